"""A wish and a room as a demand on the composer: who is here, their choices, whom they met."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from facilitator.activities.kind import Capability
from facilitator.document import reads
from facilitator.document.records import ParticipantRecord, StepRecord, TeamRecord
from facilitator.fields import Option
from facilitator.grouping.model import Composition, Demand, Person, Place, Slot
from facilitator.workshop.base import Core, the_step
from facilitator.workshop.people import display_name
from facilitator.workshop.results import Results
from facilitator.workshop.wishes import MET, Wish, liked

Meetings = Mapping[frozenset[str], float]
"""Pairs of people with how often they met."""
NOBODY_MET: Meetings = MappingProxyType({})


class Demands:
    """Reads what the composer needs to know out of a workshop."""

    def __init__(self, core: Core, results: Results) -> None:
        self._core = core
        self._results = results

    def fields(self) -> tuple[Option, ...]:
        """The profile fields that people can be kept apart or mixed by: names and labels."""
        found: dict[str, Option] = {}
        for step in self._core.document.read(reads.steps):
            kind = self._core.kinds.get(step.kind)
            if kind is not None and Capability.PEOPLE in kind.capabilities:
                context = self._results.context(step, with_entries=False)
                for field in kind.answer_fields(context):
                    found.setdefault(field.name, Option(field.name, field.label))
        return tuple(found.values())

    def present(self) -> list[ParticipantRecord]:
        """Those who are in the room: not those only expected, nor those who left."""
        people = self._core.document.read(reads.participants)
        return [person for person in people if person.state == "present"]

    def demand(
        self, step_id: str, wish: Wish, people: Sequence[ParticipantRecord],
        teams: Sequence[TeamRecord | None], met_before: Meetings = NOBODY_MET,
    ) -> Demand:
        """What is asked of the composer for a step's ``teams``, None for those to be made.

        ``met_before`` are meetings outside this workshop, by the ids people have in it.
        """
        step = self._core.document.read(lambda db: the_step(db, step_id))
        here = {person.id for person in people}
        placed = [
            Place(member, number)
            for number, team in enumerate(teams) if team is not None and wish.keep
            for member in team.members if member in here
        ]
        topics = [self._topic(team) for team in teams]
        wanted = self._choices(step, wish, set(topics) - {""})
        labels = {field.id: field.label for field in self.fields()}
        return Demand(
            people=tuple(
                Person(
                    person.id, _value(person, wish.apart),
                    {labels.get(name, name): _value(person, name) for name in wish.mix},
                    wanted.get(person.id, ()), display_name(person),
                )
                for person in people
            ),
            groups=_slots(len(people), topics, placed, bool(wanted)),
            separate_organisations=bool(wish.apart),
            mix=tuple(labels.get(name, name) for name in wish.mix),  # as the verdict names them
            together=_among(wish.together, here),
            apart=_among(wish.parted, here),
            met=self._met(step, here, met_before) if wish.avoid_earlier else {},
            placed=tuple(placed),
            seed=wish.seed,
            organisation_label=labels.get(wish.apart, "") if wish.apart else "",
        )

    def _topic(self, team: TeamRecord | None) -> str:
        """The option a group's question is, by id; its words where it came from nowhere."""
        if team is None:
            return ""
        links = self._core.document.read(lambda db: reads.links_to(db, team.id))
        return next((link.source_id for link in links if link.role == "from"), team.question)

    def _choices(
        self, step: StepRecord, wish: Wish, topics: set[str]
    ) -> dict[str, tuple[str, ...]]:
        key = wish.choices or str(step.settings.get("from_step") or "")
        steps = self._core.document.read(reads.steps)
        source = next((one for one in steps if one.key == key and one.id != step.id), None)
        if source is None or not topics:
            return {}
        found: dict[str, tuple[str, ...]] = {}
        for entry in self._results.entries(source):
            chosen = tuple(key for key in liked(entry.payload) if key in topics)
            if entry.person and chosen:
                found[entry.person] = chosen
        return found

    def _met(
        self, step: StepRecord, here: set[str], before: Meetings
    ) -> dict[frozenset[str], float]:
        """Who met whom in the groups of the steps before, once a step, and elsewhere."""
        met = {pair: times for pair, times in before.items() if pair <= here}
        for one, other, times in self._core.document.read(_met_at_others):
            if one in here and other in here:
                pair = frozenset((one, other))
                met[pair] = met.get(pair, 0.0) + times
        for teams in self._core.document.read(lambda db: self._before(db, step)):
            groups = tuple(tuple(m for m in team.members if m in here) for team in teams)
            for pair, times in Composition((groups,)).meetings().items():
                met[pair] = met.get(pair, 0.0) + times
        return met

    def _before(self, db: sqlite3.Connection, step: StepRecord) -> list[tuple[TeamRecord, ...]]:
        kinds = self._core.kinds
        return [
            reads.teams(db, earlier.id) for earlier in reads.steps(db)
            if earlier.position < step.position and earlier.kind in kinds
            and Capability.GROUPS in kinds[earlier.kind].capabilities
        ]


def _met_at_others(db: sqlite3.Connection) -> list[tuple[str, str, float]]:
    """Pairs who met at earlier workshops whose files were read (see ``earlier``)."""
    return [
        (str(one), str(other), float(times))
        for step in reads.steps(db)
        for kept in (step.decisions.get(MET) or {}).values()
        for one, other, times in kept.get("pairs", ())
    ]


def _among(blocks: Sequence[Sequence[str]], here: set[str]) -> tuple[tuple[str, ...], ...]:
    """What is left of sets of people with those who are here."""
    kept = (tuple(one for one in block if one in here) for block in blocks)
    return tuple(block for block in kept if len(block) > 1)


def _value(person: ParticipantRecord, name: str) -> str:
    """A person's answer to a profile field, as one text."""
    value = person.profile.get(name) if name else ""
    if isinstance(value, list | tuple):
        return ", ".join(sorted(map(str, value)))
    return "" if value is None else str(value)


def _slots(
    people: int, topics: Sequence[str], placed: Sequence[Place], free: bool
) -> tuple[Slot, ...]:
    """Even sizes; one person more or less where people chose their question.

    A group that stands and is larger than that stays as it is, the others share who is left.
    """
    count = len(topics)
    low, high = people // count, -(-people // count)
    if free and count > 1:
        low, high = max(0, min(low, 2), low - 1), high + 1
    seated = [sum(place.group == number for place in placed) for number in range(count)]
    beyond = sum(max(0, here - high) for here in seated)
    low = max(0, low - beyond)
    return tuple(Slot(min(low, max(high, here)), max(high, here), topic)
                 for here, topic in zip(seated, topics, strict=True))
