"""What stands around the pages of the Word document: foot, draft mark, an organisation's logo."""

from __future__ import annotations

from html import escape
from io import BytesIO
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.shared import Pt

from facilitator.blocks import Cover, Report
from facilitator.drawing.clean import one_line
from facilitator.i18n import N_, Translator
from facilitator.report.formats.base import page_parts
from facilitator.report.formats.brand import Logo
from facilitator.report.formats.docx.styles import HANG
from facilitator.report.formats.docx.xml import describe, field
from facilitator.theme import Theme

# Word's own watermark: a WordArt shape in the header, behind the text (VML, part 4 of ECMA-376).
_WATERMARK = (
    '<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office">'
    '<w:pict><v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" '
    'path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/>'
    '<v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/>'
    '<v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/>'
    '<v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/></v:formulas>'
    '<v:path textpathok="t" o:connecttype="rect"/><v:textpath on="t" fitshape="t"/></v:shapetype>'
    '<v:shape id="PowerPlusWaterMarkObject1" o:spid="_x0000_s2049" type="#_x0000_t136" alt="" '
    'style="position:absolute;margin-left:0;margin-top:0;width:470pt;height:118pt;rotation:310;'
    "z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:page;"
    'mso-position-vertical:center;mso-position-vertical-relative:page" o:allowincell="f" '
    'fillcolor="{color}" stroked="f"><v:textpath style="font-family:&quot;Inter&quot;;'
    'font-size:1pt;font-weight:bold" string="{word}"/></v:shape></w:pict></w:r>'
)


def furnish(
    document: Any, report: Report, theme: Theme, words: Translator, logo: Logo | None
) -> None:
    """Give every page but a cover its number, title and legal line, and what else is asked."""
    section = document.sections[0]
    covered = any(isinstance(block, Cover) for block in report.blocks[:1])
    section.different_first_page_header_footer = covered
    _foot(section.footer.paragraphs[0], report, words)
    if report.draft:
        mark = parse_xml(_WATERMARK.format(
            color=theme.color("draft"), word=escape(words(N_("Brouillon")), quote=True)))
        section.header.paragraphs[0]._p.append(mark)
    if logo is not None and not covered:
        head = section.header.paragraphs[0]
        head.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        add_logo(head, logo, 110.0, 34.0)


def add_logo(paragraph: Any, logo: Logo, width: float, height: float) -> None:
    """Append the logo to ``paragraph``, at most ``width`` by ``height`` points large."""
    paragraph.paragraph_format.line_spacing = 1.0
    wide, high = logo.within(width, height)
    shape = paragraph.add_run().add_picture(BytesIO(logo.png), Pt(wide), Pt(high))
    describe(shape._inline, 9999, logo.alt)


def _foot(foot: Any, report: Report, words: Translator) -> None:
    form = foot.paragraph_format
    form.left_indent = Pt(-HANG)
    form.tab_stops.add_tab_stop(Pt(0))
    before, between = page_parts(words)
    foot.add_run(before)
    field(foot, "PAGE", "2")
    foot.add_run(between)
    field(foot, "NUMPAGES", "2")
    draft = f"{words(N_('Brouillon'))} – " if report.draft else ""
    foot.add_run(f"\t{draft}{one_line(report.title)}")
    if report.legal:
        form.first_line_indent, form.left_indent = Pt(-HANG), Pt(0)
        foot.add_run().add_break()
        foot.add_run(one_line(report.legal))
