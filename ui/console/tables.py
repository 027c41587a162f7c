"""Results as tables: numbers as the language writes them, room for columns by what is in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from facilitator.activities.common import percent
from facilitator.i18n import SOURCE_LANGUAGE, Translator
from ui.parts.tip import tip

Index = QModelIndex | QPersistentModelIndex

_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_TOP = Qt.AlignmentFlag.AlignTop
"""Where cells stand, so that one of several lines begins where the others of its row do."""


def is_share(values: Iterable[object]) -> bool:
    """Whether a column holds shares of the people: kinds give those as floats from 0 to 1.

    Means on a scale are floats too, but from 1 on.
    """
    found = [value for value in values if value is not None]
    return bool(found) and all(isinstance(one, float) and 0 <= one <= 1 for one in found) and any(
        one != 1 for one in found)


def shared_widths(wanted: Sequence[int], room: int) -> list[int]:
    """How ``room`` pixels go to columns: what a narrow one leaves over goes to the wide ones."""
    given = list(wanted)
    narrow: set[int] = set()
    while sum(given) > room:
        left = room - sum(wanted[n] for n in narrow)
        wide = [n for n in range(len(wanted)) if n not in narrow]
        fair = max(0, left) // max(1, len(wide))
        fresh = {n for n in wide if wanted[n] <= fair}
        if not fresh:
            for n in wide:
                given[n] = fair
            break
        narrow |= fresh
    return given


def column_widths(wanted: Sequence[int], repeats: Sequence[bool], room: int, least: int
                  ) -> list[int]:
    """How ``room`` pixels go to columns: what ``repeats`` itself gives way first, the widest of
    these before others, down to ``least``; the rest is shared (:func:`shared_widths`)."""
    given = list(wanted)
    for n in sorted(range(len(wanted)), key=lambda n: -wanted[n]):
        if repeats[n]:
            given[n] -= max(0, min(given[n] - least, sum(given) - room))
    return shared_widths(given, room)


class TableModel(QAbstractTableModel):
    """Header and rows as a kind gives them; numbers in the manner of ``tr``'s language.

    What a row says again of the one above it is written in ``soft``: a group's name, a question.
    """

    def __init__(self, tr: Translator | None = None, soft: QColor | None = None) -> None:
        super().__init__()
        self._tr = tr or Translator(SOURCE_LANGUAGE)
        self._soft = soft
        self._header: list[str] = []
        self._rows: list[list[Any]] = []
        self._shares: frozenset[int] = frozenset()
        self._numbers: frozenset[int] = frozenset()
        self._leading: frozenset[int] = frozenset()

    def show_table(self, header: list[str], rows: list[list[Any]]) -> None:
        """Show another table."""
        self.beginResetModel()
        self._header, self._rows = header, rows
        columns = {n: [row[n] for row in rows if n < len(row)] for n in range(len(header))}
        self._shares = frozenset(n for n, cells in columns.items() if is_share(cells))
        self._numbers = frozenset(n for n, cells in columns.items()
                                  if any(map(_is_number, cells)))
        words = [n for n in range(len(header)) if n not in self._numbers]
        self._leading = frozenset(words[:-1])
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return len(self._header)

    def headerData(self, section: int, orientation: Qt.Orientation,
                   role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._header[section]
        return self._side(section in self._numbers, _MIDDLE) if (
            role == Qt.ItemDataRole.TextAlignmentRole) else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._rows[index.row()]
        cell = row[index.column()] if index.column() < len(row) else ""
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(cell, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(self._words(cell, index.column()))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._side(_is_number(cell), _TOP)
        if role == Qt.ItemDataRole.ForegroundRole and self.again(index.row(), index.column()):
            return self._soft
        return None

    def again(self, row: int, column: int) -> bool:
        """Whether a cell only repeats the one above, as do those before it, while others follow
        that say something of their own."""
        if row == 0 or column not in self._leading:
            return False
        return self._rows[row][:column + 1] == self._rows[row - 1][:column + 1]

    def repeats(self, column: int) -> bool:
        """Whether most cells of a column only say again what stands above."""
        rows = range(len(self._rows))
        return column in self._leading and 2 * sum(self.again(row, column) for row in rows) > len(
            rows)

    def numeric(self, column: int) -> bool:
        """Whether numbers are in a column."""
        return column in self._numbers

    def apart(self, column: int) -> bool:
        """Whether a column of words follows one of numbers."""
        return column not in self._numbers and column - 1 in self._numbers

    def blank(self, column: int) -> bool:
        """Whether nothing is in a column: themes before there are any."""
        return all(n >= len(row) or row[n] in (None, "") for row in self._rows
                   for n in (column,))

    def double(self, column: int) -> bool:
        """Whether a column says in every row what an earlier one says: nothing was written
        otherwise than it is shown."""
        return any(all(row[column:column + 1] == row[n:n + 1] for row in self._rows)
                   for n in range(column) if column not in self._numbers)

    def _words(self, cell: object, column: int) -> str:
        if cell is None:
            return ""
        if column in self._shares and isinstance(cell, float):
            return percent(self._tr, cell)
        if isinstance(cell, float):
            return self._tr.number(cell)
        if type(cell) is int:
            return self._tr.count(cell)
        return str(cell).replace("\n", " ")

    @staticmethod
    def _side(right: bool, level: Qt.AlignmentFlag) -> int:
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        return int(side | level)


def _is_number(cell: object) -> bool:
    return isinstance(cell, int | float) and not isinstance(cell, bool)
