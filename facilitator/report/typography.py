"""French typography: no-break spaces where the Imprimerie nationale puts them.

:func:`typeset` is for words we wrote; :func:`hold_spaces` for what people said, of which only the
spaces change. Source: *Lexique des règles typographiques en usage à l'Imprimerie nationale*,
"Ponctuation" and "Espaces".
"""

from __future__ import annotations

import re

from facilitator.i18n import SPACED_AS_FRENCH, quotation_marks

NARROW = "\u202f"
NO_BREAK = "\u00a0"

_BEFORE_HIGH = re.compile("[ \u00a0\u202f]+([;!?]+)")
_BEFORE_COLON = re.compile("[ \u00a0\u202f]+:(?=\\s|$)")
_OPENING = re.compile("«[ \u00a0\u202f]+")
_CLOSING = re.compile("[ \u00a0\u202f]+»")
_PERCENT = re.compile("(?<=\\d)[ \u00a0]+(?=[%€°])")
_THOUSANDS = re.compile("(?<=\\d) (?=\\d{3}(?!\\d))")
_GLUED = re.compile("(?<=[\\w)»])([;!?])(?=\\s|$)")
_UNSPACED_OPENING = re.compile("«(?=\\S)")
_UNSPACED_CLOSING = re.compile("(?<=\\S)»")
_TOUCHED = re.compile("[;!?:«»%€°]|\\d \\d")
"""Whether anything in a text may have to be held; most answers have nothing."""
_QUOTED = re.compile("(«[^»]*»)")


def hold_spaces(text: str, language: str) -> str:
    """Return ``text`` with the spaces that must not break made no-break; nothing else changes.

    A report in another language holds French words as well: a mark after a space is French there.
    """
    if not _TOUCHED.search(text):
        return text
    text = _BEFORE_HIGH.sub(NARROW + r"\1", text)
    text = _BEFORE_COLON.sub(NO_BREAK + ":", text)
    text = _OPENING.sub("«" + NARROW, text)
    text = _CLOSING.sub(NARROW + "»", text)
    if not _is_french(language):
        return text
    text = _PERCENT.sub(NARROW, text)
    return _THOUSANDS.sub(NARROW, text)


def typeset(text: str, language: str) -> str:
    """Return a sentence of ours well set: spaces held or put in, curly apostrophes, ellipses.

    What stands between « and » is what somebody said and keeps its characters.
    """
    if not _is_french(language):
        return hold_spaces(text, language)
    parts = _QUOTED.split(text)
    done = [part if number % 2 else _mend(part) for number, part in enumerate(parts)]
    joined = _UNSPACED_OPENING.sub("«" + NARROW, hold_spaces("".join(done), language))
    joined = joined.replace("«" + NARROW + NARROW, "«" + NARROW)
    joined = _UNSPACED_CLOSING.sub(NARROW + "»", joined)
    return joined.replace(NARROW + NARROW + "»", NARROW + "»")


def guillemets(text: str, language: str) -> str:
    """Return what somebody said between the quotation marks of ``language``."""
    opening, closing = quotation_marks(language)
    return f"{opening}{hold_spaces(text, language)}{closing}"


def _mend(text: str) -> str:
    text = text.replace("'", "\u2019").replace("...", "…")
    return _GLUED.sub(NARROW + r"\1", text)


def _is_french(language: str) -> bool:
    return language.lower().partition("-")[0] in SPACED_AS_FRENCH
