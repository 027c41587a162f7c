"""What people type is made safe to keep and to draw, and nothing else is changed."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.cleaning import clean_line, clean_text


@pytest.mark.parametrize(("typed", "kept"), [
    ("  a   b ", "a b"),
    ("un\r\ndeux\n\n\n\ntrois", "un\ndeux\n\ntrois"),
    ("a\tb\x00c", "a b c"),
    ("\u202eenvers\u202c", "envers"),
    ("e\u0301te\u0301", "été"),
    ("z" + "\u0335" * 40, "z" + "\u0335" * 4),
])
def test_what_is_kept(typed: str, kept: str) -> None:
    assert clean_text(typed) == kept


@given(st.text())
def test_once_is_enough_and_nothing_invisible_stays(typed: str) -> None:
    kept = clean_text(typed)
    assert clean_text(kept) == kept
    assert not {unicodedata.category(char) for char in kept.replace("\n", "")} & {"Cc", "Cs", "Co"}
    assert "\n" not in clean_line(typed)


@given(st.text(alphabet=st.characters(min_codepoint=32, max_codepoint=126)))
def test_plain_letters_only_lose_blanks(typed: str) -> None:
    assert clean_text(typed) == " ".join(typed.split())
