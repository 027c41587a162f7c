"""The picture of a priority vote: the method's own, and the result in words."""

from __future__ import annotations

from facilitator.activities.canvas import Canvas, rolled_up, scrolled
from facilitator.activities.context import Context, Frame
from facilitator.activities.priority.methods import method_of
from facilitator.activities.priority.result import PriorityResult
from facilitator.drawing.measure import Measure
from facilitator.i18n import Translator
from facilitator.scene import Scene


def draw_priority(
    result: PriorityResult, context: Context, frame: Frame, measure: Measure
) -> Scene:
    """Draw the options by the step's method."""
    canvas = Canvas(frame, measure)
    if not result.ranking:
        return canvas.empty()
    canvas = Canvas(scrolled(frame), measure)
    method_of(context.settings).draw(canvas, result, context)
    return rolled_up(canvas.scene(in_words(result, context, frame.tr)), frame)


def in_words(result: PriorityResult, context: Context, tr: Translator) -> str:
    """The result as one sentence."""
    if not result.spent:
        return tr("Personne n’a encore voté.")
    people = tr.plural("{n} personne a voté.", "{n} personnes ont voté.", result.voters)
    return f"{people} {method_of(context.settings).sentence(result, tr)}."
