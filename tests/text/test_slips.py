"""Typing slips are mended towards words that are there, whatever came first."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.text.folding import Word
from facilitator.text.slips import Slips, likeness
from facilitator.text.terms import TermIndex


@pytest.mark.parametrize(
    ("slip", "word"),
    [("bienveillence", "bienveillance"), ("comunication", "communication"), ("repsect", "respect"),
     ("aprentissage", "apprentissage"), ("persone", "personne")],
)
def test_one_slip_is_near(slip: str, word: str) -> None:
    assert likeness(slip, word, True)


@pytest.mark.parametrize(
    ("word", "other"),
    [("vous", "nous"), ("mer", "mère"), ("ecofeministe", "ecofeminisme"), ("legume", "begume"),
     ("pauvre", "pauvrete"), ("2024", "2025"), ("raciste", "racisme")],
)
def test_short_words_other_starts_and_other_endings_are_not(word: str, other: str) -> None:
    assert not likeness(word, other, True)


@pytest.mark.parametrize("order", list(permutations(["confience", "confiance", "La confiance"])))
def test_a_slip_is_mended_whichever_came_first(order: tuple[str, ...]) -> None:
    index = TermIndex()
    for at, text in enumerate(order):
        index.add(str(at), text)
    assert [term.count for term in index.terms()] == [3]


def test_a_slip_is_on_its_own_again_when_the_word_goes() -> None:
    index = TermIndex()
    index.add("a", "bienveillence")
    index.add("b", "bienveillance")
    assert len(index.terms()) == 1
    changed = index.remove("b")
    assert [term.label for term in index.terms()] == ["bienveillence"]
    assert {term.key for term in index.terms()} <= changed


def test_two_dictionary_words_are_never_one() -> None:
    slips = Slips()
    slips.add(Word("poisson", True))
    slips.add(Word("poison", True))
    assert slips.root("poisson") == "poisson"
    assert slips.root("poison") == "poison"


def test_an_unaccented_word_finds_the_one_that_is_there() -> None:
    index = TermIndex()
    index.add("a", "les eleves")
    index.add("b", "Élèves")
    assert [term.count for term in index.terms()] == [2]


WORDS = st.sampled_from(["confiance", "confience", "confianse", "conffiance", "melanchon",
                         "melenchon", "melancon", "melenchom"])


@given(st.lists(WORDS, max_size=12), st.data())
def test_roots_depend_on_the_words_present_and_not_on_their_order(
    words: list[str], data: st.DataObject
) -> None:
    def known(word: str) -> Word:
        return Word(word, word == "confiance")

    grown, plain = Slips(), Slips()
    for word in words:
        grown.add(known(word))
    gone = data.draw(st.lists(st.sampled_from(words), unique=True)) if words else []
    for word in gone:
        grown.remove(known(word))
        words.remove(word)
    for word in sorted(words):
        plain.add(known(word))
    assert {word: grown.root(word) for word in words} == {word: plain.root(word) for word in words}
