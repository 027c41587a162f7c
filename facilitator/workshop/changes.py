"""What changed: small frozen notices; whoever cares re-reads."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WorkshopChanged:
    """Title, date, place, settings."""


@dataclass(frozen=True, slots=True)
class SequenceChanged:
    """Steps were added, removed or moved."""


@dataclass(frozen=True, slots=True)
class StepChanged:
    """One step's texts, settings or state (open, closed, shown)."""

    step_id: str


@dataclass(frozen=True, slots=True)
class StageChanged:
    """What the room looks at: the current step, black, message, timer."""


@dataclass(frozen=True, slots=True)
class PeopleChanged:
    """Somebody joined, left, took a name (``renamed``) or a profile."""

    participant_id: str
    renamed: bool = False


@dataclass(frozen=True, slots=True)
class PresenceChanged:
    """Phones came or went; kept in memory only."""


@dataclass(frozen=True, slots=True)
class AnswersChanged:
    """Answers of a step were given, corrected, hidden or withdrawn."""

    step_id: str
    answer_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ItemsChanged:
    """Themes, questions or actions worked out at a step."""

    step_id: str


@dataclass(frozen=True, slots=True)
class GroupsChanged:
    """The groups of a step, their members or questions."""

    step_id: str


@dataclass(frozen=True, slots=True)
class DecisionsChanged:
    """What the facilitator decided about a step's results (merged terms, …)."""

    step_id: str


@dataclass(frozen=True, slots=True)
class ReportChanged:
    """The facilitator's words or choices for one section of a report ("" for the whole)."""

    report: str
    section: str


Change = (
    WorkshopChanged
    | SequenceChanged
    | StepChanged
    | StageChanged
    | PeopleChanged
    | PresenceChanged
    | AnswersChanged
    | ItemsChanged
    | GroupsChanged
    | DecisionsChanged
    | ReportChanged
)
