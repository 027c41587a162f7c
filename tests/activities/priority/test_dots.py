"""Priority votes: dots are added up, places follow, and ties stay ties."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.activities.context import Context, Entry, Source
from facilitator.activities.priority import KIND
from facilitator.drawing.measure import Measure
from facilitator.fields import InvalidForm, Option
from facilitator.forms import check_form
from facilitator.i18n import french
from facilitator.scene import Circle
from tests.activities.kind_support import FRAMES, told, words

PRIORITY = KIND()
OPTIONS = tuple(Option(key, f"Chantier {key.upper()}") for key in "abcd")


def step(*dots: dict[str, int], budget: int = 3, most: int | None = None) -> Context:
    entries = tuple(
        Entry(f"e{n}", f"p{n}", "", "0", {"dots": given}) for n, given in enumerate(dots)
    )
    settings = {"budget": budget, "most": most}
    return Context(settings=settings, prompt="Où ?", options=OPTIONS, entries=entries)


def test_places_are_those_of_a_competition() -> None:
    result = PRIORITY.tally(step({"b": 2, "c": 1}, {"c": 1, "a": 2}))
    assert [(o.id, o.total, o.rank, o.tied) for o in result.ranking] == [
        ("a", 2, 1, True), ("b", 2, 1, True), ("c", 2, 1, True), ("d", 0, 4, False),
    ]
    assert (result.voters, result.spent) == (2, 6)


def test_how_many_gave_at_least_one_dot_is_told_apart() -> None:
    result = PRIORITY.tally(step({"a": 3}, {"b": 1}, {"b": 1}))
    assert {o.id: (o.total, o.voters) for o in result.ranking}["a"] == (3, 1)
    assert {o.id: (o.total, o.voters) for o in result.ranking}["b"] == (2, 2)


def test_all_dots_may_go_to_one_option_unless_a_limit_is_set() -> None:
    assert check_form(PRIORITY.answer_fields(step()), {"dots": {"a": 3}})
    with pytest.raises(InvalidForm):
        check_form(PRIORITY.answer_fields(step(most=2)), {"dots": {"a": 3}})
    with pytest.raises(InvalidForm):
        check_form(PRIORITY.answer_fields(step(budget=5)), {"dots": {"a": 3, "b": 3}})


def test_hands_give_dots_and_the_fewest_voters_that_explain_them() -> None:
    hand = Entry("h", "", "", "a", {"dots": {"a": 1}}, Source.HAND, 7)
    other = Entry("i", "", "", "b", {"dots": {"b": 1}}, Source.HAND, 5)
    context = replace(step({"a": 1}), entries=(*step({"a": 1}).entries, hand, other))
    result = PRIORITY.tally(context)
    assert {o.id: o.total for o in result.ranking} == {"a": 8, "b": 5, "c": 0, "d": 0}
    assert result.voters == 8


def test_dots_on_an_option_taken_away_are_left_out() -> None:
    result = PRIORITY.tally(step({"z": 3}, {"z": 1, "a": 2}))
    assert (result.spent, result.voters) == (2, 1)


def test_ties_are_said_on_the_projector_and_in_the_report(measure: Measure) -> None:
    context = step({"a": 1, "b": 1})
    result = PRIORITY.tally(context)
    scene = PRIORITY.picture(result, context, FRAMES["projector"], measure)
    assert words(scene).count("ex æquo") == 2
    assert "même rang" in told(PRIORITY.report(result, context, french(), measure))


def test_every_dot_is_drawn_while_they_can_be_counted(measure: Measure) -> None:
    context = step({"a": 2}, {"a": 1, "c": 2})
    scene = PRIORITY.picture(PRIORITY.tally(context), context, FRAMES["projector"], measure)
    assert sum(isinstance(part, Circle) for part in scene.elements) == 5


def test_no_place_is_shown_before_the_first_vote(measure: Measure) -> None:
    context = step()
    scene = PRIORITY.picture(PRIORITY.tally(context), context, FRAMES["projector"], measure)
    assert "Chantier A" in words(scene)
    assert "1" not in words(scene)


def test_options_go_on_in_the_order_of_the_ranking() -> None:
    context = step({"d": 2, "b": 1})
    assert [o.id for o in PRIORITY.options(PRIORITY.tally(context), context)] == list("dbac")


def test_more_dots_than_choices_is_worth_a_word() -> None:
    assert any("points" in sentence for sentence in PRIORITY.advice(step(budget=8)))
    assert PRIORITY.advice(step(budget=3)) == ()


@given(st.lists(st.dictionaries(st.sampled_from("abcd"), st.integers(1, 3)), max_size=12))
def test_no_dot_is_lost_and_places_follow_totals(dots: list[dict[str, int]]) -> None:
    result = PRIORITY.tally(step(*dots))
    assert result.spent == sum(sum(given.values()) for given in dots)
    for one in result.ranking:
        better = sum(other.total > one.total for other in result.ranking)
        assert one.rank == better + 1
        assert one.tied == (sum(other.total == one.total for other in result.ranking) > 1)
