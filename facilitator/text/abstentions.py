"""Answers that say nothing: "RAS", "aucun", "je ne sais pas", "-". Counted, never shown."""

from __future__ import annotations

import re
from functools import lru_cache

from facilitator.text.lexicon import lexicon, primary, strip_accents
from facilitator.text.spelling import plain_apostrophes, visible

_MARKS = re.compile(r"[^\w\s]|_")


def _bare(text: str) -> str:
    """Return letters and digits only: "R.A.S." is "ras", "n/a" is "na"."""
    plain = _MARKS.sub("", strip_accents(plain_apostrophes(visible(text)).lower()))
    return "".join(plain.split())


@lru_cache(maxsize=16)
def _listed(language: str) -> frozenset[str]:
    return frozenset(map(_bare, lexicon(language).abstentions))


def is_abstention(text: str, language: str = "fr") -> bool:
    """Tell whether a whole answer says nothing: no word, number or picture, or a listed phrase."""
    bare = _bare(text)
    if not bare:
        return not any(ord(char) >= 0x2190 and not char.isspace() for char in visible(text))
    return bare in _listed(primary(language))
