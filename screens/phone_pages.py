"""The sample workshop behind the phones' pictures, served, and the ways to each of its pages."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import resources
from facilitator.activities.context import Source
from facilitator.activities.registry import discover
from facilitator.document.records import StepRecord
from facilitator.document.writer import Written
from facilitator.i18n import Languages
from facilitator.web.server import Server
from facilitator.workshop.answers import GRACE, Submission
from facilitator.workshop.changes import StepChanged
from facilitator.workshop.opening import create_session
from facilitator.workshop.plan import load_plan
from facilitator.workshop.session import Session

_NAMES = ("Awa", "Loïc", "Mei", "Yaël", "Tomás", "Inès", "Bakari", "Rose")
_WORDS = (("marché", "eau", "fête"), ("fête", "ombre"), ("eau", "rencontres", "pêche"),
          ("vélo", "fête"), ("rencontres", "ombre", "marché"), ("eau", "bruit"), ("ombre",),
          ("fête", "marché"))


class Stage:
    """A served sample workshop with a few people who have answered."""

    def __init__(self, folder: Path) -> None:
        kinds = discover()
        plan = load_plan(Path(__file__).with_name("phone_plan.toml"), kinds)
        self.session: Session = create_session(folder / "ecrans.palabre", plan, kinds)
        self.server = Server(self.session, Languages(resources.path("translations")),
                             host="127.0.0.1", port=0)
        self.server.start()
        self._people = [self.session.room.join(name).result().participant for name in _NAMES]
        self._fill()

    def step(self, key: str) -> StepRecord:
        """A step by its key."""
        return next(step for step in self.session.steps() if step.key == key)

    def go(self, key: str, *, open_: bool = True, shown: bool = False, close: bool = False) -> None:
        """Go to a step and set its state."""
        step, flow = self.step(key), self.session.flow
        flow.go(step.id).result()
        if open_:
            flow.open(step.id).result()
        if close:
            flow.close(step.id).result()
        flow.show(step.id, shown).result()

    def close_long_ago(self, key: str) -> None:
        """Close a step so long ago that not even the seconds of grace are left."""
        step = self.step(key)
        self.session.flow.close(step.id).result()

        def age(db: sqlite3.Connection) -> Written[None]:
            db.execute("update step set closed_at = closed_at - ? where id = ?",
                       [GRACE + 1, step.id])
            return Written(None, (StepChanged(step.id),))

        self.session.document.write(age).result()

    def _fill(self) -> None:
        grid = self.step("groupes")
        teams = self.session.groups.of(grid.id)
        for number, person in enumerate(self._people):
            self._give("mots", person.id, {"words": list(_WORDS[number])})
            self._give("ordre", person.id, {"dots": {"o2": 2, f"o{1 + number % 4}": 1}})
            self.session.groups.join(teams[number % 2].id, person.id).result()
        columns = [field.name for field in self.session.kinds["grid"].answer_fields(
            self.session.answers.form_context(grid))]
        self._give("groupes", self._people[0].id, {columns[0]: ["Personne ne sait scier."]})
        self._give("groupes", self._people[2].id, {columns[0]: ["Le bois coûte cher."],
                                                   columns[1]: ["La scierie d’à côté."]})

    def _give(self, key: str, person: str, value: dict[str, Any]) -> None:
        given = Submission(f"{key}-{person}", self.step(key).id, person, value, Source.FACILITATOR)
        self.session.answers.submit(given).result()

    def close(self) -> None:
        """Stop serving and close the file."""
        self.server.stop()
        self.session.close()


Way = Callable[[Any], None]


class Pages:
    """Every page: its name, and how the page of a browser that has joined gets there."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    def __iter__(self) -> Iterator[tuple[str, Way]]:
        yield from self._one_step_after_another()
        yield "15-unsent", self._unsent
        yield "16-me", lambda page: self._see(page, "me")
        yield "17-privacy", lambda page: self._see(page, "privacy")
        yield "18-missing", lambda page: self._see(page, "nulle-part")
        for number, key in enumerate(("rang", "avis", "carte", "cent"), 22):
            yield f"{number}-{key}", self._at(key)
        yield "27-feet", self._feet
        yield "26-late", self._late
        yield "19-remote", self._remote

    def _one_step_after_another(self) -> Iterator[tuple[str, Way]]:
        yield "02-profile", self._at("profil")
        yield "03-error", self._wrong
        yield "04-look", self._at("accueil", open_=False)
        yield "05-soon", self._at("envies", open_=False)
        yield "06-words", self._at("mots")
        yield "07-sent", self._sent
        yield "08-poll", self._at("jour")
        yield "09-points", self._points
        yield "10-groups", self._at("groupes")
        yield "11-group", self._group
        yield "12-closed", self._at("mots", close=True)
        yield "13-result", self._at("mots", shown=True, close=True)
        yield "14-ranking", self._at("ordre", shown=True, close=True)

    def _see(self, page: Any, path: str = "") -> None:
        page.goto(self._stage.server.join_url + path)

    def _at(self, key: str, path: str = "", **state: bool) -> Way:
        def way(page: Any) -> None:
            self._stage.go(key, **state)
            self._see(page, path)
        return way

    def _remote(self, page: Any) -> None:
        self._stage.go("mots")
        page.goto(self._stage.server.remote_url)

    def _sent(self, page: Any) -> None:
        self._at("mots")(page)
        page.fill("[name='words.0']", "l’eau qui brille")
        page.fill("[name='words.1']", "pique-nique")
        page.click(".primary")
        page.wait_for_selector("[data-mode=sent]")

    def _points(self, page: Any) -> None:
        self._at("ordre")(page)
        page.click(".point:nth-of-type(2) button:last-of-type")

    def _group(self, page: Any) -> None:
        self._at("groupes")(page)
        page.click(".card")
        page.wait_for_selector(".team")

    def _unsent(self, page: Any) -> None:
        self._at("envies")(page)
        page.fill("textarea", "Un petit marché le samedi, avec un coin pour réparer les vélos.")
        page.route("**/answer", lambda route: route.abort())
        page.click(".primary")
        page.wait_for_selector("#net b")

    def _wrong(self, page: Any) -> None:
        self._at("profil")(page)
        page.click(".primary")
        page.wait_for_selector(".errors")

    def _late(self, page: Any) -> None:
        self._at("envies", "?edit=1")(page)
        page.fill("textarea", "Un petit marché le samedi.")

        def too_late(route: Any) -> None:
            self._stage.close_long_ago("envies")
            route.continue_()

        page.route("**/answer", too_late)
        page.click(".primary")
        page.wait_for_selector(".kept textarea")

    def _feet(self, page: Any) -> None:
        self._at("jour")(page)
        for summary in page.query_selector_all("footer summary"):
            summary.click()
