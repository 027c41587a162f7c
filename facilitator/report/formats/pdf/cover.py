"""The first page."""

from __future__ import annotations

from facilitator.blocks import Cover
from facilitator.drawing.clean import one_line
from facilitator.drawing.flatten import baseline
from facilitator.drawing.measure import Measure
from facilitator.report.formats.emblem import emblem_parts
from facilitator.report.formats.pdf.rows import Row, text_rows
from facilitator.report.formats.pdf.style import (
    BODY_HEIGHT,
    COVER_FOOT,
    COVER_LINE,
    COVER_TITLE,
    FULL_WIDTH,
    OUTER,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    Style,
)
from facilitator.report.formats.pdf.tags import BACKGROUND, Node, Tagger
from facilitator.scene import Rect

_SIZES = (34.0, 29.0, 25.0, 21.0)
_TITLE_TOP = 150.0
_LINES_END = 520.0
"""Below, the emblem needs the room; a cover with more lines than fit is cut short."""


def cover_row(cover: Cover, root: Node, measure: Measure) -> Row:
    """Return the cover as one row as high as the page."""
    part = root.add("Div")
    title = part.add("P")
    nodes = [part.add("P") for _ in cover.lines]
    size, lines = measure.fit(
        one_line(cover.title),
        FULL_WIDTH * 0.86,
        260.0,
        _SIZES,
        COVER_TITLE.weight,
        COVER_TITLE.ratio,
    )
    style = Style(size, size * COVER_TITLE.ratio, COVER_TITLE.weight, COVER_TITLE.color)
    texts = text_rows([f"{line} " for line in lines], style, OUTER, title, measure)
    spaced = 26.0
    for text, node in zip(cover.lines, nodes, strict=True):
        width = FULL_WIDTH * 0.8
        broken = measure.wrap(text, COVER_LINE.size, width, max_lines=2, keep_ends=True)
        rows = text_rows(broken, COVER_LINE, OUTER, node, measure)
        rows[0].before = spaced
        spaced = 2.0
        texts.extend(rows)
    foot = part.add("P") if cover.foot else None

    def paint(tagger: Tagger, top: float) -> None:
        with tagger.artifact(BACKGROUND):
            _ground(tagger)
        y = _TITLE_TOP
        for row in texts:
            y += row.before
            if y + row.height > _LINES_END:
                break
            if row.paint is not None:
                row.paint(tagger, y)
            y += row.height
        if foot is not None:
            _foot(tagger, cover.foot, foot)

    return Row(BODY_HEIGHT, paint)


def _foot(tagger: Tagger, text: str, node: Node) -> None:
    measure = tagger.pen.fonts.measure
    lines = measure.wrap(text, COVER_FOOT.size, FULL_WIDTH * 0.38, max_lines=8, keep_ends=True)
    y = PAGE_HEIGHT - 56 - len(lines) * COVER_FOOT.leading
    y += baseline(COVER_FOOT.size, COVER_FOOT.ratio)
    for line in lines:
        tagger.mark(node)
        tagger.pen.text(OUTER, y, line, COVER_FOOT.size, COVER_FOOT.weight, COVER_FOOT.color)
        y += COVER_FOOT.leading


def _ground(tagger: Tagger) -> None:
    """Paint the ground, and people sitting in a circle, partly beyond the edge of the page."""
    pen = tagger.pen
    pen.rect(Rect(0, 0, PAGE_WIDTH, PAGE_HEIGHT, fill="paper"))
    pen.rect(Rect(OUTER, 96, 44, 5, fill="clay"))
    for circle in emblem_parts(PAGE_WIDTH - 96.0, PAGE_HEIGHT - 178.0, 172.0):
        pen.circle(circle)
