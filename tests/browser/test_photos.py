"""A group with real browsers: photos from a phone, and the rapporteur at a laptop."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from tests.web.rooms import TestRoom

Open = Callable[..., Any]
LAPTOP = {"viewport": {"width": 1280, "height": 720}, "is_mobile": False, "has_touch": False}


def file(size: tuple[int, int] = (3200, 2400), turn: int = 1) -> dict[str, Any]:
    """A photo as a camera writes it, not small, turned as ``turn`` says (EXIF orientation)."""
    exif = Image.Exif()
    exif[0x0112] = turn
    out = BytesIO()
    Image.effect_noise(size, 60).convert("RGB").save(out, "JPEG", quality=90, exif=exif)
    return {"name": "tableau.jpg", "mimeType": "image/jpeg", "buffer": out.getvalue()}


def member(place: TestRoom, open_phone: Open, name: str, **options: Any) -> Any:
    place.go("groupes")
    page = open_phone(name, **options)
    page.click("text=Groupe des bancs")
    page.wait_for_selector(".team")
    return page


def drawn(page, selector: str) -> bool:
    """Whether an image has come and can be drawn (the page's policy forbids waiting by script)."""
    for _ in range(600):
        if page.evaluate(f"document.querySelector({selector!r}).naturalWidth > 0"):
            return True
        page.wait_for_timeout(50)
    return False



def test_a_photo_is_made_small_on_the_phone_and_seen_by_the_group(
    place: TestRoom, open_phone: Open
) -> None:
    one, two = member(place, open_phone, "Gil"), member(place, open_phone, "Hal")
    one.fill("[name='o1.0']", "pas encore envoyé")
    sent: list[int] = []
    one.on("request", lambda asked: sent.append(int(asked.headers.get("content-length", 0)))
           if asked.url.endswith("/photo") else None)
    photo = file(turn=6)
    with one.expect_response("**/photo", timeout=40_000) as answered:
        one.set_input_files("[data-place=o2]", photo)
    size = int(answered.value.request.all_headers()["content-length"])
    assert size < len(photo["buffer"]) / 2
    for page in (one, two):
        page.wait_for_selector(".shots img[alt='Photo prise par Gil']")
        assert drawn(page, ".shots img")
    assert one.input_value("[name='o1.0']") == "pas encore envoyé"
    kept = place.session.media.of(place.step("groupes").id)[-1]
    assert (kept.place, kept.width, kept.height) == ("o2", 1200, 1600)  # upright, reduced
    assert two.query_selector("text=Retirer") is None
    one.click("text=Retirer")
    two.wait_for_selector(".shots img", state="detached")
    assert one.input_value("[name='o1.0']") == "pas encore envoyé"


def test_a_photo_that_cannot_get_through_can_be_sent_again(
    place: TestRoom, open_phone: Open
) -> None:
    page = member(place, open_phone, "Ida")
    page.route("**/photo", lambda route: route.abort())
    page.set_input_files("[data-place=o1]", file((300, 200)))
    page.wait_for_selector("#kept >> text=n’est pas encore partie")
    page.unroute_all()
    page.click("#kept button")
    page.wait_for_selector(".shots img[alt='Photo prise par Ida']")
    assert page.query_selector("#kept section") is None


def test_what_is_no_photo_is_said_in_words(place: TestRoom, open_phone: Open) -> None:
    page = member(place, open_phone, "Jo")
    page.set_input_files("[data-place=o1]", {"name": "x.jpg", "mimeType": "image/jpeg",
                                             "buffer": b"not a photo"})
    page.wait_for_selector("#kept >> text=pas une photo lisible")
    page.click("#kept button")
    assert page.query_selector("#kept section") is None


def test_photos_without_javascript(place: TestRoom, open_phone: Open) -> None:
    page = member(place, open_phone, "Kim", java_script_enabled=False)
    page.set_input_files("[data-place=o1]", file((400, 300)))
    page.click("text=Envoyer la photo >> nth=0")
    page.wait_for_selector(".shots img[alt='Photo prise par Kim']")
    page.click("text=Retirer")
    page.wait_for_selector(".team")
    assert page.query_selector("img[alt='Photo prise par Kim']") is None


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_about_photos(
    place: TestRoom, open_phone: Open, axe: str, scheme: str
) -> None:
    page = member(place, open_phone, "Lea", color_scheme=scheme)
    page.set_input_files("[data-place=o1]", file((300, 200)))
    page.wait_for_selector(".shots img[alt='Photo prise par Lea']")
    page.evaluate(axe)
    for shown in (False, True):
        place.go("groupes", shown=shown)
        if shown:
            page.wait_for_selector(".result .shots img")
        found = page.evaluate("axe.run().then(r => r.violations.map(v => v.id))")
        assert found == []
    place.go("groupes")


def test_at_a_laptop_all_cells_stand_side_by_side(place: TestRoom, open_phone: Open) -> None:
    page = member(place, open_phone, "Max", **LAPTOP)
    boxes = [field.bounding_box() for field in page.query_selector_all(".columns > .field")]
    assert len(boxes) == 2
    assert boxes[0]["y"] == boxes[1]["y"]
    assert boxes[1]["x"] >= boxes[0]["x"] + boxes[0]["width"]
    assert min(box["width"] for box in boxes) > 400
    page.set_viewport_size({"width": 899, "height": 700})
    boxes = [field.bounding_box() for field in page.query_selector_all(".columns > .field")]
    assert boxes[0]["x"] == boxes[1]["x"]
    assert boxes[1]["y"] > boxes[0]["y"]


def test_at_a_laptop_the_grid_fits_at_200_percent(place: TestRoom, open_phone: Open) -> None:
    page = member(place, open_phone, "Noa", **LAPTOP)
    page.evaluate("document.documentElement.style.fontSize = '34px'")
    assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0
    assert re.match("Groupe", page.inner_text(".team b"))


def test_with_javascript_one_button_adds_a_photo(place: TestRoom, open_phone: Open) -> None:
    page = member(place, open_phone, "Ode")
    assert page.is_visible(".shot label")
    assert not page.is_visible("text=Envoyer la photo")
