"""Pairs that are not to share a group: kept apart, and said by name where they cannot be."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.grouping.adjust import place_late
from facilitator.grouping.compose import compose
from facilitator.grouping.model import (
    Composition,
    Demand,
    DemandError,
    Person,
    Place,
    balanced,
    exact_slots,
)
from facilitator.grouping.verdict import evaluate

PEOPLE = tuple(Person(one, name=one.upper()) for one in "abcdefgh")
APART = "Les personnes à tenir à part le sont."
IMPOSSIBLE = "Les tenir toutes à part est impossible avec ces groupes."


def said(demand: Demand, composition: Composition | None = None) -> list[str]:
    found = compose(demand).evaluation if composition is None else evaluate(composition, demand)
    return list(map(str, found.verdict))


def fours(**more) -> Demand:
    return Demand(PEOPLE, exact_slots((4, 4)), **more)


@settings(max_examples=20, deadline=None)
@given(st.lists(st.lists(st.sampled_from("abcdefgh"), min_size=2, max_size=3, unique=True),
                max_size=3), st.integers(1, 3))
def test_what_is_not_apart_is_proven_impossible_or_only_stated(blocks, rounds) -> None:
    demand = Demand(PEOPLE, exact_slots(balanced(8, groups=4)), rounds,
                    apart=tuple(map(tuple, blocks)))
    made = compose(demand)
    near = [pair for groups in made.composition.rounds for group in groups
            for pair in combinations(sorted(group), 2)
            if any(set(pair) <= set(block) for block in blocks)]
    # Any three blocks of three can be coloured with four groups.
    assert near == []
    assert made.evaluation.score.unparted == ()


def test_a_pair_that_cannot_be_parted_is_named_and_the_impossibility_proven() -> None:
    verdict = said(fours(apart=(("a", "b", "c"),)))
    named = [one for one in verdict if "sont dans le même groupe" in one]
    assert len(named) == 1
    assert IMPOSSIBLE in verdict
    assert APART in said(fours(apart=(("a", "b"), ("c", "d"))))


def test_reserved_places_and_blocks_count_in_the_proof() -> None:
    placed = (Place("a", 0), Place("b", 0))
    assert IMPOSSIBLE in said(fours(apart=(("a", "b"),), placed=placed))
    # c is with a and d with b, so c and d are apart; a third one of them cannot be.
    tied = fours(apart=(("a", "b"), ("c", "e"), ("d", "e")), together=(("a", "c"), ("b", "d")))
    assert IMPOSSIBLE in said(tied)


def test_a_hand_that_brings_them_together_is_told_without_calling_it_unavoidable() -> None:
    by_hand = Composition(((tuple("abcd"), tuple("efgh")),))
    verdict = said(fours(apart=(("a", "b"),)), by_hand)
    assert "« A » et « B », à tenir à part, sont dans le même groupe." in verdict
    assert IMPOSSIBLE not in verdict


def test_many_such_pairs_are_counted_after_the_first_names() -> None:
    by_hand = Composition(((tuple("abcd"), tuple("efgh")),))
    verdict = said(fours(apart=(tuple("abcd"),)), by_hand)
    assert sum("à tenir à part, sont" in one for one in verdict) == 3
    assert "3 autres paires à tenir à part sont dans le même groupe." in verdict


def test_together_and_apart_at_once_is_refused_by_name() -> None:
    with pytest.raises(DemandError, match="« A » et « B »"):
        compose(fours(apart=(("a", "b"),), together=(("a", "c"), ("c", "b"))))


def test_a_late_arrival_keeps_away_from_whom_they_are_to_be_apart() -> None:
    demand = Demand(PEOPLE[:5], exact_slots((3, 3)), apart=(("e", "a"),),
                    organisation_label="", separate_organisations=False)
    late = place_late(Composition(((("a",), ("b", "c", "d")),)), demand, "e")
    assert late.group_of("e") == 0, "there somebody is lacking first"
    assert "« A » et « E »" in " ".join(said(demand, late))
    even = place_late(Composition(((("a", "b"), ("c", "d")),)), demand, "e")
    assert even.group_of("e") == 1
