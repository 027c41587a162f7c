"""Empty answers are told from short ones, and held words are found as whole words."""

from __future__ import annotations

import pytest

from facilitator.text.abstentions import is_abstention
from facilitator.text.lexicon import stop_words
from facilitator.text.review import held_words, needs_review, review_words
from facilitator.text.rules import Rules
from facilitator.text.terms import TermIndex


@pytest.mark.parametrize(
    "text", ["RAS", "R.A.S.", "aucun", "Je ne sais pas", "je sais pas !", "-", "…", "", "?",
             "Néant", "Pas d’avis", "rien à signaler", "N/A"]
)
def test_an_answer_that_says_nothing_is_an_abstention(text: str) -> None:
    assert is_abstention(text, "fr")


@pytest.mark.parametrize(
    "text", ["aucun bruit", "rien sans les autres", "personne", "je ne sais pas nager", "👍", "0",
             "non", "→"]
)
def test_an_answer_that_says_something_is_none(text: str) -> None:
    assert not is_abstention(text, "fr")


@pytest.mark.parametrize(
    ("language", "text"), [("en", "I don't know"), ("es", "No sé"), ("pt", "não sei"), ("gcf", "-")]
)
def test_abstentions_of_other_languages(language: str, text: str) -> None:
    assert is_abstention(text, language)


def test_abstentions_are_counted_apart() -> None:
    index = TermIndex()
    index.add("a", "RAS")
    index.add("b", "joie")
    index.add("c", "joie, néant")
    assert index.abstentions == ("a",)
    assert [(term.label, term.count) for term in index.terms()] == [("joie", 2)]
    index.remove("a")
    assert index.abstentions == ()


def test_abstentions_can_be_kept_as_terms() -> None:
    index = TermIndex("fr", Rules(abstentions=False))
    index.add("a", "RAS")
    index.add("b", "-")
    assert index.abstentions == ()
    assert {term.label for term in index.terms()} == {"RAS", "-"}


def test_a_held_word_is_found_in_any_case_and_number() -> None:
    assert needs_review("Quelle bande d'IMBÉCILES", "fr", ["imbécile"])
    assert held_words("un fils de pirate", "fr", ["fils de pirate", "pirates"]) == (
        "fils de pirate", "pirates")


def test_a_held_word_is_a_whole_word() -> None:
    assert not needs_review("confiance et concorde", "fr", ["con"])
    assert not needs_review("anything", "en", [])
    assert not needs_review("anything", "en", ["..."])


@pytest.mark.parametrize("language", ["fr", "en", "es", "pt"])
def test_each_language_ships_a_list_to_edit(language: str) -> None:
    words = review_words(language)
    assert words
    assert all(needs_review(f"xyz {word} xyz", language, words) for word in words)
    assert not review_words("xx")
    assert not review_words("../fr")


@pytest.mark.parametrize(
    ("language", "turning"),
    [
        ("fr", {"pas", "sans", "plus", "moins", "contre", "non", "jamais"}),
        ("en", {"not", "without", "no", "more", "less", "against", "never"}),
        ("es", {"no", "sin", "más", "menos", "contra", "nunca"}),
        ("pt", {"não", "sem", "mais", "menos", "contra", "nunca"}),
    ],
)
def test_stop_words_keep_what_turns_a_meaning(language: str, turning: set[str]) -> None:
    assert stop_words(language)
    assert not stop_words(language) & turning
