"""The preparation as the file has it, read at once. No Qt in here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from facilitator.activities.kind import AnyKind, Capability
from facilitator.document.records import StepRecord, WorkshopRecord
from facilitator.workshop.groups import Team
from facilitator.workshop.session import Session


@dataclass(frozen=True)
class Prepared:
    """The workshop and its steps; ``teams`` are the groups by the id of their step."""

    workshop: WorkshopRecord
    steps: tuple[StepRecord, ...]
    teams: Mapping[str, tuple[Team, ...]]


def read_prepared(session: Session) -> Prepared:
    """Read the workshop, its steps and the groups of those that have some."""
    steps = session.steps()
    return Prepared(session.workshop(), steps, {
        step.id: tuple(Team(one.id, one.label, one.question)
                       for one in session.groups.of(step.id))
        for step in steps if works_in_groups(session.kinds.get(step.kind))
    })


def works_in_groups(kind: AnyKind | None) -> bool:
    """Whether people work in groups at a step of this kind."""
    return kind is not None and Capability.GROUPS in kind.capabilities
