"""Tables of the Word document: hairlines under rows, a header that is repeated.

Rows are written as WordprocessingML (ECMA-376, part 1, 17.4) and parsed once a table: python-docx
looks every cell up anew, which takes ten times as long.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

from docx.oxml import parse_xml

from facilitator.blocks import DataTable
from facilitator.drawing.clean import clean
from facilitator.report.formats.base import item_mark
from facilitator.report.formats.together import stays_whole
from facilitator.theme import Theme

_WHOLE = 900
"""A row with a longer text than this, in characters, may go on on the next page."""
_HANG = 155
"""How far an item's words stand from the edge, in twentieths of a point: beside its dash."""
_NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def fill_table(
    document: Any, block: DataTable, widths: Sequence[float], left: float, theme: Theme
) -> None:
    """Append ``block`` with columns ``widths`` wide, ``left`` of the text's edge, in points."""
    styles = {name: document.styles[name].style_id for name in _STYLES}
    grid = "".join(f'<w:gridCol w:w="{round(width * 20)}"/>' for width in widths)
    rows = [_row(block, block.columns, widths, _Look(styles[_STYLES[0]], theme.color("leaf"), 8),
                 True)]
    look = _Look(styles[_STYLES[1]], theme.color("line"), 4)
    last = _Look(styles[_STYLES[1]], theme.color("line"), 4, stay=False)
    whole = stays_whole(block)
    rows += [_row(block, row, widths, look if whole and n < len(block.rows) else last, False)
             for n, row in enumerate(block.rows, 1)]
    table = parse_xml(
        f'<w:tbl {_NAMESPACE}><w:tblPr><w:tblW w:type="auto" w:w="0"/>'
        f'<w:tblInd w:w="{round(left * 20)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:firstRow="1" w:firstColumn="'
        f'{int(block.row_headers)}" w:lastRow="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>")
    body = document.element.body
    body.sectPr.addprevious(table)


class _Look:
    """The parts of a cell that are alike in a whole row."""

    def __init__(self, style: str, color: str, eighths: int, stay: bool = True) -> None:
        keep = "<w:keepNext/>" if stay else ""  # the row stays with the next one
        self.paragraph = f'<w:pStyle w:val="{style}"/>{keep}'
        self.border = (f'<w:tcBorders><w:bottom w:val="single" w:sz="{eighths}" w:space="0" '
                       f'w:color="{color.lstrip("#")}"/></w:tcBorders>')


def _row(
    block: DataTable, texts: Sequence[str], widths: Sequence[float], look: _Look, header: bool
) -> str:
    cells = []
    for place, width in enumerate(widths):
        text = texts[place] if place < len(texts) else ""
        right = '<w:jc w:val="right"/>' if place in block.numeric else ""
        bold = "<w:rPr><w:b/></w:rPr>" if block.row_headers and not place and not header else ""
        cells.append(
            f'<w:tc><w:tcPr><w:tcW w:type="dxa" w:w="{round(width * 20)}"/>{look.border}</w:tcPr>'
            f"{_paragraphs(text, look.paragraph, right, bold)}</w:tc>")
    whole = "<w:cantSplit/>" if max(map(len, texts), default=0) < _WHOLE else ""
    again = "<w:tblHeader/>" if header else ""
    rules = f"<w:trPr>{whole}{again}</w:trPr>" if whole or again else ""
    return f"<w:tr>{rules}{''.join(cells)}</w:tr>"


def _paragraphs(text: str, form: str, right: str, bold: str) -> str:
    """Return what stands in a cell: one paragraph, or one an item where it lists several."""
    lines = clean(text).split("\n")
    if not any(map(item_mark, lines)):
        words = f"<w:r>{bold}{_lines(text)}</w:r>" if text else ""
        return f"<w:p><w:pPr>{form}{right}</w:pPr>{words}</w:p>"
    hang = f'<w:ind w:left="{_HANG}" w:hanging="{_HANG}"/>'
    return "".join(
        f"<w:p><w:pPr>{form}{hang if item_mark(line) else ''}<w:contextualSpacing/>{right}</w:pPr>"
        f"<w:r>{bold}{_lines(line)}</w:r></w:p>" for line in lines)


def _lines(text: str) -> str:
    parts = (f'<w:t xml:space="preserve">{escape(line, quote=False)}</w:t>'
             for line in clean(text).split("\n"))
    return "<w:br/>".join(parts)


_STYLES = ("Palabre Header Cell", "Palabre Cell")
