"""Counting a poll."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from facilitator.activities.common import known
from facilitator.activities.context import Entry, Source
from facilitator.fields import Option


@dataclass(frozen=True, slots=True)
class Choice:
    """One option with how often it was chosen; ``share`` (0 to 1) of those who answered."""

    id: str
    label: str
    count: int
    share: float


@dataclass(frozen=True, slots=True)
class PollResult:
    """Choices in the options' order; ``respondents`` people answered, raised hands included."""

    choices: tuple[Choice, ...]
    respondents: int

    @property
    def several(self) -> bool:
        """Whether people gave several answers, so that the shares add up to more than all."""
        return sum(choice.count for choice in self.choices) > self.respondents > 0

    def by_count(self) -> tuple[Choice, ...]:
        """The choices, most chosen first, equals in the options' order."""
        return tuple(sorted(self.choices, key=lambda choice: -choice.count))


def count_poll(entries: Sequence[Entry], options: Sequence[Option], multiple: bool) -> PollResult:
    """Count who chose what.

    Hands are counted an option at a time, so where several choices are allowed nobody can tell how
    many people raised theirs: the largest number seen at once is what is sure, and is used. An
    entry without a person that is not hands is one secret vote.
    """
    totals: Counter[str] = Counter()
    hands: Counter[str] = Counter()
    voters: set[str] = set()
    anonymous = 0
    for entry in entries:
        chosen = known(entry.payload.get("choices", ()), options)
        if not chosen:
            continue
        totals.update(dict.fromkeys(chosen, entry.count))
        if entry.person:
            voters.add(entry.person)
        elif multiple and entry.source is Source.HAND:
            hands.update(dict.fromkeys(chosen, entry.count))
        else:
            anonymous += entry.count
    respondents = len(voters) + anonymous + max(hands.values(), default=0)
    return PollResult(
        tuple(
            Choice(o.id, o.label, totals[o.id], totals[o.id] / respondents if respondents else 0.0)
            for o in options
        ),
        respondents,
    )
