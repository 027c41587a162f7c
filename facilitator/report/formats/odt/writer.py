"""The ODT format: blocks as styled paragraphs, tables and pictures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, assert_never

import resources
from facilitator.blocks import (
    Block,
    Cover,
    DataTable,
    Heading,
    ItemList,
    PageBreak,
    Paragraph,
    Picture,
    Quote,
    Report,
)
from facilitator.drawing.clean import one_line
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
from facilitator.report.formats.emblem import emblem
from facilitator.report.formats.odt import xml
from facilitator.report.formats.odt.figures import Figures, furniture, media_type
from facilitator.report.formats.odt.styles import (
    FONTS,
    HANG,
    KEPT,
    font_faces,
    kept_styles,
    styles_part,
)
from facilitator.report.formats.odt.tables import cell_styles, table, table_styles
from facilitator.report.formats.pdf.style import FULL_WIDTH, TEXT_WIDTH
from facilitator.report.formats.pdf.tables import content_widths, is_wide
from facilitator.report.formats.together import leads_in, stays_whole
from facilitator.report.setting import set_block
from facilitator.report.typography import guillemets

if TYPE_CHECKING:
    from odfdo import Document


@dataclass(frozen=True)
class OdtFormat:
    """A document for LibreOffice and the administrations that ask for open formats."""

    name: str = "odt"
    label: str = N_("Document OpenDocument (ODT)")
    extension: str = ".odt"
    media_type: str = "application/vnd.oasis.opendocument.text"

    def write(
        self,
        report: Report,
        target: Path,
        progress: Progress = no_progress,
        cancelled: Cancelled = never,
    ) -> None:
        """Write ``report`` as ODT to ``target``, as every format does."""
        with atomic(target) as part:
            writer = _Writer(report)
            leading = leads_in(report.blocks)
            for number, block in enumerate(report.blocks):
                check(cancelled)
                writer.draw(set_block(block, report.language), number in leading)
                progress(0.9 * (number + 1) / len(report.blocks))
            _save(writer, report, part)
            check(cancelled)
            progress(1.0)


def _save(writer: _Writer, report: Report, part: Path) -> None:
    from odfdo import Document

    document = Document("text")
    _strip(document)
    theme, pictures = brand_theme(report), writer.figures
    foot, head, ground = furniture(report, pictures, words(report.language), theme)
    styles = styles_part(theme, report.language, foot, head, ground)
    document.set_part("styles.xml", styles.encode())
    document.set_part("content.xml", writer.content().encode())
    for name, data in pictures.files.items():
        document.set_part(name, data)
        document.manifest.add_full_path(name, media_type(name))
    for look in FONTS:
        name = f"Fonts/Inter-{look}.ttf"
        document.set_part(name, resources.path("fonts", f"Inter-{look}.ttf").read_bytes())
        document.manifest.add_full_path(name, "application/x-font-ttf")
    meta = document.meta
    meta.title, meta.subject = one_line(report.title), one_line(report.subject)
    meta.creator = meta.initial_creator = one_line(report.author)
    meta.language = report.language
    meta.creation_date = meta.date = datetime.now(UTC).replace(microsecond=0, tzinfo=None)
    document.save(part)


def _strip(document: Document) -> None:
    """Take out of the library's own template what is not ours."""
    foreign = ("Thumbnails/", "Configurations2/", "manifest.rdf")
    for name in document.get_parts():
        if name.startswith(foreign):
            document.del_part(name)
    for name in document.manifest.get_paths():
        if name.startswith(foreign):
            document.manifest.del_full_path(name)


class _Writer:
    """Gathers the body of the text, the styles of its tables, and its pictures."""

    def __init__(self, report: Report) -> None:
        self._language = report.language
        self._words = words(report.language)
        self._theme = brand_theme(report)
        self._measure = Measure()
        self.figures = Figures(self._theme, self._measure)
        self._body: list[str] = []
        self._styles: list[str] = []
        self._count = self._tables = self._level = 0
        self._report = report
        self._listed = False

    def content(self) -> str:
        """Return ``content.xml``."""
        cells = cell_styles(self._theme) + kept_styles()
        first = "First_20_Page" if self._covered() else "Standard"
        opening = (
            '<style:style style:name="Opening" style:family="paragraph" '
            f'style:parent-style-name="{self._opening()}" '
            f'style:master-page-name="{first}"/>'
        )
        return (
            f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {xml.NAMESPACES} '
            f'office:version="1.3">{font_faces()}<office:automatic-styles>{opening}{cells}'
            f"{''.join(self._styles)}</office:automatic-styles><office:body><office:text>"
            f"{''.join(self._body)}</office:text></office:body></office:document-content>"
        )

    def draw(self, block: Block, leads: bool = False) -> None:
        """Append ``block``; one that ``leads`` in stays on the page of the next one."""
        if not self._listed and not isinstance(block, Cover):
            self._contents()
        add = self._body.append
        match block:
            case Heading():
                self._count += 1
                self._level = min(_level(block), self._level + 1)
                mark = f'<text:bookmark text:name="s{self._count}"/>'
                add(
                    f'<text:h text:style-name="Heading_20_{self._level}" text:outline-level='
                    f'"{self._level}">{mark}{xml.text(one_line(block.text))}</text:h>'
                )
            case Paragraph():
                note = f"{self._words(N_('À relire'))} – " if block.draft else ""
                style = "Draft" if block.draft else ("Soft" if block.soft else "Standard")
                add(xml.paragraph(KEPT + style if leads else style,
                                  xml.text(note) + xml.runs(block.runs)))
            case ItemList():
                add(_list(block))
            case Quote():
                said = xml.text(guillemets(block.text.strip(), self._language))
                add(xml.paragraph("Quoted" if block.source else "Quotations", said))
                if block.source:
                    add(xml.paragraph("Source", xml.text(f"— {block.source}")))
            case DataTable():
                self._table(block)
            case Picture():
                share = min(1.0, max(0.1, block.width))
                picture = self.figures.picture(block, TEXT_WIDTH * share)
                style = "Captioned_20_Picture" if block.caption else "Picture"
                add(xml.paragraph(style, picture))
                if block.caption:
                    add(xml.paragraph("Caption", xml.text(block.caption)))
            case PageBreak():
                add(xml.paragraph("Page_20_Break", ""))
            case Cover():
                self._cover(block)
            case _:
                assert_never(block)

    def _opening(self) -> str:
        if not self._covered():
            return "Standard"
        return "Title" if logo_of(self._report) is None else "Cover_20_Logo"

    def _covered(self) -> bool:
        return bool(self._report.blocks) and isinstance(self._report.blocks[0], Cover)

    def _cover(self, block: Cover) -> None:
        add = self._body.append
        logo = logo_of(self._report)
        if logo is not None:
            add(xml.paragraph("Opening", self.figures.logo(logo, 150.0, 64.0)))
        style = "Opening" if not self._body else "Title"
        add(xml.paragraph(style, xml.text(one_line(block.title))))
        for line in block.lines:
            add(xml.paragraph("Subtitle", xml.text(line)))
        width = TEXT_WIDTH * (0.55 if logo is None else 0.4)
        self._styles.append(
            '<style:style style:name="Emblem" style:family="paragraph" '
            'style:parent-style-name="Picture"><style:paragraph-properties fo:margin-top="56pt" '
            'fo:text-align="end"/></style:style>'
        )
        add(xml.paragraph("Emblem", self.figures.picture(Picture(emblem()), width)))
        legal = one_line(self._report.legal)
        foot = f"{xml.text(block.foot)}<text:line-break/>{xml.text(legal)}" if legal \
            else xml.text(block.foot)
        add(xml.paragraph("Cover_20_Foot", foot))

    def _contents(self) -> None:
        self._listed = True
        headings = [block for block in self._report.blocks if isinstance(block, Heading)]
        if sum(1 for heading in headings if _level(heading) == 1) < 3:
            if self._covered():
                self._body.append(xml.paragraph("Page_20_Break", ""))
            return
        lines = []
        for number, heading in enumerate(headings, 1):
            if _level(heading) == 1:
                set_ = set_block(heading, self._language)
                name = xml.text(one_line(set_.text if isinstance(set_, Heading) else ""))
                # The page is worked out by the program that opens the document.
                entry = (f'<text:bookmark-ref text:reference-format="page" '
                         f'text:ref-name="s{number}"/><text:tab/>'
                         f'<text:a xlink:type="simple" xlink:href="#s{number}">{name}</text:a>')
                lines.append(xml.paragraph("Contents_20_1", entry))
        title = xml.text(self._words(N_("Sommaire")))
        self._body.append(
            '<text:table-of-content text:name="Sommaire" text:protected="false">'
            '<text:table-of-content-source text:outline-level="1"/><text:index-body>'
            '<text:index-title text:name="Sommaire_Head">'
            f"{xml.paragraph('Contents_20_Heading', title)}</text:index-title>"
            f"{''.join(lines)}</text:index-body></text:table-of-content>"
            + xml.paragraph("Page_20_Break", "")
        )

    def _table(self, block: DataTable) -> None:
        wide = is_wide(block, self._measure)
        if block.caption:
            style = "Wide_20_Caption" if wide else "Table_20_Caption"
            self._body.append(xml.paragraph(style, xml.text(block.caption)))
        self._tables += 1
        name = f"T{self._tables}"
        widths = content_widths(block, self._measure, FULL_WIDTH if wide else TEXT_WIDTH)
        left = -HANG if wide else 0.0
        self._styles.append(table_styles(name, widths, left - 6, stays_whole(block)))
        self._body.append(table(block, name, len(widths)))


def _level(heading: Heading) -> int:
    return min(3, max(1, heading.level))


def _list(block: ItemList) -> str:
    style = "Numbering_20_1" if block.ordered else "List_20_1"
    looks = ["List_20_Item"] * (len(block.items) - 2) + ["List_20_Kept", "List_20_End"]
    looks = looks[len(looks) - len(block.items):]
    items = "".join(
        f"<text:list-item>{xml.paragraph(look, xml.runs(item))}</text:list-item>"
        for look, item in zip(looks, block.items, strict=True)
    )
    return f'<text:list text:style-name="{style}">{items}</text:list>'
