"""Results read again: by portrait, and of two steps at once. No Qt in here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from facilitator.activities.context import Entry, Frame
from facilitator.document.records import StepRecord
from facilitator.drawing.measure import Measure
from facilitator.fields import ChoiceField, MultipleChoiceField
from facilitator.i18n import Translator
from facilitator.scene import Scene
from facilitator.workshop.importing import portrait_fields
from facilitator.workshop.people import said_names
from facilitator.workshop.session import Session
from ui.lookback.moves import NOTHING, Table

BETWEEN = "\u2003\u2003"
"""Between the parts of one answer."""
FEWEST = 5
"""Answers of fewer people of a portrait are not shown apart: one would know whose they are."""
MOST_VALUES = 12
"""A column of free text with more different values than this says little as a filter."""


@dataclass(frozen=True, slots=True)
class Filter:
    """Those whose profile says ``value`` to ``name``; ``label`` is how people read it."""

    name: str
    value: str
    label: str
    people: int

    @property
    def few(self) -> bool:
        """Whether they are too few to be shown apart."""
        return self.people < FEWEST


@dataclass(frozen=True, slots=True)
class Seen:
    """One step as it is looked at: its picture, its answers as (who, what), how many people.

    ``few`` tells that some of the filter answered, but fewer than :data:`FEWEST`: nothing is shown.
    ``table`` is the result in numbers.
    """

    step: StepRecord
    picture: Scene | None
    rows: tuple[tuple[str, str], ...]
    people: int
    few: bool = False
    table: Table = NOTHING


@dataclass(frozen=True, slots=True)
class Past:
    """A step that can be looked back at, with how many people answered it."""

    step: StepRecord
    people: int


def past(session: Session) -> tuple[Past, ...]:
    """The steps that have answers, in their order."""
    found = []
    for step in session.steps():
        kind = session.kinds.get(step.kind)
        if kind is None or not kind.collects:
            continue
        entries = session.results.context(step).entries
        if entries:
            found.append(Past(step, voices(entries)))
    return tuple(found)


def filters(session: Session) -> tuple[Filter, ...]:
    """What people said of themselves that can part them, the most frequent first."""
    asked = {field.name: field for field in portrait_fields(session)}
    counts: dict[str, Counter[str]] = {}
    for person in session.room.everybody():
        if person.state == "expected":
            continue
        for name, value in person.profile.items():
            counts.setdefault(name, Counter()).update(set(_values(value)))
    order = [*asked, *(name for name in counts if name not in asked)]
    found: list[Filter] = []
    for name in order:
        values = counts.get(name, Counter())
        if not 1 < len(values) <= MOST_VALUES:
            continue
        field = asked.get(name)
        words = {}
        if isinstance(field, ChoiceField | MultipleChoiceField):
            words = {option.id: option.label for option in field.options}
        title = field.label if field is not None else name
        found += (Filter(name, value, f"{title} : {words.get(value, value)}", people)
                  for value, people in values.most_common())
    return tuple(found)


def see(session: Session, step: StepRecord, chosen: Filter | None, shape: tuple[float, float],
        tr: Translator, measure: Measure) -> Seen:
    """A step's result, of everybody or of those of a filter; ``shape`` is the picture's size."""
    kind = session.kinds[step.kind]
    context = session.results.context(step)
    if chosen is not None:
        kept = tuple(one for one in context.entries if fits(one.profile, chosen))
        if chosen.few or 0 < voices(kept) < FEWEST:
            return Seen(step, None, (), 0, few=True)
        context = replace(context, entries=kept, joined=chosen.people)
        result = kind.tally(context)
    else:
        result = session.results.result(step.id)
    rows = tuple((said_names(one.author, tr), BETWEEN.join(kind.line(one.payload, context, tr)))
                 for one in context.entries)
    if not rows:
        return Seen(step, None, (), 0)
    frame = Frame(*shape, tr, near=True)
    memory = kind.arrange(result, context, frame, measure)
    if memory is not None:
        frame = replace(frame, previous=memory)
    header, cells = kind.table(result, context, tr)
    return Seen(step, kind.picture(result, context, frame, measure), rows,
                voices(context.entries), table=Table(tuple(header), tuple(map(tuple, cells))))


def fits(profile: Mapping[str, Any], chosen: Filter) -> bool:
    """Whether somebody's profile is of the filter."""
    return chosen.value in _values(profile.get(chosen.name))


def voices(entries: Sequence[Entry]) -> int:
    """How many people these answers come from; hands and secret votes count each."""
    named = {one.person for one in entries if one.person}
    return len(named) + sum(one.count for one in entries if not one.person)


def _values(value: Any) -> list[str]:
    if isinstance(value, list | tuple):
        return [str(one) for one in value if one not in (None, "")]
    return [] if value in (None, "") else [str(value)]
