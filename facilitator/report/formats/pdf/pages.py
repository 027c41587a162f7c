"""Rows into pages, and what stands around them on every page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from facilitator.drawing.flatten import baseline
from facilitator.report.formats.pdf.rows import Row
from facilitator.report.formats.pdf.style import (
    BODY_HEIGHT,
    BOTTOM,
    FULL_WIDTH,
    FURNITURE,
    OUTER,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    TEXT_LEFT,
    TEXT_WIDTH,
    TOP,
)
from facilitator.report.formats.pdf.tags import PAGINATION, Tagger
from facilitator.scene import Weight

Page = list[tuple[float, Row]]
"""The rows of one page with the heights at which they begin."""

_LIMIT = PAGE_HEIGHT - BOTTOM
_HEAD_WORDS = 6


def paginate(rows: Sequence[Row]) -> list[Page]:
    """Fill pages with ``rows``; those kept together stay together unless higher than a page."""
    filler = _Filler()
    for unit in _units(rows):
        filler.place(unit)
    if filler.pages[-1] == [] and len(filler.pages) > 1:
        filler.pages.pop()
    return filler.pages


def _units(rows: Sequence[Row]) -> Iterator[list[Row]]:
    unit: list[Row] = []
    for row in rows:
        unit.append(row)
        if not row.keep:
            yield unit
            unit = []
    if unit:
        yield unit


class _Filler:
    """Pages filled so far, and how far down the last one is."""

    def __init__(self) -> None:
        self.pages: list[Page] = [[]]
        self._y = TOP

    def place(self, unit: list[Row]) -> None:
        """Put ``unit`` on the page, or on the next one where it does not fit."""
        first = unit[0]
        if first.new_page:
            if self.pages[-1]:
                self._turn()
            return
        height = sum(row.height + row.before for row in unit)
        short = self._y + height > _LIMIT + 0.01 or _LIMIT - self._y < first.needs
        if short and self.pages[-1] and height - first.before <= BODY_HEIGHT:
            self._turn(first)
        for row in unit:
            if self.pages[-1] and self._y + row.before + row.height > _LIMIT + 0.01:
                self._turn(row)
            self._put(row)

    def _put(self, row: Row) -> None:
        if self.pages[-1]:
            self._y += row.before
        self.pages[-1].append((self._y, row))
        if row.heading is not None:
            row.heading.page = len(self.pages) - 1
            row.heading.top = self._y
        self._y += row.height

    def _turn(self, first: Row | None = None) -> None:
        """Start a page, with the header of the table that goes on there."""
        self.pages.append([])
        self._y = TOP
        for row in first.repeat if first is not None else ():
            self._put(row)


def furniture(tagger: Tagger, title: str, section: str, legal: str = "") -> None:
    """Draw the page number, title and ``legal`` line at the foot, the ``section`` at the head."""
    pen, size = tagger.pen, FURNITURE.size
    y = PAGE_HEIGHT - 44.0
    measure = pen.fonts.measure
    with tagger.artifact(PAGINATION):
        pen.text(OUTER, y, str(tagger.page + 1), 9.5, Weight.SEMIBOLD, "leaf")
        running = measure.cut(title, size, TEXT_WIDTH)
        pen.text(TEXT_LEFT, y, running, size, Weight.REGULAR, FURNITURE.color)
        if legal:
            below = measure.cut(legal, size, TEXT_WIDTH)
            pen.text(TEXT_LEFT, y + FURNITURE.leading, below, size, Weight.REGULAR, FURNITURE.color)
    if section:
        with tagger.artifact(PAGINATION):
            shown = measure.cut(_short(section), size, TEXT_WIDTH)
            pen.text(TEXT_LEFT, 44.0, shown, size, Weight.REGULAR, FURNITURE.color)


def _short(text: str) -> str:
    """Return the first words of ``text``: a running head is a reminder, not a sentence."""
    parts = text.split()
    return text if len(parts) <= _HEAD_WORDS else " ".join(parts[:_HEAD_WORDS]) + "…"


def watermark(tagger: Tagger, word: str) -> None:
    """Write ``word`` very lightly across the page, under everything else."""
    pen = tagger.pen
    wide = pen.fonts.measure.width(word, 1.0, Weight.BOLD)
    size = min(150.0, FULL_WIDTH * 1.1 / max(wide, 0.1))
    middle = (PAGE_WIDTH / 2, PAGE_HEIGHT / 2)
    with tagger.artifact("/Type /Pagination /Subtype /Watermark"):
        # Turned by 50 degrees around the middle of the page.
        pen.write(f"q 0.6428 0.766 -0.766 0.6428 {middle[0]:.2f} {middle[1]:.2f} cm")
        drop = PAGE_HEIGHT - baseline(size) / 3
        pen.text(-wide * size / 2, drop + size * 0.6, word, size, Weight.BOLD, "draft")
        pen.write("Q")
