"""Everyone in the room: axe finds nothing on any page, in both schemes, at 200 % text."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.web.rooms import TestRoom

Open = Callable[..., Any]
RULES = "{runOnly: {type: 'tag', values: ['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa']}}"


def check(page: Any, axe: str, where: str) -> None:
    # The page's own policy refuses foreign scripts: evaluated, not put into the page.
    page.evaluate(axe)
    found = page.evaluate(f"axe.run(document, {RULES})")
    told = [f"{where}: {v['id']}: {v['nodes'][0]['html'][:160]}" for v in found["violations"]]
    assert told == []


def states(place: TestRoom, page: Any) -> list[tuple[str, Callable[[], None]]]:
    """Every state of a participant's page, in the order of a workshop."""
    url = place.server.join_url

    def form(key: str) -> Callable[[], None]:
        def show() -> None:
            place.go(key)
            page.goto(url)
            page.wait_for_selector("form[data-send]")
        return show

    def wrong() -> None:
        form("profil")()
        page.click(".primary")
        page.wait_for_selector(".errors")

    def sent() -> None:
        form("mots")()
        page.fill("[name='words.0']", "accès")
        page.click(".primary")
        page.wait_for_selector("[data-mode=sent]")

    def unsent() -> None:
        form("envies")()
        page.fill("textarea", "plus tard")
        page.route("**/answer", lambda route: route.abort())
        page.click(".primary")
        page.wait_for_selector("#net b")
        page.unroute_all()
        page.wait_for_selector("[data-mode=sent]")

    def group() -> None:
        page.click(".card")
        page.wait_for_selector(".team")

    def shown() -> None:
        place.go("mots", shown=True)
        page.goto(url)
        page.wait_for_selector(".result svg")

    def path(name: str) -> Callable[[], None]:
        return lambda: page.goto(url + name)

    def quiet(key: str) -> Callable[[], None]:
        def show() -> None:
            place.go(key, open_=False)
            page.goto(url)
        return show

    return [
        ("profile", form("profil")), ("errors", wrong), ("talk", quiet("accueil")),
        ("words", form("mots")), ("sent", sent), ("result", shown), ("soon", quiet("jour")),
        ("unsent", unsent), ("poll", form("jour")), ("points", form("ordre")),
        ("choose", form("groupes")), ("group", group), ("me", path("me")),
        ("privacy", path("privacy")), ("missing", path("nulle-part")),
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(place: TestRoom, open_phone: Open, axe: str, scheme: str) -> None:
    page = open_phone(join=False, color_scheme=scheme)
    check(page, axe, "join")
    page.click(".primary")
    for name, show in states(place, page):
        show()
        check(page, axe, name)
    for key in ("mots", "groupes"):
        place.session.groups.leave(
            place.step(key).id, place.session.room.everybody()[-1].id).result()
    for url in (place.server.remote_url, place.server.projector_url):
        page.goto(url)
        check(page, axe, url.split("/")[3])


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_at_200_percent_text_nothing_runs_off_the_side_and_axe_finds_nothing(
    place: TestRoom, open_phone: Open, axe: str, scheme: str
) -> None:
    page = open_phone(viewport={"width": 320, "height": 640}, color_scheme=scheme)
    for name, show in states(place, page):
        show()
        page.evaluate("document.documentElement.style.fontSize = '34px'")
        over = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert over <= 0, name
        check(page, axe, f"{name} at 200 %")


def test_targets_are_large_and_text_is_17_pixels(place: TestRoom, open_phone: Open) -> None:
    page = open_phone()
    for name, show in states(place, page):
        show()
        small = page.evaluate("""() => {
          var found = [], all = document.querySelectorAll('main button, main input, main textarea,'
            + ' main select, main .pick, main a.button');
          for (var i = 0; i < all.length; i++) {
            var box = all[i].getBoundingClientRect();
            var inside = all[i].closest('.pick') && !all[i].classList.contains('pick');
            if (box.width && !inside && all[i].type !== 'hidden' && box.height < 48)
              found.push(all[i].outerHTML.slice(0, 90) + ' ' + box.height);
          }
          return found; }""")
        assert small == [], name
        size = page.evaluate("getComputedStyle(document.body).fontSize")
        assert float(size.removesuffix("px")) >= 17


def test_the_form_works_by_keyboard(place: TestRoom, open_phone: Open) -> None:
    place.go("jour")
    page = open_phone()
    page.focus("[type=radio]")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-mode=sent] >> text=Samedi après-midi")
