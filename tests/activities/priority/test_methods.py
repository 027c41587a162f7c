"""Ways of voting: what each keeps, counts and says; ties and blanks; hands."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.activities.context import Context, Entry, Source
from facilitator.activities.priority import KIND
from facilitator.activities.priority.ranking import places_by_rule
from facilitator.drawing.measure import Measure
from facilitator.fields import InvalidForm, Option
from facilitator.forms import check_form
from facilitator.i18n import french
from facilitator.ranking.compare import Rule
from facilitator.scene import Circle, Line
from tests.activities.kind_support import FRAMES, answered, collisions, told, words

PRIORITY = KIND()
OPTIONS = tuple(Option(key, f"Chantier {key.upper()}") for key in "abc")


def step(method: str, *values: Any, **settings: Any) -> Context:
    key = {"rank": "ranking", "opinion": "opinions"}.get(method, method)
    context = Context(settings={"method": method, **settings}, prompt="Où ?", options=OPTIONS)
    return answered(PRIORITY, context, [{key: value} for value in values])


def ranks(context: Context) -> dict[str, int]:
    return {one.id: one.rank for one in PRIORITY.tally(context).ranking}


def report(context: Context, measure: Measure) -> str:
    return told(PRIORITY.report(PRIORITY.tally(context), context, french(), measure))


def test_a_hundred_points_are_shared_under_a_cap() -> None:
    context = step("points", {"a": 60, "b": 40}, {"c": 60}, budget=100, most=60)
    assert ranks(context) == {"a": 1, "c": 1, "b": 3}
    with pytest.raises(InvalidForm):
        check_form(PRIORITY.answer_fields(context), {"points": {"a": 61}})
    with pytest.raises(InvalidForm):
        check_form(PRIORITY.answer_fields(context), {"points": {"a": 60, "b": 41}})


@pytest.mark.parametrize(("method", "value", "parts"), [
    ("dots", {"a": 1, "c": 2}, ("2 points · Chantier C", "1 point · Chantier A")),
    ("rank", {"a": 3, "b": 3, "c": 1}, ("1. Chantier C", "2. Chantier A = Chantier B")),
    ("opinion", {"b": {"opinion": "yes"}}, ("Oui · Chantier B",)),
    ("axes", {"b": {"y": "5", "x": "2"}}, ("5 × 2 · Chantier B",)),
])
def test_in_a_list_what_was_given_comes_before_the_option(
    method: str, value: dict[str, Any], parts: tuple[str, ...]
) -> None:
    context = step(method, value)
    [entry] = context.entries
    assert PRIORITY.line(entry.payload, context, french()) == parts


def test_without_a_budget_there_are_three_dots_or_ten_points() -> None:
    [dots] = PRIORITY.answer_fields(step("dots"))
    [points] = PRIORITY.answer_fields(step("points"))
    assert (dots.budget, points.budget) == (3, 10)


def test_a_ranking_is_kept_as_levels_and_comes_back_without_gaps() -> None:
    context = step("rank", {"a": 3, "b": 3, "c": 1})
    [entry] = context.entries
    assert entry.payload == {"ranking": [["c"], ["a", "b"]]}
    assert PRIORITY.form_value({"0": entry.payload}) == {"ranking": {"c": 1, "a": 2, "b": 2}}
    assert PRIORITY.text(entry.payload, context) == "1. Chantier C · 2. Chantier A = Chantier B"


def test_what_a_voter_leaves_out_is_below_what_they_rank() -> None:
    result = PRIORITY.tally(step("rank", {"b": 1}))
    assert [(one.id, one.rank, one.tied) for one in result.ranking] == [
        ("b", 1, False), ("a", 2, True), ("c", 2, True),
    ]
    assert result.voters == 1


def circle(measure: Measure) -> tuple[Context, str]:
    context = step(
        "rank", *[{"a": 1, "b": 2, "c": 3}] * 2, *[{"b": 1, "c": 2, "a": 3}] * 2,
        *[{"c": 1, "a": 2, "b": 3}] * 2,
    )
    return context, report(context, measure)


def test_a_circle_of_preferences_is_a_tie_and_is_said(measure: Measure) -> None:
    context, said = circle(measure)
    assert ranks(context) == {"a": 1, "b": 1, "c": 1}
    assert "tournent en rond" in said
    assert "même rang" in said


def test_a_winner_that_depends_on_the_rule_is_said_on_every_surface(measure: Measure) -> None:
    # Five of nine put A first; B is second or first of all: Borda prefers it.
    context = step("rank", *[{"a": 1, "b": 2, "c": 3}] * 5, *[{"b": 1, "c": 2, "a": 3}] * 4)
    result = PRIORITY.tally(context)
    places = places_by_rule(result)
    assert places[Rule.SCHULZE]["a"] == places[Rule.FIRST]["a"] == places[Rule.DUELS]["a"] == 1
    assert places[Rule.BORDA]["b"] == 1
    for frame in FRAMES.values():
        scene = PRIORITY.picture(result, context, frame, measure)
        assert "dépend de la règle" in words(scene)
        assert "dépend de la règle" in scene.alt
    said = report(context, measure)
    assert "dépend de la règle" in said
    assert "Borda : « Chantier B » en tête" in said


def test_a_winner_by_every_rule_is_said_too(measure: Measure) -> None:
    context = step("rank", *[{"a": 1, "b": 2}] * 3, {"b": 1})
    assert "Quelle que soit la règle" in report(context, measure)


def test_the_duels_can_be_read_from_the_table() -> None:
    context = step("rank", *[{"a": 1, "b": 2, "c": 3}] * 2, {"b": 1, "a": 2})
    header, rows = PRIORITY.table(PRIORITY.tally(context), context, french())
    by_label = {row[1]: dict(zip(header, row, strict=True)) for row in rows}
    assert by_label["Chantier A"]["Préférée à : Chantier B"] == 2
    assert by_label["Chantier B"]["Préférée à : Chantier A"] == 1
    assert by_label["Chantier A"]["Préférée à : Chantier A"] is None


def test_opinions_are_ranked_by_yes_less_no(measure: Measure) -> None:
    def said(**values: str) -> dict[str, dict[str, str]]:
        return {key: {"opinion": value} for key, value in values.items()}

    context = step("opinion", said(a="yes", b="no"), said(a="yes", b="neutral"), said(a="no"))
    result = PRIORITY.tally(context)
    assert [(one.id, one.total, one.rank) for one in result.ranking] == [
        ("a", 1, 1), ("c", 0, 2), ("b", -1, 3),
    ]
    header, rows = PRIORITY.table(result, context, french())
    assert dict(zip(header, rows[0], strict=True)) == {
        "Rang": 1, "Option": "Chantier A", "Oui": 2, "Neutre": 0, "Non": 1, "Sans avis": 0,
        "Oui moins non": 1,
    }
    assert "2 oui, 1 non" in PRIORITY.picture(result, context, FRAMES["projector"], measure).alt


def place(**steps: str) -> dict[str, dict[str, str]]:
    return {key: {"y": both[0], "x": both[1]} for key, both in steps.items()}


def test_what_matters_and_can_be_done_comes_first() -> None:
    context = step("axes", place(a="54", b="51"), place(a="54", b="51"))
    result = PRIORITY.tally(context)
    assert [(one.id, one.rank, one.voters) for one in result.ranking] == [
        ("a", 1, 2), ("b", 2, 2), ("c", 3, 0),
    ]
    rows = PRIORITY.table(result, context, french())[1]
    assert rows[0] == [1, "Chantier A", 5.0, 4.0, 5.0, 4.0, 2]
    assert rows[2][2:] == [None, None, None, None, 0]


def test_equal_products_are_a_tie_whatever_their_factors(measure: Measure) -> None:
    context = step("axes", place(a="52", b="25"))
    assert ranks(context) == {"a": 1, "b": 1, "c": 3}
    assert words(PRIORITY.picture(
        PRIORITY.tally(context), context, FRAMES["projector"], measure
    )).count("ex æquo") == 2


def test_both_axes_are_needed_to_place_an_option() -> None:
    with pytest.raises(InvalidForm):
        check_form(PRIORITY.answer_fields(step("axes")), {"axes": {"a": {"y": "3"}}})


def test_the_axes_bear_the_names_that_were_set(measure: Measure) -> None:
    context = step("axes", place(a="33"), axis_y="Urgence", axis_x="Coût")
    scene = PRIORITY.picture(PRIORITY.tally(context), context, FRAMES["projector"], measure)
    assert "Urgence ↑" in words(scene)
    assert "Coût →" in words(scene)


@pytest.mark.parametrize("frame", FRAMES.values(), ids=FRAMES)
def test_marks_in_one_place_stand_apart(measure: Measure, frame: Any) -> None:
    long = "une phrase bien assez longue pour ne pas tenir sur une seule ligne"
    options = tuple(Option(f"o{n}", f"Option {n}, {long}") for n in range(20))
    context = Context(settings={"method": "axes"}, options=options)
    same = {one.id: {"y": "3", "x": "3"} for one in options}
    context = answered(PRIORITY, context, [{"axes": same}])
    scene = PRIORITY.picture(PRIORITY.tally(context), context, frame, measure)
    marks = [part for part in scene.elements if isinstance(part, Circle) and part.key]
    assert len(marks) == 20
    if frame.back_row or frame.width < 420:
        assert all(f"Option {n}, " in words(scene) for n in range(20)), "each is named"
        assert "autre" not in words(scene)
    for line in (part for part in scene.elements if isinstance(part, Line)):
        on = [m for m in marks if (line.x2, line.y2) == (m.x, m.y)]
        under = [m for m in marks if on and m not in on and _near(line, m) < m.radius]
        assert not under, "no line passes under another mark"
    assert collisions(scene, measure) == []
    for one in marks:
        for other in marks:
            apart = ((one.x - other.x) ** 2 + (one.y - other.y) ** 2) ** 0.5
            assert one is other or apart >= one.radius + other.radius


def _near(line: Line, mark: Circle) -> float:
    """How near a line comes to the middle of a mark."""
    steps = [n / 50 for n in range(51)]
    return min(((line.x1 + (line.x2 - line.x1) * n - mark.x) ** 2
                + (line.y1 + (line.y2 - line.y1) * n - mark.y) ** 2) ** 0.5 for n in steps)


def hands(payload: dict[str, Any], count: int) -> Entry:
    return Entry(f"h{payload}", "", "", "0", payload, Source.HAND, count)


@pytest.mark.parametrize(("method", "entries", "voters"), [
    ("points", [hands({"points": {"a": 1}}, 7), hands({"points": {"b": 1}}, 5)], 7),
    ("opinion", [hands({"opinions": {"a": "yes"}}, 7), hands({"opinions": {"a": "no"}}, 5)], 12),
    ("opinion", [hands({"opinions": {"a": "yes"}}, 7), hands({"opinions": {"b": "yes"}}, 5)], 7),
    ("rank", [hands({"ranking": [["a"], ["b"]]}, 7), hands({"ranking": [["b"]]}, 5)], 12),
    ("axes", [hands({"axes": {"a": [5, 5]}}, 3), hands({"axes": {"b": [1, 1]}}, 2)], 3),
])
def test_hands_count_the_people_that_are_sure(
    method: str, entries: list[Entry], voters: int
) -> None:
    settings = {"method": method, "budget": 10}
    context = Context(settings=settings, options=OPTIONS, entries=tuple(entries))
    assert PRIORITY.tally(context).voters == voters


@pytest.mark.parametrize("payload", [
    {"dots": {"a": 1}}, {"points": {"a": 1}}, {"ranking": [["a"]]}, {"opinions": {"a": "yes"}},
    {"axes": {"a": [3, 3]}},
])
def test_a_secret_vote_is_one_voter_each(payload: dict[str, Any]) -> None:
    [key] = payload
    method = {"ranking": "rank", "opinions": "opinion"}.get(key, key)
    entries = tuple(Entry(f"s{n}", "", "", "0", payload) for n in range(4))
    context = Context(settings={"method": method}, options=OPTIONS, entries=entries)
    assert PRIORITY.tally(context).voters == 4


def test_votes_of_another_method_are_passed_over() -> None:
    entries = (Entry("e", "p", "", "0", {"dots": {"a": 3}}),)
    context = Context(settings={"method": "rank"}, options=OPTIONS, entries=entries)
    assert (PRIORITY.tally(context).voters, PRIORITY.tally(context).spent) == (0, 0)


@given(st.dictionaries(st.sampled_from("abc"), st.integers(1, 3), min_size=1))
def test_any_ranking_comes_back_in_the_same_order(given: dict[str, int]) -> None:
    context = step("rank", given)
    back = PRIORITY.form_value({"0": context.entries[0].payload})["ranking"]
    assert set(back) == set(given)
    for one in given:
        for other in given:
            assert (given[one] < given[other]) == (back[one] < back[other])


@given(st.recursive(
    st.none() | st.integers(-2, 9) | st.text(max_size=3) | st.sampled_from(["a", "yes"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from(["a", "b", "z", "opinion"]), inner, max_size=3),
    max_leaves=6,
))
def test_no_payload_breaks_the_count(odd: Any) -> None:
    for method, key in (("dots", "dots"), ("points", "points"), ("rank", "ranking"),
                        ("opinion", "opinions"), ("axes", "axes")):
        entries = (Entry("e", "p", "", "0", {key: odd}),)
        context = Context(settings={"method": method}, options=OPTIONS, entries=entries)
        assert PRIORITY.tally(context).voters <= 1
        PRIORITY.text({key: odd}, context)
        PRIORITY.form_value({"0": {key: odd}})


@pytest.mark.parametrize(("method", "value"), [
    ("dots", {"o0": 1}), ("points", {"o0": 1}), ("rank", {"o0": 1}),
    ("opinion", {"o0": {"opinion": "yes"}}), ("axes", {"o0": {"y": "1", "x": "2"}}),
])
def test_a_phone_which_is_scrolled_names_every_option(
    measure: Measure, method: str, value: Any
) -> None:
    options = tuple(Option(f"o{n}", f"Option {n}, que l’on dit longuement") for n in range(20))
    key = {"rank": "ranking", "opinion": "opinions"}.get(method, method)
    context = Context(settings={"method": method}, options=options)
    context = answered(PRIORITY, context, [{key: value}])
    scene = PRIORITY.picture(PRIORITY.tally(context), context, FRAMES["phone"], measure)
    assert all(f"Option {n}, " in words(scene) for n in range(20))
    assert collisions(scene, measure) == []
