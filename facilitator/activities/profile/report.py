"""The portrait in the report: its picture, the counts, and who is absent."""

from __future__ import annotations

from facilitator.activities.canvas import trimmed
from facilitator.activities.context import Frame
from facilitator.activities.profile.picture import draw_portrait
from facilitator.activities.profile.result import Feature, Portrait
from facilitator.blocks import Block, DataTable, Heading, ItemList, Paragraph, Picture, plain
from facilitator.drawing.measure import Measure
from facilitator.i18n import Translator


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
        return [ItemList(tuple(plain(text) for text in dict.fromkeys(feature.texts)))]
    frame = Frame(480, min(420.0, 60.0 + 22.0 * len(feature.counts)), tr, back_row=False)
    alone = Portrait((feature,), feature.answered)
    blocks: list[Block] = [
        Picture(trimmed(draw_portrait(alone, frame, measure))),
        DataTable(
            (tr("Réponse"), tr("Personnes")),
            tuple((count.label, str(count.count)) for count in feature.present),
            numeric=frozenset({1}),
        ),
    ]
    if feature.absent:
        names = ", ".join(feature.absent)
        blocks.append(Paragraph(plain(tr("Absents de la salle : {names}.", names=names))))
    return blocks
