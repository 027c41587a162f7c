"""The preparation as the file has it, read at once. No Qt in here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from facilitator.activities.kind import AnyKind, Capability
from facilitator.document import reads
from facilitator.document.records import StepRecord, WorkshopRecord
from facilitator.workshop.changes import (
    AnswersChanged,
    Change,
    GroupsChanged,
    SequenceChanged,
    StepChanged,
    WorkshopChanged,
)
from facilitator.workshop.groups import Team
from facilitator.workshop.session import Session

_PLAN = (SequenceChanged, StepChanged, WorkshopChanged, GroupsChanged)


@dataclass(frozen=True)
class Prepared:
    """The workshop and its steps; ``teams`` are the groups and ``answered`` how many people have
    answered, both by the id of their step (who has no answer is left out)."""

    workshop: WorkshopRecord
    steps: tuple[StepRecord, ...]
    teams: Mapping[str, tuple[Team, ...]]
    answered: Mapping[str, int]

    def outdated_by(self, change: Change) -> bool:
        """Whether something else is there now; not one more answer to a step that is open."""
        if not isinstance(change, AnswersChanged):
            return isinstance(change, _PLAN)
        step = next((one for one in self.steps if one.id == change.step_id), None)
        return step is None or step.state != "open" or step.id not in self.answered


def read_prepared(session: Session) -> Prepared:
    """Read the workshop, its steps, and the groups and answers of those that have some."""
    steps = session.steps()
    answered = session.document.read(
        lambda db: {step.id: reads.answered_count(db, step.id) for step in steps})
    return Prepared(session.workshop(), steps, {
        step.id: tuple(Team(one.id, one.label, one.question)
                       for one in session.groups.of(step.id))
        for step in steps if works_in_groups(session.kinds.get(step.kind))
    }, {step_id: count for step_id, count in answered.items() if count})


def works_in_groups(kind: AnyKind | None) -> bool:
    """Whether people work in groups at a step of this kind."""
    return kind is not None and Capability.GROUPS in kind.capabilities
