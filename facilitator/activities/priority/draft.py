"""What is said of a priority vote in the draft of the report."""

from __future__ import annotations

from itertools import groupby

from facilitator.activities.priority.method import VoteMethod
from facilitator.activities.priority.result import PriorityResult, Ranked
from facilitator.blocks import Block, Paragraph, plain
from facilitator.i18n import N_
from facilitator.text.prose import Prose

MOST_NAMED = 4
_PLACES = (N_("première"), N_("deuxième"), N_("troisième"))
_SHARED = (N_("premières"), N_("deuxièmes"), N_("troisièmes"))


def priority_draft(
    result: PriorityResult, prose: Prose, method: VoteMethod | None = None
) -> list[Block]:
    """Who voted, the first three places with their ties, and what got nothing."""
    if not result.spent:
        return []
    if method is not None and not method.given(result, prose.tr):
        return _without_points(result, prose, method)
    tr = prose.tr
    words = [_voted(result, prose)]
    scored = [option for option in result.ranking if option.total]
    levels = [(rank, list(options)) for rank, options in groupby(scored, lambda o: o.rank)]
    if len(levels) == 1 and len(scored) == len(result.ranking) and len(scored) > 1:
        words.append(tr("Toutes les options sont à égalité ({points} chacune).",
                        points=_points(scored[0].total, prose)))
        return [Paragraph(plain(" ".join(words)))]
    words += [_place(rank, options, prose) for rank, options in levels if rank <= len(_PLACES)]
    empty = len(result.ranking) - len(scored)
    if empty:
        words.append(tr.plural(
            "{count} option n’a reçu aucun point.", "{count} options n’ont reçu aucun point.",
            empty, count=prose.number(empty, feminine=True, opening=True)))
    return [Paragraph(plain(" ".join(words)))]


def _without_points(
    result: PriorityResult, prose: Prose, method: VoteMethod
) -> list[Block]:
    """Who voted and what comes first, with what its method says of it."""
    tr = prose.tr
    voted = tr.plural("{count} personne a voté.", "{count} personnes ont voté.", result.voters,
                      count=prose.number(result.voters, feminine=True, opening=True))
    return [Paragraph(plain(f"{voted} {method.lead(result, prose)}"))]


def _voted(result: PriorityResult, prose: Prose) -> str:
    return prose.tr.plural(
        "{count} personne a voté et donné {points}.",
        "{count} personnes ont voté et donné {points}.", result.voters,
        count=prose.number(result.voters, feminine=True, opening=True),
        points=_points(result.spent, prose))


def _place(rank: int, options: list[Ranked], prose: Prose) -> str:
    tr, points = prose.tr, _points(options[0].total, prose)
    if len(options) > MOST_NAMED:
        return tr("{count} options sont {places} à égalité ({points} chacune).",
                  count=prose.number(len(options), feminine=True, opening=True),
                  places=tr(_SHARED[rank - 1]), points=points)
    names = [prose.quoted(option.label) for option in options]
    if len(names) > 1:
        return tr("{names} sont {places} à égalité ({points} chacune).",
                  names=prose.listed(names), places=tr(_SHARED[rank - 1]), points=points)
    if rank == 1:
        return tr("{name} arrive en tête ({points}).", name=names[0], points=points)
    return tr("{name} est {place} ({points}).", name=names[0], place=tr(_PLACES[rank - 1]),
              points=points)


def _points(count: int, prose: Prose) -> str:
    return prose.tr.plural("{count} point", "{count} points", count, count=prose.number(count))
