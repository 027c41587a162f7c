"""Making room where pushing cannot: words in the way hop to the nearest gap that takes them.

Everybody whose place stays free keeps it to the pixel. `make_way` does so for one word that grows,
`swell` for the whole cloud when sizes have stepped down further than they had to.
"""

from collections.abc import Sequence
from math import hypot

from facilitator.activities.word_cloud.layout.board import SLACK, Board
from facilitator.activities.word_cloud.layout.grid import Grid


def make_way(board: Board, index: int, half_x: float, half_y: float) -> bool:
    """Grow a box about its centre; the smaller ones it covers hop. False, and as before, if not."""
    saved = board.save()
    frame = board.frame
    mine_x, mine_y = max(half_x, board.half_x[index]), max(half_y, board.half_y[index])
    if 2 * mine_x > frame.inner_width or 2 * mine_y > frame.inner_height:
        return False
    board.half_x[index], board.half_y[index] = mine_x, mine_y
    board.x[index], board.y[index] = _inside(board, index, board.x[index], board.y[index])
    hoppers = [at for at in range(len(board.x)) if at != index and _meet(board, index, at)]
    if any(board.half_y[at] > mine_y for at in hoppers):
        board.restore(saved)
        return False
    grid = Grid(frame)
    for at in range(len(board.x)):
        if at not in hoppers:
            grid.take(board.x[at], board.y[at], board.half_x[at], board.half_y[at])
    for at in sorted(hoppers, key=lambda at: -board.half_x[at] * board.half_y[at]):
        if not _hop(board, grid, at):
            board.restore(saved)
            return False
    return True


def swell(board: Board, halves: Sequence[tuple[float, float]], limit: float) -> Board | None:
    """The same boxes with larger `halves`, the largest first; None where one finds no gap.

    Nor is it worth it where the boxes would move by more than `limit` pixels on average.
    """
    frame = board.frame
    larger = Board(frame)
    for x, y, (half_x, half_y) in zip(board.x, board.y, halves, strict=True):
        larger.add(x, y, half_x, half_y)
    order = sorted(range(len(halves)), key=lambda at: (-halves[at][1], -halves[at][0], at))
    grid = Grid(frame)
    done: list[int] = []
    way = 0.0
    for at in order:
        larger.x[at], larger.y[at] = _inside(larger, at, board.x[at], board.y[at])
        if any(_meet(larger, at, other) for other in done):
            if not _hop(larger, grid, at):
                return None
        else:
            grid.take(larger.x[at], larger.y[at], *halves[at])
        done.append(at)
        way += hypot(larger.x[at] - board.x[at], larger.y[at] - board.y[at])
        if way > limit * len(halves):
            return None
    return larger


def _hop(board: Board, grid: Grid, index: int) -> bool:
    """Put a box into the gap nearest to where it is."""
    halves = board.half_x[index], board.half_y[index]
    gaps = grid.gaps(*halves)
    at = gaps.nearest(board.x[index], board.y[index], 1.0) if gaps else None
    if at is None:
        return False
    board.x[index], board.y[index] = at
    grid.take(*at, *halves)
    return True


def _inside(board: Board, index: int, x: float, y: float) -> tuple[float, float]:
    """The nearest place that keeps a box in the frame."""
    frame, half_x, half_y = board.frame, board.half_x[index], board.half_y[index]
    return (
        min(max(x, frame.margin + half_x), frame.width - frame.margin - half_x),
        min(max(y, frame.margin + half_y), frame.height - frame.margin - half_y),
    )


def _meet(board: Board, one: int, other: int) -> bool:
    """Whether two boxes overlap."""
    return (
        abs(board.x[one] - board.x[other]) < board.half_x[one] + board.half_x[other] - SLACK
        and abs(board.y[one] - board.y[other]) < board.half_y[one] + board.half_y[other] - SLACK
    )
