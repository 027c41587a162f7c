"""Texts in columns, as large as they fit: what answers and cells of a grid are drawn with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from facilitator.activities.canvas import LEADING, SCALE, Box, Canvas, and_more
from facilitator.scene import Weight

MAX_LINES = 6


@dataclass(frozen=True, slots=True)
class Note:
    """A text to set; ``key`` names it from one picture to the next, ``strong`` stands out."""

    text: str
    key: str | None = None
    strong: bool = False
    signed: str = ""


@dataclass(frozen=True, slots=True)
class _Place:
    note: Note
    box: Box


def spread(
    canvas: Canvas, notes: Sequence[Note], box: Box, scale: tuple[float, ...] = SCALE
) -> int:
    """Draw ``notes`` in as many columns as suits them; return how many there was room for.

    A note goes to the column that is shortest so far, so that one more note moves no other unless
    the type must get smaller.
    """
    for size in canvas.sizes(scale):
        gap = size * 1.1
        columns = box.columns(_columns(canvas, len(notes), box, size), gap)
        places = _arrange(canvas, notes, columns, size, box.bottom)
        if len(places) == len(notes):
            break
    if len(places) < len(notes):
        shorter = Box(box.x, box.y, box.width, box.height - canvas.small * LEADING * 1.3)
        columns = shorter.columns(len(columns), gap)
        places = _arrange(canvas, notes, columns, size, shorter.bottom)
        left = Box(box.x, box.bottom - canvas.small * LEADING, box.width, canvas.small)
        canvas.more(and_more(canvas.tr, len(notes) - len(places)), left)
    for place in places:
        _draw(canvas, place, size)
    return len(places)


def stack(canvas: Canvas, notes: Sequence[Note], box: Box, size: float) -> float:
    """Draw ``notes`` one under the other in one column and say how many are left out.

    Returns the y where they end.
    """
    places = _arrange(canvas, notes, (box,), size, box.bottom)
    if len(places) < len(notes):
        end = box.bottom - canvas.small * LEADING
        places = _arrange(canvas, notes, (box,), size, end)
    bottom = box.y
    for place in places:
        _draw(canvas, place, size)
        bottom = place.box.bottom
    if len(places) < len(notes) and box.height >= canvas.small * LEADING:
        left = Box(box.x, bottom, box.width, canvas.small)
        words = and_more(canvas.tr, len(notes) - len(places))
        if not places:
            words = canvas.tr.plural("{n} réponse", "{n} réponses", len(notes))
        bottom += canvas.text(words, left, canvas.small, color="ink-soft", max_lines=1)
    return bottom


def stack_height(canvas: Canvas, notes: Sequence[Note], width: float, size: float) -> float:
    """The height that all ``notes`` take in one column."""
    return sum(_height(canvas, note, width, size) for note in notes)


def _columns(canvas: Canvas, count: int, box: Box, size: float) -> int:
    widest = max(1, int(box.width // (size * 14)))
    wanted = 1 if count <= 2 else 2 if count <= 8 else 3
    return min(widest, wanted)


def _arrange(
    canvas: Canvas, notes: Sequence[Note], columns: Sequence[Box], size: float, bottom: float
) -> list[_Place]:
    ends = [column.y for column in columns]
    places: list[_Place] = []
    for note in notes:
        at = min(range(len(columns)), key=lambda place: (round(ends[place], 3), place))
        column = columns[at]
        tall = _height(canvas, note, column.width, size)
        if ends[at] + tall - size * 0.45 > bottom + 0.01:
            break
        places.append(_Place(note, Box(column.x, ends[at], column.width, tall)))
        ends[at] += tall
    return places


def _height(canvas: Canvas, note: Note, width: float, size: float) -> float:
    weight = Weight.SEMIBOLD if note.strong else Weight.REGULAR
    tall = canvas.height(note.text, width - size * 0.8, size, weight, MAX_LINES)
    if note.signed:
        tall += canvas.small * LEADING
    return tall + size * 0.75


def _draw(canvas: Canvas, place: _Place, size: float) -> None:
    box, note = place.box, place.note
    bar = size * 0.14
    text = Box(box.x + size * 0.8, box.y, box.width - size * 0.8, box.height)
    weight = Weight.SEMIBOLD if note.strong else Weight.REGULAR
    tall = canvas.text(
        note.text, text, size, weight=weight, max_lines=MAX_LINES, key=note.key
    )
    if note.signed:
        tall += canvas.text(
            note.signed, text.below(box.y + tall), canvas.small, color="ink-soft", max_lines=1
        )
    color = "clay" if note.strong else "leaf"
    canvas.rect(
        Box(box.x, box.y + size * 0.16, bar, tall - size * 0.32), color, bar / 2
    )
