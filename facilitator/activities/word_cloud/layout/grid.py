"""Where there is room: the frame as one very long integer, a bit a cell, 1 where taken.

Shifting and or-ing such an integer tests all places of a box at once, in a few microseconds, at
a cost that does not grow with the number of words. A box is looked for by its top left cell; bits
that a shift carries over the end of a row land where no box of that width can start.
"""

from __future__ import annotations

from math import ceil, floor

from facilitator.activities.word_cloud.layout.model import Frame

COLUMNS = 480
"""Cells along the longer side of the frame: 4 pixels each at 1920."""

ROUNDING = 1e-6
"""Parts of a cell below this are rounding."""


class Grid:
    """The cells of a frame. Lengths are in pixels from the top left of the frame."""

    def __init__(self, frame: Frame) -> None:
        self.cell = max(frame.width, frame.height) / COLUMNS
        self.margin = frame.margin
        self.columns = max(1, int(frame.inner_width / self.cell))
        self.rows = max(1, int(frame.inner_height / self.cell))
        self.row_bytes = (self.columns + 7) // 8
        self.stride = self.row_bytes * 8
        self.taken = 0
        # Half a cell's rest is shared between both sides, so that the middle is the middle.
        self.left = frame.margin + (frame.inner_width - self.columns * self.cell) / 2
        self.top = frame.margin + (frame.inner_height - self.rows * self.cell) / 2

    def snapped(self, least: float, wished: float) -> float:
        """Half a length of whole cells: `wished` to the nearest, but never below `least`."""
        cells = max(ceil(2 * least / self.cell - ROUNDING), round(2 * wished / self.cell))
        return cells * self.cell / 2

    def take(self, x: float, y: float, half_width: float, half_height: float) -> None:
        """Mark the cells that the box round (x, y) touches."""
        cell = self.cell
        x, y = x - self.left, y - self.top
        first = max(0, floor((x - half_width) / cell + ROUNDING))
        end = min(self.columns, ceil((x + half_width) / cell - ROUNDING))
        top = max(0, floor((y - half_height) / cell + ROUNDING))
        bottom = min(self.rows, ceil((y + half_height) / cell - ROUNDING))
        if end > first and bottom > top:
            row = ((1 << (end - first)) - 1) << first
            self.taken |= _repeat(row, bottom - top, self.stride) << (top * self.stride)

    def gaps(self, half_width: float, half_height: float) -> Gaps | None:
        """Where a box of that size would be free; None if it is larger than the frame."""
        wide = max(1, ceil(2 * half_width / self.cell - ROUNDING))
        high = max(1, ceil(2 * half_height / self.cell - ROUNDING))
        if wide > self.columns or high > self.rows:
            return None
        blocked = _smear(_smear(self.taken, wide, 1), high, self.stride)
        return Gaps(self, blocked.to_bytes(self.rows * self.row_bytes, "little"), wide, high)


class Gaps:
    """The free places for a box of `wide` x `high` cells."""

    def __init__(self, grid: Grid, blocked: bytes, wide: int, high: int) -> None:
        self._grid = grid
        self._blocked = blocked
        self._wide = wide
        self._high = high

    def nearest(self, x: float, y: float, aspect: float) -> tuple[float, float] | None:
        """The free place nearest to (x, y), as the centre of the box, or None.

        Nearness is elliptic: `aspect` pixels across count as one pixel up or down.
        """
        grid, half_wide, half_high = self._grid, self._wide / 2, self._high / 2
        across = (x - grid.left) / grid.cell - half_wide
        down = (y - grid.top) / grid.cell - half_high
        found = self._search(across, down, aspect)
        if found is None:
            return None
        column, row = found
        return (
            grid.left + (column + half_wide) * grid.cell,
            grid.top + (row + half_high) * grid.cell,
        )

    def _search(self, across: float, down: float, aspect: float) -> tuple[int, int] | None:
        """The free column and row nearest to (across, down)."""
        data, step = self._blocked, self._grid.row_bytes
        columns = self._grid.columns - self._wide
        all_free = (1 << (columns + 1)) - 1
        start = min(max(round(across), 0), columns)
        lower = (1 << start) - 1
        best, found = float("inf"), None
        for row in _outwards(down, self._grid.rows - self._high):
            high = (row - down) ** 2
            if high >= best:
                break  # half a row out of order at most: nearer than half a cell
            free = all_free & ~int.from_bytes(data[row * step : row * step + step], "little")
            if not free:
                continue
            right, left = free >> start, free & lower
            if right:
                column = start + (right & -right).bit_length() - 1
                cost = high + ((column - across) / aspect) ** 2
                if cost < best:
                    best, found = cost, (column, row)
            if left:
                column = left.bit_length() - 1
                cost = high + ((column - across) / aspect) ** 2
                if cost < best:
                    best, found = cost, (column, row)
        return found


def _outwards(middle: float, last: int) -> list[int]:
    """The rows 0 to `last`, those nearest to `middle` first."""
    start = min(max(round(middle), 0), last)
    up, down = range(start, -1, -1), range(start + 1, last + 1)
    shared = min(len(up), len(down))
    rows = [0] * (2 * shared)
    rows[::2], rows[1::2] = up[:shared], down[:shared]
    return [*rows, *up[shared:], *down[shared:]]


def _smear(bits: int, length: int, stride: int) -> int:
    """Or together `length` copies of `bits`, each moved down by one more `stride`."""
    done = 1
    while done < length:
        step = min(done, length - done)
        bits |= bits >> (step * stride)
        done += step
    return bits


def _repeat(row: int, count: int, stride: int) -> int:
    """Set `row` on `count` rows."""
    bits, done = row, 1
    while done < count:
        step = min(done, count - done)
        bits |= bits << (step * stride)
        done += step
    return bits
