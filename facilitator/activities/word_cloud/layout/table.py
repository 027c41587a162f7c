"""The terms on screen while an update is worked out: sizes and scale on top of the board."""

from math import log

from facilitator.activities.word_cloud.layout import sizing
from facilitator.activities.word_cloud.layout.board import Board, Boxes
from facilitator.activities.word_cloud.layout.hopping import make_way, shift, swell
from facilitator.activities.word_cloud.layout.model import Frame, Shape
from facilitator.activities.word_cloud.layout.sizing import Sized
from facilitator.activities.word_cloud.layout.squeezing import squeeze

ROOM_TO_GROW = 4.0
"""How many times its usual free room a term gets that grows, while there is plenty."""

EMPTY = 0.4
"""That is the case below this share of the frame that is covered."""

APART = 0.14
"""Free room on each side of a term that grows, beyond the tight one, in em, while there is plenty:
two neighbours are then further apart than two words of a phrase."""

CORNERS = ((0.5, 0.5), (0.25, 0.5), (0.75, 0.5), (0.5, 0.2), (0.5, 0.8), (0.2, 0.2), (0.8, 0.8))
"""Where in the frame gaps are looked for."""


TRIES, KEPT = 20, 10
"""So many ways for others to make way are tried in one update, at most; the last of them are kept
for making all terms larger."""

FREE = 1e-6
"""Less than this, in pixels, is no movement."""

NEAR, FAR = 0.3, 1.0
"""How far a term that grows may itself go for it, in parts of its own width and height."""

DEAR = 3
"""Letting those in the way hop counts for so many."""

Saved = tuple[float, float, tuple[Boxes, Boxes, Boxes, Boxes]]


class Table:
    """Terms by index, as on the board: the shape and count each is drawn by."""

    def __init__(self, frame: Frame, scale: float, floor: float) -> None:
        self.frame = frame
        self.scale = scale
        self.floor = floor
        self.sized: list[Sized] = []
        self.board = Board(frame)
        self.tries = TRIES

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

    def save(self) -> Saved:
        """The sizes and places as they are, for `restore`."""
        return self.scale, self.floor, self.board.save()

    def restore(self, saved: Saved) -> None:
        """Go back to saved sizes and places; who was put since then is gone."""
        self.scale, self.floor, boxes = saved
        self.board.restore(boxes)
        del self.sized[len(self.board.x) :]

    def step_down(self, steps: float) -> None:
        """Make all terms smaller about their centres: nothing moves, and room comes free."""
        counts = [count for _, count in self.sized]
        smallest = max(self.floor, self.scale)
        self.scale /= sizing.STEP**steps
        self.floor = min(smallest, sizing.floor_at(self.scale, counts, self.frame))
        for index, halves in enumerate(self._wished(self.scale, self.floor)):
            self.board.shrink(index, *halves)

    def waiting(self) -> list[int]:
        """Who is smaller than it should be, for want of room."""
        board = self.board
        return [
            index
            for index, (half_x, half_y) in enumerate(self._wished(self.scale, self.floor))
            if half_x > board.half_x[index] or half_y > board.half_y[index]
        ]

    def can_push(self) -> bool:
        """Whether this update may still try how others could make way for one term."""
        return self.tries > KEPT

    def steps_to_ledge(self) -> int:
        """How many steps down it takes until the smallest terms get smaller too."""
        counts = [count for _, count in self.sized]
        floor = sizing.floor_at(1.0, counts, self.frame)
        if self.scale >= self.floor or not floor:
            return 0
        return max(0, int(log(self.scale * floor / self.floor, sizing.STEP)))

    def step_up(self) -> bool:
        """Make all terms larger about their centres, if nothing at all has to move for it."""
        counts = [count for _, count in self.sized]
        scale = self.scale * sizing.STEP
        floor = max(self.floor, sizing.floor_at(scale, counts, self.frame))
        larger = Board(self.frame)
        halves = self._wished(scale, floor)
        for x, y, half in zip(self.board.x, self.board.y, halves, strict=True):
            larger.add(x, y, *half)
        if larger.conflicts():
            return False
        self.board, self.scale, self.floor = larger, scale, floor
        return True

    def grow(self, index: int, limit: float) -> bool:
        """Give a term its full size in place; False, and as before, if that cannot be.

        The others may move by `limit` pixels taken together.
        """
        shape, board = self.sized[index][0], self.board
        size = self.size(index)
        tight = self._halves(shape, size)
        if tight[0] <= board.half_x[index] and tight[1] <= board.half_y[index]:
            return True
        share = sizing.covered(self.sized, self.scale, self.floor, self.frame)
        saved = board.save()
        if not self.can_push():
            return False
        self.tries -= 1
        if share < EMPTY:
            airy = sizing.halves(shape, size, self.frame, min(ROOM_TO_GROW, sizing.air(share)))
            if board.grow(index, *airy) and board.moved(saved) <= FREE:
                return True
            board.restore(saved)
            if self._fit_in(index, (tight[0] + APART * size, tight[1]), limit):
                return True
        if self._fit_in(index, tight, limit):
            return True
        if limit > 0 and self.can_push():
            self.tries -= DEAR
            if make_way(board, index, *tight):
                if board.moved(saved) <= limit:
                    return True
                board.restore(saved)
        return False

    def _fit_in(self, index: int, halves: tuple[float, float], limit: float) -> bool:
        """Grow a box in place, or a little beside it, or push, or go further; else as before."""
        board = self.board
        saved = board.save()
        if board.grow(index, *halves):
            moved = board.moved(saved)
            if moved <= FREE:
                return True
            pushed = board.save()
            board.restore(saved)
            if shift(board, index, *halves, NEAR):
                return True
            if moved <= limit:
                board.restore(pushed)
                return True
        board.restore(saved)
        return shift(board, index, *halves, NEAR) or shift(board, index, *halves, FAR)

    def swell(self, factor: float, limit: float) -> bool:
        """Make all terms larger by a factor if they move by at most `limit` pixels in all."""
        counts = [count for _, count in self.sized]
        scale = self.scale * factor
        floor = max(self.floor, sizing.floor_at(scale, counts, self.frame))
        larger, made = swell(self.board, self._wished(scale, floor), limit, self.tries)
        self.tries -= made
        if larger is None:
            return False
        self.board, self.scale, self.floor = larger, scale, floor
        return True

    def place(self, shape: Shape, count: int, limit: float) -> bool:
        """Find a place for a newcomer: a free one, or the one for which least has to move."""
        size = sizing.size_of(shape, count, self.scale, self.floor, self.frame)
        at = self._gap(shape, size)
        if at is not None:
            self.put(shape, count, size, *at)
            return True
        if limit <= 0 or not self.can_push():
            return False
        frame = self.frame
        near = [(frame.width * right, frame.height * down) for right, down in CORNERS]
        aspect = frame.inner_width / frame.inner_height
        made = squeeze(
            self.board, self._halves(shape, size), near, aspect, limit, min(6, self.tries - KEPT)
        )
        self.tries -= abs(made)
        if made <= 0:
            return False
        self.sized.append((shape, count))
        return True

    def _gap(self, shape: Shape, size: float) -> tuple[float, float] | None:
        """The free place nearest to the middle, with as much air as the cloud can afford."""
        frame = self.frame
        grid = self.board.grid()
        tight = grid.gaps(*self._halves(shape, size))
        if tight is None:
            return None
        share = sizing.covered([*self.sized, (shape, 1)], self.scale, self.floor, frame)
        wished = (
            grid.gaps(*sizing.halves(shape, size, frame, air)) for air in (sizing.air(share), 1.0)
        )
        gaps = next((found for found in wished if found), tight)
        return gaps.nearest(frame.width / 2, frame.height / 2, sizing.proportion(share, frame))

    def _halves(self, shape: Shape, size: float) -> tuple[float, float]:
        return sizing.halves(shape, size, self.frame, air=0.0)

    def _wished(self, scale: float, floor: float) -> list[tuple[float, float]]:
        """The halves of all terms at a scale and floor."""
        return sizing.tight_halves(self.sized, scale, floor, self.frame)
