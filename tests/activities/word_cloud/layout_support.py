"""What the tests of the layout share: a simple measure, words, and what must always hold."""

from collections.abc import Sequence

from facilitator.activities.word_cloud.layout import CloudLayout, Frame, Term, update
from facilitator.scene import Weight

FRAME = Frame(1920, 1080)
WORDS = [
    "écoute",
    "confiance",
    "partage",
    "respect",
    "temps",
    "dialogue",
    "entraide",
    "accueil",
    "courage",
    "patience",
    "humour",
    "jardin",
    "école",
    "budget",
    "réseau",
    "voisinage",
    "mémoire",
    "projet",
    "équité",
    "clarté",
    "audace",
    "rencontre",
    "atelier",
    "langue",
    "santé",
    "culture",
    "nature",
    "climat",
    "emploi",
    "vélo",
    "train",
    "forêt",
    "joie",
    "paix",
    "sport",
    "troc",
    "eau",
]


def width(text: str, size: float, weight: Weight) -> float:
    """Every letter is 0.56 em wide."""
    return 0.56 * size * len(text)


def lay_out(
    counts: dict[str, int], previous: CloudLayout | None = None, frame: Frame = FRAME
) -> CloudLayout:
    """The cloud of labels with counts, the label being the key."""
    return update(previous, [Term(key, key, count) for key, count in counts.items()], frame, width)


def many(count: int) -> dict[str, int]:
    """`count` terms, common ones and rare ones."""
    return {f"{WORDS[at % len(WORDS)]} {at}": 1 + 60 // (at + 1) for at in range(count)}


def problems(layout: CloudLayout) -> list[str]:
    """Overlaps, words outside the frame and boxes narrower than their text."""
    found = []
    frame = layout.frame
    for term in layout.terms:
        left, top, wide, high = term.box
        inside = left >= frame.margin - 0.01 and top >= frame.margin - 0.01
        inside &= left + wide <= frame.width - frame.margin + 0.01
        inside &= top + high <= frame.height - frame.margin + 0.01
        if not inside:
            found.append(f"{term.key} leaves the frame")
        if any(width(line, term.size, term.weight) > wide + 0.01 for line in term.lines):
            found.append(f"{term.key} is wider than its box")
        if not 1 <= len(term.lines) <= 3:
            found.append(f"{term.key} has {len(term.lines)} lines")
    for at, one in enumerate(layout.terms):
        found += [f"{one.key} on {two.key}" for two in layout.terms[at + 1 :] if _meet(one, two)]
    return found


def _meet(one, two) -> bool:
    left, top, wide, high = one.box
    x, y, across, down = two.box
    return (
        min(left + wide, x + across) - max(left, x) > 0.01
        and min(top + high, y + down) - max(top, y) > 0.01
    )


def moved(before: CloudLayout, after: CloudLayout, but: Sequence[str] = ()) -> dict[str, float]:
    """How far each term on both is from where it was, those that did not move left out."""
    old = before.by_key()
    ways = {
        term.key: abs(term.x - old[term.key].x) + abs(term.y - old[term.key].y)
        for term in after.terms
        if term.key in old and term.key not in but
    }
    return {key: way for key, way in ways.items() if way > 1e-9}
