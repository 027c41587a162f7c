"""An open question in the report: answers under their themes, the starred ones as quotes."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator.activities.open_question.picture import UNPLACED, counted
from facilitator.activities.open_question.result import Card, OpenResult
from facilitator.blocks import Block, Heading, ItemList, Paragraph, Quote, plain
from facilitator.fields import Option
from facilitator.i18n import Translator


def open_blocks(
    result: OpenResult, questions: Sequence[Option], tr: Translator, signed: bool
) -> list[Block]:
    """Write the answers down, and the questions that were made of them."""
    if not result.cards:
        return [Paragraph(plain(tr("Personne n’a répondu.")), soft=True)]
    people = tr.plural("{n} personne", "{n} personnes", result.people)
    count = tr.plural("{n} réponse", "{n} réponses", len(result.cards))
    blocks: list[Block] = [Paragraph(plain(
        tr("{answers} de {people}.", answers=count, people=people) if result.people
        else f"{count}."
    ), soft=True)]
    for theme in result.themes:
        blocks.append(Heading(2, theme.label))
        if theme.cards:
            blocks += _cards(result.as_one(theme.cards), signed)
        else:
            blocks.append(Paragraph(plain(tr("Aucune réponse sous ce thème.")), soft=True))
    if result.unplaced:
        if result.themes:
            blocks.append(Heading(2, tr(UNPLACED)))
        blocks += _cards(result.as_one(result.unplaced), signed)
    if questions:
        blocks.append(Heading(2, tr("Les questions qui en sortent")))
        blocks.append(ItemList(tuple(plain(question.label) for question in questions), True))
    return blocks


def _cards(cards: Sequence[Card], signed: bool) -> list[Block]:
    quotes: list[Block] = [
        Quote(card.text, card.author if signed else "") for card in cards if card.starred
    ]
    items = tuple(
        plain(f"{counted(card)} ({card.author})" if signed and card.author else counted(card))
        for card in cards
        if not card.starred
    )
    return [*quotes, ItemList(items)] if items else quotes
