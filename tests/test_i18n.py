"""French signs stay on the line of their word; what people typed keeps its characters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import resources
from facilitator.i18n import Languages, Message, french, tie_spaces

NARROW, WIDE = "\u202f", "\u00a0"


@pytest.fixture(scope="module")
def languages() -> Languages:
    return Languages(resources.path("translations"))


@pytest.mark.parametrize(("written", "wanted"), [
    ("Qui vient ?", f"Qui vient{NARROW}?"),
    ("Oui ; non !", f"Oui{NARROW}; non{NARROW}!"),
    ("Lieu : la cour", f"Lieu{WIDE}: la cour"),
    ("Lieu :", f"Lieu{WIDE}:"),
    ("« ensemble »", f"«{WIDE}ensemble{WIDE}»"),
    ("{n} % d’accord", f"{{n}}{NARROW}% d’accord"),
    ("{n} min de marge", f"{{n}}{WIDE}min de marge"),
    ("{hours} h {minutes}", f"{{hours}}{WIDE}h{WIDE}{{minutes}}"),
    ("n° {number}, déjà là", f"n°{WIDE}{{number}}, déjà là"),
    ("12 Mo au plus", f"12{WIDE}Mo au plus"),
])
def test_signs_are_tied_to_their_word(written: str, wanted: str) -> None:
    assert tie_spaces(written) == wanted
    assert tie_spaces(wanted) == wanted


@pytest.mark.parametrize("text", [
    "12:30", "http://palabre.local:8765/?a=1", "a:b", "Bien.", "2 minutes", "4 heures", ""])
def test_times_and_addresses_stay_as_they_are(text: str) -> None:
    assert tie_spaces(text) == text


@given(st.text(alphabet=" ;:!?«»%ab1}\u00a0\u202f"))
def test_only_spaces_change_and_once_is_enough(text: str) -> None:
    tied = tie_spaces(text)
    plain = str.maketrans({NARROW: " ", WIDE: " "})
    assert tied.translate(plain) == text.translate(plain)
    assert tie_spaces(tied) == tied


@pytest.mark.parametrize("code", ["fr", "gcf", "gcr", "rcf"])
def test_what_people_typed_keeps_its_characters(languages: Languages, code: str) -> None:
    said = languages.get(code)("« {words} » : à revoir", words="quoi ? « oui » : non")
    assert said.startswith("«\u00a0quoi ? « oui » : non\u00a0»")
    nested = Message("Dit : {what}", {"what": Message("ceci ?")})
    assert languages.get("fr")(nested) == f"Dit{WIDE}: ceci{NARROW}?"


def test_sentences_inside_a_sentence_are_said_in_its_language(languages: Languages) -> None:
    people = Message("{n} personne", plural="{n} personnes", count=6)
    lines = Message("{n} ligne", plural="{n} lignes", count=4)
    said = languages.get("en")("{people}, {lines}", people=people, lines=lines)
    assert said == "6 people, 4 lines"


def test_other_languages_and_the_source_itself_are_left(languages: Languages) -> None:
    assert languages.get("en")("{name} : {why}", name="a", why="b ?") == "a: b ?"
    assert french()("Où ?") == "Où ?"
    assert languages.get("fr").plural("{n} choix ?", "{n} choix ?", 2) == f"2 choix{NARROW}?"
