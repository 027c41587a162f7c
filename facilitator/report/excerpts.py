"""Parts of an answer: where an excerpt stands in it, so that its words need not be kept twice."""

from __future__ import annotations

import re
from typing import Any

Parts = tuple[tuple[int, int], ...]
"""Places in a text, from and to, in order; none for the whole text."""

_CUT = re.compile(r"\s*(?:\[…\]|\[\.\.\.\])\s*")
MARK = " […] "


def parts_of(excerpt: str, whole: str) -> Parts | None:
    """Where the pieces of ``excerpt`` (parted by […]) stand in ``whole``; None if they do not.

    A piece must begin and end where words do, so that a cut cannot change what was said.
    """
    if " ".join(excerpt.split()) == " ".join(whole.split()):
        return ()
    parts: list[tuple[int, int]] = []
    place = 0
    for piece in filter(None, _CUT.split(excerpt.strip())):
        found = whole.find(piece, place)
        while found >= 0 and not _at_words(whole, found, found + len(piece)):
            found = whole.find(piece, found + 1)
        if found < 0:
            return None
        place = found + len(piece)
        parts.append((found, place))
    return tuple(parts) or None


def shown(whole: str, parts: Any) -> str:
    """The parts of ``whole`` with […] between; all of it where they no longer fit its words."""
    pieces, place = [], 0
    for part in parts if isinstance(parts, list | tuple) else ():
        match part:
            case [int(start), int(end)] if place <= start < end and _at_words(whole, start, end):
                pieces.append(whole[start:end])
                place = end
            case _:
                return whole
    if not pieces:
        return whole
    before = "[…] " if parts[0][0] > 0 else ""
    after = " […]" if place < len(whole.rstrip()) else ""
    return before + MARK.join(pieces) + after


def _at_words(whole: str, start: int, end: int) -> bool:
    inside = end <= len(whole)
    left = start == 0 or not (whole[start - 1].isalnum() and whole[start : start + 1].isalnum())
    right = end >= len(whole) or not (whole[end - 1].isalnum() and whole[end].isalnum())
    return inside and left and right
