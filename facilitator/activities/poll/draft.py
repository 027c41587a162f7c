"""What is said of a poll in the draft of the report."""

from __future__ import annotations

from facilitator.activities.common import percent
from facilitator.activities.poll.result import Choice, PollResult
from facilitator.blocks import Block, Paragraph, plain
from facilitator.text.prose import Prose

MOST_NAMED = 3


def poll_draft(result: PollResult, prose: Prose) -> list[Block]:
    """Who answered, what leads (a tie said as a tie), what follows, what nobody chose."""
    if not result.respondents:
        return []
    tr = prose.tr
    words = [tr.plural("{count} personne a répondu.", "{count} personnes ont répondu.",
                       result.respondents,
                       count=prose.number(result.respondents, feminine=True, opening=True))]
    chosen = [choice for choice in result.by_count() if choice.count]
    first = [choice for choice in chosen if choice.count == chosen[0].count]
    words.append(_lead(first, len(first) == len(result.choices), prose))
    rest = chosen[len(first):]
    if rest:
        named = [_with_count(choice, prose) for choice in rest[:MOST_NAMED]]
        cut = len(rest) > MOST_NAMED and rest[MOST_NAMED].count == rest[MOST_NAMED - 1].count
        if not cut:
            words.append(tr.plural("Vient ensuite {names}.", "Viennent ensuite {names}.",
                                   len(named), names=prose.listed(named)))
    empty = [prose.quoted(choice.label) for choice in result.choices if not choice.count]
    if 0 < len(empty) <= MOST_NAMED:
        words.append(tr("Personne n’a choisi {names}.", names=prose.listed(empty, nor=True)))
    elif empty:
        words.append(tr("{count} options n’ont été choisies par personne.",
                        count=prose.number(len(empty), feminine=True, opening=True)))
    return [Paragraph(plain(" ".join(words)))]


def _lead(first: list[Choice], everything: bool, prose: Prose) -> str:
    tr, count = prose.tr, first[0].count
    if len(first) == 1:
        return tr("{name} arrive en tête ({answers}, {share}).", name=prose.quoted(first[0].label),
                  answers=_answers(count, prose), share=percent(tr, first[0].share))
    answers = _answers(count, prose)
    if everything:
        return tr("Toutes les options sont à égalité ({answers} chacune).", answers=answers)
    if len(first) <= MOST_NAMED + 1:
        names = prose.listed([prose.quoted(choice.label) for choice in first])
        return tr("{names} arrivent en tête à égalité ({answers} chacune).", names=names,
                  answers=answers)
    return tr("{count} options arrivent en tête à égalité ({answers} chacune).",
              count=prose.number(len(first), feminine=True, opening=True), answers=answers)


def _with_count(choice: Choice, prose: Prose) -> str:
    return f"{prose.quoted(choice.label)} ({_answers(choice.count, prose)})"


def _answers(count: int, prose: Prose) -> str:
    return prose.tr.plural("{count} réponse", "{count} réponses", count,
                           count=prose.number(count, feminine=True))
