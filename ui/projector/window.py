"""The projector's window: full screen on the second display while there is one."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
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
from ui.projector.show import Show
from ui.scene_painter import ScenePainter


class ProjectorWindow(QWidget):
    """Shows what :class:`Show` says. ``pressed`` passes on the keys of presentation clickers.

    With one display only it is a window of its own, to be shared or moved; a display that is
    unplugged brings it back, one that is plugged in takes it.
    """

    pressed = Signal(int)
    closed = Signal()

    def __init__(self, show: Show, look: Look, painter: ScenePainter) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self._show = show
        self._wanted = ""
        self.setWindowTitle(look.say("Palabre : projection"))
        self.canvas = Canvas(painter, 0 if look.still else look.theme.motion, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.canvas)
        show.changed.connect(self.canvas.show_projection)
        self.canvas.show_projection(show.projection)
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.screenAdded.connect(self.place)
        app.screenRemoved.connect(self.place)

    def present(self, screen: str = "") -> None:
        """Appear, on the screen of that name where there is one."""
        self._wanted = screen
        self.place()

    def place(self) -> None:
        """Take the wanted screen, else the second one, else be a plain window."""
        target = choose_screen(QGuiApplication.screens(), QGuiApplication.primaryScreen(),
                               self._wanted)
        if target is None:
            self.showNormal()
            self.resize(960, 540)
            return
        self.setScreen(target)
        self.setGeometry(target.geometry())
        self.showFullScreen()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.isFullScreen():
            self.showNormal()
        else:
            self.pressed.emit(event.key())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.isFullScreen():
            self.showNormal()
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
        self.closed.emit()
        super().closeEvent(event)


def choose_screen(
    screens: list[QScreen], primary: QScreen | None, wanted: str
) -> QScreen | None:
    """The screen to project on, None where there is only one."""
    if len(screens) < 2:
        return None
    named = next((screen for screen in screens if wanted and screen.name() == wanted), None)
    return named or next((screen for screen in screens if screen is not primary), None)
