"""Enter on a laptop or a phone with keys: on to the next line, and nothing sent by mistake."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.web.rooms import TestRoom

Open = Callable[..., Any]
LAPTOP = {"viewport": {"width": 1280, "height": 720}, "is_mobile": False, "has_touch": False}


def texts(place: TestRoom, key: str) -> list[str]:
    return [str(entry.payload.get("text", ""))
            for entry in place.session.results.entries(place.step(key))]


def focus(page: Any) -> str:
    return str(page.evaluate("document.activeElement.name || document.activeElement.className"))


def test_enter_walks_through_a_grid_and_ctrl_enter_sends_it(
    place: TestRoom, open_phone: Open
) -> None:
    place.go("groupes")
    page = open_phone("Ida", **LAPTOP)
    page.click("text=Groupe des bancs")
    page.wait_for_selector(".team")
    assert page.is_visible("text=Ctrl+Entrée")
    names = [box.get_attribute("name") for box in page.query_selector_all(".line input")]
    first = names[0].split(".")[0]
    page.focus(f"[name='{first}.0']")
    for words in ("Le bois manque", "Le temps aussi"):
        page.keyboard.type(words)
        page.keyboard.press("Enter")
    assert focus(page) == f"{first}.2"  # folded until then
    page.keyboard.press("Enter")  # an empty line: the next cell
    assert focus(page) == next(name for name in names if not name.startswith(first))
    page.keyboard.type("La scierie")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    assert focus(page) == "primary"  # the end of the grid: one more would send, as on any button
    assert texts(place, "groupes") == []
    page.focus(f"[name='{first}.1']")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector(".tick")
    assert texts(place, "groupes") == ["Le bois manque", "Le temps aussi", "La scierie"]


def test_enter_walks_through_words_and_sends_from_the_last(
    place: TestRoom, open_phone: Open
) -> None:
    place.go("mots")
    page = open_phone(**LAPTOP)
    page.focus("[name='words.0']")
    for word in ("halage", "brume", "héron"):
        page.keyboard.type(word)
        assert page.query_selector("[data-mode=sent]") is None
        page.keyboard.press("Enter")
    page.wait_for_selector("[data-mode=sent]")
    place.go("envies")
    page.wait_for_selector("textarea")
    page.fill("textarea", "Un banc")
    page.focus("textarea")
    page.keyboard.press("Enter")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("[data-mode=sent]")


def test_without_javascript_enter_sends_and_the_page_stays_to_be_completed(
    place: TestRoom, open_phone: Open
) -> None:
    place.go("groupes")
    page = open_phone("Jo", java_script_enabled=False)
    page.click("text=Groupe des arbres")
    assert not page.is_visible("text=Ctrl+Entrée")
    page.fill(".line input >> nth=0", "La pelle")
    page.press(".line input >> nth=0", "Enter")
    page.wait_for_selector(".tick >> text=vous pouvez compléter")
    assert page.input_value(".line input >> nth=0") == "La pelle"


def test_a_prompt_worded_anew_takes_nobody_out_of_their_field(
    place: TestRoom, open_phone: Open
) -> None:
    place.go("envies")
    page, step = open_phone(), place.step("envies")
    page.focus("textarea")
    place.session.plan.change(step.id, prompt="Que rêvez-vous d’y faire ?").result()
    page.wait_for_selector("h1 >> text=rêvez")
    page.keyboard.type("Danser")
    page.click(".primary")
    page.wait_for_selector("[data-mode=sent]")
    assert "Danser" in texts(place, "envies")
    place.session.plan.change(step.id, prompt=step.prompt).result()
