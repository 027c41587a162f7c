"""What is said of an open question in the draft of the report."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator.activities.context import Context
from facilitator.activities.open_question.result import Card, Gathered, OpenResult
from facilitator.blocks import Block, Inline, ItemList, Paragraph, Run, plain
from facilitator.text.prose import Prose

LONGEST_QUOTED = 300
"""Characters; a longer answer is read where it stands, not in a bullet."""


def open_draft(result: OpenResult, context: Context, prose: Prose) -> list[Block]:
    """Who answered; each theme as a bullet with its size and one or two starred answers."""
    if not result.cards:
        return []
    tr, signed = prose.tr, bool(context.settings.get("signed"))
    opening = _opening(result, prose)
    themes = [theme for theme in result.themes if theme.cards]
    blocks: list[Block] = []
    rest = _rest(result, bool(themes), len(context.questions), prose)
    if themes:
        named = tr.plural("rangées sous {count} thème", "rangées sous {count} thèmes",
                          len(themes), count=prose.number(len(themes)))
        blocks.append(Paragraph(plain(tr("{opening}, {themes} :", opening=opening, themes=named))))
        blocks.append(ItemList(tuple(_theme(theme, signed, prose) for theme in themes)))
    else:
        runs: Inline = (Run(f"{opening}."),)
        cited = _starred(result.cards, signed, prose)
        if cited:
            runs = (*runs, Run(" " + tr("On retient :") + " "), *cited, Run("."))
        return [Paragraph((*runs, Run(f" {rest}")) if rest else runs)]
    return [*blocks, Paragraph(plain(rest))] if rest else blocks


def _opening(result: OpenResult, prose: Prose) -> str:
    tr, number = prose.tr, len(result.cards)
    answers = tr.plural("{count} réponse", "{count} réponses", number,
                        count=prose.number(number, feminine=True))
    if number == result.people > 1:
        answers = tr("autant de réponses")
    if not result.people:
        return tr.plural("{count} réponse a été donnée", "{count} réponses ont été données",
                         number, count=prose.number(number, feminine=True, opening=True))
    return tr.plural("{count} personne a donné {answers}", "{count} personnes ont donné {answers}",
                     result.people, answers=answers,
                     count=prose.number(result.people, feminine=True, opening=True))


def _theme(theme: Gathered, signed: bool, prose: Prose) -> Inline:
    number = len(theme.cards)
    answers = prose.tr.plural("{count} réponse", "{count} réponses", number,
                              count=prose.number(number, feminine=True))
    cited = _starred(theme.cards, signed, prose)
    lead = (Run(theme.label, bold=True), Run(f" ({answers})"))
    return (*lead, Run("\u00a0: "), *cited, Run(".")) if cited else (*lead, Run("."))


def _starred(cards: Sequence[Card], signed: bool, prose: Prose) -> Inline:
    runs: list[Run] = []
    chosen = [c for c in cards if c.starred and len(c.text) <= LONGEST_QUOTED][:prose.quotes]
    for card in chosen:
        runs.append(Run(("\u202f; " if runs else "") + prose.opening_mark))
        runs.append(Run(card.text, cites=card.id))
        who = f" ({card.author})" if signed and card.author else ""
        runs.append(Run(prose.closing_mark + who))
    return tuple(runs)


def _rest(result: OpenResult, themed: bool, questions: int, prose: Prose) -> str:
    tr, words, number = prose.tr, [], len(result.unplaced)
    if themed and number:
        words.append(tr.plural(
            "{count} réponse n’est sous aucun thème.", "{count} réponses ne sont sous aucun thème.",
            number, count=prose.number(number, feminine=True, opening=True)))
    if questions:
        words.append(tr.plural(
            "{count} question en est sortie.", "{count} questions en sont sorties.",
            questions, count=prose.number(questions, feminine=True, opening=True)))
    return " ".join(words)
