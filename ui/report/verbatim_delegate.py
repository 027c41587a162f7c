"""Paints a verbatim as two lines of words, and who said it under them."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QIcon, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from ui.look import Look
from ui.parts.chosen import ChosenGround

Index = QModelIndex | QPersistentModelIndex
AUTHOR = Qt.ItemDataRole.UserRole + 1
LEFT_OUT = Qt.ItemDataRole.UserRole + 2
_LEFT, _MARK, _EDGE, _PAD = 9, 26, 6, 5
"""Before the words, where a field's begin too; for a mark behind them; at the right; above."""
_SHORT = 26
"""A text of so many letters is always on one line, however narrow the list."""


class VerbatimDelegate(QStyledItemDelegate):
    """All rows are of one height, so that ten thousand cost no more than ten; it is that of one
    line and who said it where only words were asked for."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._ink, self._soft = look.color("ink"), look.color("ink-soft")
        self._ground = ChosenGround(look)
        self._font, self._struck, self._small = look.font(), look.font(), look.font(0)
        self._struck.setStrikeOut(True)
        self._metrics, self._fine = QFontMetrics(self._font), QFontMetrics(self._small)
        self._two, self._high = True, 0
        self.expect(_SHORT + 1)

    def expect(self, longest: int) -> None:
        """Have rows as high as a text of so many letters needs; to be said before they change."""
        self._two = longest > _SHORT
        lines = 2 if self._two else 1
        self._high = lines * self._metrics.height() + self._fine.height() + 2 * _PAD

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, self._high)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        place = QRect(option.rect)
        self._ground.paint(painter, option)
        lines = self._lines(str(index.data(Qt.ItemDataRole.DisplayRole) or ""),
                            place.width() - _LEFT - _MARK - _EDGE)
        used = len(lines) * self._metrics.height() + self._fine.height() + 2 * _PAD
        place.translate(0, max(0, (self._high - used) // 2))
        icon = index.data(Qt.ItemDataRole.DecorationRole)
        if isinstance(icon, QIcon):
            icon.paint(painter, place.right() - _EDGE - 15, place.top() + _PAD + 1, 15,
                       self._metrics.height())
        out = bool(index.data(LEFT_OUT))
        room = place.adjusted(_LEFT, _PAD, -_EDGE - _MARK, -_PAD)
        self._line(painter, room, lines[0], self._struck if out else self._font, out)
        room.translate(0, self._metrics.height())
        if len(lines) > 1:
            self._line(painter, room, lines[1], self._struck if out else self._font, out)
            room.translate(0, self._metrics.height())
        author = str(index.data(AUTHOR) or "")
        self._line(painter, room, self._fine.elidedText(
            author, Qt.TextElideMode.ElideRight, room.width()), self._small, True)

    def _line(self, painter: QPainter, room: QRect, text: str, font: QFont, soft: bool) -> None:
        painter.setFont(font)
        painter.setPen(self._soft if soft else self._ink)
        painter.drawText(room, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, text)

    def _lines(self, text: str, width: int) -> list[str]:
        """The text in at most as many lines as rows have, cut at words where it can be."""
        words = text.split() if self._two else []
        first = ""
        while words and self._metrics.horizontalAdvance(f"{first} {words[0]}".strip()) <= width:
            first = f"{first} {words.pop(0)}".strip()
        rest = " ".join(words)
        if not first or not rest:
            return [self._metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)]
        return [first, self._metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width)]
