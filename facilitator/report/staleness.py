"""What of a report is to be written anew after a change: marks that sections name as sources.

A mark is a step's id, one of the constants here, or ``#`` and a section's id for its words.
"""

from __future__ import annotations

from collections.abc import Iterable

from facilitator.activities.kind import AnyKind, Capability
from facilitator.document.records import StepRecord
from facilitator.workshop.changes import (
    AnswersChanged,
    Change,
    DecisionsChanged,
    GroupsChanged,
    ItemsChanged,
    PeopleChanged,
    PresenceChanged,
    ReportChanged,
    StageChanged,
    StepChanged,
)

ANSWERS, PEOPLE, NAMES, ITEMS = "*answers", "*people", "*names", "*items"
ALL = "*"


def marks_of(changes: Iterable[Change]) -> set[str]:
    """The marks of what changed; who is connected and what is on the screen leave none."""
    marks: set[str] = set()
    for change in changes:
        match change:
            case PresenceChanged() | StageChanged():
                continue
            case AnswersChanged(step_id):
                marks |= {step_id, ANSWERS}
            case ItemsChanged(step_id) | GroupsChanged(step_id) | DecisionsChanged(step_id) \
                    | StepChanged(step_id):
                marks |= {step_id, ITEMS}
            case PeopleChanged(renamed=renamed):
                marks |= {PEOPLE, NAMES} if renamed else {PEOPLE}
            case ReportChanged(_, section):
                marks.add(f"#{section}")
            case _:
                marks.add(ALL)
    return marks


def sources_of(step: StepRecord, plan: Iterable[StepRecord], kind: AnyKind | None) -> set[str]:
    """What a step's section is written from: itself and the steps its options come from."""
    by_key = {one.key: one for one in plan}
    found, at = {step.id, NAMES}, step
    while (source := by_key.get(at.settings.get("from_step") or "")) and source.id not in found:
        found.add(source.id)
        at = source
    if kind and kind.capabilities & {Capability.PEOPLE, Capability.GROUPS}:
        found.add(PEOPLE)
    return found
