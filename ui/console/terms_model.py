"""The terms of a step as rows: label, count, how many answers; hidden ones at the end."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont

from facilitator.activities.terms import TermDesk, TermRow
from facilitator.i18n import N_
from facilitator.text.lexicon import strip_accents
from ui.look import Look
from ui.parts.tip import tip

Index = QModelIndex | QPersistentModelIndex

LABEL, COUNT, ANSWERS = range(3)
# Made once: a view asks for each row's, and there may be ten thousand.
COUNTED = (Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
           | Qt.ItemFlag.ItemNeverHasChildren | Qt.ItemFlag.ItemIsDragEnabled
           | Qt.ItemFlag.ItemIsDropEnabled)
NAMED = COUNTED | Qt.ItemFlag.ItemIsEditable
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
STEP = 300
"""Rows that a view is given at first, and each time it is scrolled to their end."""
HEADS = (N_("Terme"), N_("Fois"), N_("Réponses"))


class TermModel(QAbstractTableModel):
    """Rows of terms. ``renamed`` is emitted with the key and the new label of a term."""

    renamed = Signal(str, str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._rows: list[TermRow] = []
        self._hidden: frozenset[str] = frozenset()
        self._given = 0
        self._once = False

    def count_people(self, once: bool) -> None:
        """Say what is counted: people, ``once`` each, or how often a term was written."""
        if once != self._once:
            self._once = once
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, COUNT, COUNT)

    def show_desk(self, desk: TermDesk, *, with_hidden: bool, wanted: str = "") -> bool:
        """Show other terms, of which some spelling holds ``wanted``; False where only words or
        numbers changed and no row moved."""
        rows = [*desk.terms, *(desk.hidden if with_hidden else ())]
        if wanted:
            rows = [row for row in rows if _holds(row, _plain(wanted))]
        hidden = frozenset(row.key for row in desk.hidden)
        given = min(len(rows), max(STEP, self._given))
        same = [row.key for row in rows[:given]] == [row.key for row in self._rows[: self._given]]
        if not same:
            self.beginResetModel()
        self._rows, self._hidden, self._given = rows, hidden, given
        if same:
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(given - 1, len(HEADS) - 1))
        else:
            self.endResetModel()
        return not same

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._given < len(self._rows)

    def fetchMore(self, parent: Index) -> None:
        self._give(self._given + STEP)

    def _give(self, rows: int) -> None:
        """Let views have so many rows."""
        wanted = min(rows, len(self._rows))
        if wanted > self._given:
            self.beginInsertRows(QModelIndex(), self._given, wanted - 1)
            self._given = wanted
            self.endInsertRows()

    def term(self, index: Index) -> TermRow:
        """The term at an index."""
        return self._rows[index.row()]

    def row_of(self, key: str) -> int:
        """Where a term is, -1 where it is not."""
        found = next((at for at, row in enumerate(self._rows) if row.key == key), -1)
        self._give(found + 1)
        return found

    def hides(self, key: str) -> bool:
        """Whether a term is hidden from the room."""
        return key in self._hidden

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else self._given

    def columnCount(self, parent: Index | None = None) -> int:
        return len(HEADS)

    def headerData(self, section: int, orientation: Qt.Orientation,
                   role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        people = self._once and section == COUNT
        if role == Qt.ItemDataRole.DisplayRole:
            return self._look.say(N_("Personnes") if people else HEADS[section])
        if role == Qt.ItemDataRole.ToolTipRole and people:
            return tip(self._look.say(N_("Une personne compte une fois par terme.")))
        if role == Qt.ItemDataRole.TextAlignmentRole and section != LABEL:
            return _RIGHT
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row, column = self._rows[index.row()], index.column()
        hidden = row.key in self._hidden
        if role == Qt.ItemDataRole.DisplayRole:
            return (row.label, *map(self._look.tr.count, (row.count, row.answers)))[column]
        if role == Qt.ItemDataRole.EditRole:
            return row.label
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(" · ".join(dict.fromkeys((row.label, *row.spellings))))
        if role == Qt.ItemDataRole.AccessibleTextRole and column == LABEL and hidden:
            return f"{row.label}, {self._look.say(N_('masqué'))}"
        if role == Qt.ItemDataRole.TextAlignmentRole and column != LABEL:
            return _RIGHT
        if role == Qt.ItemDataRole.ForegroundRole and (hidden or column == ANSWERS):
            return self._look.color("ink-soft")
        if role == Qt.ItemDataRole.FontRole and column == LABEL and hidden:
            font = QFont(self._look.font())
            font.setStrikeOut(True)
            return font
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row, text = self._rows[index.row()], str(value).strip()
        if text == row.label:
            return False
        self.renamed.emit(row.key, text)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        return NAMED if index.column() == LABEL else COUNTED


def _holds(row: TermRow, wanted: str) -> bool:
    return any(wanted in _plain(text) for text in (row.label, *row.spellings))


def _plain(text: str) -> str:
    return strip_accents(text.casefold())
