"""Dots and points: everyone shares a budget among the options, with at most so many on one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from facilitator.i18n import N_
from facilitator.ranking.ballots import BallotError, Levels, levels_by_score


@dataclass(frozen=True)
class OptionPoints:
    """What one option received."""

    points: int
    voters: int


@dataclass(frozen=True)
class PointsTotals:
    """The count of a points vote.

    ``by_points`` and ``by_voters`` rank the options either way, ties as ties. ``unspent`` is the
    number of points that voters kept to themselves; ``blank`` the ballots that gave none.
    """

    totals: Mapping[str, OptionPoints]
    ballots: int
    blank: int
    spent: int
    unspent: int
    by_points: Levels
    by_voters: Levels


def check_points(
    allocation: Mapping[str, int], options: Sequence[str], budget: int, per_option: int | None
) -> None:
    """Check one voter's points; giving less than the budget is allowed.

    Raises:
        BallotError: an unknown option, a negative number, more than ``per_option`` on one option,
            or more than ``budget`` in all; the sentence says by how much.
    """
    known = set(options)
    for option, points in allocation.items():
        if option not in known:
            raise BallotError(N_("« {option} » ne fait pas partie des options."), option=option)
        if points < 0:
            raise BallotError(N_("Un nombre de points ne peut pas être négatif."))
        if per_option is not None and points > per_option:
            raise BallotError(
                N_("{points} points sur « {option} » : le plus permis sur une option est {most}."),
                points=points,
                option=option,
                most=per_option,
            )
    total = sum(allocation.values())
    if total > budget:
        raise BallotError(
            N_("{total} points distribués pour {budget} à répartir : {over} de trop."),
            total=total,
            budget=budget,
            over=total - budget,
        )


def count_points(
    allocations: Iterable[Mapping[str, int]],
    options: Sequence[str],
    budget: int,
    per_option: int | None = None,
) -> PointsTotals:
    """Count one allocation (option to points) per voter.

    Raises:
        BallotError: as :func:`check_points`, at the first ballot that breaks a rule.
    """
    points, voters = dict.fromkeys(options, 0), dict.fromkeys(options, 0)
    ballots = blank = 0
    for allocation in allocations:
        check_points(allocation, options, budget, per_option)
        ballots += 1
        blank += not any(allocation.values())
        for option, given in allocation.items():
            points[option] += given
            voters[option] += given > 0
    spent = sum(points.values())
    return PointsTotals(
        totals={option: OptionPoints(points[option], voters[option]) for option in options},
        ballots=ballots,
        blank=blank,
        spent=spent,
        unspent=ballots * budget - spent,
        by_points=levels_by_score(options, points),
        by_voters=levels_by_score(options, voters),
    )
