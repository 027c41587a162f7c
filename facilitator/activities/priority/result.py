"""Counting dots."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from facilitator.activities.context import Entry
from facilitator.fields import Option
from facilitator.ranking.ballots import competition_ranks, levels_by_score


@dataclass(frozen=True, slots=True)
class Ranked:
    """One option with its dots, how many gave it at least one, and its place.

    Places are competition ranks (1, 2, 2, 4); ``tied`` tells whether it shares its place.
    """

    id: str
    label: str
    total: int
    voters: int
    rank: int
    tied: bool


@dataclass(frozen=True, slots=True)
class PriorityResult:
    """Options best first (equals in the options' order); people who voted; dots spent."""

    ranking: tuple[Ranked, ...]
    voters: int
    spent: int


def clean_dots(payload: Mapping[str, Any], options: Sequence[Option]) -> dict[str, int]:
    """The dots of one answer on what are still options, in their order."""
    given = payload.get("dots")
    if not isinstance(given, Mapping):
        return {}
    return {
        option.id: given[option.id]
        for option in options
        if isinstance(given.get(option.id), int) and given[option.id] > 0
    }


def count_dots(entries: Sequence[Entry], options: Sequence[Option], budget: int) -> PriorityResult:
    """Add the dots up and rank the options.

    Hands are counted an option at a time and say nothing on how many people raised them: the
    fewest who can have given that many dots are counted as voters.
    """
    totals: Counter[str] = Counter()
    givers: Counter[str] = Counter()
    hands: Counter[str] = Counter()
    people: set[str] = set()
    hand_dots = 0
    for entry in entries:
        dots = clean_dots(entry.payload, options)
        for key, number in dots.items():
            totals[key] += number * entry.count
            givers[key] += entry.count
        if dots and entry.person:
            people.add(entry.person)
        elif dots:
            hands.update(dict.fromkeys(dots, entry.count))
            hand_dots += sum(dots.values()) * entry.count
    by_hand = max(-(-hand_dots // max(budget, 1)), max(hands.values(), default=0))
    levels = levels_by_score([o.id for o in options], {o.id: totals[o.id] for o in options})
    ranks = competition_ranks(levels)
    labels = {option.id: option.label for option in options}
    ranking = tuple(
        Ranked(key, labels[key], totals[key], givers[key], ranks[key], len(level) > 1)
        for level in levels
        for key in level
    )
    return PriorityResult(ranking, len(people) + by_hand, sum(totals.values()))
