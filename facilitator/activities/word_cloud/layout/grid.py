"""Where there is room: the frame as one very long integer, a bit a cell, 1 where taken.

Shifting and or-ing such an integer tests all places of a box at once, in a few microseconds, at
a cost that does not grow with the number of words. A box is looked for by its top left cell; bits
that a shift carries over the end of a row land where no box of that width can start.
"""

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

    def nearest(
        self, half_width: float, half_height: float, x: float, y: float, aspect: float
    ) -> tuple[float, float] | None:
        """The free place for a box that is nearest to (x, y), as its centre, or None.

        Nearness is elliptic: `aspect` pixels across count as one pixel up or down.
        """
        cell = self.cell
        wide = max(1, ceil(2 * half_width / cell - ROUNDING))
        high = max(1, ceil(2 * half_height / cell - ROUNDING))
        if wide > self.columns or high > self.rows:
            return None
        blocked = _smear(_smear(self.taken, wide, 1), high, self.stride)
        size = self.rows * self.row_bytes
        data = blocked.to_bytes(size + 8, "little")
        across = (x - self.left) / cell - wide / 2
        down = (y - self.top) / cell - high / 2
        found = self._search(data, self.columns - wide, self.rows - high, across, down, aspect)
        if found is None:
            return None
        column, row = found
        return self.left + (column + wide / 2) * cell, self.top + (row + high / 2) * cell

    def _search(
        self, data: bytes, columns: int, rows: int, across: float, down: float, aspect: float
    ) -> tuple[int, int] | None:
        """The free cell nearest to (across, down) with column and row at most these."""
        step, all_free = self.row_bytes, (1 << (columns + 1)) - 1
        start = min(max(round(across), 0), columns)
        lower = (1 << start) - 1
        best, found = float("inf"), None
        for row in _outwards(down, rows):
            high = (row - down) ** 2
            if high >= best:
                break  # half a row out of order at most: nearer than half a cell
            free = all_free & ~int.from_bytes(data[row * step : row * step + step], "little")
            if not free:
                continue
            right = free >> start
            if right:
                column = start + (right & -right).bit_length() - 1
                cost = high + ((column - across) / aspect) ** 2
                if cost < best:
                    best, found = cost, (column, row)
            left = free & lower
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
