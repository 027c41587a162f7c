"""Everyone in the room: axe finds nothing in any state, in both schemes, at 200 % text."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.states import States
from tests.web.rooms import TestRoom

Open = Callable[..., Any]
RULES = "{runOnly: {type: 'tag', values: ['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa']}}"


CONTRAST = "{runOnly: ['color-contrast']}"


def check(page: Any, axe: str, where: str, rules: str = RULES) -> None:
    # The page's own policy refuses foreign scripts: evaluated, not put into the page.
    if not page.evaluate("'axe' in window"):
        page.evaluate(axe)
    found = page.evaluate(f"axe.run(document, {rules})")
    told = [f"{where}: {v['id']}: {v['nodes'][0]['html'][:160]}" for v in found["violations"]]
    assert told == []


BIG = "document.documentElement.style.fontSize = '{}'"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_any_state_and_nothing_runs_off_the_side_at_200_percent_text(
    place: TestRoom, open_phone: Open, axe: str, scheme: str
) -> None:
    page = open_phone(join=False, viewport={"width": 320, "height": 640}, color_scheme=scheme)

    def look(name: str) -> None:
        # What a scheme changes is contrast, which is strictest while text is small.
        check(page, axe, name, RULES if scheme == "light" else CONTRAST)
        assert small_targets(page) == [], name
        size = page.evaluate("getComputedStyle(document.body).fontSize")
        assert float(size.removesuffix("px")) >= 17
        page.evaluate(BIG.format("34px"))
        # Not innerWidth: a phone's browser makes its window as wide as what runs off the side.
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, name
        check(page, axe, f"{name} at 200 %")
        page.evaluate(BIG.format(""))

    page.click(".back summary")
    look("join")
    page.fill("[name=code]", "AAAAA-AAAAA")
    page.click(".back button")
    page.wait_for_selector("h1 >> text=Ce code")
    look("wrong code")
    page.goto(place.server.join_url)
    page.click(".primary")
    page.wait_for_selector("#main")
    for name, show in States(place, page):
        show()
        look(name)
    place.session.groups.leave(
        place.step("groupes").id, place.session.room.everybody()[-1].id).result()
    page.goto(place.server.remote_url)
    look("remote")
    page.goto(place.server.projector_url)
    check(page, axe, "projector")


def small_targets(page: Any) -> list[str]:
    """What people touch that is lower than 48 pixels."""
    return list(page.evaluate("""() => {
      var found = [], all = document.querySelectorAll('main button, main input, main textarea,'
        + ' main select, main .pick, main a.button, .kept button');
      for (var i = 0; i < all.length; i++) {
        var box = all[i].getBoundingClientRect();
        var inside = all[i].closest('.pick, .shot') && !all[i].classList.contains('pick');
        if (box.width && !inside && all[i].type !== 'hidden' && box.height < 48)
          found.push(all[i].outerHTML.slice(0, 90) + ' ' + box.height);
      }
      return found; }"""))


def test_the_form_works_by_keyboard(place: TestRoom, open_phone: Open) -> None:
    place.go("jour")
    page = open_phone()
    page.focus("[type=radio]")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-mode=sent] >> text=Samedi après-midi")
