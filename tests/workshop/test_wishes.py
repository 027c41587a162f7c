"""What people like best is read from whatever way they voted."""

from __future__ import annotations

import json
from dataclasses import asdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.workshop.wishes import Wish, liked


@pytest.mark.parametrize(
    ("payload", "best"),
    [
        ({"dots": {"a": 1, "b": 3, "c": 0}}, ("b", "a")),
        ({"choices": ["b", "a"]}, ("b", "a")),
        ({"ranking": [["c"], ["a", "b"]]}, ("c", "a", "b")),
        ({"opinions": {"a": "no", "b": "yes", "c": "neutral", "d": "yes"}}, ("b", "d")),
        ({"places": {"a": [2, 2], "b": [5, 1], "c": [1, 1], "d": [0, 5]}}, ("b", "a", "c")),
        ({"places": {"a": [2], "b": [True, 3], "c": ["1", 2], "d": [2, 2, 2]}}, ()),
        ({"text": "a"}, ()),
        ({"x": {"a": True}, "y": [3, None, {"a": 1}]}, ()),
    ],
)
def test_what_people_like_is_read_from_any_kind_of_vote(payload, best):
    assert liked(payload) == best


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=12)


@given(st.dictionaries(st.text(max_size=4), anything))
def test_no_answer_of_any_kind_breaks_the_reading(payload):
    best = liked(payload)
    assert len(set(best)) == len(best)
    assert all(isinstance(key, str) for key in best)


def test_together_and_apart_take_one_another_back():
    both = Wish().with_together(("a", "b"))
    assert both.together == (("a", "b"),)
    apart = both.with_parted(("a", "b"))
    assert (apart.together, apart.parted) == ((), (("a", "b"),))
    assert apart.with_parted(("b", "a")).parted == ()
    again = apart.with_parted(("b", "c", "d")).with_together(("a", "b"))
    assert again.together == (("a", "b"),)
    assert ("c", "d") in again.parted
    assert ("a", "b") not in again.parted
    assert again.with_together(("b", "a")).together == ()


def test_who_is_tied_to_one_of_them_comes_along():
    wish = Wish().with_together(("a", "b")).with_together(("b", "c"))
    assert [set(block) for block in wish.together] == [{"a", "b", "c"}]


def test_pairs_to_be_apart_are_kept_in_the_file():
    wish = Wish(parted=(("a", "b"),))
    assert Wish.from_json(json.loads(json.dumps(asdict(wish)))) == wish
