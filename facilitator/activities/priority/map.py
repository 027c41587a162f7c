"""A map of two axes: numbered marks where options stand, and their words beside it."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator.activities.canvas import LEADING, Box, Canvas
from facilitator.activities.priority.legend import Spot, draw_legend, fits
from facilitator.activities.priority.marks import place_marks
from facilitator.scene import Anchor, Circle, Line, Weight


def draw_map(canvas: Canvas, spots: Sequence[Spot], x_label: str, y_label: str) -> None:
    """Draw the map and beside it, or under it on a phone, the options in order.

    A mark bears the number of its option in the list, since words on the map would hide one
    another. Marks that would overlap are moved apart, as little as it takes, with a line to where
    they belong where that shows.
    """
    area, small = canvas.area, canvas.small
    if canvas.narrow:
        plot_box = Box(area.x, area.y, area.width, min(area.width * 0.8, area.height * 0.55))
        columns: tuple[Box, ...] = (area.below(plot_box.bottom + small),)
    else:
        plot_box, columns = _sides(canvas, spots)
    plot = _axes(canvas, plot_box, x_label, y_label)
    radius = small * (0.85 if len(spots) < 10 else 0.9)
    marks = place_marks([spot.at for spot in spots], plot, radius)
    for mark in marks:
        if mark.leads(radius, marks):
            canvas.elements.append(
                Line(mark.true_x, mark.true_y, mark.x, mark.y, "leaf", small / 14)
            )
            canvas.dot(mark.true_x, mark.true_y, small / 7, "leaf")
    for mark in marks:
        spot = spots[mark.number - 1]
        canvas.elements.append(Circle(mark.x, mark.y, radius, fill="leaf", stroke="paper",
                                      stroke_width=small / 12, key=spot.id))
        canvas.word(str(mark.number), mark.x, mark.y + small * 0.36, small,
                    weight=Weight.SEMIBOLD, color="on-leaf", anchor=Anchor.MIDDLE,
                    key=f"{spot.id}:number")
    draw_legend(canvas, spots, columns)


def _sides(canvas: Canvas, spots: Sequence[Spot]) -> tuple[Box, tuple[Box, ...]]:
    """The map's place and the list's: in two columns, beside a smaller map, where it is long."""
    area, gap = canvas.area, canvas.small * 1.6

    def cut(part: float, count: int) -> tuple[Box, tuple[Box, ...]]:
        wide = min(area.width * part, area.height * 1.25)
        rest = Box(area.x + wide + gap, area.y, area.width - wide - gap, area.height)
        return Box(area.x, area.y, wide, area.height), rest.columns(count, canvas.small)

    one = cut(0.56 if len(spots) < 8 else 0.48, 1)
    if not canvas.frame.back_row or fits(canvas, spots, one[1][0]):
        return one
    return cut(0.38, 2)


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
