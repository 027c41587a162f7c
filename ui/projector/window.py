"""The projector's window: full screen on the second display while there is one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
    QScreen,
)
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.look import Look
from ui.projector.canvas import Canvas
from ui.projector.screens import Placing
from ui.projector.show import Show
from ui.scene_painter import ScenePainter

IN_A_WINDOW = "window"
"""In place of a screen's name, to project in a window of its own."""
_SETTLE = 250
"""Milliseconds after the last sign of a screen that came or went."""
Screens = Callable[[], Sequence[QScreen]]


class ProjectorWindow(QWidget):
    """Shows what :class:`Show` says. ``pressed`` passes on the keys of presentation clickers.

    With one display only it is a window of its own, to be shared or moved; a display that is
    unplugged brings it back, one that is plugged in takes it. ``moved`` tells of that: whether it
    fills a screen now. ``screens`` gives the displays there are.
    """

    pressed = Signal(int)
    closed = Signal()
    moved = Signal(bool)

    def __init__(self, show: Show, look: Look, painter: ScenePainter,
                 screens: Screens = QGuiApplication.screens) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self._show = show
        self._screens, self._home = screens, ""
        self.placing = Placing()
        self.setWindowTitle(look.say("Palabre : projection"))
        self.canvas = Canvas(painter, 0 if look.still else look.theme.motion, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.canvas)
        show.fresh.connect(self.canvas.show_projection)
        self.canvas.show_projection(show.projection)
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        # One cable is several signals, and the list of screens may be behind them.
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(_SETTLE)
        self._settled.timeout.connect(self.place)
        for signal in (app.screenAdded, app.screenRemoved, app.primaryScreenChanged):
            signal.connect(self._settled.start)

    def present(self, screen: str = "", home: str = "") -> None:
        """Appear, on the screen of that name where there is one, else on another than ``home``,
        the console's."""
        self._home = home or self._home
        if screen == IN_A_WINDOW:
            self._be(self.placing.hold())
        else:
            self._be(self.placing.present(self._names(), screen))

    def place(self) -> None:
        """Follow the screens: go on where there is one to fill, be a plain window where none is."""
        before = self.placing.on
        where = self.placing.change(self._names())
        if where is None:
            return
        # The facilitator may be typing: a screen that comes or goes takes no focus.
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self._be(where)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, False)
        if bool(before) != bool(where):
            self.moved.emit(bool(where))

    def _be(self, where: str) -> None:
        target = named(self._screens()).get(where)
        if target is None:
            self.showNormal()
            self.resize(960, 540)
            return
        self.setScreen(target)
        self.setGeometry(target.geometry())
        self.showFullScreen()

    def _names(self) -> list[str]:
        """The screens there are, the console's own or else the primary one first."""
        screens, primary = named(self._screens()), QGuiApplication.primaryScreen()
        first = self._home if self._home in screens else next(
            (name for name, one in screens.items() if one is primary), "")
        return sorted(screens, key=lambda name: name != first)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.isFullScreen():
            self._be(self.placing.hold())
        else:
            self.pressed.emit(event.key())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.isFullScreen():
            self._be(self.placing.hold())
        else:
            self.showFullScreen()

    def resizeEvent(self, event: QResizeEvent) -> None:
        if self.width():
            self._show.set_shape(self.height() / self.width())

    def changeEvent(self, event: QEvent) -> None:
        full = event.type() == QEvent.Type.WindowStateChange and self.isFullScreen()
        if event.type() == QEvent.Type.WindowStateChange:
            self.setCursor(Qt.CursorShape.BlankCursor if full else Qt.CursorShape.ArrowCursor)
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.placing.close()
        self.closed.emit()
        super().closeEvent(event)


def named(screens: Sequence[QScreen]) -> dict[str, QScreen]:
    """Displays by their names, or by their place where the system gives none or the same one."""
    found: dict[str, QScreen] = {}
    for place, one in enumerate(screens, start=1):
        name = one.name()
        found[name if name and name not in found else f"{name} {place}".strip()] = one
    return found
