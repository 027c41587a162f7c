"""The look of the OpenDocument text, all of it in named styles that a colleague can change."""

from __future__ import annotations

from dataclasses import replace

from facilitator.report.formats.odt.xml import NAMESPACES, attribute
from facilitator.report.formats.pdf.style import (
    BODY,
    BOTTOM,
    CAPTION,
    CELL,
    COVER_LINE,
    FURNITURE,
    HEADINGS,
    ITEM,
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

FONTS = {
    "Regular": ("normal", "normal"),
    "Bold": ("normal", "bold"),
    "Italic": ("italic", "normal"),
}
"""The bundled fonts put into the file, with their slant and weight."""
HANG = TEXT_LEFT - OUTER
_FOOT, _HEAD = 36.0, 26.0


KEPT = "Kept_"
"""Before the name of a paragraph style: the same, on the page of what follows."""


def kept_styles() -> str:
    """Return the variants of the text's styles that stay with what follows."""
    return "".join(
        f'<style:style style:name="{KEPT}{name}" style:family="paragraph" '
        f'style:parent-style-name="{name}"><style:paragraph-properties '
        'fo:keep-with-next="always"/></style:style>'
        for name in ("Standard", "Soft", "Draft")
    )


def font_faces() -> str:
    """Return the declaration of the typeface, its files inside the document."""
    sources = "".join(
        f'<svg:font-face-uri xlink:href="Fonts/Inter-{name}.ttf" xlink:type="simple" '
        f'loext:font-style="{slant}" loext:font-weight="{weight}">'
        '<svg:font-face-format svg:string="truetype"/></svg:font-face-uri>'
        for name, (slant, weight) in FONTS.items()
    )
    return (
        '<office:font-face-decls><style:font-face style:name="Inter" svg:font-family="Inter" '
        'style:font-family-generic="swiss" style:font-pitch="variable">'
        f"<svg:font-face-src>{sources}</svg:font-face-src></style:font-face>"
        "</office:font-face-decls>"
    )


def styles_part(
    theme: Theme, language: str, footer: str, header: str = "", ground: str = ""
) -> str:
    """Return ``styles.xml``.

    ``footer`` and ``header`` are paragraphs for every page but a cover, ``ground`` the name of a
    picture behind the text.
    """
    paragraphs = "".join(_paragraph(*entry, theme=theme) for entry in _entries(theme))
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-styles {NAMESPACES} '
        f'office:version="1.3">{font_faces()}<office:styles>{_default(theme, language)}'
        f"{paragraphs}{_characters()}{_lists(theme)}</office:styles>"
        f"{_pages(footer, header, ground)}</office:document-styles>"
    )


def _default(theme: Theme, language: str) -> str:
    country = {"fr": "FR", "en": "GB"}.get(language, "none")
    return (
        '<style:default-style style:family="paragraph"><style:paragraph-properties '
        'fo:orphans="2" fo:widows="2"/><style:text-properties style:font-name="Inter" '
        f'fo:font-size="{BODY.size}pt" fo:color="{theme.color("ink")}" '
        f'fo:language="{attribute(language)}" fo:country="{country}"/></style:default-style>'
    )


def _entries(theme: Theme) -> list[tuple[str, str, Style, str]]:
    """Return name, parent, look and further paragraph properties of each paragraph style."""
    leaf, clay, mark = (theme.color(token) for token in ("leaf", "clay", "mark"))
    hang = f'fo:margin-left="-{HANG}pt"'
    stay = 'fo:keep-with-next="always"'
    bar = f'fo:margin-left="4pt" fo:border-left="2pt solid {leaf}" fo:padding-left="10pt"'
    aside = f'fo:border-left="1pt solid {clay}" fo:padding-left="8pt"'
    top = f'fo:border-top="4.5pt solid {mark}" fo:padding-top="22pt" {hang} fo:margin-right="60pt"'
    quote = Style(QUOTE.size, QUOTE.leading, Weight.ITALIC, before=3, after=6)
    source = Style(SOURCE.size, SOURCE.leading, color=SOURCE.color, after=9)
    under = Style(CAPTION.size, CAPTION.leading, color=CAPTION.color, before=6, after=8)
    above = replace(under, after=4)
    cell = Style(CELL.size, CELL.leading)
    head = Style(CELL.size, CELL.leading, Weight.BOLD, "leaf")
    right = 'fo:text-align="end"'
    return [
        ("Standard", "", BODY, ""),
        ("Title", "Standard", Style(34, 41, Weight.BOLD, before=64, after=22), top),
        ("Subtitle", "Standard", COVER_LINE, hang),
        ("Cover_20_Foot", "Standard", Style(9, 13, color="ink-soft", before=36), hang),
        ("Heading_20_1", "Standard", HEADINGS[1], f"{hang} {stay}"),
        ("Heading_20_2", "Standard", HEADINGS[2], stay),
        ("Heading_20_3", "Standard", HEADINGS[3], stay),
        ("Contents_20_Heading", "Heading_20_1", HEADINGS[1], f'{hang} fo:break-before="page"'),
        ("Contents_20_1", "Standard", Style(10.5, 18, before=3), 'fo:text-indent="-28pt"'),
        ("Contents_20_2", "Standard", Style(10, 15, color="ink-soft"), 'fo:margin-left="14pt"'),
        *_items(stay),
        ("Quotations", "Standard", quote, bar),
        ("Quoted", "Quotations", replace(quote, after=0), f"{bar} {stay}"),
        ("Source", "Standard", source, bar),
        ("Soft", "Standard", SOFT, ""),
        ("Draft", "Standard", BODY, aside),
        ("Caption", "Standard", under, ""),
        ("Table_20_Caption", "Caption", above, stay),
        ("Wide_20_Caption", "Table_20_Caption", above, f"{hang} {stay}"),
        ("Picture", "Standard", Style(BODY.size, 0.0), ""),
        ("Captioned_20_Picture", "Picture", Style(BODY.size, 0.0), stay),
        ("Table_20_Contents", "Standard", cell, ""),
        ("Table_20_Number", "Table_20_Contents", cell, right),
        ("Table_20_Item", "Table_20_Contents", cell,
         'fo:margin-left="7.8pt" fo:text-indent="-7.8pt"'),
        ("Table_20_Heading", "Table_20_Contents", head, ""),
        ("Table_20_Number_20_Heading", "Table_20_Heading", head, right),
        ("Page_20_Break", "Standard", Style(2, 2), 'fo:break-before="page"'),
        ("Footer", "Standard", FURNITURE, hang),
        ("Legal", "Standard", FURNITURE, ""),
        ("Cover_20_Logo", "Standard", Style(BODY.size, 0.0), hang),
        ("Header", "Standard", Style(BODY.size, 0.0), right),
    ]  # fmt: skip


def _items(stay: str) -> list[tuple[str, str, Style, str]]:
    """The items of lists: the last but one stays with the last, which has more room below."""
    return [
        ("List_20_Item", "Standard", ITEM, ""),
        ("List_20_Kept", "List_20_Item", ITEM, stay),
        ("List_20_End", "List_20_Item", replace(ITEM, after=5), ""),
    ]


def _paragraph(name: str, parent: str, look: Style, more: str, *, theme: Theme) -> str:
    level = name[-1] if name.startswith("Heading_20_") else ""
    outline = f' style:default-outline-level="{level}"' if level else ""
    follow = ' style:next-style-name="Standard"' if level else ""
    base = f' style:parent-style-name="{parent}"' if parent else ""
    bold = look.weight in (Weight.BOLD, Weight.SEMIBOLD)
    # Pictures stand in lines as high as themselves.
    leading = f'fo:line-height="{look.leading}pt" ' if look.leading else 'fo:line-height="100%" '
    tabs = ""
    if name == "Footer":
        tabs = f'<style:tab-stops><style:tab-stop style:position="{HANG}pt"/></style:tab-stops>'
    return (
        f'<style:style style:name="{name}" style:display-name="{name.replace("_20_", " ")}" '
        f'style:family="paragraph"{base}{follow}{outline}><style:paragraph-properties {leading}'
        f'fo:margin-top="{look.before}pt" fo:margin-bottom="{look.after}pt" '
        f'style:contextual-spacing="false" {more}>{tabs}</style:paragraph-properties>'
        f'<style:text-properties style:font-name="Inter" fo:font-size="{look.size}pt" '
        f'fo:font-weight="{"bold" if bold else "normal"}" '
        f'fo:font-style="{"italic" if look.weight is Weight.ITALIC else "normal"}" '
        f'fo:color="{theme.color(look.color)}"/></style:style>'
    )


def _characters() -> str:
    looks = {
        "Strong_20_Emphasis": 'fo:font-weight="bold"',
        "Emphasis": 'fo:font-style="italic"',
        "Internet_20_Link": "",
    }
    return "".join(
        f'<style:style style:name="{name}" style:display-name="{name.replace("_20_", " ")}" '
        f'style:family="text"><style:text-properties {look}/></style:style>'
        for name, look in looks.items()
    )


def _lists(theme: Theme) -> str:
    place = (
        '<style:list-level-properties text:list-level-position-and-space-mode="label-alignment">'
        '<style:list-level-label-alignment text:label-followed-by="listtab" '
        'text:list-tab-stop-position="16pt" fo:text-indent="-16pt" fo:margin-left="16pt"/>'
        "</style:list-level-properties>"
    )
    color = f'<style:text-properties fo:color="{theme.color("leaf")}"/>'
    return (
        '<text:list-style style:name="List_20_1"><text:list-level-style-bullet text:level="1" '
        f'text:bullet-char="•">{place}{color}</text:list-level-style-bullet></text:list-style>'
        '<text:list-style style:name="Numbering_20_1"><text:list-level-style-number '
        'text:level="1" style:num-format="1" style:num-suffix=".">'
        f"{place}{color}</text:list-level-style-number></text:list-style>"
    )


def _pages(footer: str, header: str, ground: str) -> str:
    room = BOTTOM - _FOOT
    layout = (
        f'fo:page-width="{PAGE_WIDTH}pt" fo:page-height="{PAGE_HEIGHT}pt" fo:margin-top="{TOP}pt" '
        f'fo:margin-left="{TEXT_LEFT}pt" fo:margin-right="{OUTER}pt"'
    )
    inner, head, above = layout, "", ""
    if header:
        inner = layout.replace(f'margin-top="{TOP}pt"', f'margin-top="{_HEAD}pt"')
        head = ('<style:header-style><style:header-footer-properties '
                f'fo:min-height="{TOP - _HEAD}pt"/></style:header-style>')
        above = f"<style:header>{header}</style:header>"
    behind = (
        f'<style:background-image xlink:href="{ground}" xlink:type="simple" '
        'xlink:actuate="onLoad" style:position="center center" style:repeat="no-repeat"/>'
        if ground else ""
    )
    return (
        '<office:automatic-styles><style:page-layout style:name="Inner">'
        f'<style:page-layout-properties {inner} fo:margin-bottom="{_FOOT}pt">{behind}'
        f"</style:page-layout-properties>{head}"
        f'<style:footer-style><style:header-footer-properties fo:min-height="{room}pt" '
        f'fo:margin-top="{room - 12}pt"/></style:footer-style></style:page-layout>'
        '<style:page-layout style:name="First"><style:page-layout-properties '
        f'{layout} fo:margin-bottom="{BOTTOM}pt"/></style:page-layout></office:automatic-styles>'
        '<office:master-styles><style:master-page style:name="Standard" '
        f'style:page-layout-name="Inner">{above}<style:footer>{footer}</style:footer>'
        '</style:master-page><style:master-page style:name="First_20_Page" '
        'style:display-name="First Page" style:page-layout-name="First" '
        'style:next-style-name="Standard"/></office:master-styles>'
    )
