"""Rows with a bar or dots each: what polls, priorities and portraits draw."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from facilitator.activities.canvas import LEADING, SCALE, Box, Canvas, and_more
from facilitator.scene import Anchor, Weight

MAX_LINES = 3
MOST_DOTS = 24
"""Above this many, dots are no longer counted at a glance and a bar is drawn."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a chart: ``lead`` stands before the label (a rank), ``note`` after the value."""

    label: str
    value: float
    shown: str
    note: str = ""
    lead: str = ""
    color: str = "leaf"
    key: str | None = None


@dataclass(frozen=True, slots=True)
class _Plan:
    """The measures of a chart at one type size; ``heights`` and the rest in points."""

    size: float
    stacked: bool
    lead: float
    label: float
    marks: float
    ends: float
    heights: tuple[float, ...]

    @property
    def gap(self) -> float:
        return self.size * (0.7 if self.stacked else 0.5)

    def fits(self, count: int, height: float) -> bool:
        return sum(self.heights[:count]) + self.gap * (count - 1) <= height + 0.01


def chart(
    canvas: Canvas,
    rows: Sequence[Row],
    box: Box,
    *,
    full: float | None = None,
    dots: bool = False,
    scale: tuple[float, ...] = SCALE,
) -> float:
    """Draw ``rows`` in ``box`` as large as they fit and return the y where they end.

    ``full`` is the value of the longest possible bar (the largest value by default). With ``dots``
    a value is drawn as so many dots while they can be counted. Where not even the smallest size
    lets all rows in, the first ones are drawn and a line says how many more there are.
    """
    if not rows:
        return box.y
    stacked = box.width < canvas.small * 30
    for size in canvas.sizes(scale):
        plan = _plan(canvas, rows, box, size, stacked)
        if plan.fits(len(rows), box.height):
            break
    shown = len(rows)
    room = box.height
    if not plan.fits(shown, room):
        room -= canvas.small * LEADING + plan.gap
        while shown > 1 and not plan.fits(shown, room):
            shown -= 1
    used = sum(plan.heights[:shown])
    gap = plan.gap
    if shown > 1 and canvas.frame.back_row:
        gap = max(gap, min(plan.size * 1.1, (room - used) / (shown - 1)))
    top_value = full or max(row.value for row in rows) or 1.0
    top = box.y
    for row, height in zip(rows[:shown], plan.heights, strict=False):
        _draw(canvas, row, box, top, plan, height, top_value, dots and top_value <= MOST_DOTS)
        top += height + gap
    top -= gap
    if shown < len(rows):
        top += plan.gap
        top += canvas.more(and_more(canvas.tr, len(rows) - shown), box.below(top))
    return top


def _plan(canvas: Canvas, rows: Sequence[Row], box: Box, size: float, stacked: bool) -> _Plan:
    measure, bold = canvas.measure, Weight.SEMIBOLD
    lead = max(measure.width(row.lead, size, bold) for row in rows)
    lead += size * 0.7 if lead else 0.0
    ends = max(
        measure.width(row.shown, size, bold)
        + (measure.width(row.note, size) + size * 0.45 if row.note else 0.0)
        for row in rows
    ) + size * 0.5
    room = box.width - lead
    if stacked:
        label, marks = room, max(room - ends, size)
    else:
        widest = max(measure.width(row.label, size) for row in rows) + 0.1
        label = min(widest, room * 0.55)
        marks = max(room - label - ends - size, size)
    under = size * 1.15 if stacked else 0.0
    heights = tuple(
        canvas.height(row.label, label, size, max_lines=MAX_LINES) + under for row in rows
    )
    return _Plan(size, stacked, lead, label, marks, ends, heights)


def _draw(
    canvas: Canvas, row: Row, box: Box, top: float, plan: _Plan, height: float,
    top_value: float, dots: bool,
) -> None:
    size = plan.size
    x = box.x + plan.lead
    if row.lead:
        place = Box(box.x, top, plan.lead, size)
        canvas.text(row.lead, place, size, weight=Weight.SEMIBOLD, color="leaf", max_lines=1)
    tall = canvas.text(
        row.label, Box(x, top, plan.label, height), size, max_lines=MAX_LINES,
        key=_part(row, "label"),
    )
    if plan.stacked:
        left, middle = x, top + tall + size * 0.5
        thick = size * 0.62
    else:
        left, middle = x + plan.label + size, top + height / 2
        thick = size * 0.86
    share = max(0.0, min(1.0, row.value / top_value))
    if dots:
        end = _dots(canvas, row, left, middle, plan.marks, thick, top_value)
    else:
        long = max(plan.marks * share, canvas.small / 12)
        bar = Box(left, middle - thick / 2, long, thick)
        canvas.rect(bar, row.color, min(thick / 2, canvas.small / 6, long / 2), row.key)
        end = left + long
    base = middle + size * 0.36
    x = end + size * 0.5
    x += canvas.word(
        row.shown, x, base, size, weight=Weight.SEMIBOLD, anchor=Anchor.START,
        key=_part(row, "value"),
    )
    if row.note:
        canvas.word(
            row.note, x + size * 0.45, base, size, color="ink-soft", key=_part(row, "note")
        )


def _dots(
    canvas: Canvas, row: Row, left: float, middle: float, room: float, thick: float, most: float
) -> float:
    """Draw ``row.value`` dots and return where they end."""
    step = min(thick * 1.18, room / most)
    for place in range(int(row.value)):
        key = None if row.key is None else f"{row.key}:dot-{place}"
        canvas.dot(left + step * (place + 0.5), middle, step * 0.42, row.color, key)
    return left + step * row.value if row.value else left


def _part(row: Row, part: str) -> str | None:
    return None if row.key is None else f"{row.key}:{part}"
