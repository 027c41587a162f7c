"""What kinds build their pictures from: paragraphs, bars, tables, already measured and broken."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from facilitator.drawing.columns import column_widths
from facilitator.drawing.flatten import CELL_X, CELL_Y, baseline
from facilitator.drawing.measure import LEADING, Measure
from facilitator.scene import Anchor, Element, Rect, Table, TableCell, Text, Weight


def paragraph(
    measure: Measure,
    text: str,
    x: float,
    y: float,
    width: float,
    size: float,
    *,
    weight: Weight = Weight.REGULAR,
    color: str = "ink",
    anchor: Anchor = Anchor.START,
    leading: float = LEADING,
    max_lines: int | None = None,
    key: str | None = None,
) -> tuple[tuple[Text, ...], float]:
    """Return ``text`` as lines in a box with its top left corner at ``x``, ``y``, and its height.

    ``anchor`` sets the lines to the left, middle or right of the box.
    """
    lines = measure.wrap(text, size, width, weight, max_lines)
    place = {Anchor.START: x, Anchor.MIDDLE: x + width / 2, Anchor.END: x + width}[anchor]
    first, step = y + baseline(size, leading), size * leading
    texts = tuple(
        Text(place, first + number * step, line, size, color, weight, anchor, key)
        for number, line in enumerate(lines)
    )
    return texts, len(lines) * step


@dataclass(frozen=True, slots=True)
class Bar:
    """One row of a bar chart: ``shown`` is written at the bar's end, ``note`` softly after it."""

    label: str
    value: float
    shown: str
    note: str = ""
    color: str = "leaf"
    key: str | None = None


def bars(
    measure: Measure,
    rows: Sequence[Bar],
    x: float,
    y: float,
    width: float,
    size: float,
    *,
    full: float | None = None,
    label_share: float = 0.42,
    gap: float = 0.55,
    max_lines: int = 3,
) -> tuple[tuple[Element, ...], float]:
    """Return horizontal bars with their labels on the left, and the height they take.

    ``full`` is the value of the longest possible bar (the largest value by default), ``gap`` the
    space between rows in sizes. Labels take what they need, at most ``label_share`` of the width.
    """
    if not rows:
        return (), 0.0
    lines = (
        measure.wrap(row.label, size, width * label_share, Weight.REGULAR, max_lines)
        for row in rows
    )
    labels = max(measure.width(line, size) for label in lines for line in label) + 0.01
    ends = max(_end_width(measure, row, size) for row in rows)
    left = x + labels + size * 0.7
    room = max(x + width - left - ends - size * 0.5, size)
    top_value = full or max(row.value for row in rows) or 1.0
    elements: list[Element] = []
    top = y
    for row in rows:
        texts, height = paragraph(
            measure, row.label, x, top, labels, size, max_lines=max_lines, key=_part(row, "label")
        )
        thick = size * LEADING * 0.72
        bar_top = top + (height - thick) / 2
        long = room * max(0.0, min(1.0, row.value / top_value))
        base = top + height / 2 - size * LEADING / 2 + baseline(size)
        elements.extend(texts)
        elements.append(
            Rect(left, bar_top, max(long, 1.5), thick, row.color, radius=2, key=row.key)
        )
        elements.extend(_end_texts(measure, row, left + long + size * 0.5, base, size))
        top += height + size * gap
    return tuple(elements), top - y - size * gap


def table(
    measure: Measure,
    header: Sequence[str],
    rows: Sequence[Sequence[str]],
    x: float,
    y: float,
    width: float,
    size: float,
    *,
    shares: Sequence[float] | None = None,
    numeric: frozenset[int] = frozenset(),
    max_lines: int | None = None,
    key: str | None = None,
) -> Table:
    """Return a table ``width`` wide, its cells broken to fit; ``sum(table.heights)`` is its height.

    Columns share the width by ``shares``, or by what their texts ask for. ``numeric`` columns are
    set flush right. Rows shorter than the header are filled with empty cells.
    """
    count = len(header)
    cells = [tuple(header), *(tuple((*row, *[""] * count)[:count]) for row in rows)]
    widths = (
        tuple(width * share / sum(shares) for share in shares)
        if shares is not None
        else _content_widths(measure, cells, width, size)
    )
    laid, heights = [], []
    for number, row in enumerate(cells):
        weight = Weight.SEMIBOLD if number == 0 else Weight.REGULAR
        color = "ink-soft" if number == 0 else "ink"
        line = tuple(
            TableCell(
                tuple(measure.wrap(text, size, wide - 2 * size * CELL_X, weight, max_lines)),
                weight,
                color,
                Anchor.END if column in numeric else Anchor.START,
            )
            for column, (text, wide) in enumerate(zip(row, widths, strict=True))
        )
        laid.append(line)
        tallest = max((len(cell.lines) for cell in line), default=1)
        heights.append(size * (tallest * LEADING + 2 * CELL_Y))
    return Table(x, y, widths, tuple(heights), tuple(laid), size, key)


def _content_widths(
    measure: Measure, cells: Sequence[Sequence[str]], width: float, size: float
) -> tuple[float, ...]:
    pad = 2 * size * CELL_X + 0.01
    natural, least = [], []
    for column in zip(*cells, strict=True):
        lines = [line for text in column for line in text.split("\n")]
        words = [word for line in lines for word in line.split(" ")]
        semibold = Weight.SEMIBOLD
        natural.append(max(measure.width(line, size, semibold) for line in lines) + pad)
        longest = max(measure.width(word, size, semibold) for word in words)
        least.append(min(longest, width / 2) + pad)
    return column_widths(natural, least, width)


def _end_width(measure: Measure, row: Bar, size: float) -> float:
    shown = measure.width(row.shown, size, Weight.SEMIBOLD)
    return shown + (measure.width(row.note, size) + size * 0.45 if row.note else 0.0)


def _end_texts(
    measure: Measure, row: Bar, x: float, baseline_y: float, size: float
) -> tuple[Text, ...]:
    """Return what is written at the end of a bar."""
    shown = Text(x, baseline_y, row.shown, size, weight=Weight.SEMIBOLD, key=_part(row, "value"))
    if not row.note:
        return (shown,)
    x += measure.width(row.shown, size, Weight.SEMIBOLD) + size * 0.45
    return shown, Text(x, baseline_y, row.note, size, color="ink-soft", key=_part(row, "note"))


def _part(row: Bar, part: str) -> str | None:
    return None if row.key is None else f"{row.key}:{part}"
