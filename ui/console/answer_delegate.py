"""Paints cells of the answers directly: a styled cell takes several times as long to draw."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QIcon, QPainter
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.console.answer_model import TEXT
from ui.console.tables import shared_widths
from ui.look import Look
from ui.parts.chosen import ChosenGround

Index = QModelIndex | QPersistentModelIndex

GAP = "\u2003\u2003"
"""Between the parts of a line; where there is no room for all, each gives way at its end."""
_LEAST = 70
"""Pixels below which a part says nothing: then the line ends where the room does."""


class AnswerDelegate(QStyledItemDelegate):
    """One line of text, an icon before it where there is one.

    ``words`` gives what somebody typed in the answer at an index, None where they typed nothing:
    that alone can be mended.
    """

    def __init__(self, look: Look, words: Callable[[Index], str | None]) -> None:
        super().__init__()
        self._words = words
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
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter,
                         fitted(text, room.width(), painter.fontMetrics()))

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem,
                     index: Index) -> QWidget | None:
        return None if self._words(index) is None else super().createEditor(parent, option, index)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, QLineEdit)
        editor.setText(self._words(index) or "")

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        assert isinstance(editor, QLineEdit)
        if editor.text().strip() != self._words(index):
            super().setModelData(editor, model, index)


def fitted(text: str, room: int, metrics: QFontMetrics) -> str:
    """``text`` in so many pixels of ``room``: of each part what comes first."""
    if GAP in text and metrics.horizontalAdvance(text) > room:
        parts = text.split(GAP)
        left = room - metrics.horizontalAdvance(GAP) * (len(parts) - 1)
        given = shared_widths([metrics.horizontalAdvance(part) for part in parts], left)
        if left > 0 and left // len(parts) >= _LEAST:
            return GAP.join(metrics.elidedText(part, Qt.TextElideMode.ElideRight, width)
                            for part, width in zip(parts, given, strict=True))
    return metrics.elidedText(text[:400], Qt.TextElideMode.ElideRight, room)
