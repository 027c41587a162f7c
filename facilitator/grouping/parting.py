"""Pairs that are not to share a group: which do all the same, and how many must."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from facilitator.grouping.blocks import apart_pairs, join
from facilitator.grouping.model import Composition, Demand

TRIES = 20_000
"""Seatings looked at before a proof is given up."""

Names = tuple[str, str]


def unparted(composition: Composition, demand: Demand) -> tuple[Names, ...]:
    """Return the pairs that share a group though they should not, once for each round."""
    asked = sorted(sorted(pair) for pair in apart_pairs(demand))
    return tuple(
        (one, other)
        for groups in composition.rounds
        for one, other in asked
        if any(one in group and other in group for group in groups)
    )


def least_unparted(composition: Composition, demand: Demand) -> int:
    """Return how many such pairs there must be, added up over rounds: a proof, whatever the sizes.

    People are shared out among the groups like colours among the corners of a graph, each corner
    those who stay together; who has a reserved place has their colour. 0 where there are too many
    ways to try them all.
    """
    if not demand.apart:
        return 0
    whole = join(demand.together)
    fewest = 0
    for round_, groups in enumerate(composition.rounds):
        here = {one for group in groups for one in group}
        pairs = [pair for pair in apart_pairs(demand) if pair <= here]
        links: dict[str, list[str]] = {}
        for a, b in (sorted(whole.get(one, (one,))[0] for one in pair) for pair in pairs):
            links.setdefault(a, []).append(b)
            links.setdefault(b, []).append(a)
        fixed = {
            whole.get(place.person, (place.person,))[0]: place.group
            for place in demand.placed if place.round == round_
            and composition.group_of(place.person, round_) == place.group
        }
        fewest += _fewest(links, fixed, len(groups))
    return fewest


def _fewest(links: Mapping[str, Sequence[str]], fixed: Mapping[str, int], groups: int) -> int:
    """The fewest links within a group: branch and bound, those with most links first."""
    order = sorted(links, key=lambda one: (one not in fixed, -len(links[one]), one))
    best, tries = sum(map(len, links.values())), 0
    seated: dict[str, int] = {}

    def seat(at: int, broken: int, used: int) -> None:
        nonlocal best, tries
        tries += 1
        if broken >= best or tries > TRIES:
            return
        if at == len(order):
            best = broken
            return
        one = order[at]
        # A group that nobody is in yet is as good as any other such group.
        choice = [fixed[one]] if one in fixed else range(min(groups, used + 1))
        for group in sorted(choice, key=lambda g: _within(links[one], seated, g)):
            seated[one] = group
            seat(at + 1, broken + _within(links[one], seated, group), max(used, group + 1))
            del seated[one]

    seat(0, 0, 0)
    return 0 if tries > TRIES else best


def _within(others: Sequence[str], seated: Mapping[str, int], group: int) -> int:
    return sum(seated.get(other) == group for other in others)
