"""A list whose rows fade away where it goes on out of sight, instead of being cut in halves."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPaintEvent
from PySide6.QtWidgets import QListView

from ui.look import Look


class FadingList(QListView):
    """On the ground of a side; as high as half a row at either end."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._ground = look.color("surface")
        self._clear = QColor(self._ground)
        self._clear.setAlpha(0)
        self._high = round(28 * look.scale)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self.viewport().update()  # what faded moves along otherwise

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        bar, ground = self.verticalScrollBar(), self.viewport()
        wide, high = ground.width(), self._high
        painter = QPainter(ground)
        if bar.value() > bar.minimum():
            self._fade(painter, QRect(0, 0, wide, high), down=False)
        if bar.value() < bar.maximum():
            self._fade(painter, QRect(0, ground.height() - high, wide, high), down=True)
        painter.end()

    def _fade(self, painter: QPainter, place: QRect, *, down: bool) -> None:
        """Towards its lower or its upper end ``place`` is nothing but ground."""
        shade = QLinearGradient(place.topLeft(), place.bottomLeft())
        shade.setColorAt(0.0, self._clear if down else self._ground)
        shade.setColorAt(1.0, self._ground if down else self._clear)
        painter.fillRect(place, shade)
