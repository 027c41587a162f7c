"""Where there is room: the frame as one very long integer, a bit a cell, 1 where taken.

Shifting and and-ing such an integer tests all places of a box at once, in a few microseconds, at
a cost that does not grow with the number of words. A box is looked for by its top left cell; at
the end of each row there is at least one bit that is no cell and never free, so that nothing is
found across two rows.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from math import ceil, floor

from facilitator.activities.word_cloud.layout.model import Frame

COLUMNS = 480
"""Cells along the longer side of the frame: 4 pixels each at 1920."""

FINER = 2
"""So many times as many down, as words are so much wider than high."""

ROUNDING = 1e-6
"""Parts of a cell below this are rounding."""

Box = tuple[float, float, float, float]
"""Centre x and y, half the width and half the height, in pixels."""


class Grid:
    """The cells of a frame. Lengths are in pixels from the top left of the frame.

    A cell is as high as wide, or one part of ``finer`` of that.
    """

    def __init__(self, frame: Frame, finer: int = FINER) -> None:
        self.cell = max(frame.width, frame.height) / COLUMNS
        self.pitch = self.cell / finer
        self.margin = frame.margin
        self.columns = max(1, int(frame.inner_width / self.cell))
        self.rows = max(1, int(frame.inner_height / self.pitch))
        self.row_bytes = self.columns // 8 + 1
        self.stride = self.row_bytes * 8
        self.taken = 0
        # Half a cell's rest is shared between both sides, so that the middle is the middle.
        self.left = frame.margin + (frame.inner_width - self.columns * self.cell) / 2
        self.top = frame.margin + (frame.inner_height - self.rows * self.pitch) / 2

    @staticmethod
    def snapped(least: float, wished: float, cell: float) -> float:
        """Half a length of whole cells: `wished` to the nearest, but never below `least`."""
        cells = max(ceil(2 * least / cell - ROUNDING), round(2 * wished / cell))
        return cells * cell / 2

    def take(self, x: float, y: float, half_width: float, half_height: float) -> None:
        """Mark the cells that the box round (x, y) touches."""
        self.taken |= self._mask(x, y, half_width, half_height)

    def take_all(self, boxes: Iterable[Box]) -> None:
        """The same for many boxes, row by row, which is faster than one by one."""
        rows = [0] * self.rows
        for box in boxes:
            top, bottom, row = self._cells(*box)
            rows[top:bottom] = [taken | row for taken in rows[top:bottom]]
        data = b"".join(row.to_bytes(self.row_bytes, "little") for row in rows)
        self.taken |= int.from_bytes(data, "little")

    def replace(self, old: list[Box], new: list[Box], others: Iterable[Box]) -> None:
        """Take boxes away that were taken, and take new ones; the `others` stay where they are."""
        gone = 0
        near: list[Box] = []
        for x, y, half_width, half_height in old:
            gone |= self._mask(x, y, half_width, half_height)
            near.append((x, y, half_width + 2 * self.cell, half_height + 2 * self.pitch))
        taken = self.taken ^ gone
        for x, y, half_width, half_height in others:  # those that shared a cell have it back
            for left, top, wide, high in near:
                if abs(x - left) < half_width + wide and abs(y - top) < half_height + high:
                    taken |= self._mask(x, y, half_width, half_height)
                    break
        for box in new:
            taken |= self._mask(*box)
        self.taken = taken

    def _mask(self, x: float, y: float, half_width: float, half_height: float) -> int:
        top, bottom, row = self._cells(x, y, half_width, half_height)
        return _repeat(row, bottom - top, self.stride) << (top * self.stride) if row else 0

    def _cells(
        self, x: float, y: float, half_width: float, half_height: float
    ) -> tuple[int, int, int]:
        """The first row that a box touches, the row after its last, and its bits in a row."""
        cell, pitch = self.cell, self.pitch
        x, y = x - self.left, y - self.top
        first = max(0, floor((x - half_width) / cell + ROUNDING))
        end = min(self.columns, ceil((x + half_width) / cell - ROUNDING))
        top = max(0, floor((y - half_height) / pitch + ROUNDING))
        bottom = min(self.rows, ceil((y + half_height) / pitch - ROUNDING))
        if end <= first or bottom <= top:
            return top, top, 0
        return top, bottom, ((1 << (end - first)) - 1) << first

    def gaps(self, half_width: float, half_height: float) -> Gaps | None:
        """Where a box of that size would be free; None if there is no such place."""
        wide = max(1, ceil(2 * half_width / self.cell - ROUNDING))
        high = max(1, ceil(2 * half_height / self.pitch - ROUNDING))
        if wide > self.columns or high > self.rows:
            return None
        free = _rooms(_cells_of(self.columns, self.rows, self.stride) ^ self.taken, wide, 1)
        free = _rooms(free, high, self.stride)
        return Gaps(self, free, wide, high) if free else None


class Gaps:
    """The free places for a box of `wide` x `high` cells."""

    def __init__(self, grid: Grid, free: int, wide: int, high: int) -> None:
        self._grid = grid
        self._free = free
        self._wide = wide
        self._high = high

    def nearest(self, x: float, y: float, aspect: float) -> tuple[float, float]:
        """The free place nearest to (x, y), as the centre of the box.

        Nearness is elliptic: `aspect` pixels across count as one pixel up or down.
        """
        grid, half_wide, half_high = self._grid, self._wide / 2, self._high / 2
        across = (x - grid.left) / grid.cell - half_wide
        down = (y - grid.top) / grid.pitch - half_high
        column, row = self._search(across, down, aspect * grid.pitch / grid.cell)
        return (
            grid.left + (column + half_wide) * grid.cell,
            grid.top + (row + half_high) * grid.pitch,
        )

    def _search(self, across: float, down: float, aspect: float) -> tuple[int, int]:
        """The free column and row nearest to (across, down)."""
        grid, step = self._grid, self._grid.row_bytes
        first = ((self._free & -self._free).bit_length() - 1) // grid.stride
        last = (self._free.bit_length() - 1) // grid.stride
        data = (self._free >> (first * grid.stride)).to_bytes((last - first + 1) * step, "little")
        start = min(max(round(across), 0), grid.columns - self._wide)
        lower, none = (1 << start) - 1, bytes(step)
        best, found = float("inf"), (0, 0)
        for row in _outwards(down, first, last):
            high = (row - down) ** 2
            if high >= best:
                break  # half a row out of order at most: nearer than half a cell
            at = (row - first) * step
            bits = data[at : at + step]
            if bits == none:
                continue
            free = int.from_bytes(bits, "little")
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


def _outwards(middle: float, first: int, last: int) -> list[int]:
    """The rows `first` to `last`, those nearest to `middle` first."""
    start = min(max(round(middle), first), last)
    up, down = range(start, first - 1, -1), range(start + 1, last + 1)
    shared = min(len(up), len(down))
    rows = [0] * (2 * shared)
    rows[::2], rows[1::2] = up[:shared], down[:shared]
    return [*rows, *up[shared:], *down[shared:]]


def _rooms(free: int, length: int, stride: int) -> int:
    """Where `length` bits in a row, each one more `stride` on, are all free."""
    done = 1
    while done < length and free:
        step = min(done, length - done)
        free &= free >> (step * stride)
        done += step
    return free


@lru_cache(maxsize=8)
def _cells_of(columns: int, rows: int, stride: int) -> int:
    """All cells of a frame."""
    return _repeat((1 << columns) - 1, rows, stride)


def _repeat(row: int, count: int, stride: int) -> int:
    """Set `row` on `count` rows."""
    bits, done = row, 1
    while done < count:
        step = min(done, count - done)
        bits |= bits << (step * stride)
        done += step
    return bits
