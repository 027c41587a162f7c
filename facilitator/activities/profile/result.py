"""Counting who is in the room."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from facilitator.activities.context import Entry


@dataclass(frozen=True, slots=True)
class Count:
    """A choice with how many people made it."""

    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Feature:
    """One field of the profile, counted.

    ``counts`` are the choices in the list's order, with answers that are no longer on the list
    after them; ``absent`` the choices of a reference list that nobody made; ``texts`` the answers
    to a text field.
    """

    name: str
    label: str
    counts: tuple[Count, ...]
    absent: tuple[str, ...]
    texts: tuple[str, ...]
    answered: int
    reference: bool = False

    @property
    def present(self) -> tuple[Count, ...]:
        """The choices that somebody made."""
        return tuple(count for count in self.counts if count.count)


@dataclass(frozen=True, slots=True)
class Portrait:
    """The room: its features in the form's order, and how many people filled it in."""

    features: tuple[Feature, ...]
    people: int


def portray(entries: Sequence[Entry], fields: Sequence[Mapping[str, Any]]) -> Portrait:
    """Count each field of the profile over ``entries``."""
    return Portrait(
        tuple(_feature(field, entries) for field in fields),
        sum(entry.count for entry in entries),
    )


def is_text(field: Mapping[str, Any]) -> bool:
    """Whether a field is answered in words: so is a choice that was given nothing to choose."""
    return field["type"] == "text" or not field["choices"]


def _feature(field: Mapping[str, Any], entries: Sequence[Entry]) -> Feature:
    name = field["name"]
    given = [(_values(entry.payload.get(name)), entry.count) for entry in entries]
    answered = sum(count for values, count in given if values)
    if is_text(field):
        texts = tuple(value for values, _ in given for value in values)
        return Feature(name, field["label"], (), (), texts, answered)
    totals: Counter[str] = Counter()
    for values, count in given:
        totals.update(dict.fromkeys(values, count))
    choices = list(dict.fromkeys(field["choices"]))
    others = [value for value in totals if value not in choices]
    counts = tuple(Count(label, totals[label]) for label in (*choices, *others))
    reference = bool(field.get("reference"))
    absent = tuple(label for label in choices if not totals[label]) if reference else ()
    return Feature(name, field["label"], counts, absent, (), answered, reference)


def _values(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value] if value else []
    if isinstance(value, Sequence):
        return [item for item in value if isinstance(item, str) and item]
    return []
