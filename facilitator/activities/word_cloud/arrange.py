"""From terms to a cloud on a frame: how many there is room for, and where they go."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import sqrt

from facilitator.activities.canvas import LEADING, Canvas
from facilitator.activities.context import Frame
from facilitator.activities.word_cloud import layout
from facilitator.activities.word_cloud.result import CloudResult, CloudTerm
from facilitator.drawing.measure import Measure
from facilitator.scene import Weight

OFFERED = 2 * layout.MOST
"""The layout chooses among so many of the commonest terms, and those already on screen."""
ACROSS, DOWN = 0.45, 0.2
"""What words on paper are further apart than on a screen, in em: nobody sees them move there, and a
copy may have lost the colours that tell neighbours apart."""
SPACIOUS = 60
"""Beyond so many terms paper has little room for that, and trying takes longer than somebody who
writes should wait for the preview."""


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
    return Arranged(layout.update(before, terms, ground, measure.width), result.terms)


def set_apart(result: CloudResult, frame: Frame, measure: Measure) -> layout.CloudLayout:
    """The cloud on paper, its words further apart; as close as on a screen where some of them would
    have no room otherwise.
    """
    ground, terms = _ground(Canvas(frame, measure)), _offered(result.terms, None)
    if len(terms) > SPACIOUS:
        return layout.update(None, terms, ground, measure.width)

    def width(text: str, size: float, weight: Weight) -> float:
        return measure.width(text, size, weight) + ACROSS * size

    def ink(text: str) -> tuple[float, float]:
        above, below = layout.latin_ink(text)
        return above + DOWN / 2, below + DOWN / 2

    airy = layout.update(None, terms, ground, width, ink=ink)
    return layout.update(None, terms, ground, measure.width) if airy.omitted else airy


def grown(cloud: layout.CloudLayout, counts: Mapping[str, int]) -> layout.CloudLayout:
    """The cloud with the counts of some time ago: each term where it is, as large as it was.

    Each time that a term was said less takes the same area from its letters; nothing gets smaller
    than the smallest of the cloud.
    """
    least = min((term.size for term in cloud.terms), default=0.0)
    share = cloud.scale * cloud.scale
    return replace(cloud, terms=tuple(
        term._replace(count=count, size=min(term.size, sqrt(max(
            least * least, term.size * term.size - share * (term.count - count)))))
        for term in cloud.terms if (count := counts.get(term.key, 0))
    ))


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
    legible = canvas.small if frame.back_row else max(9.0, canvas.small * 0.85)
    return layout.Frame(
        frame.width, frame.height - canvas.small * LEADING, margin=min(canvas.area.x, 28.0),
        legible=legible, least=legible,
    )
