"""A map of two axes: numbered marks where options stand, and their words beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import cos, hypot, pi, sin

from facilitator.activities.canvas import LEADING, Box, Canvas, and_more
from facilitator.scene import Anchor, Circle, Line, Weight

MAX_LINES = 3
RINGS = 14
"""How many rings around its place a mark may be moved to."""


@dataclass(frozen=True, slots=True)
class Spot:
    """One option; ``note`` is said after its label, even where that is cut.

    ``at`` is its place as shares of the two axes, None where nobody placed it.
    """

    id: str
    label: str
    note: str
    at: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class _Mark:
    spot: Spot
    number: str
    x: float
    y: float
    true_x: float
    true_y: float


def draw_map(canvas: Canvas, spots: Sequence[Spot], x_label: str, y_label: str) -> None:
    """Draw the map and beside it, or under it on a phone, the options in order.

    A mark bears the number of its option in the list, since words on the map would hide one
    another; marks that would overlap are moved apart, with a line to where they belong.
    """
    area, small = canvas.area, canvas.small
    if canvas.narrow:
        tall = min(area.width * 0.8, area.height * 0.55)
        plot_box, words = Box(area.x, area.y, area.width, tall), area.below(area.y + tall + small)
    else:
        part = 0.56 if len(spots) < 8 else 0.48
        wide = min(area.width * part, area.height * 1.25)
        gap = small * 1.6
        plot_box = Box(area.x, area.y, wide, area.height)
        words = Box(area.x + wide + gap, area.y, area.width - wide - gap, area.height)
    plot = _axes(canvas, plot_box, x_label, y_label)
    radius = small * (0.85 if len(spots) < 10 else 0.95)
    numbers = {spot.id: str(number) for number, spot in enumerate(spots, 1)}
    for mark in _place(spots, numbers, plot, radius):
        if hypot(mark.x - mark.true_x, mark.y - mark.true_y) > radius * 0.3:
            canvas.elements.append(
                Line(mark.true_x, mark.true_y, mark.x, mark.y, "leaf", small / 14)
            )
            canvas.dot(mark.true_x, mark.true_y, small / 7, "leaf")
    for mark in _place(spots, numbers, plot, radius):
        canvas.elements.append(Circle(mark.x, mark.y, radius, fill="leaf", stroke="paper",
                                      stroke_width=small / 12, key=mark.spot.id))
        canvas.word(mark.number, mark.x, mark.y + small * 0.36, small, weight=Weight.SEMIBOLD,
                    color="on-leaf", anchor=Anchor.MIDDLE, key=f"{mark.spot.id}:number")
    _list(canvas, spots, numbers, words)


def _axes(canvas: Canvas, box: Box, x_label: str, y_label: str) -> Box:
    """Draw both axes with their names and return what lies between them."""
    small = canvas.small
    name = canvas.measure.cut(f"{y_label} ↑", small, box.width, Weight.SEMIBOLD)
    canvas.text(name, Box(box.x, box.y, box.width, small), small, weight=Weight.SEMIBOLD,
                color="leaf", max_lines=1)
    name = canvas.measure.cut(f"{x_label} →", small, box.width, Weight.SEMIBOLD)
    canvas.text(name, Box(box.x, box.bottom - small * LEADING, box.width, small), small,
                weight=Weight.SEMIBOLD, color="leaf", anchor=Anchor.END, max_lines=1)
    top = box.y + small * (LEADING + 0.4)
    plot = Box(box.x, top, box.width, box.bottom - small * (LEADING + 0.4) - top)
    half_x, half_y = plot.x + plot.width / 2, plot.y + plot.height / 2
    # What matters and can be acted upon: the quarter at the top right.
    canvas.rect(Box(half_x, plot.y, plot.width / 2, plot.height / 2), "leaf-soft", small / 4)
    thin = small / 20 if canvas.frame.back_row else 0.75
    canvas.elements += [
        Line(half_x, plot.y, half_x, plot.bottom, "line", thin),
        Line(plot.x, half_y, plot.x + plot.width, half_y, "line", thin),
        Line(plot.x, plot.y, plot.x, plot.bottom, "ink-soft", thin * 2),
        Line(plot.x, plot.bottom, plot.x + plot.width, plot.bottom, "ink-soft", thin * 2),
    ]
    return plot


def _place(
    spots: Sequence[Spot], numbers: dict[str, str], plot: Box, radius: float
) -> list[_Mark]:
    """Put each mark where it belongs, or as near as it fits without touching another.

    First come, first served in the order of the ranking; one that fits nowhere stays in the list.
    """
    placed: list[_Mark] = []
    left, right = plot.x + radius * 1.2, plot.x + plot.width - radius * 1.2
    top, bottom = plot.y + radius * 1.2, plot.bottom - radius * 1.2
    for spot in spots:
        if spot.at is None or right < left or bottom < top:
            continue
        true_x = left + spot.at[0] * (right - left)
        true_y = bottom - spot.at[1] * (bottom - top)
        for x, y in _around(true_x, true_y, radius):
            if not (left <= x <= right and top <= y <= bottom):
                continue
            if all(hypot(x - other.x, y - other.y) >= radius * 2.15 for other in placed):
                placed.append(_Mark(spot, numbers[spot.id], x, y, true_x, true_y))
                break
    return placed


def _around(x: float, y: float, radius: float) -> Iterator[tuple[float, float]]:
    """A place and the places around it, nearest first, level ones before others."""
    yield x, y
    for ring in range(1, RINGS + 1):
        step = radius * 0.75 * ring
        count = 8 + 4 * ring
        for turn in range(count):
            angle = 2 * pi * turn / count
            yield x + step * cos(angle), y + step * sin(angle)


def _list(
    canvas: Canvas, spots: Sequence[Spot], numbers: dict[str, str], box: Box
) -> None:
    """The options by number, as large as they fit."""
    tries = [(size, MAX_LINES) for size in canvas.sizes((1.4, 1.25, 1.12, 1.0))]
    # Rather shorter words than marks without any.
    for size, most in [*tries, *((canvas.small, lines) for lines in (2, 1))]:
        room = box.width - size * 2.0
        words = [_words(canvas, spot, room, size, most) for spot in spots]
        tall = [canvas.height(text, room, size, max_lines=most) for text in words]
        gap = size * (0.5 if most == MAX_LINES else 0.3)
        if sum(tall) + gap * (len(tall) - 1) <= box.height:
            break
    shown, room = len(spots), box.height
    if sum(tall) + gap * (shown - 1) > room + 0.01:
        room -= canvas.small * LEADING + gap
        while shown > 1 and sum(tall[:shown]) + gap * (shown - 1) > room:
            shown -= 1
    top = box.y
    if shown > 1 and canvas.frame.back_row:
        gap = max(gap, min(size * 1.2, (room - sum(tall[:shown])) / (shown - 1)))
    for spot, text, height in zip(spots[:shown], words, tall, strict=False):
        lead = Box(box.x, top, size * 2.0, size)
        canvas.text(numbers[spot.id] if spot.at else "–", lead, size, weight=Weight.SEMIBOLD,
                    color="leaf" if spot.at else "ink-soft", max_lines=1)
        place = Box(box.x + size * 2.0, top, box.width - size * 2.0, height)
        canvas.text(text, place, size, max_lines=most, key=f"{spot.id}:label")
        top += height + gap
    if shown < len(spots):
        canvas.more(and_more(canvas.tr, len(spots) - shown), box.below(top))


def _words(canvas: Canvas, spot: Spot, room: float, size: float, most: int) -> str:
    """What the list says of an option."""
    if most > 1 or not spot.note:
        return spot.label + spot.note
    note = canvas.measure.width(spot.note, size)
    return canvas.measure.cut(spot.label, size, max(room - note - size, size)) + spot.note
