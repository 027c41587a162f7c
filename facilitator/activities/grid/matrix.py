"""Grids side by side: a column per group, a row per heading, which is written once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from operator import lt

from facilitator.activities.canvas import LEADING, Box, Canvas
from facilitator.activities.cards import MAX_LINES, Note, stack, stack_height, words_fit
from facilitator.activities.grid.result import GridResult, GroupGrid
from facilitator.activities.grid.wording import name_of, notes_of
from facilitator.fields import Option
from facilitator.scene import Weight

TIGHT = 0.12
"""Space after a line of a cell, in sizes."""
PADS = (0.25, 0.12)
"""Space around a row, in sizes; the second where not everything fits in full."""
HEAD = 1.3
"""Headings are as large as what stands under them, up to so many of the smallest type."""
SIZES = (1.6, 1.4, 1.25, 1.12, 1.0)
LEADS = (0.12, 0.14, 0.16)
"""Shares of the width that the headings may take, tried in turn."""
MOST_LEAD = 0.22
"""The same for the sake of a long word."""
LEAST = 3
"""Lines of type that a row has room for at least, where there is so much room."""

Cells = Sequence[Sequence[Sequence[Note]]]
"""The notes of each grid's cells."""


@dataclass(frozen=True, slots=True)
class _Plan:
    """The grids at one type size: ``head`` is the headings' type, ``top`` where rows begin."""

    size: float
    head: float
    pad: float
    lead: float
    area: Box
    places: tuple[Box, ...]
    top: float
    needs: tuple[float, ...]

    @property
    def room(self) -> float:
        return self.area.bottom - self.top

    @property
    def whole(self) -> bool:
        return sum(self.needs) <= self.room


def draw_matrix(canvas: Canvas, result: GridResult) -> None:
    """Draw the grids as large as everything fits; else fold long lines, then count the rest."""
    cells = [[notes_of(cell) for cell in grid.cells] for grid in result.grids]
    plan = _best(canvas, result, cells)
    pairs = list(zip(result.grids, plan.places, strict=True))
    area, top, pad = plan.area, plan.top, canvas.small * plan.pad
    _heads(canvas, pairs, plan)
    for at, (option, tall) in enumerate(
            zip(result.columns, _rows(canvas, result, plan), strict=True)):
        canvas.rule(area.x, top, area.width)
        inner, height = top + pad, tall - pad * 2
        canvas.text(option.label, Box(area.x, inner, plan.lead - canvas.small * 0.8, height),
                    plan.head, weight=Weight.SEMIBOLD, color="leaf",
                    max_lines=max(1, int(height / (plan.head * LEADING))))
        for own, box in zip(cells, plan.places, strict=True):
            _cell(canvas, own[at], Box(box.x, inner, box.width, height), plan.size)
        top += tall


def _best(canvas: Canvas, result: GridResult, cells: Cells) -> _Plan:
    """The largest type at which everything fits in full, rather with less room around than less
    than all; the smallest where nothing helps."""
    area, small = canvas.area, canvas.small
    edge = area.y  # around pictures there is more free room than must be
    wider = Box(area.x, area.y - edge * 0.4, area.width, area.height + edge * 0.9)
    notes = [note for own in cells for cell in own for note in cell]
    for box, pad in ((area, PADS[0]), (area, PADS[1]), (wider, PADS[1])):
        for size in canvas.sizes(SIZES):
            plan = _plan(canvas, result, cells, box, size, pad)
            if plan.whole and words_fit(canvas, notes, plan.places[0].width, size):
                return plan
    return _plan(canvas, result, cells, wider, small, PADS[1])


def _plan(
    canvas: Canvas, result: GridResult, cells: Cells, area: Box, size: float, pad: float
) -> _Plan:
    small = canvas.small
    head = min(size, small * HEAD)
    lead = _lead(canvas, result.columns, head)
    places = Box(area.x + lead, area.y, area.width - lead, area.height).columns(
        len(result.grids), small * 1.4)
    bare = _Plan(size, head, pad, lead, area, places, area.y, ())
    # Drawn aside to learn how high it gets.
    aside = Canvas(canvas.frame, canvas.measure)
    top = _heads(aside, list(zip(result.grids, places, strict=True)), bare)
    needs = tuple(
        small * pad * 2 + max(
            canvas.height(option.label, lead - small * 0.8, head, Weight.SEMIBOLD),
            *(stack_height(canvas, own[at], places[0].width, size, TIGHT) for own in cells),
        )
        for at, option in enumerate(result.columns)
    )
    return replace(bare, top=top + small * pad * 2, needs=needs)


def _lead(canvas: Canvas, columns: Sequence[Option], head: float) -> float:
    """Room for the headings: the least in which each is whole words in two lines, if there is."""
    small = canvas.small
    words = (word for option in columns for word in option.label.split())
    widest = max(canvas.measure.width(word, head, Weight.SEMIBOLD) for word in words)
    for part in LEADS:
        room = canvas.area.width * part
        if widest <= room - small * 0.8 and all(
                canvas.height(option.label, room - small * 0.8, head, Weight.SEMIBOLD)
                <= head * LEADING * 2.1 for option in columns):
            return room
    return max(canvas.area.width * LEADS[0],
               min(canvas.area.width * MOST_LEAD, widest + small))


def _heads(canvas: Canvas, pairs: Sequence[tuple[GroupGrid, Box]], plan: _Plan) -> float:
    """The groups' names and questions; neighbours that share a question have it once.

    Where some do, questions stand over the names, each on a rule as wide as its groups.
    """
    size, start = plan.head, plan.area.y
    runs = [(question, [box for _, box in run])
            for question, run in groupby(pairs, key=lambda pair: pair[0].question)]
    if all(len(places) == 1 or not question for question, places in runs):
        end = _names(canvas, pairs, start, size)
        return max(end, *(end + _question(canvas, question, places[0], end, size)
                          for question, places in runs))
    spans = [Box(places[0].x, start, places[-1].x + places[-1].width - places[0].x, 0.0)
             for _, places in runs]
    talls = [canvas.height(question, span.width, size, Weight.SEMIBOLD, 3) if question else 0.0
             for (question, _), span in zip(runs, spans, strict=True)]
    low = start + max(talls)
    for (question, _), span, tall in zip(runs, spans, talls, strict=True):
        _question(canvas, question, span, low - tall, size)
        if question:
            canvas.rule(span.x, low + size * 0.2, span.width, "leaf")
    return _names(canvas, pairs, low + size * 0.4, size)


def _names(
    canvas: Canvas, pairs: Sequence[tuple[GroupGrid, Box]], top: float, size: float
) -> float:
    for grid, box in pairs:
        canvas.text(
            name_of(grid, canvas.tr), Box(box.x, top, box.width, size), size,
            weight=Weight.SEMIBOLD, color="leaf", max_lines=1, key=f"group:{grid.id}",
        )
    return top + size * LEADING


def _question(canvas: Canvas, question: str, box: Box, top: float, size: float) -> float:
    """Write a question and return its height."""
    if not question:
        return 0.0
    return canvas.text(question, Box(box.x, top, box.width, 0.0), size, weight=Weight.SEMIBOLD,
                       max_lines=3)


def _rows(canvas: Canvas, result: GridResult, plan: _Plan) -> list[float]:
    """The heights of the rows: what they need, or shares of the room by what they need."""
    size, room, needs, pads = plan.size, plan.room, plan.needs, canvas.small * plan.pad * 2
    if plan.whole:
        spare = min(size * 1.5, (room - sum(needs)) / len(needs))
        return [need + spare for need in needs]
    each = min(size * (LEADING + TIGHT) * LEAST, room / len(needs) - pads)
    heads = [canvas.height(option.label, plan.lead - canvas.small * 0.8, plan.head,
                           Weight.SEMIBOLD) for option in result.columns]
    if sum(heads) + pads * len(heads) > room:
        heads = [0.0] * len(heads)
    least = [min(need, max(each, head) + pads)
             for need, head in zip(needs, heads, strict=True)]
    if sum(least) > room:
        least = [max(head + pads, low * room / sum(least))
                 for low, head in zip(least, heads, strict=True)]
    wanted = [need - low for need, low in zip(needs, least, strict=True)]
    part = max(0.0, room - sum(least)) / sum(wanted)
    return [low + more * part for low, more in zip(least, wanted, strict=True)]


def _cell(canvas: Canvas, notes: Sequence[Note], box: Box, size: float) -> None:
    """A cell's lines in full, or most of them with some folded, or those for which there is room
    with the others counted: whole ones rather than the beginnings of many.

    Starred lines are shown before others; all stay in their order.
    """
    needs = [_lines(canvas, note, box.width, size) for note in notes]
    folds = _folds(canvas, notes, needs, box, size)
    if not folds or 2 * sum(map(lt, folds, needs)) > len(notes) or any(
            fold * 2 < need for fold, need in zip(folds, needs, strict=True)):
        folds = _picked(notes, needs, box.height - canvas.small * LEADING, size)
    end = box.y
    for note, most in zip(notes, folds, strict=True):
        if most:
            end = stack(canvas, [note], Box(box.x, end, box.width, box.height), size, TIGHT, most)
    left = folds.count(0)
    if not left:
        return
    words = canvas.tr.plural("et {n} autre", "et {n} autres", left)
    if left == len(notes):
        words = canvas.tr.plural("{n} réponse", "{n} réponses", left)
    canvas.text(words, Box(box.x, end, box.width, size), canvas.small, color="ink-soft",
                max_lines=1)


def _lines(canvas: Canvas, note: Note, width: float, size: float) -> int:
    """How many lines of type a line of a cell takes in full."""
    return round(stack_height(canvas, [note], width, size, 0.0) / (size * LEADING))


def _folds(
    canvas: Canvas, notes: Sequence[Note], needs: Sequence[int], box: Box, size: float
) -> list[int]:
    """How many lines of type each line of a cell may take, so that all fit; [] where they do not.
    """
    left = _type(box.height, len(notes), size) - len(notes)
    if left < 0:
        return []
    folds = [1] * len(notes)
    for most in range(2, MAX_LINES + 1):
        for at, need in enumerate(needs):
            if folds[at] == most - 1 and need >= most and left > 0:
                folds[at] = most
                left -= 1
    return folds


def _picked(
    notes: Sequence[Note], needs: Sequence[int], height: float, size: float
) -> list[int]:
    """The same for those for which there is room in full, 0 for the others.

    A starred line is rather cut than left out; so is one other, where much room is left over.
    """
    folds = [0] * len(notes)

    def left() -> int:
        shown = sum(map(bool, folds))
        return _type(height, shown + 1, size) - sum(folds)

    order = sorted(range(len(notes)), key=lambda at: (not notes[at].strong, at))
    for at in order:
        if needs[at] <= left() or notes[at].strong:
            folds[at] = max(0, min(needs[at], left()))
    for at in order:
        if not folds[at] and (left() > 1 or (left() > 0 and not any(folds))):
            folds[at] = min(needs[at], left())
            break
    return folds


def _type(height: float, notes: int, size: float) -> int:
    """How many lines of type there is room for in so many lines of a cell."""
    return int((height - size * TIGHT * max(0, notes - 1) + 0.01) / (size * LEADING))
