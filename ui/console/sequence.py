"""The sequence at the left of the console: clock times, states, the end re-timed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from facilitator.document.records import StepRecord, WorkshopRecord
from facilitator.i18n import N_, duration, tie_spaces
from facilitator.workshop.stage import Stage
from ui.console.fading import FadingList
from ui.console.lines import two_lines
from ui.console.timing import Timing, clock_time, time_sequence
from ui.look import Look
from ui.parts.basic import fill, label, restyle
from ui.parts.tip import tip

Index = QModelIndex | QPersistentModelIndex

_SIDE, _PAD, _ICON = 8, 6, 32
"""Pixels beside a row's ground, above and below its words, and for what stands before its time."""


class Place(Enum):
    """Where a step stands."""

    DONE = auto()
    NOW = auto()
    AHEAD = auto()


@dataclass(frozen=True)
class StepRow:
    """One line of the list."""

    step: StepRecord
    time: str
    place: Place


class SequenceModel(QAbstractListModel):
    """The steps with their times, for the list and for screen readers."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._rows: tuple[StepRow, ...] = ()

    def show_rows(self, rows: Sequence[StepRow]) -> None:
        """Show other rows; those that stay keep the selection."""
        fresh = tuple(rows)
        if [row.step.id for row in fresh] == [row.step.id for row in self._rows]:
            self._rows = fresh
            self.dataChanged.emit(self.index(0), self.index(len(fresh) - 1))
        else:
            self.beginResetModel()
            self._rows = fresh
            self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return len(self._rows)

    def row(self, index: Index) -> StepRow:
        """The row at an index."""
        return self._rows[index.row()]

    def find(self, step_id: str) -> QModelIndex:
        """The index of a step, an invalid one where there is none."""
        places = [n for n, row in enumerate(self._rows) if row.step.id == step_id]
        return self.index(places[0]) if places else QModelIndex()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.step.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.time} {row.step.title}, {self.state_words(row)}"
        if role == Qt.ItemDataRole.ToolTipRole:
            words = (row.step.title, f"{row.time} · {self.state_words(row)}", row.step.prompt)
            return tip("\n".join(one for one in words if one))
        return None

    def state_words(self, row: StepRow) -> str:
        """Minutes, and what is going on."""
        say = self._look.say
        minutes = spell(self._look, row.step.minutes)
        if row.step.state == "open":
            return f"{minutes} · {say(N_('ouverte'))}"
        if row.place is Place.NOW and row.step.started_at is None:
            return f"{minutes} · {say(N_('à commencer'))}"
        if row.place is Place.NOW:
            return f"{minutes} · {say(N_('en cours'))}"
        if row.place is Place.DONE:
            return f"{minutes} · {say(N_('passée'))}"
        return minutes


class StepDelegate(QStyledItemDelegate):
    """Paints a step: its state, its time, its title in a line or two, its minutes."""

    def __init__(self, look: Look, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._look, self._view = look, view
        self._fonts = (look.font(0), look.font(1), look.font(1, bold=True))
        small, usual = QFontMetrics(self._fonts[0]), QFontMetrics(self._fonts[1])
        self._small, self._line = small.lineSpacing(), usual.lineSpacing()
        self._time = small.horizontalAdvance("00:00") + 10
        self._icons = {
            Place.DONE: look.icon_pixmap("check", "leaf", 16),
            Place.NOW: look.icon_pixmap("play", "leaf", 16),
        }

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        model = index.model()
        assert isinstance(model, SequenceModel)
        title = self._title(model.row(index), self._view.viewport().width())
        return QSize(120, len(title) * self._line + self._small + 2 * _PAD + 6)

    def _title(self, row: StepRow, width: int) -> tuple[str, ...]:
        """The title as it is set in a row so wide."""
        font = self._fonts[2 if row.place is Place.NOW else 1]
        room = width - 2 * _SIDE - _ICON - self._time - 6
        return two_lines(tie_spaces(row.step.title), room, QFontMetrics(font))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, SequenceModel)
        row, look = model.row(index), self._look
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = option.rect.adjusted(_SIDE, 1, -_SIDE, -1)
        now = row.place is Place.NOW
        if now or option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.color("leaf-soft" if now else "paper"))
            painter.drawRoundedRect(place, look.theme.radius, look.theme.radius)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(look.color("leaf"))
            painter.drawRoundedRect(place.adjusted(1, 1, -1, -1), look.theme.radius,
                                    look.theme.radius)
        icon = self._icons.get(row.place)
        if icon is not None:
            painter.drawPixmap(place.left() + 8, place.top() + _PAD + self._line // 2 - 7, icon)
        self._texts(painter, place, row, model.state_words(row))
        painter.restore()

    def _texts(self, painter: QPainter, place: QRect, row: StepRow, words: str) -> None:
        look, middle = self._look, Qt.AlignmentFlag.AlignVCenter
        now = row.place is Place.NOW
        at = QRect(place.left() + _ICON, place.top() + _PAD + 1, self._time, self._line)
        painter.setFont(self._fonts[0])
        painter.setPen(look.color("ink" if now else "ink-soft"))
        painter.drawText(at, middle, row.time)
        at.setLeft(at.left() + self._time)
        at.setRight(place.right() - 4)
        painter.setFont(self._fonts[2 if now else 1])
        painter.setPen(look.color("ink-soft" if row.place is Place.DONE else "ink"))
        for line in self._title(row, place.width() + 2 * _SIDE):
            painter.drawText(at, middle, line)
            at.translate(0, self._line)
        painter.setFont(self._fonts[0])
        painter.setPen(look.color("clay" if row.step.state == "open" else "ink-soft"))
        at.setHeight(self._small + 2)
        painter.drawText(at, middle, painter.fontMetrics().elidedText(
            words, Qt.TextElideMode.ElideRight, at.width()))


_ASTRAY = 120
"""So many minutes away from the plan it is no workshop late or early but a rehearsal."""


def spell(look: Look, minutes: float) -> str:
    """So many minutes, in hours from sixty on."""
    return look.say(duration(minutes))


class SequencePanel(QWidget):
    """The list and the end time; ``go`` is emitted with the step a person wants to go to."""

    go = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._current = ""
        self.model = SequenceModel(look)
        self.list = FadingList(look)
        self.list.setAccessibleName(look.say(N_("Déroulé")))
        self.list.setModel(self.model)
        self.list.setItemDelegate(StepDelegate(look, self.list))
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.activated.connect(lambda index: self.go.emit(self.model.row(index).step.id))
        self._end = label("", "strong", wrap=True)
        self._late = label("", "soft", wrap=True)
        head = label(look.say(N_("Déroulé")), "heading")
        layout = QVBoxLayout(self)
        fill(layout, (head, 2, self.list, 8, self._end, self._late), 2)
        layout.setStretch(layout.indexOf(self.list), 1)
        layout.setContentsMargins(0, 16, 0, 16)
        for one in (head, self._end, self._late):
            one.setContentsMargins(20, 0, 12, 0)

    def show_sequence(self, workshop: WorkshopRecord, steps: Sequence[StepRecord], stage: Stage,
                      now: float) -> None:
        """Show the steps as they stand at ``now``."""
        timing = time_sequence(workshop, steps, stage, now)
        current = next((n for n, step in enumerate(steps) if step.id == stage.step_id), 0)
        rows = []
        for number, (step, slot) in enumerate(zip(steps, timing.slots, strict=True)):
            place = Place.NOW if number == current else (
                Place.DONE if number < current or step.started_at else Place.AHEAD)
            rows.append(StepRow(step, clock_time(slot.start), place))
        self.model.show_rows(rows)
        if stage.step_id != self._current:
            self._current = stage.step_id
            self.list.setCurrentIndex(found := self.model.find(stage.step_id))
            # What comes next is to be seen as well.
            self.list.scrollTo(found, QAbstractItemView.ScrollHint.PositionAtCenter)
        self._say_end(timing)

    def _say_end(self, timing: Timing) -> None:
        say = self._look.say
        self._end.setText(say(N_("Fin vers {time}"), time=clock_time(timing.end)))
        late = round(timing.late / 60)
        planned = clock_time(timing.planned_end)
        if abs(late) > _ASTRAY:
            words = ""
        elif late > 0:
            words = say(N_("{duration} plus tard que prévu ({time})"), time=planned,
                        duration=spell(self._look, late))
        elif late < 0:
            words = say(N_("{duration} plus tôt que prévu ({time})"), time=planned,
                        duration=spell(self._look, -late))
        else:
            words = say(N_("à l’heure prévue"))
        self._late.setText(words.replace(" (", "\u00a0("))  # the time never alone on a line
        self._late.setVisible(bool(words))
        restyle(self._late, "role", "bad" if late > 10 else "soft")
