"""The words on the table while an update is worked out, and how they make way for one another.

Invariant: no two boxes, each with its tight free room, overlap, and all lie in the frame.
A box that grows does so one axis at a time. Along an axis it pushes the boxes beside it, which push
those behind them, each only as far as needed; as boxes that share a row are in order from left to
right (and those that share a column from top to bottom), one pass from the inside out settles a
whole chain and cannot go round in circles. Where the frame stops a chain, the growing box gives way
towards the other side.
"""

from collections.abc import Collection, Iterator
from itertools import islice, zip_longest
from math import hypot

from facilitator.activities.word_cloud.layout.grid import Box, Grid
from facilitator.activities.word_cloud.layout.model import Frame

SLACK = 1e-6
"""Overlaps below this many pixels are rounding."""

FEW = 24
"""Up to so many boxes that moved are drawn anew; beyond, it is faster to draw all of them."""

Boxes = list[float]


class Board:
    """Boxes by index: centres `x`, `y` and halves `half_x`, `half_y` (free room included)."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self.x: Boxes = []
        self.y: Boxes = []
        self.half_x: Boxes = []
        self.half_y: Boxes = []
        self._drawn: tuple[list[Box | None], int] = [], 0

    def add(self, x: float, y: float, half_x: float, half_y: float) -> int:
        """Put a box where there is room for it; returns its index."""
        self.x.append(x)
        self.y.append(y)
        self.half_x.append(half_x)
        self.half_y.append(half_y)
        return len(self.x) - 1

    def save(self) -> tuple[Boxes, Boxes, Boxes, Boxes]:
        """A copy of everything, for `restore`."""
        return self.x[:], self.y[:], self.half_x[:], self.half_y[:]

    def restore(self, saved: tuple[Boxes, Boxes, Boxes, Boxes]) -> None:
        """Go back to a saved state."""
        self.x, self.y, self.half_x, self.half_y = (part[:] for part in saved)

    def grid(self, without: Collection[int] = ()) -> Grid:
        """The cells that are taken, those of the boxes `without` left out."""
        grid = Grid(self.frame)
        now: list[Box | None] = list(zip(self.x, self.y, self.half_x, self.half_y, strict=True))
        for index in without:
            now[index] = None
        drawn, grid.taken = self._drawn
        pairs = list(zip_longest(drawn, now))
        old = [before for before, after in pairs if before and before != after]
        if len(old) <= FEW:
            new = [after for before, after in pairs if after and before != after]
            same = [after for before, after in pairs if after and before == after]
            grid.replace(old, new, same if old else ())
        else:
            grid.taken = 0
            grid.take_all(box for box in now if box)
        self._drawn = now, grid.taken
        return grid

    def shrink(self, index: int, half_x: float, half_y: float) -> None:
        """Make a box smaller about its centre; the part of it that is larger is for `grow`."""
        self.half_x[index] = min(self.half_x[index], half_x)
        self.half_y[index] = min(self.half_y[index], half_y)

    def grow(self, index: int, half_x: float, half_y: float) -> bool:
        """Make a box larger in place, others making way; False, and as before, if they cannot."""
        saved = self.save()
        for across_first in (True, False):
            if self._widen(index, half_x if across_first else half_y, across_first) and self._widen(
                index, half_y if across_first else half_x, not across_first
            ):
                return True
            self.restore(saved)
        return False

    def moved(self, before: tuple[Boxes, Boxes, Boxes, Boxes]) -> float:
        """Sum of how far the boxes known to `before` are from where they were, in pixels."""
        return sum(
            hypot(x - old_x, y - old_y)
            for x, y, old_x, old_y in zip(self.x, self.y, before[0], before[1], strict=False)
            if x != old_x or y != old_y
        )

    def conflicts(self) -> bool:
        """Whether two boxes overlap or one leaves the frame."""
        frame = self.frame
        middle_x, middle_y = frame.width / 2, frame.height / 2
        end_x, end_y = frame.inner_width / 2 + SLACK, frame.inner_height / 2 + SLACK
        for x, y, half_x, half_y in zip(self.x, self.y, self.half_x, self.half_y, strict=True):
            if abs(x - middle_x) + half_x > end_x or abs(y - middle_y) + half_y > end_y:
                return True
        return next(self.meetings(), None) is not None

    def meetings(self) -> Iterator[tuple[int, int]]:
        """The pairs of boxes that overlap."""
        boxes = sorted(
            (x - half_x, x + half_x - SLACK, y, half_y, at)
            for at, (x, y, half_x, half_y) in enumerate(
                zip(self.x, self.y, self.half_x, self.half_y, strict=True)
            )
        )
        for rank, (_, right, middle, half, one) in enumerate(boxes, 1):
            half -= SLACK
            for left, _, y, half_y, other in islice(boxes, rank, None):
                if left >= right:
                    break
                if abs(y - middle) < half + half_y:
                    yield one, other

    def _widen(self, index: int, half: float, across: bool) -> bool:
        """Grow one box along one axis."""
        frame = self.frame
        if across:
            place, other, mine, theirs = self.x, self.y, self.half_x, self.half_y
            low, high = frame.margin, frame.width - frame.margin
        else:
            place, other, mine, theirs = self.y, self.x, self.half_y, self.half_x
            low, high = frame.margin, frame.height - frame.margin
        if half <= mine[index]:
            return True
        if 2 * half > high - low + SLACK:
            return False
        mine[index] = half
        centre = min(max(place[index], low + half), high - half)
        axis = (place, other, mine, theirs)
        after, over = _chain(axis, index, centre, 1, high)
        if over > 0:
            centre -= over
            after, over = _chain(axis, index, centre, 1, high)
        before, under = _chain(axis, index, centre, -1, -low)
        if under > 0:
            centre += under
            before, under = _chain(axis, index, centre, -1, -low)
            after, over = _chain(axis, index, centre, 1, high)
        if over > SLACK or under > SLACK:
            return False
        for at, where in (*after, *before):
            place[at] = where
        place[index] = centre
        return True


def _chain(
    axis: tuple[Boxes, Boxes, Boxes, Boxes], index: int, centre: float, sign: int, limit: float
) -> tuple[list[tuple[int, float]], float]:
    """Who moves where along an axis, on the side `sign`, once box `index` stands at `centre`.

    Also says by how much the chain would leave the frame, whose edge is at `sign * limit`.
    """
    place, other, mine, theirs = axis
    origin = sign * place[index]
    beyond = sorted([
        (sign * where - mine[at], at) for at, where in enumerate(place) if sign * where > origin
    ])
    # What pushes: reach along the axis, where it stood, extent across.
    pushers = [(sign * centre + mine[index], origin, other[index], theirs[index])]
    reach = pushers[0][0]
    moves: list[tuple[int, float]] = []
    over = reach - limit
    for near, at in beyond:
        if near >= reach - SLACK:
            break
        here, middle, half = near + mine[at], other[at], theirs[at]
        edge = near
        for push, stood, across, extent in pushers:
            if (
                push > edge + SLACK
                and here > stood
                and abs(across - middle) < extent + half - SLACK
            ):
                edge = push
        if edge > near:
            far = edge + 2 * mine[at]
            pushers.append((far, here, middle, half))
            moves.append((at, sign * (edge + mine[at])))
            reach = max(reach, far)
            over = max(over, far - limit)
    return moves, over
