"""The lower end of a list that goes on out of sight: it fades, instead of cutting a row in two."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget


class Fade(QWidget):
    """Lies over the foot of ``view``, which stands on ``ground``; :meth:`stand` puts it there.

    The view calls that whenever it is given another size.
    """

    def __init__(self, view: QAbstractScrollArea, ground: QColor, high: int) -> None:
        super().__init__(view)
        self._view, self._high = view, high
        self._ground, self._clear = QColor(ground), QColor(ground)
        self._clear.setAlpha(0)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        bar = view.verticalScrollBar()
        bar.valueChanged.connect(lambda _: self.stand())
        bar.rangeChanged.connect(lambda *_: self.stand())
        self.hide()

    def stand(self) -> None:
        """Lie where the view's ground ends, while there is more below."""
        place, bar = self._view.viewport().geometry(), self._view.verticalScrollBar()
        self.setGeometry(place.x(), place.bottom() + 1 - self._high, place.width(), self._high)
        self.setVisible(bar.value() < bar.maximum())
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        shade = QLinearGradient(0.0, 0.0, 0.0, self.height())
        shade.setColorAt(0.0, self._clear)
        shade.setColorAt(1.0, self._ground)
        painter = QPainter(self)
        painter.fillRect(self.rect(), shade)
        painter.end()
