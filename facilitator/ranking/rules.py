"""Counting rules for rankings: first preferences, Borda, pairwise duels, Schulze.

A library was looked for first. votelib 0.4 (MIT, 47 ms to import) counts the Debian matrices
exactly but hides ties: on two textbook cases with two Schulze winners it names one, and in one
of them leaves the other out of the ranking; it gives no strongest paths. schulze-condorcet
returns a text without path strengths, py-vote-core is GPL, pref-voting brings numba and
matplotlib. The rules are short, so they are counted here, exactly, in integers and fractions.
"""

from __future__ import annotations

from fractions import Fraction

from facilitator.ranking.ballots import Ballots, Levels

Matrix = dict[str, dict[str, int]]
"""``matrix[a][b]``: a number of voters about ``a`` against ``b``; no diagonal."""


def first_preferences(ballots: Ballots) -> dict[str, Fraction]:
    """Return how many ballots put each option first; a first place shared by k counts 1/k each.

    Blank ballots count for nothing.
    """
    scores = dict.fromkeys(ballots.options, Fraction(0))
    for levels, voters in ballots.counts:
        if levels and not ballots.is_blank(levels):
            for option in levels[0]:
                scores[option] += Fraction(voters, len(levels[0]))
    return scores


def borda(ballots: Ballots) -> dict[str, Fraction]:
    """Return the Borda scores: n points for the first of n options, down to 1 for the last.

    Tied options share the mean of the places they take. This is the count of
    https://fr.wikipedia.org/wiki/Méthode_Borda, with the usual rule for ties. A blank ballot
    gives everybody the same and so changes no ranking; it is left out of the scores.
    """
    halves = dict.fromkeys(ballots.options, 0)  # a mean of places is a number of halves
    for levels, voters in ballots.counts:
        if ballots.is_blank(levels):
            continue
        top = len(ballots.options)
        for level in levels:
            points = (2 * top - len(level) + 1) * voters
            for option in level:
                halves[option] += points
            top -= len(level)
    return {option: Fraction(points, 2) for option, points in halves.items()}


def pairwise(ballots: Ballots) -> Matrix:
    """Return for each pair (a, b) the number of voters who put ``a`` strictly before ``b``."""
    matrix: Matrix = {a: {b: 0 for b in ballots.options if b != a} for a in ballots.options}
    for levels, voters in ballots.counts:
        for place, level in enumerate(levels):
            below = [option for lower in levels[place + 1 :] for option in lower]
            for a in level:
                row = matrix[a]
                for b in below:
                    row[b] += voters
    return matrix


def condorcet_winner(matrix: Matrix) -> str | None:
    """Return the option that wins every duel, or ``None`` where there is none."""
    return next((a for a in matrix if all(matrix[a][b] > matrix[b][a] for b in matrix[a])), None)


def copeland(matrix: Matrix) -> dict[str, int]:
    """Return duels won less duels lost (A. H. Copeland, 1951)."""
    return {
        a: sum((matrix[a][b] > matrix[b][a]) - (matrix[a][b] < matrix[b][a]) for b in matrix[a])
        for a in matrix
    }


def strongest_paths(matrix: Matrix) -> Matrix:
    """Return the strength of the strongest path between options, by winning votes.

    A link counts the voters who prefer its start, where they are more than those who prefer its
    end; a path is as strong as its weakest link (M. Schulze, "A new monotonic, clone-independent
    … single-winner election method", Social Choice and Welfare 36, 2011), found by
    Floyd and Warshall's algorithm in n³ steps.
    """
    paths: Matrix = {
        a: {b: n if n > matrix[b][a] else 0 for b, n in row.items()} for a, row in matrix.items()
    }
    for via in paths:
        for a in paths:
            if a == via:
                continue
            row, first = paths[a], paths[a][via]
            for b, second in paths[via].items():
                if b != a:
                    row[b] = max(row[b], min(first, second))
    return paths


def schulze(matrix: Matrix) -> Levels:
    """Rank the options by Schulze's method; the first level holds all its winners.

    An option beats another when its strongest path there is stronger than the way back. Each
    level holds those beaten by none of the remaining ones.
    """
    paths = strongest_paths(matrix)
    remaining = list(paths)
    levels = []
    while remaining:
        level = tuple(
            a for a in remaining if all(paths[b][a] <= paths[a][b] for b in remaining if b != a)
        )
        levels.append(level)
        remaining = [option for option in remaining if option not in level]
    return tuple(levels)
