"""Which terms are on screen, and the colour each keeps for life."""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet

from facilitator.activities.word_cloud.layout.model import (
    COLOURS,
    Box,
    CloudLayout,
    Frame,
    PlacedTerm,
    Shape,
    Term,
    Trait,
)
from facilitator.scene import Weight


def on_screen(terms: Sequence[Term], shown: AbstractSet[str], most: int) -> list[Term]:
    """The `most` commonest terms, in the order given; who is shown stays until clearly overtaken.

    A newcomer takes a place only with a count more than a tenth (and at least two) above that of
    the term it replaces, so that two terms neck and neck do not flicker. Terms without a count or
    a label are left out; of two with one key the first counts.
    """
    known: dict[str, Term] = {}
    for term in terms:
        if term.count > 0 and term.label.strip():
            known.setdefault(term.key, term)
    if len(known) <= most:
        return list(known.values())

    def rank(entry: tuple[int, Term]) -> tuple[int, int]:
        order, term = entry
        head_start = max(1, term.count // 10) if term.key in shown else 0
        return -(term.count + head_start), order

    chosen = sorted(enumerate(known.values()), key=rank)[:most]
    return [term for _, term in sorted(chosen, key=lambda entry: entry[0])]


def room_left(previous: CloudLayout | None, frame: Frame) -> int | None:
    """How many terms there is room for, where that is known."""
    return previous.room if previous and previous.frame == frame else None


def colour_for(newcomer: Box, neighbours: Iterable[tuple[Box, int]]) -> int:
    """The colour for a newcomer in its box: the one least seen close by, then the rarest."""
    left, top, width, height = newcomer
    seen = [0.0] * COLOURS
    right, bottom = left + width, top + height
    for (x, y, wide, high), colour in neighbours:
        across = x - right if x > right else left - x - wide if x + wide < left else 0.0
        down = y - bottom if y > bottom else top - y - high if y + high < top else 0.0
        away = (across + down) / height
        seen[colour] += 1 / (0.1 + away * away) + 0.02
    return min(range(COLOURS), key=lambda colour: (round(seen[colour], 6), colour))


def settle(
    term: Term,
    shape: Shape,
    place: tuple[float, float, float],
    traits: dict[str, Trait],
    others: list[PlacedTerm],
    weight: Weight,
) -> PlacedTerm:
    """The term in its place (centre x, centre y, size).

    A newcomer's colour goes into `traits`; the term joins `others`, from whom it is told apart.
    """
    x, y, size = place
    trait = traits.get(term.key)
    if trait is None:
        width, height = shape.width * size, shape.height * size
        box = (x - width / 2, y - height / 2, width, height)
        trait = traits[term.key] = Trait(
            colour_for(box, ((other.box, other.colour) for other in others)), weight
        )
    placed = PlacedTerm(term.key, term.count, shape, size, x, y, *trait)
    others.append(placed)
    return placed
