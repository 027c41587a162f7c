"""The answers of a step as rows, kept up to date without building them anew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont

from facilitator.activities.context import Entry, Source
from facilitator.i18n import N_
from ui.console.timing import clock_time
from ui.look import Look
from ui.parts.tip import tip

Index = QModelIndex | QPersistentModelIndex

TEXT, WHO, FROM, WHEN = range(4)
HEADS = (N_("Réponse"), N_("Qui"), N_("Par"), N_("Heure"))
SOURCES = {
    Source.PHONE: N_("téléphone"), Source.PAPER: N_("papier"),
    Source.FACILITATOR: N_("saisie"), Source.HAND: N_("mains levées"),
}


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """One answer in words."""

    entry: Entry
    text: str


class AnswerModel(QAbstractTableModel):
    """Rows of answers. ``edited`` is emitted with the id and the new words of a mended answer."""

    edited = Signal(str, str)

    def __init__(self, look: Look, *, can_edit: bool) -> None:
        super().__init__()
        self._look = look
        self._can_edit = can_edit
        self._rows: list[AnswerRow] = []
        self._star = look.icon("star", "clay")
        self._hidden = look.icon("eye-off", "ink-soft")

    def show_rows(self, rows: Sequence[AnswerRow]) -> None:
        """Show other rows; those that only grew or changed are not built anew."""
        known = len(self._rows)
        same = len(rows) >= known and all(
            old.entry.id == new.entry.id for old, new in zip(self._rows, rows, strict=False)
        )
        if not same:
            self.beginResetModel()
            self._rows = list(rows)
            self.endResetModel()
            return
        for place in range(known):
            if self._rows[place] != rows[place]:
                self._rows[place] = rows[place]
                self.dataChanged.emit(self.index(place, 0), self.index(place, len(HEADS) - 1))
        if len(rows) > known:
            self.beginInsertRows(QModelIndex(), known, len(rows) - 1)
            self._rows += rows[known:]
            self.endInsertRows()

    def answer(self, index: Index) -> AnswerRow:
        """The row at an index."""
        return self._rows[index.row()]

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
        row = self._rows[index.row()]
        column = index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._shown(row, column)
        if role == Qt.ItemDataRole.EditRole:
            return row.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row) if column == TEXT else self._shown(row, column)
        if role == Qt.ItemDataRole.DecorationRole and column == TEXT:
            return self._hidden if row.entry.hidden else self._star if row.entry.starred else None
        if role == Qt.ItemDataRole.ForegroundRole and (column != TEXT or row.entry.hidden):
            return self._look.color("ink-soft")
        if role == Qt.ItemDataRole.FontRole and column == TEXT and row.entry.hidden:
            font = QFont(self._look.font())
            font.setStrikeOut(True)
            return font
        if role == Qt.ItemDataRole.ToolTipRole:  # of what is shortened, too
            return tip(row.text if column == TEXT else self._shown(row, column))
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row = self._rows[index.row()]
        text = str(value).strip()
        if not text or text == row.text:
            return False
        self.edited.emit(row.entry.id, text)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        base = super().flags(index)
        editable = self._can_edit and index.column() == TEXT
        return base | Qt.ItemFlag.ItemIsEditable if editable else base

    def _shown(self, row: AnswerRow, column: int) -> str:
        entry = row.entry
        if column == TEXT:
            return row.text.replace("\n", " ")
        if column == WHO:
            return entry.author
        if column == FROM:
            words = self._look.say(SOURCES[entry.source])
            if entry.source is Source.HAND:
                words += f" × {entry.count}"
            return words + (f" · {self._look.say(N_('corrigée'))}" if entry.edited else "")
        return clock_time(entry.created_at)

    def _spoken(self, row: AnswerRow) -> str:
        marks = [self._look.say(N_("masquée"))] if row.entry.hidden else []
        marks += [self._look.say(N_("retenue"))] if row.entry.starred else []
        return ", ".join([row.text, *marks])
