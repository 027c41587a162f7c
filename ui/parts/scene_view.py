"""A scene in a window: thumbnails, results in the console, previews."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from facilitator.scene import Scene
from ui.scene_painter import ScenePainter

_PAUSE = 250
LEAST, LARGE = 12.0, 16.0
"""Pixels of the smallest type in a picture that is read on this screen: the window's own small
type, and a larger one in a picture of :data:`_WIDE` pixels."""
_WIDE = 1200.0


def least_type(width: float, scale: float) -> float:
    """The smallest type, in pixels, of a picture so many pixels wide; ``scale`` is all text's."""
    return scale * min(LARGE, max(LEAST, LARGE * width / _WIDE))


def legible(least: float, points: float) -> float:
    """What a near frame's ``legible`` must be for its smallest type to be ``least`` pixels, where
    so many ``points`` of it are drawn on one."""
    from facilitator.activities.canvas import NEAR

    return least * points / NEAR


class SceneView(QWidget):
    """Shows a scene as large as fits; ``radius`` rounds its corners where it has a ground.

    ``near`` is the scale of text where the scene is read on this screen: as much of its margin as
    its smallest type then lies outside at either side, so that it begins where the words above it
    do. ``resized`` tells of another size. Scenes that follow one another faster than every
    :data:`_PAUSE` ms are not all drawn, but the last one always is.
    """

    resized = Signal()

    def __init__(self, painter: ScenePainter, *, ground: str | None = None, radius: float = 0.0,
                 near: float = 0.0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._painter = painter
        self._ground = ground
        self._radius = radius
        self._near = near
        self._scene: Scene | None = None
        self._black = False
        self._ready: QPixmap | None = None
        self._late = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._catch_up)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_scene(self, scene: Scene | None, *, black: bool = False) -> None:
        """Show another scene, or nothing, or black."""
        other = black != self._black or scene is None or self._scene is None
        self._scene, self._black = scene, black
        self.setAccessibleName(scene.alt if scene else "")
        self._late = self._pause.isActive() and not other
        if not self._late:
            self._pause.start()
            self._ready = None
            self.update()

    def _catch_up(self) -> None:
        if self._late:
            self._late, self._ready = False, None
            self._pause.start()
            self.update()

    def scene(self) -> Scene | None:
        """What is shown."""
        return self._scene

    def sizeHint(self) -> QSize:
        return QSize(480, 270)

    def room(self) -> tuple[float, float]:
        """Width and height, in pixels, of the place that a scene has."""
        return self.width() + 2 * self.least(), float(self.height())

    def least(self) -> float:
        """The smallest type, in pixels, that a near scene is to have; 0 where it is none."""
        return least_type(self.width(), self._near)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._ready = None
        self.resized.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._ready is None:
            self._ready = self._draw()
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._ready)
        painter.end()

    def _draw(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = QRectF(self.rect())
        if self._radius:
            path = QPainterPath()
            path.addRoundedRect(place, self._radius, self._radius)
            painter.setClipPath(path)
        if self._black:
            painter.fillRect(place, Qt.GlobalColor.black)
        elif self._ground:
            painter.fillRect(place, self._painter.color(self._ground))
        if self._scene is not None and not self._black:
            self._painter.paint_into(painter, self._scene,
                                     place.adjusted(-self.least(), 0, self.least(), 0))
        painter.end()
        return picture
