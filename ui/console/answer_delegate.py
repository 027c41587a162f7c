"""Paints cells of the answers directly: a styled cell takes several times as long to draw."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.console.answer_model import GAP, TEXT, AnswerModel
from ui.console.tables import shared_widths
from ui.look import Look
from ui.parts.chosen import ChosenGround

Index = QModelIndex | QPersistentModelIndex

_LEAST = 70
"""Pixels below which a part says nothing: then the line ends where the room does."""
_LONG = 200
"""Letters from which on Qt is asked anyway."""
_SURE = 1.05
"""How much wider a line may be than its letters one by one: they are set closer, if anything."""
_APART = 16
"""Pixels between what was said and what it was said on."""
_SPARE = 4
"""Pixels by which letters may be wider painted than measured."""
_MOST = 0.6
"""The share of a line that what was said may take from what it was said on."""
_FAR = 420
"""Pixels from where on what it was said on may begin, however much room there is: further away,
nobody sees what belongs together."""
_GIVEN = re.compile(r"\d+\. |[^·]* · |")
"""What an option was given, before its name: a place, points, an opinion."""


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
        self._ink, self._soft = look.color("ink"), look.color("ink-soft")
        self._far = round(_FAR * look.scale)
        self._asides: frozenset[str] = frozenset()
        self._widest = 0  # of the asides, in pixels
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
        answer = self._model.answer(index)
        text, icon, font, color = self._model.painted(answer, column)
        if icon is not None:
            icon.paint(painter, left, top, 16, place.height())
            left += 22
        painter.setFont(font or self._font)
        painter.setPen(color or self._ink)
        # From a point: in a rectangle Qt looks for lines first, which takes half as long again.
        at = QPoint(left, top + (place.height() - self._line) // 2 + self._rise)
        room = place.right() - 5 - left
        if column == TEXT and answer.aside:
            self._both(painter, at, room, (text, answer.aside))
        else:
            painter.drawText(at, self._in(text, room, painter))

    def _both(self, painter: QPainter, at: QPoint, room: int, words: tuple[str, str]) -> None:
        """What was said, and what it was said on: softer, and in a column of its own as far as
        the words before it leave room for that."""
        text, aside = words
        metrics = QFontMetrics(self._font)
        if self._asides is not self._model.asides:
            self._asides = self._model.asides
            self._widest = max(map(metrics.horizontalAdvance, self._asides), default=0) + _SPARE
        said = painter.fontMetrics().horizontalAdvance(text) + _SPARE
        on = metrics.horizontalAdvance(aside) + _SPARE
        column = min(room - self._widest, self._far)
        if said + _APART + on > room:
            column, said = 0, min(said, max(round(room * _MOST), room - _APART - on))
        painter.drawText(at, self._in(text, said, painter))
        start = max(column, said + _APART)
        painter.setFont(self._font)
        painter.setPen(self._soft)
        painter.drawText(at + QPoint(start, 0), self._in(aside, room - start, painter))

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
    """``text`` in so many pixels of ``room``: of each part what comes first, but for what they
    all begin with."""
    if GAP in text and metrics.horizontalAdvance(text) > room:
        parts = _told_apart(text.split(GAP))
        if metrics.horizontalAdvance(GAP.join(parts)) <= room:
            return GAP.join(parts)
        left = room - metrics.horizontalAdvance(GAP) * (len(parts) - 1)
        given = shared_widths([metrics.horizontalAdvance(part) for part in parts], left)
        if left > 0 and left // len(parts) >= _LEAST:
            return GAP.join(metrics.elidedText(part, Qt.TextElideMode.ElideRight, width)
                            for part, width in zip(parts, given, strict=True))
    return metrics.elidedText(text[:400], Qt.TextElideMode.ElideRight, room)


def _told_apart(parts: Sequence[str]) -> list[str]:
    """Options without the words that all of their names begin with."""
    given = [found.end() if (found := _GIVEN.match(part)) else 0 for part in parts]
    names = [part[at:].split(" ") for part, at in zip(parts, given, strict=True)]
    shared = 0
    for words in zip(*names, strict=False):
        if len(set(words)) > 1:
            break
        shared += 1
    if not 0 < shared < min(map(len, names)):
        return list(parts)
    return [f"{part[:at]}…{' '.join(name[shared:])}"
            for part, name, at in zip(parts, names, given, strict=True)]
