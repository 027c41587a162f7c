"""What is done to the sequence while preparing, each with the way back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from typing import Any

from PySide6.QtGui import QUndoStack

from facilitator.document.records import StepRecord
from facilitator.i18n import N_
from facilitator.workshop.groups import Team
from facilitator.workshop.kept import Kept
from facilitator.workshop.plan import WorkshopPlan, without_clashes
from facilitator.workshop.sequence import StepPlan
from ui.desk import Desk
from ui.look import Look
from ui.undo import Undoable

Groups = tuple[tuple[str, str], ...]
"""Labels and questions of the groups of a step."""


class Changes:
    """Gives commands on the plan that can be undone.

    A step that was deleted comes back as it was, under the id it had, with its groups and themes.
    """

    def __init__(self, desk: Desk, look: Look, stack: QUndoStack) -> None:
        self._desk, self._look, self.stack = desk, look, stack
        self._plan = desk.session.plan

    def add(self, plan: StepPlan, position: int, done: Callable[[str], None],
            groups: Groups = ()) -> None:
        """Put a step in, with its groups; ``done`` is told its id."""
        step_id, kept = self._desk.session.clock.new_id(), Kept()

        def forth() -> Future[Any]:
            future: Future[Any] = (
                self._plan.restore(kept) if kept.rows else
                self._plan.add(plan, position, step_id=step_id, groups=groups))
            self._desk.tasks.follow(future, lambda _: done(step_id))
            return future

        self._push(N_("ajouter une séquence"), forth, lambda: self._plan.remove(step_id, kept))

    def add_all(self, plan: WorkshopPlan, position: int, done: Callable[[str], None]) -> None:
        """Put all steps of a plan in, undone as one; ``done`` is told the first one's id."""
        taken = {step.key for step in self._plan.steps()}
        fresh = without_clashes(plan, taken)
        self.stack.beginMacro(self._look.say(N_("reprendre un plan")))
        for place, step in enumerate(fresh.steps):
            groups = tuple((one.label, one.question) for one in fresh.groups.get(step.key, ()))
            self.add(step, position + place, done if place == 0 else _nothing, groups)
        self.stack.endMacro()

    def remove(self, step: StepRecord) -> None:
        """Take a step out. One that has answers stays; it is said why."""
        kept = Kept()
        self._push(N_("supprimer une séquence"), lambda: self._plan.remove(step.id, kept),
                   lambda: self._plan.restore(kept))

    def arrange(self, step: StepRecord, before: Sequence[Team], after: Sequence[Team]) -> None:
        """Make these the groups of a step."""
        groups = self._desk.session.groups
        if tuple(before) != tuple(after):
            self._push(N_("changer les groupes"), lambda: groups.arrange(step.id, after),
                       lambda: groups.arrange(step.id, before))

    def move(self, step: StepRecord, position: int) -> None:
        """Move a step to another place."""
        if position != step.position:
            self._push(N_("déplacer une séquence"),
                       lambda: self._plan.move(step.id, position),
                       lambda: self._plan.move(step.id, step.position))

    def change(self, step: StepRecord, values: dict[str, Any]) -> None:
        """Change a step's texts, minutes or settings."""
        before = {name: getattr(step, name) for name in values}
        if before != values:
            # A text worded anew loses its translations; they come back with the old one.
            back = {**before, "translations": step.translations}
            self._push(N_("changer une séquence"),
                       lambda: self._plan.change(step.id, **values),
                       lambda: self._plan.change(step.id, **back))

    def describe(self, before: dict[str, Any], values: dict[str, Any]) -> None:
        """Change the workshop's own details."""
        if before != values:
            self._push(N_("changer l’atelier"), lambda: self._plan.describe(**values),
                       lambda: self._plan.describe(**before))

    def groups_of(self, step: StepRecord) -> Groups:
        """The groups of a step as they were prepared."""
        return tuple((one.label, one.question) for one in self._desk.session.groups.of(step.id))

    def _push(self, text: str, forth: Callable[[], Future[Any]],
              back: Callable[[], Future[Any]]) -> None:
        self.stack.push(Undoable(self._desk, self._look.say(text), forth, back))


def as_plan(step: StepRecord, title: str = "") -> StepPlan:
    """A step as it would be planned again."""
    return StepPlan(
        kind=step.kind, title=title or step.title, prompt=step.prompt, notes=step.notes,
        minutes=step.minutes, key=step.key, settings=step.settings,
        translations=step.translations,
    )


def _nothing(_step_id: str) -> None:
    """Nobody waits for this step."""
