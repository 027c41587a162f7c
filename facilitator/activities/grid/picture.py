"""The picture of grids: groups side by side, their headings under one another."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator.activities.canvas import (
    BIG_SCALE,
    LEADING,
    SCALE,
    Box,
    Canvas,
    rolled_up,
    scrolled,
)
from facilitator.activities.cards import Note, spread, stack, stack_height, words_fit
from facilitator.activities.context import Frame
from facilitator.activities.grid.matrix import draw_matrix
from facilitator.activities.grid.overview import draw_overview
from facilitator.activities.grid.result import GridResult, GroupGrid, Line
from facilitator.activities.grid.wording import in_words, name_of, notes_of
from facilitator.drawing.measure import Measure
from facilitator.fields import Option
from facilitator.scene import Scene, Weight

MOST_PANELS = 3
COMMON = "common"
MOST_HEADINGS = 6
MOST_SCROLLED = 150
"""Lines that a phone shows in full; of more it shows how many there are."""
HEAD = 0.5
"""Space under a heading, in sizes."""
TIGHT = 0.4
"""Space after a line where several grids share the picture, in sizes."""


def draw_grids(result: GridResult, frame: Frame, measure: Measure) -> Scene:
    """Draw the grids side by side, as an overview of how full they are where there are many.

    ``frame.detail`` may name a group (``g1``), one cell (``g1/difficulties``) to show large, or
    ``common`` for what groups have in common.
    """
    canvas = Canvas(frame, measure)
    group, _, column = (frame.detail or "").partition("/")
    alone = next((g for g in result.grids if frame.detail and g.id == group), None)
    if not result.columns or not result.grids or not (result.lines or len(result.grids) > 1):
        return canvas.empty()
    canvas = Canvas(scrolled(frame), measure)
    if frame.detail == COMMON and result.common:
        _common(canvas, result)
    elif alone is not None and column in {c.id for c in result.columns}:
        _cell(canvas, result, alone, column)
    elif alone is not None or len(result.grids) == 1:
        _one_grid(canvas, result, alone or result.grids[0])
    elif canvas.narrow and result.lines <= MOST_SCROLLED:
        _one_after_another(canvas, result)
    elif canvas.narrow or len(result.grids) > MOST_PANELS or len(result.columns) > MOST_HEADINGS:
        draw_overview(canvas, result)
    else:
        draw_matrix(canvas, result)
    return rolled_up(canvas.scene(in_words(result, frame.tr)), frame)


def _cell(canvas: Canvas, result: GridResult, grid: GroupGrid, column: str) -> None:
    place = next(at for at, option in enumerate(result.columns) if option.id == column)
    box = canvas.area
    head = " · ".join(filter(None, (name_of(grid, canvas.tr), result.columns[place].label)))
    top = box.y + canvas.text(
        head, box, canvas.small * 1.25, weight=Weight.SEMIBOLD, color="leaf", max_lines=2
    ) + canvas.small
    notes = notes_of(grid.cells[place])
    spread(canvas, notes, box.below(top), BIG_SCALE if len(notes) <= 4 else SCALE)


def _common(canvas: Canvas, result: GridResult) -> None:
    box = canvas.area
    several = len(result.common) > 1
    top = box.y + canvas.text(
        canvas.tr("Points communs") if several else canvas.tr("Point commun"), box,
        canvas.small * 1.25, weight=Weight.SEMIBOLD, color="leaf", max_lines=2,
    ) + canvas.small
    notes = [Note(p.text, p.id, signed=" · ".join(p.groups)) for p in result.common]
    spread(canvas, notes, box.below(top), BIG_SCALE if len(notes) <= 4 else SCALE)


def _one_grid(canvas: Canvas, result: GridResult, grid: GroupGrid) -> None:
    """One grid alone: its headings are columns."""
    box = canvas.area
    top = box.y
    if grid.label:
        top += canvas.text(
            grid.label, box, canvas.small * 1.1, weight=Weight.SEMIBOLD, color="leaf", max_lines=1
        )
    if grid.question:
        top += canvas.text(
            grid.question, box.below(top), canvas.small * 1.4, weight=Weight.SEMIBOLD, max_lines=3
        )
    top += canvas.small * 0.7 if top > box.y else 0.0
    count = len(result.columns)
    gap = canvas.small * 1.4
    if canvas.narrow or count > 5:
        _headings(canvas, result.columns, [(grid, box.below(top))])
        return
    boxes = box.below(top).columns(count, gap)
    size = _size(canvas, result.columns, list(zip(grid.cells, boxes, strict=True)))
    for option, cell, place in zip(result.columns, grid.cells, boxes, strict=True):
        end = _heading(canvas, option.label, place, size)
        stack(canvas, notes_of(cell), place.below(end), size)


def _one_after_another(canvas: Canvas, result: GridResult) -> None:
    """Every grid in full, one under another; cells in which nothing is are left out."""
    box, small = canvas.area, canvas.small
    top = box.y
    for grid in result.grids:
        if top > box.y:
            top += small * 1.6
        top += canvas.text(name_of(grid, canvas.tr), box.below(top), small * 1.1,
                           weight=Weight.SEMIBOLD, color="leaf", max_lines=2)
        if grid.question:
            top += canvas.text(grid.question, box.below(top), small * 1.1,
                               weight=Weight.SEMIBOLD, max_lines=4)
        for option, cell in zip(result.columns, grid.cells, strict=True):
            if cell:
                end = _heading(canvas, option.label, box.below(top + small * 0.6), small)
                top = stack(canvas, notes_of(cell), box.below(end), small, TIGHT)


def _size(
    canvas: Canvas, columns: Sequence[Option], cells: Sequence[tuple[Sequence[Line], Box]]
) -> float:
    """The largest type at which every cell fits its box under a heading of two lines."""
    heads = [Note(option.label, strong=True) for option in columns]
    width = cells[0][1].width
    for size in canvas.sizes():
        notes = [note for cell, _ in cells for note in notes_of(cell)]
        if words_fit(canvas, [*heads, *notes], width, size) and all(
            stack_height(canvas, notes_of(cell), box.width, size) + size * LEADING * 2.6
            <= box.height
            for cell, box in cells
        ):
            return size
    return canvas.small


def _heading(canvas: Canvas, label: str, box: Box, size: float) -> float:
    """Write a heading over its hairline and return where what follows begins."""
    top = box.y + canvas.text(
        label, box, size, weight=Weight.SEMIBOLD, color="leaf", max_lines=2
    )
    canvas.rule(box.x, top + size * 0.12, box.width)
    return top + size * HEAD


def _headings(
    canvas: Canvas, columns: Sequence[Option], pairs: Sequence[tuple[GroupGrid, Box]]
) -> None:
    """The headings under one another, level across the grids, with room by what they hold."""
    size, bottom = canvas.small, pairs[0][1].bottom
    head = size * (LEADING + HEAD)
    needs = [
        head + max(
            stack_height(canvas, notes_of(grid.cells[at]), box.width, size, TIGHT)
            for grid, box in pairs
        )
        for at in range(len(columns))
    ]
    gap = size * 0.35
    least = head + size * LEADING
    top = pairs[0][1].y
    for at, option in enumerate(columns):
        if top + least > bottom + 0.01:
            break
        rest = len(columns) - at - 1
        spare = max(0.0, bottom - top - (least + gap) * rest - least)
        wanted = sum(max(0.0, need - least) for need in needs[at:])
        part = min(1.0, spare / wanted) if wanted else 0.0
        # What a heading leaves unused goes to those after it.
        tall = least + max(0.0, needs[at] - least) * part
        ends = [top + head]
        for grid, box in pairs:
            place = Box(box.x, top, box.width, tall)
            label = canvas.measure.cut(option.label, size, box.width, Weight.SEMIBOLD)
            end = _heading(canvas, label, place, size)
            ends.append(stack(canvas, notes_of(grid.cells[at]), place.below(end), size, TIGHT))
        top = max(*ends, top + least if rest else top) + gap
