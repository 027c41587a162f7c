"""Results read again: by portrait, and of two steps at once. No Qt in here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from facilitator.activities.context import Context, Entry, Frame
from facilitator.activities.kind import AnyKind, Capability
from facilitator.document.records import StepRecord
from facilitator.drawing.measure import Measure
from facilitator.fields import ChoiceField, MultipleChoiceField
from facilitator.i18n import N_, Translator
from facilitator.scene import Scene
from facilitator.workshop.importing import portrait_fields
from facilitator.workshop.people import said_names
from facilitator.workshop.session import Session
from ui.lookback.moves import NOTHING, Table

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
class Room:
    """The place of a picture: its size in points, and the smallest type in it (Frame.legible)."""

    width: float
    height: float
    legible: float


@dataclass(frozen=True, slots=True)
class Said:
    """Who said what: a header, and a row for each thing said, who said it first."""

    header: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


NOBODY = Said()


@dataclass(frozen=True, slots=True)
class Seen:
    """One step as it is looked at: its picture, its answers, how many people gave them.

    ``few`` tells that some of the filter answered, but fewer than :data:`FEWEST`: nothing is shown.
    ``table`` is the result in numbers.
    """

    step: StepRecord
    picture: Scene | None
    said: Said
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


def see(session: Session, step: StepRecord, chosen: Filter | None, room: Room,
        tr: Translator, measure: Measure) -> Seen:
    """A step's result, of everybody or of those of a filter; ``room`` is the picture's place."""
    kind = session.kinds[step.kind]
    context = session.results.context(step)
    if chosen is not None:
        kept = tuple(one for one in context.entries if fits(one.profile, chosen))
        if chosen.few or 0 < voices(kept) < FEWEST:
            return Seen(step, None, NOBODY, 0, few=True)
        context = replace(context, entries=kept, joined=chosen.people)
        result = kind.tally(context)
    else:
        result = session.results.result(step.id)
    said = who_said_what(kind, context, tr)
    if not said.rows:
        return Seen(step, None, NOBODY, 0)
    frame = Frame(room.width, room.height, tr, legible=room.legible, near=True)
    memory = kind.arrange(result, context, frame, measure)
    if memory is not None:
        frame = replace(frame, previous=memory)
    header, cells = kind.table(result, context, tr)
    return Seen(step, kind.picture(result, context, frame, measure), said,
                voices(context.entries), table=Table(tuple(header), tuple(map(tuple, cells))))


def who_said_what(kind: AnyKind, context: Context, tr: Translator) -> Said:
    """The answers, each with who gave it and, where people work in groups, in which.

    Words have what they are on (a proposal, a heading) beside them; the choices of a vote, which
    can be many, stand under one another.
    """
    groups = {group.id: group.label for group in context.groups}
    if Capability.GROUPS not in kind.capabilities:
        groups = {}
    words = Capability.MODERATION in kind.capabilities
    lines = [(one, kind.line(one.payload, context, tr)) for one in context.entries]
    wide = max((len(parts) for _, parts in lines), default=1) if words else 1
    rows = []
    for one, parts in lines:
        who = said_names(one.author, tr), *([groups.get(one.group, "")] if groups else [])
        rows += [(*who, *parts, *[""] * (wide - len(parts)))] if words else [
            (*who, part) for part in parts or ("",)]
    header = [tr(N_("Personne")), *([tr(N_("Groupe"))] if groups else []), tr(N_("Réponse")),
              *([tr(N_("À propos de"))] if wide > 1 else []), *[""] * (wide - 2)]
    return Said(tuple(header), tuple(rows))


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
