"""The soft shadow under what floats over a page."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap, QRegion
from PySide6.QtWidgets import QWidget

from ui.look import Look

_SOFT, _DOWN, _LAYERS = 26, 6, 13
"""Pixels over which it fades, by which it lies lower than what casts it; how many rounded
rectangles, one over the other, make it."""
_LIGHT, _DARK = 0.16, 0.5
"""How black it is at the edge of what casts it, on light and on dark ground."""


class Shade(QWidget):
    """Lies under ``panel``, in the same parent, wherever it goes; comes and leaves with it.

    Drawn once for every size and masked where the panel is: an effect of Qt's would paint all of
    the panel anew with each of its rows.
    """

    def __init__(self, look: Look, panel: QWidget) -> None:
        super().__init__(panel.parentWidget())
        self._panel, self._radius = panel, look.theme.radius
        whole = _DARK if look.theme.name == "dark" else _LIGHT
        self._ink = QColor(0, 0, 0)
        self._ink.setAlphaF(1 - (1 - whole) ** (1 / _LAYERS))
        self._drawn: tuple[QSize, float] | None = None
        self._picture = QPixmap()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        panel.installEventFilter(self)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind is QEvent.Type.Hide:
            self.hide()
        elif kind in (QEvent.Type.Show, QEvent.Type.Move, QEvent.Type.Resize,
                      QEvent.Type.ZOrderChange) and not self._panel.isHidden():
            self._follow()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        page = self.parentWidget()
        assert page is not None  # it was made with one
        painter = QPainter(self)
        painter.drawPixmap(self._place().topLeft() - self.pos(), self._drawing())
        painter.end()

    def _place(self) -> QRect:
        """Where all of it would be, also beyond the page."""
        return self._panel.geometry().adjusted(-_SOFT, _DOWN - _SOFT, _SOFT, _DOWN + _SOFT)

    def _follow(self) -> None:
        page, panel, edge = self.parentWidget(), self._panel.geometry(), self._radius
        assert page is not None  # it was made with one
        self.setGeometry(self._place().intersected(page.rect()))
        inside = panel.adjusted(edge, edge, -edge, -edge).translated(-self.pos())
        self.setMask(QRegion(self.rect()).subtracted(QRegion(inside)))
        self.stackUnder(self._panel)
        self.show()

    def _drawing(self) -> QPixmap:
        wanted = (self._place().size(), self.devicePixelRatioF())
        if wanted != self._drawn:
            self._drawn = wanted
            size, ratio = wanted
            self._picture = QPixmap(size * ratio)
            self._picture.setDevicePixelRatio(ratio)
            self._picture.fill(Qt.GlobalColor.transparent)
            painter = QPainter(self._picture)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._ink)
            for layer in range(_LAYERS):  # many near the panel, few far out
                far = _SOFT * (1 - layer / _LAYERS) ** 1.6
                gap, round_by = _SOFT - far, self._radius + far
                place = QRect(QRect().topLeft(), size).toRectF().adjusted(gap, gap, -gap, -gap)
                painter.drawRoundedRect(place, round_by, round_by)
            painter.end()
        return self._picture
