"""Lists whose rows fade away where they go on out of sight, instead of being cut in halves."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QScrollArea, QVBoxLayout, QWidget

from ui.look import Look
from ui.parts.basic import fill

_READ = 0.75
"""The share of a row's height from which on its words can be read whole."""


class Fade:
    """Paints over the end of a list what is there beyond it: nothing but ``ground``."""

    def __init__(self, look: Look, ground: str) -> None:
        self._ground = look.color(ground)
        self._clear = QColor(self._ground)
        self._clear.setAlpha(0)

    def paint(self, painter: QPainter, place: QRect, *, down: bool) -> None:
        """Towards its lower or its upper end ``place`` is nothing but ground."""
        shade = QLinearGradient(place.topLeft(), place.bottomLeft())
        shade.setColorAt(0.0, self._clear if down else self._ground)
        shade.setColorAt(1.0, self._ground if down else self._clear)
        painter.fillRect(place, shade)

    def cut_row(self, view: QAbstractItemView) -> None:
        """Fade the row that the lower edge of ``view`` cuts; where half of its letters would be
        left, leave it out. For views that scroll row by row, at the end of their painting."""
        ground = view.viewport()
        high = ground.height()
        row = view.visualRect(view.indexAt(QPoint(1, high - 1)))
        if not row.isValid() or row.bottom() < high:
            return
        place = QRect(0, row.top(), ground.width(), high - row.top())
        painter = QPainter(ground)
        if place.height() < row.height() * _READ:
            painter.fillRect(place, self._ground)
        else:
            self.paint(painter, place, down=True)
        painter.end()

    @staticmethod
    def scrolled(view: QAbstractItemView, dy: int) -> None:
        """Paint again what faded before ``view`` was scrolled by so many pixels: it moves along
        with the rows otherwise."""
        ground = view.viewport()
        strip = view.sizeHintForRow(0) + abs(dy)
        ground.update(0, ground.height() - strip, ground.width(), strip)


class FadingEdge(QWidget):
    """Lies on the lower edge of ``area``, and fades what goes on below it; the mouse goes
    through."""

    def __init__(self, look: Look, area: QScrollArea, ground: str) -> None:
        super().__init__()
        self._fade = Fade(look, ground)
        self.setFixedHeight(round(28 * look.scale))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        fill(QVBoxLayout(area.viewport()), (None, self), 0)
        self._bar = area.verticalScrollBar()
        self._bar.valueChanged.connect(lambda _: self._look())
        self._bar.rangeChanged.connect(lambda *_: self._look())
        self._look()

    def _look(self) -> None:
        self.setVisible(self._bar.value() < self._bar.maximum())
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._fade.paint(painter, self.rect(), down=True)
        painter.end()


class FadingList(QListView):
    """On the ground of a side; as high as half a row at either end."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._fade = Fade(look, "surface")
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
            self._fade.paint(painter, QRect(0, 0, wide, high), down=False)
        if bar.value() < bar.maximum():
            self._fade.paint(painter, QRect(0, ground.height() - high, wide, high), down=True)
        painter.end()
