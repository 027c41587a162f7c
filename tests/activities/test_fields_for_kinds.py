"""What kinds ask of fields: texts that keep their places, rows told apart by a key."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.fields import InvalidForm, TextField, TextListField
from facilitator.forms import RowsField, check_form, parse_form

TEXTS = TextListField(name="t", label="Textes", max_items=3, places=True)
ROWS = RowsField(
    name="rows", label="Lignes", key="name",
    fields=(TextField(name="label", label="Nom"), TextField(name="name", label="Court")),
)


def test_texts_keep_their_places_and_blanks_at_the_end_go() -> None:
    assert TEXTS.check(["", "un", " ", ""]) == ["", "un"]
    assert TEXTS.check(["", " "]) == []


def test_a_posted_form_keeps_places_too() -> None:
    value = parse_form((TEXTS,), {"t.0": [""], "t.2": ["trois"]})
    assert check_form((TEXTS,), value) == {"t": ["", "", "trois"]}


def test_too_many_places_are_refused() -> None:
    with pytest.raises(InvalidForm):
        TEXTS.check(["", "", "", "quatre"])


def test_a_required_list_of_blanks_is_missing() -> None:
    with pytest.raises(InvalidForm):
        TextListField(name="t", label="T", places=True, required=True).check(["", ""])


@given(st.lists(st.text(max_size=8), max_size=3))
def test_checking_twice_changes_nothing(texts: list[str]) -> None:
    once = TEXTS.check(texts)
    assert TEXTS.check(once) == once


def test_a_plain_string_is_a_row_and_rows_get_keys_that_are_free() -> None:
    rows = ROWS.check(["Un", {"label": "Deux", "name": "r1"}, "Trois"])
    assert [(row["label"], row["name"]) for row in rows] == [
        ("Un", "r2"), ("Deux", "r1"), ("Trois", "r3"),
    ]
    assert ROWS.check(rows) == rows


def test_a_key_given_twice_is_refused_where_it_comes_again() -> None:
    with pytest.raises(InvalidForm) as refused:
        ROWS.check([{"label": "Un", "name": "a"}, {"label": "Deux", "name": "a"}])
    assert [error.field for error in refused.value.errors] == ["rows.1.name"]
