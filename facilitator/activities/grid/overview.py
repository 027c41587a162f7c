"""Many grids at a glance: how many lines each cell holds, and which are still empty."""

from __future__ import annotations

from facilitator.activities.canvas import LEADING, Box, Canvas
from facilitator.activities.grid.result import GridResult
from facilitator.activities.grid.wording import name_of
from facilitator.scene import Anchor, Weight

MOST_COLUMNS = 6


def draw_overview(canvas: Canvas, result: GridResult) -> None:
    """Draw a row per group with a number per heading; an empty cell is a dash."""
    area, small = canvas.area, canvas.small
    columns = result.columns[: 3 if canvas.narrow else MOST_COLUMNS]
    first = area.width * (0.34 if canvas.narrow else 0.55 if len(columns) <= 3 else 0.4)
    head = Box(area.x + first, area.y, area.width - first, area.height)
    places = head.columns(len(columns), small * 0.5)
    tall = max(
        canvas.text(
            option.label, place, small, weight=Weight.SEMIBOLD, color="leaf",
            anchor=Anchor.MIDDLE, max_lines=3,
        )
        for option, place in zip(columns, places, strict=True)
    )
    top = area.y + tall + small * 0.4
    least = small * (LEADING * 2 + 0.5)
    count = len(result.grids)
    fit = int((area.bottom - top) / least)
    shown = count if fit >= count else max(1, int((area.bottom - top - small * 1.6) / least))
    shown = min(shown, count)
    step = max(least, min((area.bottom - top - small * 1.6) / shown, least * 1.7))
    for grid in result.grids[:shown]:
        canvas.rule(area.x, top, area.width)
        box = Box(area.x, top + small * 0.2, first - small, step)
        height = canvas.text(
            name_of(grid, canvas.tr), box, small, weight=Weight.SEMIBOLD, max_lines=1
        )
        if grid.question:
            lines = max(1, int((step - height - small * 0.4) / (small * LEADING)))
            canvas.text(
                grid.question, box.below(box.y + height), small, color="ink-soft",
                max_lines=lines,
            )
        for cell, place in zip(grid.cells, places, strict=False):
            size = min(small * 1.8, step * 0.5)
            canvas.word(
                str(len(cell)) if cell else "–", place.x + place.width / 2,
                top + step / 2 + size * 0.36, size, weight=Weight.SEMIBOLD,
                color="ink" if cell else "clay", anchor=Anchor.MIDDLE,
            )
        top += step
    _left_out(canvas, count - shown, len(result.columns) - len(columns), top)


def _left_out(canvas: Canvas, groups: int, columns: int, top: float) -> None:
    words = []
    if groups:
        words.append(canvas.tr.plural("et {n} autre groupe", "et {n} autres groupes", groups))
    if columns:
        words.append(
            canvas.tr.plural("et {n} autre rubrique", "et {n} autres rubriques", columns)
        )
    if words:
        place = canvas.area.below(min(top + canvas.small * 0.2,
                                      canvas.area.bottom - canvas.small * LEADING))
        canvas.text(", ".join(words), place, canvas.small, color="ink-soft", max_lines=1)
