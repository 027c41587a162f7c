"""French spaces where they are due; what people said keeps its characters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.report.typography import guillemets, hold_spaces, typeset

N, B = "\u202f", "\u00a0"


@pytest.mark.parametrize(
    ("typed", "set_"),
    [
        ("Qui est là ?", f"Qui est là{N}?"),
        ("Qui est là?", f"Qui est là{N}?"),
        ("Bravo ! Encore ; oui", f"Bravo{N}! Encore{N}; oui"),
        ("Quoi ?!", f"Quoi{N}?!"),
        ("Question : pourquoi", f"Question{B}: pourquoi"),
        ("à 10:30, https://exemple.fr/?a=b", "à 10:30, https://exemple.fr/?a=b"),
        ("l'eau qu'on boit", "l’eau qu’on boit"),
        ("le mot « faire l'effort » revient", f"le mot «{N}faire l'effort{N}» revient"),
        ("le mot «ombre» revient", f"le mot «{N}ombre{N}» revient"),
        ("52 % de 2 000 litres", f"52{N}% de 2{N}000 litres"),
        ("le 14 mars 2026", "le 14 mars 2026"),
        ("et puis...", "et puis…"),
        ("", ""),
    ],
)
def test_our_sentences_are_well_set(typed: str, set_: str) -> None:
    assert typeset(typed, "fr") == set_
    assert typeset(set_, "fr") == set_


def test_french_words_in_another_language_keep_their_marks_on_the_line() -> None:
    said = "Pourquoi faire ? « Voir » : 2 000 l'été…"
    held = f"Pourquoi faire{N}? «{N}Voir{N}»\u00a0: 2 000 l'été…"
    assert typeset(said, "en") == hold_spaces(said, "en") == held
    assert typeset("Why? 2 of 300: 5 %", "en") == "Why? 2 of 300: 5 %"


@given(st.text(alphabet=st.sampled_from("ab' «»!?:;%0123 \u00a0\u202f."), max_size=60))
def test_what_people_said_changes_in_its_spaces_only(said: str) -> None:
    held = hold_spaces(said, "fr")
    assert "".join(held.split()) == "".join(said.split())
    assert hold_spaces(held, "fr") == held
    assert "".join(hold_spaces(said, "en").split()) == "".join(said.split())


def test_quotation_marks_are_those_of_the_language() -> None:
    assert guillemets("Oui !", "fr-FR") == f"«{N}Oui{N}!{N}»"
    assert guillemets("Yes!", "en") == "“Yes!”"
    assert guillemets("Wi !", "gcf") == f"«{N}Wi{N}!{N}»"
    assert guillemets("¡Sí!", "es") == "«¡Sí!»"
