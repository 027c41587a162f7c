"""One update in the making: everybody keeps their place, and whoever changed is fitted in."""

from collections.abc import Callable
from functools import partial
from types import MappingProxyType

from facilitator.activities.word_cloud.layout import sizing
from facilitator.activities.word_cloud.layout.members import room_left, settle
from facilitator.activities.word_cloud.layout.model import (
    Box,
    CloudLayout,
    Frame,
    PlacedTerm,
    Shape,
    Term,
)
from facilitator.activities.word_cloud.layout.table import Table
from facilitator.scene import Weight

LOOSE = 0.5
"""A cloud that would get less dense than this (1 is a fresh one) has lost its shape."""

SHAPELESS = 20
"""Fewer terms than this have no shape to lose: their sizes just step down."""

ROOMY = 0.9
"""Below this density sizes do not step down before others were pushed further."""

WARPED = 0.6
"""A frame whose proportions changed by more than this is another frame."""

SWELL = 2 ** (1 / 36)
"""By how much sizes step up at once where there is room for it: 2 %."""

SPELL, SELDOM = 8, 0.01
"""So many answers, and such a part of all answers, come between two tries to step up."""

HOPS = 100.0
"""How far terms may move on average for it, in pixels."""

RATE = 1.5
"""The same for each answer since it last happened."""

IMPATIENT = 8.0
"""How many times further others are pushed then."""


class Change:
    """Takes a cloud to the next one, in which exactly `members` are on screen."""

    def __init__(
        self, previous: CloudLayout, members: list[Term], shapes: list[Shape], frame: Frame
    ) -> None:
        self.previous = previous
        self.members = members
        self.shapes = {term.key: shape for term, shape in zip(members, shapes, strict=True)}
        self.frame = frame
        self.sized = [(shape, term.count) for term, shape in zip(members, shapes, strict=True)]
        self.table = Table(frame, previous.scale, previous.floor)
        self.at: dict[str, int] = {}
        self.tried, self.swelled = previous.tried, previous.swelled

    def run(self) -> bool:
        """Work it out; False where only a fresh layout will do."""
        if not self._carry_over():
            return False
        table = self.table
        limit = sizing.top_scale([term.count for term in self.members], self.frame)
        while table.scale > limit * (1 + 1e-9):
            table.step_down()
        for term in self.members:
            if term.key in self.at and not self._fit(partial(table.grow, self.at[term.key])):
                return False
        newcomers = [term for term in self.members if term.key not in self.at]
        for term in sorted(newcomers, key=lambda term: -term.count):
            if not self._fit(partial(table.place, self.shapes[term.key], term.count)):
                return False
            if len(table.sized) > len(self.at):
                self.at[term.key] = len(self.at)
        self._swell(limit)
        return True

    def _swell(self, limit: float) -> None:
        """From time to time, see whether sizes can step up again with few hops."""
        said, table = sum(term.count for term in self.members), self.table
        if table.scale != self.previous.scale or len(self.at) < len(self.members):
            return
        if table.scale * SWELL > limit or len(self.members) < SHAPELESS:
            return
        due = min(self.tried, said) + max(SPELL, self.tried * SELDOM)
        if said >= due:
            self.tried = said
            way = min(HOPS, RATE * (said - min(self.swelled, said)))
            if table.swell(SWELL, way):
                self.swelled = said

    def result(self, weight: Weight, countable: int) -> CloudLayout:
        """The cloud as it stands now."""
        traits = dict(self.previous.traits)
        table, board = self.table, self.table.board
        terms = {term.key: term for term in self.members}
        placed: list[PlacedTerm] = []
        others: list[tuple[Box, int]] = []
        for key, index in self.at.items():
            size = table.drawn_size(index)
            if size < min(self.frame.smallest, table.size(index)) * (1 - 1e-6):
                continue  # a label that got longer where there is no room for it
            place = (board.x[index], board.y[index], size)
            placed.append(settle(terms[key], table.sized[index][0], place, traits, others, weight))
        order = {term.key: rank for rank, term in enumerate(self.members)}
        return CloudLayout(
            frame=self.frame,
            terms=tuple(sorted(placed, key=lambda term: order[term.key])),
            scale=table.scale,
            floor=table.floor,
            omitted=countable - len(placed),
            room=self._room(),
            generation=self.previous.generation,
            tried=self.tried,
            swelled=self.swelled,
            traits=MappingProxyType(traits),
        )

    def _room(self) -> int | None:
        """How many terms there is room for, where that is known."""
        before = room_left(self.previous, self.frame)
        if len(self.at) < len(self.members):
            return len(self.at)
        return None if before is None else max(before, len(self.at))

    def _carry_over(self) -> bool:
        """Put those who stay where they were, in proportion where the frame is another one."""
        old, new, table = self.previous.frame, self.frame, self.table
        across = new.inner_width / old.inner_width
        down = new.inner_height / old.inner_height
        ratio = min(across, down)
        if ratio < WARPED * max(across, down):
            return False
        table.scale *= ratio
        table.floor = min(table.floor * ratio, new.floor)
        terms = {term.key: term for term in self.members}
        for term in self.previous.terms:
            if term.key in terms:
                x = new.width / 2 + (term.x - old.width / 2) * across
                y = new.height / 2 + (term.y - old.height / 2) * down
                self.at[term.key] = table.put(term.shape, term.count, term.size * ratio, x, y)
        for key, index in self.at.items():
            table.set(index, self.shapes[key], terms[key].count)
        if new != old or len(self.at) < len(self.previous.terms):
            limit = sizing.top_scale([term.count for term in self.members], new)
            while table.scale * sizing.STEP <= limit:
                dense = self._density(table.scale * sizing.STEP**2, table.floor) >= ROOMY
                if dense or not table.step_up():
                    break
        return new == old or self._density(table.scale, table.floor) > LOOSE

    def _density(self, scale: float, floor: float) -> float:
        """How dense the cloud will be with all its terms."""
        return sizing.density(self.sized, scale, floor, self.frame)

    def _fit(self, attempt: Callable[[float], bool]) -> bool:
        """Try as the sizes step down; False if a fresh layout is due."""
        if attempt(0.0):
            return True
        table = self.table
        least = sizing.bottom_scale([term.count for term in self.members], self.frame)
        while True:
            after = self._density(*table.stepped_down())
            if attempt(1.0 if after >= ROOMY else IMPATIENT):
                return True
            if table.scale / sizing.STEP < least:
                # Nothing is to be gained from starting afresh: what does not fit is left out,
                # what cannot grow stays as it is.
                return True
            if after < LOOSE and len(self.members) >= SHAPELESS:
                return False
            table.step_down()
