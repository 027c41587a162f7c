"""The sequence as cards: the workshop itself first, then its steps with their clock times."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from facilitator.activities.kind import Kinds
from facilitator.document.records import StepRecord, WorkshopRecord
from facilitator.i18n import N_, duration
from ui.console.timing import Timing, clock_time
from ui.look import Look
from ui.parts.tip import tip

Index = QModelIndex | QPersistentModelIndex

ID = Qt.ItemDataRole.UserRole
WORKSHOP = ""
"""The id of the first card, which stands for the workshop's own details."""


FACTS = Qt.ItemDataRole.UserRole + 1


class CardDelegate(QStyledItemDelegate):
    """Paints a card: the kind's icon, the title, a soft line of facts."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, round(52 * self._look.scale))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, place = self._look, option.rect.adjusted(0, 1, -4, -1)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(look.color("leaf-soft" if chosen else "paper"))
            focused = chosen and bool(option.state & QStyle.StateFlag.State_HasFocus)
            painter.setPen(look.color("leaf") if focused else Qt.PenStyle.NoPen)
            painter.drawRoundedRect(place.adjusted(1, 1, -1, -1), look.theme.radius,
                                    look.theme.radius)
        icon = index.data(Qt.ItemDataRole.DecorationRole)
        side = look.icon_size().width()
        icon.paint(painter, place.left() + 10, place.top() + side // 2, side, side)
        left, half = place.left() + 20 + side, place.height() // 2
        for top, role, size, token in ((5, Qt.ItemDataRole.DisplayRole, 1, "ink"),
                                       (half - 1, FACTS, 0, "ink-soft")):
            line = QRect(left, place.top() + top, place.right() - left - 6, half - 3)
            painter.setFont(look.font(size, bold=chosen and size == 1))
            painter.setPen(look.color(token))
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, painter.fontMetrics().elidedText(
                str(index.data(role)), Qt.TextElideMode.ElideRight, line.width()))
        painter.restore()


class StepList(QListWidget):
    """``moved`` tells a step's id and its new place, ``removed`` and ``copied`` an id.

    Alt with the arrows moves a step, Delete takes it out, Ctrl+D doubles it.
    """

    moved = Signal(str, int)
    removed = Signal(str)
    copied = Signal(str)

    def __init__(self, look: Look, kinds: Kinds) -> None:
        super().__init__()
        self._look, self._kinds = look, kinds
        self.setAccessibleName(look.say(N_("Déroulé")))
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self._delegate = CardDelegate(look)
        self.setItemDelegate(self._delegate)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_plan(self, workshop: WorkshopRecord, steps: Sequence[StepRecord],
                  timing: Timing) -> None:
        """Show the cards; the one chosen stays chosen."""
        chosen = self.chosen()
        self.blockSignals(True)
        cards = [(WORKSHOP, "settings", workshop.title, self._look.say(N_("L’atelier")))]
        for step, slot in zip(steps, timing.slots, strict=True):
            kind = self._kinds.get(step.kind)
            facts = [clock_time(slot.start),
                     self._look.say(duration(step.minutes)),
                     self._look.say(kind.label) if kind else step.kind]
            cards.append((step.id, kind.icon if kind else "", step.title, " · ".join(facts)))
        # In place: a list that is emptied and filled again loses its scroll and costs more.
        while self.count() > len(cards):
            self.takeItem(self.count() - 1)
        for row, card in enumerate(cards):
            self._card(row, *card)
        self.choose(chosen)
        self.blockSignals(False)

    def chosen(self) -> str:
        """The id of the chosen step, "" for the workshop."""
        item = self.currentItem()
        return str(item.data(ID)) if item is not None else WORKSHOP

    def choose(self, step_id: str) -> None:
        """Choose a step, or the workshop where there is no such step."""
        places = [n for n in range(self.count()) if self.item(n).data(ID) == step_id]
        self.setCurrentRow(places[0] if places else 0)

    def dropEvent(self, event: QDropEvent) -> None:
        target = self.indexAt(event.position().toPoint())
        place = target.row() if target.isValid() else self.count()
        below = self.dropIndicatorPosition() == QAbstractItemView.DropIndicatorPosition.BelowItem
        event.setDropAction(Qt.DropAction.IgnoreAction)  # the list is drawn anew from the file
        event.accept()
        self._move_to(place + below)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step, row = self.chosen(), self.currentRow()
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if step and alt and event.key() == Qt.Key.Key_Up:
            self.moved.emit(step, max(0, row - 2))
        elif step and alt and event.key() == Qt.Key.Key_Down:
            self.moved.emit(step, row)
        elif step and event.key() == Qt.Key.Key_Delete:
            self.removed.emit(step)
        elif step and control and event.key() == Qt.Key.Key_D:
            self.copied.emit(step)
        else:
            super().keyPressEvent(event)

    def _move_to(self, row: int) -> None:
        step, current = self.chosen(), self.currentRow()
        place = max(1, row) - 1
        if step:
            self.moved.emit(step, place - 1 if place > current - 1 else place)

    def _card(self, row: int, step_id: str, icon: str, title: str, facts: str) -> None:
        """Have a row show a card; one that is not there yet is put at the end."""
        item = self.item(row)
        new = item is None
        if item is None:
            item = QListWidgetItem()
        item.setIcon(self._look.icon(icon, "leaf"))
        item.setText(title)
        item.setData(FACTS, facts)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{title}, {facts}")
        item.setData(ID, step_id)
        item.setToolTip(tip(f"{title}\n{facts}"))
        if not step_id:
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsDragEnabled)
        if new:
            self.addItem(item)
