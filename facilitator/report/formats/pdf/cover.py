"""The first page."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator.blocks import Cover
from facilitator.drawing.clean import one_line
from facilitator.drawing.flatten import baseline
from facilitator.drawing.measure import Measure
from facilitator.report.formats.brand import Logo
from facilitator.report.formats.emblem import emblem_parts
from facilitator.report.formats.pdf.images import Box, draw_image
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
_LOGO = (150.0, 84.0)
"""The room for a logo."""
_LINES_END = 520.0
"""Below, the emblem needs the room; a cover with more lines than fit is cut short."""


def cover_row(
    cover: Cover, root: Node, measure: Measure, logo: Logo | None = None, legal: str = ""
) -> Row:
    """Return the cover as one row as high as the page, the ``logo`` at its head."""
    part = root.add("Div")
    sign = part.add("Figure", alt=logo.alt) if logo is not None else None
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
    feet = [(text, part.add("P")) for text in (cover.foot, legal) if text]

    def paint(tagger: Tagger, top: float) -> None:
        with tagger.artifact(BACKGROUND):
            _ground(tagger)
        if logo is not None and sign is not None:
            _logo(tagger, logo, sign)
        y = _TITLE_TOP
        for row in texts:
            y += row.before
            if y + row.height > _LINES_END:
                break
            if row.paint is not None:
                row.paint(tagger, y)
            y += row.height
        _foot(tagger, feet)

    return Row(BODY_HEIGHT, paint)


def _logo(tagger: Tagger, logo: Logo, node: Node) -> None:
    width, height = logo.within(*_LOGO)
    box = Box(PAGE_WIDTH - OUTER - width, 96 - min(48.0, height / 2), width, height)
    tagger.mark(node)
    node.box = (tagger.page, box.x, box.y, box.x + width, box.y + height)
    draw_image(tagger, logo.png, box)


def _foot(tagger: Tagger, feet: Sequence[tuple[str, Node]]) -> None:
    measure, style = tagger.pen.fonts.measure, COVER_FOOT
    wrapped = [
        (measure.wrap(text, style.size, FULL_WIDTH * 0.38, max_lines=8, keep_ends=True), node)
        for text, node in feet
    ]
    y = PAGE_HEIGHT - 56 - sum(len(lines) + 0.5 for lines, _ in wrapped) * style.leading
    y += style.leading / 2
    y += baseline(style.size, style.ratio)
    for lines, node in wrapped:
        for line in lines:
            tagger.mark(node)
            tagger.pen.text(OUTER, y, line, style.size, style.weight, style.color)
            y += style.leading
        y += style.leading / 2


def _ground(tagger: Tagger) -> None:
    """Paint the ground, and people sitting in a circle, partly beyond the edge of the page."""
    pen = tagger.pen
    pen.rect(Rect(0, 0, PAGE_WIDTH, PAGE_HEIGHT, fill="paper"))
    pen.rect(Rect(OUTER, 96, 44, 5, fill="mark"))
    for circle in emblem_parts(PAGE_WIDTH - 96.0, PAGE_HEIGHT - 178.0, 172.0):
        pen.circle(circle)
