"""Lines break at the same place on every surface, and nothing typed is lost in breaking."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.drawing.measure import ELLIPSIS, Measure
from facilitator.scene import Weight

MEASURE = Measure()


def test_widths_are_those_of_the_font_and_grow_with_size() -> None:
    assert MEASURE.width("Été", 20) == pytest.approx(2 * MEASURE.width("Été", 10))
    assert MEASURE.width("m", 10, Weight.BOLD) > MEASURE.width("m", 10)
    assert MEASURE.width("", 10) == 0
    assert MEASURE.ascent(10) + MEASURE.descent(10) == pytest.approx(12.1, abs=0.01)


def test_accent_typed_as_a_mark_takes_no_room() -> None:
    assert MEASURE.width("e\u0301", 10) == MEASURE.width("e", 10)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200), st.floats(20, 200))
def test_every_line_fits_and_every_letter_stays(text: str, width: float) -> None:
    lines = MEASURE.wrap(text, 10, width)
    assert lines
    for line in lines:
        assert MEASURE.width(line, 10) <= width + 0.01 or len(line) == 1
    from facilitator.drawing.clean import clean

    kept = clean(text)
    assert "".join(lines).replace(" ", "") == kept.replace(" ", "").replace("\n", "")


def test_no_break_spaces_hold() -> None:
    lines = MEASURE.wrap("on y va ensemble\u202f! Oui\u00a0: demain", 10, 70)
    assert any("ensemble\u202f!" in line for line in lines)
    assert any("Oui\u00a0:" in line for line in lines)


def test_a_word_without_end_is_cut_into_lines() -> None:
    lines = MEASURE.wrap("a" * 10_000, 10, 100)
    assert "".join(lines) == "a" * 10_000
    assert all(MEASURE.width(line, 10) <= 100 for line in lines)


def test_what_is_left_out_shows_as_an_ellipsis() -> None:
    text = "un deux trois quatre cinq six sept huit"
    lines = MEASURE.wrap(text, 10, 60, max_lines=2)
    assert len(lines) == 2
    assert lines[-1].endswith(ELLIPSIS)
    assert MEASURE.width(lines[-1], 10) <= 60
    assert MEASURE.wrap("court", 10, 60, max_lines=1) == ["court"]


def test_words_tied_to_what_has_no_room_are_kept() -> None:
    room = MEASURE.width("Les horaires d’ouverture…", 10)
    text = "Les horaires d’ouverture\u00a0(×\u00a012) et ceux du bus"
    assert MEASURE.wrap(text, 10, room, max_lines=1) == ["Les horaires d’ouverture…"]
    assert MEASURE.wrap("a\nb\n\n\nc", 10, 60, max_lines=3) == ["a", "b", ELLIPSIS]


def test_fit_takes_the_largest_size_that_holds() -> None:
    assert MEASURE.fit("oui", 100, 40, (20, 10)) == (20, ["oui"])
    size, lines = MEASURE.fit("un mot puis un autre " * 30, 100, 40, (20, 10))
    assert size == 10
    assert len(lines) <= 3
    assert lines[-1].endswith(ELLIPSIS)


def test_threads_share_one_measure() -> None:
    fresh = Measure()
    text = "".join(chr(code) for code in range(32, 1200))
    with ThreadPoolExecutor(4) as pool:
        widths = set(pool.map(lambda _: fresh.width(text, 10), range(8)))
    assert len(widths) == 1


@given(st.lists(st.text("abéW'", min_size=1, max_size=14), min_size=1, max_size=30),
       st.integers(40, 400))
def test_a_title_has_as_many_lines_when_they_are_even_and_none_is_wider(
    words: list[str], width: int
) -> None:
    lines = MEASURE.wrap(" ".join(words), 10, width, Weight.SEMIBOLD)
    even = MEASURE.even(lines, 10, width, Weight.SEMIBOLD)
    assert len(even) == len(lines)
    assert " ".join(even).split() == " ".join(lines).split()
    assert all(MEASURE.width(line, 10, Weight.SEMIBOLD) <= width + 1e-3 for line in even)


def test_no_last_word_of_a_title_stands_alone() -> None:
    lines = MEASURE.wrap("Sur quoi voulez-vous travailler cet après-midi", 10, 190)
    assert lines[-1] == "après-midi"
    assert len(MEASURE.even(lines, 10, 190)[-1].split()) > 1
    paragraphs = ["Un titre", "en deux paragraphes"]
    assert MEASURE.even(paragraphs, 10, 190) == paragraphs
