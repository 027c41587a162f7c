"""Results by profile never point at a person."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from facilitator.activities.context import Context, Entry
from facilitator.activities.priority import KIND
from facilitator.drawing.measure import Measure
from facilitator.fields import Option
from facilitator.i18n import french
from tests.activities.kind_support import told

PRIORITY = KIND()
OPTIONS = (Option("a", "Arbres"), Option("b", "Bancs"))


def step(threshold: int = 5, **counts: int) -> Context:
    entries = tuple(
        Entry(f"{name}{n}", f"{name}{n}", "", "0", {"dots": {"a" if n % 2 else "b": 1}},
              profile={"rue": name})
        for name, count in counts.items() for n in range(count)
    )
    settings = {"by": "rue", "threshold": threshold}
    return Context(settings=settings, prompt="Quoi ?", options=OPTIONS, entries=entries)


def shown(context: Context) -> dict[str, bool]:
    return {one.label: one.result is not None for one in PRIORITY.tally(context).slices}


def test_large_groups_are_compared(measure: Measure) -> None:
    context = step(Moulin=6, Haute=8)
    assert shown(context) == {"Haute": True, "Moulin": True}
    said = told(PRIORITY.report(PRIORITY.tally(context), context, french(), measure))
    assert "Par profil" in said
    assert "Haute (8)" in said


def test_a_small_group_is_hidden_and_so_is_the_one_it_could_be_worked_out_from(
    measure: Measure
) -> None:
    context = step(Haute=9, Moulin=6, Puits=2)
    assert shown(context) == {"Haute": True, "Moulin": False, "Puits": False}
    result = PRIORITY.tally(context)
    said = told(PRIORITY.report(result, context, french(), measure))
    assert "Puits (moins de 5)" in said
    assert "Moulin (" not in said
    header, rows = PRIORITY.table(result, context, french())
    by_head = dict(zip(header, rows[0], strict=True))
    assert (by_head["Puits"], by_head["Moulin"]) == ("moins de 5", "masqué")


def test_two_small_groups_that_hide_each_other_cost_no_third() -> None:
    assert shown(step(Haute=9, Moulin=3, Puits=2)) == {
        "Haute": True, "Moulin": False, "Puits": False,
    }


def test_the_threshold_can_be_set() -> None:
    assert all(shown(step(threshold=3, Haute=9, Moulin=3)).values())


def test_nothing_is_compared_unless_asked_and_never_a_secret_vote() -> None:
    context = step(Haute=9, Moulin=9)
    assert PRIORITY.tally(replace(context, settings={})).slices == ()
    secret = replace(context, settings={**context.settings, "secret": True})
    assert PRIORITY.tally(secret).slices == ()
    assert any("secret" in sentence for sentence in PRIORITY.advice(secret))


def test_somebody_with_several_answers_is_in_each_group() -> None:
    entries = tuple(
        Entry(f"e{n}", f"p{n}", "", "0", {"dots": {"a": 1}}, profile={"rue": ["Haute", "Moulin"]})
        for n in range(5)
    )
    context = replace(step(), entries=entries)
    assert shown(context) == {"Haute": True, "Moulin": True}


@given(
    st.dictionaries(st.sampled_from(["A", "B", "C", "D", ""]), st.integers(0, 9)),
    st.integers(3, 6),
)
def test_hidden_voters_are_none_or_enough(counts: dict[str, int], threshold: int) -> None:
    result = PRIORITY.tally(step(threshold, **counts))
    for one in result.slices:
        assert one.result is None or one.result.voters >= threshold
    seen = sum(one.result.voters for one in result.slices if one.result is not None)
    hidden = result.voters - seen
    assert hidden == 0 or hidden >= threshold or seen == 0
