"""The contents page: sections with their pages, each a link."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator.drawing.flatten import baseline
from facilitator.drawing.measure import Measure
from facilitator.i18n import N_, Translator
from facilitator.report.formats.pdf.rows import HeadingMark, Row, text_rows
from facilitator.report.formats.pdf.style import (
    BODY_HEIGHT,
    HEADINGS,
    OUTER,
    TEXT_LEFT,
    TEXT_WIDTH,
    TOC_PART,
    TOC_SECTION,
    Style,
)
from facilitator.report.formats.pdf.tags import Link, Node, Tagger
from facilitator.scene import Weight

FEWEST = 3
"""A report with fewer sections has no contents page."""
_NUMBER = Style(11, 20, Weight.SEMIBOLD, "leaf")


def contents_rows(
    marks: Sequence[HeadingMark], root: Node, measure: Measure, words: Translator
) -> list[Row]:
    """Return the rows of the contents page; page numbers are looked up when it is drawn.

    Where sections and their parts do not fit on a page, only sections are listed.
    """
    style = HEADINGS[1]
    rows = text_rows([words(N_("Sommaire"))], style, OUTER, root.add("H1"), measure)
    rows[0].before = 0.0
    rows.append(Row(14.0, None))
    table = root.add("TOC")
    room = BODY_HEIGHT - sum(row.height for row in rows)
    for deepest in (2, 1):
        table.kids.clear()
        listed = [row for mark in marks if mark.level <= deepest
                  for row in _entry(mark, table, measure)]
        if sum(row.height + row.before for row in listed) <= room:
            break
    rows += listed
    rows.append(Row(0.0, None, new_page=True))
    return rows


def _entry(mark: HeadingMark, table: Node, measure: Measure) -> list[Row]:
    style = TOC_SECTION if mark.level == 1 else TOC_PART
    node = table.add("TOCI").add("Reference").add("Link")
    lines = measure.wrap(
        mark.text, style.size, TEXT_WIDTH, style.weight, max_lines=3, keep_ends=True
    )
    lines[-1] += " "
    rows = text_rows(lines, style, TEXT_LEFT, node, measure)
    for row in rows[:-1]:
        row.keep = True
    first, height = rows[0], sum(row.height for row in rows)
    inner = first.paint

    def paint(tagger: Tagger, top: float) -> None:
        if inner is not None:
            inner(tagger, top)
        tagger.mark(node)
        number = str(mark.page + 1)
        size = style.size if mark.level == 1 else TOC_PART.size
        weight = _NUMBER.weight if mark.level == 1 else TOC_PART.weight
        color = _NUMBER.color if mark.level == 1 else TOC_PART.color
        y = top + baseline(style.size, style.ratio)
        wide = measure.width(number, size, weight)
        tagger.pen.text(TEXT_LEFT - 20 - wide, y, number, size, weight, color)
        box = (TEXT_LEFT - 24 - wide, top, TEXT_LEFT + TEXT_WIDTH, top + height)
        node.kids.append(Link(tagger.page, box, mark.page, mark.top, f"{mark.text} {number}"))

    first.paint = paint
    return rows
