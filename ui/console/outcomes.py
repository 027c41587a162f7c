"""What came out of the groups' lines: actions, common points, options, questions for later."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from facilitator.i18n import N_
from facilitator.workshop.session import Session
from ui.console.lines import COUNT, ID, SOFT, in_lines
from ui.look import Look

WORDS = {"action": N_("action"), "common": N_("point commun"), "option": N_("option"),
         "next": N_("question pour un prochain atelier")}
TICK = "✓"


@dataclass(frozen=True)
class Outcome:
    """Something that came out of a step; ``who``, ``when`` and ``done`` are an action's.

    ``step`` is the title of the step at which it stands: where an action was noted, where an
    option is to be voted on.
    """

    id: str
    step_id: str
    step: str
    role: str
    text: str
    who: str = ""
    when: str = ""
    done: bool = False


def outcomes_of(session: Session) -> tuple[Outcome, ...]:
    """Everything that came out so far: actions first, in the order in which they are printed."""
    steps = session.steps()
    titles = {step.id: step.title for step in steps}
    places = {step.id: step.position for step in steps}
    actions = sorted(session.actions.all(), key=lambda one: places.get(one.step_id, 0))
    found = [Outcome(one.id, one.step_id, titles.get(one.step_id, ""), "action", one.text,
                     one.who, one.when, one.done) for one in actions]
    for role in ("common", "next", "option"):
        found += [Outcome(item.id, step.id, step.title, role, item.text)
                  for step in steps for item in session.items.of(step.id, role)]
    return tuple(found)


class OutcomeList(QListWidget):
    """The list of them; a done action has a tick at its right."""

    def __init__(self, look: Look, name: str, *, steps: bool = False) -> None:
        super().__init__()
        self._look, self._steps = look, steps
        self._seen: tuple[Outcome, ...] = ()
        in_lines(self, look, name)
        self.setSelectionMode(QListWidget.SelectionMode.SingleSelection)

    def sizeHint(self) -> QSize:
        # What can be done with an outcome stays in sight on a small screen; the list scrolls.
        return QSize(super().sizeHint().width(), round(96 * self._look.scale))

    def show_outcomes(self, seen: tuple[Outcome, ...]) -> None:
        """Show these; the one in focus stays in focus."""
        if seen == self._seen and self.count():
            return
        wanted, self._seen = self.thing(), seen
        self.blockSignals(True)
        self.clear()
        for one in seen:
            self.addItem(self._item(one))
        ids = [one.id for one in seen]
        self.setCurrentRow(ids.index(wanted) if wanted in ids else 0)
        self.blockSignals(False)

    def outcome(self) -> Outcome | None:
        """The one in focus."""
        return next((one for one in self._seen if one.id == self.thing()), None)

    def thing(self) -> str:
        """Its id, "" where there is none."""
        item = self.currentItem()
        return str(item.data(ID)) if item is not None else ""

    def _item(self, one: Outcome) -> QListWidgetItem:
        say = self._look.say
        item = QListWidgetItem(one.text)
        item.setData(ID, one.id)
        said = [part for part in (one.who, one.when) if part] or [say(WORDS[one.role])]
        if one.role == "option" or self._steps:
            said.append(one.step)
        if one.done:
            item.setData(COUNT, TICK)
            said.append(say(N_("fait")))
        item.setData(SOFT, " · ".join(said))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join([one.text, *said]))
        return item
