"""The look of the Word document, all of it in named styles that a colleague can change."""

from __future__ import annotations

from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from facilitator.report.formats.docx.xml import border, child
from facilitator.report.formats.pdf.style import (
    BODY,
    BOTTOM,
    CAPTION,
    CELL,
    COVER_LINE,
    COVER_TITLE,
    HEADINGS,
    OUTER,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    QUOTE,
    SOFT,
    SOURCE,
    TEXT_LEFT,
    TOP,
    Style,
)
from facilitator.scene import Weight
from facilitator.theme import Theme

HANG = TEXT_LEFT - OUTER
"""How far section headings stand out to the left of the text."""
PAGE_ROOM = 28
"""What a page's number has before its title in the contents, in points."""


def prepare(document: Any, theme: Theme, language: str) -> None:
    """Set the page and every style that the report uses."""
    page = document.sections[0]
    page.page_width, page.page_height = Pt(PAGE_WIDTH), Pt(PAGE_HEIGHT)
    page.left_margin, page.right_margin = Pt(TEXT_LEFT), Pt(OUTER)
    page.top_margin, page.bottom_margin = Pt(TOP), Pt(BOTTOM)
    page.footer_distance = Pt(36)
    styles = document.styles
    _language(styles, language)
    known = {style.name for style in styles}
    for name, base in (
        ("Palabre Soft", "Normal"), ("Palabre Source", "Normal"), ("Palabre Draft", "Normal"),
        ("Palabre Cell", "Normal"), ("Palabre Header Cell", "Palabre Cell"),
        ("TOC 1", "Normal"), ("TOC 2", "Normal"),
    ):  # fmt: skip
        if name not in known:
            made = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
            made.base_style = styles[base]
    for name, look in _looks():
        _set(styles[name], look, theme)
    _details(styles, theme)


def _looks() -> list[tuple[str, Style]]:
    toc = Style(10.5, 18, before=3)
    cell = Style(CELL.size, CELL.leading)
    return [
        ("Normal", BODY),
        ("Title", COVER_TITLE),
        ("Subtitle", COVER_LINE),
        *((f"Heading {level}", style) for level, style in HEADINGS.items()),
        ("List Bullet", Style(10.5, 15, after=3)),
        ("List Number", Style(10.5, 15, after=3)),
        ("Quote", Style(QUOTE.size, QUOTE.leading, Weight.ITALIC, before=3, after=6)),
        ("Caption", Style(CAPTION.size, CAPTION.leading, color=CAPTION.color, before=6, after=4)),
        ("Palabre Soft", SOFT),
        ("Palabre Source", Style(SOURCE.size, SOURCE.leading, color=SOURCE.color, after=9)),
        ("Palabre Draft", BODY),
        ("Palabre Cell", cell),
        ("Palabre Header Cell", Style(CELL.size, CELL.leading, Weight.SEMIBOLD, "leaf")),
        ("TOC 1", toc),
        ("TOC 2", Style(10, 15, color="ink-soft")),
        ("Footer", Style(8, 11, color="ink-soft")),
    ]


def _set(style: Any, look: Style, theme: Theme) -> None:
    font, form = style.font, style.paragraph_format
    font.name = "Inter"
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in list(fonts.attrib):  # theme fonts would win over ours
        if "Theme" in name:
            del fonts.attrib[name]
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), "Inter")
    font.size = Pt(look.size)
    font.bold = look.weight in (Weight.BOLD, Weight.SEMIBOLD)
    font.italic = look.weight is Weight.ITALIC
    font.color.rgb = RGBColor(*theme.rgb(look.color))
    form.line_spacing = Pt(look.leading)
    form.space_before, form.space_after = Pt(look.before), Pt(look.after)
    form.widow_control = True


def _details(styles: Any, theme: Theme) -> None:
    tokens = ("leaf", "clay", "mark")
    leaf, clay, bar = (theme.color(token).lstrip("#") for token in tokens)
    for level in HEADINGS:
        styles[f"Heading {level}"].paragraph_format.keep_with_next = True
    section = styles["Heading 1"]
    section.paragraph_format.left_indent = Pt(-HANG)
    title = styles["Title"]
    title.paragraph_format.left_indent = Pt(-HANG)
    title.paragraph_format.right_indent = Pt(60)
    title.paragraph_format.space_before, title.paragraph_format.space_after = Pt(64), Pt(22)
    _no_border(title)
    border(title.element.get_or_add_pPr(), "top", bar, 36, 22)
    styles["Subtitle"].paragraph_format.left_indent = Pt(-HANG)
    spacing = styles["Subtitle"].element.rPr.find(qn("w:spacing"))
    if spacing is not None:
        styles["Subtitle"].element.rPr.remove(spacing)
    for name in ("Quote", "Palabre Source"):
        styles[name].paragraph_format.left_indent = Pt(14)
        border(styles[name].element.get_or_add_pPr(), "left", leaf, 16, 10)
    styles["Quote"].paragraph_format.keep_together = True
    border(styles["Palabre Draft"].element.get_or_add_pPr(), "left", clay, 8, 8)
    styles["Caption"].paragraph_format.keep_with_next = True
    for name in ("List Bullet", "List Number"):
        form = styles[name].paragraph_format
        form.left_indent, form.first_line_indent = Pt(16), Pt(-16)
        properties = styles[name].element.pPr
        for old in properties.findall(qn("w:contextualSpacing")):
            properties.remove(old)
    for name in ("Palabre Cell", "Palabre Header Cell"):
        form = styles[name].paragraph_format
        form.space_before = form.space_after = Pt(4)
    styles["TOC 1"].paragraph_format.first_line_indent = Pt(-PAGE_ROOM)
    styles["TOC 2"].paragraph_format.left_indent = Pt(14)


def _no_border(style: Any) -> None:
    properties = style.element.get_or_add_pPr()
    for box in properties.findall(qn("w:pBdr")):
        properties.remove(box)


def _language(styles: Any, language: str) -> None:
    """Set the language of the text, which screen readers and spell checkers go by."""
    region = {"fr": "fr-FR", "en": "en-GB"}.get(language, language)
    defaults = styles.element.find(qn("w:docDefaults"))
    run = defaults.find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for old in run.findall(qn("w:lang")):
        run.remove(old)
    child(run, "lang", val=region, eastAsia=region, bidi="ar-SA")
