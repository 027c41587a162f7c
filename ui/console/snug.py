"""Pages that take no more height than what is on them: what follows stands right under it."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget


class Snug(QStackedWidget):
    """``contents`` says of each page what may scroll in it; at most ``wide`` pixels wide."""

    def __init__(self, wide: int, contents: tuple[QWidget, ...]) -> None:
        super().__init__()
        self._wide, self._contents = wide, contents
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.currentChanged.connect(lambda _: self.updateGeometry())

    def sizeHint(self) -> QSize:
        inner = self._contents[max(0, self.currentIndex())]
        width = inner.width()
        high = inner.heightForWidth(width) if inner.hasHeightForWidth() else -1
        least = inner.minimumSizeHint().height()
        return QSize(self._wide, max(high, least, inner.sizeHint().height()))
