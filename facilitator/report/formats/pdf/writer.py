"""The PDF format: compose, paginate, draw, finish."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from facilitator.blocks import Block, Cover, Report
from facilitator.drawing.clean import one_line
from facilitator.drawing.measure import Measure
from facilitator.drawing.pdf import PdfFonts, PdfPen
from facilitator.i18n import N_, Translator
from facilitator.report.formats.base import (
    Cancelled,
    Progress,
    atomic,
    check,
    never,
    no_progress,
    words,
)
from facilitator.report.formats.brand import Logo, brand_theme, logo_of
from facilitator.report.formats.pdf.compose import Composer, sections
from facilitator.report.formats.pdf.contents import FEWEST, contents_rows
from facilitator.report.formats.pdf.finish import finish
from facilitator.report.formats.pdf.images import Box, draw_image
from facilitator.report.formats.pdf.pages import Page, furniture, paginate, watermark
from facilitator.report.formats.pdf.rows import HeadingMark, Row
from facilitator.report.formats.pdf.style import OUTER, PAGE_HEIGHT, PAGE_WIDTH
from facilitator.report.formats.pdf.tags import PAGINATION, Node, Tagger
from facilitator.report.formats.together import leads_in
from facilitator.report.setting import set_block
from facilitator.theme import load_theme


@dataclass(frozen=True)
class PdfFormat:
    """Typeset pages, tagged: PDF/UA-1 and PDF/A-2a."""

    name: str = "pdf"
    label: str = N_("Document PDF")
    extension: str = ".pdf"
    media_type: str = "application/pdf"

    def write(
        self,
        report: Report,
        target: Path,
        progress: Progress = no_progress,
        cancelled: Cancelled = never,
    ) -> None:
        """Write ``report`` as a PDF to ``target``, as every format does."""
        with atomic(target) as part:
            _write(report, part, progress, cancelled)


def _write(report: Report, part: Path, progress: Progress, cancelled: Cancelled) -> None:
    from reportlab.pdfgen.canvas import Canvas

    measure = Measure()
    translate = words(report.language)
    root = Node("Document")
    rows, marks = _rows(report, root, measure, translate, progress, cancelled)
    pages = paginate(rows)
    progress(0.45)
    raw = BytesIO()
    fonts = PdfFonts(measure)
    canvas = Canvas(raw, pagesize=(PAGE_WIDTH, PAGE_HEIGHT), pageCompression=0)
    # The usual opening of a page names Helvetica, which is not embedded and which nothing uses.
    canvas._preamble = "1 0 0 1 0 0 cm"
    tagger = Tagger(PdfPen(canvas, fonts, brand_theme(report), PAGE_HEIGHT))
    painter = _Painter(tagger, report, marks, translate(N_("Brouillon")))
    for number, page in enumerate(pages):
        check(cancelled)
        painter.draw(page)
        canvas.showPage()
        if number < len(pages) - 1:
            tagger.next_page()
        progress(0.45 + 0.35 * (number + 1) / len(pages))
    canvas.save()
    check(cancelled)
    raw.seek(0)
    finish(raw, part, report, tagger, root, marks)
    check(cancelled)
    progress(1.0)


def _rows(
    report: Report,
    root: Node,
    measure: Measure,
    translate: Translator,
    progress: Progress,
    cancelled: Cancelled,
) -> tuple[list[Row], list[HeadingMark]]:
    """Return all rows and the headings among them, the contents page after the cover."""
    language = report.language
    blocks: Sequence[Block] = [set_block(block, language) for block in report.blocks]
    opening = 1 if blocks and isinstance(blocks[0], Cover) else 0
    before, listed, after = Node("Document"), Node("Document"), Node("Document")
    front: list[Row] = []
    body: list[Row] = []
    for block in blocks[:opening]:
        front += Composer(
            before, measure, language, translate, _logo(report), one_line(report.legal)
        ).rows(block)
    composer = Composer(after, measure, language, translate)
    leading = leads_in(blocks[opening:])
    for number, block in enumerate(blocks[opening:]):
        if number % 16 == 0:
            check(cancelled)
            progress(0.4 * number / len(blocks))
        rows = composer.rows(block)
        for row in rows if number in leading else ():
            row.keep = True
        body += rows
    marks = list(sections(body))
    if sum(1 for mark in marks if mark.level == 1) >= FEWEST:
        front += contents_rows(marks, listed, measure, translate)
    root.kids = [*before.kids, *listed.kids, *after.kids]
    return front + body, marks


class _Painter:
    """Draws one page after another, with what stands around the rows."""

    def __init__(
        self, tagger: Tagger, report: Report, marks: Sequence[HeadingMark], draft: str
    ) -> None:
        self._tagger = tagger
        self._title, self._legal = one_line(report.title), one_line(report.legal)
        self._draft = draft if report.draft else ""
        self._covered = bool(report.blocks) and isinstance(report.blocks[0], Cover)
        self._logo = None if self._covered else _logo(report, "surface")
        self._sections = {mark.page: mark.text for mark in marks if mark.level == 1}
        self._section = ""

    def draw(self, page: Page) -> None:
        """Draw the rows of ``page`` on the current page."""
        tagger = self._tagger
        cover = self._covered and tagger.page == 0
        going_on = "" if tagger.page in self._sections else self._section
        self._section = self._sections.get(tagger.page, self._section)
        if self._draft and not cover:
            watermark(tagger, self._draft)
        for top, row in page:
            if row.paint is not None:
                row.paint(tagger, top)
        if not cover:
            furniture(tagger, self._title, going_on, self._legal)
        if self._logo is not None and tagger.page == 0:
            self._sign(self._logo)
        tagger.close()

    def _sign(self, logo: Logo) -> None:
        """Put the logo at the head of a first page that is no cover."""
        width, height = logo.within(110.0, 34.0)
        with self._tagger.artifact(PAGINATION):
            draw_image(self._tagger, logo.png, Box(PAGE_WIDTH - OUTER - width, 26, width, height))


def _logo(report: Report, ground: str = "paper") -> Logo | None:
    return logo_of(report, load_theme("light").rgb(ground))
