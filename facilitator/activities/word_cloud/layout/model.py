"""What goes into the word cloud's layout and what comes out, as plain immutable data."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple

from facilitator.scene import Weight

COLOURS = 6
"""How many colours a cloud uses; a term's colour is an index below this number."""

WEIGHT = Weight.BOLD
"""Font weight of every term: weight would read as importance, and the count says that already."""


Box = tuple[float, float, float, float]
"""Left, top, width, height, in pixels."""


class Term(NamedTuple):
    """One thing people said: a stable `key`, the `label` to show, and how often it was said."""

    key: str
    label: str
    count: int  # type: ignore[assignment]  # the field is meant, not tuple.count


@dataclass(frozen=True, slots=True)
class Frame:
    """The ground a cloud is laid on, in pixels; the margin is kept free on every side.

    `legible` is the font size that the back row can read; 0 means 1/30 of the height, the rule
    of the projector (pass the projector's own when the frame is only a part of it). Words get
    smaller than that where they are many, but not below `least`: then the rarest are left out
    (0 means 1/54 of the height).
    """

    width: float = 1920.0
    height: float = 1080.0
    margin: float = 16.0
    legible: float = 0.0
    least: float = 0.0

    def __post_init__(self) -> None:
        """Raise `ValueError` where the frame leaves no room at all."""
        if min(self.width, self.height) - 2 * self.margin < 8 or self.margin < 0:
            raise ValueError("a cloud needs a frame of at least 8 x 8 pixels inside its margins")

    @property
    def inner_width(self) -> float:
        """Width between the margins, in pixels."""
        return self.width - 2 * self.margin

    @property
    def inner_height(self) -> float:
        """Height between the margins, in pixels."""
        return self.height - 2 * self.margin

    @property
    def floor(self) -> float:
        """The smallest size that the back row can read, in pixels."""
        return self.legible or self.height / 30

    @property
    def smallest(self) -> float:
        """The size below which a term is left out, in pixels."""
        return min(self.least or self.height / 54, self.floor)


Width = Callable[[str, float, Weight], float]
"""`width(text, size, weight)`: the advance width of a line in pixels, linear in the size."""

Ink = Callable[[str], tuple[float, float]]
"""`ink(text)`: how far ink may reach above and below the baseline, in em."""


class Shape(NamedTuple):
    """A label broken into lines and measured, in em: all that the layout needs to know of it.

    `advances` are the widths of the lines, `baselines` their distances below the top of the ink.
    """

    label: str
    lines: tuple[str, ...]
    advances: tuple[float, ...]
    width: float
    height: float
    baselines: tuple[float, ...]


class PlacedTerm(NamedTuple):
    """A term in its place; `x` and `y` are the centre of its box, all lengths in pixels."""

    key: str
    count: int  # type: ignore[assignment]  # the field is meant, not tuple.count
    shape: Shape
    size: float
    x: float
    y: float
    colour: int
    weight: Weight

    @property
    def label(self) -> str:
        """The label as it was given."""
        return self.shape.label

    @property
    def lines(self) -> tuple[str, ...]:
        """The label as it is drawn: one to three lines, each centred on `x`."""
        return self.shape.lines

    @property
    def width(self) -> float:
        """Width of the box round the text."""
        return self.shape.width * self.size

    @property
    def height(self) -> float:
        """Height of the box round the text."""
        return self.shape.height * self.size

    @property
    def box(self) -> Box:
        """The box round the text."""
        width, height = self.width, self.height
        return self.x - width / 2, self.y - height / 2, width, height

    @property
    def baselines(self) -> tuple[float, ...]:
        """Where the baseline of each line is, measured from the top of the frame."""
        top = self.y - self.height / 2
        return tuple(top + offset * self.size for offset in self.shape.baselines)


FIRST_CREDIT = 20.0
"""How far terms may move on average to begin with, in pixels: few large words need room."""


class Trait(NamedTuple):
    """What a term keeps for life, even while it is not on screen."""

    colour: int
    weight: Weight


@dataclass(frozen=True, slots=True)
class CloudLayout:
    """A laid-out cloud, and all that the next update needs to know about this one.

    `scale` is the font size of a term said once before any floor, `floor` the smallest size in
    use (both in pixels), `omitted` how many terms are not on screen. `room` is the number of terms
    on screen once others had to be left out for want of room: nobody else joins then, but takes
    the place of a rarer one, until there is a full re-layout or another frame. `generation`
    grows at each full re-layout, so that a drawer can tell one from a nudge. `credit` is how far,
    in pixels on average, terms may still move (less than none: they moved in advance), `tried` the
    sum of all counts when a larger scale was last tried in vain.
    """

    frame: Frame
    terms: tuple[PlacedTerm, ...] = ()
    scale: float = 0.0
    floor: float = 0.0
    omitted: int = 0
    room: int | None = None
    generation: int = 0
    credit: float = FIRST_CREDIT
    tried: int = 0
    traits: Mapping[str, Trait] = field(default_factory=lambda: MappingProxyType({}))

    def by_key(self) -> dict[str, PlacedTerm]:
        """The placed terms by key."""
        return {term.key: term for term in self.terms}
