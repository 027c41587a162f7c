"""How a table of results is shown: columns with room for their words, long ones in more lines."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
)

from ui.console.tables import Index, TableModel, column_widths
from ui.look import Look
from ui.parts.fade import Fade

_MEASURED = 300
"""So many rows say how wide a column is; those below are of the same kind."""
_WRAPPED = 600
"""So many rows may each be as high as their words need; more are of one line, to be quick."""
_LINES = 3
"""More lines than this are for the tooltip."""
_PADDING = 28  # beside a cell's words: the style sheet's, the focus's and a gap to the next one
_INSIDE = 10  # of these, what the style sheet keeps for itself around the text
_APART = 8  # before words that follow a number, which stands at the right end of its column
_LEAST = 140
"""Pixels that columns keep whose words come again and again, where there is too little room."""
_COMFORT = 560
"""Pixels that a table which ends in numbers may take, so that it is no stamp in a large page."""


class _Head(QHeaderView):
    """Its line goes on to the end of the table; words after a number stand over their column's."""

    def __init__(self, look: Look, view: ResultTable) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self._table, self._line = view, look.color("line")
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setStretchLastSection(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        shift = self._table.apart() if self._table.table.apart(section) else 0
        super().paintSection(painter, rect.adjusted(shift, 0, 0, 0), section)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        ground = self.viewport()
        painter = QPainter(ground)
        painter.fillRect(0, ground.height() - 1, ground.width(), 1, self._line)
        painter.end()


class _Cells(QStyledItemDelegate):
    """Sets words apart from the number before them; a row is as high as its words need."""

    def __init__(self, view: ResultTable) -> None:
        super().__init__(view)
        self._view = view

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        if self._view.table.apart(index.column()):  # as if there were an icon before them
            option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration
            option.decorationSize = QSize(_APART, 1)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view, one = self._view, super().sizeHint(option, index)  # of one line
        room = view.columnWidth(index.column()) - _INSIDE
        metrics = view.fontMetrics()
        if not view.wordWrap() or one.width() - _INSIDE <= room or (
                view.table.again(index.row(), index.column())):
            return one
        wide = QStyleOptionViewItem(option)
        wide.rect = QRect(0, 0, max(1, room), 1)
        most = one.height() + (_LINES - 1) * metrics.lineSpacing()
        return QSize(one.width(), min(super().sizeHint(wide, index).height(), most))


class ResultTable(QTreeView):
    """A table of results. Columns in which nothing is, or nothing new, are left out.

    Where there is no room for all that is written, columns that repeat themselves give way first,
    then the widest, and words go on in other lines; a tooltip says the whole. A last column of
    words takes what room is left. Every column of a ``whole`` table is there.
    """

    def __init__(self, look: Look, name: str, *, whole: bool = False) -> None:
        super().__init__()
        self.table = TableModel(look.tr, look.color("ink-soft"))
        self._scale, self._whole = look.scale, whole
        self._wanted: list[int] = []
        self.setAccessibleName(name)
        self.setHeader(_Head(look, self))
        self.setModel(self.table)
        self.setItemDelegate(_Cells(self))
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self._fade = Fade(self, look.color("paper"), round(24 * look.scale))

    def apart(self) -> int:
        """By how much words stand apart from a number before them, in pixels."""
        margin = self.style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, None, self) + 1
        return _APART + 2 * margin

    def show_table(self, header: list[str], rows: list[list[object]]) -> None:
        """Show another table."""
        self.table.show_table(header, rows)
        for column in range(len(header)):
            self.setColumnHidden(column, not self._whole and (
                self.table.blank(column) or self.table.double(column)))
        self._wanted = [self._width(column) for column in range(len(header))]
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        self._fade.stand()

    def _fit(self) -> None:
        """Give the columns their widths, and rows more lines where words need them."""
        seen = [n for n in range(len(self._wanted)) if not self.isColumnHidden(n)]
        if not seen:
            return
        wanted = [self._wanted[n] for n in seen]
        room = self.viewport().width()
        given = column_widths(wanted, [self.table.repeats(n) for n in seen], room,
                              round(_LEAST * self._scale))
        scarce = any(got < want for got, want in zip(given, wanted, strict=True))
        self._give_rest(seen, given, room)
        for column, width in zip(seen, given, strict=True):
            self.header().resizeSection(column, width)
        wraps = scarce and self.table.rowCount() <= _WRAPPED
        self.setUniformRowHeights(not wraps)
        self.setWordWrap(wraps)
        if wraps:  # heights go with widths
            self.scheduleDelayedItemsLayout()

    def _give_rest(self, seen: list[int], given: list[int], room: int) -> None:
        """Give the room that is left to words that come last, or some of it to the first ones."""
        words = [at for at, column in enumerate(seen) if not self.table.numeric(column)]
        if not words:
            return
        if words[-1] == len(seen) - 1:
            given[-1] += max(0, room - sum(given))
        else:
            given[words[0]] += max(0, min(room, round(_COMFORT * self._scale)) - sum(given))

    def _width(self, column: int) -> int:
        rows = range(min(self.table.rowCount(), _MEASURED))
        cells = {str(self.table.index(row, column).data()) for row in rows}
        wide = self.fontMetrics().horizontalAdvance
        title = self.header().fontMetrics().horizontalAdvance(
            str(self.table.headerData(column, Qt.Orientation.Horizontal)))
        apart = self.apart() if self.table.apart(column) else 0
        return apart + max((title, max(map(wide, cells), default=0))) + _PADDING
