"""Lists and numbers are written as each language writes them."""

from __future__ import annotations

from fractions import Fraction

import pytest

import resources
from facilitator.i18n import Languages, Translator, duration, french, long_date


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
        "3", "2.5", "1,200", "0.33"]
    assert [tr.number(value, 1, fixed=True) for value in (3, 2.44)] == ["3.0", "2.4"]


@pytest.mark.parametrize(("code", "comma"), [
    ("fr", "\u202f"), ("en", ","), ("es", "."), ("gcf", "\u202f")])
def test_counts_are_set_off_by_threes_in_any_sentence(code: str, comma: str) -> None:
    tr = Translator(code)
    assert tr.count(999) == "999"
    assert tr.count(20_340) == f"20{comma}340"
    assert tr("{n} min", n=2340) == f"2{comma}340 min"
    assert tr.plural("{n} personne", "{n} personnes", 1250) == f"1{comma}250 personnes"
    assert tr("Port {port}", port="8765") == "Port 8765"


@pytest.mark.parametrize(("minutes", "said"), [
    (5, "5 min"), (59.6, "1 h"), (70, "1 h 10"), (120, "2 h"), (638, "10 h 38")])
def test_an_hour_and_more_is_said_in_hours(minutes: float, said: str) -> None:
    assert french()(duration(minutes)) == said


@pytest.mark.parametrize(("code", "written"), [
    ("fr", "24 novembre 2026"), ("en", "24 November 2026"), ("es", "24 de noviembre de 2026"),
    ("gcf", "24 novembre 2026"), ("xx", "2026-11-24")])
def test_phones_write_a_day_out_as_the_language_does(code: str, written: str) -> None:
    assert long_date("2026-11-24", code) == written
    assert long_date("un mardi", code) == "un mardi"
