"""Schedules in which nobody meets twice: true to the published ones, and to their definition."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.grouping.anneal import Picker, State, anneal, total_cost
from facilitator.grouping.designs import affine, field_tables, prime_power, round_robin
from facilitator.grouping.problem import Schedule, free_problem
from facilitator.grouping.schedules import repeat_free, too_many
from facilitator.grouping.solve import solve
from facilitator.grouping.starters import search

DATA = Path(__file__).resolve().parents[3] / "shared" / "data" / "groups"


def assert_nobody_meets_twice(schedule: Schedule, sizes: tuple[int, ...], rounds: int) -> None:
    assert len(schedule) == rounds
    seen = set()
    for groups in schedule:
        assert tuple(map(len, groups)) == sizes
        assert sorted(i for group in groups for i in group) == list(range(sum(sizes)))
        for group in groups:
            for pair in map(frozenset, combinations(group, 2)):
                assert pair not in seen
                seen.add(pair)


@pytest.mark.parametrize("people", [2, 4, 6, 12, 30])
def test_a_round_robin_pairs_everybody_with_everybody(people: int) -> None:
    schedule = round_robin(people, people - 1)
    assert schedule is not None
    assert_nobody_meets_twice(schedule, (2,) * (people // 2), people - 1)
    assert round_robin(people, people) is None


@pytest.mark.parametrize("order", [2, 3, 4, 5, 7, 8, 9])
def test_fields_divide(order: int) -> None:
    tables = field_tables(order)
    assert tables is not None
    minus, times = tables
    for x in range(1, order):
        assert sorted(times[x]) == list(range(order))
        assert sorted(minus[x]) == list(range(order))


def test_orders_without_a_field_have_none() -> None:
    assert [n for n in range(2, 17) if prime_power(n) is None] == [6, 10, 12, 14, 15]
    assert field_tables(6) is None


@pytest.mark.parametrize(
    ("sizes", "rounds"),
    [((4,) * 4, 5), ((4, 4, 4, 3), 5), ((5, 5, 5, 4, 4), 5), ((3,) * 8, 8), ((7,) * 7, 8)],
)
def test_planes_give_schedules(sizes: tuple[int, ...], rounds: int) -> None:
    schedule = affine(sizes, rounds)
    assert schedule is not None
    assert_nobody_meets_twice(schedule, sizes, rounds)


@pytest.mark.parametrize(
    ("sizes", "rounds"),
    [((4,) * 6, 7), ((3, 2, 2, 2), 4), ((2, 2, 2, 3), 4), ((5, 5, 5, 5, 5, 4), 6), ((1, 1), 9)],
)
def test_searches_find_schedules(sizes: tuple[int, ...], rounds: int) -> None:
    schedule = repeat_free(sizes, rounds, 1_200_000, seed=1)
    assert schedule is not None
    assert_nobody_meets_twice(schedule, sizes, rounds)


def test_a_search_says_truly_how_many_meet_again() -> None:
    cost, schedule = search([3, 3, 3], 5, 1, 500, Random(1))  # five rounds cannot be without
    pairs = [frozenset(p) for r in schedule for g in r for p in combinations(g, 2)]
    assert cost == len(pairs) - len(set(pairs)) > 0


@given(st.lists(st.integers(1, 5), min_size=1, max_size=5), st.integers(1, 6), st.integers(0, 9))
@settings(max_examples=40, deadline=None)
def test_what_is_found_is_right_whatever_the_sizes(
    sizes: list[int], rounds: int, seed: int
) -> None:
    schedule = repeat_free(sizes, rounds, 12_000, seed)
    if schedule is not None:
        assert_nobody_meets_twice(schedule, tuple(sizes), rounds)
        assert not too_many(sizes, rounds)


def published(most: int) -> list[tuple[tuple[int, ...], int]]:
    path = DATA / "best_rounds.tsv"
    if not path.is_file():
        pytest.skip("the published schedules (../shared/data/groups) are not here")
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()[1:]]
    return [
        (tuple(map(int, sizes.split(","))), int(rounds))
        for people, sizes, rounds, _ in rows
        if int(people) <= most
    ]


def test_published_numbers_of_rounds_are_reached() -> None:
    rows = published(30)
    reached = 0
    for sizes, rounds in rows:
        schedule = repeat_free(sizes, rounds, 1_200_000, seed=1)
        if schedule is not None:
            assert_nobody_meets_twice(schedule, sizes, rounds)
            reached += 1
    assert reached >= 0.9 * len(rows)


def test_known_optima_of_diverse_grouping_are_reached() -> None:
    path = DATA / "mdgp" / "optima.tsv"
    if not path.is_file():
        pytest.skip("the diverse groupings (../shared/data/groups/mdgp) are not here")
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        name, optimum = line.split("\t")[0], float(line.split("\t")[4])
        head, *rows = (path.parent / f"{name}.txt").read_text().strip().splitlines()
        size, groups, _, *limits = head.split()
        pair = [[0.0] * int(size) for _ in range(int(size))]
        for i, j, distance in map(str.split, rows):
            pair[int(i)][int(j)] = pair[int(j)][int(i)] = -float(distance)
        bounds = [(int(limits[2 * g]), int(limits[2 * g + 1])) for g in range(int(groups))]
        problem = free_problem(pair, bounds)
        found = -total_cost(problem, solve(problem, 12_000, 0, seed=1))
        assert found == pytest.approx(optimum, abs=0.002), name


@given(st.integers(0, 50), st.booleans())
@settings(max_examples=25, deadline=None)
def test_the_cost_kept_up_to_date_is_the_cost_counted_afresh(seed: int, loose: bool) -> None:
    rng = Random(seed)
    pair = [[0.0] * 9 for _ in range(9)]
    for i, j in combinations(range(9), 2):
        pair[i][j] = pair[j][i] = float(rng.randrange(-3, 9))
    bounds = [(2, 4)] * 3 if loose else [(3, 3)] * 3
    problem = free_problem(pair, bounds, rounds=2, repeat=5.0)
    first = [[[0, 1, 2], [3, 4, 5], [6, 7, 8]], [[0, 3, 6], [1, 4, 7], [2, 5, 8]]]
    state, picker = State(problem, first), Picker(problem, rng)
    for _ in range(60):
        change = picker.pick(state)
        if change is not None:
            state.exchange(*change, state.change(*change))
    assert state.cost == pytest.approx(total_cost(problem, state.groups))
    cost, best = anneal(problem, first, 300, rng, (5.0, 0.1), float("-inf"))
    assert cost == pytest.approx(total_cost(problem, best))
    assert cost <= total_cost(problem, first)
