"""One answer that holds several: "écoute, respect et partage"; never "vivre ensemble et mieux".

Careful on purpose: what is not split can be split by the facilitator, what is split wrongly shows
a word nobody said. A sentence is never split at its commas; "and" splits only between two single
words, two items that both have their article, or at the end of a list.
"""

from __future__ import annotations

import re

from facilitator.text.folding import fold
from facilitator.text.inclusive import KEPT, shielded
from facilitator.text.lexicon import Lexicon, lexicon
from facilitator.text.rules import Rules, Split
from facilitator.text.spelling import plain_apostrophes, tokens, visible

_LINES = re.compile(r"[\n\r;•●▪◦]+|(?:^|\s)[-–—*](?=\s)")
# "écoute + respect"; elsewhere the sign is the word "plus" ("de + en + chaud").
_PLUS = re.compile(r"(?<=[^\W\d_])\s+\+\s+(?=[^\W\d_]{3})(?![^()]*\))")
_NUMBERED = re.compile(r"(?:^|\s)(?=\d{1,2}\s?[.)]\s)")
# A comma that is no decimal mark, or a full stop after a word; neither inside brackets.
_COMMA = re.compile(r"(?:,(?!\d)|(?<!\d),|(?<=[^\W\d_]{2})\.\s+(?=[^\W\d_]))(?![^()]*\))")
_SLASH = re.compile(r"(?<!\d)\s*/\s*(?!\d)|\s+/\s+")
_COUPLES = re.compile(
    r"\b(femmes?|filles?|hommes?|garçons?)/(?=(?:femme|fille|homme|garçon)s?\b)", re.I)
_BULLET = re.compile(r"^\s*(?:[-–—*•]|\d{1,2}\s?[.)](?=\s))\s*")
_RULES = Rules(families=False)
_LONGEST_ITEM = 5  # words; a longer piece is a clause, not an item


def split_answer(text: str, language: str = "fr", mode: Split = Split.LISTS) -> tuple[str, ...]:
    """Return the items of an answer, as they were typed; one item for most answers.

    Items without a word ("etc.", "…") are left out; the whole is kept where nothing is left.
    """
    if mode is Split.NONE:
        return (text,)
    words = lexicon(language)
    items: list[str] = []
    for line in re.split(r"[\n\r]+", text):
        numbered = _NUMBERED.split(line) if line.lstrip().startswith("1") else [line]
        lines = [part for item in numbered for part in _LINES.split(item)]
        for piece in (part for item in lines for part in _at_plus(item, words)):
            items.extend(_split_line(_BULLET.sub("", piece), words, mode))
    kept = [item for item in map(visible, items) if _says_something(item, words)]
    shortened = len(items) > 1 or _BULLET.match(text)
    return tuple(kept) if len(kept) > 1 else (kept[0] if kept and shortened else text,)


def _at_plus(line: str, words: Lexicon) -> list[str]:
    """Split at plus signs that stand between two things."""
    apart = words.little | words.split.partitive | words.split.dependent | words.split.determiners
    before = [line[:match.start()].split()[-1].lower() for match in _PLUS.finditer(line)]
    if "=" in line or any(word.strip("'’") in apart for word in before):
        return [line]
    return _PLUS.split(line)


def _says_something(item: str, words: Lexicon) -> bool:
    found = _low(item, words)
    return bool(found) and not (len(found) == 1 and found[0] in words.split.filler)


def _low(text: str, words: Lexicon) -> list[str]:
    return [token for token in tokens(plain_apostrophes(text).lower(), words) if token != "/"]


def _split_line(line: str, words: Lexicon, mode: Split) -> list[str]:
    found = _low(line, words)
    if set(found) & words.split.sentence:
        return [line]
    pieces = [piece for piece in _COMMA.split(line) if _low(piece, words)]
    if any(_leans(piece, words) for piece in pieces[1:]) or _too_long(pieces, words):
        return [line]
    slashed = [part for piece in pieces for part in _at_slashes(piece, words)]
    if mode is Split.SEPARATORS or not words.joints:
        return slashed
    listed = len(slashed) > 1
    if not listed and len(unmarked := _unmarked_list(slashed[0] if slashed else line, words)) > 1:
        return unmarked
    return [part for at, piece in enumerate(slashed)
            for part in _at_joint(piece, words, ends_list=listed and at == len(slashed) - 1)]


def _too_long(pieces: list[str], words: Lexicon) -> bool:
    if len(pieces) < 2:
        return False
    return any(_size(_low(piece, words), words) > _LONGEST_ITEM for piece in pieces)


def _size(found: list[str], words: Lexicon) -> int:
    """Return how many words of a piece carry meaning."""
    return len([word for word in found if word not in words.little])


def _leans(piece: str, words: Lexicon) -> bool:
    """Tell whether a piece continues the one before: "de moyens", "mieux"; not "moins de bruit"."""
    found = _low(piece, words)
    lone = len(found) == 1 and found[0] in words.split.dependent
    return lone or (bool(found) and found[0] in words.split.partitive)


def _at_slashes(piece: str, words: Lexicon) -> list[str]:
    """Split at slashes, but not two genders: "acteurs/actrices", "égalité femmes/hommes"."""
    whole = _COUPLES.sub(rf"\1{KEPT}", shielded(piece, words.language))
    parts = [part.replace(KEPT, "/") for part in _SLASH.split(whole) if _low(part, words)]
    if len(parts) < 2 or any(len(_low(part, words)) > _LONGEST_ITEM for part in parts):
        return [piece]
    return [piece] if _is_doublet(piece, parts, words) else parts


def _is_doublet(piece: str, parts: list[str], words: Lexicon) -> bool:
    """Tell whether the parts are one word in two genders, which the folding makes one."""
    return len(parts) == 2 and len(fold(piece, words.language, _RULES).words) == 1


def _at_joint(piece: str, words: Lexicon, *, ends_list: bool) -> list[str]:
    """Split at "et" or "ou" where both sides stand on their own."""
    joint = "|".join([*sorted(words.joints), "&"])
    sides = re.split(rf"\s+(?:{joint})\s+|\s+&\s*", re.sub(rf"^\s*(?:{joint})\s+", "", piece),
                     flags=re.I)
    if len(sides) < 2:
        return sides
    low = [_low(side, words) for side in sides]
    if not all(low) or {*low[0]} & words.split.binding:
        return [piece]
    for side in low:
        if side[0] in words.split.dependent or side[0] in words.split.partitive:
            return [piece]
        if side[-1] in words.split.dependent and len(side) == 1:
            return [piece]
    if not _stand_alone(low, words, ends_list=ends_list) or _is_doublet(piece, sides, words):
        return [piece]
    return sides


def _stand_alone(sides: list[list[str]], words: Lexicon, *, ends_list: bool) -> bool:
    """Tell whether each side of "et" is a thing of its own: "la joie et le jeu"."""
    determined = [side[0] in words.split.determiners for side in sides]
    nouns = [_size(side, words) for side in sides]
    if max(nouns) > _LONGEST_ITEM:
        return False
    verbs = [_is_infinitive(side[0], words) for side in sides]
    if any(verbs) and max(nouns) > 1:  # "vivre et travailler au pays", "agir vite et bien"
        return all(verbs) and min(nouns) > 1
    if ends_list or all(determined) or max(nouns) == 1:
        return True
    if len(sides) > 2:  # "pluies et vents plus forts et froids"
        return False
    if nouns[0] == 1:
        return True
    # A noun with its complement, then one word: "écoute de l'autre et patience".
    return nouns[-1] == 1 and any(word in words.split.partitive for word in sides[0][1:])


def _unmarked_list(line: str, words: Lexicon) -> list[str]:
    """Split "le maire le député", where each item has its article and nothing else."""
    found = tokens(plain_apostrophes(line), words)
    low = [token.lower() for token in found]
    pairs = list(zip(low[::2], low[1::2], strict=False))
    if len(low) < 4 or len(low) % 2 or "/" in low:
        return [line]
    articles = words.split.determiners - words.split.partitive
    if all(article in articles and noun not in words.little
           and noun not in words.split.dependent for article, noun in pairs):
        return [f"{article} {noun}" for article, noun in zip(found[::2], found[1::2], strict=True)]
    return [line]


def _is_infinitive(word: str, words: Lexicon) -> bool:
    return word.endswith(words.split.infinitives) and words.lemma(word) == word \
        if words.split.infinitives else False
