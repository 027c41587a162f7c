"""A poll in the report: its picture, how many answered, and the figures."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator.activities.canvas import trimmed
from facilitator.activities.common import percent
from facilitator.activities.context import Frame
from facilitator.activities.poll.picture import draw_poll, several_words
from facilitator.activities.poll.result import PollResult
from facilitator.blocks import Block, DataTable, Paragraph, Picture, plain
from facilitator.drawing.measure import Measure
from facilitator.i18n import Translator

PICTURED = 10
"""The picture holds all of so many options with their figures: a table would only repeat it."""


def poll_blocks(
    result: PollResult, tr: Translator, measure: Measure, said: Sequence[str] = ()
) -> list[Block]:
    """Write a poll down; ``said`` are sentences on how people voted."""
    if not result.respondents:
        return [Paragraph(plain(tr("Personne n’a répondu.")), soft=True)]
    answered = tr.plural("{n} personne a répondu.", "{n} personnes ont répondu.",
                         result.respondents)
    answered = " ".join(filter(None, (answered, several_words(result, tr), *said)))
    rows = tuple(
        (choice.label, tr.count(choice.count), percent(tr, choice.share))
        for choice in result.by_count()
    )
    height = min(300.0, 24.0 + 24.0 * len(result.choices))
    frame = Frame(480, height, tr, back_row=False)
    return [
        Paragraph(plain(answered)),
        Picture(trimmed(draw_poll(result, frame, measure))),
        DataTable(
            (tr("Option"), tr("Réponses"), tr("Part des répondants")), rows,
            numeric=frozenset({1, 2}), echo=len(result.choices) <= PICTURED,
        ),
    ]
