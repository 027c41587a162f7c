"""The list of terms with its keys and its drag and drop."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from facilitator.activities.terms import TermDesk, TermRow
from facilitator.i18n import N_
from ui.console.fading import Fade
from ui.console.terms_model import LABEL, Index, TermModel
from ui.look import Look
from ui.parts.chosen import ChosenGround

_WIDE = 560
"""Pixels beyond which a term and its number are too far apart to be read as one line."""


class _Row(QStyledItemDelegate):
    """A term's row is chosen as one: a bar at its beginning, not at each of its numbers."""

    def __init__(self, look: Look, view: QTreeView) -> None:
        super().__init__(view)
        self._ground, self._view = ChosenGround(look), view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        drawn, flag = QStyleOptionViewItem(option), QStyle.StateFlag
        drawn.state &= ~flag.State_HasFocus
        if index.column() == LABEL and self._view.hasFocus() and (
                index.row() == self._view.currentIndex().row()):
            drawn.state |= flag.State_HasFocus
        self._ground.paint(painter, drawn)
        drawn.state &= ~(flag.State_Selected | flag.State_HasFocus)
        super().paint(painter, drawn, index)


class TermView(QTreeView):
    """Several terms can be selected. ``merge`` is emitted with the keys to merge and the one they
    go into, ``hide_or_show`` when Delete is pressed, ``alone`` at Enter, ``search`` at a slash.
    ``wanted`` is what a term must hold to be shown."""

    merge = Signal(list, str)
    hide_or_show = Signal()
    alone = Signal()
    search = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.rows = TermModel(look)
        self.wanted = ""
        self._waiting: tuple[TermDesk, bool] | None = None
        self._fade = Fade(look, "paper")
        self.setModel(self.rows)
        self.setAccessibleName(look.say(N_("Termes")))
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setItemDelegate(_Row(look, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed
                             | QAbstractItemView.EditTrigger.DoubleClicked)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        head = self.header()
        head.setStretchLastSection(False)
        head.setSectionResizeMode(LABEL, QHeaderView.ResizeMode.Stretch)
        for column, width in ((1, 88), (2, 82)):
            head.resizeSection(column, round(width * look.scale))
        self.setMaximumWidth(round(_WIDE * look.scale))

    def chosen(self) -> list[TermRow]:
        """The selected terms, commonest first."""
        found = sorted(self.selectionModel().selectedRows(), key=lambda index: index.row())
        return [self.rows.term(index) for index in found]

    def show_desk(self, desk: TermDesk, *, with_hidden: bool) -> None:
        """Show other terms; what was selected and is still there stays selected.

        While a name is being typed they wait, or the editor would be given the old name again.
        """
        if self.state() == QAbstractItemView.State.EditingState:
            self._waiting = (desk, with_hidden)
            return
        keys, current = [row.key for row in self.chosen()], self.currentIndex()
        at = self.rows.term(current).key if current.isValid() else ""
        if not self.rows.show_desk(desk, with_hidden=with_hidden, wanted=self.wanted):
            return
        flags = QItemSelectionModel.SelectionFlag
        for key in keys:
            row = self.rows.row_of(key)
            if row >= 0:
                self.selectionModel().select(self.rows.index(row, 0), flags.Select | flags.Rows)
        row = self.rows.row_of(at) if at else -1
        if row >= 0:
            self.selectionModel().setCurrentIndex(self.rows.index(row, 0), flags.NoUpdate)

    def closeEditor(
        self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint
    ) -> None:
        super().closeEditor(editor, hint)
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            self.show_desk(waiting[0], with_hidden=waiting[1])

    def merge_chosen(self) -> None:
        """Merge what is selected into the commonest of it."""
        keys = [row.key for row in self.chosen()]
        if len(keys) > 1:
            self.merge.emit(keys[1:], keys[0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.hide_or_show.emit()
        elif event.key() == Qt.Key.Key_M and plain:
            self.merge_chosen()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            self.alone.emit()
        elif event.key() == Qt.Key.Key_Slash:
            self.search.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self._fade.cut_row(self)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self._fade.scrolled(self, dy)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.source() is self:
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)
        if self.indexAt(event.position().toPoint()).isValid() and event.source() is self:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.source() is self:
            into = self.rows.term(index).key
            keys = [row.key for row in self.chosen() if row.key != into]
            # Not a move: the rows stay until the session says what became of them.
            event.setDropAction(Qt.DropAction.IgnoreAction)
            event.accept()
            if keys:
                self.merge.emit(keys, into)
