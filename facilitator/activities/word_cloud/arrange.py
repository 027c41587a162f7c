"""From terms to a cloud on a frame: how many there is room for, and where they go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from facilitator.activities.canvas import LEADING, Canvas
from facilitator.activities.context import Frame
from facilitator.activities.word_cloud import layout
from facilitator.activities.word_cloud.result import CloudResult, CloudTerm
from facilitator.drawing.measure import Measure

OFFERED = 2 * layout.MOST
"""The layout chooses among so many of the commonest terms, and those already on screen."""
FEWEST = 8
FILL = 0.85
"""Share of the ground that words at their sizes cover at the very most."""
EM = 0.58
"""Mean width of a letter, in sizes; :data:`LINE` is the height that a line of words takes."""
LINE = 1.2
CONTRAST = 2.5
"""The commonest term is at least so many times as large as the rarest where the ground is full."""


@dataclass(frozen=True, slots=True)
class Arranged:
    """A cloud in its place with the terms it was laid out for: the picture's memory."""

    cloud: layout.CloudLayout
    terms: tuple[CloudTerm, ...]


def arrange(result: CloudResult, frame: Frame, measure: Measure) -> Arranged:
    """The next cloud: as near as can be to ``frame.previous``, where that is one.

    Every word can be read from the back: the rarest are left out before any gets too small.
    """
    ground = _ground(Canvas(frame, measure))
    memory = frame.previous if isinstance(frame.previous, Arranged) else None
    if memory and memory.terms is result.terms and memory.cloud.frame == ground:
        return memory
    before = memory.cloud if memory else None
    terms = _offered(result.terms, before)
    most, less = _capacity(result.terms[:OFFERED], ground), 1
    if before and before.frame == ground and 0 < len(before.terms) < len(result.terms):
        most = min(most, len(before.terms) + 1)  # as many as there was room for, and a newcomer
    cloud = layout.update(before, terms, ground, measure.width, most=most)
    while len(cloud.terms) > FEWEST and _crammed(cloud):
        most, less = max(FEWEST, len(cloud.terms) - less), less * 2
        cloud = layout.update(before, terms, ground, measure.width, most=most)
    return Arranged(cloud, result.terms)


def _offered(
    terms: tuple[CloudTerm, ...], before: layout.CloudLayout | None
) -> list[layout.Term]:
    """The commonest terms and those already on screen, in an order that counts do not change."""
    chosen = list(terms[:OFFERED])
    missing = {term.key for term in before.terms} if before else set()
    missing -= {term.key for term in chosen}
    if missing:
        chosen += [term for term in terms[OFFERED:] if term.key in missing]
    chosen.sort(key=lambda term: term.key)
    return [layout.Term(term.key, term.label, term.count) for term in chosen]


def _ground(canvas: Canvas) -> layout.Frame:
    """The frame without its foot, where a line may say how many more terms there are."""
    frame = canvas.frame
    return layout.Frame(
        frame.width, frame.height - canvas.small * LEADING, margin=min(canvas.area.x, 24.0),
        legible=canvas.small if frame.back_row else max(9.0, canvas.small * 0.85),
    )


def _capacity(terms: Sequence[CloudTerm], ground: layout.Frame) -> int:
    """About how many of the commonest terms there is room for at sizes that can be read."""
    room = ground.inner_width * ground.inner_height / ground.floor**2 * FILL
    # Terms come by count: at this much area a time said, either the commonest stands out or all
    # can be read as they are.
    most, least = (terms[0].count, terms[-1].count) if terms else (1, 1)
    share = min(CONTRAST**2 / most, 1 / least)
    for place, term in enumerate(terms):
        times = max(1.0, share * term.count)
        room -= (len(term.label) * EM + 0.5) * LINE * times
        if room < 0:
            return max(FEWEST, min(place, layout.MOST))
    return layout.MOST


def _crammed(cloud: layout.CloudLayout) -> bool:
    """Whether a word is too small to be read that would not be cut at a size that can."""
    floor = cloud.frame.floor
    widest = 0.8 * cloud.frame.inner_width / floor
    return any(
        term.size < floor - 0.01 and term.shape.width < widest for term in cloud.terms
    )
