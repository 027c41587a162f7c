"""The sequence for the facilitator's pocket: A6 pages, or A5 sheets folded into a booklet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from facilitator.document.records import StepRecord
from facilitator.i18n import N_, Translator, duration, locale_of
from facilitator.printing.sheet import A5, A6, Box, Press, Sheet
from facilitator.printing.words import where_and_when
from facilitator.scene import Circle, Element, Line, Modules, Rect, Scene, Table, Text, Weight
from facilitator.workshop.session import Session

_MARGIN = 24.0
_LEFT = 50.0
"""Width of the column with the clock times."""
_TIMES = (11.0, 10.0, 9.0, 8.0)
"""Sizes for clock times: ``14:00`` is short, ``12:30 PM`` is not."""
_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class Slot:
    """A step with the minutes from the workshop's start at which it begins."""

    step: StepRecord
    begins: float


def slots(steps: Sequence[StepRecord]) -> tuple[tuple[Slot, ...], float]:
    """Put the steps one after another; also return how many minutes they take together."""
    at, found = 0.0, []
    for step in steps:
        found.append(Slot(step, at))
        at += max(0.0, step.minutes)
    return tuple(found), at


def clock(start: str, minutes: float, tr: Translator) -> str:
    """Return the time of day ``minutes`` after ``start`` ("HH:MM") in the language's manner.

    Without a start, hours and minutes from the beginning: ``0 h 45``.
    """
    begin = _minutes(start)
    if begin is None:
        hours, rest = divmod(round(minutes), 60)
        return tr(N_("{hours} h {minutes}"), hours=hours, minutes=f"{rest:02d}")
    from datetime import time

    from babel.core import UnknownLocaleError
    from babel.dates import format_time

    hours, rest = divmod(round(begin + minutes) % _DAY, 60)
    try:
        return str(format_time(time(hours, rest), "short", locale=locale_of(tr.language)))
    except (ValueError, UnknownLocaleError):
        return f"{hours:02d}:{rest:02d}"


def sequence_pages(session: Session, press: Press, *, folded: bool = False) -> tuple[Scene, ...]:
    """Return the pages: steps with time, minutes, title, prompt and short notes.

    ``folded`` puts two on each A5 page so that, printed on both sides (turned over the short
    edge), laid together and folded, they make a booklet.
    """
    pages = _Pages(session, press)
    placed, total = slots(session.steps())
    for slot in placed:
        pages.step(slot)
    pages.end(total)
    found = pages.done()
    return booklet(found) if folded else found


class _Pages:
    """Fills page after page; a step is never parted."""

    def __init__(self, session: Session, press: Press) -> None:
        self._press = press
        self._workshop = session.workshop()
        self._sheets = [self._sheet()]
        self._y = self._title()

    def step(self, slot: Slot) -> None:
        """Write one step, on the next page where this one has no room."""
        trial = self._sheet()
        height = self._write(trial, slot, trial.box.y)
        self._turn(height)
        self._y += self._write(self._sheets[-1], slot, self._y)

    def end(self, total: float) -> None:
        """Write when it ends, and how that compares with the wanted end."""
        self._turn(26)
        sheet, tr, workshop = self._sheets[-1], self._press.tr, self._workshop
        box = sheet.box
        time = clock(workshop.start, total, tr)
        said = tr(N_("Fin"))
        over = _over(workshop.start, workshop.end, total)
        if over is not None:
            wanted = clock(workshop.end, 0, tr)
            if over > 0:
                said = tr(N_("Fin, {duration} après l’heure souhaitée ({time})"), time=wanted,
                          duration=duration(over))
            elif over < 0:
                said = tr(N_("Fin, {duration} avant l’heure souhaitée ({time})"), time=wanted,
                          duration=duration(-over))
        color = "clay" if over is not None and over > 0 else "leaf"
        sheet.fit(time, Box(box.x, self._y + 5, _LEFT - 4, 15), _TIMES, weight=Weight.BOLD,
                  color=color, leading=1.35)
        sheet.text(said, Box(box.x + _LEFT, self._y + 5, box.width - _LEFT, 32), 10,
                   weight=Weight.SEMIBOLD, color=color, max_lines=2)

    def done(self) -> tuple[Scene, ...]:
        """The pages, each with its foot."""
        for number, sheet in enumerate(self._sheets, 1):
            sheet.foot(self._workshop.title, number, len(self._sheets))
        return tuple(sheet.scene() for sheet in self._sheets)

    def _sheet(self) -> Sheet:
        return Sheet(self._press, (A6[1], A6[0]), _MARGIN)

    def _title(self) -> float:
        sheet, tr, workshop = self._sheets[0], self._press.tr, self._workshop
        box = sheet.box
        sheet.mark(box.x, box.y + 2, 26)
        top = box.y + 9
        top += sheet.fit(workshop.title, Box(box.x, top, box.width, 44), (15.0, 13.0, 11.0),
                         weight=Weight.BOLD)
        top += sheet.text(where_and_when(workshop, tr), Box(box.x, top + 1, box.width, 24), 8.5,
                          color="ink-soft", max_lines=2)
        return top + 9

    def _turn(self, height: float) -> None:
        sheet = self._sheets[-1]
        if self._y + height > sheet.box.bottom - 14:
            self._sheets.append(self._sheet())
            self._y = self._sheets[-1].box.y

    def _write(self, sheet: Sheet, slot: Slot, top: float) -> float:
        step, tr, box = slot.step, self._press.tr, sheet.box
        sheet.rule(box.x, top, box.width)
        y = top + 5
        begin = clock(self._workshop.start, slot.begins, tr)
        low = y + sheet.fit(begin, Box(box.x, y, _LEFT - 4, 15), _TIMES, weight=Weight.BOLD,
                            color="leaf", leading=1.35)
        minutes = tr(duration(step.minutes))
        low += sheet.text(minutes, Box(box.x, low, _LEFT - 4, 12), 8, color="ink-soft",
                          max_lines=1)
        left, width = box.x + _LEFT, box.width - _LEFT
        y += sheet.text(step.title, Box(left, y, width, 60), 10.5, weight=Weight.SEMIBOLD,
                        max_lines=3)
        if step.prompt and step.prompt != step.title:
            y += sheet.text(step.prompt, Box(left, y + 1, width, 60), 9, max_lines=4) + 1
        if step.notes:
            notes = " ".join(step.notes.split())
            y += sheet.text(notes, Box(left, y + 2, width, 48), 8, color="ink-soft",
                            weight=Weight.ITALIC, max_lines=4) + 2
        return max(low, y) + 6 - top


def booklet(pages: Sequence[Scene]) -> tuple[Scene, ...]:
    """Put A6 pages two by two on A5 sheets, in the order of a booklet folded in the middle.

    Of four pages the first sheet bears 4 and 1 on its outside, 2 and 3 on its inside.
    """
    empty = Scene(A6[1], A6[0])
    every = [*pages, *([empty] * (-len(pages) % 4))]
    found = []
    for number in range(len(every) // 2):
        outer, inner = every[len(every) - 1 - number], every[number]
        left, right = (inner, outer) if number % 2 else (outer, inner)
        shifted = tuple(_shift(element, A6[1]) for element in right.elements)
        alt = "\n".join(page.alt for page in (left, right) if page.alt)
        found.append(Scene(A5[0], A5[1], (*left.elements, *shifted), alt))
    return tuple(found)


def _shift(element: Element, x: float) -> Element:
    match element:
        case Line():
            return replace(element, x1=element.x1 + x, x2=element.x2 + x)
        case Text() | Rect() | Circle() | Modules() | Table():
            return replace(element, x=element.x + x)


def _minutes(text: str) -> int | None:
    hours, _, rest = text.partition(":")
    if not (hours.isdecimal() and rest.isdecimal()) or int(hours) > 23 or int(rest) > 59:
        return None
    return int(hours) * 60 + int(rest)


def _over(start: str, end: str, total: float) -> int | None:
    """By how many minutes the sequence passes the wanted end; None where that is not said."""
    begin, wanted = _minutes(start), _minutes(end)
    if begin is None or wanted is None:
        return None
    return round(begin + total - (wanted if wanted >= begin else wanted + _DAY))
