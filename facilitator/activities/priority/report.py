"""A priority vote in the report: how many voted, the picture, the figures, and profiles."""

from __future__ import annotations

from facilitator.activities.canvas import trimmed
from facilitator.activities.common import secrecy
from facilitator.activities.context import Context, Frame
from facilitator.activities.priority.methods import method_of
from facilitator.activities.priority.picture import draw_priority
from facilitator.activities.priority.profiles import THRESHOLD, profile_blocks
from facilitator.activities.priority.result import PriorityResult
from facilitator.blocks import Block, Paragraph, Picture, plain
from facilitator.drawing.measure import Measure
from facilitator.i18n import Translator


def priority_blocks(
    result: PriorityResult, context: Context, tr: Translator, measure: Measure
) -> list[Block]:
    """Write the result down."""
    if not result.spent:
        return [Paragraph(plain(tr("Personne n’a voté.")), soft=True)]
    method = method_of(context.settings)
    given = method.given(result, tr)
    voted = tr.plural("{n} personne a voté", "{n} personnes ont voté", result.voters)
    said = f"{voted}, {given}" if given else f"{voted}."
    said = " ".join((said, *secrecy(context, tr)))
    blocks: list[Block] = [Paragraph(plain(said))]
    if any(option.tied and option.voters for option in result.ranking):
        blocks.append(Paragraph(plain(tr(
            "Les options à égalité portent le même rang ; aucune n’a été départagée."
        )), soft=True))
    height = min(420.0, 24.0 + 40.0 * len(result.ranking))
    if method.key == "axes":
        height = max(280.0, height)
    frame = Frame(480, height, tr, back_row=False)
    blocks.append(Picture(trimmed(draw_priority(result, context, frame, measure))))
    blocks += method.blocks(result, context, tr, measure)
    least = int(context.settings.get("threshold") or THRESHOLD)
    return blocks + profile_blocks(result, method, least, tr)
