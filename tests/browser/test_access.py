"""Everyone in the room: axe finds nothing in any state, in both schemes, at 200 % text."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.web.phones import Phone
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

    def late() -> None:
        # It tries again by itself, so the answer is there before the button is pressed.
        page.route("**/answer", lambda route: route.fulfill(
            status=409, json={"error": "Cette séquence est close.", "kept": ["plus tard"]}))
        page.evaluate("var again = document.querySelector('#net button'); again && again.click()")
        page.wait_for_selector(".kept textarea")

    def sent_later() -> None:
        page.unroute_all()
        page.click(".kept button")
        page.fill("textarea", "plus tard encore")
        page.click(".primary")
        page.wait_for_selector("[data-mode=sent]")

    def group() -> None:
        page.click(".card")
        page.wait_for_selector(".team")

    def conflict() -> None:
        """Somebody else writes the line that is being written here."""
        team = place.session.groups.of(place.step("groupes").id)[0]
        other = Phone(place.port).join("Bao")
        other.send("/group", {"step": place.step("groupes").id, "group": team.id})
        field = page.get_attribute(".line input", "name").split(".")[0]
        page.fill(f"[name='{field}.0']", "la mienne")
        other.answer(place.step("groupes").id, {field: ["la sienne"]})
        page.wait_for_selector(".others >> text=la sienne")

    def path(name: str) -> Callable[[], None]:
        return lambda: page.goto(url + name)

    def quiet(key: str, *, shown: bool = False) -> Callable[[], None]:
        def show() -> None:
            place.go(key, open_=False, shown=shown)
            page.goto(url)
        return show

    def feet() -> None:
        page.goto(url)
        for summary in page.query_selector_all("footer summary"):
            summary.click()

    def not_deleted() -> None:
        page.goto(url + "me")
        page.evaluate("document.querySelector('[name=sure]').required = false")
        page.click(".alarm")
        page.wait_for_selector("[role=status] >> text=Rien n’est effacé")

    def photo_gone() -> None:
        page.goto(url + "photo/partie")

    return [
        ("profile", form("profil")), ("errors", wrong), ("talk", quiet("accueil")),
        ("words", form("mots")), ("sent", sent), ("soon", quiet("jour")),
        ("unsent", unsent), ("late", late), ("sent later", sent_later),
        ("poll", form("jour")), ("points", form("ordre")),
        ("choose", form("groupes")), ("group", group), ("conflict", conflict),
        *((f"result of {key}", quiet(key, shown=True))
          for key in ("profil", "mots", "envies", "jour", "ordre", "groupes")),
        ("code and languages", feet), ("me", path("me")), ("not deleted", not_deleted),
        ("privacy", path("privacy")), ("missing", path("nulle-part")), ("no photo", photo_gone),
    ]


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
    for name, show in states(place, page):
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
