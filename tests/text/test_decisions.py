"""What the facilitator decides holds for later answers, is plain data, and can be undone."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.errors import PlanProblem
from facilitator.text import decisions as deciding
from facilitator.text.decisions import Decisions
from facilitator.text.rules import Rule
from facilitator.text.terms import TermIndex
from tests.text.support import fold_all


@pytest.fixture
def index() -> TermIndex:
    """Four terms: joie twice, jeu, calme, maire-adjoint."""
    made = TermIndex()
    for at, text in enumerate(["joie", "La joie", "jeu", "calme", "maire-adjoint"]):
        made.add(str(at), text)
    return made


def shown(index: TermIndex) -> dict[str, int]:
    """Return counts by label."""
    return {term.label: term.count for term in index.terms()}


def test_merged_terms_stay_merged_for_later_answers(index: TermIndex) -> None:
    index.decide(deciding.merge(Decisions(), ["jeu"], "joie"))
    index.add("later", "Les jeux !")
    assert shown(index)["joie"] == 4
    assert index.explain("joie")[-1].steps[-1].rule is Rule.MERGED


def test_merges_follow_each_other_and_never_go_round(index: TermIndex) -> None:
    made = deciding.merge(Decisions(), ["joie"], "jeu")
    made = deciding.merge(made, ["jeu"], "calme")
    made = deciding.merge(made, ["calme"], "joie")
    index.decide(made)
    assert shown(index)["joie"] == 4
    assert len(index) == 2


def test_undo_is_the_decisions_of_before(index: TermIndex) -> None:
    before = shown(index)
    old = index.decisions
    changed = index.decide(deciding.merge(old, ["jeu", "calme"], "joie"))
    assert changed == {"jeu", "calme", "joie"}
    index.decide(old)
    assert shown(index) == before


def test_a_spelling_split_off_is_a_term_of_its_own(index: TermIndex) -> None:
    index.decide(deciding.split(Decisions(), ["La joie"]))
    assert shown(index)["joie"] == 1
    assert shown(index)["La joie"] == 1
    index.add("later", "la joie !")
    assert shown(index)["La joie"] == 2


def test_a_spelling_can_be_split_into_several_terms(index: TermIndex) -> None:
    index.decide(deciding.split(Decisions(), ["maire-adjoint"], ["maire", "adjoint"]))
    index.add("later", "Le maire")
    keys = index.keys_of("4")
    assert keys == ("maire", "adjoint")
    assert index.term("maire").count == 2
    assert index.explain("adjoint")[0].steps[-1].rule is Rule.SPLIT_OFF


def test_what_was_split_off_can_be_merged_back(index: TermIndex) -> None:
    made = deciding.split(Decisions(), ["La joie"])
    index.decide(made)
    (key,) = index.keys_of("1")
    index.decide(deciding.merge(made, [key], "joie"))
    assert shown(index)["joie"] == 2


def test_a_new_name_stays_when_answers_come(index: TermIndex) -> None:
    index.decide(deciding.rename(Decisions(), "joie", "  Joie  de vivre "))
    for at in range(3):
        index.add(f"later{at}", "la joie")
    assert shown(index)["Joie de vivre"] == 5
    index.decide(deciding.rename(index.decisions, "joie", ""))
    assert "La joie" in shown(index) or "la joie" in shown(index)


def test_hidden_terms_are_out_of_the_picture_and_kept(index: TermIndex) -> None:
    changed = index.decide(deciding.hide(Decisions(), ["jeu"]))
    assert changed == {"jeu"}
    index.add("later", "Jeux")
    assert "jeu" not in shown(index)
    assert [term.count for term in index.terms(hidden=True)] == [2]
    index.decide(deciding.show(index.decisions, ["jeu"]))
    assert shown(index)["jeu"] == 2


def test_a_merge_of_a_slip_holds_when_the_right_word_comes() -> None:
    index = TermIndex()
    index.add("a", "bienveillence")
    index.add("b", "jeu")
    index.decide(deciding.merge(Decisions(), index.keys_of("a"), "jeu"))
    index.add("c", "bienveillance")
    assert index.keys_of("a") == ("jeu",)
    assert index.keys_of("c") == ("bienveillance",)


def test_decisions_are_kept_as_plain_data() -> None:
    made = deciding.merge(Decisions(), ["b", "a"], "c")
    made = deciding.split(made, ["Un Tout."], ["x", "y"])
    made = deciding.hide(deciding.rename(made, "c", "Sée"), ["z"])
    data = json.loads(json.dumps(deciding.to_data(made)))
    assert deciding.from_data(data) == made
    assert deciding.from_data({}) == Decisions()


@pytest.mark.parametrize(
    "data", [None, [], {"merges": 1}, {"merges": {"a": 1}}, {"splits": {"a": "b"}}, {"hidden": "a"},
             {"hidden": [1]}, {"splits": []}, {"renames": ["a"]}]
)
def test_data_that_is_no_decision_is_refused_with_a_sentence(data: object) -> None:
    with pytest.raises(PlanProblem, match="illisibles"):
        deciding.from_data(data)


def test_decided_before_or_after_it_is_the_same(index: TermIndex) -> None:
    made = deciding.merge(deciding.split(Decisions(), ["La joie"]), ["jeu"], "calme")
    index.decide(made)
    texts = ["joie", "La joie", "jeu", "calme", "maire-adjoint"]
    triples = [(str(at), text, None) for at, text in enumerate(texts)]
    assert index.terms() == fold_all(triples, "fr", None, made)


SAID = ["joie", "La joie", "jeu", "bienveillence", "bienveillance", "maire-adjoint", "calme, jeu"]
KEYS = st.sampled_from(["joie", "jeu", "calme", "bienveillence", "bienveillance", "maireadjoint"])
MADE = st.one_of(
    st.tuples(st.just("merge"), st.lists(KEYS, min_size=1, max_size=2), KEYS),
    st.tuples(st.just("split"), st.lists(st.sampled_from(SAID), min_size=1, max_size=2),
              st.lists(KEYS, max_size=2)),
    st.tuples(st.just("hide"), st.lists(KEYS, max_size=2)),
    st.tuples(st.just("rename"), KEYS, st.text(max_size=3)),
)


@settings(deadline=None)
@given(st.lists(st.sampled_from(SAID), max_size=8), st.lists(MADE, max_size=6), st.data())
def test_deciding_undoing_and_redoing_is_the_same_as_from_the_start(
    texts: list[str], made: list[tuple], data: st.DataObject
) -> None:
    index = TermIndex()
    for at, text in enumerate(texts):
        index.add(str(at), text)
    history = [Decisions()]
    for name, *values in made:
        history.append(getattr(deciding, name)(history[-1], *values))
    triples = [(str(at), text, None) for at, text in enumerate(texts)]
    for decided in [*history, data.draw(st.sampled_from(history)), history[-1]]:
        index.decide(decided)
        assert index.terms() == fold_all(triples, "fr", None, decided)


def test_two_items_of_one_answer_keep_their_order_when_merged_and_taken_apart() -> None:
    index = TermIndex()
    index.add("a", "calme, jeu")
    made = deciding.merge(Decisions(), ["calme"], "jeu")
    for decided in (made, Decisions(), made):
        index.decide(decided)
    assert [term.label for term in index.terms()] == ["calme"]
