"""One answer that holds several is split where it is a list, and nowhere else."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.text.rules import Split
from facilitator.text.splitting import split_answer


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("écoute, respect et partage", ["écoute", "respect", "partage"]),
        ("la joie ; le jeu", ["la joie", "le jeu"]),
        ("écoute / respect", ["écoute", "respect"]),
        ("parents/enseignants", ["parents", "enseignants"]),
        ("- le jeu\n- la joie", ["le jeu", "la joie"]),
        ("1. écouter\n2. parler", ["écouter", "parler"]),
        ("le maire et le député", ["le maire", "le député"]),
        ("joie et partage", ["joie", "partage"]),
        ("joie & partage", ["joie", "partage"]),
        ("Le calme Le silence", ["Le calme", "Le silence"]),
        ("Santé. École. Logement.", ["Santé", "École", "Logement."]),
        ("joie, etc.", ["joie"]),
        ("10,5 et 3,2", ["10,5", "3,2"]),
        ("moins de bruit, plus de bancs", ["moins de bruit", "plus de bancs"]),
        ("Écoute de l'autre et patience", ["Écoute de l'autre", "patience"]),
    ],
)
def test_lists_are_split(text: str, items: list[str]) -> None:
    assert list(split_answer(text)) == items


@pytest.mark.parametrize(
    "text",
    [
        "vivre ensemble et mieux", "manque de temps et d'argent", "pas de bruit et de fumée",
        "le lien entre parents et école", "Je pense, donc je suis", "oui et non", "10,5",
        "un juge, car il connaît la loi", "vivre et travailler au pays", "acteurs/actrices",
        "citoyens et citoyennes", "24/7", "pas de voiture, de bruit", "travailler vite et bien",
        "Une bonne chose. Je m'y plie.", "Les arbres (haies, vergers)", "Le juge. Pour son calme.",
        "le dérèglement des saisons", "avec le maire et le préfet",
    ],
)
def test_what_is_one_thing_stays_whole(text: str) -> None:
    assert split_answer(text) == (text,)


def test_splitting_can_be_switched_off_or_kept_to_separators() -> None:
    text = "écoute, respect et partage"
    assert split_answer(text, mode=Split.NONE) == (text,)
    assert split_answer(text, mode=Split.SEPARATORS) == ("écoute", "respect et partage")


@pytest.mark.parametrize(
    ("language", "text", "items"),
    [
        ("en", "listen, share and trust", ["listen", "share", "trust"]),
        ("es", "escuchar, jugar y reír", ["escuchar", "jugar", "reír"]),
        ("pt", "escutar, jogar e rir", ["escutar", "jogar", "rir"]),
        ("gcf", "jwé, dansé", ["jwé", "dansé"]),
    ],
)
def test_other_languages_split_too(language: str, text: str, items: list[str]) -> None:
    assert list(split_answer(text, language)) == items


@given(st.text(max_size=60))
def test_nothing_is_invented(text: str) -> None:
    found = unicodedata.normalize("NFC", "".join(split_answer(text)))
    letters = [char for char in found if char.isalnum()]
    rest = iter(unicodedata.normalize("NFC", text))
    assert all(any(char == other for other in rest) for char in letters)
