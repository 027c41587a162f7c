"""Render every page a phone, the remote control and the projector's page can show.

``render(out, languages, schemes)`` writes PNG files; ``python -m screens.phone DIR`` does it for
French and English, light and dark. Needs playwright and a Chromium on the path.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import resources
from facilitator.activities.context import Source
from facilitator.activities.registry import discover
from facilitator.document.records import StepRecord
from facilitator.i18n import Languages
from facilitator.web.server import Server
from facilitator.workshop.answers import Submission
from facilitator.workshop.opening import create_session
from facilitator.workshop.plan import load_plan
from facilitator.workshop.session import Session

SIZES = {"small": (320, 568), "large": (412, 915), "tablet": (820, 1180)}
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


def _pages(stage: Stage) -> Iterable[tuple[str, Callable[[Any], None]]]:
    """Every page: its name, and how a browser that has joined gets there."""
    root = stage.server.join_url

    def see(page: Any, path: str = "") -> None:
        page.goto(root + path)

    def form(key: str, path: str = "") -> Callable[[Any], None]:
        return lambda page: (stage.go(key), see(page, path))[-1]

    def sent(page: Any) -> None:
        form("mots")(page)
        page.fill("[name='words.0']", "l’eau qui brille")
        page.fill("[name='words.1']", "pique-nique")
        page.click(".primary")
        page.wait_for_selector("[data-mode=sent]")

    def points(page: Any) -> None:
        form("ordre")(page)
        page.click(".point:nth-of-type(2) button:last-of-type")

    def group(page: Any) -> None:
        form("groupes")(page)
        page.click(".card")
        page.wait_for_selector(".team")

    def shown(key: str) -> Callable[[Any], None]:
        return lambda page: (stage.go(key, shown=True, close=True), see(page))[-1]

    def unsent(page: Any) -> None:
        form("envies")(page)
        page.fill("textarea", "Un petit marché le samedi, avec un coin pour réparer les vélos.")
        page.route("**/answer", lambda route: route.abort())
        page.click(".primary")
        page.wait_for_selector("#net b")

    def wrong(page: Any) -> None:
        form("profil")(page)
        page.evaluate("document.querySelector('[type=radio]') && 0")
        page.click(".primary")
        page.wait_for_selector(".errors")

    def late(page: Any) -> None:
        form("envies", "?edit=1")(page)
        page.fill("textarea", "Un petit marché le samedi.")
        page.route("**/answer", lambda route: route.fulfill(status=409, json={
            "error": "Cette séquence est close : la réponse n’a pas été prise.",
            "kept": ["Un petit marché le samedi."]}))
        page.click(".primary")
        page.wait_for_selector(".kept textarea")

    def feet(page: Any) -> None:
        form("jour")(page)
        for summary in page.query_selector_all("footer summary"):
            summary.click()

    yield "02-profile", form("profil")
    yield "03-error", wrong
    yield "04-look", lambda page: (stage.go("accueil", open_=False), see(page))[-1]
    yield "05-soon", lambda page: (stage.go("envies", open_=False), see(page))[-1]
    yield "06-words", form("mots")
    yield "07-sent", sent
    yield "08-poll", form("jour")
    yield "09-points", points
    yield "10-groups", form("groupes")
    yield "11-group", group
    yield "12-closed", lambda page: (stage.go("mots", close=True), see(page))[-1]
    yield "13-result", shown("mots")
    yield "14-ranking", shown("ordre")
    yield "15-unsent", unsent
    yield "16-me", lambda page: see(page, "me")
    yield "17-privacy", lambda page: see(page, "privacy")
    yield "18-missing", lambda page: see(page, "nulle-part")
    for number, key in enumerate(("rang", "avis", "carte", "cent"), 22):
        yield f"{number}-{key}", form(key)
    yield "26-late", late
    yield "27-feet", feet
    yield "19-remote", lambda page: (stage.go("mots"),
                                     page.goto(stage.server.remote_url))[-1]


def render(out: Path, languages: Iterable[str] = ("fr", "en"),
           schemes: Iterable[str] = ("light", "dark")) -> list[Path]:
    """Write a PNG for each page, size, language and scheme into ``out``; returns the files."""
    from playwright.sync_api import sync_playwright

    chromium = shutil.which("chromium")
    if chromium is None:
        raise SystemExit("chromium is not installed")
    out.mkdir(parents=True, exist_ok=True)
    written: list[Path] = []
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as play:
        stage = Stage(Path(folder))
        browser = play.chromium.launch(executable_path=chromium)
        try:
            for language in languages:
                for scheme in schemes:
                    written += _one(stage, browser, out, language, scheme)
        finally:
            browser.close()
            stage.close()
    return written


def _one(stage: Stage, browser: Any, out: Path, language: str, scheme: str) -> list[Path]:
    written = []

    def shoot(page: Any, name: str) -> None:
        for size, (width, height) in SIZES.items():
            page.set_viewport_size({"width": width, "height": height})
            path = out / f"{name}-{size}-{language}-{scheme}.png"
            page.screenshot(path=path, full_page=not name.startswith("11"))
            written.append(path)

    context = browser.new_context(locale=language, color_scheme=scheme, device_scale_factor=2,
                                  reduced_motion="reduce")
    page = context.new_page()
    page.goto(stage.server.join_url)
    shoot(page, "01-join")
    page.click(".back summary")
    shoot(page, "01-join-back")
    page.fill("[name=code]", "AAAAA-AAAAA")
    page.click(".back button")
    shoot(page, "01-join-refused")
    page.goto(stage.server.join_url)
    page.fill("[name=name]", "Noor")
    page.click(".primary")
    for name, way in _pages(stage):
        way(page)
        shoot(page, name)
        page.unroute_all()
    page.set_viewport_size({"width": 1600, "height": 900})
    for name, shown in (("20-projector-way-in", False), ("21-projector-result", True)):
        stage.go("mots", shown=shown)
        page.goto(stage.server.projector_url)
        path = out / f"{name}-{language}-{scheme}.png"
        page.screenshot(path=path)
        written.append(path)
    context.close()
    return written


if __name__ == "__main__":
    target = Path(sys.argv[1] if len(sys.argv) > 1 else "build/screens")
    print(f"{len(render(target))} pictures in {urlsplit(str(target)).path}")
