"""The picture of consent: each proposal with where it stands, objections in full."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, product

from facilitator.activities.canvas import (
    BIG_SCALE,
    LEADING,
    SCALE,
    Box,
    Canvas,
    and_more,
    rolled_up,
    scrolled,
)
from facilitator.activities.cards import spread, stack, stack_height
from facilitator.activities.consent.notes import DEPTHS, ONE, Said, said_on
from facilitator.activities.consent.result import ConsentResult, OptionConsent, State
from facilitator.activities.consent.wording import (
    counts_in_words,
    counts_of,
    in_words,
    state_of,
    verdict,
)
from facilitator.activities.context import Frame
from facilitator.drawing.measure import Measure
from facilitator.scene import Scene, Weight

VERDICT = (1.35, 1.25, 1.15)
"""Sizes of the verdict: the first at which it takes the fewest lines."""
LABEL_LINES = 3
MOST_STATE = 0.4
"""The share of the width that the state has beside the labels at most, if smaller type helps."""
DOT = 0.9
"""Room for the dot before a state, in sizes."""
NOTE_GAP = 0.45
"""Space after a remark or an objection, in sizes."""
_COLORS = {State.CONSENT: "leaf", State.OBJECTED: "clay", State.SILENT: "ink-soft"}


@dataclass(frozen=True, slots=True)
class _Plan:
    """Rows at one type size: the lines of figures under the states, where notes begin in a row,
    and the rows' heights."""

    size: float
    label: float
    state: float
    said: tuple[Said, ...]
    counts: tuple[tuple[str, ...], ...]
    under: tuple[float, ...]
    rows: tuple[float, ...]

    @property
    def gap(self) -> float:
        return self.size * 0.5

    def height(self, count: int) -> float:
        return sum(self.rows[:count]) + self.gap * max(0, count - 1)


def draw_consent(
    result: ConsentResult, frame: Frame, measure: Measure, signed: bool
) -> Scene:
    """Draw all proposals with their state, and as many of the words said as there is room for.

    ``frame.detail`` may name a proposal, which is then shown alone with every word.
    """
    canvas = Canvas(frame, measure)
    if not result.options:
        return canvas.empty()
    alone = next((o for o in result.options if frame.detail and o.id == frame.detail), None)
    if alone is not None:
        _alone(canvas, alone, result.people, signed)
        return canvas.scene(in_words(result, canvas.tr))
    canvas = Canvas(scrolled(frame), measure)
    area, said = canvas.area, verdict(result, canvas.tr)
    size = min((canvas.small * one for one in (VERDICT if frame.back_row else (1.1,))),
               key=lambda size: len(measure.wrap(said, size, area.width, Weight.SEMIBOLD)))
    tall = canvas.text(
        said, area, size, weight=Weight.SEMIBOLD, color="clay" if result.objected else "leaf",
        max_lines=3,
    )
    box = area.below(area.y + tall + canvas.small * 0.8)
    options = result.options
    plan = _best(canvas, options, result.people, box, signed)
    if plan.height(len(options)) > box.height:  # what calls for a word is not to be left out
        options = tuple(sorted(options, key=lambda one: one.state is not State.OBJECTED))
        plan = _best(canvas, options, result.people, box, signed)
    _rows(canvas, options, plan, box, bool(result.people))
    return rolled_up(canvas.scene(in_words(result, canvas.tr)), frame)


def _best(
    canvas: Canvas, options: Sequence[OptionConsent], people: int, box: Box, signed: bool
) -> _Plan:
    """All words said if they fit at any size, else as many objections as do.

    One objection is read on each proposal that has any, even where proposals are left out for it.
    The figures stand in short lines, which leave room for the labels, else in few.
    """
    figures = [counts_of(option, people, canvas.tr) if option.voices else () for option in options]
    few = tuple(tuple(map(" ".join, one)) for one in figures)
    short = few if canvas.narrow else tuple(tuple(chain(*one)) for one in figures)
    for depth in DEPTHS:
        said = tuple(said_on(option, depth, signed) for option in options)
        for size, counts in product(canvas.sizes(SCALE), dict.fromkeys((short, few))):
            plan = _plan(canvas, options, said, counts, box, size)
            roomy = canvas.narrow or plan.state <= box.width * MOST_STATE
            if roomy and plan.height(len(options)) <= box.height and _whole(canvas, options, plan):
                return plan
    said = tuple(said_on(option, ONE, signed) for option in options)
    return _plan(canvas, options, said, few, box, canvas.small)


def _whole(canvas: Canvas, options: Sequence[OptionConsent], plan: _Plan) -> bool:
    """Whether no label is cut short for the sake of larger type."""
    most = plan.size * LEADING * (LABEL_LINES + 0.5)
    return plan.size <= canvas.small or all(
        canvas.height(option.label, plan.label, plan.size) <= most for option in options)


def _plan(
    canvas: Canvas, options: Sequence[OptionConsent], said: tuple[Said, ...],
    counts: tuple[tuple[str, ...], ...], box: Box, size: float,
) -> _Plan:
    state, label = box.width, box.width
    if not canvas.narrow:
        state = max(_state_width(canvas, option, lines, size)
                    for option, lines in zip(options, counts, strict=True))
        label = box.width - state - canvas.small * 1.5
    note = _note_size(canvas, size)
    under, rows = [], []
    for option, some, lines in zip(options, said, counts, strict=True):
        words = canvas.height(option.label, label, size, max_lines=LABEL_LINES)
        stands = (size + _note_size(canvas, size) * len(lines)) * LEADING
        words += stands if canvas.narrow else 0.0
        under.append(words + size * 0.3)
        if some.notes:
            words = under[-1] + stack_height(canvas, some.notes, label, note, NOTE_GAP)
            words += note * LEADING if some.left else -note * NOTE_GAP
        rows.append(words if canvas.narrow else max(words, stands))
    return _Plan(size, label, state, said, counts, tuple(under), tuple(rows))


def _note_size(canvas: Canvas, size: float) -> float:
    return max(canvas.small, size * 0.8)


def _state_width(
    canvas: Canvas, option: OptionConsent, counts: tuple[str, ...], size: float
) -> float:
    words = canvas.measure.width(state_of(option, canvas.tr), size, Weight.SEMIBOLD)
    note = _note_size(canvas, size)
    widths = [words, *(canvas.measure.width(one, note) for one in counts)]
    return max(widths) + size * DOT + 1.0


def _rows(
    canvas: Canvas, options: Sequence[OptionConsent], plan: _Plan, box: Box, answered: bool
) -> None:
    shown, room = len(options), box.height
    if plan.height(shown) > room:
        room -= canvas.small * LEADING + plan.gap
        while shown > 1 and plan.height(shown) > room:
            shown -= 1
    spare = (room - plan.height(shown)) / max(1, shown)
    gap = plan.gap + (max(0.0, min(plan.size * 0.95, spare)) if canvas.frame.back_row else 0.0)
    top = box.y
    for place, option in enumerate(options[:shown]):
        if place:
            canvas.rule(box.x, top - gap / 2, box.width)
        row = Box(box.x, top, box.width, plan.rows[place])
        _row(canvas, option, row, plan, plan.counts[place] if answered else None)
        _under(canvas, plan.said[place], row.below(top + plan.under[place]), plan)
        top += plan.rows[place] + gap
    if shown < len(options):
        canvas.more(and_more(canvas.tr, len(options) - shown), box.below(top))


def _under(canvas: Canvas, said: Said, box: Box, plan: _Plan) -> None:
    """What was said on a proposal, under its label."""
    if not said.notes:
        return
    size = _note_size(canvas, plan.size)
    words = Box(box.x, box.y, plan.label, box.height)
    end = stack(canvas, said.notes, words, size, NOTE_GAP)
    if said.left:
        canvas.text(and_more(canvas.tr, said.left), words.below(end), size, color="ink-soft",
                    max_lines=1)


def _row(
    canvas: Canvas, option: OptionConsent, row: Box, plan: _Plan,
    counts: tuple[str, ...] | None,
) -> None:
    """A proposal with its state and ``counts``; None before anybody answered."""
    size = plan.size
    tall = canvas.text(option.label, Box(row.x, row.y, plan.label, row.height), size,
                       max_lines=LABEL_LINES, key=option.id)
    if counts is None:
        return
    x, y = row.x + row.width - plan.state, row.y
    if canvas.narrow:
        x, y = row.x, row.y + tall
    color, small = _COLORS[option.state], _note_size(canvas, size)
    canvas.dot(x + size * 0.3, y + size * 0.68, size * 0.26, color, f"{option.id}:dot")
    x += size * DOT
    canvas.word(state_of(option, canvas.tr), x, y + size, size, weight=Weight.SEMIBOLD,
                color=color, key=f"{option.id}:state")
    for number, line in enumerate(counts):
        canvas.word(line, x, y + size * LEADING + small * (1 + number * LEADING), small,
                    color="ink-soft", key=f"{option.id}:counts-{number}")


def _alone(canvas: Canvas, option: OptionConsent, people: int, signed: bool) -> None:
    box = canvas.area
    size = canvas.small * (1.4 if canvas.frame.back_row else 1.1)
    top = box.y + canvas.text(option.label, box, size, weight=Weight.SEMIBOLD, max_lines=4,
                              key=option.id)
    words = state_of(option, canvas.tr)
    if option.voices:
        words += f" · {counts_in_words(option, people, canvas.tr)}"
    top += canvas.small * 0.4
    top += canvas.text(words, box.below(top), canvas.small, weight=Weight.SEMIBOLD,
                       color=_COLORS[option.state], max_lines=2) + canvas.small
    notes = said_on(option, DEPTHS[0], signed).notes
    spread(canvas, notes, box.below(top), BIG_SCALE if len(notes) <= 4 else SCALE)
