"""The sequence on the clock: the plan before, what really happens during."""

from __future__ import annotations

from datetime import datetime

from facilitator.document.records import StepRecord, WorkshopRecord
from facilitator.workshop.stage import Stage, Timer
from ui.console.action import Move, next_action
from ui.console.timing import clock_time, planned, time_sequence


def at(hour: int, minute: int) -> float:
    return datetime(2026, 11, 24, hour, minute).timestamp()


def step(number: int, minutes: float, **values) -> StepRecord:
    return StepRecord(id=f"s{number}", key=f"s{number}", position=number, kind="talk",
                      kind_version=1, title=f"Étape {number}", minutes=minutes, **values)


WORKSHOP = WorkshopRecord(id="w", title="Essai", date="2026-11-24", start="09:00", end="10:00")


def starts(timing) -> list[str]:
    return [clock_time(slot.start) for slot in timing.slots]


def test_before_the_start_the_plan_stands() -> None:
    steps = [step(0, 15), step(1, 30), step(2, 20)]
    timing = time_sequence(WORKSHOP, steps, Stage("s0"), at(8, 30))
    assert starts(timing) == ["09:00", "09:15", "09:45"]
    assert timing.late == 5 * 60
    assert planned(WORKSHOP, steps, at(8, 30)) == timing


def test_a_step_that_lasts_moves_the_rest() -> None:
    steps = [step(0, 15, started_at=at(9, 0), ended_at=at(9, 20)),
             step(1, 30, started_at=at(9, 20)), step(2, 10)]
    stage = Stage("s1", timer=Timer(length=30 * 60, since=at(9, 20)))
    timing = time_sequence(WORKSHOP, steps, stage, at(9, 30))
    assert starts(timing) == ["09:00", "09:20", "09:50"]
    assert [slot.real for slot in timing.slots] == [True, True, False]
    assert clock_time(timing.end) == "10:00"
    late = time_sequence(WORKSHOP, steps, stage, at(10, 2))
    assert starts(late)[2] == "10:02"
    assert late.late == 12 * 60


def test_a_pause_or_a_minute_more_is_counted() -> None:
    steps = [step(0, 10, started_at=at(9, 0)), step(1, 10)]
    paused = Stage("s0", timer=Timer(length=660, spent=60))
    timing = time_sequence(WORKSHOP, steps, paused, at(9, 5))
    assert starts(timing)[1] == "09:15"


def test_no_times_at_all_count_from_now() -> None:
    bare = WorkshopRecord(id="w", title="Essai")
    timing = time_sequence(bare, [step(0, 10), step(1, 5)], Stage("s0"), at(14, 3))
    assert starts(timing) == ["14:03", "14:13"]
    assert timing.late == 0


def test_a_workshop_run_on_a_later_day_keeps_its_hours() -> None:
    later = datetime(2026, 11, 26, 8, 0).timestamp()
    timing = time_sequence(WORKSHOP, [step(0, 10)], Stage("s0"), later)
    assert datetime.fromtimestamp(timing.slots[0].start) == datetime(2026, 11, 26, 9, 0)


def test_what_comes_next() -> None:
    def primary(last: bool = False, collects: bool = True, **values) -> Move:
        return next_action(step(0, 5, **values), collects=collects, last=last).primary

    assert primary() is Move.OPEN
    assert primary(state="open") is Move.SHOW
    assert primary(state="open", shown=True) is Move.NEXT
    assert primary(state="open", shown=True, last=True) is Move.CLOSE
    assert primary(state="closed") is Move.SHOW
    assert primary(state="closed", shown=True) is Move.NEXT
    assert primary(state="closed", shown=True, last=True) is Move.EXPORT
    for shown in (False, True):
        closed = next_action(step(0, 5, state="closed", shown=shown), collects=True, last=False)
        assert Move.REOPEN in closed.others
        assert Move.OPEN not in closed.others, "those who gave answers could look for them there"
    assert primary(collects=False) is Move.START
    assert primary(collects=False, started_at=1.0) is Move.NEXT
    assert primary(collects=False, started_at=1.0, last=True) is Move.EXPORT


def test_a_workshop_begun_before_its_day_counts_from_today() -> None:
    today = datetime(2026, 11, 20, 9, 30).timestamp()
    begun = [step(0, 60, started_at=datetime(2026, 11, 20, 9, 0).timestamp())]
    stage = Stage("s0", timer=Timer(length=3600, since=begun[0].started_at))
    assert time_sequence(WORKSHOP, begun, stage, today).late == 0
