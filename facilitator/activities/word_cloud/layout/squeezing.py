"""Putting a box where there is too little room: it starts small in a gap and pushes its way."""

from collections.abc import Iterable

from facilitator.activities.word_cloud.layout.board import Board

SEEDS = ((1.0, 0.6), (0.75, 1.0), (1.0, 0.3), (0.5, 1.0), (0.6, 0.6), (0.25, 0.4))
"""Parts of its width and height for which a gap is looked for before it pushes."""

Spot = tuple[float, float]


def squeeze(
    board: Board, halves: Spot, near: Iterable[Spot], aspect: float, limit: float, tries: int
) -> int:
    """Add a box of these `halves` in one of the gaps next to `near`, others making way.

    The place for which least has to move is taken, of `tries` that are tried at most; the first
    size of gap that leads to one is good enough. The others move by at most `limit` pixels taken
    together. Returns how many tries were made, less than none if nothing came of it and all is as
    it was.
    """
    saved, grid = board.save(), board.grid()
    best, kept, made = limit, None, 0
    near = list(near)
    for part_x, part_y in SEEDS:
        seed = (halves[0] * part_x, halves[1] * part_y)
        gaps = grid.gaps(*seed)
        if gaps is None:
            continue
        seen: set[Spot] = set()
        for x, y in near:
            if made == tries:
                break
            at = gaps.nearest(x, y, aspect)
            if at in seen:
                continue
            seen.add(at)
            made += 1
            index = board.add(*at, *seed)
            if board.grow(index, *halves) and board.moved(saved) < best:
                best, kept = board.moved(saved), board.save()
            board.restore(saved)
        if kept is not None or made == tries:
            break
    if kept is None:
        return -made
    board.restore(kept)
    return made
