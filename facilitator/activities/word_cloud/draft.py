"""What is said of a word cloud in the draft of the report."""

from __future__ import annotations

from itertools import groupby

from facilitator.activities.word_cloud.result import CloudResult
from facilitator.blocks import Block, Paragraph, plain
from facilitator.text.prose import Prose

MOST_FIRST = 6
"""Terms named where they come first together; more are only counted."""
MOST_NAMED = 4
"""Terms named after the first; a level of equals that does not fit is only counted."""


def cloud_draft(result: CloudResult, prose: Prose) -> list[Block]:
    """Who answered, what comes first, what next, and how much was said only once."""
    if not result.answers:
        return []
    tr = prose.tr
    words = [answered(result.people, prose)] if result.people else []
    levels = [(count, [prose.quoted(term.label) for term in terms])
              for count, terms in groupby(result.terms, key=lambda term: term.count)]
    repeated = [level for level in levels if level[0] > 1]
    if repeated:
        words.append(_first(*repeated[0], prose))
        words += _next(repeated[1:], prose)
    elif len(result.terms) > 1:
        words.append(tr("Aucun terme n’est cité deux fois."))
    single = sum(term.count == 1 for term in result.terms)
    if repeated and single:
        words.append(tr.plural(
            "{count} terme n’est cité qu’une fois.", "{count} termes ne sont cités qu’une fois.",
            single, count=prose.number(single, opening=True)))
    if result.abstentions:
        words.append(tr.plural(
            "{count} réponse ne se prononce pas.", "{count} réponses ne se prononcent pas.",
            result.abstentions,
            count=prose.number(result.abstentions, feminine=True, opening=True)))
    return [Paragraph(plain(" ".join(words)))] if words else []


def answered(people: int, prose: Prose) -> str:
    """How many people answered, as a sentence."""
    return prose.tr.plural(
        "{count} personne a répondu.", "{count} personnes ont répondu.", people,
        count=prose.number(people, feminine=True, opening=True))


def _first(count: int, names: list[str], prose: Prose) -> str:
    tr = prose.tr
    if len(names) == 1:
        return tr("Le terme le plus cité est {term} ({times}).", term=names[0],
                  times=prose.times(count))
    if len(names) <= MOST_FIRST:
        return tr("Les termes les plus cités, à égalité, sont {terms} ({times} chacun).",
                  terms=prose.listed(names), times=prose.times(count))
    return tr("{count} termes sont cités le plus souvent, à égalité ({times} chacun).",
              count=prose.number(len(names), opening=True), times=prose.times(count))


def _next(levels: list[tuple[int, list[str]]], prose: Prose) -> list[str]:
    tr, room, parts = prose.tr, MOST_NAMED, []
    for count, names in levels:
        if len(names) > room:
            break
        room -= len(names)
        times = prose.times(count)
        parts.append(f"{names[0]} ({times})" if len(names) == 1 else tr(
            "{terms} ({times} chacun)", terms=prose.listed(names), times=times))
    if parts:
        return [tr.plural("Vient ensuite {terms}.", "Viennent ensuite {terms}.",
                          MOST_NAMED - room, terms=tr(", puis ").join(parts))]
    if levels:
        count, names = levels[0]
        return [tr("Viennent ensuite {count} termes, à égalité ({times} chacun).",
                   count=prose.number(len(names)), times=prose.times(count))]
    return []
