"""Two more rules, for whoever asks for them: instant runoff and Kemeny-Young."""

from __future__ import annotations

from fractions import Fraction

from facilitator.errors import PalabreError
from facilitator.i18n import N_
from facilitator.ranking.ballots import Ballots, Levels
from facilitator.ranking.rules import Matrix, copeland, pairwise

KEMENY_MOST = 10
"""Options that Kemeny-Young is counted for: time doubles with each one more."""


def instant_runoff(ballots: Ballots) -> Levels:
    """Rank by instant runoff: the option with fewest first places goes, again and again.

    Several with equally few: those that do worst in duels between them go first; still equal,
    they go together and stay tied. A shared first place is split evenly.
    """
    remaining = list(ballots.options)
    matrix = pairwise(ballots)
    gone: list[tuple[str, ...]] = []
    while remaining:
        scores = _first_among(ballots, remaining)
        least = min(scores.values())
        worst = [option for option in remaining if scores[option] == least]
        duels = copeland({a: {b: matrix[a][b] for b in worst if b != a} for a in worst})
        low = min(duels.values())
        leaving = tuple(option for option in worst if duels[option] == low)
        gone.append(leaving)
        remaining = [option for option in remaining if option not in leaving]
    return tuple(reversed(gone))


def _first_among(ballots: Ballots, remaining: list[str]) -> dict[str, Fraction]:
    scores = dict.fromkeys(remaining, Fraction(0))
    for levels, voters in ballots.counts:
        for level in levels:
            top = [option for option in level if option in scores]
            if top:
                if len(top) < len(remaining) or len(remaining) == 1:
                    for option in top:
                        scores[option] += Fraction(voters, len(top))
                break
    return scores


def kemeny(matrix: Matrix) -> tuple[str, ...]:
    """Return the order that agrees with most pairwise preferences (Kemeny-Young), exactly.

    Dynamic programming over the subsets that may come first; among equal orders, the one
    nearest to the order of the options is returned.

    Raises:
        PalabreError: more than ``KEMENY_MOST`` options.
    """
    options = list(matrix)
    size = len(options)
    if size > KEMENY_MOST:
        raise PalabreError(
            N_("Cette règle se calcule jusqu’à {most} options ; il y en a {n}."),
            most=KEMENY_MOST,
            n=size,
        )
    # best[s]: agreement of the best order of the options outside s, all placed after s.
    full = (1 << size) - 1
    best = [0] * (full + 1)
    choice = [0] * (full + 1)
    for done in range(full - 1, -1, -1):
        left = [i for i in range(size) if not done >> i & 1]
        value = -1
        for i in left:
            row = matrix[options[i]]
            gain = best[done | 1 << i] + sum(row[options[j]] for j in left if j != i)
            if gain > value:
                value, choice[done] = gain, i
        best[done] = value
    order, done = [], 0
    while done != full:
        order.append(options[choice[done]])
        done |= 1 << choice[done]
    return tuple(order)
