"""Latecomers, leavers and hands: only whom it is about moves."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.grouping.adjust import move, place_late, remove
from facilitator.grouping.compose import compose
from facilitator.grouping.model import (
    Composition,
    Demand,
    DemandError,
    Person,
    Place,
    Slot,
    exact_slots,
)
from facilitator.grouping.verdict import evaluate

PEOPLE = tuple(Person(name, org) for name, org in zip("abcdef", "xyzxyz", strict=True))
DEMAND = Demand(PEOPLE, (Slot(2, 3),) * 3, 2)
STANDING = Composition(((("a", "b"), ("c", "d"), ("e", "f")), (("a", "c"), ("b", "d"), ("e", "f"))))


def test_a_late_arrival_joins_the_best_group_and_nobody_moves() -> None:
    demand = DEMAND.with_person(Person("g", "x"))
    late = place_late(STANDING, demand, "g")
    assert remove(late, "g") == STANDING
    assert late.group_of("g", 0) == 2  # the other two have somebody of organisation x


def test_a_late_arrival_may_come_for_the_second_round_only() -> None:
    late = place_late(STANDING, DEMAND.with_person(Person("g")), "g", from_round=1)
    assert late.group_of("g", 0) is None
    assert late.group_of("g", 1) is not None


def test_full_groups_still_take_a_late_arrival_and_the_verdict_says_so() -> None:
    full = Demand(PEOPLE[:4], exact_slots((2, 2))).with_person(Person("g"))
    late = place_late(Composition(((("a", "b"), ("c", "d")),)), full, "g")
    assert "1 groupe n’a pas la taille demandée." in map(str, evaluate(late, full).verdict)


def test_a_late_arrival_goes_where_somebody_is_lacking_first() -> None:
    left = remove(STANDING, "e")
    late = place_late(left, DEMAND.without("e").with_person(Person("g")), "g")
    assert late.group_of("g", 0) == 2


def test_a_stranger_or_somebody_placed_cannot_be_placed() -> None:
    with pytest.raises(DemandError):
        place_late(STANDING, DEMAND, "zoé")
    with pytest.raises(DemandError):
        place_late(STANDING, DEMAND, "a")


def test_a_leaver_leaves_only_the_rounds_to_come() -> None:
    left = remove(STANDING, "a", from_round=1)
    assert left.group_of("a", 0) == 0
    assert left.group_of("a", 1) is None
    assert left.rounds[0] == STANDING.rounds[0]


def test_dragging_moves_or_swaps() -> None:
    moved = move(STANDING, "a", 1)
    assert moved.rounds[0] == (("b",), ("c", "d", "a"), ("e", "f"))
    swapped = move(STANDING, "a", 1, swap="d")
    assert swapped.rounds[0] == (("b", "d"), ("c", "a"), ("e", "f"))
    assert swapped.rounds[1] == STANDING.rounds[1]


@pytest.mark.parametrize(
    ("person", "group", "swap"), [("z", 1, None), ("a", 3, None), ("a", 1, "f")]
)
def test_dragging_nowhere_is_refused(person: str, group: int, swap: str | None) -> None:
    with pytest.raises(DemandError):
        move(STANDING, person, group, swap=swap)


@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.integers(0, 2), st.integers(0, 1))))
def test_dragging_loses_nobody(drags: list[tuple[str, int, int]]) -> None:
    composition = STANDING
    for person, group, round_ in drags:
        composition = move(composition, person, group, round_)
        assert composition.group_of(person, round_) == group
    for groups in composition.rounds:
        assert sorted(i for group in groups for i in group) == list("abcdef")
    evaluate(composition, DEMAND)


@given(st.integers(3, 9), st.integers(1, 3))
@settings(max_examples=15, deadline=None)
def test_composing_again_leaves_those_in_place(number: int, kept: int) -> None:
    crowd = tuple(Person(f"p{i}") for i in range(number))
    slots = (Slot(1, number),) * 3
    before = compose(Demand(crowd, slots)).composition
    placed = tuple(
        Place(person.id, group)
        for person in crowd[:kept]
        if (group := before.group_of(person.id)) is not None
    )
    demand = Demand(crowd, slots, placed=placed, seed=9).with_person(Person("late"))
    after = compose(demand).composition
    for place in placed:
        assert after.group_of(place.person) == place.group
    assert after.group_of("late") is not None


def test_leaving_clears_every_mention() -> None:
    demand = Demand(PEOPLE, (Slot(2, 3),) * 3, together=(("a", "b"),), placed=(Place("a", 0),))
    left = demand.without("a")
    assert left.together == ()
    assert left.placed == ()
    assert [p.id for p in left.people] == list("bcdef")
