"""Simulated annealing over swaps and moves of people between groups, with costs kept up to date.

A swap within a round changes only the pairs of the two groups, so its effect is a sum over their
members. Two tables answer "what does one more meeting of i and j cost" (``add``) and "what does
one fewer save" (``drop``), and change only when a swap is taken.
(S. Kirkpatrick, C. D. Gelatt, M. P. Vecchi, *Science* 220, 1983.)
"""

from __future__ import annotations

from collections.abc import Sequence
from math import exp
from random import Random

from facilitator.grouping.problem import Problem, Schedule

BLOCK_SHARE = 0.15
"""Share of the steps that try to exchange a block, where there are blocks."""
MOVE_SHARE = 0.15
"""Share of the steps that try to move somebody without exchange, where sizes are free."""


class State:
    """A schedule being improved, with its cost and the tables that price the next change."""

    def __init__(self, problem: Problem, schedule: Schedule) -> None:
        """Take a schedule that respects the sizes, blocks and fixed places of ``problem``."""
        self.problem = problem
        self.groups = [[list(group) for group in groups] for groups in schedule]
        size = problem.size
        self.met = [[0] * size for _ in range(size)]
        for groups in self.groups:
            for group in groups:
                for i in group:
                    for j in group:
                        self.met[i][j] += i != j
        self.kept = {(i, j) for unit in problem.layout.units for i in unit for j in unit if i != j}
        self.add = [list(row) for row in problem.pair]
        self.drop = [list(row) for row in problem.pair]
        self.cost = 0.0
        for i in range(size):
            for j in range(i + 1, size):
                if self.met[i][j]:
                    self._met_again(i, j, 0)
        self.cost = total_cost(problem, self.groups)

    def _met_again(self, i: int, j: int, more: int) -> None:
        """Count ``more`` meetings of two people and price the next one and the last."""
        times = self.met[i][j] + more
        self.met[i][j] = self.met[j][i] = times
        repeat = self.problem.repeat
        if repeat and (i, j) not in self.kept:
            base = self.problem.pair[i][j]
            self.add[i][j] = self.add[j][i] = base + repeat if times >= 1 else base
            self.drop[i][j] = self.drop[j][i] = base + repeat if times >= 2 else base

    def change(self, round_: int, a: int, b: int, out: Sequence[int], back: Sequence[int]) -> float:
        """Return what it changes to send ``out`` from group a to b and ``back`` from b to a."""
        groups = self.groups[round_]
        if len(out) == len(back) == 1:
            delta = self._swap(groups[a], groups[b], out[0], back[0])
        else:
            stay_a = [k for k in groups[a] if k not in out]
            stay_b = [k for k in groups[b] if k not in back]
            delta = self._transfer(out, stay_a, stay_b) + self._transfer(back, stay_b, stay_a)
        place = self.problem.place
        if place is not None:
            for i in out:
                delta += place[i][b] - place[i][a]
            for j in back:
                delta += place[j][a] - place[j][b]
        return delta

    def _swap(self, group_a: list[int], group_b: list[int], i: int, j: int) -> float:
        add_i, add_j, drop_i, drop_j = self.add[i], self.add[j], self.drop[i], self.drop[j]
        delta = 0.0
        for k in group_a:
            if k != i:
                delta += add_j[k] - drop_i[k]
        for k in group_b:
            if k != j:
                delta += add_i[k] - drop_j[k]
        return delta

    def _transfer(self, movers: Sequence[int], old: list[int], new: list[int]) -> float:
        delta = 0.0
        for i in movers:
            row, saved = self.add[i], self.drop[i]
            for k in new:
                delta += row[k]
            for k in old:
                delta -= saved[k]
        return delta

    def exchange(
        self, round_: int, a: int, b: int, out: Sequence[int], back: Sequence[int], delta: float
    ) -> None:
        """Carry out a change whose effect :meth:`change` told."""
        groups = self.groups[round_]
        stay_a = [k for k in groups[a] if k not in out]
        stay_b = [k for k in groups[b] if k not in back]
        for movers, old, new in ((out, stay_a, stay_b), (back, stay_b, stay_a)):
            for i in movers:
                for k in old:
                    self._met_again(i, k, -1)
                for k in new:
                    self._met_again(i, k, 1)
        groups[a] = stay_a + list(back)
        groups[b] = stay_b + list(out)
        self.cost += delta


def total_cost(problem: Problem, schedule: Schedule) -> float:
    """Return the cost of a schedule, counted afresh."""
    kept = {(i, j) for unit in problem.layout.units for i in unit for j in unit}
    seen: set[tuple[int, int]] = set()
    cost = 0.0
    for groups in schedule:
        for g, group in enumerate(groups):
            for i in group:
                if problem.place is not None:
                    cost += problem.place[i][g]
                for j in group:
                    if i < j:
                        cost += problem.pair[i][j]
                        if (i, j) in seen and (i, j) not in kept:
                            cost += problem.repeat
                        seen.add((i, j))
    return cost


def anneal(
    problem: Problem,
    start: Schedule,
    steps: int,
    rng: Random,
    heat: tuple[float, float],
    enough: float,
) -> tuple[float, Schedule]:
    """Improve ``start`` over ``steps`` attempts while the heat falls from ``heat[0]`` to ``[1]``.

    Return the best cost met and its schedule; stops early at a cost of ``enough`` or less.
    """
    state = State(problem, start)
    best, kept = state.cost, _copy(state.groups)
    picker = Picker(problem, rng)
    if not picker.possible:
        return best, kept
    random, (hot, cold) = rng.random, heat
    fall = (cold / hot) ** (1 / max(1, steps))
    temperature = hot
    for _ in range(steps):
        if best <= enough + 1e-9:
            break
        temperature *= fall
        found = picker.pick(state)
        if found is None:
            continue
        round_, a, b, out, back = found
        delta = state.change(round_, a, b, out, back)
        if delta <= 0 or random() < exp(-delta / temperature):
            state.exchange(round_, a, b, out, back, delta)
            if state.cost < best - 1e-9:
                best, kept = state.cost, _copy(state.groups)
    return best, kept


def _copy(schedule: Schedule) -> Schedule:
    return [[list(group) for group in groups] for groups in schedule]


Change = tuple[int, int, int, Sequence[int], Sequence[int]]


class Picker:
    """Draws changes that keep sizes within bounds, blocks whole and fixed people in place."""

    def __init__(self, problem: Problem, rng: Random) -> None:
        """Prepare the lists of who may move."""
        self.problem, self.rng = problem, rng
        layout = problem.layout
        self.unit_of = {i: unit for unit in layout.units for i in unit}
        self.free = [
            {i for u, unit in enumerate(layout.units) if u not in fixed for i in unit}
            for fixed in layout.fixed
        ]
        self.blocks = [
            [unit for u, unit in enumerate(layout.units) if len(unit) > 1 and u not in fixed]
            for fixed in layout.fixed
        ]
        self.single = {unit[0] for unit in layout.units if len(unit) == 1}
        self.loose = any(low < high for low, high in problem.bounds)
        self.possible = len(problem.bounds) > 1 and any(self.free)

    def pick(self, state: State) -> Change | None:
        """Return a change (round, a, b, out, back) drawn at random, or ``None`` to draw again."""
        random = self.rng.random
        round_ = int(random() * self.problem.rounds)
        groups = state.groups[round_]
        a = int(random() * len(groups))
        b = (a + 1 + int(random() * (len(groups) - 1))) % len(groups)
        draw = random()
        if self.blocks[round_] and draw < BLOCK_SHARE:
            return self._block(round_, groups)
        if self.loose and draw > 1 - MOVE_SHARE:
            return self._move(round_, a, b, groups)
        if not groups[a] or not groups[b]:
            return None
        i = groups[a][int(random() * len(groups[a]))]
        j = groups[b][int(random() * len(groups[b]))]
        free = self.free[round_]
        if i in free and j in free and i in self.single and j in self.single:
            return round_, a, b, (i,), (j,)
        return None

    def _move(self, round_: int, a: int, b: int, groups: list[list[int]]) -> Change | None:
        if not groups[a]:
            return None
        unit = self.unit_of[groups[a][int(self.rng.random() * len(groups[a]))]]
        low, high = self.problem.bounds[a][0], self.problem.bounds[b][1]
        fits = len(groups[a]) - len(unit) >= low and len(groups[b]) + len(unit) <= high
        return (round_, a, b, unit, ()) if fits and unit[0] in self.free[round_] else None

    def _block(self, round_: int, groups: list[list[int]]) -> Change | None:
        """Exchange a block against units that leave it room, from a group drawn at random."""
        blocks = self.blocks[round_]
        block = blocks[int(self.rng.random() * len(blocks))]
        a = next(g for g, group in enumerate(groups) if block[0] in group)
        b = (a + 1 + int(self.rng.random() * (len(groups) - 1))) % len(groups)
        bounds = self.problem.bounds
        room = bounds[b][1] - len(groups[b])
        units = {self.unit_of[i] for i in groups[b] if i in self.free[round_]}
        order = sorted(units)
        self.rng.shuffle(order)
        back: list[int] = []
        for unit in order:
            if room + len(back) >= len(block):
                break
            if len(groups[a]) - len(block) + len(back) + len(unit) <= bounds[a][1]:
                back.extend(unit)
        size_a = len(groups[a]) - len(block) + len(back)
        size_b = len(groups[b]) + len(block) - len(back)
        fits = bounds[a][0] <= size_a <= bounds[a][1] and bounds[b][0] <= size_b <= bounds[b][1]
        return (round_, a, b, block, back) if fits else None
