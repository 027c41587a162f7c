"""Suggested themes: explained, repeatable, and never touching what a person placed."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.text.suggest import PlacedTheme, Suggestion, suggest

ROOM = [
    "Plus de transports en commun le soir",
    "Des transports en commun moins chers",
    "transports en commun le dimanche",
    "Améliorer les transports en commun",
    "Planter des arbres sur la place",
    "de l'ombre et des arbres",
    "Un arbre devant chaque école",
    "ouvrir la bibliothèque le dimanche",
    "La bibliothèque ouverte plus tard",
    "une bibliotheque dans le quartier",
    "je ne sais pas",
    "🙂",
]


def numbered(texts: list[str]) -> list[tuple[str, str]]:
    return [(str(number), text) for number, text in enumerate(texts)]


def grouped(found: tuple[Suggestion, ...]) -> dict[str, set[str]]:
    return {one.label: set(one.answer_ids) for one in found}


def test_answers_on_one_subject_make_a_theme_named_in_their_words() -> None:
    assert grouped(suggest(numbered(ROOM))) == {
        "Transports en commun": {"0", "1", "2", "3"},
        "Arbres": {"4", "5", "6"},
        "Bibliothèque": {"7", "8", "9"},
    }


def test_what_says_nothing_is_left_alone() -> None:
    placed = {ident for found in suggest(numbered(ROOM)) for ident in found.answer_ids}
    assert placed.isdisjoint({"10", "11"})


@pytest.mark.parametrize("texts", [[], ["un abri pour les vélos"], ["", "", "🙂", "🙂"]])
def test_one_answer_or_none_makes_no_theme(texts: list[str]) -> None:
    assert suggest(numbered(texts)) == ()


def test_two_people_saying_the_same_make_a_theme() -> None:
    (found,) = suggest(numbered(["un composteur collectif", "Un composteur collectif !"]))
    assert (found.label, found.answer_ids) == ("Composteur collectif", ("0", "1"))


def test_two_answers_that_share_one_word_in_many_make_none() -> None:
    far = [
        "ouvrir un four à pain près du lavoir pour la fête",
        "la fête manque de musiciens, de lampions et de chaises pliantes",
    ]
    assert suggest(numbered(far)) == ()


def test_an_existing_theme_draws_what_resembles_what_was_placed_in_it() -> None:
    themes = [PlacedTheme("mobility", "Se déplacer", (("p", "transports le soir"),))]
    first, *new = suggest(numbered(ROOM), themes)
    assert (first.theme_id, first.label) == ("mobility", "Se déplacer")
    assert {"0", "1", "2", "3"} == set(first.answer_ids)
    assert {one.label for one in new} == {"Arbres", "Bibliothèque"}
    assert all(one.theme_id is None for one in new)


def test_the_name_of_an_empty_theme_is_enough() -> None:
    first, *_ = suggest(numbered(ROOM), [PlacedTheme("green", "Arbres et ombre")])
    assert (first.theme_id, set(first.answer_ids)) == ("green", {"4", "5", "6"})


def test_what_a_person_placed_is_never_suggested() -> None:
    answers = numbered(ROOM)
    placed = (answers[4], answers[0])  # an unlikely pair, but somebody's choice
    for found in suggest(answers, [PlacedTheme("odd", "À part", placed)]):
        assert not {"0", "4"} & set(found.answer_ids)


def test_opposite_wishes_share_a_theme_that_says_so() -> None:
    (found,) = suggest(
        numbered(["plus de vélos", "moins de vélos", "+ de vélos", "vélos", "trop de vélos ici"])
    )
    assert found.divided
    assert (found.more, found.less) == (("0", "2"), ("1", "4"))


def test_agreeing_wishes_are_not_called_divided() -> None:
    (found,) = suggest(numbered(["plus de vélos", "davantage de vélos", "des vélos"]))
    assert not found.divided


def test_ne_plus_pulls_down() -> None:
    (found,) = suggest(numbered(["ne plus fermer la piscine", "plus de piscine sans chlore"]))
    assert found.less[0] == "0"


def test_no_more_new_themes_than_asked() -> None:
    assert len(suggest(numbered(ROOM), limit=2)) == 2
    assert suggest(numbered(ROOM), limit=0) == ()


def test_a_typing_slip_or_a_missing_accent_does_not_lose_an_answer() -> None:
    (found,) = suggest(numbered(["la médiathèque", "mediatheque ouverte", "la médiatèque"]))
    assert found.answer_ids == ("0", "1", "2")


def test_the_prompt_does_not_become_a_theme_of_its_own() -> None:
    answers = [
        "dans notre village, des jeux pour les petits",
        "un village avec des jeux et des bancs",
        "un marché au village",
        "village : marché de producteurs",
    ]
    found = suggest(numbered(answers), prompt="Que manque-t-il à notre village ?")
    assert {frozenset(one.answer_ids) for one in found} == {
        frozenset({"0", "1"}),
        frozenset({"2", "3"}),
    }


def test_labels_keep_acronyms_hyphens_and_elisions() -> None:
    answers = ["L'accueil des AESH", "accueil des AESH", "la co-construction", "Co-construction"]
    labels = {one.label for one in suggest(numbered(answers))}
    assert labels == {"Accueil des AESH", "Co-construction"}


def test_other_languages_work_with_and_without_a_word_list() -> None:
    (english,) = suggest(numbered(["more trees", "we need trees", "some trees"]), language="en")
    assert (english.label, english.more) == ("Trees", ("0",))
    (creole,) = suggest(numbered(["konbit jaden", "jaden kréyol"]), language="gcf")
    assert creole.label == "Jaden"
    assert suggest(numbered(["jardin", "jardin"]), language="../fr")


def test_the_same_answers_give_the_same_suggestions_in_any_process() -> None:
    code = (
        "from facilitator.text.suggest import suggest\n"
        f"print(suggest(list(enumerate_ids({ROOM!r}))))"
    ).replace("enumerate_ids(", "(lambda t: ((str(n), x) for n, x in enumerate(t)))(")
    runs = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
            cwd=Path(__file__).parents[2],
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1


def test_two_thousand_answers() -> None:
    subjects = ["le marché", "les vélos", "la piscine", "un potager", "des concerts"]
    answers = [f"{subjects[n % 5]} du {n} {'abcdefghi'[n % 9] * 4}" for n in range(2000)]
    found = grouped(suggest(numbered(answers), limit=5))
    assert found == {
        label: {str(n) for n in range(place, 2000, 5)}
        for place, label in enumerate(["Marché", "Vélos", "Piscine", "Potager", "Concerts"])
    }


hostile = st.one_of(
    st.text(max_size=40),
    st.sampled_from(
        [
            "x" * 10_000,
            "é" * 10_000 + " vélo",
            "\u202e\u05d9\u05e8\u05e7\u202c",
            "رصيف عريض",
            "🚲🚲",
            "?!",
        ]
    ),
    st.sampled_from(ROOM),
    st.lists(st.sampled_from(["plus", "moins", "pas", "vélo", "vélos", "12", ",", "l'"])).map(
        " ".join
    ),
)


@settings(deadline=None, max_examples=80)
@given(st.lists(hostile, max_size=20), st.lists(hostile, max_size=4), st.integers(0, 5))
def test_whatever_people_type(loose: list[str], placed: list[str], limit: int) -> None:
    answers = numbered(loose)
    themes = [PlacedTheme("t", "Vélos", tuple((f"p{i}", t) for i, t in enumerate(placed)))]
    found = suggest([*answers, *themes[0].answers], themes, limit=limit)
    texts = dict(answers)
    named = [ident for one in found for ident in one.answer_ids]
    assert len(named) == len(set(named))
    assert set(named) <= set(texts)
    assert sum(one.theme_id is None for one in found) <= limit
    for one in found:
        said = " ".join(texts[ident] for ident in one.answer_ids).lower()
        assert one.because
        assert all(word.lower() in said for word in one.because)
        assert one.label
        assert len(one.label) < 500
        assert {*one.more, *one.less} <= set(one.answer_ids)
        assert not set(one.more) & set(one.less)
    assert found == suggest([*answers, *themes[0].answers], themes, limit=limit)


@pytest.mark.parametrize(("said", "way"), [
    ("on ne se parle plus entre voisins", None),
    ("On se parle plus entre voisins", None),
    ("il n’y a plus de voisins", None),
    ("y a plus de voisins", None),
    ("j’ai plus de voisins", None),
    ("le quartier n’a plus de voisins", None),
    ("plus personne parmi les voisins", None),
    ("de plus en plus de voisins", None),
    ("les plus âgés de mes voisins", None),
    ("on ne connaît pas ses voisins", None),
    ("aucun bus ne va chez les voisins", None),
    ("moi non plus sans voisins", "less"),
    ("il ne faut plus de voisins", "less"),
    ("ne plus déranger les voisins", "less"),
    ("plus jamais de voisins", "less"),
    ("pas de voisins", "less"),
    ("on ne veut pas de voisins", "less"),
    ("plus de voisins", "more"),
    ("on veut plus de voisins", "more"),
    ("on voit plus de voisins", "more"),
    ("il faudrait plus souvent voir les voisins", "more"),
    ("pas assez de voisins", "more"),
    ("il n’y a plus assez de voisins", "more"),
    ("trop peu de voisins", "more"),
    ("Rien n’ouvre. Plus de voisins", "more"),
])
def test_what_is_told_pulls_nowhere_and_what_is_asked_one_way(said, way) -> None:
    found = suggest(numbered([said, "les voisins", "mes voisins", "des voisins"]))
    (one,) = [each for each in found if "0" in each.answer_ids]
    assert ("0" in one.more, "0" in one.less) == (way == "more", way == "less")
