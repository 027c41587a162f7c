"""The terms on screen while an update is worked out: sizes and scale on top of the board."""

from math import sqrt

from facilitator.activities.word_cloud.layout import sizing
from facilitator.activities.word_cloud.layout.board import Board
from facilitator.activities.word_cloud.layout.hopping import make_way, swell
from facilitator.activities.word_cloud.layout.model import Frame, Shape
from facilitator.activities.word_cloud.layout.sizing import Sized

CALM = 6.0
"""How far the terms may be pushed for one change, in pixels a term, before sizes step down."""

ROOM_TO_GROW = 4.0
"""How many times its usual free room a term gets that grows, while there is plenty."""

EMPTY = 0.4
"""That is the case below this share of the frame that is covered."""

SEEDS = ((1.0, 0.6), (0.75, 1.0), (1.0, 0.3), (0.5, 1.0), (0.6, 0.6), (0.25, 0.4))
"""Parts of a newcomer's width and height for which a gap is looked for before it pushes."""

CORNERS = ((0.5, 0.5), (0.25, 0.5), (0.75, 0.5), (0.5, 0.2), (0.5, 0.8), (0.2, 0.2), (0.8, 0.8))
"""Where in the frame gaps are looked for."""


class Table:
    """Terms by index, as on the board: the shape and count each is drawn by."""

    def __init__(self, frame: Frame, scale: float, floor: float) -> None:
        self.frame = frame
        self.scale = scale
        self.floor = floor
        self.sized: list[Sized] = []
        self.board = Board(frame)

    def put(self, shape: Shape, count: int, size: float, x: float, y: float) -> int:
        """Put a term where it was, at the size it had; returns its index."""
        self.sized.append((shape, count))
        return self.board.add(x, y, *self._halves(shape, size))

    def size(self, index: int) -> float:
        """The font size of a term at the present scale."""
        return sizing.size_of(*self.sized[index], self.scale, self.floor, self.frame)

    def drawn_size(self, index: int) -> float:
        """The font size for which there is room: `size`, unless the term could not grow."""
        halves = self.board.half_x[index], self.board.half_y[index]
        room = sizing.size_within(self.sized[index][0], *halves, self.frame)
        size = self.size(index)
        return size if size <= room * (1 + 1e-9) else room

    def set(self, index: int, shape: Shape, count: int) -> None:
        """Change what a term is drawn by; where it gets smaller that is done with."""
        self.sized[index] = (shape, count)
        self.board.shrink(index, *self._halves(shape, self.size(index)))

    def step_down(self) -> None:
        """Make all terms smaller about their centres: nothing moves, and room comes free."""
        self.scale, self.floor = self.stepped_down()
        for index, (shape, _) in enumerate(self.sized):
            self.board.shrink(index, *self._halves(shape, self.size(index)))

    def stepped_down(self) -> tuple[float, float]:
        """The next scale and floor: nothing gets larger, but what is smallest may stay so."""
        counts = [count for _, count in self.sized]
        smallest = max(self.floor, self.scale * sqrt(min(counts, default=1)))
        scale = self.scale / sizing.STEP
        return scale, min(smallest, sizing.floor_at(scale, counts, self.frame))

    def step_up(self) -> bool:
        """Make all terms larger about their centres, if nothing at all has to move for it."""
        counts = [count for _, count in self.sized]
        scale = self.scale * sizing.STEP
        floor = max(self.floor, sizing.floor_at(scale, counts, self.frame))
        larger = Board(self.frame)
        for index, (shape, count) in enumerate(self.sized):
            size = sizing.size_of(shape, count, scale, floor, self.frame)
            larger.add(self.board.x[index], self.board.y[index], *self._halves(shape, size))
        if larger.conflicts():
            return False
        self.board, self.scale, self.floor = larger, scale, floor
        return True

    def grow(self, index: int, patience: float) -> bool:
        """Give a term its full size in place; False, and as before, if that moves too much."""
        shape, board = self.sized[index][0], self.board
        size = self.size(index)
        tight = self._halves(shape, size)
        if tight[0] <= board.half_x[index] and tight[1] <= board.half_y[index]:
            return True
        share = sizing.covered(self.sized, self.scale, self.floor, self.frame)
        airy = sizing.halves(shape, size, self.frame, min(ROOM_TO_GROW, sizing.air(share)))
        saved = board.save()
        for halves in (airy, tight) if share < EMPTY else (tight,):
            if board.grow(index, *halves) and board.moved(saved) <= self._budget(patience):
                return True
            board.restore(saved)
        if patience > 0 and make_way(board, index, *tight):
            if board.moved(saved) <= self._budget(patience):
                return True
            board.restore(saved)
        return False

    def swell(self, factor: float, limit: float) -> bool:
        """Make all terms larger by a factor if they move by at most `limit` pixels on average."""
        counts = [count for _, count in self.sized]
        scale = self.scale * factor
        floor = max(self.floor, sizing.floor_at(scale, counts, self.frame))
        halves = [
            self._halves(shape, sizing.size_of(shape, count, scale, floor, self.frame))
            for shape, count in self.sized
        ]
        larger = swell(self.board, halves, limit)
        if larger is None:
            return False
        self.board, self.scale, self.floor = larger, scale, floor
        return True

    def place(self, shape: Shape, count: int, patience: float) -> bool:
        """Find a place for a newcomer: a free one, or the one for which least has to move."""
        size = sizing.size_of(shape, count, self.scale, self.floor, self.frame)
        at = self._gap(shape, size)
        if at is not None:
            self.put(shape, count, size, *at)
            return True
        return patience > 0 and self._squeeze_in(shape, count, size, self._budget(patience))

    def _gap(self, shape: Shape, size: float) -> tuple[float, float] | None:
        """The free place nearest to the middle, with as much air as the cloud can afford."""
        frame = self.frame
        grid = self.board.grid()
        share = sizing.covered([*self.sized, (shape, 1)], self.scale, self.floor, frame)
        aspect = sizing.proportion(share, frame)
        for air in (sizing.air(share), 1.0, 0.0):
            gaps = grid.gaps(*sizing.halves(shape, size, frame, air))
            at = gaps.nearest(frame.width / 2, frame.height / 2, aspect) if gaps else None
            if at is not None:
                return at
        return None

    def _squeeze_in(self, shape: Shape, count: int, size: float, budget: float) -> bool:
        """Put a newcomer in too small a gap and let it push its way to full size."""
        board, frame = self.board, self.frame
        halves = self._halves(shape, size)
        grid, saved = board.grid(), board.save()
        aspect = frame.inner_width / frame.inner_height
        best, kept = budget, None
        for part_x, part_y in SEEDS:
            seed = (halves[0] * part_x, halves[1] * part_y)
            gaps = grid.gaps(*seed)
            if gaps is None:
                continue
            spots = {
                gaps.nearest(frame.width * right, frame.height * down, aspect): None
                for right, down in CORNERS
            }
            for at in spots:
                if at is None:
                    continue
                index = board.add(*at, *seed)
                if board.grow(index, *halves) and board.moved(saved) < best:
                    best, kept = board.moved(saved), board.save()
                board.restore(saved)
            if kept is not None:
                break
        if kept is None:
            return False
        board.restore(kept)
        self.sized.append((shape, count))
        return True

    def _budget(self, patience: float) -> float:
        return CALM * patience * max(8, len(self.sized))

    def _halves(self, shape: Shape, size: float) -> tuple[float, float]:
        return sizing.halves(shape, size, self.frame, air=0.0)
