"""The page to look back: steps at the left, one or two results at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QListWidgetItem,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from facilitator.i18n import N_
from facilitator.workshop.changes import (
    AnswersChanged,
    DecisionsChanged,
    ItemsChanged,
    PeopleChanged,
    SequenceChanged,
    StepChanged,
)
from ui.bridge import News
from ui.console.result_table import ResultTable
from ui.desk import Desk
from ui.look import Look
from ui.lookback.cards import CARD_EDGE, Cards
from ui.lookback.moves import Moves, moves
from ui.lookback.pane import Pane
from ui.lookback.reading import FEWEST, Filter, Past, Room, Seen, filters, past, see
from ui.parts.basic import box, column, fill, label, row
from ui.parts.empty import Empty
from ui.parts.flow import flow
from ui.parts.scene_view import least_type, legible
from ui.parts.tip import tip
from ui.prepare.step_list import FACTS, ID
from ui.tasks import Latest

_SLOW = 160
"""Milliseconds before a page that is still read says so."""
_POINTS = 1.9
"""Points of a picture on a pixel."""
_FLAGS = Qt.ItemDataRole.UserRole - 1
"""Where a combo box's own model keeps whether a line may be chosen. Not by its ``item``: the
binding would keep that after Qt has freed it."""
Overview = tuple[tuple[Past, ...], tuple[Filter, ...]]


class LookBackPage(QWidget):
    """Reads only while it is in sight: a running workshop is not slowed down."""

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__()
        self._desk, self._look = desk, look
        self._past: tuple[Past, ...] = ()
        self._wanted: tuple[tuple[Past, ...], Filter | None, tuple[Room, ...]] | None = None
        self.list = Cards(look, look.say(N_("Séquences qui ont des réponses")))
        self.who = QComboBox()
        self.other = QComboBox()
        self.panes = (Pane(look), Pane(look))
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(_SLOW)
        self._slow.timeout.connect(self._wait)
        self._lay_out()
        self._overview = Latest(desk.tasks, self._read, self._take, self)
        self._latest = Latest(desk.tasks, self._see, self._show, self)
        self.list.currentRowChanged.connect(lambda _: self._chosen())
        for one in (self.who, self.other):
            one.currentIndexChanged.connect(lambda _: self._ask())
        for pane in self.panes:
            pane.picture.resized.connect(self._refit)
        desk.bridge.changed.connect(self._hear)

    def showEvent(self, event: QShowEvent) -> None:
        self._overview.ask()

    def _lay_out(self) -> None:
        look, say = self._look, self._look.say
        self.who.setAccessibleName(say(N_("Réponses de")))
        self.other.setAccessibleName(say(N_("Comparer avec")))
        for one in (self.who, self.other):
            one.setMinimumWidth(look.side(220))
            one.setMaximumWidth(look.side(300))
        head = column(label(say(N_("Ce qui s’est dit")), "heading"))
        head.setContentsMargins(CARD_EDGE, 0, CARD_EDGE, 0)
        self._side = box(column(head, self.list, gap=8), "side",
                         (12 - CARD_EDGE, 16, 8 - CARD_EDGE, 16))
        self._side.setFixedWidth(look.side(320))
        whose, with_ = label(say(N_("Réponses de"))), label(say(N_("Comparer avec")))
        tools = flow(_together(whose, self.who), _together(with_, self.other), gap=16)
        both = row(*self.panes, gap=24)
        both.setStretch(0, 1)
        both.setStretch(1, 1)
        seen = QWidget()
        self._moved, self._measured = QWidget(), label("", "soft")
        self.moves = ResultTable(look, say(N_("Ce qui a bougé")), whole=True)
        self.moves_model = self.moves.table
        fill(under := QVBoxLayout(self._moved),
             (row(label(say(N_("Ce qui a bougé")), "heading"), self._measured, None), self.moves),
             6)
        under.setContentsMargins(0, 0, 0, 0)
        self._moved.setFixedHeight(round(216 * look.scale))
        self._moved.hide()
        fill(inner := QVBoxLayout(seen), (tools, both, self._moved), 14)
        inner.setStretch(1, 1)
        inner.setContentsMargins(24, 16, 24, 16)
        self._stack = QStackedWidget()
        self._stack.addWidget(QWidget())  # until it is read: nothing is said to be missing
        self._stack.addWidget(Empty(look, "message-circle", say(N_("Rien à revoir pour l’instant")),
                                    say(N_("Animez l’atelier : les résultats de chaque séquence "
                                           "viendront ici."))))
        self._stack.addWidget(seen)
        fill(whole := row(), (self._side, self._stack), 0)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def _hear(self, news: News) -> None:
        if self.isVisible() and news.has(AnswersChanged, DecisionsChanged, ItemsChanged,
                                         PeopleChanged, SequenceChanged, StepChanged):
            self._overview.ask()

    def _read(self) -> Overview:
        return past(self._desk.session), filters(self._desk.session)

    def _take(self, found: Overview) -> None:
        look, kinds = self._look, self._desk.session.kinds
        self._past, wanted = found
        row_now = max(0, self.list.currentRow())
        chosen = self.who.currentData()
        self.list.blockSignals(True)
        self.list.clear()
        for one in self._past:
            kind = kinds[one.step.kind]
            item = QListWidgetItem(look.icon(kind.icon, "leaf"), one.step.title)
            facts = [look.say(kind.label),
                     look.tr.plural("{n} personne", "{n} personnes", one.people)]
            item.setData(FACTS, " · ".join(facts))
            item.setData(ID, one.step.id)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join([one.step.title, *facts]))
            item.setToolTip(tip(f"{one.step.title}\n{' · '.join(facts)}"))
            self.list.addItem(item)
        self.list.setCurrentRow(min(row_now, self.list.count() - 1))
        self.list.blockSignals(False)
        self.who.blockSignals(True)
        self.who.clear()
        self.who.addItem(look.say(N_("tout le monde")), None)
        for one_filter in wanted:
            self._offer(one_filter)
            if chosen is not None and (one_filter.name, one_filter.value) == (
                    chosen.name, chosen.value):
                self.who.setCurrentIndex(self.who.count() - 1)
        self.who.blockSignals(False)
        self._side.setVisible(bool(self._past))
        self._stack.setCurrentIndex(2 if self._past else 1)
        self._chosen()

    def _offer(self, one: Filter) -> None:
        """A portrait to choose; one of too few people is named, but cannot be chosen."""
        count = self._look.say(N_("moins de {n}"), n=FEWEST) if one.few else (
            self._look.tr.count(one.people))
        self.who.addItem(f"{one.label} ({count})", one)
        if one.few:
            self.who.setItemData(self.who.count() - 1, 0, _FLAGS)

    def _current(self) -> Past | None:
        number = self.list.currentRow()
        return self._past[number] if 0 <= number < len(self._past) else None

    def _chosen(self) -> None:
        """Offer the other steps of the same kind, and show the chosen one."""
        now, before = self._current(), self.other.currentData()
        self.other.blockSignals(True)
        self.other.clear()
        self.other.addItem(self._look.say(N_("rien")), "")
        for one in self._past:
            if now is not None and one.step.kind == now.step.kind and one.step.id != now.step.id:
                self.other.addItem(one.step.title, one.step.id)
                if one.step.id == before:
                    self.other.setCurrentIndex(self.other.count() - 1)
        self.other.blockSignals(False)
        self.other.setEnabled(self.other.count() > 1)
        self.other.setToolTip("" if self.other.count() > 1 else self._look.say(
            N_("Il faut une autre séquence de la même activité.")))
        self._ask()

    def _ask(self) -> None:
        now = self._current()
        if now is None:
            return
        other = next((one for one in self._past if one.step.id == self.other.currentData()), None)
        both = tuple(one for one in (now, other) if one is not None)
        # What came first stands at the left: before, then after.
        both = tuple(sorted(both, key=lambda one: one.step.position))
        self.panes[1].setVisible(len(both) == 2)
        self._wanted = both, self.who.currentData(), self._rooms(len(both))
        self._slow.start()
        self._latest.ask()

    def _wait(self) -> None:
        """What takes longer than a blink to read is named at once."""
        for pane, one in zip(self.panes, self._wanted[0] if self._wanted else (), strict=False):
            pane.wait(one.step)

    def _rooms(self, count: int) -> tuple[Room, ...]:
        """The places of the pictures; nearly two points a pixel, as one sits close to them."""
        wide = max(320, self._stack.width() - 48 - 24 * (count - 1)) / count
        least = least_type(wide, self._look.scale)
        return tuple(Room(_POINTS * (wide + 2 * least), _POINTS * pane.room(),
                          legible(least, _POINTS)) for pane in self.panes[:count])

    def _refit(self) -> None:
        """Draw again where a place has become another: a title takes more lines, a window less."""
        if self._wanted is None or not self.isVisible():
            return
        both, who, before = self._wanted
        rooms = self._rooms(len(both))
        if any(max(abs(now.width - old.width), abs(now.height - old.height)) > 8 * _POINTS
               for now, old in zip(rooms, before, strict=True)):
            self._wanted = both, who, rooms
            self._latest.ask()

    def _see(self) -> tuple[Seen, ...]:
        if self._wanted is None:
            return ()
        both, chosen, rooms = self._wanted
        return tuple(see(self._desk.session, one.step, chosen, room, self._look.tr,
                         self._look.measure) for one, room in zip(both, rooms, strict=True))

    def _show(self, seen: tuple[Seen, ...]) -> None:
        if self._wanted is not None and [one.step.id for one in seen] == [
                one.step.id for one in self._wanted[0]]:
            self._slow.stop()
        found = Moves()
        if len(seen) == 2:
            found = moves(seen[0].table, seen[1].table, self._look.tr)
        rows = found.rows
        self._moved.setVisible(bool(rows))
        self._measured.setText(found.measured)
        self.moves.show_table(list(found.header), [list(one) for one in rows])
        for pane, one in zip(self.panes, seen, strict=False):
            pane.show_seen(one, in_words=not rows)


def _together(words: QWidget, choice: QWidget) -> QWidget:
    """A choice with its words, which break into lines as one."""
    made = QWidget()
    fill(pair := row(gap=8), (words, choice), 8)
    pair.setContentsMargins(0, 0, 0, 0)
    made.setLayout(pair)
    return made
