"""Make what people type safe to keep and to draw, without changing what they said."""

from __future__ import annotations

import re
import unicodedata

# Explicit embeddings, overrides and isolates reorder the text around them (Unicode UAX #9);
# a stray one in an answer would turn a projected line or a report paragraph around.
_BIDI = dict.fromkeys([0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069])
_BLANKS = re.compile(r"[^\S\n]+")
_MARKS_IN_A_ROW = 4


def clean_line(text: str) -> str:
    """Return ``text`` on one line: NFC, no control or reordering characters, single spaces."""
    return " ".join(clean_text(text).split())


def clean_text(text: str) -> str:
    """Return ``text`` with its paragraphs kept: NFC, ``\\n`` line ends, nothing invisible.

    Stacks of combining marks are cut after four, so that no word can paint over its neighbours.
    """
    unified = text.replace("\r\n", "\n").replace("\r", "\n").translate(_BIDI)
    if unified.isascii() and unified.isprintable():  # as most words are
        return _BLANKS.sub(" ", unified).strip()
    kept: list[str] = []
    marks = 0
    for char in unicodedata.normalize("NFC", unified):
        category = unicodedata.category(char)
        if char != "\n" and category in {"Cc", "Cs", "Cn", "Co"}:
            char = " "
        marks = marks + 1 if category in {"Mn", "Me"} else 0
        if marks <= _MARKS_IN_A_ROW:
            kept.append(char)
    lines = (_BLANKS.sub(" ", line).strip() for line in "".join(kept).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
