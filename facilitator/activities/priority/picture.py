"""The picture of a priority vote: the ranking, a dot drawn for every dot given."""

from __future__ import annotations

from facilitator.activities.canvas import Canvas
from facilitator.activities.chart import Row, chart
from facilitator.activities.common import named_number
from facilitator.activities.context import Frame
from facilitator.activities.priority.result import PriorityResult, Ranked
from facilitator.drawing.measure import Measure
from facilitator.i18n import Translator
from facilitator.scene import Scene


def draw_priority(result: PriorityResult, frame: Frame, measure: Measure) -> Scene:
    """Draw the options in the order of the ranking; before any vote without places."""
    canvas = Canvas(frame, measure)
    if not result.ranking:
        return canvas.empty()
    rows = [
        Row(
            option.label, option.total, str(option.total), note=tie_note(option, frame.tr),
            lead=str(option.rank) if result.spent else "", key=option.id,
        )
        for option in result.ranking
    ]
    chart(canvas, rows, canvas.area, dots=True)
    return canvas.scene(in_words(result, frame.tr))


def tie_note(option: Ranked, tr: Translator) -> str:
    """What is said of an option that shares its place; nothing of those without a dot."""
    return tr("ex æquo") if option.tied and option.total else ""


def in_words(result: PriorityResult, tr: Translator) -> str:
    """The result as one sentence."""
    if not result.spent:
        return tr("Personne n’a encore voté.")
    people = tr.plural("{n} personne a voté.", "{n} personnes ont voté.", result.voters)
    parts = [
        f"{option.rank}. {named_number(tr, option.label, option.total)}"
        for option in result.ranking
    ]
    return f"{people} {' ; '.join(parts)}."
