"""Which elements of a scene move from where when the next scene comes. No Qt in here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from facilitator.drawing.flatten import Primitive
from facilitator.scene import Circle, Line, Modules, Rect, Text


@dataclass(frozen=True)
class Move:
    """An element on its way: from ``start`` (None: it fades in, unless ``at_once``) to ``end``."""

    end: Primitive
    start: Primitive | None = None
    at_once: bool = False

    def at(self, share: float) -> Primitive:
        """The element when ``share`` (0 to 1) of the way is done."""
        return self.end if self.start is None else between(self.start, self.end, share)

    @property
    def still(self) -> bool:
        """Whether nothing about it moves or fades."""
        if self.start is None:
            return self.at_once
        return between(self.start, self.end, 0.5) == self.end


def moves(old: Iterable[Primitive], new: Iterable[Primitive]) -> tuple[Move, ...]:
    """Pair the elements of two scenes by key; those without a key are simply there."""
    before = dict(_named(old))
    found = []
    for name, part in _named(new):
        start = before.get(name) if part.key is not None else None
        found.append(Move(part, start, at_once=part.key is None or not before))
    return tuple(found)


def _named(
    parts: Iterable[Primitive],
) -> Iterator[tuple[tuple[type, str | None, int], Primitive]]:
    """Name elements by type, key and place among those of the same type and key."""
    seen: Counter[tuple[type, str | None]] = Counter()
    for part in parts:
        name = (type(part), part.key)
        yield (*name, seen[name]), part
        seen[name] += 1


def between(start: Primitive, end: Primitive, share: float) -> Primitive:
    """``end`` at a place between that of ``start`` and its own; only rectangles and the like
    change their size on the way, texts do not."""

    def mid(one: float, two: float) -> float:
        return two if one == two else one + (two - one) * share

    match start, end:
        case Rect(), Rect():
            return replace(end, x=mid(start.x, end.x), y=mid(start.y, end.y),
                           width=mid(start.width, end.width), height=mid(start.height, end.height))
        case Circle(), Circle():
            return replace(end, x=mid(start.x, end.x), y=mid(start.y, end.y),
                           radius=mid(start.radius, end.radius))
        case Line(), Line():
            return replace(end, x1=mid(start.x1, end.x1), y1=mid(start.y1, end.y1),
                           x2=mid(start.x2, end.x2), y2=mid(start.y2, end.y2))
        case (Text() as one, Text() as two) if one.anchor is two.anchor:
            return replace(two, x=mid(one.x, two.x), y=mid(one.y, two.y))
        case Modules(), Modules():
            return replace(end, x=mid(start.x, end.x), y=mid(start.y, end.y))
        case _:
            return end
