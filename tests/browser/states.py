"""Every state of a participant's page, in the order of a workshop."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from tests.web.phones import Phone
from tests.web.rooms import TestRoom

Show = Callable[[], None]


class States:
    """Each state's name and the way there from the one before, for a page that has joined."""

    def __init__(self, place: TestRoom, page: Any) -> None:
        self._place, self._page = place, page
        self._url = place.server.join_url

    def __iter__(self) -> Iterator[tuple[str, Show]]:
        yield from self._answering()
        yield from self._in_groups()
        for key in ("profil", "mots", "envies", "jour", "ordre", "groupes"):
            yield f"result of {key}", self._quiet(key, shown=True)
        yield "code and languages", self._feet
        yield "me", self._path("me")
        yield "not deleted", self._not_deleted
        yield "privacy", self._path("privacy")
        yield "missing", self._path("nulle-part")
        yield "no photo", self._path("photo/partie")

    def _answering(self) -> Iterator[tuple[str, Show]]:
        yield "profile", self._form("profil")
        yield "errors", self._wrong
        yield "talk", self._quiet("accueil")
        yield "words", self._form("mots")
        yield "sent", self._sent
        yield "soon", self._quiet("jour")
        yield "unsent", self._unsent
        yield "late", self._late
        yield "sent later", self._sent_later
        yield "poll", self._form("jour")
        yield "points", self._form("ordre")

    def _in_groups(self) -> Iterator[tuple[str, Show]]:
        yield "choose", self._form("groupes")
        yield "group", self._group
        yield "conflict", self._conflict

    def _form(self, key: str) -> Show:
        def show() -> None:
            self._place.go(key)
            self._page.goto(self._url)
            self._page.wait_for_selector("form[data-send]")
        return show

    def _quiet(self, key: str, *, shown: bool = False) -> Show:
        def show() -> None:
            self._place.go(key, open_=False, shown=shown)
            self._page.goto(self._url)
        return show

    def _path(self, name: str) -> Show:
        return lambda: self._page.goto(self._url + name)

    def _wrong(self) -> None:
        self._form("profil")()
        self._page.click(".primary")
        self._page.wait_for_selector(".errors")

    def _sent(self) -> None:
        self._form("mots")()
        self._page.fill("[name='words.0']", "accès")
        self._page.click(".primary")
        self._page.wait_for_selector("[data-mode=sent]")

    def _unsent(self) -> None:
        self._form("envies")()
        self._page.fill("textarea", "plus tard")
        self._page.route("**/answer", lambda route: route.abort())
        self._page.click(".primary")
        self._page.wait_for_selector("#net b")

    def _late(self) -> None:
        # It tries again by itself: the refusal may be there before the button is pressed.
        self._page.route("**/answer", lambda route: route.fulfill(
            status=409, json={"error": "Cette séquence est close.", "kept": ["plus tard"]}))
        self._page.evaluate("var one = document.querySelector('#net button'); one && one.click()")
        self._page.wait_for_selector(".kept textarea")

    def _sent_later(self) -> None:
        self._page.unroute_all()
        self._page.click(".kept button")
        self._page.fill("textarea", "plus tard encore")
        self._page.click(".primary")
        self._page.wait_for_selector("[data-mode=sent]")

    def _group(self) -> None:
        self._page.click(".card")
        self._page.wait_for_selector(".team")

    def _conflict(self) -> None:
        """Somebody else writes the line that is being written here."""
        step = self._place.step("groupes").id
        team = self._place.session.groups.of(step)[0]
        other = Phone(self._place.port).join("Bao")
        other.send("/group", {"step": step, "group": team.id})
        field = self._page.get_attribute(".line input", "name").split(".")[0]
        self._page.fill(f"[name='{field}.0']", "la mienne")
        other.answer(step, {field: ["la sienne"]})
        self._page.wait_for_selector(".others >> text=la sienne")

    def _feet(self) -> None:
        self._page.goto(self._url)
        for summary in self._page.query_selector_all("footer summary"):
            summary.click()

    def _not_deleted(self) -> None:
        self._page.goto(self._url + "me")
        self._page.evaluate("document.querySelector('[name=sure]').required = false")
        self._page.click(".alarm")
        self._page.wait_for_selector("[role=status] >> text=Rien n’est effacé")
