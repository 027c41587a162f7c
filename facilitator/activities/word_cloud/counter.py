"""Counting terms as answers come, at a cost that does not grow with their number."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter as Tally
from collections.abc import Iterable

from facilitator.activities.context import Context, Entry
from facilitator.activities.kind import Counter
from facilitator.activities.word_cloud.result import CloudResult, CloudTerm

_BETWEEN = re.compile(r"[^\w+=<>%€]+")


def fold(text: str) -> str:
    """Return what spellings of one thing have in common: letters and digits, case and accents out."""
    bare = "".join(
        char for char in unicodedata.normalize("NFKD", text.casefold())
        if not unicodedata.combining(char)
    )
    return re.sub(r"\s*([+=<>])\s*", r"\1", _BETWEEN.sub(" ", bare)).strip()
