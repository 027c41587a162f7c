"""Paints cells of the answers directly: a styled cell takes several times as long to draw."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.console.answer_model import AnswerModel
from ui.console.tables import shared_widths
from ui.look import Look
from ui.parts.chosen import ChosenGround

Index = QModelIndex | QPersistentModelIndex

GAP = "\u2003\u2003"
"""Between the parts of a line; where there is no room for all, each gives way at its end."""
_LEAST = 70
"""Pixels below which a part says nothing: then the line ends where the room does."""
_LONG = 200
"""Letters from which on Qt is asked anyway."""
_SURE = 1.05
"""How much wider a line may be than its letters one by one: they are set closer, if anything."""


class AnswerDelegate(QStyledItemDelegate):
    """One line of text, an icon before it where there is one.

    ``words`` gives what somebody typed in the answer at an index, None where they typed nothing:
    that alone can be mended.
    """

    def __init__(self, look: Look, model: AnswerModel,
                 words: Callable[[Index], str | None]) -> None:
        super().__init__()
        self._model, self._words = model, words
        self._font = look.font()
        self._ink = look.color("ink")
        self._ground = ChosenGround(look)
        self.high = round(32 * look.scale)
        metrics = QFontMetrics(self._font)
        self._line, self._rise = metrics.height(), metrics.ascent()
        self._wide: dict[str, int] = {}  # of letters seen, in pixels

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(60, self.high)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        place = option.rect
        self._ground.paint(painter, option)
        left, top = place.left() + 8, place.top()
        column = index.column()
        text, icon, font, color = self._model.painted(self._model.answer(index), column)
        if icon is not None:
            icon.paint(painter, left, top, 16, place.height())
            left += 22
        painter.setFont(font or self._font)
        painter.setPen(color or self._ink)
        # From a point: in a rectangle Qt looks for lines first, which takes half as long again.
        painter.drawText(left, top + (place.height() - self._line) // 2 + self._rise,
                         self._in(text, place.right() - 5 - left, painter))

    def _in(self, text: str, room: int, painter: QPainter) -> str:
        """``text`` in so many pixels; Qt is only asked where it may be too long, which takes as
        long as drawing."""
        try:
            wide = sum(map(self._wide.__getitem__, text[:_LONG]))
        except KeyError:
            metrics = painter.fontMetrics()
            self._wide |= {one: metrics.horizontalAdvance(one) for one in set(text[:_LONG])}
            return self._in(text, room, painter)
        if len(text) <= _LONG and wide * _SURE < room:
            return text
        return fitted(text, room, painter.fontMetrics())

    def createEditor(  # type: ignore[override]  # Qt takes None for: cannot be edited
        self, parent: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> QWidget | None:
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
