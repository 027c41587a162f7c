"""When the projector stops gliding: only while a whole room answers at once."""

from __future__ import annotations

import pytest

from ui.projector.crowd import Crowd


@pytest.mark.parametrize(("each", "pause", "crowd"), [
    (1, 2.0, False), (1, 0.2, False), (2, 0.1, False), (3, 0.05, True), (60, 0.3, True),
])
def test_a_crowd_is_told_by_how_fast_answers_come(each, pause, crowd):
    times = iter([10 + pause * number for number in range(30)])
    seen = Crowd(lambda: next(times))
    assert [seen.answers(each * number) for number in range(1, 30)][-15:] == [crowd] * 15


def test_some_who_answer_together_are_no_crowd():
    times = iter([0, 10, 10.05, 10.1, 12, 12.01])
    seen = Crowd(lambda: next(times))
    assert not any(seen.answers(count) for count in (1, 4, 6, 7, 10))


def test_another_step_with_fewer_answers_begins_anew():
    times = iter([0, 10, 11, 11.2, 11.4])
    seen = Crowd(lambda: next(times))
    seen.answers(500)
    assert not any(seen.answers(count) for count in (0, 3, 5))


def test_what_another_step_had_before_is_no_crowd():
    times = iter([0, 10, 10.1, 10.2, 10.3, 10.6])
    seen = Crowd(lambda: next(times))
    seen.answers(0)
    seen.turn(120)
    assert not any(seen.answers(count) for count in (120, 123))
    assert seen.answers(160)
