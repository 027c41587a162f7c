"""From what was typed to words: characters that look alike, apostrophes, symbols, numbers."""

from __future__ import annotations

import re
import unicodedata

from facilitator.text.lexicon import Lexicon

_APOSTROPHES = dict.fromkeys(map(ord, "’‘ʼ´`′‛＇"), "'")
_QUOTES = dict.fromkeys(map(ord, "«»“”„‟\"‹›"), " ")
_LIGATURES = {ord("œ"): "oe", ord("Œ"): "OE", ord("æ"): "ae", ord("Æ"): "AE",
              ord("ﬁ"): "fi", ord("ﬂ"): "fl", ord("ﬀ"): "ff"}
# Soft hyphen, zero-width characters, variation selectors: nobody typed them on purpose.
_INVISIBLE = dict.fromkeys([0xAD, 0x200B, 0x200C, 0x2060, 0xFEFF, 0xFE0E, 0xFE0F])
_THOUSANDS = re.compile(r"(?<=\d)[ \u00a0\u202f](?=\d{3}(?!\d))")
_LETTER = r"(?:[^\W_][\u0300-\u036f]*)"
_TOKEN = re.compile(rf"\d+(?:[.,]\d+)*(?![^\W_])|{_LETTER}+(?:'{_LETTER}+)*|\S")
_PLUS_OF = re.compile(r"(?:^|(?<=\s))\+\s*(?=d(?:e\b|'|’))", re.I)
# Beside a number these change what is said: "1 + 1 = 3", "20 %", "5 €".
_OPERATORS = frozenset("+=×*÷%‰€$£<>≤≥°#")
_BETWEEN = frozenset("-−/")  # only with a number on both sides, elsewhere a dash or a slash

_OUTER = " .,;:!?…«»“”\"-–—•*·/="


def visible(text: str) -> str:
    """Return ``text`` in NFC on single spaces, without invisible characters."""
    return " ".join(unicodedata.normalize("NFC", text.translate(_INVISIBLE)).split())


def plain_apostrophes(text: str) -> str:
    """Return ``text`` with one kind of apostrophe and without quotation marks."""
    return re.sub("'{2,}", "'", text.translate(_APOSTROPHES).translate(_QUOTES)).strip()


def without_ligatures(text: str) -> str:
    """Return ``text`` with "œ" written "oe" and so on."""
    return text.translate(_LIGATURES)


def outer_trimmed(text: str) -> str:
    """Return ``text`` without the bullets, quotes and full stops around it, for showing it."""
    shown = visible(text)
    marks = _OUTER if shown.count("(") == shown.count(")") else _OUTER + "()"
    return shown.strip(marks) or shown


def _elided(token: str, words: Lexicon) -> list[str]:
    """Split "l'école" in two, join "aujourd'hui", spell "don't" out."""
    if "'" not in token:
        return [token]
    head, _, rest = token.partition("'")
    if head.lower() in words.elisions:
        return [head, *_elided(rest, words)]
    if words.language == "en":
        low = token.lower()
        if low.endswith("n't"):
            stem = {"ca": "can", "wo": "will"}.get(low[:-3], token[:-3])
            return [stem, "not"]
        if low.endswith("'s"):
            return [token[:-2]]
    return [token.replace("'", "")]


def _meaningful(tokens: list[str], at: int) -> bool:
    """Tell whether the symbol at ``at`` says something, next to a number."""
    before = at > 0 and tokens[at - 1][-1].isdigit()
    after = at + 1 < len(tokens) and tokens[at + 1][0].isdigit()
    if tokens[at] in _BETWEEN:
        return before and after
    return tokens[at] in _OPERATORS and (before or after)


def tokens(text: str, words: Lexicon, *, punctuation: bool = True) -> list[str]:
    """Return the words, numbers and meaningful symbols of ``text``, in order.

    A slash between words is kept as "/", for the rule of doublets. Emoji count only where there
    are no words. With ``punctuation`` false every mark is a token of its own.
    """
    if words.language == "fr":
        text = _PLUS_OF.sub("plus ", text)
    found = [token.replace(",", ".") if token[0].isdigit() else token
             for token in _TOKEN.findall(_THOUSANDS.sub("", text))]
    wordless = not any(token[0].isalnum() for token in found)
    kept: list[str] = []
    for at, token in enumerate(found):
        if token[0].isalnum():
            kept.extend(_elided(token, words))
            continue
        picture = wordless and unicodedata.category(token) in {"So", "Sk"}
        slash = token == "/" and bool(kept)
        if not punctuation or token == "&" or slash or picture or _meaningful(found, at):
            kept.append(token)
    return kept
