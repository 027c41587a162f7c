"""Ranked ballots as plain data: ties allowed, blanks allowed, equal ballots kept once with a count.

A *ranking* is a sequence of levels, best first; a level holds the options tied at that place.
Options a ballot does not name are tied last (the convention of the Debian votes and of most
Condorcet counts), so a voter may rank only what matters to them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from facilitator.errors import PalabreError
from facilitator.i18n import N_

Levels = tuple[tuple[str, ...], ...]
"""A ranking with ties shown as ties: levels, best first; options in the order of the list."""


class BallotError(PalabreError):
    """A ballot that breaks the rules of the vote; the sentence says which rule."""


@dataclass(frozen=True)
class Ballots:
    """Complete rankings of the same options, each with the number of people who cast it."""

    options: tuple[str, ...]
    counts: tuple[tuple[Levels, int], ...]

    @classmethod
    def gather(
        cls, options: Sequence[str], rankings: Iterable[Sequence[Collection[str]]]
    ) -> Ballots:
        """Check and count one ranking per voter.

        Raises:
            BallotError: an option is unknown, or named twice on one ballot.
        """
        return cls.weighted(options, ((ranking, 1) for ranking in rankings))

    @classmethod
    def weighted(
        cls, options: Sequence[str], rankings: Iterable[tuple[Sequence[Collection[str]], int]]
    ) -> Ballots:
        """Like :meth:`gather`, for rankings that come with the number of voters.

        Raises:
            BallotError: an option is unknown, or named twice, or a number is negative.
        """
        listed = _listed(options)
        counted: Counter[Levels] = Counter()
        for ranking, voters in rankings:
            if voters < 0:
                raise BallotError(N_("Un nombre de bulletins ne peut pas être négatif."))
            counted[complete(ranking, listed)] += voters
        return cls(listed, tuple((levels, n) for levels, n in counted.items() if n))

    @property
    def total(self) -> int:
        """Ballots cast, blank ones included."""
        return sum(n for _, n in self.counts)

    @property
    def blank(self) -> int:
        """Ballots that prefer nothing to nothing: empty, or with everything tied."""
        return sum(n for levels, n in self.counts if self.is_blank(levels))

    def is_blank(self, levels: Levels) -> bool:
        """Tell whether these levels express no preference at all."""
        return len(levels) < 2 and len(self.options) > 1


def _listed(options: Sequence[str]) -> tuple[str, ...]:
    listed = tuple(options)
    if len(set(listed)) != len(listed):
        raise BallotError(N_("Une option figure deux fois dans la liste."))
    return listed


def complete(ranking: Sequence[Collection[str]], options: Sequence[str]) -> Levels:
    """Return ``ranking`` as levels in the order of ``options``, the unranked tied last.

    Raises:
        BallotError: an option is unknown, or named twice.
    """
    known, seen = set(options), set[str]()
    levels = []
    for level in ranking:
        for option in level:
            if option not in known:
                raise BallotError(N_("« {option} » ne fait pas partie des options."), option=option)
            if option in seen:
                raise BallotError(N_("« {option} » est classée deux fois."), option=option)
            seen.add(option)
        levels.append(tuple(o for o in options if o in level))
    levels.append(tuple(o for o in options if o not in seen))
    return tuple(level for level in levels if level)


def levels_by_score(
    options: Sequence[str], scores: Mapping[str, Fraction] | Mapping[str, int]
) -> Levels:
    """Rank ``options`` by score, highest first; equal scores are one level."""
    values = {option: Fraction(scores[option]) for option in options}
    steps = sorted(set(values.values()), reverse=True)
    return tuple(tuple(o for o in options if values[o] == step) for step in steps)


def competition_ranks(levels: Levels) -> dict[str, int]:
    """Return the place of each option in "competition" style: 1, 2, 2, 4."""
    ranks: dict[str, int] = {}
    place = 1
    for level in levels:
        ranks.update(dict.fromkeys(level, place))
        place += len(level)
    return ranks
