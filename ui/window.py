"""The main window: the start page or an open workshop, never a dialog in the way."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.i18n import N_, Languages
from ui.look import Look
from ui.preferences import Preferences
from ui.start.page import StartPage

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent
    from PySide6.QtWidgets import QApplication

    from facilitator.activities.kind import Kinds
    from facilitator.workshop.plan import WorkshopPlan
    from facilitator.workshop.session import Session
    from ui.ahead import Ahead
    from ui.app import Hooks
    from ui.desk import RunningServer
    from ui.start.files import Files
    from ui.tasks import Tasks
    from ui.workplace import Workplace


class MainWindow(QWidget):
    """Shows the start page, opens workshops, goes back. ``crashed`` takes what is a bug."""

    def __init__(self, app: QApplication, look: Look, preferences: Preferences,
                 languages: Languages, hooks: Hooks, language: str | None = None) -> None:
        super().__init__()
        self._app, self.look = app, look
        self._preferences, self._languages, self._hooks = preferences, languages, hooks
        self._language = language
        self._kinds: Kinds | None = None
        self._demo = False
        self.workplace: Workplace | None = None
        self.crashed: Callable[[BaseException], None] = self._unknown
        self.setWindowTitle("Palabre")
        self.resize(1280, 760)
        self.setMinimumSize(1000, 640)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self.start: StartPage | None = None
        self._page: QWidget | None = None
        self._show_start()

    @cached_property
    def tasks(self) -> Tasks:
        """What the window does off the GUI thread; made after the first paint."""
        from ui.tasks import Tasks

        return Tasks(lambda error: self.fail(error), self)

    @cached_property
    def files(self) -> Files:
        """What is done to the files of recent workshops."""
        from ui.start.files import Files

        return Files(self._preferences, self.tasks)

    @cached_property
    def _ahead(self) -> Ahead:
        from ui.ahead import Ahead

        return Ahead(self.tasks, self)

    def begin(self, path: Path | None, demo: bool) -> None:
        """After the first paint: read the kinds and templates, open what was asked for."""
        self._demo = demo

        def machinery() -> Kinds:
            from facilitator.activities.registry import discover

            return discover()

        def then(kinds: Kinds) -> None:
            self._kinds = kinds
            if demo and path is None:
                self.play_demo()
            elif path is not None:
                self.open_path(path)
            else:
                self._fill_start()

        self.tasks.run(machinery, then)

    def fail(self, error: BaseException) -> None:
        """Say inline what can happen; anything else goes to the crash report."""
        if self.workplace is not None:
            self.workplace.fail(error)
        elif self.start is None or not self.start.messages.error(error):
            self.crashed(error)

    def show_crash(self, details: str) -> None:
        """Say that something unexpected happened and that the workshop goes on."""
        words = self.look.say(N_("Quelque chose d’imprévu est arrivé ; rien n’est perdu, "
                                 "l’atelier continue."))
        page = self.workplace.page if self.workplace is not None else self.start
        if page is not None:
            page.messages.problem(words, details)

    def open_path(self, path: Path) -> None:
        """Open a workshop's file; it goes on where it was. A plan (TOML) begins a new one."""
        kinds = self._kinds
        if kinds is None:
            return
        if path.suffix.lower() == ".toml":
            from facilitator.workshop.plan import load_plan

            self.tasks.run(lambda: load_plan(path, kinds), self.make_workshop)
            return

        def opening() -> Session:
            from facilitator.workshop.opening import open_session

            return open_session(path, kinds)

        self.tasks.run(opening, self._opened, lambda error: self._not_opened(path, error))

    def make_workshop(self, plan: WorkshopPlan) -> None:
        """Make a workshop's file out of a plan, in the facilitator's folder, and prepare it."""
        from ui.start.naming import make_file, workshops_folder

        folder, kinds = workshops_folder(self._preferences.choices), self._kinds
        if kinds is not None:
            self.tasks.run(lambda: make_file(folder, plan, kinds),
                           lambda session: self._opened(session, prepare=True))

    def play_demo(self) -> None:
        """Open the demonstration with simulated participants."""
        make = self._hooks.demo_file
        if make is None:
            if self.start is not None:
                self.start.messages.notice(self.look.say(
                    N_("La démonstration n’est pas installée.")))
            return
        self._demo = True
        self.tasks.run(partial(make, self.look.tr.language), self.open_path)

    def go_back(self) -> None:
        """Close the workshop and show the start page."""
        self._close_workplace()
        self._show_start()
        self._fill_start()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._close_workplace()
        self.tasks.close()
        super().closeEvent(event)

    def _opened(self, session: Session, prepare: bool = False) -> None:
        from ui.workplace import Workplace

        self._close_workplace()
        place = Workplace(session, self.look, self._preferences, self._languages.get,
                          lambda error: self.crashed(error),
                          self._hooks.export)
        self.workplace = place
        place.leave.connect(self.go_back)
        place.restyle.connect(self._rebuild)
        place.ready.connect(self._ready)
        self._preferences.opened(place.recent())
        self._put(place.page)
        self.start = None
        if prepare:
            place.page.plan()
        place.page.take_focus()
        place.serve(self._hooks.serve or self._serve)

    def _serve(self, session: Session) -> RunningServer:
        from facilitator.web.server import Server

        server = Server(session, self._languages)
        server.start()
        return server

    def _ready(self, server: RunningServer) -> None:
        place, start = self.workplace, self._hooks.on_ready
        if self._demo and start is not None and place is not None:
            self._demo = False
            from threading import Thread

            session = place.session
            place.open_projector()
            Thread(target=start, args=(session, server), name="palabre-demo",
                   daemon=True).start()

    def _not_opened(self, path: Path, error: BaseException) -> None:
        if self.start is None:
            self._show_start()
        if self.start is not None and not self.start.filled:
            self._fill_start()
        known = any(one.path == str(path) for one in self._preferences.recent)
        if self.start is not None and known and not path.exists():
            self.start.messages.problem(
                self.look.say(N_("Le fichier {name} n’est plus là."), name=path.name), "",
                self.look.say(N_("Le retirer de la liste")), lambda: self._forget(path))
        else:
            self.fail(error)

    def _forget(self, path: Path) -> None:
        self._preferences.forget(str(path))
        if self.start is not None:
            self.start.show_recent(self._preferences.recent)

    def _show_start(self) -> None:
        self.start = StartPage(self.look, self._preferences.recent)
        self.start.chosen.connect(self.make_workshop)
        self.start.open_file.connect(self._open_chosen)
        self.start.demo.connect(self.play_demo)
        self.start.theme.connect(self._other_theme)
        self.start.language.connect(self._other_language)
        self._put(self.start)

    def _fill_start(self) -> None:
        kinds = self._kinds
        if kinds is None or self.start is None:
            return
        self.files.watch(self.start)

        def reading() -> Any:
            from facilitator.workshop.templates import templates

            return templates(kinds, self._preferences.templates, self.look.tr.language)

        def show(found: Any) -> None:
            if self.start is not None:
                self.start.show_templates(found, kinds)
            self._ahead.start()

        self.tasks.run(reading, show)

    def _open_chosen(self, path: str) -> None:
        if not path:
            from PySide6.QtWidgets import QFileDialog

            from ui.start.naming import workshops_folder

            folder = workshops_folder(self._preferences.choices)
            path, _ = QFileDialog.getOpenFileName(
                self, self.look.say(N_("Ouvrir un atelier")), str(folder),
                self.look.say(N_("Ateliers et plans (*.palabre *.toml)")))
        if path:
            self.open_path(Path(path))

    def _other_theme(self) -> None:
        self._preferences.choose(theme="light" if self.look.theme.name == "dark" else "dark")
        self._rebuild()

    def _other_language(self) -> None:
        codes = self._languages.codes()
        place = codes.index(self.look.tr.language) if self.look.tr.language in codes else 0
        self._language = None
        self._preferences.choose(language=codes[(place + 1) % len(codes)])
        self._rebuild()

    def _rebuild(self) -> None:
        """Everything anew in another look; the open workshop stays open."""
        from ui.app import make_look

        self.look = make_look(self._preferences.choices, self._languages, self._language,
                              self._app)
        self.look.dress(self._app)
        if self.workplace is not None:
            running = self.workplace.page.running()
            self.workplace.build(self.look)
            self._put(self.workplace.page)
            if not running:
                self.workplace.page.plan()
        else:
            self._show_start()
            self._fill_start()

    def _put(self, page: QWidget) -> None:
        layout = self.layout()
        assert layout is not None
        if self._page is not None:
            layout.removeWidget(self._page)
            self._page.hide()
            self._page.deleteLater()
        self._page = page
        layout.addWidget(page)

    def _close_workplace(self) -> None:
        if self.workplace is not None:
            self.workplace.close()
            self.workplace = None

    @staticmethod
    def _unknown(error: BaseException) -> None:
        raise error
