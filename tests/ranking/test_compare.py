"""The comparison says plainly when the winner depends on the rule."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from facilitator.ranking.ballots import Ballots
from facilitator.ranking.compare import Rule, compare_rules, say

NAMES = {"n": "le nord", "c": "le centre", "s": "le sud"}


def sentences(counted: Ballots) -> str:
    return " ".join(str(message) for message in say(compare_rules(counted), NAMES))


def test_a_winner_that_depends_on_the_rule_is_named_rule_by_rule() -> None:
    split = Ballots.weighted(
        ("n", "c", "s"),
        [([["n"], ["c"], ["s"]], 4), ([["s"], ["c"], ["n"]], 3), ([["c"], ["s"], ["n"]], 2)],
    )
    compared = compare_rules(split)
    assert compared.depends_on_rule
    assert compared.condorcet == "c"
    winners = {result.rule: result.winners for result in compared.results}
    assert winners[Rule.FIRST] == ("n",)
    assert winners[Rule.SCHULZE] == ("c",)
    said = sentences(split)
    assert "dépend de la règle" in said
    assert "Premières places : « le nord » en tête" in said
    assert "Schulze : « le centre » en tête" in said
    assert "« le centre » est préférée à chacune" in said


def test_agreement_is_said_in_one_sentence() -> None:
    said = sentences(Ballots.gather(("n", "c"), [[["n"]], [["n"]], [["c"]], [], []]))
    assert "Quelle que soit la règle de calcul, « le nord » arrive en tête." in said
    assert "2 bulletins blancs." in said
    assert "dépend" not in said


def test_a_tie_is_never_hidden() -> None:
    said = sentences(Ballots.gather(("n", "c"), [[["n"]], [["c"]]]))
    assert "« le nord » et « le centre » arrivent en tête à égalité" in said
    assert "tournent en rond" not in said


def test_a_circle_is_called_a_circle() -> None:
    circle = Ballots.weighted(
        ("n", "c", "s"),
        [([["n"], ["c"], ["s"]], 4), ([["c"], ["s"], ["n"]], 3), ([["s"], ["n"], ["c"]], 2)],
    )
    assert compare_rules(circle).cycle
    assert "tournent en rond" in sentences(circle)


def test_blank_ballots_alone_decide_nothing() -> None:
    assert sentences(Ballots.gather(("n", "c"), [[]])) == (
        "Aucun bulletin n’exprime de préférence. 1 bulletin blanc."
    )


@given(st.lists(st.permutations("ncs").map(list), max_size=9), st.integers(0, 2))
def test_the_words_are_true_to_the_counts(orders: list[list[str]], blank: int) -> None:
    counted = Ballots.gather("ncs", [*orders, *([[]] * blank)])
    compared = compare_rules(counted)
    said = " ".join(str(message) for message in say(compared, {}))
    assert ("dépend de la règle" in said) == (compared.depends_on_rule and not compared.undecided)
    assert ("tournent en rond" in said) == compared.cycle
    if compared.cycle:
        assert compared.condorcet is None
