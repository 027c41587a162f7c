"""What a priority vote comes to, whatever the method: votes read from entries, places, ties."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from facilitator.activities.context import Entry, Source
from facilitator.fields import Option
from facilitator.ranking.ballots import Levels, competition_ranks
from facilitator.ranking.compare import RuleComparison
from facilitator.ranking.opinions import AxisPoint, OpinionCount

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Vote(Generic[T]):
    """One vote as its method understands it; ``count`` is above one only for raised hands.

    ``person`` is "" for hands and for secret votes.
    """

    person: str
    content: T
    count: int = 1
    hands: bool = False


@dataclass(frozen=True, slots=True)
class Ranked:
    """One option with its place, what it got, and how many people said something about it.

    ``total`` is in the method's unit: dots or points, yes less no, duels won less duels lost, how
    many placed it on the map. Places are competition ranks (1, 2, 2, 4); ``tied`` tells whether it
    shares its place.
    """

    id: str
    label: str
    total: int
    voters: int
    rank: int
    tied: bool


Detail = RuleComparison | Mapping[str, OpinionCount] | Mapping[str, AxisPoint] | None
"""What a method knows besides the ranking."""


@dataclass(frozen=True, slots=True)
class Slice:
    """The vote of the people with one profile; ``result`` is None where it must not be shown.

    ``few`` tells that they are fewer than the threshold; a larger group is hidden too where a
    smaller one could be worked out from it.
    """

    label: str
    result: PriorityResult | None
    few: bool = False


@dataclass(frozen=True, slots=True)
class PriorityResult:
    """Options best first (equals in the options' order) and how many people voted.

    ``spent`` counts what was given: dots, points, options ranked, opinions, places on the map.
    """

    ranking: tuple[Ranked, ...]
    voters: int
    spent: int
    detail: Detail = None
    slices: tuple[Slice, ...] = ()


def read_votes(entries: Iterable[Entry], read: Callable[[Mapping[str, Any]], T]) -> list[Vote[T]]:
    """Read the entries that hold a vote of the method ``read`` belongs to; others are passed over.

    Only raised hands stand for several people; an entry without a person is one secret vote.
    """
    votes = []
    for entry in entries:
        content = read(entry.payload)
        if content:
            hands = not entry.person and entry.source is Source.HAND
            votes.append(Vote(entry.person, content, entry.count, hands))
    return votes


def ranked(
    levels: Levels, options: Sequence[Option], totals: Mapping[str, int], voters: Mapping[str, int]
) -> tuple[Ranked, ...]:
    """Give each option its place."""
    ranks = competition_ranks(levels)
    labels = {option.id: option.label for option in options}
    return tuple(
        Ranked(key, labels[key], totals[key], voters[key], ranks[key], len(level) > 1)
        for level in levels
        for key in level
    )


def count_people(votes: Sequence[Vote[Any]]) -> int:
    """How many people voted, raised hands left out."""
    unnamed = sum(vote.count for vote in votes if not vote.person and not vote.hands)
    return len({vote.person for vote in votes if vote.person}) + unnamed


def fewest_hands(votes: Sequence[Vote[Any]], named: Callable[[Any], Iterable[str]]) -> int:
    """The fewest people who can have raised the hands that were counted.

    Hands are counted an option at a time and say nothing on how many people raised them: at least
    as many as were seen for any one option.
    """
    hands: Counter[str] = Counter()
    for vote in votes:
        if vote.hands:
            hands.update(dict.fromkeys(named(vote.content), vote.count))
    return max(hands.values(), default=0)


def tellers(votes: Sequence[Vote[Any]], named: Callable[[Any], Iterable[str]]) -> Counter[str]:
    """How many people said something about each option."""
    found: Counter[str] = Counter()
    for vote in votes:
        for key in named(vote.content):
            found[key] += vote.count
    return found
