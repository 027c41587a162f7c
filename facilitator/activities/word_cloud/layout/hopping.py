"""Making room where pushing cannot: words in the way hop to the nearest gap that takes them.

Everybody whose place stays free keeps it to the pixel. `make_way` does so for one word that grows,
`swell` for the whole cloud when sizes have stepped down further than they had to.
"""

from collections.abc import Sequence
from math import hypot

from facilitator.activities.word_cloud.layout.board import SLACK, Board
from facilitator.activities.word_cloud.layout.grid import Grid
from facilitator.activities.word_cloud.layout.model import Frame
from facilitator.activities.word_cloud.layout.squeezing import Spot, squeeze


def make_way(board: Board, index: int, half_x: float, half_y: float) -> bool:
    """Grow a box about its centre; the smaller ones it covers hop. False, and as before, if not."""
    saved = board.save()
    frame = board.frame
    mine_x, mine_y = max(half_x, board.half_x[index]), max(half_y, board.half_y[index])
    if 2 * mine_x > frame.inner_width or 2 * mine_y > frame.inner_height:
        return False
    board.half_x[index], board.half_y[index] = mine_x, mine_y
    here = (board.x[index], board.y[index])
    board.x[index], board.y[index] = _inside(frame, (mine_x, mine_y), here)
    hoppers = [at for at in range(len(board.x)) if at != index and _meet(board, index, at)]
    if any(board.half_y[at] > mine_y for at in hoppers):
        board.restore(saved)
        return False
    grid = board.grid(without=hoppers)
    for at in sorted(hoppers, key=lambda at: -board.half_x[at] * board.half_y[at]):
        if not _hop(board, grid, at):
            board.restore(saved)
            return False
    return True


def shift(board: Board, index: int, half_x: float, half_y: float, reach: float) -> bool:
    """Grow a box by moving it alone, by less than `reach` of its width and height; False if not."""
    half_x, half_y = max(half_x, board.half_x[index]), max(half_y, board.half_y[index])
    gaps = board.grid(without=[index]).gaps(half_x, half_y)
    if gaps is None:
        return False
    here = (board.x[index], board.y[index])
    x, y = gaps.nearest(*here, half_x / half_y)
    if abs(x - here[0]) > 2 * reach * half_x or abs(y - here[1]) > 2 * reach * half_y:
        return False
    board.x[index], board.y[index] = x, y
    board.half_x[index], board.half_y[index] = half_x, half_y
    return True


def swell(
    board: Board, halves: Sequence[Spot], limit: float, tries: int
) -> tuple[Board | None, int]:
    """The same boxes with larger `halves`; None where one finds no place, and the tries made.

    The larger ones keep their places, those that they cover hop to a gap or push their way into
    one, in at most `tries` tries. Not worth it where the boxes would move by more than `limit`
    pixels taken together.
    """
    settled, done, losers = _settled(board, halves)
    made, way, grid = 1, _way(board, done, settled), settled.grid()
    for at in losers:
        here = (board.x[at], board.y[at])
        gaps = grid.gaps(*halves[at])
        if gaps:
            spot = gaps.nearest(*here, 1.0)
            settled.add(*spot, *halves[at])
            done.append(at)
            grid.take(*spot, *halves[at])
            way += hypot(spot[0] - here[0], spot[1] - here[1])
        else:
            more = squeeze(settled, halves[at], [here], 1.0, limit - way, min(3, tries - made))
            made += abs(more)
            if more <= 0:
                return None, made
            done.append(at)
            way, grid = _way(board, done, settled), settled.grid()
        if way > limit:
            return None, made
    larger = Board(board.frame)
    order = sorted(range(len(done)), key=lambda place: done[place])
    for place in order:
        larger.add(settled.x[place], settled.y[place], *halves[done[place]])
    return larger, made


def _settled(board: Board, halves: Sequence[Spot]) -> tuple[Board, list[int], list[int]]:
    """The boxes that keep their places, who they are, and who is in the way of a larger one."""
    wished = Board(board.frame)
    for half, x, y in zip(halves, board.x, board.y, strict=True):
        wished.add(*_inside(board.frame, half, (x, y)), *half)
    in_the_way: dict[int, set[int]] = {}
    for one, other in wished.meetings():
        in_the_way.setdefault(one, set()).add(other)
        in_the_way.setdefault(other, set()).add(one)
    settled = Board(board.frame)
    done: list[int] = []
    losers: list[int] = []
    for at in sorted(range(len(halves)), key=lambda at: (-halves[at][0] * halves[at][1], at)):
        if at in in_the_way and not in_the_way[at].isdisjoint(done):
            losers.append(at)
        else:
            settled.add(wished.x[at], wished.y[at], *halves[at])
            done.append(at)
    return settled, done, losers


def _way(board: Board, order: Sequence[int], settled: Board) -> float:
    """How far the boxes of `settled`, in this order, are from where they were on `board`."""
    return sum(
        hypot(settled.x[place] - board.x[at], settled.y[place] - board.y[at])
        for place, at in enumerate(order)
    )


def _hop(board: Board, grid: Grid, index: int) -> bool:
    """Put a box into the gap nearest to where it is."""
    halves = board.half_x[index], board.half_y[index]
    gaps = grid.gaps(*halves)
    if gaps is None:
        return False
    at = gaps.nearest(board.x[index], board.y[index], 1.0)
    board.x[index], board.y[index] = at
    grid.take(*at, *halves)
    return True


def _inside(frame: Frame, halves: Spot, at: Spot) -> Spot:
    """The nearest place that keeps a box in the frame."""
    return (
        min(max(at[0], frame.margin + halves[0]), frame.width - frame.margin - halves[0]),
        min(max(at[1], frame.margin + halves[1]), frame.height - frame.margin - halves[1]),
    )


def _meet(board: Board, one: int, other: int) -> bool:
    """Whether two boxes overlap."""
    return (
        abs(board.x[one] - board.x[other]) < board.half_x[one] + board.half_x[other] - SLACK
        and abs(board.y[one] - board.y[other]) < board.half_y[one] + board.half_y[other] - SLACK
    )
