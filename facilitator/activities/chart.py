"""Rows with a bar or dots each: what polls, priorities and portraits draw."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from facilitator.activities.canvas import LEADING, SCALE, Box, Canvas, and_more
from facilitator.scene import Anchor, Weight

MAX_LINES = 3
MOST_DOTS = 24
"""Above this many, dots are no longer counted at a glance and a bar is drawn."""
STACKED = 18
"""Narrower than so many of the smallest type, labels stand above their bars."""
CLOSE = 0.16
"""The least space between rows, in sizes."""
LABELS = 0.46
"""The share of the width that labels beside their bars have at most."""
WIDE = 0.62
"""The same where labels are so long that not all of them would be shown, or not in full."""
MARKS = 0.3
"""The share of the width that bars have at least, but for the smallest type."""


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
    value: float
    note: float
    heights: tuple[float, ...]
    gap: float
    whole: bool

    def fits(self, count: int, height: float) -> bool:
        return sum(self.heights[:count]) + self.gap * (count - 1) <= height + 0.01


def chart(
    canvas: Canvas,
    rows: Sequence[Row],
    box: Box,
    *,
    full: float | None = None,
    dots: bool = False,
    track: bool = False,
    scale: tuple[float, ...] = SCALE,
    size: float | None = None,
) -> float:
    """Draw ``rows`` in ``box`` as large as they fit and return the y where they end.

    ``size`` sets the type where several charts are to look alike (see :func:`best_size`).
    ``full`` is the value of the longest possible bar (the largest value by default). With ``dots``
    a value is drawn as so many dots while they can be counted; with ``track`` the longest possible
    bar is drawn softly behind. Where not even the smallest size
    lets all rows in, the first ones are drawn and a line says how many more there are.
    """
    if not rows:
        return box.y
    plan = _plan(canvas, rows, box, size) if size else _best(canvas, rows, box, scale)
    shown = len(rows)
    room = box.height
    if not plan.fits(shown, room):  # rather close together than left out
        plan = replace(plan, gap=min(plan.gap, plan.size * CLOSE))
    if not plan.fits(shown, room):
        room -= canvas.small * LEADING + plan.gap
        while shown > 1 and not plan.fits(shown, room):
            shown -= 1
    used = sum(plan.heights[:shown])
    gap = plan.gap
    if shown > 1 and canvas.frame.back_row:
        gap = max(gap, min(plan.size * (0.9 if size else 1.7), (room - used) / (shown - 1)))
    top_value = full or max(row.value for row in rows) or 1.0
    top = box.y
    for row, height in zip(rows[:shown], plan.heights, strict=False):
        place = Box(box.x, top, box.width, height)
        _label(canvas, row, place, plan)
        _marks(canvas, row, place, plan, top_value, dots and top_value <= MOST_DOTS, track)
        top += height + gap
    top -= gap
    if shown < len(rows):
        top += plan.gap
        top += canvas.more(and_more(canvas.tr, len(rows) - shown), box.below(top))
    return top


def _best(
    canvas: Canvas, rows: Sequence[Row], box: Box, scale: tuple[float, ...]
) -> _Plan:
    """The largest plan with all rows in full, with more room for labels where they need it."""
    plan = _plan(canvas, rows, box, best_size(canvas, rows, box, scale))
    if plan.stacked or (plan.whole and plan.fits(len(rows), box.height)):
        return plan
    for size in canvas.sizes(scale):
        plan = _plan(canvas, rows, box, size, WIDE)
        if plan.whole and plan.fits(len(rows), box.height):
            break
    return plan


def best_size(
    canvas: Canvas, rows: Sequence[Row], box: Box, scale: tuple[float, ...] = SCALE
) -> float:
    """The largest type size at which all rows fit with bars that say something, or the smallest."""
    for size in canvas.sizes(scale):
        plan = _plan(canvas, rows, box, size)
        roomy = plan.stacked or (plan.whole and plan.marks >= box.width * MARKS)
        if plan.fits(len(rows), box.height) and roomy:
            return size
    return canvas.small


def _plan(
    canvas: Canvas, rows: Sequence[Row], box: Box, size: float, share: float = LABELS
) -> _Plan:
    measure, bold = canvas.measure, Weight.SEMIBOLD
    lead = max(measure.width(row.lead, size, bold) for row in rows)
    lead += size * 0.7 if lead else 0.0
    value = max(measure.width(row.shown, size, bold) for row in rows)
    note = max(measure.width(row.note, size) for row in rows)
    ends = size * 0.5 + value + (note + size * 0.45 if note else 0.0)
    room = box.width - lead
    widest = max(measure.width(row.label, size) for row in rows) + 0.1
    beside = min(room * LABELS, box.width * (1 - MARKS) - lead - ends - size)
    stacked = box.width < canvas.small * STACKED or (canvas.narrow and widest > beside)
    if stacked:
        label, marks = room, max(room - ends, size)
    else:
        label = min(widest, room * share)
        marks = max(room - label - ends - size, size)
    under = size * 1.15 if stacked else 0.0
    talls = [canvas.height(row.label, label, size) for row in rows]
    most = size * LEADING * MAX_LINES
    heights = tuple(min(tall, most) + under for tall in talls)
    whole = max(talls) <= most + 0.01
    gap = size * (0.7 if stacked else 0.5)
    return _Plan(size, stacked, lead, label, marks, value, note, heights, gap, whole)


def _label(canvas: Canvas, row: Row, box: Box, plan: _Plan) -> None:
    if row.lead:
        lead = Box(box.x, box.y, plan.lead, plan.size)
        canvas.text(row.lead, lead, plan.size, weight=Weight.SEMIBOLD, color="leaf", max_lines=1)
    place = Box(box.x + plan.lead, box.y, plan.label, box.height)
    canvas.text(row.label, place, plan.size, max_lines=MAX_LINES, key=_part(row, "label"))


def _marks(
    canvas: Canvas, row: Row, box: Box, plan: _Plan, top_value: float, dots: bool, track: bool
) -> None:
    """Draw the bar or dots of a row with its value."""
    size = plan.size
    left, middle, thick = box.x + plan.lead, box.bottom - size * 0.62, size * 0.62
    if not plan.stacked:
        left, middle, thick = left + plan.label + size, box.y + box.height / 2, size * 0.92
    radius = min(thick / 2, canvas.small / 6)
    if track and not dots:
        canvas.rect(Box(left, middle - thick / 2, plan.marks, thick), "leaf-soft", radius)
    end = left + plan.marks * max(0.0, min(1.0, row.value / top_value))
    if dots:
        end = _dots(canvas, row, left, middle, plan.marks, thick, top_value)
    else:
        long = max(end - left, canvas.small / 12)
        bar = Box(left, middle - thick / 2, long, thick)
        canvas.rect(bar, row.color, min(radius, long / 2), row.key)
    # Behind a track, figures stand in columns; after a bar they follow it.
    wide = plan.value if track else canvas.measure.width(row.shown, size, Weight.SEMIBOLD)
    # Where there is no dot the figure stands where dots begin.
    apart = 0.0 if dots and end == left else size * 0.5
    x = (left + plan.marks if track else end) + apart + wide
    base = middle + size * 0.36
    canvas.word(
        row.shown, x, base, size, weight=Weight.SEMIBOLD, anchor=Anchor.END,
        key=_part(row, "value"),
    )
    if row.note:
        x += size * 0.45 + (plan.note if track else canvas.measure.width(row.note, size))
        canvas.word(
            row.note, x, base, size, color="ink-soft", anchor=Anchor.END, key=_part(row, "note")
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
