"""The terms of a step as rows: label, count, how many answers; hidden ones at the end."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont

from facilitator.activities.terms import TermDesk, TermRow
from facilitator.i18n import N_
from ui.look import Look

Index = QModelIndex | QPersistentModelIndex

LABEL, COUNT, ANSWERS = range(3)
HEADS = (N_("Terme"), N_("Nombre"), N_("Réponses"))


class TermModel(QAbstractTableModel):
    """Rows of terms. ``renamed`` is emitted with the key and the new label of a term."""

    renamed = Signal(str, str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._rows: list[TermRow] = []
        self._hidden: frozenset[str] = frozenset()

    def show_desk(self, desk: TermDesk, *, with_hidden: bool) -> bool:
        """Show other terms; False where only words or numbers changed and no row moved."""
        rows = [*desk.terms, *(desk.hidden if with_hidden else ())]
        hidden = frozenset(row.key for row in desk.hidden)
        same = [row.key for row in rows] == [row.key for row in self._rows]
        if not same:
            self.beginResetModel()
        self._rows, self._hidden = rows, hidden
        if same:
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(HEADS) - 1))
        else:
            self.endResetModel()
        return not same

    def term(self, index: Index) -> TermRow:
        """The term at an index."""
        return self._rows[index.row()]

    def row_of(self, key: str) -> int:
        """Where a term is, -1 where it is not."""
        return next((at for at, row in enumerate(self._rows) if row.key == key), -1)

    def hides(self, key: str) -> bool:
        """Whether a term is hidden from the room."""
        return key in self._hidden

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return len(HEADS)

    def headerData(self, section: int, orientation: Qt.Orientation,
                   role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return self._look.say(HEADS[section])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row, column = self._rows[index.row()], index.column()
        hidden = row.key in self._hidden
        if role == Qt.ItemDataRole.DisplayRole:
            return (row.label, str(row.count), str(row.answers))[column]
        if role == Qt.ItemDataRole.EditRole:
            return row.label
        if role == Qt.ItemDataRole.ToolTipRole:
            return " · ".join(row.spellings)
        if role == Qt.ItemDataRole.AccessibleTextRole and column == LABEL and hidden:
            return f"{row.label}, {self._look.say(N_('masqué'))}"
        if role == Qt.ItemDataRole.TextAlignmentRole and column != LABEL:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
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
        base = super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsDropEnabled
        return base | Qt.ItemFlag.ItemIsEditable if index.column() == LABEL else base
