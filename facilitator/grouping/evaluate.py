"""How good a composition is, in parts; the same count whoever made it, people or computer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import combinations

from facilitator.grouping.blocks import kept_pairs
from facilitator.grouping.bounds import Setting
from facilitator.grouping.model import Composition, Demand, DemandError, Person
from facilitator.grouping.parting import least_unparted, unparted
from facilitator.grouping.problem import choice_rank
from facilitator.i18n import N_


@dataclass(frozen=True)
class Score:
    """The parts of a score, counted over all rounds; ``least_…`` is what counting proves.

    Pairs kept together on purpose are left out everywhere. ``repeats`` counts the meetings of a
    pair beyond its first, in ``repeated_pairs`` pairs; ``earlier`` the pairs who met before.
    ``same_organisation`` counts pairs of one organisation in a group, in
    ``organisation_groups`` of the ``groups``. ``same_value`` and ``mixed_groups`` are per profile
    field: pairs with the same answer, and groups with at least two answers. ``choices`` counts
    first choices, second choices, and neither. ``unparted`` are the pairs that share a group
    though they were to be apart, by their ids, once for each round. ``separated``,
    ``displaced`` and ``wrong_sizes`` count what was asked for and is not so. ``cost`` is the
    weighted whole: lower is better.
    """

    groups: int
    repeats: int
    repeated_pairs: int
    least_repeats: int
    earlier: int
    same_organisation: int
    organisation_groups: int
    least_same_organisation: int
    same_value: Mapping[str, int]
    mixed_groups: Mapping[str, int]
    least_same_value: Mapping[str, int]
    choices: tuple[int, int, int]
    least_without_choice: int
    unparted: tuple[tuple[str, str], ...]
    least_unparted: int
    separated: int
    displaced: int
    wrong_sizes: int
    cost: float


Pair = frozenset[str]


@dataclass(frozen=True)
class _Counted:
    """A composition with its pairs: those of each group, not kept together on purpose."""

    demand: Demand
    people: Mapping[str, Person]
    groups: tuple[tuple[str, ...], ...]
    pairs: tuple[tuple[Pair, ...], ...]

    def alike(self, value_of: Callable[[Person], str]) -> list[int]:
        """Return for each group the number of pairs that share a value; empty is no value."""
        values = {name: value_of(person) for name, person in self.people.items()}
        return [
            sum(
                len({values[i] for i in pair} | {""}) == 2 and all(values[i] for i in pair)
                for pair in row
            )
            for row in self.pairs
        ]


def score(composition: Composition, demand: Demand) -> Score:
    """Count a composition's parts, whatever its sizes and whoever is missing.

    Raises:
        DemandError: a group names somebody who is not among the people, or twice in a round.
    """
    _check_people(composition, demand)
    setting, kept = Setting.of(composition, demand), kept_pairs(demand)
    groups = tuple(group for groups in composition.rounds for group in groups if group)
    pairs = tuple(
        tuple(p for p in map(frozenset, combinations(group, 2)) if p not in kept)
        for group in groups
    )
    counted = _Counted(demand, {p.id: p for p in demand.people}, groups, pairs)
    times = Counter(pair for row in pairs for pair in row)
    same_organisation = counted.alike(_organisation) if demand.separate_organisations else [0]
    ranks = Counter(_ranks(composition, demand))
    same_value = {name: sum(counted.alike(_answer(name))) for name in demand.mix}
    weights, repeats = demand.weights, sum(n - 1 for n in times.values())
    close = unparted(composition, demand)
    cost = (
        weights.repeat * repeats
        + weights.organisation * sum(same_organisation)
        + weights.earlier * sum(n * demand.met.get(pair, 0.0) for pair, n in times.items())
        + weights.second_choice * ranks[1]
        + weights.no_choice * ranks[2]
        + weights.same_value * sum(same_value.values())
        + weights.apart * len(close)
    )
    return Score(
        groups=len(groups),
        repeats=repeats,
        repeated_pairs=sum(n > 1 for n in times.values()),
        least_repeats=setting.repeats(),
        earlier=sum(demand.met.get(pair, 0.0) > 0 for pair in times),
        same_organisation=sum(same_organisation),
        organisation_groups=sum(n > 0 for n in same_organisation),
        least_same_organisation=setting.same_value_pairs(_organisation),
        same_value=same_value,
        mixed_groups={name: _mixed(counted, name) for name in demand.mix},
        least_same_value={name: setting.same_value_pairs(_answer(name)) for name in demand.mix},
        choices=(ranks[0], ranks[1], ranks[2]),
        least_without_choice=setting.without_choice() if demand.topics else 0,
        unparted=close,
        least_unparted=least_unparted(composition, demand) if close else 0,
        separated=_separated(composition, kept),
        displaced=_displaced(composition, demand),
        wrong_sizes=_wrong_sizes(composition, demand),
        cost=cost,
    )


def _organisation(person: Person) -> str:
    return person.organisation


def _answer(name: str) -> Callable[[Person], str]:
    return lambda person: person.fields.get(name, "")


def _mixed(counted: _Counted, name: str) -> int:
    value_of = _answer(name)
    rows = ({value_of(counted.people[i]) for i in group} - {""} for group in counted.groups)
    return sum(len(row) > 1 for row in rows)


def _check_people(composition: Composition, demand: Demand) -> None:
    known = {person.id for person in demand.people}
    for groups in composition.rounds:
        seen: set[str] = set()
        for person in (i for group in groups for i in group):
            if person not in known:
                raise DemandError(N_("« {person} » n’est pas parmi les personnes."), person=person)
            if person in seen:
                raise DemandError(
                    N_("« {person} » est dans deux groupes du même tour."), person=person
                )
            seen.add(person)


def _ranks(composition: Composition, demand: Demand) -> list[int]:
    if not demand.topics:
        return []
    topic_of = [slot.topic for slot in demand.groups]
    place = {
        (r, i): topic_of[g] if g < len(topic_of) else ""
        for r, groups in enumerate(composition.rounds)
        for g, group in enumerate(groups)
        for i in group
    }
    wishing = {person.id: person for person in demand.people if person.choices}
    ranks = (choice_rank(wishing[i], t) for (_, i), t in place.items() if i in wishing)
    return [rank for rank in ranks if rank is not None]


def _separated(composition: Composition, kept: frozenset[Pair]) -> int:
    separated = 0
    for groups in composition.rounds:
        there = {i for group in groups for i in group}
        asked = sum(pair <= there for pair in kept)
        separated += asked - sum(pair <= set(group) for pair in kept for group in groups)
    return separated


def _displaced(composition: Composition, demand: Demand) -> int:
    return sum(
        place.round < len(composition.rounds)
        and composition.group_of(place.person, place.round) not in (None, place.group)
        for place in demand.placed
    )


def _wrong_sizes(composition: Composition, demand: Demand) -> int:
    bounds = [(slot.low, slot.high) for slot in demand.groups]
    wrong = 0
    for groups in composition.rounds:
        expected = [*bounds, *[(0, 0)] * (len(groups) - len(bounds))]
        sizes = [len(group) for group in groups] + [0] * (len(expected) - len(groups))
        wrong += sum(not low <= n <= high for n, (low, high) in zip(sizes, expected, strict=True))
    return wrong
