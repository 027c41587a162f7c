"""Options in lines with figures in columns and, before them, a bar in several parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from facilitator.activities.canvas import LEADING, SCALE, Box, Canvas, and_more
from facilitator.activities.chart import CLOSE
from facilitator.scene import Anchor, Weight

MAX_LINES = 3
LABELS = (0.5, 0.62, 0.72)
"""The share of the width that labels have beside a bar; the next one where not all labels would
be shown, or not in full."""


@dataclass(frozen=True, slots=True)
class Line:
    """``cells`` are as many as there are heads; ``strong`` ones stand out (a first place).

    ``bar`` is the parts of a bar, as shares of 1 with their colours.
    """

    label: str
    cells: tuple[str, ...]
    lead: str = ""
    strong: frozenset[int] = frozenset()
    bar: tuple[tuple[float, str], ...] = ()
    key: str | None = None


@dataclass(frozen=True, slots=True)
class _Plan:
    size: float
    lead: float
    label: float
    bar: float
    cell: float
    head: float
    stacked: bool
    heights: tuple[float, ...]
    whole: bool
    gap: float


def draw_lines(
    canvas: Canvas, heads: Sequence[tuple[str, str]], lines: Sequence[Line], box: Box
) -> None:
    """Draw ``lines`` as large as they fit under ``heads``, each with its colour.

    Where not even the smallest size lets all in, the first are drawn and a line says how many
    more there are.
    """
    for size, share in ((size, share) for share in LABELS for size in canvas.sizes(SCALE)):
        plan = _plan(canvas, heads, lines, box, size, share)
        used = sum(plan.heights) + plan.gap * (len(lines) - 1)
        if used <= box.height - plan.head and plan.whole:
            break
    top = box.y + _heads(canvas, heads, box, plan)
    shown, room = len(lines), box.bottom - top
    if sum(plan.heights) + plan.gap * (shown - 1) > room + 0.01:
        plan = replace(plan, gap=plan.size * CLOSE)  # rather close together than left out
    if sum(plan.heights) + plan.gap * (shown - 1) > room + 0.01:
        room -= canvas.small * LEADING + plan.gap
        while shown > 1 and sum(plan.heights[:shown]) + plan.gap * (shown - 1) > room:
            shown -= 1
    gap = plan.gap
    if shown > 1 and canvas.frame.back_row:
        spare = (room - sum(plan.heights[:shown])) / (shown - 1)
        gap = max(gap, min(plan.size * 1.5, spare))
    for line, height in zip(lines[:shown], plan.heights, strict=False):
        _line(canvas, heads, line, Box(box.x, top, box.width, height), plan)
        top += height + gap
    if shown < len(lines):
        canvas.more(and_more(canvas.tr, len(lines) - shown), box.below(top - gap + plan.gap))


def _plan(
    canvas: Canvas, heads: Sequence[tuple[str, str]], lines: Sequence[Line], box: Box, size: float,
    share: float,
) -> _Plan:
    measure, small, bold = canvas.measure, canvas.small, Weight.SEMIBOLD
    lead = max(measure.width(line.lead, size, bold) for line in lines)
    lead += size * 0.7 if lead else 0.0
    widest = max((measure.width(cell, size, bold) for one in lines for cell in one.cells),
                 default=0.0)
    words = [word for head, _ in heads for word in head.split()]
    cell = max([widest, *(measure.width(word, small, bold) for word in words)]) + small * 0.7
    room = box.width - lead
    bars = any(line.bar for line in lines)
    stacked = canvas.narrow or cell * len(heads) > room * 0.5
    if stacked:
        label, bar = room, room
    else:
        label = (room - cell * len(heads)) * (share if bars else 1.0) - size
        bar = room - cell * len(heads) - label - size * 2 if bars else 0.0
    head = 0.0 if stacked else small * LEADING * _head_lines(canvas, heads, cell) + small * 0.3
    under = (small * LEADING + (size * 0.6 if bars else 0.0)) if stacked else 0.0
    talls = [canvas.height(line.label, label, size) for line in lines]
    most = size * LEADING * MAX_LINES
    heights = tuple(min(tall, most) + (under if line.cells else 0.0)
                    for tall, line in zip(talls, lines, strict=True))
    whole = max(talls) <= most + 0.01
    return _Plan(size, lead, label, bar, cell, head, stacked, heights, whole, size * 0.55)


def _head_lines(canvas: Canvas, heads: Sequence[tuple[str, str]], cell: float) -> int:
    wide = cell - canvas.small * 0.5
    return max((len(canvas.measure.wrap(head, canvas.small, wide, Weight.SEMIBOLD, 2))
                for head, _ in heads), default=0)


def _heads(
    canvas: Canvas, heads: Sequence[tuple[str, str]], box: Box, plan: _Plan
) -> float:
    """Set the heads over their columns, their last lines level; return the height they take."""
    if plan.stacked:
        return 0.0
    small = canvas.small
    left = box.x + box.width - plan.cell * len(heads)
    lines = _head_lines(canvas, heads, plan.cell)
    for place, (head, color) in enumerate(heads):
        wide = plan.cell - small * 0.5
        own = len(canvas.measure.wrap(head, small, wide, Weight.SEMIBOLD, 2))
        spot = Box(left + place * plan.cell + small * 0.25,
                   box.y + (lines - own) * small * LEADING, wide, small)
        canvas.text(head, spot, small, weight=Weight.SEMIBOLD, color=color, anchor=Anchor.MIDDLE,
                    max_lines=2)
    return plan.head


def _line(
    canvas: Canvas, heads: Sequence[tuple[str, str]], line: Line, box: Box, plan: _Plan
) -> None:
    size, small = plan.size, canvas.small
    if line.lead:
        canvas.text(line.lead, Box(box.x, box.y, plan.lead, size), size, weight=Weight.SEMIBOLD,
                    color="leaf", max_lines=1, key=_part(line, "lead"))
    left = box.x + plan.lead
    tall = canvas.text(line.label, Box(left, box.y, plan.label, box.height), size,
                       max_lines=MAX_LINES, key=_part(line, "label"))
    if plan.stacked:
        top = box.y + tall
        if line.bar:
            _bar(canvas, line, Box(left, top + size * 0.12, plan.bar, size * 0.42))
            top += size * 0.6
        _in_a_row(canvas, heads, line, Box(left, top, plan.label, small * LEADING))
        return
    middle = box.y + box.height / 2
    if line.bar:
        thick = size * 0.92
        _bar(canvas, line, Box(left + plan.label + size, middle - thick / 2, plan.bar, thick))
    first = box.x + box.width - plan.cell * len(heads)
    for place, cell in enumerate(line.cells):
        strong = place in line.strong
        canvas.word(
            cell, first + (place + 0.5) * plan.cell, middle + size * 0.36, size,
            weight=Weight.SEMIBOLD if strong else Weight.REGULAR,
            color="leaf" if strong else "ink", anchor=Anchor.MIDDLE, key=_part(line, str(place)),
        )


def _in_a_row(
    canvas: Canvas, heads: Sequence[tuple[str, str]], line: Line, box: Box
) -> None:
    """The cells one after another, each with its head, since none stands over it."""
    x, small = box.x, canvas.small
    for place, ((head, _), cell) in enumerate(zip(heads, line.cells, strict=False)):
        strong = place in line.strong
        weight = Weight.SEMIBOLD if strong else Weight.REGULAR
        room = box.x + box.width - x
        words = f"{head} {cell}"
        if room < canvas.measure.width(words, small, weight):
            break
        x += small * 0.9 + canvas.word(
            words, x, box.y + small, small, weight=weight,
            color="leaf" if strong else "ink-soft", key=_part(line, str(place)),
        )


def _bar(canvas: Canvas, line: Line, box: Box) -> None:
    """The parts of a bar side by side, a hair of ground between them."""
    canvas.rect(box, "leaf-soft")
    x, hair = box.x, min(canvas.small / 12, box.width / 200)
    for number, (share, color) in enumerate(line.bar):
        wide = box.width * share
        if wide > hair:
            canvas.rect(Box(x, box.y, wide - hair, box.height), color,
                        key=_part(line, f"bar-{number}"))
        x += wide


def _part(line: Line, part: str) -> str | None:
    return None if line.key is None else f"{line.key}:{part}"
