"""Data tables as rows: hairlines only, header repeated on every page, long rows cut by lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from facilitator.blocks import DataTable
from facilitator.drawing.columns import column_widths
from facilitator.drawing.flatten import baseline
from facilitator.drawing.measure import Measure
from facilitator.report.formats.base import item_mark
from facilitator.report.formats.pdf.rows import Paint, Row
from facilitator.report.formats.pdf.style import (
    CELL,
    CELL_PAD_X,
    CELL_PAD_Y,
    FULL_WIDTH,
    HEADER_CELL,
    OUTER,
    TEXT_LEFT,
    TEXT_WIDTH,
    Style,
)
from facilitator.report.formats.pdf.tags import Node, Tagger
from facilitator.scene import Weight

_ROW_HEADER = Style(CELL.size, CELL.leading, Weight.SEMIBOLD)
_WHOLE = 8
"""A row of at most so many lines is never cut; a longer one goes on in steps of ``_STEP``."""
_STEP = 4


@dataclass(frozen=True, slots=True)
class _Column:
    left: float
    width: float
    right: bool


@dataclass(frozen=True, slots=True)
class _Cell:
    lines: tuple[str, ...]
    insets: tuple[float, ...]
    column: _Column
    style: Style
    node: Node


def is_wide(table: DataTable, measure: Measure) -> bool:
    """Return whether the table is better off with the whole page than with the text column."""
    natural, _ = _asked(_filled(table), measure)
    return len(table.columns) > 3 and sum(natural) > TEXT_WIDTH


def content_widths(table: DataTable, measure: Measure, width: float) -> tuple[float, ...]:
    """Return how a table's columns share ``width``, for other formats to look alike.

    They set headers in bold, which is a little wider than our semibold. The padding of the first
    column lies outside, as here.
    """
    texts = _filled(table)
    natural, least = _asked(texts, measure)
    for place, head in enumerate(texts[0]):
        headed = measure.width(head, HEADER_CELL.size, HEADER_CELL.weight) + 2 * CELL_PAD_X + 0.5
        if headed >= natural[place] or (table.row_headers and not place):
            natural[place] += 5
    return column_widths(natural, [one + 5 for one in least], width + CELL_PAD_X)


def table_rows(table: DataTable, node: Node, measure: Measure, wide: bool) -> list[Row]:
    """Return the rows of ``table``, whose structure is hung under ``node``."""
    left, width = (OUTER, FULL_WIDTH) if wide else (TEXT_LEFT, TEXT_WIDTH)
    texts = _filled(table)
    # The first column's text stands on the edge of the text; its padding lies outside.
    natural, least = _asked(texts, measure)
    widths = column_widths(natural, least, width + CELL_PAD_X)
    columns, edge = [], left - CELL_PAD_X
    for number, column_width in enumerate(widths):
        columns.append(_Column(edge, column_width, number in table.numeric))
        edge += column_width
    head = _row(texts[0], columns, node.add("TR"), measure, header=True, row_headers=False)
    span = (left, left + width)
    header = _slices(head, span, "leaf", 0.9)
    for row in header:
        row.keep = True
    again = tuple(_repeated(head, span))
    rows = list(header)
    for line in texts[1:]:
        cells = _row(line, columns, node.add("TR"), measure, False, table.row_headers)
        slices = _slices(cells, span, "line", 0.6)
        for piece in slices:
            piece.repeat = again
        rows.extend(slices)
    if len(rows) > len(header) + 2:  # no single row alone before or after a page break
        rows[len(header)].keep = rows[-2].keep = True
    return rows


def _filled(table: DataTable) -> list[tuple[str, ...]]:
    """Return header and rows, all as long as the header; rows too long join their last cells."""
    count = max(1, len(table.columns))
    rows = [table.columns or ("",)]
    for row in table.rows:
        cells = row if len(row) <= count else (*row[: count - 1], " ".join(row[count - 1 :]))
        rows.append((*cells, *("",) * (count - len(cells))))
    return rows


def _asked(texts: Sequence[Sequence[str]], measure: Measure) -> tuple[list[float], list[float]]:
    """Return what each column takes on one line, and what its longest word takes."""
    natural, least = [], []
    fair = TEXT_WIDTH / max(1, len(texts[0]))
    for column in zip(*texts, strict=True):
        wide = longest = 0.0
        for number, text in enumerate(column):
            style = HEADER_CELL if number == 0 else _ROW_HEADER
            # The beginning of a long text says as much about its width as the whole.
            for line in text[:400].split("\n"):
                wide = max(wide, measure.width(line, style.size, style.weight))
            for word in text[:400].split():
                longest = max(longest, measure.width(word, style.size, style.weight))
        if len(texts) > 2 and not any(column[1:]):
            wide = max(wide, fair)  # left empty: to be written in by hand
        natural.append(wide + 2 * CELL_PAD_X + 0.5)
        least.append(min(longest, TEXT_WIDTH / 3) + 2 * CELL_PAD_X + 0.5)
    return natural, least


def _row(
    texts: Sequence[str],
    columns: Sequence[_Column],
    node: Node,
    measure: Measure,
    header: bool,
    row_headers: bool,
) -> list[_Cell]:
    cells = []
    for number, (text, column) in enumerate(zip(texts, columns, strict=True)):
        heads_row = row_headers and number == 0 and not header
        style = HEADER_CELL if header else (_ROW_HEADER if heads_row else CELL)
        room = column.width - 2 * CELL_PAD_X
        lines, insets = _broken(text, style, room, measure)
        if header or heads_row:
            cell = node.add("TH", scope="Column" if header else "Row")
        else:
            cell = node.add("TD")
        cells.append(_Cell(tuple(lines), tuple(insets), column, style, cell))
    return cells


def _broken(
    text: str, style: Style, room: float, measure: Measure
) -> tuple[list[str], list[float]]:
    """Return the lines of a cell and how far each is set in: an item goes on beside its mark."""
    lines: list[str] = []
    insets: list[float] = []
    for part in text.split("\n"):
        mark = item_mark(part)
        inset = measure.width(mark, style.size, style.weight) if mark else 0.0
        found = measure.wrap(part[len(mark):], style.size, room - inset, style.weight,
                             keep_ends=True)
        lines += [mark + found[0], *found[1:]]
        insets += [0.0, *[inset] * (len(found) - 1)]
    return lines, insets


def _slices(cells: list[_Cell], span: tuple[float, float], rule: str, thick: float) -> list[Row]:
    """Return a table row as one row, or as several where it is long enough to be cut."""
    count = max(len(cell.lines) for cell in cells)
    steps = [count] if count <= _WHOLE else [_STEP] * (count // _STEP)
    if count > _WHOLE and count % _STEP:
        steps[-1] += count % _STEP  # no orphan line at the end
    rows, first = [], 0
    for number, step in enumerate(steps):
        above = CELL_PAD_Y if number == 0 else 0.0
        last = number == len(steps) - 1
        height = above + step * CELL.leading + (CELL_PAD_Y if last else 0.0)
        line = (rule, thick, height) if last else None
        paint = _paint(cells, first, first + step, above, span, line)
        rows.append(Row(height, paint))
        first += step
    return rows


def _paint(
    cells: list[_Cell],
    first: int,
    last: int,
    above: float,
    span: tuple[float, float],
    rule: tuple[str, float, float] | None,
) -> Paint:
    def paint(tagger: Tagger, top: float) -> None:
        for cell in cells:
            _draw(tagger, cell, first, last, top + above, tag=True)
        if rule is not None:
            _rule(tagger, span, top, rule)

    return paint


def _repeated(cells: list[_Cell], span: tuple[float, float]) -> list[Row]:
    """Return the header as drawn again on a later page: furniture, not content."""
    count = max(len(cell.lines) for cell in cells)
    height = count * CELL.leading + 2 * CELL_PAD_Y

    def paint(tagger: Tagger, top: float) -> None:
        with tagger.artifact():
            for cell in cells:
                _draw(tagger, cell, 0, count, top + CELL_PAD_Y, tag=False)
        _rule(tagger, span, top, ("leaf", 0.9, height))

    return [Row(height, paint)]


def _draw(
    tagger: Tagger, cell: _Cell, first: int, last: int, top: float, *, tag: bool
) -> None:
    """Draw the lines of a cell from ``first`` to before ``last``."""
    style, column, pen = cell.style, cell.column, tagger.pen
    y = top + baseline(style.size, style.ratio)
    for line, inset in zip(cell.lines[first:last], cell.insets[first:last], strict=True):
        if line:
            if tag:
                tagger.mark(cell.node)
            x = column.left + CELL_PAD_X + inset
            if column.right:
                wide = pen.fonts.measure.width(line.rstrip(" "), style.size, style.weight)
                x = column.left + column.width - CELL_PAD_X - wide
            pen.text(x, y, line, style.size, style.weight, style.color)
        y += style.leading


def _rule(
    tagger: Tagger, span: tuple[float, float], top: float, rule: tuple[str, float, float]
) -> None:
    color, thick, drop = rule
    with tagger.artifact():
        tagger.pen.line(span[0], top + drop, span[1], top + drop, color, thick)
