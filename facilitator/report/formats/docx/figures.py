"""Pictures and the cover of the Word document."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from docx.enum.text import WD_BREAK
from docx.shared import Pt

from facilitator.blocks import Cover, Picture
from facilitator.drawing.clean import one_line
from facilitator.drawing.measure import Measure
from facilitator.drawing.png import to_png
from facilitator.report.formats.brand import Logo
from facilitator.report.formats.docx.furniture import add_logo
from facilitator.report.formats.docx.xml import describe
from facilitator.report.formats.emblem import emblem
from facilitator.report.formats.pdf.style import FULL_WIDTH, TEXT_WIDTH
from facilitator.theme import Theme


class Figures:
    """Draws pictures into paragraphs, numbering them."""

    def __init__(self, theme: Theme, measure: Measure) -> None:
        self._theme = theme
        self._measure = measure
        self._number = 0

    def draw(self, paragraph: Any, block: Picture, width: float, alt: str) -> None:
        """Put ``block`` into the empty ``paragraph``, ``width`` points wide."""
        self._number += 1
        data = block.photo or to_png(block.scene, self._theme, scale=2.5, measure=self._measure)
        form = paragraph.paragraph_format
        form.line_spacing, form.keep_with_next = 1.0, bool(block.caption)
        shape = paragraph.add_run().add_picture(BytesIO(data), width=Pt(width))
        describe(shape._inline, self._number, one_line(alt))


def write_cover(text: Any, figures: Figures, block: Cover, logo: Logo | None, legal: str) -> None:
    """Write the first page; ``text`` appends a paragraph of given words and style."""
    if logo is not None:
        head = text("", "Normal")
        head.paragraph_format.left_indent = Pt(TEXT_WIDTH - FULL_WIDTH)
        head.paragraph_format.space_after = 0
        add_logo(head, logo, 150.0, 64.0)
    title = text(one_line(block.title), "Title")
    if logo is not None:
        title.paragraph_format.space_before = Pt(30)
    for line in block.lines:
        text(line, "Subtitle")
    width = TEXT_WIDTH * (0.55 if logo is None and not legal else 0.48)
    sign = text("", "Normal")
    figures.draw(sign, Picture(emblem()), width, "")
    sign.paragraph_format.space_before = Pt(56 if logo is None else 40)
    sign.paragraph_format.left_indent = Pt(TEXT_WIDTH - width)
    foot = text(block.foot, "Palabre Soft")
    feet = [foot, text(one_line(legal), "Palabre Soft")] if legal else [foot]
    for each in feet:
        each.paragraph_format.left_indent = Pt(TEXT_WIDTH - FULL_WIDTH)
    foot.paragraph_format.space_before = Pt(36)
    feet[-1].add_run().add_break(WD_BREAK.PAGE)
