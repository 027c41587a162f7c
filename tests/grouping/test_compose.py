"""What a facilitator relies on: everybody placed, what was asked for kept, the same each time."""

from __future__ import annotations

import subprocess
import sys
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.grouping.compose import Effort, compose
from facilitator.grouping.model import (
    Composition,
    Demand,
    DemandError,
    Person,
    Place,
    Slot,
    balanced,
    exact_slots,
    question_slots,
)
from facilitator.grouping.verdict import evaluate

ROOT = Path(__file__).resolve().parents[2]
QUESTIONS = ("transport", "logement", "santé")


def crowd(number: int) -> tuple[Person, ...]:
    return tuple(Person(f"p{i}") for i in range(number))


@st.composite
def demands(draw: st.DrawFn) -> Demand:
    """Draw a demand that can be met, with any mix of wishes."""
    number = draw(st.integers(2, 14))
    people = tuple(
        Person(
            f"p{i}",
            draw(st.sampled_from(("", "mairie", "lycée", "asso"))),
            {"âge": draw(st.sampled_from(("", "15-25", "25-60", "60+")))},
            tuple(draw(st.permutations(QUESTIONS)))[: draw(st.integers(0, 2))],
        )
        for i in range(number)
    )
    sizes = balanced(number, groups=draw(st.integers(1, number)))
    spare = draw(st.integers(0, 2))
    topics = draw(st.booleans())
    groups = tuple(
        Slot(max(0, n - spare), n + spare, QUESTIONS[g % 3] if topics else "")
        for g, n in enumerate(sizes)
    )
    names = draw(st.permutations([p.id for p in people]))
    together = ((names[0], names[1]),) if max(sizes) > 1 and draw(st.booleans()) else ()
    rounds = draw(st.integers(1, 3))
    placed = ()
    if number > 2 and draw(st.booleans()):
        placed = (Place(names[2], draw(st.integers(0, len(sizes) - 1)), rounds - 1),)
    met = {frozenset(pair): 1.0 for pair in combinations(names[:3], 2)}
    return Demand(
        people,
        groups,
        rounds,
        mix=("âge",) if draw(st.booleans()) else (),
        together=together,
        placed=placed,
        met=met if draw(st.booleans()) else {},
        seed=draw(st.integers(0, 5)),
    )


def can_be_seated(demand: Demand, round_: int) -> bool:
    """Tell by trying everything whether the people of a round can be seated."""
    fixed = {place.person: place.group for place in demand.placed if place.round == round_}
    blocks = [*demand.together]
    apart = {i for block in blocks for i in block}
    blocks += [(p.id,) for p in demand.people if p.id not in apart]

    def fill(block: int, sizes: tuple[int, ...]) -> bool:
        if any(n > slot.high for n, slot in zip(sizes, demand.groups, strict=True)):
            return False
        if block == len(blocks):
            return all(n >= slot.low for n, slot in zip(sizes, demand.groups, strict=True))
        wanted = {fixed[i] for i in blocks[block] if i in fixed} or set(range(len(sizes)))
        return any(
            fill(block + 1, tuple(n + len(blocks[block]) * (g == h) for h, n in enumerate(sizes)))
            for g in sorted(wanted)
        )

    return fill(0, (0,) * len(demand.groups))


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_only_the_impossible_is_refused(data: st.DataObject) -> None:
    number = data.draw(st.integers(2, 7))
    slots = data.draw(
        st.lists(st.tuples(st.integers(0, 4), st.integers(0, 3)), min_size=1, max_size=3)
    )
    groups = tuple(Slot(low, max(1, low + more)) for low, more in slots)
    cut = data.draw(st.integers(0, number - 1))
    names = tuple(f"p{i}" for i in range(number))
    together = tuple(block for block in (names[:cut], names[cut : cut + 2]) if len(block) > 1)
    placed = (Place("p0", len(groups) - 1),) if data.draw(st.booleans()) else ()
    demand = Demand(crowd(number), groups, together=together, placed=placed)
    if can_be_seated(demand, 0):
        assert evaluate(compose(demand).composition, demand).score.wrong_sizes == 0
    else:
        with pytest.raises(DemandError):
            compose(demand)


@given(demands())
@settings(max_examples=40, deadline=None)
def test_everybody_is_placed_once_a_round_as_asked(demand: Demand) -> None:
    if not all(can_be_seated(demand, r) for r in range(demand.rounds)):
        return
    composed = compose(demand)
    rounds = composed.composition.rounds
    assert len(rounds) == demand.rounds
    for groups in rounds:
        assert sorted(i for group in groups for i in group) == sorted(p.id for p in demand.people)
        for group, slot in zip(groups, demand.groups, strict=True):
            assert slot.low <= len(group) <= slot.high
            for block in demand.together:
                assert set(block) <= set(group) or not set(block) & set(group)
    for place in demand.placed:
        assert composed.composition.group_of(place.person, place.round) == place.group
    score = composed.evaluation.score
    assert score.separated == score.displaced == score.wrong_sizes == 0
    assert score.repeats >= score.least_repeats
    assert score.same_organisation >= score.least_same_organisation
    assert score.choices[2] >= score.least_without_choice


@pytest.mark.parametrize("rounds", [1, 3])
def test_the_same_demand_gives_the_same_groups(rounds: int) -> None:
    demand = Demand(crowd(14), exact_slots(balanced(14, size=4)), rounds)
    assert compose(demand) == compose(demand)


def test_groups_do_not_follow_the_order_of_names() -> None:
    groups = compose(Demand(crowd(20), exact_slots((5,) * 4))).composition.rounds[0]
    assert groups[0] != ("p0", "p1", "p2", "p3", "p4")


def test_another_process_gives_the_same_groups() -> None:
    """Hash randomisation must not show: a composition can be made again from its demand."""
    code = (
        "from facilitator.grouping.compose import compose\n"
        "from facilitator.grouping.model import Demand, Person, exact_slots\n"
        "people = tuple(Person(f'p{i}', f'o{i % 4}', {'a': str(i % 3)}) for i in range(12))\n"
        "together = (('p1', 'p2', 'p3'), ('p5', 'p6'))\n"
        "print(compose(Demand(people, exact_slots((4, 4, 4)), 2, mix=('a',), together=together)))"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=ROOT,
            env={"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(outputs) == 1


def test_people_of_one_organisation_are_spread() -> None:
    people = tuple(Person(f"p{i}", f"org{i // 3}") for i in range(27))
    composed = compose(Demand(people, exact_slots((3,) * 9)))
    assert composed.evaluation.score.same_organisation == 0


def test_earlier_meetings_are_avoided() -> None:
    first = compose(Demand(crowd(12), exact_slots((3,) * 4)))
    then = compose(
        Demand(crowd(12), exact_slots((3,) * 4), met=first.composition.meetings(), seed=2)
    )
    assert then.evaluation.score.earlier == 0


def test_first_choices_are_kept_where_there_is_room() -> None:
    people = tuple(Person(f"p{i}", choices=(QUESTIONS[i % 3], QUESTIONS[0])) for i in range(12))
    composed = compose(Demand(people, question_slots(12, QUESTIONS, 5)))
    assert composed.evaluation.score.choices == (12, 0, 0)


def test_a_larger_effort_is_never_worse_on_a_crowded_demand() -> None:
    people = tuple(
        Person(f"p{i}", f"org{i * i % 7}", {"âge": "abc"[i % 3], "rôle": "uvwx"[i // 3 % 4]})
        for i in range(18)
    )
    demand = Demand(people, exact_slots((6, 6, 6)), 2, mix=("âge", "rôle"))
    quick, thorough = compose(demand), compose(demand, Effort.THOROUGH)
    assert thorough.evaluation.score.cost <= quick.evaluation.score.cost


@pytest.mark.parametrize(
    ("demand", "told"),
    [
        (Demand((), exact_slots((2,))), "personne à répartir"),
        (Demand(crowd(2), ()), "au moins un groupe"),
        (Demand(crowd(7), exact_slots((3, 3))), "il en manque 1"),
        (Demand(crowd(5), exact_slots((3, 3))), "ne remplissent pas"),
        (Demand(crowd(3), (Slot(3, 2),)), "minimum"),
        (Demand((Person("a"), Person("a")), exact_slots((2,))), "deux fois"),
        (Demand(crowd(4), exact_slots((2, 2)), together=(("p0", "p1", "p2"),)), "jusqu’à 3"),
        (
            Demand(
                crowd(6),
                exact_slots((3, 3)),
                together=(("p0", "p1"), ("p2", "p3"), ("p4", "p5")),
            ),
            "jusqu’à 2",
        ),
        (Demand(crowd(4), exact_slots((2, 2)), together=(("p0", "zoé"),)), "« zoé »"),
        (Demand(crowd(4), exact_slots((2, 2)), placed=(Place("p0", 5),)), "n’existe pas"),
        (
            Demand(crowd(4), exact_slots((2, 2)), placed=(Place("p0", 0), Place("p0", 1))),
            "deux groupes",
        ),
        (
            Demand(
                crowd(4), exact_slots((1, 3)), placed=tuple(Place(f"p{i}", 0) for i in range(2))
            ),
            "groupe 1",
        ),
        (
            Demand(
                crowd(4),
                (Slot(2, 4), Slot(2, 4)),
                placed=tuple(Place(f"p{i}", 0) for i in range(3)),
            ),
            "remplir",
        ),
    ],
)
def test_an_impossible_demand_is_refused_with_its_reason(demand: Demand, told: str) -> None:
    with pytest.raises(DemandError) as caught:
        compose(demand)
    assert told in str(caught.value)


@given(st.integers(1, 60), st.integers(1, 60))
def test_sizes_differ_by_one_at_most(people: int, groups: int) -> None:
    if groups > people:
        with pytest.raises(DemandError):
            balanced(people, groups=groups)
        return
    sizes = balanced(people, groups=groups)
    assert sum(sizes) == people
    assert max(sizes) - min(sizes) <= 1


def test_meetings_count_over_all_rounds() -> None:
    composition = Composition(((("a", "b"), ("c",)), (("a", "b", "c"), ())))
    assert composition.meetings() == {
        frozenset("ab"): 2.0,
        frozenset("ac"): 1.0,
        frozenset("bc"): 1.0,
    }
