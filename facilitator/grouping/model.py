"""What a group composition is asked for, and what it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations

from facilitator.errors import PalabreError
from facilitator.i18n import N_


class DemandError(PalabreError):
    """A demand that no composition can meet, or that contradicts itself; says why."""


@dataclass(frozen=True)
class Person:
    """Somebody to place. An empty organisation or field value means "not known".

    ``choices`` are the questions wanted, the first choice first; at most two are looked at.
    ``name`` is what the person is called in sentences, the ``id`` where there is none.
    """

    id: str
    organisation: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    choices: tuple[str, ...] = ()
    name: str = ""


@dataclass(frozen=True)
class Slot:
    """A group to fill with ``low`` to ``high`` people, on question ``topic`` if it has one."""

    low: int
    high: int
    topic: str = ""


@dataclass(frozen=True)
class Place:
    """Somebody who is in a group already and must stay there; rounds and groups count from 0."""

    person: str
    group: int
    round: int = 0


@dataclass(frozen=True)
class Weights:
    """What each thing to avoid costs; only the proportions matter.

    ``same_value`` is per pair of people of a group who gave the same answer to a profile field,
    ``earlier`` per unit of weight in the demand's ``met``, ``apart`` per pair that was not to be
    in one group: more than all else that one person can cost.
    """

    repeat: float = 20.0
    organisation: float = 20.0
    earlier: float = 10.0
    second_choice: float = 8.0
    no_choice: float = 60.0
    same_value: float = 1.0
    apart: float = 500.0


@dataclass(frozen=True)
class Demand:
    """Who is to be placed in which groups, and what matters.

    ``together`` holds sets of people kept in one group in every round, ``apart`` sets of people of
    whom no two are to share one; ``met`` says which pairs met in earlier workshops or steps, with
    a weight (1 for one meeting); ``placed`` are the people who do not move.
    ``organisation_label`` is what the people's organisation is called where it is something else
    (a street, a profession). The same ``seed`` gives the same composition.
    """

    people: tuple[Person, ...]
    groups: tuple[Slot, ...]
    rounds: int = 1
    separate_organisations: bool = True
    mix: tuple[str, ...] = ()
    together: tuple[tuple[str, ...], ...] = ()
    apart: tuple[tuple[str, ...], ...] = ()
    met: Mapping[frozenset[str], float] = field(default_factory=dict)
    placed: tuple[Place, ...] = ()
    weights: Weights = Weights()
    seed: int = 1
    organisation_label: str = ""

    @property
    def topics(self) -> bool:
        """Tell whether groups have questions that people chose among."""
        return any(slot.topic for slot in self.groups) and any(p.choices for p in self.people)

    def with_person(self, person: Person) -> Demand:
        """Return the demand with one more person, for instance a late arrival."""
        return replace(self, people=(*self.people, person))

    def without(self, person: str) -> Demand:
        """Return the demand without somebody who left, wherever they are named."""
        return replace(
            self,
            people=tuple(p for p in self.people if p.id != person),
            together=_without(self.together, person),
            apart=_without(self.apart, person),
            placed=tuple(place for place in self.placed if place.person != person),
        )

    def called(self, person: str) -> str:
        """Return what somebody is called in sentences."""
        return next((p.name or p.id for p in self.people if p.id == person), person)


def _without(blocks: Sequence[tuple[str, ...]], person: str) -> tuple[tuple[str, ...], ...]:
    kept = (tuple(one for one in block if one != person) for block in blocks)
    return tuple(block for block in kept if len(block) > 1)


Rounds = tuple[tuple[tuple[str, ...], ...], ...]


@dataclass(frozen=True)
class Composition:
    """Groups, round after round: ``rounds[round][group]`` holds the ids of the people in it.

    People may be missing from a round: those who came late or left early.
    """

    rounds: Rounds

    def group_of(self, person: str, round_: int = 0) -> int | None:
        """Return the number of somebody's group in a round, from 0; ``None`` if absent."""
        return next((g for g, group in enumerate(self.rounds[round_]) if person in group), None)

    def meetings(self) -> dict[frozenset[str], float]:
        """Return how often each pair meets, ready to be added to a later demand's ``met``."""
        met: dict[frozenset[str], float] = {}
        for groups in self.rounds:
            for group in groups:
                for pair in map(frozenset, combinations(group, 2)):
                    met[pair] = met.get(pair, 0.0) + 1.0
        return met


def balanced(people: int, *, groups: int | None = None, size: int | None = None) -> tuple[int, ...]:
    """Return group sizes that differ by one at most, larger ones first.

    Give either the number of ``groups`` or the ``size`` wanted; a size that does not divide the
    number of people gives some groups one person more, unless that takes fewer than one group
    (``balanced(10, size=3)`` is 4, 3, 3).

    Raises:
        DemandError: there are fewer people than groups, or a number is not positive.
    """
    if people < 1:
        raise DemandError(N_("Il n’y a personne à répartir."))
    if groups is None:
        if size is None or size < 1:
            raise DemandError(N_("Un groupe compte au moins une personne."))
        groups = max(1, people // size)
    if groups < 1:
        raise DemandError(N_("Il faut au moins un groupe."))
    if groups > people:
        raise DemandError(
            N_("{groups} groupes demandés pour {people} personnes : c’est trop de groupes."),
            groups=groups,
            people=people,
        )
    small, larger = divmod(people, groups)
    return (small + 1,) * larger + (small,) * (groups - larger)


def exact_slots(sizes: Sequence[int]) -> tuple[Slot, ...]:
    """Return slots that take exactly these sizes."""
    return tuple(Slot(size, size) for size in sizes)


def question_slots(people: int, questions: Sequence[str], capacity: int) -> tuple[Slot, ...]:
    """Return one slot per question that takes from nobody's pair up to ``capacity`` people.

    A question few people chose may have a small group, of two at least where there are enough
    people.

    Raises:
        DemandError: the questions together take fewer people than there are.
    """
    if len(questions) * capacity < people:
        raise DemandError(
            N_("{questions} questions de {capacity} places ne suffisent pas à {people} personnes."),
            questions=len(questions),
            capacity=capacity,
            people=people,
        )
    low = min(2, capacity, people // max(1, len(questions)))
    return tuple(Slot(low, capacity, question) for question in questions)
