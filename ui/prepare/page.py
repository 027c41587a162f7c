"""The preparation: the sequence at the left, the chosen card's form, what the room will see."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent, QShowEvent, QUndoStack
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.document.records import StepRecord
from facilitator.i18n import N_
from facilitator.workshop.changes import PeopleChanged
from facilitator.workshop.checklist import Check, Place
from facilitator.workshop.groups import Team
from facilitator.workshop.plan import WorkshopPlan
from facilitator.workshop.sequence import StepPlan
from ui.bridge import News
from ui.console.timing import planned
from ui.desk import Desk
from ui.look import Look
from ui.parts.basic import box, fill, label, row, scrolled
from ui.prepare.adding import AddButton, StepTools, cards_side
from ui.prepare.card_form import CardForm
from ui.prepare.changes import Changes, as_plan
from ui.prepare.checking import Checking
from ui.prepare.details import STEP, WORKSHOP, StepForm, WorkshopForm
from ui.prepare.foot import StateButton, show_end
from ui.prepare.keeping import Keeping, show_folder
from ui.prepare.preview import Draft, Preview
from ui.prepare.ready import ReadyPanel
from ui.prepare.seen import Prepared, read_prepared
from ui.prepare.step_list import WORKSHOP as WORKSHOP_CARD
from ui.prepare.step_list import StepList
from ui.prepare.tools import Tools
from ui.tasks import Latest
from ui.undo import undo_by_keys

_FORM, _BESIDE, _BAR = 836, 20, 10
"""Pixels: of a form with what is free around it, beside the pictures, of a scroll bar."""


class PreparePage(QWidget):
    """Prepares an open workshop; everything can be undone.

    ``said`` tells what was done: a sentence, what to do about it, and the function that does it.
    ``network`` asks for the room's network, ``run`` for the console. ``templates`` is the folder
    of the facilitator's own.
    """

    said = Signal(str, str, object)
    run = Signal()
    network = Signal()

    def __init__(self, desk: Desk, look: Look, templates: Path | None = None) -> None:
        super().__init__()
        self._desk, self._look = desk, look
        self._seen: Prepared | None = None
        self._stale = True
        self.undo = QUndoStack(self)
        self.changes = Changes(desk, look, self.undo)
        self.list = StepList(look, desk.session.kinds)
        self.preview = Preview(desk, look)
        self.preview.hide()
        self.ready = ReadyPanel(look)
        self.keeping = Keeping(desk, look, templates, self.said.emit)
        self._end = label("", "soft", wrap=True)
        self.state = StateButton(look)
        self.state.clicked.connect(self._show_workshop)
        self._card = CardForm(desk.session, look)
        self._card.kept.connect(self._kept)
        self._card.grouped.connect(self._grouped)
        self._card.described.connect(self._described)
        self._card.typed.connect(self._draw)
        self._lay_out()
        self.list.currentRowChanged.connect(self._chosen)
        self.list.moved.connect(self._move)
        self.list.removed.connect(self._remove)
        self.list.copied.connect(self._copy)
        self.list.itemClicked.connect(lambda _: self.tools.close_tool())
        self.ready.run.connect(self.run)
        self.ready.place.connect(self.go_to)
        self.ready.paper.connect(self.print)
        self.ready.people.connect(self.tools.import_people)
        self.ready.answers.connect(self.tools.import_answers)
        self.ready.template.connect(self.keeping.template)
        self.ready.plan.connect(self.keeping.plan)
        self.ready.taken.connect(lambda: self.tools.ask_plan(self._add_plan))
        undo_by_keys(self, self.undo)
        self._latest = Latest(desk.tasks, lambda: read_prepared(desk.session), self._take,
                              self)
        self._checking = Checking(desk, self.ready, self.state, self)
        desk.bridge.changed.connect(self._hear)

    def show_address(self, address: str) -> None:
        """Say what phones open; "" while nobody knows."""
        self._checking.address = address or None
        if self._in_sight():
            self._checking.ask()
        self.preview.address = address
        if (tool := self.tools.tool()) is not None:
            tool.show_address(address)

    def print(self, product: str) -> None:
        """Show what can be printed, beginning with ``product``."""
        self.tools.print(product, self._checking.address or "")

    def go_to(self, check: Check) -> None:
        """Lead to the place where a line of the check list is mended."""
        match check.place:
            case Place.STEP:
                self.list.choose(check.step_id)
                form = self._card.form()
                if not (isinstance(form, StepForm) and form.focus_on(check.field)):
                    self.list.setFocus()
            case Place.SEQUENCE:
                self._adder.setFocus()
            case Place.WORKSHOP:
                form = self._card.form()
                if isinstance(form, WorkshopForm):
                    form.focus_on(check.field)
            case Place.NETWORK:
                self.network.emit()
            case Place.DISK:
                show_folder(self._desk.session.path)

    def form(self) -> StepForm | WorkshopForm | None:
        """The form of the chosen card."""
        return self._card.form()

    def add(self, kind: str) -> None:
        """Put a step of a kind after the chosen one."""
        found = self._desk.session.kinds[kind]
        plan = StepPlan(kind, self._look.say(found.label), minutes=found.minutes,
                        key=kind.replace("_", "-"))
        self.changes.add(plan, max(0, self.list.currentRow()), self._choose_later)

    def _lay_out(self) -> None:
        look = self._look
        adder = self._adder = AddButton(look, self._desk.session.kinds)
        adder.wanted.connect(self.add)
        self._for_step = StepTools(look, lambda: self._copy(self.list.in_sight()),
                                   lambda: self._remove(self.list.in_sight()), self.undo,
                                   self.list)
        left = cards_side(look, adder, self._for_step, self.list, self.state, self._end)
        left.setFixedWidth(look.side(320))
        right = QWidget()
        right_layout = QVBoxLayout(right)
        fill(right_layout, (self.preview, self.ready), 0)
        right_layout.setContentsMargins(_BESIDE, 16, _BESIDE, 16)
        area = self._area = scrolled(right)
        side = box(hold := QVBoxLayout(), "side")
        hold.addWidget(area)
        forms = QWidget()
        fill(pair := row(), (self._card, side), 0)
        pair.setStretch(0, 1)
        forms.setLayout(pair)
        self.tools = Tools(self._desk, look, forms, self.said.emit, self.undo)
        self.tools.currentChanged.connect(lambda _: self._in_front())
        layout = QHBoxLayout(self)
        fill(layout, (left, self.tools), 0)
        layout.setStretch(1, 1)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._latest.ask()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """The phone stands beside the projector where there is room for both."""
        look = self._look
        wide = self.width() > 1540 * look.scale and not self.preview.isHidden()
        # What the form does not need goes to the pictures, up to a size that says all.
        spare = self.width() - look.side(320) - round(_FORM * look.scale)
        width = max(look.side(660), min(look.side(940), spare)) if wide else look.side(372)
        self._area.setFixedWidth(width)
        self.preview.set_wide(wide, width - 2 * _BESIDE - _BAR)

    def _hear(self, news: News) -> None:
        if self._seen is None or any(map(self._seen.outdated_by, news.changes)):
            if self._in_sight():
                self._latest.ask()
        elif news.has(PeopleChanged) and self._in_sight():
            self._checking.ask()

    def _in_sight(self) -> bool:
        """Whether the page is; what it shows is read anew, checks included, once it is again."""
        self._stale |= not self.isVisible()
        return self.isVisible()

    def _show_workshop(self) -> None:
        self.tools.close_tool()
        self.list.choose(WORKSHOP_CARD)

    def _take(self, seen: Prepared) -> None:
        if not self.isVisible():  # closed or left meanwhile
            self._stale = True
            return
        self._seen, self._stale = seen, False
        workshop, steps = seen.workshop, seen.steps
        timing = planned(workshop, steps, self._desk.session.clock.now())
        self.list.show_plan(workshop, steps, timing, seen.answered)
        show_end(self._end, timing, self._look)
        self._checking.titles = {step.id: step.title for step in steps}
        self._show_form()
        self._checking.ask()

    def _in_front(self) -> None:
        """The chosen card or a tool: what the buttons do is done to the step that is in sight."""
        self.list.stand_back(self.tools.tool() is not None)
        self._for_step.show_step(bool(self.list.in_sight()))
        # The panel says the same in more words.
        self.state.setVisible(self.tools.tool() is not None or self.ready.isHidden())

    def _step(self, step_id: str) -> StepRecord | None:
        steps = self._seen.steps if self._seen is not None else ()
        return next((step for step in steps if step.id == step_id), None)

    def _chosen(self, _row: int) -> None:
        self.tools.close_tool()
        self._show_form()

    def _show_form(self) -> None:
        if self._seen is not None:
            self._card.show_card(self._step(self.list.chosen()), self._seen)
            self._draw()

    def _draw(self) -> None:
        step, form = self._step(self.list.chosen()), self._card.form()
        kind = self._desk.session.kinds.get(step.kind) if step is not None else None
        if step is None or kind is None or not isinstance(form, StepForm):
            self.ready.show()
            self.preview.show_draft(None)
        else:
            self.ready.hide()
            self.preview.show_draft(Draft(step, kind, form.draft()))
        self._in_front()
        self._make_room()

    def _kept(self, step_id: str, values: dict[str, object]) -> None:
        step = self._step(step_id)
        if step is not None:
            fresh = {field.name for field in STEP} | {"notes", "settings"}
            self.changes.change(step, {name: values[name] for name in fresh})

    def _grouped(self, step_id: str, before: Sequence[Team], after: Sequence[Team]) -> None:
        step = self._step(step_id)
        if step is not None:
            self.changes.arrange(step, before, after)

    def _described(self, values: dict[str, object]) -> None:
        if self._seen is not None:
            workshop = self._seen.workshop
            before = {field.name: getattr(workshop, field.name) for field in WORKSHOP}
            self.changes.describe(before, values)

    def _move(self, step_id: str, position: int) -> None:
        step = self._step(step_id)
        if step is not None and self._seen is not None:
            self.changes.move(step, min(position, len(self._seen.steps) - 1))

    def _remove(self, step_id: str) -> None:
        step = self._step(step_id)
        if step is not None:
            self.changes.remove(step)

    def _copy(self, step_id: str) -> None:
        step = self._step(step_id)
        if step is not None:
            title = self._look.say(N_("{title} (copie)"), title=step.title)
            self.changes.add(as_plan(step, title), step.position + 1, self._choose_later,
                             self.changes.groups_of(step))

    def _add_plan(self, plan: WorkshopPlan) -> None:
        self.changes.add_all(plan, len(self._seen.steps if self._seen else ()),
                             self._choose_later)

    def _choose_later(self, step_id: str) -> None:
        """A new step is chosen once the list has it."""
        self._take(read_prepared(self._desk.session))
        self.list.choose(step_id)
