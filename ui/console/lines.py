"""Rows of two voices: a text that wraps, what there is to say about it, a count at its right."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QWidget,
)

from facilitator.i18n import N_, tie_spaces
from ui.look import Look
from ui.parts.chosen import ChosenGround

Index = QModelIndex | QPersistentModelIndex

ID = Qt.ItemDataRole.UserRole
SOFT = ID + 1
"""What is said about it, in smaller and softer letters."""
COUNT = ID + 2
"""A count drawn at the right, from 2 on."""
STRONG = ID + 3
"""Whether the text is set in bold."""
LIVE = ID + 4
"""Whether what is said about it calls for attention."""
ASIDE = ID + 5
"""What is said about it so shortly that it stands at the right, in smaller and softer letters."""

QUOTED = N_("« {words} »")
"""What somebody said, between the quotation marks of the language."""

_TALL = 20000
_WRAP = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft)


class LineDelegate(QStyledItemDelegate):
    """Draws such rows, as high as their words need at the width there is."""

    def __init__(self, look: Look, parent: QAbstractItemView) -> None:
        super().__init__(parent)
        self._look = look
        self._view = parent
        self._ground = ChosenGround(look)
        self._fonts = (look.font(1), look.font(1, bold=True), look.font(0))
        self._pad = look.space(1.5)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        # The view knows the width only once it lays out; before, its viewport's is near enough.
        room = self._room(index, self._view.viewport().width() - self._indent(index))
        text, soft = self._places(index, room)
        return QSize(room, text.height() + soft.height() + 2 * self._pad)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        place = option.rect
        painter.save()
        self._ground.paint(painter, option)
        text, soft = self._places(index, self._room(index, place.width()))
        at = place.topLeft() + text.topLeft()
        at.setX(place.x() + 2 * self._pad)
        at.setY(place.y() + self._pad)
        painter.setFont(self._font(index))
        painter.setPen(self._look.color("ink"))
        painter.drawText(QRect(at, text.size()), _WRAP, _held(index.data()))
        if soft.height():
            painter.setFont(self._fonts[2])
            painter.setPen(self._look.color("clay" if index.data(LIVE) else "ink-soft"))
            at.setY(at.y() + text.height())
            painter.drawText(QRect(at, soft.size()), _WRAP, _held(index.data(SOFT)))
        count, aside = index.data(COUNT), index.data(ASIDE)
        if count is not None or aside:
            painter.setFont(self._fonts[1 if count is not None else 2])
            painter.setPen(self._look.color("leaf" if count is not None else "ink-soft"))
            at.setY(place.y() + self._pad)
            line = QFontMetrics(self._font(index)).height()
            painter.drawText(QRect(place.x(), at.y(), place.width() - 2 * self._pad, line),
                             int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter),
                             str(count if count is not None else aside))
        painter.restore()

    def _font(self, index: Index) -> QFont:
        return self._fonts[1 if index.data(STRONG) else 0]

    def _indent(self, index: Index) -> int:
        depth, above = 0, index.parent()
        while above.isValid():
            depth, above = depth + 1, above.parent()
        step = getattr(self._view, "indentation", None)
        return (depth + 1) * step() if step is not None else 0

    def _room(self, index: Index, width: int) -> int:
        beside = 0
        for role, font in ((COUNT, 1), (ASIDE, 2)):
            if (said := index.data(role)) is not None:
                beside = QFontMetrics(self._fonts[font]).horizontalAdvance(str(said)) + self._pad
        return max(80, width - 4 * self._pad - beside)

    def _places(self, index: Index, room: int) -> tuple[QRect, QRect]:
        ground = QRect(0, 0, room, _TALL)
        text = QFontMetrics(self._font(index)).boundingRect(ground, _WRAP, _held(index.data()))
        said = index.data(SOFT)
        soft = QFontMetrics(self._fonts[2]).boundingRect(ground, _WRAP, _held(said)) if said else (
            QRect())
        return QRect(0, 0, room, text.height()), QRect(0, 0, room, soft.height())


def _held(words: object) -> str:
    """Words as people typed them, their signs held on the line of the word before."""
    return tie_spaces(str(words))


def two_lines(text: str, room: int, metrics: QFontMetrics) -> tuple[str, ...]:
    """``text`` in one line, or in two where so many pixels are too few: two that are about as long,
    or the second cut off at its end."""
    wide = metrics.horizontalAdvance
    if wide(text) <= room:
        return (text,)
    words = text.split(" ")
    halves = [(" ".join(words[:n]), " ".join(words[n:])) for n in range(1, len(words))]
    fitting = [pair for pair in halves if wide(pair[0]) <= room]
    whole = [pair for pair in fitting if wide(pair[1]) <= room]
    shown = (min(whole, key=lambda pair: max(map(wide, pair))) if whole
             else fitting[-1] if fitting else (text,))
    return tuple(metrics.elidedText(one, Qt.TextElideMode.ElideRight, room) for one in shown)


def in_lines(view: QAbstractItemView, look: Look, name: str) -> None:
    """Have a list or tree draw such rows, wrapped anew whenever its width changes."""
    view.setAccessibleName(name)
    view.setItemDelegate(LineDelegate(look, view))
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    if isinstance(view, QListView):
        view.setResizeMode(QListView.ResizeMode.Adjust)
        # Without this, a list whose width alone changed may keep the heights it had.
        view.setWordWrap(True)


class LineTree(QTreeWidget):
    """A tree of such rows. Letters and digits are left to its commands; a double click does not
    fold, and what is dropped goes on a row, not between two."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        in_lines(self, look, name)
        self.setHeaderHidden(True)
        self.setIndentation(14)
        self.setDropIndicatorShown(False)
        self.setExpandsOnDoubleClick(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text().strip() and not event.modifiers():
            event.ignore()  # not a search in the list
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


def on_keys(view: QWidget, acts: Mapping[str, Callable[[], object]]) -> None:
    """Give a list, tree or field its own keys, while it has the focus."""
    for name, act in acts.items():
        shortcut = QShortcut(QKeySequence(name), view, lambda act=act: act())
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
