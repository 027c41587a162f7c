"""One update in the making: everybody keeps their place, and whoever changed is fitted in."""

from collections.abc import Callable
from functools import partial
from math import log
from types import MappingProxyType

from facilitator.activities.word_cloud.layout import sizing
from facilitator.activities.word_cloud.layout.members import room_left, settle
from facilitator.activities.word_cloud.layout.model import (
    CloudLayout,
    Frame,
    PlacedTerm,
    Shape,
    Term,
)
from facilitator.activities.word_cloud.layout.table import Table
from facilitator.scene import Weight

LOOSE = 0.25
"""A cloud that would get less dense than this (1 is a fresh one) has lost its shape."""

SHAPELESS = 20
"""Fewer terms than this have no shape to lose: their sizes just step down."""

WARPED = 0.6
"""A frame whose proportions changed by more than this is another frame."""

RATE = 1.5
"""How far terms may move on average for each answer, in pixels."""

MOST_CREDIT = 80.0
"""How much of that may be saved up."""

BORROW = 0.4
"""How much may be taken in advance once sizes stepped down, times the square of the steps."""

CROWD = 50
"""Fewer terms than this borrow less: a step down frees more room for each of them."""

LADDER = (1, 3, 6, 10)
"""After how many steps it is tried whether others can make way."""

NEARLY = 8
"""Where many steps down are needed, one part of so many more does no harm and saves trying."""

STEPS = 1
"""So many steps up at once where others have to hop for it."""

RISE = 1.03
"""So much sizes may step up at once where nothing has to move for it."""

SPELL, SELDOM = 5, 0.01
"""So many answers, and such a part of all answers, come after a try in vain to step up."""


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
        self.tried = previous.tried
        said = sum(term.count for term in previous.terms)
        self.said = sum(term.count for term in members)
        gained = RATE * max(0, self.said - said)
        self.credit = min(MOST_CREDIT, previous.credit + gained)
        self.borrow = BORROW * min(1.0, len(members) / CROWD)
        self.start = self.table.board.save()

    def run(self) -> bool:
        """Work it out; False where only a fresh layout will do."""
        if not self._carry_over():
            return False
        table = self.table
        self.start = table.board.save()
        limit = sizing.top_scale(self.sized, self.frame)
        if table.scale > limit * (1 + 1e-9):
            table.step_down(log(table.scale / limit, sizing.STEP))
        counts = {term.key: term.count for term in self.previous.terms}
        known = [term for term in self.members if term.key in self.at]
        for term in known:
            if term.count != counts[term.key] and not self._fit(
                partial(table.grow, self.at[term.key]), wait=True
            ):
                return False
        waiting = set(table.waiting())
        for term in known:
            if self.at[term.key] in waiting and term.count == counts[term.key]:
                table.grow(self.at[term.key], self._left())
        newcomers = [term for term in self.members if term.key not in self.at]
        for term in sorted(newcomers, key=lambda term: -term.count):
            if not self._fit(partial(table.place, self.shapes[term.key], term.count)):
                return False
            if len(table.sized) > len(self.at):
                self.at[term.key] = len(self.at)
        self._swell(limit)
        return True

    def _left(self, borrowed: float = 0.0) -> float:
        """How far the terms may still move in this update, in pixels taken together."""
        before = len(self.start[0])
        return (self.credit + borrowed) * before - self.table.board.moved(self.start)

    def _swell(self, limit: float) -> None:
        """See whether sizes can step up with few hops, unless that was tried in vain lately."""
        table = self.table
        if table.scale < self.previous.scale or len(self.at) < len(self.members):
            return
        while table.scale * sizing.STEP <= limit and table.scale < RISE * self.previous.scale:
            if not table.step_up():
                break
        due = self.said >= min(self.tried, self.said) + max(SPELL, self.tried * SELDOM)
        for _ in range(STEPS if due else 0):
            left = self._left()
            if left <= 0 or table.scale * sizing.STEP > limit:
                break
            if not table.swell(sizing.STEP, left):
                self.tried = self.said
                break

    def result(self, weight: Weight, countable: int) -> CloudLayout:
        """The cloud as it stands now."""
        traits = dict(self.previous.traits)
        table, board = self.table, self.table.board
        terms = {term.key: term for term in self.members}
        placed: list[PlacedTerm] = []
        others: list[PlacedTerm] = []
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
            credit=self._left() / max(1, len(self.start[0])),
            tried=self.tried,
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
            limit = sizing.top_scale(self.sized, new)
            while table.scale * sizing.STEP <= limit and table.step_up():
                pass
        return new == old or self._density(table.scale, table.floor) > LOOSE

    def _density(self, scale: float, floor: float) -> float:
        """How dense the cloud will be with all its terms."""
        return sizing.density(self.sized, scale, floor, self.frame)

    def _fit(self, attempt: Callable[[float], bool], wait: bool = False) -> bool:
        """Try with others making way, then with smaller sizes; False if a fresh layout is due.

        One that may `wait` stays as it is where that would take many steps, until there is room.
        """
        if attempt(self._left()):
            return True
        table = self.table
        base = table.save()
        counts = [term.count for term in self.members]
        least = sizing.bottom_scale(counts, self.frame)
        last = int(log(max(1.0, table.scale / least), sizing.STEP))

        def at(steps: int, pushing: bool) -> bool:
            table.restore(base)
            table.step_down(steps)
            return attempt(self._left(self.borrow * steps**2) if pushing else 0.0)

        # Where most are as small as may be, little is gained before the smallest size gives way.
        ledge = table.steps_to_ledge()
        low = 0
        for steps in LADDER if ledge <= LADDER[1] else (*LADDER[:2], ledge + 1, ledge + 3):
            if steps <= last and (low == 0 or table.can_push()):
                if at(steps, pushing=True):
                    return self._dense()
                low = steps
        fewest = None if wait else _fewest(low, last, partial(at, pushing=False))
        if fewest is None:
            # Nothing is to be gained from smaller sizes: what does not fit is left out, what
            # cannot grow stays as it is.
            table.restore(base)
            return True
        at(fewest, pushing=False)
        return self._dense()

    def _dense(self) -> bool:
        """Whether the cloud has kept its shape."""
        few = len(self.members) < SHAPELESS
        return few or self._density(self.table.scale, self.table.floor) >= LOOSE


def _fewest(low: int, last: int, enough: Callable[[int], bool]) -> int | None:
    """About the fewest steps above `low` that are enough; None where even `last` are not."""
    high, found = low, False
    while not found and high < last:
        low, high = high, min(last, max(high + 1, 2 * high))
        found = enough(high)
    while found and high - low > max(1, high // NEARLY):
        middle = (low + high) // 2
        if enough(middle):
            high = middle
        else:
            low = middle
    return high if found else None
