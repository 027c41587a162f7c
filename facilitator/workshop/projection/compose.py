"""Compose the projected page: prompt, result, way in, counter and timer."""

from __future__ import annotations

from dataclasses import replace

from facilitator.activities.canvas import Box, hold
from facilitator.drawing.build import paragraph
from facilitator.drawing.measure import Measure
from facilitator.i18n import N_
from facilitator.scene import (
    Anchor,
    Circle,
    Element,
    Line,
    Modules,
    Rect,
    Scene,
    Table,
    Text,
    Weight,
)
from facilitator.workshop.projection.sight import WIDTH, Sight
from facilitator.workshop.projection.welcome import welcome
from facilitator.workshop.stage import Corner

MARGIN = 64.0
_LEADING = 1.22
_QUIET = 4
"""Light modules around the code's dark ones (ISO/IEC 18004)."""
_TOP = 4.6
"""How high the question stands at most, and the code beside it: this and what follows in sizes of
the back row's smallest text."""
_BESIDE = (2.4, 2.25, 2.1, 1.95, 1.88, 1.6, 1.35, 1.25, 1.15, 1.0)
"""The question's sizes beside the code, whose height is free for it: two lines fill it at 1.88,
three at 1.25."""
_ALONE = (1.9, 1.6, 1.35, 1.15, 1.0)
"""Its sizes without the code, where the result has to give what it takes."""


class Page:
    """One projected page being composed; ``small`` is the back row's smallest text."""

    def __init__(self, sight: Sight, measure: Measure) -> None:
        self.sight = sight
        self.measure = measure
        self.small = smallest(sight.height)
        self.elements: list[Element] = []
        self.inner = Box(MARGIN, MARGIN * 0.8, WIDTH - 2 * MARGIN, sight.height - MARGIN * 1.5)
        self.foot = self.small * 1.5 if _has_foot(sight) else 0.0

    def header(self) -> Box:
        """Set the prompt and the small code at the top; returns the room under them."""
        side = self.small * _TOP if self.sight.corner is Corner.SMALL else 0.0
        width = self.inner.width - (side + self.small * 1.5 if side else 0.0)
        tall = 0.0
        if self.sight.prompt:
            tall = self.fit(
                self.sight.prompt, Box(self.inner.x, self.inner.y, width, self.small * _TOP),
                _BESIDE if side else _ALONE, Weight.SEMIBOLD,
            )
        if side:
            # What is read stands in line with the text; its light edge goes beyond, free of cost.
            rows = len(self.sight.entrance.modules)
            large = side / (1 - _QUIET / (rows + 2 * _QUIET))
            self.code(self.inner.x + self.inner.width - side, self.inner.y - (large - side), large)
        top = self.inner.y + max(tall, side)
        inset = self.small * 1.2  # what kinds keep free around their pictures
        return Box(MARGIN - inset, top, self.inner.width + 2 * inset,
                   self.inner.bottom - self.foot + self.small * 0.4 - top)

    def fit(
        self, text: str, box: Box, steps: tuple[float, ...], weight: Weight = Weight.REGULAR,
        color: str = "ink", anchor: Anchor = Anchor.START, middle: bool = False,
    ) -> float:
        """Set ``text`` as large as fits in ``box``; returns its height."""
        sizes = tuple(self.small * step for step in steps)
        size, lines = self.measure.fit(
            hold(text), box.width, box.height, sizes, weight, _LEADING
        )
        lines = self.measure.even(lines, size, box.width, weight)
        tall = len(lines) * size * _LEADING
        y = box.y + (box.height - tall) / 2 if middle else box.y
        made, _ = paragraph(
            self.measure, "\n".join(lines), box.x, y, box.width, size, weight=weight, color=color,
            anchor=anchor, leading=_LEADING, max_lines=len(lines),
        )
        self.elements += made
        return tall

    def code(self, x: float, y: float, side: float, rows: tuple[str, ...] = ()) -> None:
        """Set a QR code (the form's where no ``rows`` are given), dark on light in every theme so
        that all phones can read it."""
        rows = rows or self.sight.entrance.modules
        quiet = side * _QUIET / (len(rows) + 2 * _QUIET)
        self.elements.append(Rect(x, y, side, side, fill="qr-paper", radius=side * 0.03))
        self.elements.append(Modules(x + quiet, y + quiet, side - 2 * quiet, rows, "qr-ink"))

    def footer(self, now: float) -> None:
        """Set counter, timer and address in one line at the bottom; what the last two are is said
        where there is room for it."""
        sight, y, gap = self.sight, self.inner.bottom, self.small * 1.5
        left, right = self.inner.x, self.inner.x + self.inner.width
        way = sight.entrance.address if sight.corner is Corner.SMALL else ""
        if way:
            self._quiet(right, y, way, anchor=Anchor.END)
            right -= self._wide(way)
        words = count_words(sight)
        if words:
            self._quiet(left, y, words, key="counter")
            left += self._wide(words) + gap
        timer = timer_words(sight, now)
        if timer:
            left = self._timer(timer, left, right - gap, now) + gap
        name = sight.tr(N_("Adresse à taper"))
        if way and left + self._wide(name) + self.small * 0.5 <= right:
            self._quiet(right - self.small * 0.5, y, name, anchor=Anchor.END)

    def _timer(self, words: str, left: float, right: float, now: float) -> float:
        """Set the time left, and before it that it is this; returns where it ends."""
        y, name = self.inner.bottom, self.sight.tr(N_("Temps restant"))
        wide = self.measure.width(words, self.small, Weight.SEMIBOLD)
        named = self._wide(name) + self.small * 0.5
        if left + named + wide <= right:
            self._quiet(left, y, name, key="timer-name")
            left += named
        over = self.sight.stage.timer.left(now) < 0
        self.elements.append(Text(left, y, words, self.small, "clay" if over else "ink-soft",
                                  Weight.SEMIBOLD, key="timer"))
        return left + wide

    def _quiet(self, x: float, y: float, words: str, key: str | None = None,
               anchor: Anchor = Anchor.START) -> None:
        self.elements.append(Text(x, y, words, self.small, "ink-soft", anchor=anchor, key=key))

    def _wide(self, words: str) -> float:
        return self.measure.width(words, self.small)

    def scene(self, alt: str) -> Scene:
        """The finished page."""
        return Scene(WIDTH, self.sight.height, tuple(self.elements), alt, background="paper")


def smallest(height: float) -> float:
    """The smallest text that the back row can read on a page so high: 1/30 of it."""
    return max(height, WIDTH * 9 / 16) / 30


def room_for_picture(sight: Sight, measure: Measure) -> Box:
    """Where the result will stand, so that it can be drawn to measure."""
    return Page(sight, measure).header()


def compose(sight: Sight, measure: Measure, now: float) -> Scene:
    """The page for ``sight`` at the time ``now`` (which only the timer needs)."""
    page = Page(sight, measure)
    if sight.stage.message:
        page.fit(sight.stage.message, page.inner, (4.5, 3.8, 3.2, 2.6, 2.1, 1.7, 1.35, 1.0),
                 Weight.SEMIBOLD, anchor=Anchor.MIDDLE, middle=True)
        return page.scene(sight.stage.message)
    if sight.corner is Corner.LARGE:
        return welcome(page, count_joined(sight))
    if sight.picture is None and not sight.photo:
        return _question(page, now)
    room = page.header()
    picture = sight.picture or Scene(room.width, room.height)
    page.elements += [moved(part, room.x, room.y) for part in picture.elements]
    page.footer(now)
    return page.scene(_in_words(sight, picture.alt))


def _question(page: Page, now: float) -> Scene:
    """The prompt alone, large, with the way in beside it while people write."""
    sight, inner = page.sight, page.inner
    side = 0.0
    if sight.corner is Corner.SMALL:
        side = min(inner.height * 0.56, inner.width * 0.34)
        page.code(inner.x + inner.width - side, inner.y + (inner.height - side) * 0.45, side)
    width = inner.width - (side + page.small * 2.4 if side else 0.0)
    room = Box(inner.x, inner.y, width, inner.height - page.foot)
    page.fit(
        sight.prompt, room, (3.4, 3.0, 2.6, 2.2, 1.9, 1.6, 1.35, 1.15, 1.0), Weight.SEMIBOLD,
        anchor=Anchor.START if side else Anchor.MIDDLE, middle=True,
    )
    page.footer(now)
    return page.scene(_in_words(sight, ""))


def moved(part: Element, dx: float, dy: float) -> Element:
    """``part`` somewhere else."""
    match part:
        case Line():
            return replace(part, x1=part.x1 + dx, x2=part.x2 + dx, y1=part.y1 + dy,
                           y2=part.y2 + dy)
        case Text() | Rect() | Circle() | Modules() | Table():
            return replace(part, x=part.x + dx, y=part.y + dy)


def count_words(sight: Sight) -> str:
    """How many have answered; empty where nothing is asked or nobody has."""
    if sight.answered is None or not (sight.open or sight.answered):
        return ""
    if sight.joined and sight.joined >= sight.answered:
        return sight.tr.plural("{n} sur {joined} a répondu", "{n} sur {joined} ont répondu",
                               sight.answered, joined=sight.joined)
    return sight.tr.plural("{n} réponse", "{n} réponses", sight.answered)


def count_joined(sight: Sight) -> str:
    """How many are in."""
    if not sight.joined:
        return ""
    return sight.tr.plural("{n} personne est là", "{n} personnes sont là", sight.joined)


def timer_words(sight: Sight, now: float) -> str:
    """The time left, "4:05"; empty where nothing runs, and once answers are closed: who reads it
    then would believe that there is still time to answer."""
    timer = sight.stage.timer
    late = sight.collects and sight.closed
    if not timer.length or late or not (sight.open or timer.elapsed(now)):
        return ""
    return clock_words(timer.left(now))


def clock_words(seconds: float) -> str:
    """Minutes and seconds; time over is counted with a minus."""
    whole = round(abs(seconds))
    sign = "−" if seconds <= -0.5 else ""
    return f"{sign}{whole // 60}:{whole % 60:02d}"


def _has_foot(sight: Sight) -> bool:
    return bool(sight.corner is Corner.SMALL or count_words(sight) or sight.stage.timer.length)


def _in_words(sight: Sight, alt: str) -> str:
    return " ".join(part for part in (sight.prompt, count_words(sight), alt) if part)
