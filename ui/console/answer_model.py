"""The answers of a step as rows, kept up to date without building them anew, and searched."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass, field

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QIcon

from facilitator.activities.context import Entry, Source
from facilitator.i18n import N_
from facilitator.workshop.people import said_names
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
GAP = "\u2003\u2003"
"""Between the parts of a line; where there is no room for all, each gives way at its end."""
_PAINTED: dict[int, int] = {Qt.ItemDataRole.DecorationRole: 1, Qt.ItemDataRole.FontRole: 2,
            Qt.ItemDataRole.ForegroundRole: 3}


@dataclass(slots=True)
class AnswerRow:
    """One answer in words: ``text`` is what was said, ``aside`` what it was said on, as others
    are: a proposal, a heading. ``heap`` is where the search looks (:meth:`AnswerModel.ready`)."""

    entry: Entry
    text: str
    aside: str = ""
    heap: str = field(default="", compare=False, repr=False)


class AnswerModel(QAbstractTableModel):
    """Rows of answers. ``edited`` is emitted with the id and the new words of a mended answer."""

    edited = Signal(str, str)

    def __init__(self, look: Look, *, can_edit: bool) -> None:
        super().__init__()
        self._look = look
        base = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        base |= Qt.ItemFlag.ItemNeverHasChildren
        self._flags = [base] * len(HEADS)  # made once: putting flags together is slow
        if can_edit:
            self._flags[TEXT] = base | Qt.ItemFlag.ItemIsEditable
        self._all: Sequence[AnswerRow] = ()
        self.asides: frozenset[str] = frozenset()  # of all answers
        self.by_phone = True  # all came the usual way, and nobody changed them
        self._rows: list[AnswerRow] = []  # what is sought
        self._sought = ""
        self._times: dict[int, str] = {}
        self._sources = {source: look.say(words) for source, words in SOURCES.items()}
        self._star = look.icon("star", "clay")
        self._hidden = look.icon("eye-off", "ink-soft")
        self._soft = look.color("ink-soft")
        self._struck = QFont(look.font())
        self._struck.setStrikeOut(True)

    @property
    def rows(self) -> Sequence[AnswerRow]:
        """All answers, whatever is sought."""
        return self._all

    def ready(self, rows: Sequence[AnswerRow]) -> list[AnswerRow]:
        """``rows`` for :meth:`show_rows`, from any thread: those that say the same as before at
        the same place are the same, so that the GUI thread need not compare thousands, and the
        others have what the search looks at."""
        found = [old if old == new else new for old, new in zip(self._all, rows, strict=False)]
        found += rows[len(found):]
        for row in found:
            if not row.heap:
                shown = (self._shown(row, column) for column in range(len(HEADS)))
                row.heap = "\n".join(shown).casefold()
        return found

    def show_rows(self, rows: Sequence[AnswerRow]) -> None:
        """Show other rows, made :meth:`ready`; those that only grew or changed are not built
        anew."""
        self._all = rows
        self.asides = frozenset(row.aside for row in rows)
        self.by_phone = all(row.entry.source is Source.PHONE and not row.entry.edited
                            for row in rows)
        self._seek()

    def find(self, text: str) -> None:
        """Show only rows with this text in any column, whatever its case."""
        self._sought = text.casefold()
        self._seek()

    def _seek(self) -> None:
        sought = self._sought
        rows = [row for row in self._all if sought in row.heap]
        known = len(self._rows)
        if len(rows) < known or any(
            old is not new and old.entry.id != new.entry.id
            for old, new in zip(self._rows, rows, strict=False)
        ):
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
            return
        for place in range(known):
            if self._rows[place] is not rows[place]:
                self._rows[place] = rows[place]
                self.dataChanged.emit(self.index(place, 0), self.index(place, len(HEADS) - 1))
        if len(rows) > known:
            self.beginInsertRows(QModelIndex(), known, len(rows) - 1)
            self._rows = rows
            self.endInsertRows()

    def answer(self, index: Index) -> AnswerRow:
        """The row at an index."""
        return self._rows[index.row()]

    def places(self, ids: Set[str]) -> list[int]:
        """The rows in the view that show these answers."""
        return [place for place, row in enumerate(self._rows) if row.entry.id in ids]

    def painted(self, row: AnswerRow, column: int) -> tuple[
            str, QIcon | None, QFont | None, QColor | None]:
        """What is seen of a row in a column: words, without those aside, and an icon, font and
        colour where they are not the usual ones. All at once: each question asked through Qt
        takes as long as this."""
        if column != TEXT:
            return self._shown(row, column), None, None, self._soft
        words, hidden = row.text.replace("\n", " "), row.entry.hidden
        icon = self._hidden if hidden else self._star if row.entry.starred else None
        return words, icon, self._struck if hidden else None, self._soft if hidden else None

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
        if role in _PAINTED:
            return self.painted(row, column)[_PAINTED[role]]
        if role == Qt.ItemDataRole.ToolTipRole:  # of what is shortened, too
            return tip(_whole(row) if column == TEXT else self._shown(row, column))
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row = self._rows[index.row()]
        text = str(value).strip()
        if not text or text == row.text:
            return False
        self.edited.emit(row.entry.id, text)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        return self._flags[index.column()]

    def _shown(self, row: AnswerRow, column: int) -> str:
        entry = row.entry
        if column == TEXT:
            return _whole(row).replace("\n", " ")
        if column == WHO:
            return said_names(entry.author, self._look.tr)
        if column == FROM:
            words = self._sources[entry.source]
            if entry.source is Source.HAND:
                words += f" × {entry.count}"
            return words + (f" · {self._look.say(N_('corrigée'))}" if entry.edited else "")
        minute = int(entry.created_at // 60)
        if minute not in self._times:
            self._times[minute] = clock_time(entry.created_at)
        return self._times[minute]

    def _spoken(self, row: AnswerRow) -> str:
        marks = [self._look.say(N_("masquée"))] if row.entry.hidden else []
        marks += [self._look.say(N_("retenue"))] if row.entry.starred else []
        return ", ".join([_whole(row), *marks])


def _whole(row: AnswerRow) -> str:
    return GAP.join(filter(None, (row.text, row.aside)))
