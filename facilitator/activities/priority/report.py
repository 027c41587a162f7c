"""A priority vote in the report: how many voted, and the ranking."""

from __future__ import annotations

from facilitator.activities.canvas import trimmed
from facilitator.activities.context import Frame
from facilitator.activities.priority.picture import draw_priority
from facilitator.activities.priority.result import PriorityResult
from facilitator.blocks import Block, DataTable, Paragraph, Picture, plain
from facilitator.drawing.measure import Measure
from facilitator.i18n import Translator


def priority_blocks(result: PriorityResult, tr: Translator, measure: Measure) -> list[Block]:
    """Write the ranking down."""
    if not result.spent:
        return [Paragraph(plain(tr("Personne n’a voté.")), soft=True)]
    voted = tr.plural("{n} personne a voté,", "{n} personnes ont voté,", result.voters)
    dots = tr.plural("{n} point donné.", "{n} points donnés.", result.spent)
    blocks: list[Block] = [Paragraph(plain(f"{voted} {dots}"))]
    if any(option.tied and option.total for option in result.ranking):
        blocks.append(Paragraph(plain(tr(
            "Les options à égalité portent le même rang ; aucune n’a été départagée."
        )), soft=True))
    height = min(420.0, 24.0 + 40.0 * len(result.ranking))
    frame = Frame(480, height, tr, back_row=False)
    rows = tuple(
        (str(option.rank), option.label, str(option.total), str(option.voters))
        for option in result.ranking
    )
    blocks.append(Picture(trimmed(draw_priority(result, frame, measure))))
    blocks.append(DataTable(
        (tr("Rang"), tr("Option"), tr("Points"), tr("Personnes")), rows,
        numeric=frozenset({0, 2, 3}),
    ))
    return blocks
