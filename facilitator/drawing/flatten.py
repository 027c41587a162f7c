"""Turn the elements of a scene into the few that every surface knows how to draw."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.drawing.measure import ASCENT, DESCENT, LEADING
from facilitator.scene import Anchor, Circle, Line, Modules, Rect, Scene, Table, TableCell, Text

Primitive = Text | Rect | Line | Circle | Modules

CELL_X = 0.5
"""Space left and right of a cell's text, in sizes."""
CELL_Y = 0.42
"""Space above and below a cell's text, in sizes."""


def baseline(size: float, leading: float = LEADING) -> float:
    """Return how far below the top of its line a text's baseline lies."""
    return size * ((leading - ASCENT - DESCENT) / 2 + ASCENT)


def primitives(scene: Scene) -> Iterator[Primitive]:
    """Yield the elements of ``scene`` in painting order, the background first, tables in parts."""
    if scene.background is not None:
        yield Rect(0, 0, scene.width, scene.height, fill=scene.background)
    for element in scene.elements:
        if isinstance(element, Table):
            yield from table_parts(element)
        else:
            yield element


def table_parts(table: Table) -> Iterator[Text | Line]:
    """Yield the lines and texts of a table: a rule under its header, hairlines under its rows."""
    top, right = table.y, table.x + sum(table.columns)
    for number, (row, height) in enumerate(zip(table.rows, table.heights, strict=True)):
        left = table.x
        for cell, width in zip(row, table.columns, strict=False):
            yield from _cell_texts(cell, left, top, width, table)
            left += width
        top += height
        color, rule = ("ink-soft", 1.0) if number == 0 else ("line", 0.75)
        yield Line(table.x, top, right, top, color=color, width=rule, key=table.key)


def _cell_texts(
    cell: TableCell, left: float, top: float, width: float, table: Table
) -> Iterator[Text]:
    size = table.size
    pad = size * CELL_X
    place = {
        Anchor.START: left + pad,
        Anchor.MIDDLE: left + width / 2,
        Anchor.END: left + width - pad,
    }[cell.anchor]
    y = top + size * CELL_Y + baseline(size)
    for line in cell.lines:
        yield Text(place, y, line, size, cell.color, cell.weight, cell.anchor, table.key)
        y += size * LEADING
