"""A row that goes on in another line where there is no room: large text, long words, few pixels."""

from __future__ import annotations

from PySide6 import QtCore
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

Line = list[tuple[QLayoutItem, QSize]]


class Flow(QLayout):
    """Widgets at their own size, line after line; those after :meth:`push` stand at the right."""

    def __init__(self, gap: int) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._highs: dict[int, int] = {}  # by width: Qt asks again and again
        self._pushed: int | None = None
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(gap)

    def push(self) -> None:
        """Have what is added from now on at the right end of its line."""
        self._pushed = len(self._items)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)
        self._highs.clear()

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        self._highs.clear()
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def invalidate(self) -> None:
        self._highs.clear()
        super().invalidate()

    def expandingDirections(self) -> QtCore.Qt.Orientation:
        return QtCore.Qt.Orientation(0)  # takes no more room than it needs

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._highs:
            lines = self._lines(width)
            between = self.spacing() * max(0, len(lines) - 1)
            self._highs[width] = sum(map(_high, lines)) + between
        return self._highs[width]

    def sizeHint(self) -> QSize:
        every = self._lines(1 << 20)
        wide = sum(size.width() + self.spacing() for line in every for _, size in line)
        return QSize(max(0, wide - self.spacing()), self.heightForWidth(1 << 20))

    def minimumSize(self) -> QSize:
        least = QSize()
        for item in self._items:
            if not item.isEmpty():
                least = least.expandedTo(item.minimumSize())
        return least

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        y = rect.y()
        for line in self._lines(rect.width()):
            high, x = _high(line), rect.x()
            used = sum(size.width() for _, size in line) + self.spacing() * (len(line) - 1)
            for item, size in line:
                if self._pushed is not None and self._items.index(item) == self._first(line):
                    x += rect.width() - used
                item.setGeometry(QRect(QPoint(x, y + (high - size.height()) // 2), size))
                x += size.width() + self.spacing()
            y += high + self.spacing()

    def _first(self, line: Line) -> int | None:
        """The place of the first item of a line that stands at the right."""
        assert self._pushed is not None
        places = (self._items.index(item) for item, _ in line)
        return next((place for place in places if place >= self._pushed), None)

    def _lines(self, width: int) -> list[Line]:
        lines: list[Line] = []
        left = 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint().expandedTo(item.minimumSize())
            size.setWidth(min(size.width(), max(width, item.minimumSize().width())))
            if not lines or left < size.width():
                lines.append([])
                left = width
            lines[-1].append((item, size))
            left -= size.width() + self.spacing()
        return lines


def flow(*parts: QWidget | None, gap: int = 8) -> Flow:
    """Widgets side by side and then below; what comes after None stands at the right."""
    made = Flow(gap)
    for part in parts:
        if part is None:
            made.push()
        else:
            made.addWidget(part)
    return made


def _high(line: Line) -> int:
    return max(size.height() for _, size in line)
