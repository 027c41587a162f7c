"""A round of consent in the report: where the list stands, the figures, every word said."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator.activities.consent.result import ConsentResult, Voice
from facilitator.activities.consent.wording import RULE, state_of, verdict
from facilitator.blocks import Block, DataTable, Heading, Paragraph, Quote, Run, plain
from facilitator.i18n import Translator


def consent_blocks(result: ConsentResult, tr: Translator, signed: bool) -> list[Block]:
    """Write a round of consent down."""
    if not result.people:
        return [Paragraph(plain(tr("Personne n’a répondu.")), soft=True)]
    silent = any(option.voices < result.people for option in result.options)
    answered = tr.plural("{n} personne a répondu.", "{n} personnes ont répondu.", result.people)
    blocks: list[Block] = [
        Paragraph((Run(verdict(result, tr), bold=True), Run(f" {answered}"))),
        Paragraph(plain(tr(RULE)), soft=True),
        DataTable(
            (tr("Proposition"), tr("D’accord"), tr("Remarques"), tr("Objections"),
             *([tr("Sans avis")] if silent else []), tr("Résultat")),
            tuple(
                (o.label, str(o.agreed + len(o.remarks)), str(len(o.remarks)),
                 str(len(o.objections)), *([str(result.people - o.voices)] if silent else []),
                 state_of(o, tr))
                for o in result.options
            ),
            numeric=frozenset({1, 2, 3, 4} if silent else {1, 2, 3}),
        ),
    ]
    for option in result.options:
        if option.objections or option.remarks:
            blocks.append(Heading(2, option.label))
            blocks += _voices(tr("Objections"), option.objections, signed)
            blocks += _voices(tr("Remarques"), option.remarks, signed)
    return blocks


def _voices(title: str, voices: Sequence[Voice], signed: bool) -> list[Block]:
    said = [voice for voice in voices if voice.text]
    if not said:
        return []
    quotes = [Quote(voice.text, voice.author if signed else "", voice.id) for voice in said]
    return [Paragraph((Run(title, bold=True),)), *quotes]
