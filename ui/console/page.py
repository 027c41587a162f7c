"""The console: the sequence, the current step, the room."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QUndoStack
from PySide6.QtWidgets import QAbstractButton, QApplication, QHBoxLayout, QVBoxLayout, QWidget

from facilitator.i18n import N_
from facilitator.web.advice import State, state
from ui.bridge import News
from ui.console.action import Move, next_action
from ui.console.actions_panel import ActionsPanel
from ui.console.answers import AnswersTab
from ui.console.centre import Centre
from ui.console.keys import Key, KeySheet, bind
from ui.console.people import PeoplePanel
from ui.console.room import RoomPanel
from ui.console.sequence import SequencePanel
from ui.console.snapshot import Snapshot, take_snapshot
from ui.console.stage_panel import StagePanel
from ui.console.stage_view import StageView
from ui.desk import Desk
from ui.look import Look
from ui.parts.basic import box, button, column, row, scrolled
from ui.projector.show import Show
from ui.projector.sight import Projection
from ui.room.panel import NetworkPanel
from ui.room.watch import in_a_line
from ui.scene_painter import ScenePainter
from ui.tasks import Latest
from ui.thread.panel import ThreadPanel

_INDENT = 18
"""Pixels beside what stands in the column at the right."""


class ConsolePage(QWidget):
    """Runs an open workshop. ``export`` asks for the report; ``seen`` tells that the workshop is
    shown for the first time."""

    export = Signal()
    seen = Signal()

    def __init__(self, desk: Desk, look: Look, show: Show, projected: ScenePainter) -> None:
        super().__init__()
        self._desk, self._look = desk, look
        self._seen: Snapshot | None = None
        self.undo = QUndoStack(self)
        self.sequence = SequencePanel(look)
        self.centre = Centre(desk, look, self.undo)
        self.room = RoomPanel(look)
        self.stage = StagePanel(look, StageView(projected, ground="paper", radius=6))
        self.suites = button(look, "", lambda: self.suites_panel.toggle(), role="quiet",
                             icon="check", tip=look.say(N_(
                                 "Ce qui sort de l’atelier : actions, points communs, questions "
                                 "pour la suite (U)")))
        self._count_actions(0, 0)
        self._lay_out()
        self.people = PeoplePanel(desk, look, self.undo, self)
        self.network = NetworkPanel(desk, look, self.undo, self)
        self.suites_panel = ActionsPanel(desk, look, self.undo, self)
        self.thread_panel = ThreadPanel(desk, look, self)
        for panel in (self.people, self.network, self.suites_panel, self.thread_panel):
            panel.stay_above(self.centre.bar)
        self._connect(show)
        keys = self._keys()
        bind(keys + [Key((f"Alt+{n + 1}",), "", partial(self.centre.show_tab, n))
                     for n in range(6)], self)
        self.key_sheet = KeySheet(look, keys, self)
        self._latest = Latest(desk.tasks, lambda: take_snapshot(desk.session), self._take, self)
        self._second = QTimer(self)
        self._second.setInterval(1000)
        self._second.timeout.connect(self._tick)
        self._second.start()
        self._latest.ask()

    def snapshot(self) -> Snapshot | None:
        """What is shown."""
        return self._seen

    def press(self, key: int) -> None:
        """A key pressed on the projector's window, as presentation clickers do."""
        acts = {Qt.Key.Key_PageDown: self.centre.bar.take, Qt.Key.Key_PageUp: self._back,
                Qt.Key.Key_Right: self.centre.bar.take, Qt.Key.Key_Left: self._back,
                Qt.Key.Key_B: self.stage.toggle_black, Qt.Key.Key_Period: self.stage.toggle_black}
        act = acts.get(Qt.Key(key))
        if act is not None:
            act()

    def _lay_out(self) -> None:
        foot = row(self.suites, None)
        foot.setContentsMargins(12, 0, 12, 10)
        self._left = left = box(column(self.sequence, foot, gap=0), "side")
        inner = QWidget()
        sides = column(self.room, 14, self.stage, None)
        sides.setContentsMargins(_INDENT, 10, _INDENT, 16)
        inner.setLayout(sides)
        self._right = right = scrolled(inner)
        ground = box(hold := QVBoxLayout(), "side")
        hold.addWidget(right)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(left)
        layout.addWidget(self.centre, 1)
        layout.addWidget(ground)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Titles of steps are read whole where there is room for it, and more of what the room sees.
        left = min(340, max(264, round(self.width() * 0.175)))
        right = min(304, max(252, round(self.width() * 0.158)))
        self._left.setFixedWidth(self._look.side(left))
        self._right.setFixedWidth(self._look.side(right))
        self.room.fit(right - 2 * _INDENT, self.height())

    def _connect(self, show: Show) -> None:
        flow, do = self._desk.session.flow, self._desk.do
        self._desk.bridge.changed.connect(self._hear)
        show.changed.connect(self._projected)
        self._projected(show.projection)
        self.sequence.go.connect(lambda step_id: do(lambda: flow.go(step_id)))
        self.room.names.connect(self.people.toggle)
        self.room.network.connect(self.network.toggle)
        self.network.watch.seen.connect(lambda _: self._tell_network())
        self.centre.trace.connect(self.thread_panel.show_thread)
        self.suites_panel.trace.connect(self.thread_panel.show_thread)
        self.suites_panel.counted.connect(self._count_actions)
        self.centre.bar.chosen.connect(self._act)
        self.centre.bar.back.connect(self._back)
        self.centre.head.pause.connect(lambda: do(flow.pause_timer))
        self.centre.head.more_time.connect(lambda seconds: do(lambda: flow.add_time(seconds)))
        self.stage.stage.connect(lambda values: do(lambda: flow.set_stage(**values)))

    def _keys(self) -> list[Key]:
        flow, do = self._desk.session.flow, self._desk.do
        return [
            Key(("PgDown",), N_("Ce qui vient ensuite"), self.centre.bar.take),
            Key(("PgUp",), N_("Séquence précédente"), self._back),
            Key(("B",), N_("Écran noir"), self.stage.toggle_black),
            Key(("G",), N_("Figer l’écran"), self.stage.toggle_frozen),
            Key(("Q",), N_("QR petit, grand, absent"), self.stage.next_corner),
            Key(("Ctrl+M",), N_("Message à la salle"), self.stage.write_message),
            Key(("F5",), N_("Ouvrir la projection"), self.stage.projector.emit),
            Key(("Space",), N_("Pause du temps"), self._space),
            Key(("+",), N_("Une minute de plus"), lambda: do(lambda: flow.add_time(60))),
            Key(("Ctrl+F",), N_("Chercher une réponse"), self._search),
            Key(("N",), N_("Qui a répondu, qui non"), self.people.toggle),
            Key(("U",), N_("Actions et suites"), self.suites_panel.toggle),
            Key(("Ctrl+R",), N_("Le réseau de la salle"), self.network.toggle),
            Key(("Ctrl+L",), N_("Aller au déroulé"), self.sequence.list.setFocus),
            Key(("Ctrl+Z",), N_("Annuler"), self.undo.undo),
            Key(("Ctrl+Shift+Z", "Ctrl+Y"), N_("Rétablir"), self.undo.redo),
            Key(("Ctrl+E",), N_("Exporter la capitalisation"), self.export.emit),
            Key(("?", "F1"), N_("Ces raccourcis"), lambda: self.key_sheet.open()),
        ]

    def _space(self) -> None:
        """Pause, but where a button has the focus the key is the button's, if it would do
        anything: the tab or page that is in front already would not."""
        focus = QApplication.focusWidget()
        group = focus.group() if isinstance(focus, QAbstractButton) else None
        idle = group is not None and group.exclusive() and group.checkedButton() is focus
        if isinstance(focus, QAbstractButton) and not idle:
            focus.click()
        else:
            self._desk.do(self._desk.session.flow.pause_timer)

    def _search(self) -> None:
        tab = self.centre.tab(AnswersTab)
        if isinstance(tab, AnswersTab):
            tab.search.setFocus()

    def _hear(self, news: News) -> None:
        self._latest.ask()
        self.centre.hear(news)
        self.thread_panel.hear(news)
        self.people.hear(news)
        self.network.hear(news)
        self.suites_panel.hear(news)

    def _take(self, seen: Snapshot) -> None:
        first, self._seen = self._seen is None, seen
        step = seen.step
        kind = self._desk.session.kinds.get(step.kind) if step is not None else None
        collects = kind is not None and kind.collects
        self.centre.show_step(step, kind)
        self.centre.head.show_step(step, self._look.say(kind.label) if kind else "",
                                   collects=collects, answered=seen.answered, joined=seen.joined)
        last = seen.place == len(seen.steps) - 1
        self.centre.bar.show_choice(
            next_action(step, collects=collects, last=last) if step is not None else None,
            first=seen.place <= 0, following=seen.following.title if seen.following else "",
        )
        self.room.show_people(seen.joined, seen.listening)
        stage = seen.stage
        self.stage.show_stage(black=stage.black, frozen=stage.frozen, corner=stage.corner,
                              message=stage.message)
        self._tick()
        if first:
            self.seen.emit()

    def _tell_network(self) -> None:
        watch = self.network.watch
        if (now := watch.situation) is not None:
            self.room.show_state(in_a_line(self._look, now, watch.contact()),
                                 well=state(now) in (State.WAITING, State.ARRIVED))

    def _tick(self) -> None:
        seen = self._seen
        if seen is not None:
            now = self._desk.session.clock.now()
            self.centre.head.show_timer(seen.stage.timer, now)
            self.sequence.show_sequence(seen.workshop, seen.steps, seen.stage, now)
        self._tell_network()

    def _projected(self, projection: Projection) -> None:
        self.stage.view.show_projection(projection)

    def _count_actions(self, count: int, done: int) -> None:
        tr = self._look.tr
        words = tr.plural("{n} action", "{n} actions", count) if count else tr(N_("Actions"))
        if done:
            words += " · " + tr.plural("{n} faite", "{n} faites", done)
        self.suites.setText(f" {words}")
        self.suites.setAccessibleName(words)

    def _back(self) -> None:
        self._desk.do(self._desk.session.flow.previous)

    def _act(self, move: Move) -> None:
        step = self._seen.step if self._seen is not None else None
        if step is None:
            return
        flow, do = self._desk.session.flow, self._desk.do
        match move:
            case Move.START:
                do(lambda: flow.go(step.id))
            case Move.OPEN | Move.REOPEN:
                do(lambda: flow.open(step.id), lambda _: self._start_timer())
            case Move.SHOW:
                do(lambda: flow.show(step.id))
            case Move.HIDE:
                do(lambda: flow.show(step.id, False))
            case Move.CLOSE:
                do(lambda: flow.close(step.id))
            case Move.NEXT:
                do(flow.next)
            case Move.EXPORT:
                self.export.emit()

    def _start_timer(self) -> None:
        """The first step has no timer before it is gone to."""
        seen, flow = self._seen, self._desk.session.flow
        if seen is not None and seen.step is not None and not seen.stage.timer.length:
            step_id = seen.step.id
            self._desk.do(lambda: flow.go(step_id))
