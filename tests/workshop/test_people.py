"""People are called by name, else by the number in which they came, in the reader's language."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

import resources
from facilitator.i18n import Languages, Translator
from facilitator.workshop.people import display_name, numbered_name, said_names


@pytest.fixture(scope="module")
def english() -> Translator:
    return Languages(resources.path("translations")).get("en")


def test_whoever_gave_no_name_is_a_number(english: Translator) -> None:
    nobody, awa = SimpleNamespace(name="", number=3), SimpleNamespace(name="Awa", number=1)
    assert [display_name(one) for one in (nobody, awa)] == ["n° 3", "Awa"]
    assert [display_name(one, english) for one in (nobody, awa)] == ["no. 3", "Awa"]
    assert [numbered_name(one, english) for one in (nobody, awa)] == ["no. 3", "Awa (no. 1)"]


@pytest.mark.parametrize(("kept", "said"), [
    ("n° 3", "no. 3"), ("Awa, n° 12", "Awa, no. 12"), ("Nô, n° trois", "Nô, n° trois"), ("", "")])
def test_a_number_that_was_kept_is_said_again(english: Translator, kept: str, said: str) -> None:
    assert said_names(kept, english) == said
