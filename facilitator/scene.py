"""Declarative drawing: what every surface (Qt, SVG, PDF) draws in the same way.

Coordinates are in points of an abstract page of ``width`` x ``height``, y downwards. Text is
placed by its baseline and already broken into lines, so that no surface decides on layout.
Colours are names of tokens (``leaf``, ``ink-soft``, ``word-0`` …) that a theme resolves.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum


class Weight(Enum):
    """The weights of the bundled family."""

    REGULAR = "Regular"
    SEMIBOLD = "SemiBold"
    BOLD = "Bold"
    ITALIC = "Italic"
    BOLD_ITALIC = "BoldItalic"


class Anchor(Enum):
    """Which point of a line of text ``x`` names."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text; ``y`` is its baseline. ``key`` names it from one scene to the next."""

    x: float
    y: float
    text: str
    size: float
    color: str = "ink"
    weight: Weight = Weight.REGULAR
    anchor: Anchor = Anchor.START
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle with its top left corner at ``x``, ``y``."""

    x: float
    y: float
    width: float
    height: float
    fill: str | None = None
    stroke: str | None = None
    stroke_width: float = 1.0
    radius: float = 0.0
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    color: str = "line"
    width: float = 1.0
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Circle:
    """A circle around ``x``, ``y``."""

    x: float
    y: float
    radius: float
    fill: str | None = None
    stroke: str | None = None
    stroke_width: float = 1.0
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Modules:
    """A square of dark modules, as a QR code has them, ``side`` points wide.

    ``rows`` holds one string per row, ``"1"`` for a dark module.
    """

    x: float
    y: float
    side: float
    rows: tuple[str, ...]
    color: str = "ink"
    key: str | None = None


@dataclass(frozen=True, slots=True)
class TableCell:
    """One cell of a :class:`Table`: its lines, already broken to fit."""

    lines: tuple[str, ...]
    weight: Weight = Weight.REGULAR
    color: str = "ink"
    anchor: Anchor = Anchor.START


@dataclass(frozen=True, slots=True)
class Table:
    """A table at a position; the first row is the header, hairlines run between rows.

    ``columns`` are widths, ``rows`` the cells, ``heights`` one height per row.
    """

    x: float
    y: float
    columns: tuple[float, ...]
    heights: tuple[float, ...]
    rows: tuple[tuple[TableCell, ...], ...]
    size: float
    key: str | None = None


Element = Text | Rect | Line | Circle | Modules | Table


@dataclass(frozen=True, slots=True)
class Scene:
    """A drawing with a plain-text ``alt`` for those who cannot see it."""

    width: float
    height: float
    elements: tuple[Element, ...] = field(default=())
    alt: str = ""
    background: str | None = None
