"""The picture of a priority vote: the method's own, and the result in words."""

from __future__ import annotations

from dataclasses import replace

from facilitator.activities.canvas import Canvas, lowest
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
    method_of(context.settings).draw(canvas, result, context)
    scene = canvas.scene(in_words(result, context, frame.tr))
    # A phone is scrolled: there every option is named, however far down.
    return replace(scene, height=max(scene.height, lowest(scene))) if canvas.narrow else scene


def in_words(result: PriorityResult, context: Context, tr: Translator) -> str:
    """The result as one sentence."""
    if not result.spent:
        return tr("Personne n’a encore voté.")
    people = tr.plural("{n} personne a voté.", "{n} personnes ont voté.", result.voters)
    return f"{people} {method_of(context.settings).sentence(result, tr)}."
