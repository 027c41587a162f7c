"""Schedules in which nobody meets twice: algebra first, then symmetrical searches.

Groups that differ by one person also come from a schedule with all groups full, by leaving out
people who never meet each other there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, count
from random import Random

from facilitator.grouping.designs import affine, round_robin
from facilitator.grouping.problem import Schedule
from facilitator.grouping.starters import HEATS, search

FIRST_TRY, LONGER, LONGEST = 12_000, 1.6, 150_000
"""Steps of the first search with each symmetry, the factor from one pass to the next, the most."""


def repeat_free(sizes: Sequence[int], rounds: int, steps: int, seed: int) -> Schedule | None:
    """Return ``rounds`` rounds of groups of these sizes with no repeated meeting, if found.

    ``steps`` bounds the search (about 200,000 a second); 0 only looks at what algebra gives.
    People are numbers; group g has ``sizes[g]`` of them in every round.
    """
    ordered = sorted(sizes, reverse=True)
    if too_many(sizes, rounds):
        return None
    found = _one_round(ordered, rounds) or _known(ordered, rounds)
    if found is None:
        found = _searched(ordered, rounds, steps, Random(seed))
    return None if found is None else _in_order(found, sizes)


def too_many(sizes: Sequence[int], rounds: int) -> bool:
    """Tell by counting that somebody has to meet somebody twice.

    Either there are more meetings than pairs, or a group has more people than there are groups
    to spread them over in the next round.
    """
    people = sum(sizes)
    meetings = rounds * sum(size * (size - 1) // 2 for size in sizes)
    crowded = rounds > 1 and max(sizes) > len(sizes)
    return crowded or meetings > people * (people - 1) // 2


def _one_round(sizes: Sequence[int], rounds: int) -> Schedule | None:
    if rounds > 1 and max(sizes) > 1:
        return None
    numbers = count()
    groups = [[next(numbers) for _ in range(size)] for size in sizes]
    return [[list(group) for group in groups] for _ in range(rounds)]


def _known(sizes: Sequence[int], rounds: int) -> Schedule | None:
    if set(sizes) == {2}:
        return round_robin(sum(sizes), rounds)
    return affine(sizes, rounds)


def _searched(sizes: Sequence[int], rounds: int, steps: int, rng: Random) -> Schedule | None:
    full = [max(sizes)] * len(sizes)
    shapes = [sizes]
    if sizes != full and min(sizes) == full[0] - 1 and not too_many(full, rounds):
        shapes.append(full)
    for lap in count():
        budget = min(int(FIRST_TRY * LONGER**lap), LONGEST)
        for shape in shapes:
            for rank, turn in enumerate(_turns(sum(shape), len(shape), rounds)):
                if lap % (rank + 1):
                    continue  # the n-th symmetry is tried on every n-th pass
                spent = min(budget, steps)
                if spent < FIRST_TRY:
                    return None
                steps -= spent
                cost, schedule = search(shape, rounds, turn, spent, rng, HEATS[lap % 2])
                thinned = None if cost else _thinned(schedule, sum(sizes))
                if thinned is not None:
                    return thinned
    return None


def _turns(people: int, groups: int, rounds: int) -> Iterator[int]:
    """Yield the symmetries worth trying, the largest first and none at all last.

    Those who stay while the others turn are in different groups, or they would meet each round.
    """
    seen = set()
    for parts in range(1, rounds + 1):
        exact = -(-rounds // parts)
        for turn in (exact, exact + 1):
            if 1 < turn <= people and turn not in seen and people % turn <= groups:
                seen.add(turn)
                yield turn
        if parts == 3:
            break
    yield 1


def _thinned(schedule: Schedule, people: int) -> Schedule | None:
    """Leave out people who never meet each other until ``people`` remain."""
    everybody = sorted(i for group in schedule[0] for i in group)
    strangers = {i: set(everybody) - {i} for i in everybody}
    for groups in schedule:
        for group in groups:
            for i, j in combinations(group, 2):
                strangers[i].discard(j)
                strangers[j].discard(i)
    leaving = _mutual(strangers, everybody, len(everybody) - people)
    if leaving is None:
        return None
    renamed = {i: n for n, i in enumerate(i for i in everybody if i not in leaving)}
    return [[[renamed[i] for i in group if i in renamed] for group in g] for g in schedule]


def _mutual(strangers: dict[int, set[int]], among: list[int], number: int) -> set[int] | None:
    if number == 0:
        return set()
    for place, i in enumerate(among):
        rest = [j for j in among[place + 1 :] if j in strangers[i]]
        if len(rest) >= number - 1:
            found = _mutual(strangers, rest, number - 1)
            if found is not None:
                return found | {i}
    return None


def _in_order(schedule: Schedule, sizes: Sequence[int]) -> Schedule:
    """Arrange the groups of each round so that group g has ``sizes[g]`` people."""
    places = sorted(range(len(sizes)), key=lambda g: -sizes[g])
    arranged = []
    for groups in schedule:
        by_size = iter(sorted(groups, key=len, reverse=True))
        row: list[list[int]] = [[] for _ in sizes]
        for place in places:
            row[place] = next(by_size)
        arranged.append(row)
    return arranged
