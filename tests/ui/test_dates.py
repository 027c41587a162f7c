"""Dates and lengths of time as people write and read them."""

from __future__ import annotations

import pytest

from tests.ui.helpers import spaced
from ui.console.sequence import spell
from ui.prepare.details import read_day, written_day


@pytest.mark.parametrize(("typed", "kept"), [
    ("24/11/2026", "2026-11-24"), ("4.1.2027", "2027-01-04"), ("2026-11-24", "2026-11-24"),
    (" 24 11 2026 ", "2026-11-24"), ("", ""), ("31/02/2026", None), ("mardi", None),
])
def test_a_date_may_be_typed_day_first_or_year_first(typed, kept) -> None:
    assert read_day(typed) == kept
    if kept:
        assert read_day(written_day(kept)) == kept


@pytest.mark.parametrize(("minutes", "said"), [
    (5, "5 min"), (59, "59 min"), (70, "1 h 10"), (90, "1 h 30"), (120, "2 h"), (638, "10 h 38"),
])
def test_long_times_are_said_in_hours(look, minutes, said) -> None:
    assert spaced(spell(look, minutes)) == said
