"""Grids side by side: a column per group, a row per heading, which is written once."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from facilitator.activities.canvas import LEADING, Box, Canvas
from facilitator.activities.cards import MAX_LINES, Note, stack, stack_height, words_fit
from facilitator.activities.grid.result import GridResult, GroupGrid
from facilitator.activities.grid.wording import name_of, notes_of
from facilitator.fields import Option
from facilitator.scene import Anchor, Weight

TIGHT = 0.12
"""Space after a line of a cell, in sizes."""
PADS = (0.25, 0.12)
"""Space around a row, in sizes; the second where not everything fits in full."""
SIZES = (1.6, 1.4, 1.25, 1.12, 1.0)
LEADS = (0.12, 0.14, 0.16)
"""Shares of the width that the headings may take, tried in turn."""
MOST_LEAD = 0.22
"""The same for the sake of a long word."""
LEAST = 3
"""Lines of type that a row has room for at least, where there is so much room."""


def draw_matrix(canvas: Canvas, result: GridResult) -> None:
    """Draw the grids as large as everything fits; else fold long lines, then count the rest."""
    area, small = canvas.area, canvas.small
    lead = _lead(canvas, result.columns)
    places = Box(area.x + lead, area.y, area.width - lead, area.height).columns(
        len(result.grids), small * 1.4)
    pairs = list(zip(result.grids, places, strict=True))
    top = _heads(canvas, pairs) + small * 0.5
    room, width = area.bottom - top, places[0].width
    for pad in PADS:
        size, whole = _size(canvas, result, width, room, lead, pad)
        if whole:
            break
    rows = _rows(canvas, result, width, size, room, lead, pad)
    for at, (option, tall) in enumerate(zip(result.columns, rows, strict=True)):
        canvas.rule(area.x, top, area.width)
        inner = top + small * pad
        height = tall - small * pad * 2
        canvas.text(option.label, Box(area.x, inner, lead - small * 0.8, height), small,
                    weight=Weight.SEMIBOLD, color="leaf",
                    max_lines=max(1, int(height / (small * LEADING))))
        for grid, box in pairs:
            _cell(canvas, notes_of(grid.cells[at]), Box(box.x, inner, box.width, height), size)
        top += tall


def _lead(canvas: Canvas, columns: Sequence[Option]) -> float:
    """Room for the headings: the least in which each is whole words in two lines, if there is."""
    small = canvas.small
    words = (word for option in columns for word in option.label.split())
    widest = max(canvas.measure.width(word, small, Weight.SEMIBOLD) for word in words)
    for part in LEADS:
        room = canvas.area.width * part
        if widest <= room - small * 0.8 and all(
                canvas.height(option.label, room - small * 0.8, small, Weight.SEMIBOLD)
                <= small * LEADING * 2.1 for option in columns):
            return room
    return max(canvas.area.width * LEADS[0],
               min(canvas.area.width * MOST_LEAD, widest + small))


def _heads(canvas: Canvas, pairs: Sequence[tuple[GroupGrid, Box]]) -> float:
    """The groups' names and questions; neighbours that share a question have it once.

    Where some do, questions stand over the names, each on a rule as wide as its groups.
    """
    small, start = canvas.small, canvas.area.y
    runs = [(question, [box for _, box in run])
            for question, run in groupby(pairs, key=lambda pair: pair[0].question)]
    if all(len(places) == 1 or not question for question, places in runs):
        end = _names(canvas, pairs, start)
        return max(end, *(end + _question(canvas, question, places[0], end)
                          for question, places in runs))
    spans = [Box(places[0].x, start, places[-1].x + places[-1].width - places[0].x, 0.0)
             for _, places in runs]
    talls = [canvas.height(question, span.width, small, Weight.SEMIBOLD, 3) if question else 0.0
             for (question, _), span in zip(runs, spans, strict=True)]
    low = start + max(talls)
    for (question, places), span, tall in zip(runs, spans, talls, strict=True):
        _question(canvas, question, span, low - tall, middle=len(places) > 1)
        if question:
            canvas.rule(span.x, low + small * 0.2, span.width, "leaf")
    return _names(canvas, pairs, low + small * 0.4)


def _names(canvas: Canvas, pairs: Sequence[tuple[GroupGrid, Box]], top: float) -> float:
    for grid, box in pairs:
        canvas.text(
            name_of(grid, canvas.tr), Box(box.x, top, box.width, canvas.small), canvas.small,
            weight=Weight.SEMIBOLD, color="leaf", max_lines=1, key=f"group:{grid.id}",
        )
    return top + canvas.small * LEADING


def _question(
    canvas: Canvas, question: str, box: Box, top: float, *, middle: bool = False
) -> float:
    """Write a question and return its height."""
    if not question:
        return 0.0
    anchor = Anchor.MIDDLE if middle else Anchor.START
    return canvas.text(question, Box(box.x, top, box.width, 0.0), canvas.small,
                       weight=Weight.SEMIBOLD, anchor=anchor, max_lines=3)


def _size(
    canvas: Canvas, result: GridResult, width: float, room: float, lead: float, pad: float
) -> tuple[float, bool]:
    """The largest type at which everything fits in full, and whether there is any."""
    notes = [note for grid in result.grids for cell in grid.cells for note in notes_of(cell)]
    for size in canvas.sizes(SIZES):
        needs = _needs(canvas, result, width, size, MAX_LINES, lead, pad)
        if sum(needs) <= room and words_fit(canvas, notes, width, size):
            return size, True
    return canvas.small, False


def _needs(
    canvas: Canvas, result: GridResult, width: float, size: float, most: int, lead: float,
    pad: float,
) -> list[float]:
    """How high each row must be for all of its cells, padding included."""
    small = canvas.small
    return [
        small * pad * 2 + max(
            canvas.height(option.label, lead - small * 0.8, small, Weight.SEMIBOLD),
            *(stack_height(canvas, notes_of(grid.cells[at]), width, size, TIGHT, most)
              for grid in result.grids),
        )
        for at, option in enumerate(result.columns)
    ]


def _rows(
    canvas: Canvas, result: GridResult, width: float, size: float, room: float, lead: float,
    pad: float,
) -> list[float]:
    """The heights of the rows: what they need, or shares of the room by what they need."""
    needs = _needs(canvas, result, width, size, MAX_LINES, lead, pad)
    if sum(needs) <= room:
        spare = min(size * 1.5, (room - sum(needs)) / len(needs))
        return [need + spare for need in needs]
    small, line = canvas.small, size * (LEADING + TIGHT)
    each = min(line * LEAST, room / len(needs) - small * pad * 2)
    heads = [canvas.height(option.label, lead - small * 0.8, small, Weight.SEMIBOLD)
             for option in result.columns]
    if sum(heads) + small * pad * 2 * len(heads) > room:
        heads = [0.0] * len(heads)
    least = [min(need, max(each, head) + small * pad * 2)
             for need, head in zip(needs, heads, strict=True)]
    if sum(least) > room:
        least = [max(head + small * pad * 2, low * room / sum(least))
                 for low, head in zip(least, heads, strict=True)]
    wanted = [need - low for need, low in zip(needs, least, strict=True)]
    part = max(0.0, room - sum(least)) / sum(wanted)
    return [low + more * part for low, more in zip(least, wanted, strict=True)]


def _cell(canvas: Canvas, notes: Sequence[Note], box: Box, size: float) -> None:
    """A cell's lines in full, or each of them folded, or as many as fit with the others counted.

    Starred lines are shown before others; all stay in their order.
    """
    line = size * (LEADING + TIGHT)
    shown, beyond = list(notes), 0.0
    if len(notes) * line - size * TIGHT > box.height + 0.01:
        fit = max(0, int((box.height - size * LEADING + 0.01) / line))
        chosen = sorted(range(len(notes)), key=lambda at: (not notes[at].strong, at))[:fit]
        shown, beyond = [notes[at] for at in sorted(chosen)], size * LEADING
    end = box.y
    room = Box(box.x, box.y, box.width, box.height - beyond)
    for note, most in zip(shown, _folds(canvas, shown, room, size), strict=True):
        end = stack(canvas, [note], Box(box.x, end, box.width, box.height), size, TIGHT, most)
    if len(shown) == len(notes):
        return
    left = len(notes) - len(shown)
    words = canvas.tr.plural("et {n} autre", "et {n} autres", left) if shown else (
        canvas.tr.plural("{n} réponse", "{n} réponses", left))
    canvas.text(words, Box(box.x, end, box.width, size), canvas.small, color="ink-soft",
                max_lines=1)


def _folds(canvas: Canvas, notes: Sequence[Note], box: Box, size: float) -> list[int]:
    """How many lines of type each line of a cell may take, so that all of them fit."""
    tall = [[stack_height(canvas, [note], box.width, size, TIGHT, most)
             for most in range(1, MAX_LINES + 1)] for note in notes]
    folds = [1] * len(notes)
    left = box.height + size * TIGHT - sum(one[0] for one in tall)
    for most in range(2, MAX_LINES + 1):
        for at, heights in enumerate(tall):
            more = heights[most - 1] - heights[folds[at] - 1]
            if folds[at] == most - 1 and 0 < more <= left + 0.01:
                folds[at] = most
                left -= more
    return folds
