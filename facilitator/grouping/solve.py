"""From a problem in numbers to its best schedule found: designs, relabelling and annealing.

A library was looked for first. OR-tools (80 MB, with numpy and pandas over 200 MB) finds no
schedule of 24 people in fours over 7 rounds, nor of 18 in threes over 8, in 30 s; the
anti-clustering package builds on it and knows one round only. What follows finds both in
seconds, in plain Python.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from facilitator.grouping.anneal import Picker, State, anneal, total_cost
from facilitator.grouping.blocks import seats
from facilitator.grouping.problem import Problem, Schedule
from facilitator.grouping.relabel import relabel
from facilitator.grouping.schedules import repeat_free

SAMPLES = 200
"""Changes drawn to learn how large they are before annealing."""
HOT, COLD, WARM = 0.2, 0.05, 0.2
"""Heat at the start, in mean sizes of a change; heat at the end, and of a mere polish, in that."""
SMALL, RESTARTS = 30, 8
"""Up to ``SMALL`` seats over all rounds, annealing starts afresh ``RESTARTS`` times: there a run
soon ends, perhaps in a poor corner. Beyond, one long run does better."""


def solve(
    problem: Problem, steps: int, search_steps: int, seed: int, enough: float = float("-inf")
) -> Schedule:
    """Return the best schedule found.

    ``steps`` is the work of the annealing, ``search_steps`` that of the search for a schedule
    without repeats (about 200,000 of either a second); nothing depends on the clock, so the same
    call gives the same groups. Stops at a cost of ``enough``.

    Raises:
        DemandError: people cannot be seated at all.
    """
    rng = Random(seed)
    best = first = start(problem)
    cost = float("inf")  # not the start's: it seats people in the order of their names
    for schedule in _attempts(problem, first, steps, search_steps, rng, enough):
        found = total_cost(problem, schedule)
        if found < cost - 1e-9:
            best, cost = schedule, found
        if cost <= enough + 1e-9:
            break
    return best


def start(problem: Problem) -> Schedule:
    """Return a schedule that keeps sizes, blocks and fixed places, good or not.

    Raises:
        DemandError: there is none.
    """
    schedule = []
    for round_ in range(problem.rounds):
        groups: list[list[int]] = [[] for _ in problem.bounds]
        for unit, group in enumerate(seats(problem.layout, round_, problem.bounds)):
            groups[group].extend(problem.layout.units[unit])
        schedule.append(groups)
    return schedule


def _attempts(
    problem: Problem,
    first: Schedule,
    steps: int,
    search_steps: int,
    rng: Random,
    enough: float,
) -> Iterator[Schedule]:
    hot = HOT * _heat(problem, first, rng)
    cold = hot * COLD
    if problem.rounds > 1 and problem.repeat > 0 and _free(problem):
        sizes = [len(group) for group in first[0]]
        design = repeat_free(sizes, problem.rounds, search_steps, rng.randrange(2**32))
        if design is not None:
            costly = problem.place is not None or any(map(any, problem.pair))
            steps //= 2
            design = relabel(problem, design, steps if costly else 0, rng, (hot, cold))
            yield design
            if not costly:
                return
            yield anneal(problem, design, steps // 2, rng, (hot * WARM, cold), enough)[1]
    restarts = RESTARTS if problem.size * problem.rounds <= SMALL else 1
    for run in range(restarts):
        mixed, heat = _mixed(problem, first, rng), (hot * (1 + 3 * (run % 2)), cold)
        yield anneal(problem, mixed, steps // restarts, rng, heat, enough)[1]


def _free(problem: Problem) -> bool:
    layout = problem.layout
    return len(layout.units) == problem.size and not any(layout.fixed)


def _mixed(problem: Problem, schedule: Schedule, rng: Random) -> Schedule:
    """Return the schedule after random exchanges, so that no order of names shows through."""
    state, picker = State(problem, schedule), Picker(problem, rng)
    if picker.possible:
        for _ in range(4 * problem.size * problem.rounds):
            change = picker.pick(state)
            if change is not None:
                state.exchange(*change, 0.0)
    return state.groups


def _heat(problem: Problem, schedule: Schedule, rng: Random) -> float:
    """Return the mean size of a change: the temperature at which nearly all is accepted."""
    state, picker = State(problem, _mixed(problem, schedule, rng)), Picker(problem, rng)
    sizes = []
    for _ in range(SAMPLES if picker.possible else 0):
        change = picker.pick(state)
        if change is not None:
            sizes.append(abs(state.change(*change)))
    mean = sum(sizes) / len(sizes) if sizes else 0.0
    return max(mean, 1e-6)
