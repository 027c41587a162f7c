"""Rankings and ratings as fields: what comes in from a form, and what is refused."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.fields import InvalidForm, Option
from facilitator.forms import check_form, parse_form
from facilitator.vote_fields import RankField, RatingField, Scale

OPTIONS = (Option("a", "Arbres"), Option("b", "Bancs"), Option("c.1", "Cours"))
STEPS = tuple(Option(str(step), str(step)) for step in range(1, 6))
RANK = RankField(name="r", label="Rang", options=OPTIONS)
RATING = RatingField(
    name="n", label="Notes", options=OPTIONS, whole=True,
    scales=(Scale("y", "Importance", STEPS), Scale("x", "Moyens", STEPS)),
)
ANY = st.recursive(
    st.none() | st.booleans() | st.integers(-1, 9) | st.floats() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from(["a", "b", "Bancs", "y", "x", "z"]), inner, max_size=3),
    max_leaves=8,
)


def test_a_posted_ranking_with_ties_and_blanks() -> None:
    posted = {"r.a": ["3"], "r.b": [""], "r.c.1": ["3"]}
    assert check_form((RANK,), parse_form((RANK,), posted)) == {"r": {"a": 1, "c.1": 1}}


def test_labels_are_understood_and_gaps_closed() -> None:
    assert RANK.check({"Bancs": "2", "a": 3}) == {"a": 2, "b": 1}


@pytest.mark.parametrize("value", [
    {"a": 0}, {"a": 4}, {"a": True}, {"a": 1.0}, {"a": "un"}, {"z": 1}, ["a"], "a",
    {"a": 1, "Arbres": 2},
])
def test_a_bad_ranking_is_refused(value: Any) -> None:
    with pytest.raises(InvalidForm):
        RANK.check(value)


def test_a_posted_rating() -> None:
    posted = {"n.c.1.y": ["5"], "n.c.1.x": ["2"], "n.a.y": [""]}
    assert check_form((RATING,), parse_form((RATING,), posted)) == {
        "n": {"c.1": {"y": "5", "x": "2"}}
    }


@pytest.mark.parametrize("value", [
    {"a": {"y": "5"}}, {"a": {"y": "6", "x": "1"}}, {"a": {"z": "1"}}, {"a": "5"},
    {"z": {"y": "1", "x": "1"}}, [], "a",
])
def test_a_bad_rating_is_refused(value: Any) -> None:
    with pytest.raises(InvalidForm):
        RATING.check(value)


def test_what_must_be_given_must_hold_something() -> None:
    with pytest.raises(InvalidForm):
        RankField(name="r", label="R", options=OPTIONS, required=True).check({"a": ""})
    with pytest.raises(InvalidForm):
        RatingField(name="n", label="N", options=OPTIONS, scales=RATING.scales,
                    required=True).check({"a": {}})


@pytest.mark.parametrize("field", [RANK, RATING], ids=["rank", "rating"])
@given(value=ANY)
def test_anything_is_checked_or_refused_and_checking_twice_changes_nothing(
    field: RankField | RatingField, value: Any
) -> None:
    try:
        once = field.check(value)
    except InvalidForm:
        return
    assert field.check(once) == once
