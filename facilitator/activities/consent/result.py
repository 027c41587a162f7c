"""Counting consent: it is reached where people answered and nobody objects."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from facilitator.activities.context import Entry
from facilitator.fields import Option

AGREE, REMARK, OBJECT = "agree", "remark", "object"


class State(Enum):
    """Where one option stands."""

    SILENT = "silent"
    """Nobody has answered on it."""
    CONSENT = "consent"
    """People answered and nobody objects."""
    OBJECTED = "objected"
    """Somebody objects; how many agree does not matter."""


@dataclass(frozen=True, slots=True)
class Voice:
    """A remark or the reason of an objection; ``id`` is its entry's."""

    id: str
    text: str
    author: str


@dataclass(frozen=True, slots=True)
class OptionConsent:
    """What was said on one option; ``agreed`` counts those who agree without a remark."""

    id: str
    label: str
    agreed: int
    remarks: tuple[Voice, ...]
    objections: tuple[Voice, ...]

    @property
    def voices(self) -> int:
        """How many people answered on it."""
        return self.agreed + len(self.remarks) + len(self.objections)

    @property
    def state(self) -> State:
        """Where it stands."""
        if self.objections:
            return State.OBJECTED
        return State.CONSENT if self.voices else State.SILENT


@dataclass(frozen=True, slots=True)
class ConsentResult:
    """All options in their order; ``people`` answered on at least one."""

    options: tuple[OptionConsent, ...]
    people: int

    @property
    def reached(self) -> bool:
        """Whether the list is validated as a whole."""
        return bool(self.options) and all(o.state is State.CONSENT for o in self.options)

    @property
    def objected(self) -> tuple[OptionConsent, ...]:
        """The options that somebody objects to."""
        return tuple(o for o in self.options if o.state is State.OBJECTED)


def count_consent(entries: Sequence[Entry], options: Sequence[Option]) -> ConsentResult:
    """Sort what was said by option; what is on no option any more is passed over.

    The rule is that of sociocratic consent (G. Endenburg): a proposal stands when nobody has a
    reasoned objection; numbers do not weigh.
    """
    agreed: dict[str, int] = {option.id: 0 for option in options}
    remarks: dict[str, list[Voice]] = {option.id: [] for option in options}
    objections: dict[str, list[Voice]] = {option.id: [] for option in options}
    people: set[str] = set()
    for entry in entries:
        key, stance = entry.payload.get("option"), entry.payload.get("stance")
        if not isinstance(key, str) or key not in agreed:
            continue
        voice = Voice(entry.id, str(entry.payload.get("text") or ""), entry.author)
        if stance == OBJECT:
            objections[key].append(voice)
        elif stance == REMARK:
            remarks[key].append(voice)
        elif stance == AGREE:
            agreed[key] += 1
        else:
            continue
        people.add(entry.person or entry.id)
    return ConsentResult(
        tuple(
            OptionConsent(o.id, o.label, agreed[o.id], tuple(remarks[o.id]),
                          tuple(objections[o.id]))
            for o in options
        ),
        len(people),
    )
