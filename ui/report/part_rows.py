"""Rows of the report's parts: a box to tick, a mark, a title on as many lines as it needs."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from facilitator.i18n import tie_spaces

Index = QModelIndex | QPersistentModelIndex

_TALL = 10000
_PAD = 6  # above and below, as the style sheet has it


class PartDelegate(QStyledItemDelegate):
    """As Qt's own, but as high as the title needs beside its box and mark.

    Qt wraps as if the whole row were the title's, and then cuts what has no room.
    """

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        option.text = tie_spaces(option.text)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row = QStyleOptionViewItem(option)
        self.initStyleOption(row, index)
        # Nothing to measure yet at first: the view lays out again once it has its width.
        row.rect = QRect(0, 0, max(120, self._view.viewport().width()), _TALL)
        style = self._view.style()
        text = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, row, self._view)
        edge = style.pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, None, self._view) + 1
        ground = QRect(0, 0, max(60, text.width() - 2 * edge), _TALL)
        high = QFontMetrics(row.font).boundingRect(
            ground, int(Qt.TextFlag.TextWordWrap), row.text).height()
        return QSize(row.rect.width(), max(high, row.decorationSize.height()) + 2 * _PAD)
