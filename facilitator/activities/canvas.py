"""What kinds draw on: a frame with its type sizes, and words for what is empty or left out."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from facilitator.activities.context import Frame
from facilitator.drawing.build import paragraph
from facilitator.drawing.flatten import primitives
from facilitator.drawing.measure import Measure
from facilitator.i18n import N_, Translator
from facilitator.scene import Anchor, Circle, Element, Line, Rect, Scene, Text, Weight

LEADING = 1.28
SCALE = (2.1, 1.85, 1.6, 1.4, 1.25, 1.12, 1.0)
"""Type sizes as multiples of the smallest, largest first."""
NEAR = 0.76
"""The smallest type for a near reader, in parts of the back row's."""
CLOSER = (1.14, 1.0)
"""Sizes that only a near reader can read."""
_HIGH = re.compile(" ([?!:;»%])")
NARROW = 420
"""A picture narrower than this is a phone's."""
ENDLESS = 20_000.0
"""The height of a picture that is scrolled, before it is cut to what is there."""
BIG_SCALE = (3.2, 2.8, 2.4, *SCALE)
"""The same for pictures of very few words, seen from afar."""


@dataclass(frozen=True, slots=True)
class Box:
    """A place on the canvas."""

    x: float
    y: float
    width: float
    height: float

    @property
    def bottom(self) -> float:
        """The y of its lower edge."""
        return self.y + self.height

    def columns(self, count: int, gap: float) -> tuple[Box, ...]:
        """Cut it into ``count`` columns with ``gap`` between them."""
        wide = (self.width - gap * (count - 1)) / count
        return tuple(
            Box(self.x + place * (wide + gap), self.y, wide, self.height) for place in range(count)
        )

    def below(self, y: float) -> Box:
        """What is left of it under ``y``."""
        return Box(self.x, y, self.width, max(0.0, self.bottom - y))


class Canvas:
    """Gathers the elements of one picture.

    ``small`` is the smallest size text may have: on a projector 1/30 of the height of a screen as
    wide as the frame (the frame may be only a part of it), on a phone 14, in the report 10.5.
    """

    def __init__(self, frame: Frame, measure: Measure) -> None:
        self.frame = frame
        self.measure = measure
        self.tr = frame.tr
        self.narrow = frame.width < NARROW
        if frame.back_row:
            self.small = frame.legible or max(frame.height / 30, frame.width * 9 / 16 / 30)
            self.small *= NEAR if frame.near else 1.0
        else:
            self.small = 14.0 if self.narrow else 10.5
        inset = self.small * 1.2 if frame.back_row else 2.0
        self.area = Box(inset, inset, frame.width - 2 * inset, frame.height - 2 * inset)
        self.elements: list[Element] = []

    def sizes(self, scale: tuple[float, ...] = SCALE) -> tuple[float, ...]:
        """The type sizes to try, largest first; paper and phones need no very large ones."""
        if self.frame.back_row and self.frame.near:
            return tuple(self.small * step for step in (*(s / NEAR for s in scale), *CLOSER))
        if self.frame.back_row:
            return tuple(self.small * step for step in scale)
        return tuple(self.small * step for step in SCALE if step <= 1.25)

    def text(
        self,
        text: str,
        box: Box,
        size: float,
        *,
        weight: Weight = Weight.REGULAR,
        color: str = "ink",
        anchor: Anchor = Anchor.START,
        max_lines: int | None = None,
        key: str | None = None,
    ) -> float:
        """Set ``text`` at the top of ``box`` and return the height it takes."""
        lines, height = paragraph(
            self.measure, hold(text), box.x, box.y, box.width, size, weight=weight, color=color,
            anchor=anchor, leading=LEADING, max_lines=max_lines, key=key,
        )
        self.elements += lines
        return height

    def height(
        self, text: str, width: float, size: float,
        weight: Weight = Weight.REGULAR, max_lines: int | None = None,
    ) -> float:
        """The height :meth:`text` would take."""
        return len(self.measure.wrap(hold(text), size, width, weight, max_lines)) * size * LEADING

    def word(
        self, text: str, x: float, y: float, size: float, *, weight: Weight = Weight.REGULAR,
        color: str = "ink", anchor: Anchor = Anchor.START, key: str | None = None,
    ) -> float:
        """Set one short text on the baseline ``y`` and return its width."""
        self.elements.append(Text(x, y, text, size, color, weight, anchor, key))
        return self.measure.width(text, size, weight)

    def rule(self, x: float, y: float, width: float, color: str = "line") -> None:
        """Draw a hairline."""
        thick = self.small / 20 if self.frame.back_row else 0.75
        self.elements.append(Line(x, y, x + width, y, color, thick))

    def rect(
        self, box: Box, fill: str, radius: float = 0.0, key: str | None = None
    ) -> None:
        """Draw a filled rectangle."""
        self.elements.append(
            Rect(box.x, box.y, box.width, box.height, fill=fill, radius=radius, key=key)
        )

    def dot(self, x: float, y: float, radius: float, fill: str, key: str | None = None) -> None:
        """Draw a filled circle."""
        self.elements.append(Circle(x, y, radius, fill=fill, key=key))

    def more(self, words: str, box: Box) -> float:
        """Say softly at the top of ``box`` what there was no room for."""
        return self.text(words, box, self.small, color="ink-soft", max_lines=2)

    def empty(self, words: str = "") -> Scene:
        """A quiet picture for a result that is not there yet."""
        words = words or self.tr(N_("Les réponses apparaîtront ici."))
        size = self.sizes()[2 if self.frame.back_row else 0]
        tall = self.height(words, self.area.width, size)
        middle = Box(
            self.area.x, self.area.y + (self.area.height - tall) * 0.42, self.area.width, tall
        )
        self.text(words, middle, size, color="ink-soft", anchor=Anchor.MIDDLE, max_lines=4)
        return self.scene(words)

    def scene(self, alt: str) -> Scene:
        """The finished picture."""
        return Scene(self.frame.width, self.frame.height, tuple(self.elements), alt)


def trimmed(scene: Scene) -> Scene:
    """Return ``scene`` without the empty room at its foot, for the running text of a report."""
    return replace(scene, height=min(scene.height, lowest(scene)))


def scrolled(frame: Frame) -> Frame:
    """A phone's frame as long as it takes, since phones are scrolled; any other as it is."""
    if frame.back_row or frame.width >= NARROW:
        return frame
    return replace(frame, height=max(frame.height, ENDLESS))


def rolled_up(scene: Scene, frame: Frame) -> Scene:
    """Cut what was drawn in the ``scrolled`` frame to what is there, ``frame`` at least."""
    if frame.back_row or frame.width >= NARROW:
        return scene
    return replace(scene, height=max(frame.height, lowest(scene)))


def lowest(scene: Scene) -> float:
    """Where what is drawn ends, with a hair of room under it."""
    bottoms = [0.0]
    for part in primitives(scene):
        match part:
            case Text():
                bottoms.append(part.y + part.size * 0.3)
            case Rect():
                bottoms.append(part.y + part.height)
            case Circle():
                bottoms.append(part.y + part.radius)
            case Line():
                bottoms.append(max(part.y1, part.y2))
    return max(bottoms) + 2.0


def hold(text: str) -> str:
    """Tie French high punctuation to its word, so that no line begins with a lone mark."""
    return _HIGH.sub("\u00a0\\1", text).replace("« ", "«\u00a0")


def and_more(tr: Translator, count: int) -> str:
    """Say how many there was no room for."""
    return tr.plural("et {n} autre", "et {n} autres", count)
