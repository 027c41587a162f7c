"""The DOCX format: blocks as styled paragraphs, tables and pictures."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, assert_never

from facilitator.blocks import (
    Block,
    Cover,
    DataTable,
    Heading,
    Inline,
    ItemList,
    PageBreak,
    Paragraph,
    Picture,
    Quote,
    Report,
)
from facilitator.drawing.clean import clean, one_line
from facilitator.drawing.measure import Measure
from facilitator.i18n import N_
from facilitator.report.formats.base import (
    Cancelled,
    Progress,
    atomic,
    check,
    never,
    no_progress,
    words,
)
from facilitator.report.formats.brand import brand_theme, logo_of
from facilitator.report.formats.pdf.style import BODY, FULL_WIDTH, TEXT_WIDTH
from facilitator.report.formats.pdf.tables import content_widths, is_wide
from facilitator.report.formats.together import leads_in
from facilitator.report.setting import set_block
from facilitator.report.typography import guillemets

if TYPE_CHECKING:
    from docx.document import Document


@dataclass(frozen=True)
class DocxFormat:
    """A document for Word and LibreOffice, to go on writing in."""

    name: str = "docx"
    label: str = N_("Document Word (DOCX)")
    extension: str = ".docx"
    media_type: str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

    def write(
        self,
        report: Report,
        target: Path,
        progress: Progress = no_progress,
        cancelled: Cancelled = never,
    ) -> None:
        """Write ``report`` as DOCX to ``target``, as every format does."""
        import docx

        from facilitator.report.formats.docx.fonts import embed_fonts
        from facilitator.report.formats.docx.styles import prepare

        with atomic(target) as part:
            document = docx.Document()
            prepare(document, brand_theme(report), report.language)
            embed_fonts(document)
            writer = _Writer(document, report)
            leading = leads_in(report.blocks)
            for number, block in enumerate(report.blocks):
                check(cancelled)
                writer.draw(set_block(block, report.language), number in leading)
                progress(0.9 * (number + 1) / len(report.blocks))
            document.save(str(part))
            check(cancelled)
            progress(1.0)


class _Writer:
    """Appends blocks to a document."""

    def __init__(self, document: Document, report: Report) -> None:
        from facilitator.report.formats.docx.figures import Figures, write_cover
        from facilitator.report.formats.docx.furniture import furnish

        self._document = document
        self._report = report
        self._ids = {style.name: style.style_id for style in document.styles}
        self._language = report.language
        self._words = words(report.language)
        self._theme = brand_theme(report)
        self._measure = Measure()
        self._headings = [
            set_block(block, report.language)
            for block in report.blocks
            if isinstance(block, Heading)
        ]
        self._count = 0
        self._figures = Figures(self._theme, self._measure)
        self._level = 0
        self._listed = False
        self._describe()
        logo = logo_of(report)
        furnish(document, report, self._theme, self._words, logo)
        self._cover = partial(
            write_cover, self._text, self._figures, logo=logo, legal=report.legal)

    def draw(self, block: Block, leads: bool = False) -> None:
        """Append ``block``; one that ``leads`` in stays on the page of the next one."""
        if not self._listed and not isinstance(block, Cover):
            self._contents()
        match block:
            case Heading():
                self._heading(block)
            case Paragraph():
                self._paragraph(block, leads)
            case ItemList():
                self._list(block)
            case Quote():
                said = guillemets(block.text.strip(), self._language)
                said_in = self._text(said, "Quote")
                if block.source:
                    said_in.paragraph_format.keep_with_next = True
                    said_in.paragraph_format.space_after = 0
                    self._text(f"— {block.source}", "Palabre Source")
            case DataTable():
                self._table(block)
            case Picture():
                self._picture(block)
            case PageBreak():
                document: Any = self._document
                document.add_page_break()
            case Cover():
                self._cover(block)
            case _:
                assert_never(block)

    def _text(self, text: str, style: str) -> Any:
        return self._styled(self._document.add_paragraph(clean(text)), style)

    def _styled(self, paragraph: Any, style: str) -> Any:
        """Set a paragraph's style by its id; python-docx would search all styles each time."""
        paragraph._p.style = self._ids[style]
        return paragraph

    def _describe(self) -> None:
        core = self._document.core_properties
        core.title = one_line(self._report.title)[:255]
        core.author = one_line(self._report.author)[:255]
        core.subject = one_line(self._report.subject)[:255]
        core.language, core.comments = self._language, ""

    def _contents(self) -> None:
        """List the sections as links, after their pages: LibreOffice fills those in by itself,
        Word where asked to (F9), without a question on opening.
        """
        from docx.enum.text import WD_BREAK

        from facilitator.report.formats.docx.xml import field, link

        self._listed = True
        if sum(1 for heading in self._headings if _level(heading) == 1) < 3:
            return
        title = self._text(self._words(N_("Sommaire")), "Heading 1")
        last = title
        for number, heading in enumerate(self._headings, 1):
            if _level(heading) == 1 and isinstance(heading, Heading):
                last = self._text("", "TOC 1")
                field(last, f"PAGEREF s{number} \\h")
                last.add_run("\t")
                link(last, one_line(heading.text), f"s{number}")
        last.add_run().add_break(WD_BREAK.PAGE)

    def _heading(self, block: Heading) -> None:
        from facilitator.report.formats.docx.xml import bookmark

        self._count += 1
        self._level = min(_level(block), self._level + 1)
        paragraph = self._text(one_line(block.text), f"Heading {self._level}")
        bookmark(paragraph, self._count, f"s{self._count}")

    def _paragraph(self, block: Paragraph, leads: bool) -> None:
        style = "Palabre Draft" if block.draft else ("Palabre Soft" if block.soft else "Normal")
        paragraph = self._text("", style)
        if leads:
            paragraph.paragraph_format.keep_with_next = True
        if block.draft:
            from docx.shared import RGBColor

            note = paragraph.add_run(f"{self._words(N_('À relire'))} – ")
            note.font.color.rgb = RGBColor(*self._theme.rgb("clay"))
        _fill(paragraph, block.runs)

    def _list(self, block: ItemList) -> None:
        from facilitator.report.formats.docx.xml import abstract_of, numbering

        style = "List Number" if block.ordered else "List Bullet"
        number = None
        if block.ordered:
            number = numbering(self._document, abstract_of(self._document, style))
        for left, item in zip(range(len(block.items) - 1, -1, -1), block.items, strict=True):
            paragraph = self._text("", style)
            if left == 1:  # no last item alone on a page
                paragraph.paragraph_format.keep_with_next = True
            if number is not None:
                properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
                properties.get_or_add_ilvl().val = 0
                properties.get_or_add_numId().val = number
            _fill(paragraph, item)
        if block.items:
            from docx.shared import Pt

            paragraph.paragraph_format.space_after = Pt(BODY.after)

    def _table(self, block: DataTable) -> None:
        from docx.shared import Pt

        from facilitator.report.formats.docx.styles import HANG
        from facilitator.report.formats.docx.tables import fill_table

        wide = is_wide(block, self._measure)
        if block.caption:
            caption = self._text(block.caption, "Caption")
            caption.paragraph_format.left_indent = Pt(-HANG if wide else 0)
        widths = content_widths(block, self._measure, FULL_WIDTH if wide else TEXT_WIDTH)
        fill_table(self._document, block, widths, -HANG if wide else 0, self._theme)
        gap = self._text("", "Normal").paragraph_format
        gap.line_spacing, gap.space_after = Pt(10), Pt(0)

    def _picture(self, block: Picture) -> None:
        width = TEXT_WIDTH * min(1.0, max(0.1, block.width))
        self._figures.draw(self._text("", "Normal"), block, width, block.scene.alt)
        if block.caption:
            caption = self._text(block.caption, "Caption")
            caption.paragraph_format.keep_with_next = False


def _level(heading: object) -> int:
    return min(3, max(1, heading.level)) if isinstance(heading, Heading) else 3


def _fill(paragraph: Any, runs: Inline) -> None:
    for run in runs:
        made = paragraph.add_run(clean(run.text))
        made.bold = True if run.bold else None
        made.italic = True if run.italic else None
