"""Lists and numbers are written as each language writes them."""

from __future__ import annotations

from fractions import Fraction

import pytest

import resources
from facilitator.i18n import Languages, Translator


@pytest.fixture(scope="module")
def languages() -> Languages:
    return Languages(resources.path("translations"))


def test_parts_that_may_hold_commas_are_told_apart(languages):
    assert languages.get("en").joined(["one, two", "three"]) == "one, two; three"
    french = languages.get("fr").joined(["un, deux", "trois"])
    assert french.replace("\u202f", " ") == "un, deux ; trois"
    assert languages.get("fr").joined([]) == ""


@pytest.mark.parametrize(
    ("language", "written"), [("fr", "−12,35"), ("en", "−12.35"), ("es", "−12,35"),
                              ("gcf", "−12,35")])
def test_a_number_has_its_language_s_decimal_sign(language, written):
    assert Translator(language).number(-12.3456) == written


def test_decimals_are_as_many_as_needed_or_as_many_as_asked():
    tr = Translator("en")
    assert [tr.number(value) for value in (3, 2.5, 1200, float(Fraction(1, 3)))] == [
        "3", "2.5", "1200", "0.33"]
    assert [tr.number(value, 1, fixed=True) for value in (3, 2.44)] == ["3.0", "2.4"]
