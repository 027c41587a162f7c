"""Near-identical answers show once with a count, and nobody's different words are merged."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.text.similar import Gathered, Gatherer, gather


def counts(*texts: str, language: str = "fr") -> list[tuple[str, int]]:
    answers = [(str(number), text) for number, text in enumerate(texts)]
    return [(found.text, found.count) for found in gather(answers, language)]


def test_nothing_gathered_from_nothing() -> None:
    assert gather([]) == ()


def test_the_first_id_leads_and_every_id_is_kept_in_order() -> None:
    answers = [("c", "Un four à pain"), ("a", "Une mare"), ("b", "un four a pain !")]
    assert gather(answers) == (
        Gathered("c", "Un four à pain", ("c", "b")),
        Gathered("a", "Une mare", ("a",)),
    )


def test_the_commonest_spelling_is_shown() -> None:
    assert counts("jardin partage", "Jardin partagé", "Jardin partagé") == [("Jardin partagé", 3)]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Une fête de quartier", "une FETE  de quartier."),
        ("L'atelier vélo", "l\u2019atelier vélo"),
        ("l'atelier vélo", "l atelier vélo"),
        ("La convivialité", "convivialité"),
        ("la convivialité", "la convivialitée"),
        ("la médiathèque", "la mediatéque"),
        ("Plus de banc", "plus de bancs"),
        ("une œuvre commune", "une oeuvre commune"),
        ("beaucoup de silence", "beau coup de silence"),
        ("3,5 km", "3.5 km"),
        ("déplacer le marché", "deplacer le marché"),
    ],
)
def test_slips_are_seen_through(one: str, two: str) -> None:
    assert len(counts(one, two)) == 1


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("plus de bancs", "moins de bancs"),
        ("+ de bancs", "- de bancs"),
        ("déplacer le marché", "ne pas déplacer le marché"),
        ("avec voitures", "sans voitures"),
        ("un trajet utile", "un trajet inutile"),
        ("c'est légal", "c'est illégal"),
        ("centraliser les achats", "décentraliser les achats"),
        ("la classe du matin", "la chasse du matin"),
        ("la décision du maire", "la dérision du maire"),
        ("la decision du maire", "la derision du maire"),
        ("la cour de l'école", "le cours de l'école"),
        ("30 places", "80 places"),
        ("baisser de 5", "baisser de 5 %"),
        ("35", "3,5"),
        ("👍", "👎"),
        ("?", ""),
        ("pas sage ici", "passage ici"),
    ],
)
def test_different_things_stay_apart(one: str, two: str) -> None:
    assert len(counts(one, two)) == 2


def test_without_a_dictionary_for_the_language_accents_still_fold() -> None:
    assert counts("Konbit péyi", "konbit peyi", language="gcf") == [("Konbit péyi", 2)]


def test_vowel_signs_of_other_scripts_are_not_accents() -> None:
    assert len(counts("\u0915\u093f\u0924\u093e\u092c", "\u0915\u0924\u092c")) == 2


def test_blank_answers_are_one() -> None:
    assert counts("", "   ", "\n") == [("", 3)]


def test_an_id_given_twice_comes_out_once() -> None:
    assert gather([("a", "un banc"), ("a", "une mare")]) == (Gathered("a", "un banc", ("a",)),)


texts = st.one_of(
    st.text(max_size=30),
    st.sampled_from(["des bancs", "Des bancs !", "moins de bancs", "🙂", "", "x" * 10_000, "שלום"]),
    st.lists(st.sampled_from(["des", "banc", "bancs", "bnacs", "arbre", "pas", "3", ","])).map(
        " ".join
    ),
)


@settings(deadline=None, max_examples=60)
@given(st.lists(texts, max_size=15))
def test_every_answer_is_in_exactly_one_line(written: list[str]) -> None:
    answers = [(str(number), text) for number, text in enumerate(written)]
    found = gather(answers)
    assert sorted(ident for one in found for ident in one.ids) == sorted(i for i, _ in answers)
    firsts = [int(one.first_id) for one in found]
    assert firsts == sorted(firsts)
    assert all(one.first_id == one.ids[0] for one in found)
    assert found == gather(answers)


@settings(deadline=None, max_examples=40)
@given(st.text(max_size=20), st.sampled_from(["pas", "sans", "contre", "moins", "trop"]))
def test_a_turning_word_never_vanishes(text: str, turning: str) -> None:
    assert len(counts(f"{text} du bruit", f"{text} {turning} du bruit")) == 2


def test_thousands_of_made_up_words_one_letter_apart_are_taken_as_they_are() -> None:
    flood = [f"b{chr(0x4E00 + number)}rouette" for number in range(5000)]
    assert len(counts(*flood, "la brouette", "la brouete")) == 5001


talk = st.lists(st.sampled_from(["velo", "velos", "vélo", "parking", "parkings", "parcking",
                                 "parents", "pas", "le", "béton", "beton !", "12"]), max_size=4)
moves = st.lists(st.tuples(st.integers(0, 6), st.none() | talk.map(" ".join)), max_size=14)


@given(moves)
@settings(max_examples=60, deadline=None)
def test_answers_that_come_and_go_are_gathered_as_if_all_had_come_at_once(steps) -> None:
    gatherer, kept = Gatherer("fr"), {}
    for number, text in steps:
        if text is None:
            gatherer.drop(str(number))
            kept.pop(str(number), None)
        else:
            gatherer.put(str(number), text)
            kept[str(number)] = text
        assert gatherer.groups() == gather(list(kept.items()), "fr")


def test_a_form_that_gets_crowded_later_says_nothing_either() -> None:
    gatherer, kept = Gatherer("fr"), {}
    base, letters = "promenade", "abcdefghijklmnopqrstuvwxyz"
    words = dict.fromkeys(
        base[:place] + one + base[place:] for place in (6, 7, 9) for one in letters)
    assert len(words) > 60, "more than may share one form with a letter left out"
    for number, word in enumerate(words):
        kept[str(number)] = word
        gatherer.put(str(number), word)
        if number % 10 == 0 or 48 <= number <= 53:
            assert gatherer.groups() == gather(list(kept.items()), "fr")
