"""What pages are filled with: rows that are never cut, each of which knows how to draw itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from facilitator.drawing.flatten import baseline
from facilitator.drawing.measure import Measure
from facilitator.report.formats.pdf.style import Style
from facilitator.report.formats.pdf.tags import Node, Tagger

Paint = Callable[[Tagger, float], None]
"""Draws a row whose top is at the given height of the page."""


@dataclass(slots=True)
class Row:
    """A slice of the report as wide as the page.

    ``before`` is space above it, dropped at the top of a page; ``keep`` holds it on the page of the
    next row; ``needs`` is the room that must be left on the page for it to start there; ``repeat``
    are rows to draw again at the top of a page that would start with this one.
    """

    height: float
    paint: Paint | None
    before: float = 0.0
    keep: bool = False
    needs: float = 0.0
    repeat: tuple[Row, ...] = ()
    heading: HeadingMark | None = None
    new_page: bool = False


@dataclass(slots=True, eq=False)
class HeadingMark:
    """Where a heading ended up, for the contents page and the bookmarks."""

    level: int
    text: str
    page: int = -1
    top: float = 0.0


@dataclass(slots=True)
class MarginNote:
    """Small lines in the margin column beside the rows they belong to."""

    lines: list[str]
    style: Style
    node: Node
    rows: list[Row] = field(default_factory=list)

    @property
    def height(self) -> float:
        """Height of the lines."""
        return len(self.lines) * self.style.leading


def text_rows(
    lines: list[str], style: Style, x: float, node: Node, measure: Measure, *, right: bool = False
) -> list[Row]:
    """Return one row per line of a paragraph, first two and last two kept together.

    ``x`` is the left edge, or with ``right`` the right edge, of the lines.
    """
    rows = [Row(style.leading, _line(line, style, x, node, measure, right)) for line in lines]
    hold(rows)
    if rows:
        rows[0].before = style.before
    return rows


def hold(rows: list[Row]) -> None:
    """Keep the first two and the last two rows together (no orphan, no widow)."""
    if len(rows) > 1:
        rows[0].keep = True
        rows[-2].keep = True


def _line(
    line: str, style: Style, x: float, node: Node, measure: Measure, right: bool
) -> Paint | None:
    if not line:
        return None
    left = x
    if right:
        left -= measure.width(line.rstrip(" "), style.size, style.weight)
    drop = baseline(style.size, style.ratio)

    def paint(tagger: Tagger, top: float) -> None:
        tagger.mark(node)
        tagger.pen.text(left, top + drop, line, style.size, style.weight, style.color)

    return paint


def space(height: float) -> Row:
    """Return an empty row that vanishes at the top of a page."""
    return Row(0.0, None, before=height)
