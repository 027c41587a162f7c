"""An open workshop with everything around it: server, projector, pages; closed as one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from facilitator.i18n import N_, Translator
from facilitator.theme import load_theme
from facilitator.workshop.changes import WorkshopChanged
from facilitator.workshop.projection.sight import Entrance
from facilitator.workshop.session import Session
from ui.bridge import Bridge, News
from ui.console.page import ConsolePage
from ui.desk import Desk, Export, RunningServer, Serve
from ui.look import Look
from ui.preferences import Preferences, Recent
from ui.projector.show import Show
from ui.projector.window import IN_A_WINDOW, ProjectorWindow, named
from ui.start.covers import Covers
from ui.tasks import Tasks
from ui.workshop_page import Mode, WorkshopPage

if TYPE_CHECKING:
    from ui.lookback.page import LookBackPage
    from ui.prepare.page import PreparePage
    from ui.report.page import ReportPage

_PAINTED = 50
"""Milliseconds after which the console has been painted."""


class Workplace(QObject):
    """Brings the parts of one open workshop together. ``leave`` asks to go back to the start,
    ``restyle`` for the pages to be made anew; ``ready`` tells that the server runs."""

    leave = Signal()
    restyle = Signal()
    ready = Signal(object)

    def __init__(
        self, session: Session, look: Look, preferences: Preferences,
        speak: Callable[[str], Translator], failed: Callable[[BaseException], None],
        export: Export | None = None,
    ) -> None:
        super().__init__()
        self.session = session
        self._preferences = preferences
        self._export_with = export
        self._failed = failed
        self.bridge = Bridge(session.bus, self)
        tasks = Tasks(self.fail, self)
        self.desk = Desk(session, self.bridge, tasks, speak, self.fail)
        self.show = Show(session, self.bridge, tasks, look.measure, speak, self)
        self.server: RunningServer | None = None
        self.projector: ProjectorWindow | None = None
        self._entrance = Entrance()
        self._notice = ""
        self._started: RunningServer | None = None  # known to the thread that started it
        self._remote_awaited = False
        self.build(look)
        self.bridge.changed.connect(self._hear)

    def build(self, look: Look) -> None:
        """Make the pages, in this look; whatever was open stays open."""
        theme = self._preferences.choices.projector_theme or "light"
        self._look = look
        self._projected = look.painter(load_theme(theme))
        self.session.projector.set_ground(theme)
        self.console = ConsolePage(self.desk, look, self.show, self._projected)
        for name in ("prepare", "report", "past"):
            self.__dict__.pop(name, None)
        self.page = WorkshopPage(look, {
            Mode.PREPARE: lambda: self.prepare, Mode.RUN: lambda: self.console,
            Mode.WRITE: lambda: self.report, Mode.LOOK_BACK: lambda: self.past,
        }, self.session.workshop())
        self.page.leave.connect(self.leave)
        self.page.export.connect(self.export)
        self.page.remote.connect(self._show_remote)
        self.console.export.connect(lambda: self.export("pdf"))
        self.console.stage.projector.connect(lambda: self.open_projector())
        self.console.stage.screen_chosen.connect(self._choose_screen)
        self.console.stage.theme.connect(self._other_ground)
        self.console.network.address.connect(self._announce)
        head = self.console.centre.head
        head.show_sound(self._preferences.choices.sound)
        head.sound.connect(self._choose_sound)
        head.over.connect(self._chime)
        self._tell_entrance()
        if self.server is not None:
            self.console.network.watch.follow(self.server)

    @cached_property
    def prepare(self) -> PreparePage:
        """The preparation; made, as the next two, when first wanted: the opening does not wait."""
        from ui.prepare.page import PreparePage

        page = PreparePage(self.desk, self._look, self._preferences.templates)
        page.said.connect(self.page.messages.notice)
        page.network.connect(self._show_network)
        page.run.connect(self.page.run)
        page.show_address(self._address())
        return page

    @cached_property
    def report(self) -> ReportPage:
        """Where the report is written."""
        from ui.report.page import ReportPage

        page = ReportPage(self.desk, self._look,
                          self._preferences.templates.parent / "report_templates")
        page.written.connect(self._exported)
        return page

    @cached_property
    def past(self) -> LookBackPage:
        """Where the results are looked at again."""
        from ui.lookback.page import LookBackPage

        return LookBackPage(self.desk, self._look)

    def fail(self, error: BaseException) -> None:
        """Say inline what can happen; anything else is for the crash report."""
        if not self.page.messages.error(error):
            self._failed(error)

    def serve(self, serve: Serve) -> None:
        """Start the phones' server, off the GUI thread, once the console shows the workshop: what
        it imports would hold up the painting."""
        def start() -> RunningServer:
            self._started = serve(self.session)
            return self._started

        def go() -> None:
            self.desk.tasks.run(start, self._serving, self._not_serving)

        if self.console.snapshot() is None:
            self.console.seen.connect(lambda: QTimer.singleShot(_PAINTED, self, go))
        else:
            go()

    def open_projector(self, screen: str = "") -> None:
        """Bring up the projector's window, on a screen where one is named."""
        if self.projector is None:
            self.projector = ProjectorWindow(self.show, self._look, self._projected)
            self.projector.pressed.connect(lambda key: self.console.press(key))
            self.projector.moved.connect(self._say_where)
        own = self.page.screen()
        home = next((name for name, one in named(QGuiApplication.screens()).items()
                     if one is own), "")
        self.projector.present(screen or self._preferences.choices.projector_screen, home)

    def export(self, form: str) -> None:
        """Write the report beside the workshop's file."""
        if self._export_with is None:
            self.page.messages.notice(self._look.say(N_("L’export n’est pas disponible ici.")))
            return
        write, path = self._export_with, self.session.path.with_suffix(f".{form}")
        self.page.messages.notice(self._look.say(N_("La capitalisation s’écrit…")))
        self.desk.tasks.run(lambda: write(self.session, path, form),
                            lambda _: self._exported(path))

    def recent(self) -> Recent:
        """What the start page will say of this workshop."""
        workshop = self.session.workshop()
        people = sum(1 for one in self.session.room.everybody() if one.state == "present")
        return Recent(str(self.session.path), workshop.title, workshop.date, workshop.place,
                      people)

    def close(self) -> None:
        """Stop everything and close the file."""
        if "report" in self.__dict__:  # never wanted: nothing is written
            self.report.close_writing()
        self.bridge.close()
        if self.projector is not None:
            self.projector.close()
            self.projector.deleteLater()
        if self.server is not None:
            self.server.stop()
        self.desk.tasks.close()
        if self._started is not None and self._started is not self.server:
            self._started.stop()  # left before it stood
        Covers(self._preferences.covers).keep(self.session, self._look)
        self._preferences.opened(self.recent())
        self.session.close()

    def _hear(self, news: News) -> None:
        if news.has(WorkshopChanged):
            self.page.show_workshop(self.session.workshop())

    def _serving(self, server: RunningServer) -> None:
        self.server = server
        self.console.network.watch.follow(server)
        self._read_entrance()
        if self._remote_awaited:
            self._show_remote()
        self.ready.emit(server)

    def _not_serving(self, error: BaseException) -> None:
        self._notice = self._look.say(N_("Les téléphones ne peuvent pas entrer"))
        self._tell_entrance()
        self.fail(error)

    def _read_entrance(self) -> None:
        server = self.server
        if server is None:
            return

        self.desk.tasks.run(lambda: Entrance.of(server.join_url), self._found)

    def _found(self, found: Entrance) -> None:
        self._entrance = found
        self._tell_entrance()

    def _tell_entrance(self) -> None:
        url = self._address()
        if "prepare" in self.__dict__:
            self.prepare.show_address(url)
        self.show.set_entrance(self._entrance)
        self.console.room.show_entrance(url, self._entrance)
        if self._notice:
            self.console.room.show_state(self._notice, well=False)

    def _address(self) -> str:
        """What phones open; "" while nobody knows."""
        return self.server.join_url if self.server is not None else ""

    def _announce(self, host: str) -> None:
        if self.server is not None:
            self.server.announce(host)
            self.console.network.watch.look()
            self._read_entrance()

    def _choose_screen(self, name: str) -> None:
        self._preferences.choose(projector_screen="" if name == IN_A_WINDOW else name)
        self.open_projector(name)

    def _show_network(self) -> None:
        """The preparation found no way in for phones: where it is mended."""
        self.page.run()
        if not self.console.network.isVisible():
            self.console.network.toggle()

    def _say_where(self, full: bool) -> None:
        """A screen came or went: said once, where the person looks."""
        words = N_("L’écran est de retour : la projection y est.") if full else N_(
            "L’écran a été débranché : la projection est dans une fenêtre, et y retournera.")
        self.page.messages.notice(self._look.say(words))

    def _choose_sound(self, on: bool) -> None:
        self._preferences.choose(sound=on)
        self.console.centre.head.show_sound(on)
        self._chime()

    def _chime(self) -> None:
        """The time is over: heard only where somebody asked for it, and as the system's own."""
        if self._preferences.choices.sound:
            QApplication.beep()

    def _show_remote(self) -> None:
        self._remote_awaited = self.server is None
        if self.server is None:
            self.page.messages.notice(self._notice or self._look.say(N_("Le réseau se prépare…")))
            return
        url, second = self.server.remote_url, self.server.projector_url
        self.desk.tasks.run(lambda: replace(Entrance.of(url), address=url),
                            lambda way: self.page.show_remote(way, second))

    def _exported(self, path: Path) -> None:
        from PySide6.QtCore import QUrl
        from PySide6.QtGui import QDesktopServices

        self.page.messages.notice(
            self._look.say(N_("La capitalisation est là : {name}"), name=path.name),
            self._look.say(N_("L’ouvrir")),
            lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))),
        )

    def _other_ground(self) -> None:
        dark = self._preferences.choices.projector_theme == "dark"
        self._preferences.choose(projector_theme="light" if dark else "dark")
        was_open = self.projector is not None and self.projector.isVisible()
        if self.projector is not None:
            self.projector.deleteLater()
            self.projector = None
        self.restyle.emit()
        self.page.take_focus()  # the button pressed went with the page before
        if was_open:
            self.open_projector()
