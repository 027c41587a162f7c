"""Clock times of the sequence: planned, real, and the rest re-timed. No Qt in here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time

from facilitator.document.records import StepRecord, WorkshopRecord
from facilitator.workshop.stage import Stage


@dataclass(frozen=True, slots=True)
class Slot:
    """When a step starts: it did (``real``), or will as things stand; seconds since 1970."""

    step_id: str
    start: float
    minutes: float
    real: bool = False


@dataclass(frozen=True, slots=True)
class Timing:
    """The sequence on the clock. ``late`` is how many seconds the end moved from the plan's."""

    slots: tuple[Slot, ...]
    planned_end: float
    end: float

    @property
    def late(self) -> float:
        """Seconds behind the plan; below zero ahead of it."""
        return self.end - self.planned_end


def time_sequence(
    workshop: WorkshopRecord, steps: Sequence[StepRecord], stage: Stage, now: float
) -> Timing:
    """Put every step on the clock.

    The plan counts from the workshop's start time on its date (today where it has none). Steps
    begun keep their real start; the current one ends when its timer does, or now if that is past;
    the rest follows. ``planned_end`` is the wanted end where there is one.
    """
    begun = [step for step in steps if step.started_at is not None]
    # Once begun, the clock times are those of the day it really takes place on.
    day = "" if begun else workshop.date
    planned_start = _clock(workshop.start, day, now) or (
        min(step.started_at or now for step in begun) if begun else now
    )
    total = sum(step.minutes for step in steps) * 60
    planned_end = _clock(workshop.end, day, now) or planned_start + total
    slots: list[Slot] = []
    # Nothing begun yet: the plan as it stands; a workshop opened late starts late only once begun.
    at = planned_start
    places = {step.id: place for place, step in enumerate(steps)}
    current = places.get(stage.step_id, 0)
    for place, step in enumerate(steps):
        if step.started_at is not None and place <= current:
            slots.append(Slot(step.id, step.started_at, step.minutes, real=True))
            at = step.started_at + step.minutes * 60
            if place == current:
                at = max(now, now + stage.timer.left(now))
        else:
            slots.append(Slot(step.id, at, step.minutes))
            at += step.minutes * 60 if place > current or not begun else 0
    return Timing(tuple(slots), planned_end, at)


def planned(workshop: WorkshopRecord, steps: Sequence[StepRecord], now: float) -> Timing:
    """The plan alone, as the preparation shows it."""
    start = _clock(workshop.start, workshop.date, now) or _clock("09:00", "", now) or now
    slots, at = [], start
    for step in steps:
        slots.append(Slot(step.id, at, step.minutes))
        at += step.minutes * 60
    return Timing(tuple(slots), _clock(workshop.end, workshop.date, now) or at, at)


def clock_time(moment: float) -> str:
    """A moment as a time of day, "09:05"."""
    return datetime.fromtimestamp(moment).strftime("%H:%M")


def _clock(hours: str, date: str, now: float) -> float | None:
    """The moment of a clock time on a date, today's where the date says nothing."""
    try:
        at = time.fromisoformat(hours.strip().zfill(5))
    except ValueError:
        return None
    today = datetime.fromtimestamp(now)
    try:
        day = datetime.fromisoformat(date) if date else today
    except ValueError:
        day = today
    # A workshop run later than planned keeps its hours.
    if day.date() < today.date():
        day = today
    return datetime.combine(day.date(), at).timestamp()
