"""The cards of a step and its themes: a list of cards, a tree of themes with theirs."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem
from PySide6.QtWidgets import QTreeWidgetItem as Row

from facilitator.i18n import N_
from facilitator.text.similar import Gathered
from facilitator.workshop.themes import Board, ThemeCards
from ui.console.lines import COUNT, ID, SOFT, STRONG, LineTree, in_lines
from ui.look import Look
from ui.parts.trees import rows, tops, under


class CardList(QListWidget):
    """Cards to be dragged, near-identical answers as one with their count."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        in_lines(self, look, look.say(N_("Réponses à ranger")))
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)

    def show_cards(self, cards: list[tuple[Gathered, tuple[str, ...]]]) -> None:
        """Show cards, each with the names of the themes it is in."""
        at = self.currentRow()
        self.clear()
        for card, themes in cards:
            item = QListWidgetItem(card.text)
            item.setData(ID, card.first_id)
            item.setData(SOFT, " · ".join(themes))
            if card.count > 1:
                item.setData(COUNT, f"× {card.count}")
                item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{card.text}, × {card.count}")
            self.addItem(item)
        if self.count():
            self.setCurrentRow(max(0, min(at, self.count() - 1)))

    def chosen(self) -> list[str]:
        """The selected cards, each by the id of its first answer."""
        return [str(item.data(ID)) for item in self.selectedItems()]


class ThemeTree(LineTree):
    """Themes with their cards. Cards dropped are told by ``dropped`` with the theme's id, "" for
    none, and whether they are to stay where they were as well (Ctrl held)."""

    dropped = Signal(object, str, bool)
    renamed = Signal(str, str)

    def __init__(self, look: Look) -> None:
        super().__init__(look, look.say(N_("Thèmes")))
        self._look = look
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed
                             | QAbstractItemView.EditTrigger.DoubleClicked)
        self.itemChanged.connect(self._changed)

    def show_board(self, board: Board) -> None:
        """Show the themes as they stand; the current row and what is folded stay."""
        current, folded = self._key(self.currentItem()), set(self._folded())
        self.blockSignals(True)
        self.clear()
        for number, theme in enumerate(board.themes, 1):
            self._branch(number, theme, theme.id in folded)
        for row in rows(self):
            if self._key(row) == current:
                self.setCurrentItem(row)
        if self.currentItem() is None and (found := tops(self)):
            self.setCurrentItem(found[0])
        self.blockSignals(False)

    def themes(self) -> list[str]:
        """The ids of the selected themes, in order; with none, that of the row in focus."""
        found = [str(row.data(0, ID)) for row in rows(self)
                 if row.isSelected() and row.parent() is None]
        if not found and (row := self.currentItem()) is not None:
            found = [str((row.parent() or row).data(0, ID))]
        return found

    def cards(self) -> list[tuple[str, str]]:
        """The selected cards as (theme's id, id of the first answer)."""
        return [(str(top.data(0, ID)), str(row.data(0, ID)))
                for top in tops(self) for row in under(top) if row.isSelected()]

    def thing(self) -> str:
        """The id of the theme or answer in focus, "" where there is none."""
        row = self.currentItem()
        return str(row.data(0, ID)) if row is not None else ""

    def _branch(self, number: int, theme: ThemeCards, folded: bool) -> None:
        count = sum(card.count for card in theme.cards)
        top = Row([theme.label])
        top.setData(0, ID, theme.id)
        top.setData(0, STRONG, True)
        top.setData(0, COUNT, self._look.tr.count(count))
        key = self._look.say(N_("Touche {n}"), n=number) if number < 10 else ""
        top.setToolTip(0, key)
        top.setFlags(top.flags() | Qt.ItemFlag.ItemIsEditable)
        spoken = self._look.tr.plural("{theme}, {n} réponse", "{theme}, {n} réponses", count,
                                      theme=theme.label)
        top.setData(0, Qt.ItemDataRole.AccessibleTextRole, spoken)
        self.addTopLevelItem(top)
        for card in theme.cards:
            leaf = Row([card.text])
            leaf.setData(0, ID, card.first_id)
            if card.count > 1:
                leaf.setData(0, COUNT, f"× {card.count}")
            top.addChild(leaf)
        top.setExpanded(not folded)

    def _folded(self) -> Iterator[str]:
        return (str(row.data(0, ID)) for row in rows(self)
                if row.parent() is None and not row.isExpanded())

    @staticmethod
    def _key(row: Row | None) -> tuple[str, str] | None:
        if row is None:
            return None
        above = row.parent()
        return (str(row.data(0, ID)), str(above.data(0, ID)) if above is not None else "")

    def _changed(self, row: Row) -> None:
        if row.parent() is None:
            self.renamed.emit(str(row.data(0, ID)), row.text(0))

    def dropEvent(self, event: QDropEvent) -> None:
        row = self.itemAt(event.position().toPoint())
        event.setDropAction(Qt.DropAction.IgnoreAction)  # all is drawn anew from the file
        if row is not None:
            event.accept()
            also = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self.dropped.emit(event.source(), str((row.parent() or row).data(0, ID)), also)
