"""Make typed text harmless to draw, without changing what it says."""

from __future__ import annotations

import re
import unicodedata

# C0 and C1 controls but tab and newline, the characters that reorder what follows them
# (Unicode Standard Annex #9: LRE, RLE, PDF, LRO, RLO, LRI, RLI, FSI, PDI), line and paragraph
# separators, the byte order mark, interlinear annotation marks.
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]"
)
# Lone surrogates and noncharacters, which neither XML nor UTF-8 can hold.
_BROKEN = re.compile("[\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_BREAKS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")


def clean(text: str) -> str:
    """Return ``text`` without control characters and direction overrides.

    Newlines of every kind become ``\\n``, tabs become spaces; what no file format can hold becomes
    U+FFFD, and letters are composed (NFC). Accents, emoji, joiners and directional *marks* stay.
    """
    if text.isascii() and text.isprintable():
        return text
    text = _BREAKS.sub("\n", text).replace("\t", " ")
    return unicodedata.normalize("NFC", _BROKEN.sub("\ufffd", _UNSAFE.sub("", text)))


def one_line(text: str) -> str:
    """Return ``text`` cleaned, with its newlines turned into spaces."""
    return clean(text).replace("\n", " ")
