"""The picture of a poll: a bar per option, in the options' order so that nothing jumps."""

from __future__ import annotations

from facilitator.activities.canvas import BIG_SCALE, LEADING, SCALE, Box, Canvas
from facilitator.activities.chart import Row, chart
from facilitator.activities.common import named_number, percent
from facilitator.activities.context import Frame
from facilitator.activities.poll.result import PollResult
from facilitator.drawing.measure import Measure
from facilitator.i18n import Translator
from facilitator.scene import Scene


def draw_poll(result: PollResult, frame: Frame, measure: Measure) -> Scene:
    """Draw counts as bars; a full bar is everybody who answered."""
    canvas = Canvas(frame, measure)
    tr = frame.tr
    if not result.choices:
        return canvas.empty()
    rows = [
        Row(
            choice.label, choice.count, tr.count(choice.count),
            note=percent(tr, choice.share) if result.respondents else "", key=choice.id,
        )
        for choice in result.choices
    ]
    area = canvas.area
    if result.several:
        area = Box(area.x, area.y, area.width, area.height - canvas.small * LEADING * 1.4)
    end = chart(
        canvas, rows, area, full=result.respondents or 1, track=True,
        scale=BIG_SCALE if len(rows) <= 4 else SCALE,
    )
    foot = canvas.area.bottom - canvas.small * LEADING
    if result.several and end <= foot:
        low = foot if frame.back_row else min(end + canvas.small * 0.4, foot)
        canvas.text(several_words(result, tr), canvas.area.below(low), canvas.small,
                    color="ink-soft", max_lines=1)
    return canvas.scene(in_words(result, tr))


def several_words(result: PollResult, tr: Translator) -> str:
    """Why the shares of a poll add up to more than all; "" where they do not."""
    return tr("Plusieurs réponses possibles par personne.") if result.several else ""


def in_words(result: PollResult, tr: Translator) -> str:
    """The result as one sentence."""
    if not result.respondents:
        return tr("Personne n’a encore répondu.")
    parts = [named_number(tr, choice.label, choice.count) for choice in result.by_count()]
    people = tr.plural("{n} personne a répondu.", "{n} personnes ont répondu.", result.respondents)
    said = f"{people} {tr.joined(parts)}."
    return f"{said} {several_words(result, tr)}".rstrip()
