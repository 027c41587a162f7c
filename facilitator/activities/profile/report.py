"""The portrait in the report: its picture, the counts, and who is absent."""

from __future__ import annotations

from dataclasses import replace

from facilitator.activities.canvas import trimmed
from facilitator.activities.cards import times
from facilitator.activities.common import gathered
from facilitator.activities.context import Frame
from facilitator.activities.profile.picture import draw_portrait, in_words
from facilitator.activities.profile.result import Feature, Portrait
from facilitator.blocks import Block, DataTable, Heading, ItemList, Paragraph, Picture, plain
from facilitator.drawing.measure import Measure
from facilitator.i18n import Translator

PICTURED = 12
"""The picture holds all of so many answers, so that a table would only repeat it."""


def portrait_blocks(portrait: Portrait, tr: Translator, measure: Measure) -> list[Block]:
    """Write the portrait down, a short section per field."""
    if not portrait.people:
        return [Paragraph(plain(tr("Personne n’a rempli le profil.")), soft=True)]
    people = tr.plural(
        "{n} personne a rempli le profil.", "{n} personnes ont rempli le profil.", portrait.people
    )
    blocks: list[Block] = [Paragraph(plain(people))]
    for feature in portrait.features:
        blocks.append(Heading(2, feature.label))
        blocks += _feature(feature, tr, measure)
    return blocks


def _feature(feature: Feature, tr: Translator, measure: Measure) -> list[Block]:
    if not feature.answered:
        return [Paragraph(plain(tr("Personne n’a répondu.")), soft=True)]
    if not feature.counts:
        return [ItemList(tuple(plain(times(text, n)) for text, n in gathered(feature.texts)))]
    frame = Frame(480, min(420.0, 60.0 + 22.0 * len(feature.counts)), tr, back_row=False)
    alone = Portrait((feature,), feature.answered)
    # The heading above names the field and the text below who is absent: not twice.
    bare = Portrait((replace(feature, label="", absent=(), reference=False),), feature.answered)
    scene = replace(trimmed(draw_portrait(bare, frame, measure)), alt=in_words(alone, tr))
    blocks: list[Block] = [
        Picture(scene),
        DataTable(
            (tr("Réponse"), tr("Personnes")),
            tuple((count.label, tr.count(count.count)) for count in feature.present),
            numeric=frozenset({1}), echo=len(feature.present) <= PICTURED,
        ),
    ]
    if feature.absent:
        names = ", ".join(feature.absent)
        blocks.append(Paragraph(plain(tr("Absents de la salle : {names}.", names=names))))
    return blocks
