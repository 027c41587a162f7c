"""Break a label into at most three lines that are as even as possible, and measure them."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from itertools import combinations, pairwise

from facilitator.activities.word_cloud.layout.model import Ink, Shape, Width
from facilitator.scene import Weight

ONE_LINE, TWO_LINES = 9.0, 18.0
"""Widest label, in em, that stays on one line, and that is content with two."""

MOST_LINES = 3
MANY_WORDS = 24
"""Beyond this many words the breaks are looked for near the even places only."""

PITCH = 1.03
"""From one baseline to the next, in em."""

TRIAL = 1000.0
"""Size at which text is measured once; widths scale linearly from there."""

ABOVE = {
    0.57: "acegmnopqrsuvwxyzœæç \u00a0\u202f-·.,…:;«»+",
    0.69: "t",
    0.75: "bdhklßABCDEFGHIJKLMNOPQRSTUVWXYZŒÆÇ0123456789'’!?€&%",
    0.78: "fijàâäéèêëîïìíôöòóõùûüúñãÿ()/",
    0.96: "ÀÂÄÉÈÊËÎÏÔÖÙÛÜÑ",
}
"""Letters of the bundled typeface by how far their ink reaches above the baseline, in em."""

DEEP = frozenset("gjpqyçÿ,;QJÇ()/@")
"""Those that reach below it."""

REACH = {letter: height for height, letters in ABOVE.items() for letter in letters}

Em = Callable[[str], float]


def shape(label: str, weight: Weight, width: Width, ink: Ink) -> Shape:
    """Break and measure `label`; the breaks depend on the label alone, never on its size."""
    text = " ".join(piece for piece in re.split(r"[ \t\r\n]+", label) if piece)
    known: dict[str, float] = {}

    def em(piece: str) -> float:
        if piece not in known:
            known[piece] = max(0.0, width(piece, TRIAL, weight)) / TRIAL
        return known[piece]

    lines = _lines(text, em)
    above, below = max(ink(lines[0])[0], 0.5), max(ink(lines[-1])[1], 0.02)
    advances = tuple(em(line) for line in lines)
    return Shape(
        label=label,
        lines=lines,
        advances=advances,
        width=max(0.3, *advances),
        height=above + below + PITCH * (len(lines) - 1),
        baselines=tuple(above + PITCH * row for row in range(len(lines))),
    )


def latin_ink(text: str) -> tuple[float, float]:
    """How far the bundled typeface (Inter) reaches; generous for any other script or an emoji."""
    letters = set(text)
    below = 0.22 if letters & DEEP else 0.02
    above = max((REACH.get(letter, 0.0) for letter in letters), default=0.0)
    strange = [letter for letter in letters if letter not in REACH]
    if strange:
        latin = all(letter < "\u0180" for letter in strange)
        return (1.0, 0.24) if latin else (1.05, 0.32)
    return above, below


def _lines(text: str, em: Em) -> tuple[str, ...]:
    """The breaks that make the widest line narrowest, inside a word only where it must be."""
    whole = em(text)
    count = 1 if whole <= ONE_LINE else 2 if whole <= TWO_LINES else MOST_LINES
    if count == 1:
        return (text,)
    lines = _even(_words(text), count, em)
    if max(map(em, lines)) > max(TWO_LINES, 0.6 * whole):
        # One enormous word: cut it up, as nothing else can bring it on screen at a fair size.
        lines = _even(_clusters(text), count, em)
    return lines


def _words(text: str) -> list[str]:
    """Pieces between which a line may end: after a space, or after a hyphen between letters."""
    return re.findall(r"[^ ]+?(?:(?<=\w[-–—/])(?=\w)| +|$)", text)


def _clusters(text: str) -> list[str]:
    """Characters with the marks and joiners that belong to them, so that no emoji is torn."""
    clusters: list[str] = []
    for letter in text:
        glued = unicodedata.category(letter) in ("Mn", "Me", "Mc", "Cf", "Sk")
        if clusters and (glued or clusters[-1].endswith("\u200d")):
            clusters[-1] += letter
        else:
            clusters.append(letter)
    return clusters


def _even(pieces: Sequence[str], count: int, em: Em) -> tuple[str, ...]:
    """Join `pieces` into at most `count` lines, the widest of them as narrow as may be."""
    last = len(pieces)
    places = range(1, last)
    if last > MANY_WORDS:
        lengths = [0]
        for piece in pieces:
            lengths.append(lengths[-1] + len(piece))
        near = {
            min(places, key=lambda at: abs(lengths[at] - lengths[-1] * row / count)) + shift
            for row in range(1, count)
            for shift in (-2, -1, 0, 1, 2)
        }
        places_list = sorted(near & set(places))
    else:
        places_list = list(places)

    def cut(breaks: tuple[int, ...]) -> tuple[str, ...]:
        edges = (0, *breaks, last)
        return tuple("".join(pieces[start:end]).strip(" ") for start, end in pairwise(edges))

    options = [cut(breaks) for breaks in combinations(places_list, min(count, last) - 1)]
    return min(options, key=lambda lines: (round(max(map(em, lines)), 3), lines))
