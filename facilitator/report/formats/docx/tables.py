"""Tables of the Word document: hairlines under rows, a header that is repeated."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

from facilitator.blocks import DataTable
from facilitator.drawing.clean import clean
from facilitator.report.formats.docx import xml
from facilitator.theme import Theme

_WHOLE = 900
"""A row with a longer text than this, in characters, may go on on the next page."""


def fill_table(
    document: Any, block: DataTable, widths: Sequence[float], left: float, theme: Theme
) -> None:
    """Append ``block`` with columns ``widths`` wide, ``left`` of the text's edge, in points."""
    rows = [block.columns, *block.rows]
    table = document.add_table(rows=len(rows), cols=len(widths))
    xml.indent_table(table, left)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Pt(width)
    styles = {name: document.styles[name].style_id for name in _STYLES}
    # Rows are gone through one by one: table.cell() counts all cells each time.
    for number, (row, texts) in enumerate(zip(table.rows, rows, strict=True)):
        head = number == 0
        rule = (theme.color("leaf" if head else "line").lstrip("#"), 8 if head else 4)
        for place, (cell, width) in enumerate(zip(row.cells, widths, strict=True)):
            cell.width = Pt(width)
            xml.cell_border(cell, *rule)
            paragraph = cell.paragraphs[0]
            paragraph._p.style = styles[_STYLES[0] if head else _STYLES[1]]
            run = paragraph.add_run(clean(texts[place]) if place < len(texts) else "")
            if block.row_headers and place == 0 and not head:
                run.bold = True
            if place in block.numeric:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        xml.row_rules(row, header=head, whole=max(map(len, texts), default=0) < _WHOLE)


_STYLES = ("Palabre Header Cell", "Palabre Cell")
