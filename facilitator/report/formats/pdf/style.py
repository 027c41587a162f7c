"""The look of the printed report: page, columns, sizes. All lengths are in points."""

from __future__ import annotations

from dataclasses import dataclass

from facilitator.scene import Weight

PAGE_WIDTH = 595.28
PAGE_HEIGHT = 841.89
OUTER = 48.0
"""Left edge of the margin column, which holds captions and marks; right edge of the page."""
TEXT_LEFT = 148.0
"""Left edge of the text column."""
MARGIN_WIDTH = 84.0
TOP = 72.0
BOTTOM = 74.0
TEXT_WIDTH = PAGE_WIDTH - TEXT_LEFT - OUTER
FULL_WIDTH = PAGE_WIDTH - 2 * OUTER
BODY_HEIGHT = PAGE_HEIGHT - TOP - BOTTOM


@dataclass(frozen=True, slots=True)
class Style:
    """How a kind of text is set: ``leading`` between baselines, ``before`` and ``after`` it."""

    size: float
    leading: float
    weight: Weight = Weight.REGULAR
    color: str = "ink"
    before: float = 0.0
    after: float = 0.0

    @property
    def ratio(self) -> float:
        """Leading in sizes."""
        return self.leading / self.size


BODY = Style(10.5, 15, after=7.5)
SOFT = Style(9, 13, color="ink-soft", after=6)
HEADINGS = {
    1: Style(21, 26, Weight.BOLD, "leaf", before=40, after=13),
    2: Style(13.5, 18, Weight.SEMIBOLD, "leaf", before=22, after=6),
    3: Style(10.5, 15, Weight.SEMIBOLD, "ink", before=14, after=3),
}
LONG = 64
"""Characters of a section's title from which on it is set smaller: a whole prompt."""
LONG_HEADING = Style(17, 22, Weight.BOLD, "leaf", before=40, after=12)
QUOTE = Style(10.5, 15, Weight.ITALIC, before=3, after=9)
SOURCE = Style(8.5, 12, color="ink-soft")
ITEM = Style(10.5, 15, after=3)
CELL = Style(9, 12.5)
HEADER_CELL = Style(9, 12.5, Weight.SEMIBOLD, "leaf")
CAPTION = Style(8.5, 11.5, color="ink-soft")
FURNITURE = Style(8, 11, color="ink-soft")
TOC_SECTION = Style(11, 20, Weight.SEMIBOLD, before=7)
TOC_PART = Style(10, 16, color="ink-soft")
COVER_TITLE = Style(34, 41, Weight.BOLD, "ink")
COVER_LINE = Style(13, 20, color="ink-soft")
COVER_FOOT = Style(9, 13, color="ink-soft")

CELL_PAD_X = 6.0
CELL_PAD_Y = 4.5
