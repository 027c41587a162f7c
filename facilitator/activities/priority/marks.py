"""Marks on a map moved apart, as little as it takes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, hypot, pi, sin

from facilitator.activities.canvas import Box

APART = 2.15
"""Least distance of two marks, in radii."""
ROUNDS = 240
PULL = 0.06
"""Share of the way back to its place that a mark is drawn in a round."""
FIRM = 0.75
"""Share of the rounds after which marks are only pushed, so that none overlap in the end."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark where it is drawn and where it belongs; ``number`` counts the options from 1."""

    number: int
    x: float
    y: float
    true_x: float
    true_y: float

    def leads(self, radius: float, others: Sequence[Mark]) -> bool:
        """Whether a line shows where it belongs: outside itself, and under no other mark."""
        if hypot(self.x - self.true_x, self.y - self.true_y) <= radius * 1.1:
            return False
        return all(other is self or _distance(self, other) >= radius * 1.15 for other in others)


def place_marks(
    places: Sequence[tuple[float, float] | None], plot: Box, radius: float
) -> list[Mark]:
    """Put marks where they belong, as shares of the axes, pushing apart those that would overlap.

    Marks that overlap push each other away and each is drawn back to its place, round by round;
    the last rounds only push. Marks of one place start around it in a spiral, in their order. One
    that finds no room, in a plot too small for them all, is left out.
    """
    left, right = plot.x + radius * 1.2, plot.x + plot.width - radius * 1.2
    top, bottom = plot.y + radius * 1.2, plot.bottom - radius * 1.2
    if right < left or bottom < top:
        return []
    true = {
        number: (left + at[0] * (right - left), bottom - at[1] * (bottom - top))
        for number, at in enumerate(places, 1) if at is not None
    }
    at = {
        number: [x + radius * 0.05 * turn**0.5 * cos(2.4 * turn),
                 y + radius * 0.05 * turn**0.5 * sin(2.4 * turn)]
        for turn, (number, (x, y)) in enumerate(true.items())
    }
    for round_ in range(ROUNDS * 4):
        if round_ < ROUNDS * FIRM:
            for number, spot in at.items():
                spot[0] += (true[number][0] - spot[0]) * PULL
                spot[1] += (true[number][1] - spot[1]) * PULL
        pushed = _push(list(at.values()), radius * APART)
        for spot in at.values():
            spot[0] = min(right, max(left, spot[0]))
            spot[1] = min(bottom, max(top, spot[1]))
        if not pushed and round_ >= ROUNDS * FIRM:
            break
    kept: list[Mark] = []
    for number, (x, y) in at.items():
        if all(hypot(x - one.x, y - one.y) >= radius * 2 for one in kept):
            kept.append(Mark(number, x, y, *true[number]))
    return kept


def _push(spots: Sequence[list[float]], least: float) -> bool:
    """Push apart what is nearer than ``least``; tells whether anything was."""
    pushed = False
    for place, one in enumerate(spots):
        for turn, other in enumerate(spots[place + 1:]):
            dx, dy = other[0] - one[0], other[1] - one[1]
            far = hypot(dx, dy)
            if far >= least - 1e-6:
                continue
            pushed = True
            if far < 1e-9:
                dx, dy, far = cos(pi * turn / 7), sin(pi * turn / 7), 1.0
                gap = least / 2
            else:
                gap = (least - far) / 2 + least * 1e-4
            one[0] -= dx / far * gap
            one[1] -= dy / far * gap
            other[0] += dx / far * gap
            other[1] += dy / far * gap
    return pushed


def _distance(mark: Mark, other: Mark) -> float:
    """How near the line from a mark to where it belongs comes to another mark's middle."""
    dx, dy = mark.true_x - mark.x, mark.true_y - mark.y
    along = ((other.x - mark.x) * dx + (other.y - mark.y) * dy) / (dx * dx + dy * dy)
    along = min(1.0, max(0.0, along))
    return hypot(other.x - mark.x - along * dx, other.y - mark.y - along * dy)
