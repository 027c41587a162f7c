"""From one cloud to the next: what did not change stays where it is."""

from collections.abc import Sequence
from types import MappingProxyType

from facilitator.activities.word_cloud.layout import fresh
from facilitator.activities.word_cloud.layout.change import Change
from facilitator.activities.word_cloud.layout.members import on_screen, room_left, settle
from facilitator.activities.word_cloud.layout.model import (
    WEIGHT,
    CloudLayout,
    Frame,
    Ink,
    PlacedTerm,
    Shape,
    Term,
    Width,
)
from facilitator.activities.word_cloud.layout.sizing import density
from facilitator.activities.word_cloud.layout.wrapping import latin_ink, shape
from facilitator.scene import Weight

MOST = 150
"""Terms on screen at most."""

MANY = 12
"""With at least so many newcomers, and more of them than of others, the cloud starts afresh."""

FULL = 0.9
"""Below this density one more is tried for, even where there was no room left the last time."""


def update(
    previous: CloudLayout | None,
    terms: Sequence[Term],
    frame: Frame,
    width: Width,
    *,
    ink: Ink = latin_ink,
    most: int = MOST,
    weight: Weight = WEIGHT,
) -> CloudLayout:
    """The cloud of `terms`, as near to `previous` as can be.

    `terms` come in a stable order (that of their first answer); `width` and `ink` measure text.
    A term that grows does so in place, a new one goes to the free place nearest to the middle.
    Where that fails, the others make way or hop to a gap as long as terms move by little on
    average over the answers so far (`change.RATE`); else all sizes step down, each word about its
    own centre, so that nothing moves. Sizes step up again where few have to hop for it.
    The shape of the data has really changed, and
    everything is laid out anew, only where (1) nobody stays, or at least `MANY` newcomers outnumber
    those who do, (2) the frame has other proportions (`change.WARPED`), or (3) room cannot be made
    and the cloud would fill less than `change.LOOSE` of what a fresh one fills.
    """
    before = previous.by_key() if previous else {}
    room = room_left(previous, frame)
    if previous is not None and room is not None:
        shown = [(term.shape, term.count) for term in previous.terms]
        room += density(shown, previous.scale, previous.floor, frame) < FULL
    members = on_screen(terms, before.keys(), most if room is None else min(most, room))
    known = sum(term.key in before for term in members)
    if previous is not None and known and len(members) - known <= max(MANY - 1, known):
        shapes = [_shape(term, before, width, ink, weight) for term in members]
        change = Change(previous, members, shapes, frame)
        if change.run():
            return change.result(weight, _countable(terms))
    return relayout(previous, terms, frame, width, ink=ink, most=most, weight=weight)


def relayout(
    previous: CloudLayout | None,
    terms: Sequence[Term],
    frame: Frame,
    width: Width,
    *,
    ink: Ink = latin_ink,
    most: int = MOST,
    weight: Weight = WEIGHT,
) -> CloudLayout:
    """Lay everything out anew, the commonest in the middle; terms keep their colours."""
    before = previous.by_key() if previous else {}
    members = on_screen(terms, before.keys(), most)
    shapes = [_shape(term, before, width, ink, weight) for term in members]
    return _afresh(previous, members, shapes, frame, weight, _countable(terms))


def _countable(terms: Sequence[Term]) -> int:
    return len({term.key for term in terms if term.count > 0 and term.label.strip()})


def _shape(
    term: Term, before: dict[str, PlacedTerm], width: Width, ink: Ink, weight: Weight
) -> Shape:
    old = before.get(term.key)
    if old is not None and old.label == term.label:
        return old.shape
    return shape(term.label, old.weight if old else weight, width, ink)


def _afresh(
    previous: CloudLayout | None,
    members: list[Term],
    shapes: list[Shape],
    frame: Frame,
    weight: Weight,
    countable: int,
) -> CloudLayout:
    """A layout that owes nothing to the last one but colours."""
    sized = [(shape, term.count) for shape, term in zip(shapes, members, strict=True)]
    traits = dict(previous.traits) if previous else {}
    generation = previous.generation + bool(previous.terms) if previous else 0
    if not members:
        return CloudLayout(frame, generation=generation, traits=MappingProxyType(traits))
    places, scale, floor = fresh.lay_out(sized, frame)
    placed: dict[int, PlacedTerm] = {}
    others: list[PlacedTerm] = []
    for index in sorted(range(len(members)), key=lambda at: -members[at].count):
        place, term = places[index], members[index]
        if place is None:
            continue
        placed[index] = settle(term, shapes[index], place, traits, others, weight)
    return CloudLayout(
        frame=frame,
        terms=tuple(placed[index] for index in sorted(placed)),
        scale=scale,
        floor=floor,
        omitted=countable - len(placed),
        room=max(1, len(placed)) if len(placed) < len(members) else None,
        generation=generation,
        tried=sum(term.count for term in members),
        traits=MappingProxyType(traits),
    )
