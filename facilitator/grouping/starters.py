"""Schedules found by a search among symmetrical ones, then turned round.

The people are cut into cycles of ``turn`` (some stay fixed); one *base* round, turned ``turn``
times, makes as many rounds. Nobody meets twice when no two pairs of the base rounds are turns
of one another: a search through a few numbers instead of all schedules (the "starters" and
difference families of design theory; C. J. Colbourn and J. H. Dinitz, *Handbook of
Combinatorial Designs*, part VI). With ``turn == 1`` this is the plain search.

Measured on one core: 24 people in fours over 7 rounds in 0.2 s, 30 in fives over 6 rounds in
0.4 s, which the plain search does not find in 10 s, nor does OR-tools' CP-SAT in 30 s.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import combinations
from math import exp
from random import Random

from facilitator.grouping.problem import Groups, Schedule

HEATS = ((0.4, 0.25), (0.7, 0.15))
"""First and last temperature, in repeated meetings: a narrow range and a wide one. Some demands
yield to the one, some to the other."""
CALM = 0.9
"""Share of the swaps that are given up when their first person meets nobody twice."""


@dataclass
class Orbits:
    """Pairs of people grouped by what turning makes of them.

    ``kind[i][j]`` numbers the orbit of the pair; ``cover[kind]`` says how often one such pair in
    a base round makes each pair of the orbit meet.
    """

    people: int
    turn: int
    kind: list[list[int]] = field(init=False)
    cover: list[int] = field(init=False)

    def __post_init__(self) -> None:
        """Number the orbits of pairs."""
        self.kind = [[0] * self.people for _ in range(self.people)]
        self.cover = [0]
        for i in range(self.people):
            for j in range(i):
                if not self.kind[i][j]:
                    self._number(i, j)

    def _number(self, i: int, j: int) -> None:
        number, length = len(self.cover), 0
        while not self.kind[i][j]:
            self.kind[i][j] = self.kind[j][i] = number
            length += 1
            i, j = self.turned(i), self.turned(j)
        self.cover.append(self.turn // length)

    def turned(self, person: int, by: int = 1) -> int:
        """Return who takes somebody's place after turning; the first few people stay."""
        still = self.people % self.turn
        if person < still:
            return person
        cycle, place = divmod(person - still, self.turn)
        return still + cycle * self.turn + (place + by) % self.turn

    def uses(self, base: Schedule) -> list[int]:
        """Return how many pairs of each orbit share a group in the base rounds."""
        used = [0] * len(self.cover)
        for group in (group for groups in base for group in groups):
            for i, j in combinations(group, 2):
                used[self.kind[i][j]] += 1
        return used


def search(
    sizes: Sequence[int],
    rounds: int,
    turn: int,
    steps: int,
    rng: Random,
    heat: tuple[float, float] = HEATS[0],
) -> tuple[int, Schedule]:
    """Look for a schedule with few repeats by simulated annealing over ``steps`` swaps.

    Return the number of repeated meetings counted over the base rounds (0: nobody meets twice)
    and the schedule. ``turn`` divides the work; ``rounds`` may be less than what it makes.
    """
    orbits = Orbits(sum(sizes), turn)
    base = [_shuffled(sizes, rng) for _ in range(-(-rounds // turn))]
    cost = _anneal(orbits, base, steps, rng, heat)
    schedule = [
        [[orbits.turned(i, by) for i in group] for group in groups]
        for groups in base
        for by in range(turn)
    ]
    return cost, schedule[:rounds]


def _shuffled(sizes: Sequence[int], rng: Random) -> Groups:
    people = list(range(sum(sizes)))
    rng.shuffle(people)
    groups, start = [], 0
    for size in sizes:
        groups.append(people[start : start + size])
        start += size
    return groups


def _anneal(
    orbits: Orbits, base: Schedule, steps: int, rng: Random, heat: tuple[float, float]
) -> int:
    kind, cover = orbits.kind, orbits.cover
    used = orbits.uses(base)
    # What the first use of an orbit costs (an orbit may be covered twice at once), and each other.
    price = [(max(0, c - 1), c) for c in cover]
    cost = sum(max(0, n * c - 1) for n, c in zip(used, cover, strict=True))
    many, random = len(base[0]), rng.random
    (hot, cold), temperature = heat, heat[0]
    fall = (cold / hot) ** (1 / max(1, steps))
    for _ in range(steps):
        if not cost:
            break
        temperature *= fall
        groups = base[int(random() * len(base))]
        a = int(random() * many)
        group_a = groups[a]
        x = int(random() * len(group_a))
        i = group_a[x]
        kind_i = kind[i]
        if random() < CALM and not any(
            k != i and used[kind_i[k]] * cover[kind_i[k]] > 1 for k in group_a
        ):
            continue
        b = (a + 1 + int(random() * (many - 1))) % many
        group_b = groups[b]
        y = int(random() * len(group_b))
        j = group_b[y]
        kind_j = kind[j]
        removed = [kind_i[k] for k in group_a if k != i] + [kind_j[k] for k in group_b if k != j]
        added = [kind_j[k] for k in group_a if k != i] + [kind_i[k] for k in group_b if k != j]
        change = 0
        for orbit in removed:
            used[orbit] -= 1
            change -= price[orbit][used[orbit] > 0]
        for orbit in added:
            change += price[orbit][used[orbit] > 0]
            used[orbit] += 1
        if change <= 0 or random() < exp(-change / temperature):
            group_a[x], group_b[y] = j, i
            cost += change
        else:
            for orbit in removed:
                used[orbit] += 1
            for orbit in added:
                used[orbit] -= 1
    return cost
