"""The middle of the console: the current step, its tabs, the next action."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal
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

    Each is made when it is first looked at: all of them at once would hold the window up just as
    the phones answer. ``trace`` asks where a thing comes from, by its id.
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
        self._makers: list[MakeTab] = []
        self._tabs: dict[int, StepTab] = {}
        layout = QVBoxLayout(self)
        fill(layout, (self.head, 6, self._buttons, rule(), 6, self._notes, self._stack, 8,
                      rule(), 10, self.bar), 0)
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
        self._makers.clear()
        for old in self._tabs.values():
            old.hide()  # the focus goes from it while Qt still knows that it was there
            self._stack.removeWidget(old)
            old.deleteLater()
        self._tabs.clear()
        if step is None or kind is None:
            return
        self._setting = Setting(self._desk, self._look, step, kind, self._undo)
        plans = tabs_of(kind)
        for number, plan in enumerate(plans):
            self._makers.append(plan.make)
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

    def _focused(self) -> bool:
        """Whether the focus is in what goes with the step: its tabs, or what is in them."""
        parts = (*self._group.buttons(), self._stack, *(tab.corner for tab in self._tabs.values()))
        return any(holds_focus(part) for part in parts)

    def hear(self, news: News) -> None:
        """Tell the tabs what changed; those to come will read it."""
        for tab in self._tabs.values():
            tab.hear(news)

    def tabs(self) -> list[StepTab]:
        """The tabs of the step, all of them made."""
        return [self._tab(number) for number in range(len(self._makers))]

    def _tab(self, number: int) -> StepTab:
        if number in self._tabs:
            return self._tabs[number]
        tab = self._tabs[number] = self._makers[number](self._setting)
        tab.trace.connect(self.trace)
        self._stack.addWidget(tab)
        if tab.corner is not None:
            kept = tab.corner.sizePolicy()
            kept.setRetainSizeWhenHidden(True)  # the prompt keeps its lines from tab to tab
            tab.corner.setSizePolicy(kept)
            self.head.corner.addWidget(tab.corner)
            QWidget.setTabOrder(self._group.buttons()[-1], tab.corner)
            tab.corner.setVisible(self._stack.currentWidget() is tab)
        return tab

    def show_tab(self, number: int) -> None:
        """Bring a tab to the front."""
        if number >= len(self._makers):
            return
        self._stack.setCurrentWidget(self._tab(number))
        self._group.button(number).setChecked(True)
        for tab in self._tabs.values():
            if tab.corner is not None:
                tab.corner.setVisible(tab is self._stack.currentWidget())

    def tab(self, kind: type[StepTab]) -> StepTab | None:
        """The tab of a type, brought to the front."""
        for number, make in enumerate(self._makers):
            if make is kind:
                self.show_tab(number)
                return self._tab(number)
        return None
