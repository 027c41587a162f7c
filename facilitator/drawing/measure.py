"""How wide text is and where its lines break, the same on every surface.

Advances are read once per character from the bundled fonts (basic layout, no kerning, no
ligatures) at one unit per pixel and scaled, so that Qt, SVG, PDF and PNG agree to the hundredth.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

import resources
from facilitator.drawing.clean import clean
from facilitator.scene import Weight

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

UNITS = 2048
"""Units per em of the bundled fonts."""
ASCENT = 1984 / UNITS
DESCENT = 494 / UNITS
LEADING = 1.35
"""Usual distance between baselines, in sizes."""
FOREIGN = 1.3
"""Width, in sizes, kept for a character that the bundled fonts lack, such as an emoji."""
ELLIPSIS = "…"
_EVEN = 6
"""Longer texts are read as paragraphs, whose lines need not be even."""

# A line breaks at plain spaces; U+00A0 and U+202F never break. Hyphens hold too, so that a word
# found in a drawn text is the word that was typed.
_PIECES = re.compile("[^ ]+ *|^ +")
# A word too long for a line is rather cut after one of these than anywhere.
_SEAMS = re.compile("[^-\u2013\u2014/_.,]*[-\u2013\u2014/_.,]+|[^-\u2013\u2014/_.,]+")
_TIES = re.compile("[\u00a0\u202f]")


class _Advances(dict[str, float]):
    """Advance of each character in sizes, filled as characters are met."""

    def __init__(self, path: Path, lock: Lock) -> None:
        super().__init__()
        self._path = path
        self._lock = lock
        self._font: FreeTypeFont | None = None

    def __missing__(self, char: str) -> float:
        with self._lock:
            self[char] = value = self._read(char)
        return value

    def _read(self, char: str) -> float:
        from PIL import ImageFont

        # Controls, marks above a letter, joiners and selectors take no room of their own.
        if unicodedata.category(char) in ("Cc", "Cf", "Mn", "Me", "Cs"):
            return 0.0
        if self._font is None:
            self._font = ImageFont.truetype(
                str(self._path), UNITS, layout_engine=ImageFont.Layout.BASIC
            )
        if char > "\u024f" and self._lacks(char):
            return FOREIGN
        return self._font.getlength(char) / UNITS

    def _lacks(self, char: str) -> bool:
        # A font draws what it lacks as the box it draws for a noncharacter.
        assert self._font is not None
        small = self._font.font_variant(size=24)
        box, drawn = small.getmask("\U0010ffff"), small.getmask(char)
        return bool(box.size == drawn.size and bytes(box) == bytes(drawn))


class Measure:
    """Widths and line breaks of text set in the bundled family. Safe to share between threads."""

    def __init__(self, folder: Path | None = None) -> None:
        folder = folder or resources.path("fonts")
        lock = Lock()
        self._tables = {
            weight: _Advances(folder / f"Inter-{weight.value}.ttf", lock) for weight in Weight
        }

    def width(self, text: str, size: float, weight: Weight = Weight.REGULAR) -> float:
        """Return the width of one line of ``text``."""
        return size * sum(map(self._tables[weight].__getitem__, text))

    def ascent(self, size: float) -> float:
        """Return the room above the baseline."""
        return size * ASCENT

    def descent(self, size: float) -> float:
        """Return the room below the baseline, as a positive number."""
        return size * DESCENT

    def wrap(
        self,
        text: str,
        size: float,
        width: float,
        weight: Weight = Weight.REGULAR,
        max_lines: int | None = None,
        *,
        keep_ends: bool = False,
    ) -> list[str]:
        """Break ``text`` into lines at most ``width`` wide; at least one line, maybe empty.

        The spaces at which a line was broken are dropped, or stay at its end with ``keep_ends``.
        Newlines stay breaks, a word too long for a line is cut anywhere, U+00A0 and U+202F hold.
        With ``max_lines`` the last line ends in an ellipsis where something was left out; of words
        tied to one another it holds those for which there is room.
        """
        table = self._tables[weight]
        limit = width / size + 1e-6
        lines: list[str] = []
        for part in clean(text).split("\n"):
            for number, line in enumerate(_fill(part, table, limit)):
                lines.append(line if keep_ends else line.rstrip(" "))
                if max_lines is not None and len(lines) > max_lines:
                    dropped, last = lines.pop(), lines[-1]
                    if number:  # not the first line of a paragraph
                        last = _longer(last.rstrip(" "), dropped.split(" ")[0], table, limit)
                    lines[-1] = self.cut(last + ELLIPSIS, size, width, weight)
                    return lines
        return lines

    def cut(self, text: str, size: float, width: float, weight: Weight = Weight.REGULAR) -> str:
        """Return ``text``, its end replaced by an ellipsis where it is wider than ``width``."""
        if self.width(text, size, weight) <= width + 1e-6:
            return text
        table = self._tables[weight]
        limit = width / size - table[ELLIPSIS]
        total = 0.0
        for place, char in enumerate(text):
            total += table[char]
            if total > limit:
                return text[:place].rstrip(" \u00a0\u202f,;:") + ELLIPSIS
        return text

    def fit(
        self,
        text: str,
        width: float,
        height: float,
        sizes: Sequence[float],
        weight: Weight = Weight.REGULAR,
        leading: float = LEADING,
    ) -> tuple[float, list[str]]:
        """Return the first of ``sizes`` (largest first) at which ``text`` fits, and its lines.

        At the last size the text is cut with an ellipsis where it still does not fit.
        """
        for size in sizes:
            lines = self.wrap(text, size, width, weight)
            if len(lines) * size * leading <= height + 1e-6:
                return size, lines
        size = sizes[-1]
        room = max(1, int(height / (size * leading)))
        return size, self.wrap(text, size, width, weight, max_lines=room)

    def even(
        self, lines: list[str], size: float, width: float, weight: Weight = Weight.REGULAR
    ) -> list[str]:
        """The lines of a title broken anew, as many of them but about equally long.

        Texts of paragraphs, of many lines or cut short stay as they are.
        """
        text = " ".join(lines)
        if not 1 < len(lines) <= _EVEN or lines != self.wrap(text, size, width, weight):
            return lines
        low, high = width / 2, width
        for _ in range(6):
            middle = (low + high) / 2
            tried = self.wrap(text, size, middle, weight)
            low, high = (low, middle) if len(tried) == len(lines) else (middle, high)
        words = text.split(" ")
        widest = max(self.width(word, size, weight) for word in words)
        return self.wrap(text, size, max(high, widest), weight)


def _fill(text: str, table: _Advances, limit: float) -> Iterator[str]:
    """Yield the lines of one paragraph, filled greedily; ``limit`` is in sizes."""
    line, used = "", 0.0
    for piece in _PIECES.findall(text):
        wide = sum(map(table.__getitem__, piece))
        bare = piece.rstrip(" ")
        needs = wide - (len(piece) - len(bare)) * table[" "]
        if line and used + needs > limit:
            yield line
            line, used = "", 0.0
        if needs > limit:
            *full, bare = chop(bare, table.__getitem__, limit)
            yield from full
            piece = bare + piece[len(piece.rstrip(" ")) :]
            wide = sum(map(table.__getitem__, piece))
        line += piece
        used += wide
    yield line


def _longer(line: str, tied: str, table: Mapping[str, float], limit: float) -> str:
    """``line`` with those first words of ``tied`` for which it has room before an ellipsis."""
    for space in reversed(list(_TIES.finditer(tied))):
        longer = f"{line} {tied[:space.start()]}"
        if sum(map(table.__getitem__, longer + ELLIPSIS)) <= limit:
            return longer
    return line


def chop(word: str, advance: Callable[[str], float], limit: float) -> list[str]:
    """Cut a word too long for a line, after a hyphen or the like where there is one.

    ``limit`` is in the unit of ``advance``; a piece holds at least one character.
    """
    pieces, held, used = [], "", 0.0
    for part in _SEAMS.findall(word):
        wide = sum(map(advance, part))
        if used + wide <= limit:
            held, used = held + part, used + wide
            continue
        if held and wide <= limit:
            pieces.append(held)
            held, used = part, wide
            continue
        for char in part:
            step = advance(char)
            if held and used + step > limit:
                pieces.append(held)
                held, used = "", 0.0
            held, used = held + char, used + step
    return [*pieces, held]
