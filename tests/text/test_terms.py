"""The index of terms: counts, labels, order, explanations, and the same result however it grew."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.text.decisions import Decisions, merge
from facilitator.text.rules import Rule, Rules, Split
from facilitator.text.terms import TermIndex
from tests.text.support import fold_all


def shown(index: TermIndex) -> list[tuple[str, int]]:
    """Return labels and counts, in order."""
    return [(term.label, term.count) for term in index.terms()]


def test_the_label_is_the_commonest_spelling() -> None:
    index = TermIndex()
    for at, text in enumerate(["Confiance", "la confiance", "la confiance", "CONFIANCE"]):
        index.add(str(at), text)
    assert shown(index) == [("la confiance", 4)]


def test_among_equal_spellings_the_first_seen_is_the_label() -> None:
    index = TermIndex()
    index.add("a", "Faire ensemble !")
    index.add("b", "faire ensemble")
    assert shown(index) == [("Faire ensemble", 2)]
    index.remove("a")
    assert shown(index) == [("faire ensemble", 1)]


def test_terms_come_by_count_then_by_age() -> None:
    index = TermIndex()
    for at, text in enumerate(["jeu", "joie", "calme", "joie"]):
        index.add(str(at), text)
    assert [label for label, _ in shown(index)] == ["joie", "jeu", "calme"]
    assert [term.label for term in index.terms(2)] == ["joie", "jeu"]


def test_one_person_saying_a_thing_five_times_counts_once() -> None:
    index = TermIndex()
    for at in range(5):
        index.add(str(at), "jeu", "p1")
    index.add("other", "Le jeu", "p2")
    (term,) = index.terms()
    assert (term.count, term.people, term.answers) == (2, 2, 6)
    assert index.people(term.key) == {"p1", "p2"}


def test_every_answer_counts_where_the_setting_says_so() -> None:
    index = TermIndex("fr", Rules(once_per_person=False))
    for at in range(5):
        index.add(str(at), "jeu", "p1")
    assert shown(index) == [("jeu", 5)]


def test_answers_of_nobody_known_count_one_each() -> None:
    index = TermIndex()
    index.add("a", "jeu")
    index.add("b", "jeu")
    (term,) = index.terms()
    assert term.count == 2
    assert index.people(term.key) == frozenset()


def test_one_answer_counts_once_in_a_term_however_often_it_says_it() -> None:
    index = TermIndex("fr", Rules(once_per_person=False))
    index.add("a", "jeu, Le jeu, les jeux")
    assert [term.count for term in index.terms()] == [1]


def test_an_answer_sent_again_replaces_the_first() -> None:
    index = TermIndex()
    index.add("a", "jeu")
    changed = index.add("a", "joie")
    assert shown(index) == [("joie", 1)]
    assert len(changed) == 2


def test_add_and_remove_tell_which_terms_changed() -> None:
    index = TermIndex()
    index.add("a", "jeu")
    assert index.add("b", "joie, calme") == set(index.keys_of("b"))
    assert index.remove("a") == {"jeu"}
    with pytest.raises(KeyError):
        index.remove("a")


def test_an_explanation_names_the_answers_and_the_rules() -> None:
    index = TermIndex()
    index.add("a", "bienveillance")
    index.add("b", "Écoute, La bienveillence")
    (term,) = [term for term in index.terms() if term.count == 2]
    first, second = index.explain(term.key)
    assert (first.answer_id, first.text, first.steps) == ("a", "bienveillance", ())
    assert (second.text, second.item) == ("Écoute, La bienveillence", "La bienveillence")
    assert [step.rule for step in second.steps] == [
        Rule.SPLIT, Rule.CASE, Rule.LITTLE_WORDS, Rule.SLIP]


def test_an_explanation_ends_at_the_terms_key() -> None:
    index = TermIndex("fr", Rules(), merge(Decisions(), ["joie"], "jeu"))
    for at, text in enumerate(["Les Coopérations", "bien-être", "aux Élus", "joie", "écoutez"]):
        index.add(str(at), text)
    for term in index.terms():
        for reason in index.explain(term.key):
            assert not reason.steps or reason.steps[-1].after == term.key


def test_a_word_of_any_length_is_taken() -> None:
    index = TermIndex()
    index.add("a", "a" * 20_000)
    index.add("b", "b" * 20_000 + " joie")
    index.remove("b")
    assert len(index) == 1


def test_the_verbatims_are_kept_as_typed() -> None:
    index = TermIndex()
    typed = "  «Écoute»,   RESPECT… "
    index.add("a", typed)
    assert {reason.text for term in index.terms() for reason in index.explain(term.key)} == {typed}


TEXTS = st.sampled_from([
    "confiance", "la confiance", "confience", "Confiances", "écoute, respect et partage", "respect",
    "repsect", "RAS", "-", "vivre ensemble et mieux", "bien-être", "bienêtre", "eleves", "Élèves",
    "élevé", "coopérer", "Coopération", "1 + 1 = 3", "acteur·rice·s", "acteurs/actrices", "👍",
    "jeu", "melenchon", "melanchon", "melenchom",
]) | st.text(max_size=12)
ANSWERS = st.lists(st.tuples(TEXTS, st.sampled_from(["p1", "p2", "p3", None])), max_size=14)


@settings(deadline=None)
@given(ANSWERS, st.randoms(use_true_random=False), st.sampled_from(list(Split)))
def test_grown_shrunk_or_folded_at_once_it_is_the_same(
    answers: list[tuple[str, str | None]], rnd: random.Random, split: Split
) -> None:
    rules = Rules(split=split)
    grown = TermIndex("fr", rules)
    for at, (text, person) in enumerate(answers):
        grown.add(str(at), text, person)
    gone = {str(at) for at in range(len(answers)) if rnd.random() < 0.4}
    for answer_id in sorted(gone, key=lambda _: rnd.random()):
        grown.remove(answer_id)
    left = [(str(at), text, person) for at, (text, person) in enumerate(answers)
            if str(at) not in gone]
    assert grown.terms() == fold_all(left, "fr", rules)


@settings(deadline=None)
@given(ANSWERS)
def test_every_answer_is_in_a_term_or_an_abstention(
    answers: list[tuple[str, str | None]]
) -> None:
    index = TermIndex()
    for at, (text, person) in enumerate(answers):
        index.add(str(at), text, person)
    found = {answer for term in index.terms() for answer in index.answer_ids(term.key)}
    assert found | set(index.abstentions) == {str(at) for at in range(len(answers))}
    assert not found & set(index.abstentions)


def test_an_empty_index_is_left_empty() -> None:
    index = TermIndex()
    for at, text in enumerate(["confience", "confiance", "joie, jeu"]):
        index.add(str(at), text)
    for at in range(3):
        index.remove(str(at))
    assert len(index) == 0
    assert index.terms() == ()
