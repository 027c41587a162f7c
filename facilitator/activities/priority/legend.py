"""The options beside a map, by the numbers that their marks bear."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from facilitator.activities.canvas import LEADING, Box, Canvas, and_more
from facilitator.scene import Weight

MAX_LINES = 3
LEAD = 1.8
"""Room for a number, in sizes."""
GAP, TIGHT = 0.5, 0.25
"""Room between options, in sizes; the second where they are many."""


@dataclass(frozen=True, slots=True)
class Spot:
    """One option; ``note`` is said after its label, even where that is cut.

    ``at`` is its place as shares of the two axes, None where nobody placed it.
    """

    id: str
    label: str
    note: str
    at: tuple[float, float] | None


def fits(canvas: Canvas, spots: Sequence[Spot], box: Box) -> bool:
    """Whether every option can be said in ``box`` in up to :data:`MAX_LINES` lines."""
    tall = sum(_tall(canvas, spot, box, canvas.small, MAX_LINES) for spot in spots)
    return tall + canvas.small * GAP * (len(spots) - 1) <= box.height


def draw_legend(canvas: Canvas, spots: Sequence[Spot], columns: Sequence[Box]) -> None:
    """Write the options one under another, as large as they fit, in one column or several.

    Where all of them cannot be said in full, each has one line first, and the best ranked get
    more as far as there is room. On a phone, which can be scrolled, the list is as long as it is.
    """
    if len(columns) == 1:
        for size in canvas.sizes((1.4, 1.25, 1.12, 1.0)):
            tall = [_tall(canvas, spot, columns[0], size, MAX_LINES) for spot in spots]
            room = columns[0].height - sum(tall)
            if canvas.narrow or room >= size * GAP * (len(spots) - 1):
                break
        if canvas.narrow or room >= size * GAP * (len(spots) - 1):
            gap = size * GAP
            if canvas.frame.back_row and len(spots) > 1:
                gap = max(gap, min(size * 1.2, room / (len(spots) - 1)))
            _column(canvas, spots, 1, columns[0], size, [MAX_LINES] * len(spots), gap)
            return
    first, size = 0, canvas.small
    each = -(-len(spots) // len(columns))
    for number, box in enumerate(columns):
        last = number == len(columns) - 1
        some = spots[first:] if last else spots[first : first + each]
        most = max(1, int((box.height + size * TIGHT) / (size * (LEADING + TIGHT))))
        shown = some if len(some) <= most else some[: max(1, most - last)]
        beyond = len(shown) < len(some)
        room = box.height - beyond * size * (LEADING + TIGHT)
        lines = _granted(canvas, shown, Box(box.x, box.y, box.width, room), size)
        bottom = _column(canvas, shown, first + 1, box, size, lines, size * TIGHT)
        first += len(shown)
        if last and beyond:
            canvas.more(and_more(canvas.tr, len(some) - len(shown)), box.below(bottom))


def _granted(canvas: Canvas, spots: Sequence[Spot], box: Box, size: float) -> list[int]:
    """How many lines each option may have, so that all of them fit."""
    lines = [1] * len(spots)
    left = box.height - len(spots) * size * LEADING - (len(spots) - 1) * size * TIGHT
    for most in range(2, MAX_LINES + 1):
        for place, spot in enumerate(spots):
            more = _tall(canvas, spot, box, size, most) - _tall(canvas, spot, box, size, most - 1)
            if size * 0.1 < more <= left and lines[place] == most - 1:
                lines[place] = most
                left -= more
    return lines


def _column(
    canvas: Canvas, spots: Sequence[Spot], first: int, box: Box, size: float,
    lines: Sequence[int], gap: float,
) -> float:
    """Write options under one another, the first of them numbered ``first``; gives the end."""
    top = box.y
    for number, (spot, most) in enumerate(zip(spots, lines, strict=True), first):
        lead = Box(box.x, top, size * LEAD, size)
        canvas.text(str(number) if spot.at else "–", lead, size, weight=Weight.SEMIBOLD,
                    color="leaf" if spot.at else "ink-soft", max_lines=1)
        room = box.width - size * LEAD
        place = Box(box.x + size * LEAD, top, room, box.height)
        top += canvas.text(_words(canvas, spot, room, size, most), place, size, max_lines=most,
                           key=f"{spot.id}:label") + gap
    return top


def _tall(canvas: Canvas, spot: Spot, box: Box, size: float, most: int) -> float:
    room = box.width - size * LEAD
    return canvas.height(_words(canvas, spot, room, size, most), room, size, max_lines=most)


def _words(canvas: Canvas, spot: Spot, room: float, size: float, most: int) -> str:
    """What the list says of an option: its label cut rather than the note after it."""
    words = spot.label + spot.note
    if not spot.note or len(canvas.measure.wrap(words, size, room)) <= most:
        return words
    note = canvas.measure.width(spot.note, size)
    if most == 1:
        return canvas.measure.cut(spot.label, size, max(room - note - size, size)) + spot.note
    whole = " ".join(canvas.measure.wrap(spot.label, size, room)[:most])
    while len(canvas.measure.wrap(f"{whole}…{spot.note}", size, room)) > most and " " in whole:
        whole = whole.rpartition(" ")[0]
    return f"{whole}…{spot.note}"
