"""Tables of the OpenDocument text: hairlines under rows, a header that is repeated."""

from __future__ import annotations

from facilitator.blocks import DataTable
from facilitator.drawing.clean import clean
from facilitator.report.formats.base import item_mark
from facilitator.report.formats.odt import xml
from facilitator.theme import Theme


def cell_styles(theme: Theme) -> str:
    """Return the styles that all tables share."""
    rules = (
        ("Head", f"0.9pt solid {theme.color('leaf')}"),
        ("Cell", f"0.5pt solid {theme.color('line')}"),
    )
    cells = "".join(
        f'<style:style style:name="{name}" style:family="table-cell">'
        '<style:table-cell-properties fo:padding-top="4pt" fo:padding-bottom="4pt" '
        f'fo:padding-left="6pt" fo:padding-right="6pt" fo:border-bottom="{rule}"/>'
        "</style:style>"
        for name, rule in rules
    )
    return cells + (
        '<style:style style:name="Row" style:family="table-row">'
        '<style:table-row-properties fo:keep-together="always"/></style:style>'
    )


def table(block: DataTable, name: str, count: int) -> str:
    """Return the table called ``name`` with ``count`` columns."""
    columns = "".join(
        f'<table:table-column table:style-name="{name}.{number}"/>' for number in range(count)
    )
    head = _row(block, block.columns, "Head", count)
    rows = "".join(_row(block, row, "Cell", count) for row in block.rows)
    return (
        f'<table:table table:name="{name}" table:style-name="{name}">{columns}'
        f"<table:table-header-rows>{head}</table:table-header-rows>{rows}</table:table>"
    )


def table_styles(name: str, widths: tuple[float, ...], left: float, whole: bool) -> str:
    """Return the styles of one table: its columns' widths and its left edge, in points, and
    whether it stays ``whole`` on a page."""
    stay = ' style:may-break-between-rows="false"' if whole else ""
    columns = "".join(
        f'<style:style style:name="{name}.{number}" style:family="table-column">'
        f'<style:table-column-properties style:column-width="{width:.1f}pt"/></style:style>'
        for number, width in enumerate(widths)
    )
    return (
        f'<style:style style:name="{name}" style:family="table"><style:table-properties '
        f'style:width="{sum(widths):.1f}pt" table:align="left" fo:margin-left="{left:.1f}pt" '
        f'fo:margin-bottom="14pt" fo:margin-top="2pt"{stay}/></style:style>{columns}'
    )


def _paragraphs(kind: str, words: str, inner: str) -> str:
    """Return what stands in a cell: ``inner`` in one paragraph, or each item of several in one."""
    lines = clean(words).split("\n")
    if not any(map(item_mark, lines)):
        return xml.paragraph(kind, inner)
    return "".join(xml.paragraph("Table_20_Item" if item_mark(line) else kind, xml.text(line))
                   for line in lines)


def _row(block: DataTable, texts: tuple[str, ...], style: str, count: int) -> str:
    cells = []
    for number, words_ in enumerate((*texts, *[""] * count)[:count]):
        number_ = "_20_Number" if number in block.numeric else ""
        kind = f"Table{number_}_20_Heading" if style == "Head" else f"Table{number_}"
        kind += "" if style == "Head" or number_ else "_20_Contents"
        inner = xml.text(words_)
        if block.row_headers and number == 0 and style == "Cell":
            inner = f'<text:span text:style-name="Strong_20_Emphasis">{inner}</text:span>'
        cells.append(
            f'<table:table-cell table:style-name="{style}" office:value-type="string">'
            f"{_paragraphs(kind, words_, inner)}</table:table-cell>"
        )
    # A row of usual length stays on one page; a very long one may go on on the next.
    whole = ' table:style-name="Row"' if max(map(len, texts), default=0) < 900 else ""
    return f"<table:table-row{whole}>{''.join(cells)}</table:table-row>"
