"""Opinions on each option: yes, no or neutral, and places on two axes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from statistics import fmean, median
from typing import Generic, TypeVar

from facilitator.i18n import N_
from facilitator.ranking.ballots import BallotError, Levels, levels_by_score

T = TypeVar("T")


class Opinion(Enum):
    """What one person thinks of one option."""

    YES = "yes"
    NO = "no"
    NEUTRAL = "neutral"


@dataclass(frozen=True)
class OpinionCount:
    """How many said what about one option; ``silent`` answered, but not about this option."""

    yes: int
    no: int
    neutral: int
    silent: int

    @property
    def balance(self) -> int:
        """Yes less no."""
        return self.yes - self.no


def count_opinions(
    answers: Iterable[Mapping[str, Opinion]], options: Sequence[str]
) -> dict[str, OpinionCount]:
    """Count opinions on each option.

    Raises:
        BallotError: an answer names an unknown option.
    """
    given = _gather(answers, options)
    return {
        option: OpinionCount(
            yes=values.count(Opinion.YES),
            no=values.count(Opinion.NO),
            neutral=values.count(Opinion.NEUTRAL),
            silent=given.voters - len(values),
        )
        for option, values in given.values.items()
    }


def by_balance(counts: Mapping[str, OpinionCount]) -> Levels:
    """Rank options by yes less no, ties as ties."""
    return levels_by_score(tuple(counts), {o: count.balance for o, count in counts.items()})


@dataclass(frozen=True)
class AxisPoint:
    """Where one option stands: mean and median on both axes, in the units of the scale.

    ``answers`` is the number of people who placed it; with none the four numbers are ``None``.
    """

    answers: int
    mean_x: float | None = None
    mean_y: float | None = None
    median_x: float | None = None
    median_y: float | None = None


def place_on_axes(
    answers: Iterable[Mapping[str, tuple[float, float]]],
    options: Sequence[str],
    low: float,
    high: float,
) -> dict[str, AxisPoint]:
    """Average the places people gave to each option on two axes that run from low to high.

    Raises:
        BallotError: an unknown option, or a place outside the scale.
    """
    places: dict[str, AxisPoint] = {}
    for option, points in _gather(answers, options).values.items():
        for point in points:
            if not all(low <= value <= high for value in point):
                raise BallotError(
                    N_("« {option} » est placée hors de l’échelle de {low} à {high}."),
                    option=option,
                    low=f"{low:g}",
                    high=f"{high:g}",
                )
        if not points:
            places[option] = AxisPoint(0)
            continue
        xs, ys = [x for x, _ in points], [y for _, y in points]
        places[option] = AxisPoint(len(points), fmean(xs), fmean(ys), median(xs), median(ys))
    return places


@dataclass(frozen=True)
class _Gathered(Generic[T]):
    voters: int
    values: dict[str, list[T]]


def _gather(answers: Iterable[Mapping[str, T]], options: Sequence[str]) -> _Gathered[T]:
    values: dict[str, list[T]] = {option: [] for option in options}
    voters = 0
    for answer in answers:
        voters += 1
        for option, value in answer.items():
            if option not in values:
                raise BallotError(N_("« {option} » ne fait pas partie des options."), option=option)
            values[option].append(value)
    return _Gathered(voters, values)
