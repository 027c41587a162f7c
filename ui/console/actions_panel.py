"""Everything that came out of the workshop so far, a key away from any step."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QWidget

from facilitator.i18n import N_
from facilitator.workshop.changes import ItemsChanged, SequenceChanged, StepChanged
from ui.bridge import News
from ui.console.caretaker import Caretaker
from ui.console.lines import on_keys
from ui.console.onward import Onward
from ui.console.outcomes import Outcome, outcomes_of
from ui.console.side_panel import SidePanel
from ui.console.tab import TRACE, TRACE_ICON
from ui.desk import Desk
from ui.look import Look
from ui.parts.basic import button, label, row
from ui.tasks import Latest


class ActionsPanel(SidePanel):
    """The actions with who and when, to tick, word anew and put in order; then the rest.

    ``counted`` tells how many actions there are and how many are done, ``trace`` asks where the
    one in focus comes from.
    """

    counted = Signal(int, int)
    trace = Signal(str)

    def __init__(self, desk: Desk, look: Look, undo: QUndoStack, parent: QWidget) -> None:
        super().__init__(look, N_("Actions et suites"), 460, parent)
        self._look = look
        say = look.say
        self._sum = label("", "soft", wrap=True)
        self.onward = Onward(look, fresh=False)
        self.caretaker = Caretaker(desk, look, undo, self.onward)
        self.origin = button(look, say(TRACE), self._ask, role="quiet",
                             icon=TRACE_ICON)
        self.body.addWidget(self._sum)
        self.body.addWidget(self.onward, 1)
        self.body.addLayout(row(self.origin, None))
        on_keys(self.onward.list, {"D": self._ask, "Escape": self.hide_again})
        self._latest = Latest(desk.tasks, lambda: outcomes_of(desk.session), self._take, self)
        self._latest.ask()

    def toggle(self) -> None:
        """Show what came out, or put it away again."""
        if self.isVisible():
            self.hide_again()
            return
        self.open()
        self.onward.list.setFocus()
        self._latest.ask()

    def hear(self, news: News) -> None:
        """Read again where something came out; also unseen, for the count."""
        if news.has(ItemsChanged, SequenceChanged, StepChanged):
            self._latest.ask()

    def _take(self, seen: tuple[Outcome, ...]) -> None:
        actions = [one for one in seen if one.role == "action"]
        done = sum(one.done for one in actions)
        tr = self._look.tr
        said = tr.plural("{n} action", "{n} actions", len(actions)) if actions else ""
        if done:
            said += ", " + tr.plural("{n} faite", "{n} faites", done)
        self._sum.setText(said)
        self._sum.setVisible(bool(said))
        self.onward.show_outcomes(seen)
        self.origin.setVisible(bool(seen))
        self.counted.emit(len(actions), done)

    def _ask(self) -> None:
        if self.onward.list.thing():
            self.trace.emit(self.onward.list.thing())
