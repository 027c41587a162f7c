"""Near-identical answers of an open question, gathered so that each shows once with a count.

Conservative on purpose: two answers are gathered when they say the same thing in the same words,
up to case, accents, punctuation, spacing, a leading article, a plural mark and typing slips.
Merging two people's different words would be a lie; showing one line too many is not.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from facilitator.text.similar_words import TURNING_WORDS, Speller, fold

_ARTICLES = frozenset(("le", "la", "les", "l", "du", "des", "the"))
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
# A word, a number with its decimals, or a lone symbol that carries meaning (emoji, €, %, + …).
_TOKEN = re.compile(r"[^\W\d_][^\W_]*|\d+(?:[.,]\d+)*|\S")
_MEANINGFUL_MARKS = frozenset("%‰&@#°")
_SHORTEST_SPACELESS = 8  # letters; below, "a venir" and "avenir" are two things


@dataclass(frozen=True, slots=True)
class Gathered:
    """Answers shown as one: the earliest's id, the commonest spelling, everybody's ids in order."""

    first_id: str
    text: str
    ids: tuple[str, ...]

    @property
    def count(self) -> int:
        """Return how many answers are shown as this one."""
        return len(self.ids)


def gather(answers: Sequence[tuple[str, str]], language: str = "fr") -> tuple[Gathered, ...]:
    """Gather the near-identical among (id, text) pairs, in the order in which each first came.

    Every id comes out exactly once (an id given twice keeps its first text). A typing slip is
    a word that the dictionary of the *language* does not know, close to one that is used here.
    """
    gatherer = Gatherer(language)
    texts = dict(reversed(answers))
    for ident in dict.fromkeys(ident for ident, _ in answers):
        gatherer.put(ident, texts[ident])
    return gatherer.groups()


class Gatherer:
    """Gathers while answers come and go; what was read of an answer is not read again."""

    def __init__(self, language: str = "fr") -> None:
        self._speller = Speller(language)
        self._texts: dict[str, str] = {}
        self._words: dict[str, tuple[str, ...]] = {}
        self._uses: Counter[str] = Counter()

    def put(self, ident: str, text: str) -> None:
        """Take an answer in, or the new words of a known one, which keeps its place."""
        if ident in self._words:
            self._uses.subtract(self._words[ident])
        self._texts[ident], self._words[ident] = text, _tokens(text)
        self._uses.update(self._words[ident])

    def drop(self, ident: str) -> None:
        """Forget an answer; unknown ones are ignored."""
        self._texts.pop(ident, None)
        self._uses.subtract(self._words.pop(ident, ()))

    def groups(self) -> tuple[Gathered, ...]:
        """The answers as :func:`gather` gives them."""
        spelling = self._speller.slips(+self._uses)
        groups: dict[tuple[str, ...], list[str]] = {}
        spaceless: dict[tuple[str, ...], tuple[str, ...]] = {}
        for ident, read in self._words.items():
            mended = not spelling.keys().isdisjoint(read)
            words = tuple(spelling.get(word, word) for word in read) if mended else read
            key = words or ("", " ".join(self._texts[ident].split()))
            key = spaceless.setdefault(_without_spaces(words), key) if words else key
            groups.setdefault(key, []).append(ident)
        return tuple(_gathered(ids, self._texts) for ids in groups.values())


def _tokens(text: str) -> tuple[str, ...]:
    """Return the folded words, numbers and meaningful symbols of *text*, no leading article."""
    found: list[str] = []
    for token in _TOKEN.findall(fold(text)):
        if token.isalpha():  # nearly all of them
            found.append(token)
        elif _NUMBER.fullmatch(token):
            found.append(token.replace(",", "."))
        elif token[0].isalnum() or token in _MEANINGFUL_MARKS:
            found.append(token)
        elif (token in "+-" and not found) or unicodedata.category(token)[0] == "S":
            found.append(token)  # "+ de bancs" is not "- de bancs"
    return tuple(found[1:] if len(found) > 1 and found[0] in _ARTICLES else found)


def _without_spaces(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return a key equal for two spacings of the same letters, numbers and turning words."""
    joined = "".join(words)
    if len(joined) < _SHORTEST_SPACELESS:
        return words
    kept = [word for word in words if word in TURNING_WORDS or word[0].isdigit()]
    return (joined, *kept)


def _gathered(ids: list[str], texts: dict[str, str]) -> Gathered:
    if len(ids) == 1:
        return Gathered(ids[0], " ".join(texts[ids[0]].split()), tuple(ids))
    spellings = Counter(" ".join(texts[ident].split()) for ident in ids)
    return Gathered(ids[0], max(spellings, key=spellings.__getitem__), tuple(ids))
