"""The words are true to the composition, and "cannot be avoided" is a proof."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import resources
from facilitator.grouping.bounds import fewest_pairs
from facilitator.grouping.compose import compose
from facilitator.grouping.evaluate import score
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
from facilitator.i18n import Languages

AVOIDED = "ne peut être évité"
Groups = tuple[tuple[str, ...], ...]


def said(composition: Composition, demand: Demand) -> str:
    return " ".join(str(message) for message in evaluate(composition, demand).verdict)


def people(*organisations: str) -> tuple[Person, ...]:
    return tuple(Person("abcdefgh"[i], name) for i, name in enumerate(organisations))


def partitions(names: str, sizes: tuple[int, ...]) -> Iterator[Groups]:
    """Yield every way to fill groups of these sizes."""
    seen = set()
    for order in permutations(names):
        groups, start = [], 0
        for size in sizes:
            groups.append(tuple(sorted(order[start : start + size])))
            start += size
        if tuple(groups) not in seen:
            seen.add(tuple(groups))
            yield tuple(groups)


def test_strangers_are_called_strangers() -> None:
    demand = Demand(people("", "", "", ""), exact_slots((2, 2)), 2)
    good = Composition(((("a", "b"), ("c", "d")), (("a", "c"), ("b", "d"))))
    assert said(good, demand) == "Personne ne se rencontre deux fois."
    bad = Composition(((("a", "b"), ("c", "d")), (("a", "b"), ("c", "d"))))
    assert said(bad, demand) == "2 rencontres se répètent."


def test_a_repeat_is_unavoidable_when_groups_are_larger_than_numerous() -> None:
    demand = Demand(people(*[""] * 6), exact_slots((3, 3)), 2)
    composed = compose(demand)
    assert str(composed.evaluation.verdict[0]) == f"2 rencontres se répètent, ce qui {AVOIDED}."


def test_too_many_of_one_organisation_are_told_by_name() -> None:
    demand = Demand(people("mairie", "mairie", "mairie", "lycée"), exact_slots((2, 2)))
    verdict = said(compose(demand).composition, demand)
    assert "1 groupe sur 2 réunit" in verdict
    assert f"{AVOIDED} : « mairie » compte 3 personnes pour 2 groupes." in verdict


def test_a_field_that_is_no_organisation_is_called_by_its_label() -> None:
    demand = Demand(people("nord", "nord", "nord", "sud"), exact_slots((2, 2)),
                    organisation_label="Quartier")
    verdict = said(compose(demand).composition, demand)
    assert "organisation" not in verdict
    assert "Quartier" in verdict
    assert "1 groupe sur 2 réunit des personnes qui ont la même réponse" in verdict
    assert "compte 3 personnes pour 2 groupes." in verdict
    apart = Demand(people("nord", "nord", "sud", "sud"), exact_slots((2, 2)),
                   organisation_label="Quartier")
    assert "aucun groupe ne réunit deux personnes qui ont la même réponse." in said(
        compose(apart).composition, apart)
    assert "2 groupes sur 2 réunissent des personnes qui ont la même réponse." in said(
        Composition(((("a", "b"), ("c", "d")),)), apart)


def test_each_number_of_choices_rules_its_own_words() -> None:
    """English says "1 time, 2 times": the second number inflects by itself."""
    english = Languages(resources.path("translations")).get("en")
    wishing = tuple(Person(name, choices=("eau", "sol")) for name in "abc")
    demand = Demand(wishing, (Slot(0, 3, "eau"), Slot(0, 3, "sol")))

    def told(*groups: tuple[str, ...]) -> str:
        return " ".join(english(m) for m in evaluate(Composition((groups,)), demand).verdict)

    assert "met 1 time out of 3, second choice 2 times." in told(("a",), ("b", "c"))
    assert "met 2 times out of 3, second choice 1 time." in told(("a", "b"), ("c",))


def test_what_could_be_avoided_is_not_excused() -> None:
    demand = Demand(people("mairie", "mairie", "lycée", "lycée"), exact_slots((2, 2)))
    verdict = said(Composition(((("a", "b"), ("c", "d")),)), demand)
    assert verdict == "2 groupes sur 2 réunissent des personnes d’une même organisation."


def test_people_kept_together_on_purpose_are_no_fault() -> None:
    demand = Demand(
        people("mairie", "mairie", "", ""), exact_slots((2, 2)), 2, together=(("a", "b"),)
    )
    composed = compose(demand)
    assert composed.evaluation.score.same_organisation == 0
    assert composed.evaluation.score.repeats == 1  # the two others, not a and b


def test_choices_are_counted_and_excused_only_by_capacity() -> None:
    wishing = tuple(Person(name, choices=("eau", "sol")) for name in "abcd")
    demand = Demand(wishing, (Slot(2, 2, "eau"), Slot(2, 2, "air")))
    verdict = said(Composition(((("a", "b"), ("c", "d")),)), demand)
    assert "Premier choix respecté 2 fois sur 4, deuxième choix 0 fois." in verdict
    assert f"2 personnes n’ont aucun de leurs choix, ce qui {AVOIDED}." in verdict
    roomy = Demand(wishing, (Slot(0, 4, "eau"), Slot(0, 4, "air")))
    assert AVOIDED not in said(Composition(((("a", "b"), ("c", "d")),)), roomy)
    assert "Tout le monde a la question de son premier choix." in said(
        compose(roomy).composition, roomy)


def test_mixing_is_described_field_by_field() -> None:
    mixed = tuple(
        Person(name, fields={"âge": age}) for name, age in zip("abcd", "xxyy", strict=True)
    )
    demand = Demand(mixed, exact_slots((2, 2)), mix=("âge", "rôle"))
    verdict = said(Composition(((("a", "c"), ("b", "d")),)), demand)
    assert "« âge » : réponses réparties aussi également que possible." in verdict
    assert "« rôle » : pas de réponses différentes" in verdict
    verdict = said(Composition(((("a", "b"), ("c", "d")),)), demand)
    assert "« âge » : réponses mêlées dans 0 groupe sur 2." in verdict


def test_earlier_meetings_are_told() -> None:
    demand = Demand(people("", "", "", ""), exact_slots((2, 2)), met={frozenset("ab"): 1.0})
    assert "1 paire s’était déjà rencontrée" in said(
        Composition(((("a", "b"), ("c", "d")),)), demand
    )
    assert "Personne ne retrouve" in said(Composition(((("a", "c"), ("b", "d")),)), demand)


def test_what_hands_broke_is_told() -> None:
    demand = Demand(
        people("", "", "", ""), exact_slots((2, 2)), together=(("a", "b"),), placed=(Place("c", 0),)
    )
    verdict = said(Composition(((("a",), ("b", "c", "d")),)), demand)
    assert "1 paire à garder ensemble est séparée." in verdict
    assert "1 personne n’est plus à sa place réservée." in verdict
    assert "2 groupes n’ont pas la taille demandée." in verdict


@pytest.mark.parametrize("group", [("a", "zoé"), ("a", "a")])
def test_a_composition_of_strangers_or_doubles_is_refused(group: tuple[str, ...]) -> None:
    with pytest.raises(DemandError):
        evaluate(Composition(((group,),)), Demand(people("", ""), exact_slots((2,))))


SHAPES = ((2, 2), (3, 2), (2, 2, 1), (3, 3), (2, 2, 2), (4, 1))


@given(st.sampled_from(SHAPES), st.data())
@settings(max_examples=25, deadline=None)
def test_no_composition_at_all_beats_the_bounds(
    sizes: tuple[int, ...], data: st.DataObject
) -> None:
    names = "abcdef"[: sum(sizes)]
    drawn = st.sampled_from(("", "x", "y"))
    crowd = tuple(
        Person(
            name,
            data.draw(drawn),
            {"f": data.draw(drawn)},
            tuple(data.draw(st.lists(st.sampled_from("pqr"), unique=True, max_size=2))),
        )
        for name in names
    )
    slots = tuple(Slot(n, n, "pqr"[g]) for g, n in enumerate(sizes))
    together = (("a", "b"),) if data.draw(st.booleans()) else ()
    demand = Demand(crowd, slots, mix=("f",), together=together)
    for groups in partitions(names, sizes):
        if together and not any({"a", "b"} <= set(group) for group in groups):
            continue
        counted = score(Composition((groups,)), demand)
        assert counted.least_same_organisation <= counted.same_organisation
        assert counted.least_same_value["f"] <= counted.same_value["f"]
        assert counted.least_without_choice <= counted.choices[2]


@pytest.mark.parametrize("sizes", SHAPES)
@pytest.mark.parametrize("together", [(), (("a", "b"),), (("a", "b", "c"),)])
def test_no_second_round_beats_the_bound_on_repeats(
    sizes: tuple[int, ...], together: tuple[tuple[str, ...], ...]
) -> None:
    names = "abcdef"[: sum(sizes)]
    demand = Demand(tuple(map(Person, names)), exact_slots(sizes), 2, together=together)
    rounds = [
        groups
        for groups in partitions(names, sizes)
        if all(any(set(block) <= set(group) for group in groups) for block in together)
    ]
    for first in rounds[:3]:
        for second in rounds:
            counted = score(Composition((first, second)), demand)
            assert counted.least_repeats <= counted.repeats


def test_fewest_pairs_is_pigeonhole() -> None:
    assert fewest_pairs(9, [5] * 9) == 0
    assert fewest_pairs(11, [5] * 9) == 2
    assert fewest_pairs(5, [1, 9]) == 6
