"""Paints cells of the answers directly: a styled cell takes several times as long to draw."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from ui.console.answer_model import TEXT
from ui.look import Look
from ui.parts.chosen import ChosenGround

Index = QModelIndex | QPersistentModelIndex


class AnswerDelegate(QStyledItemDelegate):
    """One line of text, an icon before it where there is one."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._font = look.font()
        self._ink = look.color("ink")
        self._ground = ChosenGround(look)
        self._high = round(32 * look.scale)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(60, self._high)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        place = option.rect
        self._ground.paint(painter, option)
        left = place.left() + 8
        icon = font = None
        if index.column() == TEXT:  # the others have neither
            icon = index.data(Qt.ItemDataRole.DecorationRole)
            font = index.data(Qt.ItemDataRole.FontRole)
        if isinstance(icon, QIcon):
            icon.paint(painter, left, place.top(), 16, place.height())
            left += 22
        color = index.data(Qt.ItemDataRole.ForegroundRole)
        painter.setFont(font if isinstance(font, QFont) else self._font)
        painter.setPen(color if isinstance(color, QColor) else self._ink)
        room = place.adjusted(left - place.left(), 0, -6, 0)
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, painter.fontMetrics().elidedText(
            text[:400], Qt.TextElideMode.ElideRight, room.width()))
