"""Rows of the report's parts: a box to tick, a mark, a title on as many lines as it needs; and
what the marks mean."""

from __future__ import annotations

from collections.abc import Collection
from enum import Enum

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QBrush, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QLabel,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from facilitator.blocks import Cover
from facilitator.i18n import N_, tie_spaces
from facilitator.report.sections import Section
from ui.look import Look
from ui.parts.basic import fill, label, row
from ui.parts.chosen import ChosenGround
from ui.parts.flow import flow

Index = QModelIndex | QPersistentModelIndex

_TALL = 10000
_PAD = 6  # above and below, as the style sheet has it
_WRAPS = int(Qt.TextFlag.TextWordWrap)
MARK = 14
"""Pixels of a mark's side."""


class Mark(Enum):
    """What waits in a part: an icon, its colour and what is said of it."""

    DRAFT = ("file-text", "clay", N_("Brouillon à relire"))
    EMPTY = ("pencil", "ink-soft", N_("À écrire"))


class Legend(QWidget):
    """What the marks in the list mean, those that are there."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._signs = {}
        for mark in Mark:
            icon, token, words = mark.value
            picture, sign = QLabel(), QWidget()
            picture.setPixmap(look.icon_pixmap(icon, token, MARK))
            inner = QVBoxLayout(sign)
            fill(inner, (row(picture, label(look.say(words), "small"), gap=5),), 0)
            self._signs[mark] = sign
        self.setLayout(flow(*self._signs.values(), gap=14))

    def show_marks(self, marks: Collection[Mark | None]) -> None:
        """Explain these and no others."""
        for mark, sign in self._signs.items():
            sign.setVisible(mark in marks)
        self.setVisible(any(mark in marks for mark in Mark))


def part_title(section: Section, look: Look) -> str:
    """What a part is called on the page: the cover by its name, its title being the workshop's."""
    if section.blocks and isinstance(section.blocks[0], Cover):
        return look.say(N_("Couverture"))
    return section.title or look.say(N_("Sans titre"))


class PartDelegate(QStyledItemDelegate):
    """A row as high as its title needs; its box and its mark stand beside the first line.

    Qt wraps as if the whole row were the title's, cuts what has no room, and puts box and mark in
    the middle of the row.
    """

    def __init__(self, look: Look, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        self._ink = look.color("ink")
        self._ground = ChosenGround(look)

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        option.text = tie_spaces(option.text)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row = QStyleOptionViewItem(option)
        # Nothing to measure yet at first: the view lays out again once it has its width.
        row.rect = QRect(0, 0, max(120, self._view.viewport().width()), _TALL)
        row = self._first_line(row, index)
        title = self._title(row)
        high = QFontMetrics(row.font).boundingRect(title, _WRAPS, row.text).height()
        return QSize(row.rect.width(), title.top() + high + title.top())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self._ground.paint(painter, option)
        row, style = self._first_line(option, index), self._view.style()
        on = row.checkState is Qt.CheckState.Checked
        box = QStyleOptionViewItem(row)
        box.rect = style.subElementRect(
            QStyle.SubElement.SE_ItemViewItemCheckIndicator, row, self._view)
        box.state = row.state & ~QStyle.StateFlag.State_HasFocus | (
            QStyle.StateFlag.State_On if on else QStyle.StateFlag.State_Off)
        style.drawPrimitive(QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck, box, painter,
                            self._view)
        row.icon.paint(painter, style.subElementRect(
            QStyle.SubElement.SE_ItemViewItemDecoration, row, self._view))
        ground = index.data(Qt.ItemDataRole.ForegroundRole)
        painter.setFont(row.font)
        painter.setPen(ground.color() if isinstance(ground, QBrush) else self._ink)
        painter.drawText(self._title(row), _WRAPS, row.text)

    def editorEvent(self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem,
                    index: Index) -> bool:
        """A click ticks the box where it stands."""
        return super().editorEvent(event, model, self._first_line(option, index), index)

    def _first_line(self, option: QStyleOptionViewItem, index: Index) -> QStyleOptionViewItem:
        """The row as if it had one line: where the style then has box, mark and title."""
        row = QStyleOptionViewItem(option)
        self.initStyleOption(row, index)
        box = self._view.style().pixelMetric(
            QStyle.PixelMetric.PM_IndicatorHeight, None, self._view)
        place = QRect(option.rect)
        place.setHeight(max(QFontMetrics(row.font).height(), box) + 2 * _PAD)
        row.rect = place
        return row

    def _title(self, row: QStyleOptionViewItem) -> QRect:
        """Where the title's lines go, the first beside box and mark."""
        style = self._view.style()
        place = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, row, self._view)
        edge = style.pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, None, self._view) + 1
        above = (row.rect.height() - QFontMetrics(row.font).height()) // 2
        return QRect(place.left() + edge, row.rect.top() + above,
                     max(60, place.width() - 2 * edge), _TALL)
