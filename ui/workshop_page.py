"""The frame of an open workshop: its name, prepare or run, export; messages under it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import IntEnum
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QFrame,
    QMenu,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from facilitator.document.records import WorkshopRecord
from facilitator.i18n import N_
from facilitator.scene import Modules, Rect, Scene
from facilitator.workshop.projection.sight import Entrance
from ui.look import Look
from ui.parts.basic import Elided, box, button, column, fill, label, row, rule
from ui.parts.focus import holds_focus
from ui.parts.message_bar import MessageBar
from ui.parts.scene_view import SceneView
from ui.start.tiles import day

FORMATS = (("pdf", N_("PDF")), ("docx", N_("Word (DOCX)")), ("odt", N_("OpenDocument (ODT)")),
           ("html", N_("Page web (HTML)")), ("xlsx", N_("Tableur (XLSX)")), ("csv", N_("CSV")),
           ("json", N_("Tout, en JSON")))


class Mode(IntEnum):
    """What can be done with an open workshop, in the order of the switch."""

    PREPARE = 0
    RUN = 1
    WRITE = 2
    LOOK_BACK = 3


_NAMES = {Mode.PREPARE: N_("Préparer"), Mode.RUN: N_("Animer"), Mode.WRITE: N_("Rédiger"),
          Mode.LOOK_BACK: N_("Revoir")}


class WorkshopPage(QWidget):
    """``export`` is emitted with the format; ``remote`` asks for the remote control's code.

    ``pages`` make what a mode shows; each is called when that mode is first shown.
    """

    leave = Signal()
    export = Signal(str)
    remote = Signal()

    def __init__(self, look: Look, pages: Mapping[Mode, Callable[[], QWidget]],
                 workshop: WorkshopRecord) -> None:
        super().__init__()
        self._look = look
        self.messages = MessageBar(look)
        self._title = Elided("heading")
        self._title.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._title.setMinimumWidth(120)
        self._when = Elided("soft")
        self._pages = pages
        self._shown: dict[Mode, QWidget] = {}
        self._stack = QStackedWidget()
        self._remote: QFrame | None = None
        bar = box(self._head(), "side", (14, 8, 14, 8))
        layout = QVBoxLayout(self)
        fill(layout, (bar, rule(), self.messages, self._stack), 0)
        layout.setStretch(layout.indexOf(self._stack), 1)
        self.show_workshop(workshop)
        self.run()

    def show_workshop(self, workshop: WorkshopRecord) -> None:
        """Show the name of the workshop, its day and place."""
        self._title.setText(workshop.title)
        facts = [day(self._look, workshop.date), workshop.place]
        self._when.setText(" · ".join(fact for fact in facts if fact))

    def run(self) -> None:
        """Show the console."""
        self._show(Mode.RUN)

    def plan(self) -> None:
        """Show the preparation."""
        self._show(Mode.PREPARE)

    def write(self) -> None:
        """Show the report."""
        self._show(Mode.WRITE)

    def look_back(self) -> None:
        """Show the results again."""
        self._show(Mode.LOOK_BACK)

    def take_focus(self) -> None:
        """Put the focus where the keys of the page work, on the name of the page in sight."""
        if (name := self._switch.checkedButton()) is not None:
            name.setFocus()

    def focusNextPrevChild(self, onward: bool) -> bool:
        """Where Qt looks for the next one when what has the focus is hidden or deleted: that would
        be any button, often the way out of the workshop, and the next Space or Return would press
        it. It goes to the name of the page instead."""
        gone = QApplication.focusWidget()
        if gone is not None and not gone.isVisible() and self.isVisible():
            self.take_focus()
            return True
        return super().focusNextPrevChild(onward)

    def event(self, event: QEvent) -> bool:
        """The same for what went while another window was in front."""
        if event.type() is QEvent.Type.WindowActivate:
            had = self.window().focusWidget()
            if had is None or not had.isVisible():
                self.take_focus()
        return super().event(event)

    def running(self) -> bool:
        """Whether the console is shown."""
        return self._switch.checkedId() == Mode.RUN

    def show_remote(self, way: Entrance, second: str) -> None:
        """Show the code of the remote control and the address at which a second computer projects,
        until a click elsewhere."""
        view = SceneView(self._look.painter(), radius=8)
        view.setFixedSize(220, 220)
        quiet, side = 8.0, 100.0
        view.show_scene(Scene(side, side, (
            Rect(0, 0, side, side, fill="qr-paper"),
            Modules(quiet, quiet, side - 2 * quiet, way.modules, "qr-ink"),
        ), alt=way.address))
        words = label(self._look.say(N_("Scannez ce code avec votre propre téléphone : il devient "
                                        "la télécommande. Ne le montrez pas à la salle.")),
                      "soft", wrap=True)
        words.setFixedWidth(220)
        self._remote = box(column(view, words, 4, rule(), 4, *self._second(second), gap=10),
                           "float", (20, 20, 20, 20))
        self._remote.setParent(self, Qt.WindowType.Popup)
        self._remote.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._remote.adjustSize()
        corner = self.mapToGlobal(self.rect().topRight())
        self._remote.move(corner.x() - self._remote.width() - 20, corner.y() + 56)
        self._remote.show()

    def _show(self, mode: Mode) -> None:
        self._switch.button(mode).setChecked(True)
        if mode not in self._shown:
            self._shown[mode] = self._pages[mode]()
            self._stack.addWidget(self._shown[mode])
        old = self._stack.currentWidget()
        held = old is not self._shown[mode] and holds_focus(old)
        self._stack.setCurrentWidget(self._shown[mode])
        if held:
            self.take_focus()

    def _second(self, url: str) -> tuple[QWidget, ...]:
        """The projector's page: what it is for, its address, and a button that copies it."""
        say = self._look.say
        words = label(say(N_("Pour projeter depuis un autre ordinateur du même réseau, ouvrez-y "
                             "cette adresse. Elle reste entre vous.")), "soft", wrap=True)
        words.setFixedWidth(220)
        address = label(url.removeprefix("http://").replace("/", "/\u200b"), wrap=True)
        address.setFixedWidth(220)

        def copy() -> None:
            QGuiApplication.clipboard().setText(url)
            copied.setText(say(N_("Adresse copiée")))

        copied = button(self._look, say(N_("Copier l’adresse")), copy, icon="copy")
        return label(say(N_("Second écran")), "strong"), words, address, copied

    def _head(self) -> QVBoxLayout:
        look, say = self._look, self._look.say
        self._switch = QButtonGroup(self)
        modes = []
        for mode, words in _NAMES.items():
            one = button(look, say(words), partial(self._show, mode), role="quiet", checkable=True)
            self._switch.addButton(one, mode)
            modes.append(one)
        back = button(look, say(N_("Revenir à l’accueil")), self.leave.emit, role="quiet",
                      icon="arrow-left", bare=True)
        remote = button(look, say(N_("Télécommande et second écran")), self.remote.emit,
                        role="quiet", icon="smartphone", bare=True)
        out = button(look, say(N_("Exporter")), None, role="quiet", icon="download")
        menu = QMenu(out)
        for form, words in FORMATS:
            action = QAction(say(words), menu)
            action.triggered.connect(lambda _=False, form=form: self.export.emit(form))
            menu.addAction(action)
        out.setMenu(menu)
        line = row(back, self._title, 4, self._when, *modes, 24, remote, out, gap=8)
        line.setStretch(line.indexOf(self._when), 1)
        return column(line)
