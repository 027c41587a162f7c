"""A demand in numbers: people and groups become integers, wishes become costs of pairs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from facilitator.grouping.blocks import Layout, apart_pairs, lay_out
from facilitator.grouping.model import Composition, Demand, Person

Matrix = list[list[float]]
Groups = list[list[int]]
Schedule = list[Groups]
"""``schedule[round][group]`` holds the numbers of the people in a group."""


@dataclass(frozen=True)
class Problem:
    """Minimise the pair costs and place costs within size bounds.

    ``pair[i][j]`` is paid each time i and j share a group; ``place[i][g]`` each time i sits in
    group g; ``repeat`` each time i and j meet again, unless they are in one block. ``blocks``
    partition the people into units that move as one; ``fixed[r][i]`` tells who does not move.
    """

    pair: Matrix
    place: Matrix | None
    bounds: tuple[tuple[int, int], ...]
    rounds: int
    repeat: float
    layout: Layout

    @property
    def size(self) -> int:
        """Number of people."""
        return len(self.pair)


def to_problem(demand: Demand) -> Problem:
    """Turn a demand into numbers.

    Raises:
        DemandError: the demand contradicts itself or cannot be met.
    """
    layout = lay_out(demand)
    return Problem(
        pair=pair_costs(demand, layout),
        place=_place_costs(demand) if demand.topics else None,
        bounds=tuple((slot.low, slot.high) for slot in demand.groups),
        rounds=demand.rounds,
        repeat=demand.weights.repeat,
        layout=layout,
    )


def free_problem(
    pair: Matrix, bounds: Sequence[tuple[int, int]], rounds: int = 1, repeat: float = 0.0
) -> Problem:
    """Return a problem with costs of pairs only: nobody fixed, nobody kept together."""
    size = len(pair)
    layout = Layout(tuple((i,) for i in range(size)), tuple({} for _ in range(rounds)))
    return Problem(pair, None, tuple(bounds), rounds, repeat, layout)


def pair_costs(demand: Demand, layout: Layout) -> Matrix:
    """Return what it costs that two people share a group, all reasons added up.

    Pairs that must stay together cost nothing: no choice is left there.
    """
    people, weights = demand.people, demand.weights
    costs: Matrix = [[0.0] * len(people) for _ in people]
    kept = {pair for unit in layout.units for pair in combinations(unit, 2)}
    apart = apart_pairs(demand)
    for (i, a), (j, b) in combinations(enumerate(people), 2):
        if (i, j) in kept:
            continue
        pair = frozenset((a.id, b.id))
        cost = weights.earlier * demand.met.get(pair, 0.0) + weights.apart * (pair in apart)
        if demand.separate_organisations and a.organisation and a.organisation == b.organisation:
            cost += weights.organisation
        for name in demand.mix:
            value = a.fields.get(name, "")
            if value and value == b.fields.get(name, ""):
                cost += weights.same_value
        costs[i][j] = costs[j][i] = cost
    return costs


def choice_rank(person: Person, topic: str) -> int | None:
    """Return 0 for a first choice, 1 for a second, 2 for neither; ``None`` without a choice."""
    if not person.choices:
        return None
    first_two = person.choices[:2]
    return first_two.index(topic) if topic in first_two else 2


def _place_costs(demand: Demand) -> Matrix:
    prices = (0.0, demand.weights.second_choice, demand.weights.no_choice)
    costs = []
    for person in demand.people:
        ranks = [choice_rank(person, slot.topic) for slot in demand.groups]
        costs.append([0.0 if rank is None else prices[rank] for rank in ranks])
    return costs


def to_composition(schedule: Schedule, demand: Demand) -> Composition:
    """Give the numbers their names back, people in the demand's order within a group."""
    ids = [person.id for person in demand.people]
    return Composition(
        tuple(
            tuple(tuple(ids[i] for i in sorted(group)) for group in groups) for groups in schedule
        )
    )
