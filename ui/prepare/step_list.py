"""The sequence as cards: the workshop itself first, then its steps with their clock times."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

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
ANSWERED = Qt.ItemDataRole.UserRole + 2
"""How many have answered a step, in words; "" where nobody has."""
_TICK = 14


class CardDelegate(QStyledItemDelegate):
    """Paints a card: the kind's icon, the title, a soft line of facts; a tick after these where
    the step has answers."""

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
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        if chosen or focused or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(look.color("leaf-soft" if chosen else "paper"))
            painter.setPen(look.color("leaf") if focused else Qt.PenStyle.NoPen)
            painter.drawRoundedRect(place.adjusted(1, 1, -1, -1), look.theme.radius,
                                    look.theme.radius)
        icon = index.data(Qt.ItemDataRole.DecorationRole)
        side = look.icon_size().width()
        icon.paint(painter, place.left() + 10, place.top() + side // 2, side, side)
        left, half = place.left() + 20 + side, place.height() // 2
        tick = round(_TICK * look.scale) if index.data(ANSWERED) else 0
        if tick:
            look.icon("check", "leaf").paint(
                painter, place.right() - 8 - tick, place.top() + half + (half - tick) // 2 - 3,
                tick, tick)
        for top, role, size, token in ((5, Qt.ItemDataRole.DisplayRole, 1, "ink"),
                                       (half - 1, FACTS, 0, "ink-soft")):
            room = place.right() - left - 6 - (tick + 8 if role == FACTS and tick else 0)
            line = QRect(left, place.top() + top, room, half - 3)
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
        self._away = False

    def stand_back(self, away: bool) -> None:
        """While something else than the chosen card is in sight none is marked, and no key does
        anything to a step."""
        self._away = away
        self._mark()

    def in_sight(self) -> str:
        """The id of the chosen step, "" where another card or something else is in sight."""
        return "" if self._away else self.chosen()

    def show_plan(self, workshop: WorkshopRecord, steps: Sequence[StepRecord],
                  timing: Timing, answered: Mapping[str, int]) -> None:
        """Show the cards, with how many ``answered`` by step; the one chosen stays chosen."""
        chosen = self.chosen()
        self.blockSignals(True)
        plural = self._look.tr.plural
        cards = [(WORKSHOP, "settings", workshop.title, self._look.say(N_("L’atelier")), "")]
        for step, slot in zip(steps, timing.slots, strict=True):
            kind = self._kinds.get(step.kind)
            facts = [clock_time(slot.start),
                     self._look.say(duration(step.minutes)),
                     self._look.say(kind.label) if kind else step.kind]
            count = answered.get(step.id, 0)
            cards.append((
                step.id, kind.icon if kind else "", step.title, " · ".join(facts),
                plural("{n} personne a répondu", "{n} personnes ont répondu", count)
                if count else ""))
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
        self._mark()

    def dropEvent(self, event: QDropEvent) -> None:
        target = self.indexAt(event.position().toPoint())
        place = target.row() if target.isValid() else self.count()
        below = self.dropIndicatorPosition() == QAbstractItemView.DropIndicatorPosition.BelowItem
        event.setDropAction(Qt.DropAction.IgnoreAction)  # the list is drawn anew from the file
        event.accept()
        self._move_to(place + below)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step, row = self.in_sight(), self.currentRow()
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

    def _mark(self) -> None:
        item = self.currentItem()
        if item is not None and item.isSelected() == self._away:
            item.setSelected(not self._away)

    def _card(self, row: int, step_id: str, icon: str, title: str, facts: str,
              answered: str) -> None:
        """Have a row show a card; one that is not there yet is put at the end."""
        item = self.item(row)
        new = item is None
        if item is None:
            item = QListWidgetItem()
        item.setIcon(self._look.icon(icon, "leaf"))
        item.setText(title)
        item.setData(FACTS, facts)
        item.setData(ANSWERED, answered)
        said = [title, facts, *([answered] if answered else ())]
        item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(said))
        item.setData(ID, step_id)
        item.setToolTip(tip("\n".join(said)))
        if not step_id:
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsDragEnabled)
        if new:
            self.addItem(item)
