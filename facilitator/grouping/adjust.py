"""Changes by hand and by life: late arrivals, early leavers, people dragged to another group."""

from __future__ import annotations

from facilitator.grouping.evaluate import score
from facilitator.grouping.model import Composition, Demand, DemandError
from facilitator.i18n import N_


def place_late(
    composition: Composition, demand: Demand, person: str, from_round: int = 0
) -> Composition:
    """Seat somebody who arrives late; nobody else moves.

    In each round from ``from_round`` on they join the group that is best for the score, among
    those with a free place; where all are full, among the smallest. ``demand`` names the person
    already (see ``Demand.with_person``).

    Raises:
        DemandError: the person is unknown, or is in a group from that round on already.
    """
    if person not in {p.id for p in demand.people}:
        raise DemandError(N_("« {person} » n’est pas parmi les personnes."), person=person)
    for round_ in range(from_round, len(composition.rounds)):
        if composition.group_of(person, round_) is not None:
            raise DemandError(N_("« {person} » est déjà dans un groupe."),
                              person=demand.called(person))
    for round_ in range(from_round, len(composition.rounds)):
        groups = composition.rounds[round_]
        lacking = [g for g in range(len(groups)) if len(groups[g]) < demand.groups[g].low]
        open_ = [g for g in range(len(groups)) if len(groups[g]) < demand.groups[g].high]
        fewest = min(map(len, groups))
        choice = lacking or open_ or [g for g in range(len(groups)) if len(groups[g]) == fewest]
        composition = min(
            (_put(composition, person, round_, g) for g in choice),
            key=lambda c: (score(c, demand).separated, score(c, demand).cost),
        )
    return composition


def remove(composition: Composition, person: str, from_round: int = 0) -> Composition:
    """Take somebody who leaves out of the rounds from ``from_round`` on; nobody else moves."""
    return Composition(
        tuple(
            groups
            if r < from_round
            else tuple(tuple(i for i in group if i != person) for group in groups)
            for r, groups in enumerate(composition.rounds)
        )
    )


def move(
    composition: Composition, person: str, group: int, round_: int = 0, swap: str | None = None
) -> Composition:
    """Drag somebody to a group, where ``swap`` takes their place if named.

    Raises:
        DemandError: one of them is not in a group of that round, or the group does not exist.
    """
    groups = composition.rounds[round_]
    here = composition.group_of(person, round_)
    if here is None or not 0 <= group < len(groups):
        raise DemandError(N_("« {person} » ne peut aller dans ce groupe."), person=person)
    if swap is not None and swap not in groups[group]:
        raise DemandError(N_("« {person} » n’est pas dans ce groupe."), person=swap)
    moved = _put(_without(composition, person, round_), person, round_, group)
    if swap is None or swap == person:
        return moved
    return _put(_without(moved, swap, round_), swap, round_, here)


def _without(composition: Composition, person: str, round_: int) -> Composition:
    groups = composition.rounds[round_]
    kept = tuple(tuple(i for i in group if i != person) for group in groups)
    return _with_round(composition, round_, kept)


def _put(composition: Composition, person: str, round_: int, group: int) -> Composition:
    groups = composition.rounds[round_]
    seated = (*groups[:group], (*groups[group], person), *groups[group + 1 :])
    return _with_round(composition, round_, seated)


def _with_round(
    composition: Composition, round_: int, groups: tuple[tuple[str, ...], ...]
) -> Composition:
    rounds = composition.rounds
    return Composition((*rounds[:round_], groups, *rounds[round_ + 1 :]))
