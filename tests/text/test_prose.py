"""What we write about counts reads as French does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.i18n import Translator, french
from facilitator.text.prose import Prose, begins_like_a_vowel, elided, in_french

PROSE = Prose(french())
ENGLISH = Prose(Translator("en"))


@pytest.mark.parametrize(("n", "text"), [
    (0, "zéro"), (1, "un"), (16, "seize"), (17, "dix-sept"), (21, "vingt et un"),
    (22, "vingt-deux"), (30, "trente"), (61, "soixante et un"), (70, "soixante-dix"),
    (71, "soixante et onze"), (77, "soixante-dix-sept"), (80, "quatre-vingts"),
    (81, "quatre-vingt-un"), (90, "quatre-vingt-dix"), (91, "quatre-vingt-onze"),
    (99, "quatre-vingt-dix-neuf"), (100, "cent"), (101, "cent un"), (200, "deux cents"),
    (280, "deux cent quatre-vingts"), (999, "neuf cent quatre-vingt-dix-neuf"),
])
def test_numbers_in_words(n, text):
    assert in_french(n) == text


@pytest.mark.parametrize(("n", "text"), [
    (1, "une"), (21, "vingt et une"), (31, "trente et une"), (81, "quatre-vingt-une"),
    (101, "cent une"), (11, "onze"), (71, "soixante et onze"), (91, "quatre-vingt-onze"),
    (111, "cent onze"), (2, "deux"), (100, "cent"),
])
def test_only_a_final_un_has_a_feminine(n, text):
    assert in_french(n, feminine=True) == text


@given(st.integers(0, 999))
def test_each_number_has_words_of_its_own(n):
    others = {in_french(other) for other in range(1000) if other != n}
    assert in_french(n) not in others


def test_words_up_to_sixteen_figures_beyond_and_words_to_open_a_sentence():
    assert PROSE.number(16) == "seize"
    assert PROSE.number(17) == "17"
    assert PROSE.number(18, feminine=True, opening=True) == "Dix-huit"
    assert PROSE.number(100, opening=True) == "Cent"
    assert PROSE.number(101, opening=True) == "101"
    assert PROSE.number(12000) == "12\u202f000"
    assert ENGLISH.number(12, opening=True) == "Twelve"
    assert ENGLISH.number(21, opening=True) == "Twenty-one"
    assert ENGLISH.number(13) == "13"


def test_english_says_once_and_twice() -> None:
    assert [ENGLISH.times(n) for n in (1, 2)] == ["once", "twice"]
    assert ENGLISH.times(3) == "3 fois"  # as the catalogue has it
    assert [PROSE.times(n) for n in (1, 2, 3)] == ["1 fois", "2 fois", "3 fois"]


@pytest.mark.parametrize(("word", "following", "text"), [
    ("de", "Aube", "d’Aube"), ("de", "Marne", "de Marne"), ("de", "Élodie", "d’Élodie"),
    ("de", "« Écoute »", "d’« Écoute »"), ("que", "elle", "qu’elle"), ("que", "Paul", "que Paul"),
    ("le", "habitant", "l’habitant"), ("le", "héros", "le héros"), ("de", "héroïne", "d’héroïne"),
    ("de", "Haute-Marne", "de Haute-Marne"), ("la", "hiérarchie", "la hiérarchie"),
    ("de", "hier", "d’hier"), ("de", "huîtres", "d’huîtres"), ("le", "huit", "le huit"),
    ("le", "onze", "le onze"), ("le", "oui", "le oui"), ("le", "yaourt", "le yaourt"),
    ("de", "Yves", "d’Yves"), ("de", "11 heures", "de 11 heures"), ("la", "harmonie", "l’harmonie"),
    ("le", "haricot", "le haricot"), ("de", "hôpital", "d’hôpital"), ("si", "il", "s’il"),
    ("si", "elle", "si elle"), ("de", "œuvrer", "d’œuvrer"), ("ne", "est", "n’est"),
    ("Que", "il", "Qu’il"), ("de", "ONU", "d’ONU"), ("de", "?", "de ?"),
    ("de", "hallucinations", "d’hallucinations"), ("la", "halle", "la halle"),
])
def test_elision(word, following, text):
    assert elided(word, following) == text


@given(st.text(max_size=12))
def test_elision_never_changes_what_follows_and_never_fails(text):
    said = elided("de", text)
    assert said in (f"de {text}", f"d’{text}")
    assert (said[1] == "’") == begins_like_a_vowel(text)


def test_lists_and_marks():
    assert PROSE.listed([]) == ""
    assert PROSE.listed(["a"]) == "a"
    assert PROSE.listed(["a", "b", "c"]) == "a, b et c"
    assert PROSE.listed(["a", "b"], nor=True) == "a ni b"
    assert PROSE.quoted("oui") == "«\u202foui\u202f»"
    assert ENGLISH.quoted("yes") == "“yes”"


@given(st.integers(0, 10**9))
def test_figures_are_grouped_without_losing_any(n):
    assert french().count(n).replace("\u202f", "") == str(n)
