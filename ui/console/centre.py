"""The middle of the console: the current step, its tabs, the next action."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from facilitator.activities.kind import AnyKind, Capability
from facilitator.document.records import StepRecord
from facilitator.i18n import N_
from ui.bridge import News
from ui.console.answers import AnswersTab
from ui.console.bar import ActionBar
from ui.console.groups import GroupsTab
from ui.console.head import StepHead
from ui.console.manual import ManualTab
from ui.console.plenary import PlenaryTab
from ui.console.result import PictureTab, TableTab
from ui.console.tab import Setting, StepTab
from ui.console.terms import TermsTab
from ui.console.themes import ThemesTab
from ui.desk import Desk
from ui.look import Look
from ui.parts.basic import button, clear, fill, label, rule
from ui.parts.focus import holds_focus

MakeTab = Callable[[Setting], StepTab]


@dataclass(frozen=True)
class TabPlan:
    """A tab that a kind may have."""

    words: str
    make: MakeTab


def tabs_of(kind: AnyKind) -> tuple[TabPlan, ...]:
    """The tabs for a kind, by what it says of itself."""
    plans = [TabPlan(N_("Image"), PictureTab)]
    if kind.collects:
        plans.append(TabPlan(N_("Liste"), TableTab))
        plans.append(TabPlan(N_("Réponses"), AnswersTab))
        if Capability.TERMS in kind.capabilities:
            plans.append(TabPlan(N_("Termes"), TermsTab))
        if Capability.THEMES in kind.capabilities:
            plans.append(TabPlan(N_("Thèmes"), ThemesTab))
        if Capability.GROUPS in kind.capabilities:
            plans.append(TabPlan(N_("Groupes"), GroupsTab))
            plans.append(TabPlan(N_("Plénière"), PlenaryTab))
        plans.append(TabPlan(N_("Saisir"), ManualTab))
    return tuple(plans)


class Centre(QWidget):
    """Shows one step at a time; its tabs are made anew when another step is on.

    All of them at once would hold the window up: the first is made at once, each other one in a
    turn of its own or when it is asked for. ``trace`` asks where a thing comes from, by its id.
    """

    trace = Signal(str)

    def __init__(self, desk: Desk, look: Look, undo: QUndoStack) -> None:
        super().__init__()
        self._desk, self._look, self._undo = desk, look, undo
        self._step: StepRecord | None = None
        self.head = StepHead(look)
        self.bar = ActionBar(look)
        self._notes = label("", "soft", wrap=True)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(6)
        self._group = QButtonGroup(self)
        self._stack = QStackedWidget()
        self._coming: list[Callable[[], StepTab]] = []
        self._next = QTimer(self)
        self._next.setInterval(0)
        self._next.timeout.connect(self._make)
        layout = QVBoxLayout(self)
        fill(layout, (self.head, 6, self._buttons, rule(), 6, self._notes, self._stack, rule(),
                      12, self.bar), 0)
        layout.setStretch(layout.indexOf(self._stack), 1)
        layout.setContentsMargins(28, 16, 28, 14)

    def show_step(self, step: StepRecord | None, kind: AnyKind | None) -> None:
        """Show a step; nothing is built anew while it is the same one."""
        before, self._step = self._step, step
        notes = step.notes if step is not None and kind is not None and not kind.collects else ""
        self._notes.setText(notes)
        self._notes.setVisible(bool(notes))
        if before is not None and step is not None and before.id == step.id and (
            before.settings == step.settings
        ):
            return
        held = self._focused()
        for gone in self._group.buttons():
            self._group.removeButton(gone)
        for place in (self._buttons, self.head.corner):
            clear(place)
        self._coming.clear()
        self._next.stop()
        for old in self._made():
            old.hide()  # the focus goes from it while Qt still knows that it was there
            self._stack.removeWidget(old)
            old.deleteLater()
        if step is None or kind is None:
            return
        setting = Setting(self._desk, self._look, step, kind, self._undo)
        plans = tabs_of(kind)
        for number, plan in enumerate(plans):
            self._coming.append(partial(plan.make, setting))
            chooser = button(
                self._look, self._look.say(plan.words),
                partial(self.show_tab, number), role="tab", checkable=True,
                tip=f"Alt+{number + 1}",
            )
            self._group.addButton(chooser, number)
            self._buttons.addWidget(chooser)
        self._buttons.addStretch(1)
        for one in self._group.buttons():
            one.setVisible(len(plans) > 1)
        self.show_tab(0)
        if held and len(plans) > 1:
            self._group.button(0).setFocus()
        self._next.start()

    def _focused(self) -> bool:
        """Whether the focus is in what goes with the step: its tabs, or what is in them."""
        parts = (*self._group.buttons(), self._stack, *(tab.corner for tab in self._made()))
        return any(holds_focus(part) for part in parts)

    def hear(self, news: News) -> None:
        """Tell the tabs what changed; those to come will read it."""
        for tab in self._made():
            tab.hear(news)

    def tabs(self) -> list[StepTab]:
        """The tabs of the step."""
        while self._coming:
            self._make()
        return self._made()

    def _made(self) -> list[StepTab]:
        found = [self._stack.widget(number) for number in range(self._stack.count())]
        return [tab for tab in found if isinstance(tab, StepTab)]

    def _make(self) -> None:
        """Make the next tab that is still to come."""
        if self._coming:
            tab = self._coming.pop(0)()
            tab.trace.connect(self.trace)
            self._stack.addWidget(tab)
            if tab.corner is not None:
                kept = tab.corner.sizePolicy()
                kept.setRetainSizeWhenHidden(True)  # the prompt keeps its lines from tab to tab
                tab.corner.setSizePolicy(kept)
                self.head.corner.addWidget(tab.corner)
                QWidget.setTabOrder(self._group.buttons()[-1], tab.corner)
                tab.corner.setVisible(self._stack.currentWidget() is tab)
        if not self._coming:
            self._next.stop()

    def show_tab(self, number: int) -> None:
        """Bring a tab to the front."""
        while self._coming and number >= self._stack.count():
            self._make()
        chosen = self._group.button(number)
        if chosen is not None and number < self._stack.count():
            chosen.setChecked(True)
            self._stack.setCurrentIndex(number)
            for tab in self._made():
                if tab.corner is not None:
                    tab.corner.setVisible(tab is self._stack.currentWidget())

    def tab(self, kind: type[StepTab]) -> StepTab | None:
        """The tab of a type, brought to the front."""
        for number, tab in enumerate(self.tabs()):
            if isinstance(tab, kind):
                self.show_tab(number)
                return tab
        return None
