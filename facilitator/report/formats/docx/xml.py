"""The few parts of WordprocessingML that python-docx has no call for (ECMA-376, part 1)."""

from __future__ import annotations

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn


def child(parent: Any, tag: str, **attributes: str) -> Any:
    """Append an element ``w:tag`` with ``w:`` attributes to ``parent`` and return it."""
    element = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    parent.append(element)
    return element


def border(properties: Any, side: str, color: str, eighths: int, space: int = 0) -> None:
    """Give paragraph properties a border on one side; width in eighths of a point."""
    box = properties.find(qn("w:pBdr"))
    if box is None:
        box = OxmlElement("w:pBdr")
        # pBdr has its place in the schema's order; python-docx knows what follows it.
        properties.insert_element_before(
            box, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:kinsoku", "w:wordWrap",
            "w:overflowPunct", "w:topLinePunct", "w:autoSpaceDE", "w:autoSpaceDN", "w:bidi",
            "w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing",
            "w:mirrorIndents", "w:suppressOverlap", "w:jc", "w:textDirection", "w:textAlignment",
            "w:textboxTightWrap", "w:outlineLvl", "w:divId", "w:cnfStyle", "w:rPr", "w:sectPr",
            "w:pPrChange",
        )  # fmt: skip
    child(box, side, val="single", sz=str(eighths), space=str(space), color=color)


def field(paragraph: Any, code: str, shown: str = "") -> None:
    """Append a field (a page number) that shows ``shown`` until the program works it out."""
    for kind in ("begin", "separate", "end"):
        run = paragraph.add_run()
        child(run._r, "fldChar", fldCharType=kind)
        if kind == "begin":
            text = child(paragraph.add_run()._r, "instrText")
            text.set(qn("xml:space"), "preserve")
            text.text = f" {code} "
        elif kind == "separate":
            paragraph.add_run(shown)


def bookmark(paragraph: Any, number: int, name: str) -> None:
    """Put a bookmark around what ``paragraph`` holds."""
    start = OxmlElement("w:bookmarkStart")
    start.set(qn("w:id"), str(number))
    start.set(qn("w:name"), name)
    place = 1 if paragraph._p.pPr is not None else 0
    paragraph._p.insert(place, start)
    child(paragraph._p, "bookmarkEnd", id=str(number))


def link(paragraph: Any, text: str, anchor: str) -> None:
    """Append ``text`` as a link to the bookmark ``anchor``."""
    element = child(paragraph._p, "hyperlink", anchor=anchor, history="1")
    run = child(element, "r")
    child(run, "t").text = text


def describe(inline: Any, number: int, alt: str) -> None:
    """Give an inline picture its alternative text."""
    for side in "TBLR":
        inline.set(f"dist{side}", "0")
    inline.docPr.set("descr", alt)
    inline.docPr.set("name", f"Image {number}")


def numbering(document: Any, abstract: int) -> int:
    """Start a new numbered list from the list definition ``abstract``; return its number."""
    root = document.part.numbering_part.element
    number = root.add_num(abstract)
    number.add_lvlOverride(ilvl=0).add_startOverride(1)
    return int(number.numId)


def abstract_of(document: Any, style: str) -> int:
    """Return the list definition that a list style uses."""
    number = document.styles[style].element.pPr.numPr.numId.val
    root = document.part.numbering_part.element
    return int(root.num_having_numId(number).abstractNumId.val)
