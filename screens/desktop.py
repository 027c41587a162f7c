"""Render every window of the desktop to PNG files, to be looked at by whoever changes one."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Barrier

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QElapsedTimer, QEvent, QSize
from PySide6.QtWidgets import QApplication, QWidget

import resources
from facilitator.activities.registry import discover
from facilitator.i18n import Languages
from facilitator.theme import load_theme
from facilitator.web.network import Candidate, Interface, addresses
from facilitator.web.selfcheck import SelfCheck
from facilitator.workshop.session import Session
from facilitator.workshop.templates import templates
from screens.around import panel_pictures, report_pictures
from screens.chain import ChainPictures
from screens.chain_sample import chain_session
from screens.sample import sample_session
from ui.look import Look
from ui.people.page import ImportPage
from ui.preferences import Preferences, Recent
from ui.start.page import StartPage
from ui.tasks import Tasks
from ui.workplace import Workplace

LANGUAGES = ("fr", "en")
THEMES = ("light", "dark")
SIZES = ((1280, 720), (1920, 1080))
RECENT = (
    Recent("/ateliers/canal.palabre", "Vivre au bord du canal", "2026-11-24",
           "Maison de quartier, Épinal", 20),
    Recent("/ateliers/jardins.palabre", "Des jardins partagés pour tout le monde", "2026-03-12",
           "Mamoudzou", 31),
    Recent("/ateliers/ecole.palabre", "L’école et ses alentours", "2025-10-02", "Saint-Dié", 14),
)

SIGNED_UP = "Prénom;Nom;Structure;Courriel\n" + "".join(
    f"{first};{last};{place};{first}@exemple.fr\n" for first, last, place in (
        ("Aïcha", "Belkacem", "Les Jardins du canal"), ("Brice", "Colin", "La Ruche"),
        ("Clémence", "Dumont", "Mairie"), ("", "", "La Ruche"), ("aicha", "belkacem", "")))


@dataclass(frozen=True)
class FakeServer:
    """Says where phones would go."""

    join_url: str = "http://192.168.1.20:8765/"
    remote_url: str = "http://192.168.1.20:8765/remote/secret/"
    projector_url: str = "http://192.168.1.20:8765/projector/secret/"

    def announce(self, host: str) -> object:
        """Nothing to do."""
        return host

    def check(self) -> bool:
        """Yes."""
        return True

    def self_check(self) -> SelfCheck:
        """All is well."""
        return SelfCheck("192.168.1.20")

    def addresses(self) -> list[Candidate]:
        """The room's Wi-Fi, and what else a laptop has."""
        return addresses([Interface("wlp3s0", "192.168.1.20"), Interface("docker0", "172.17.0.1"),
                          Interface("enp2s0", "10.0.0.7"), Interface("lo", "127.0.0.1")])

    @property
    def contact(self) -> None:
        """Nobody yet."""

    def stop(self) -> None:
        """Nothing to do."""


class Studio:
    """Takes the pictures of one language, theme and size; the room's are in them as well."""

    def __init__(self, app: QApplication, out: Path, look: Look, languages: Languages,
                 size: tuple[int, int]) -> None:
        self._app, self._look, self._languages, self._size = app, look, languages, size
        self._tasks: Tasks | None = None
        self._out = out / f"{look.tr.language}-{look.theme.name}-{size[0]}x{size[1]}"
        self._out.mkdir(parents=True, exist_ok=True)
        look.dress(app)

    def start(self) -> None:
        """The start page, empty and used."""
        kinds = discover()
        pinned = replace(RECENT[1], pinned=True)
        many = (pinned, *RECENT, *(replace(one, path=f"{one.path}-{n}")
                                   for n in range(3) for one in RECENT))
        for name, recent in (("start-empty", ()), ("start", RECENT), ("start-crowded", many)):
            page = StartPage(self._look, recent)
            page.show_templates(templates(kinds, language=self._look.tr.language), kinds)
            page.recents.show_missing({RECENT[2].path})
            self._take(page, name)
            page.deleteLater()

    def workshop(self, people: int, name: str) -> None:
        """The pages of an open workshop with so many people in it."""
        with tempfile.TemporaryDirectory() as folder:
            session = sample_session(Path(folder) / "a.palabre", discover(), people=people,
                                     crowded=name == "crowded",
                                     language=self._look.tr.language)
            place = self._place(session)
            self._tasks = place.desk.tasks
            try:
                self._pages(place, session, name, full=people > 0)
            finally:
                self._tasks = None
                place.close()
                self._settle()

    def chain(self) -> None:
        """The chain from themes to actions, and what the room sees of it."""
        with tempfile.TemporaryDirectory() as folder:
            session = chain_session(Path(folder) / "a.palabre", discover(),
                                    self._look.tr.language)
            place = self._place(session)
            self._tasks = place.desk.tasks
            try:
                place.page.resize(QSize(*self._size))
                place.page.show()
                place.page.take_focus()
                ChainPictures(place, session, self._take, self._settle).all()
            finally:
                self._tasks = None
                place.close()
                self._settle()

    def _place(self, session: Session) -> Workplace:
        """The workshop as somebody has it open who projects in the window's theme too."""
        preferences = Preferences(session.path.with_name("preferences.json"))
        preferences.choose(projector_theme=self._look.theme.name)
        place = Workplace(session, self._look, preferences, self._languages.get, _raise)
        place.serve(lambda _: FakeServer())
        return place

    def _pages(self, place: Workplace, session: Session, name: str, full: bool) -> None:
        page = place.page
        page.resize(QSize(*self._size))
        page.show()
        page.take_focus()  # as the window does
        self._around(place, session, name)
        page.run()
        self._settle(400)
        panel_pictures(place, name, self._take, self._settle)
        for step in session.steps():
            if not full and step.position > 1:
                continue
            session.flow.go(step.id).result()
            session.flow.show(step.id, full).result()
            if full and session.kinds[step.kind].collects:
                session.flow.open(step.id).result()
            self._settle(400)
            for number, _tab in enumerate(place.console.centre.tabs()):
                place.console.centre.show_tab(number)
                self._take(page, f"console-{name}-{step.kind}-{number}")
            if full:
                place.open_projector()
                assert place.projector is not None
                self._take(place.projector, f"projector-{name}-{step.kind}")

    def _around(self, place: Workplace, session: Session, name: str) -> None:
        """The preparation with its tools, and the results looked back at."""
        page, prepare = place.page, place.prepare
        page.plan()
        while not prepare.list.count():
            self._settle(100)
        self._settle(400)
        for number in range(min(prepare.list.count(), 12)):
            prepare.list.setCurrentRow(number)
            self._settle(400)
            self._take(page, f"prepare-{name}-{number}")
        for product in ("poster", "badges"):
            prepare.print(product)
            self._settle(900)
            self._take(page, f"print-{name}-{product}")
        prepare.tools.import_people()
        self._take(page, f"import-{name}-empty")
        signed = session.path.with_name("inscrits.csv")
        signed.write_text(SIGNED_UP, "utf-8")
        tool = prepare.tools.tool()
        assert isinstance(tool, ImportPage)
        tool.read(signed)
        self._settle(400)
        self._take(page, f"import-{name}")
        prepare.tools.close_tool()
        page.look_back()
        self._settle(500)
        self._wait_for_tasks()
        for number in range(max(1, min(place.past.list.count(), 8))):
            place.past.list.setCurrentRow(number)
            self._settle(400)
            self._take(page, f"past-{name}-{number}")
        report_pictures(place, name, self._take, self._settle)

    def _take(self, widget: QWidget, name: str) -> None:
        widget.resize(QSize(*self._size))
        widget.show()
        self._settle(350)
        for _ in range(2):  # what was read may ask for more
            self._wait_for_tasks()
        widget.grab().save(str(self._out / f"{name}.png"))

    def _wait_for_tasks(self) -> None:
        """Until all that is read behind the window is there, and laid out."""
        if self._tasks is None:
            return
        both = Barrier(2)  # the two threads meet once neither has anything else to do
        met: list[int] = []
        for _ in range(2):
            self._tasks.run(both.wait, met.append)
        while len(met) < 2:
            self._app.processEvents()
        self._settle(60)

    def _settle(self, milliseconds: int = 50) -> None:
        clock = QElapsedTimer()
        clock.start()
        while clock.elapsed() < milliseconds:
            self._app.processEvents()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def render(out: Path, languages: Sequence[str] = LANGUAGES, themes: Sequence[str] = THEMES,
           sizes: Sequence[tuple[int, int]] = SIZES) -> Path:
    """Write the pictures into folders of ``out``, one per language, theme and size."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    known = Languages(resources.path("translations"))
    for look, size in _looks(languages, themes, sizes, known):
        studio = Studio(app, out, look, known, size)
        jobs: tuple[Callable[[], None], ...] = (
            studio.start, lambda s=studio: s.workshop(0, "empty"),
            lambda s=studio: s.workshop(20, "typical"),
            lambda s=studio: s.workshop(120, "crowded"), studio.chain,
        )
        for job in jobs:
            job()
    return out


def _looks(languages: Sequence[str], themes: Sequence[str], sizes: Sequence[tuple[int, int]],
           known: Languages) -> Iterator[tuple[Look, tuple[int, int]]]:
    for language in languages:
        for theme in themes:
            for size in sizes:
                yield Look(load_theme(theme), known.get(language), still=True), size


def _raise(error: BaseException) -> None:
    raise error
