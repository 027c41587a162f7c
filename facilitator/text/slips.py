"""Typing slips: a word no dictionary knows, one slip away from a word that others wrote.

Two words of the dictionary are never taken for each other, so "pauvre" and "pauvreté" or "poisson"
and "poison" stay apart however near they are. The length decides how much may differ; the first
letter must agree, and an ending may not be swapped ("raciste", "racisme").

The link of a word is a pure function of the words present, so it does not depend on the order in
which they came. Candidates come from an index of spellings with one letter left out, so that a
word costs the same among 20,000 answers as among 200 (the symmetric-delete idea of SymSpell).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import lru_cache

from facilitator.text.folding import Word
from facilitator.text.lexicon import strip_accents

_SHORTEST = 5  # letters; shorter words have too many neighbours
_SHORTEST_STRANGERS = 7  # between two words that the dictionary knows neither of
_LONG = 7  # from here on one letter may be another; below, one may only be missing, added, swapped
_RATIO_SHORT = 90.0  # rapidfuzz's ratio, in percent
_RATIO_LONG = 85.0
_LONGEST = 30  # letters; a longer "word" is no word, and would cost its length squared
_SAME_LETTERS = 100.0  # only accents differ
_ENDING = 2  # letters at the end that may not be exchanged for others


def _can_slip(key: str) -> bool:
    """Tell whether a word is looked at for slips at all."""
    return key.isalpha() and len(key) <= _LONGEST


def _holes(word: str) -> set[str]:
    """Return ``word`` and its spellings with one letter left out."""
    return {word, *(word[:at] + word[at + 1:] for at in range(len(word)))}


def _swapped(word: str, other: str) -> bool:
    """Tell whether two neighbouring letters changed places, and nothing else."""
    if len(word) != len(other):
        return False
    unlike = [at for at, (a, b) in enumerate(zip(word, other, strict=True)) if a != b]
    return (len(unlike) == 2 and unlike[1] == unlike[0] + 1
            and word[unlike[0]] == other[unlike[1]] and word[unlike[1]] == other[unlike[0]])


@lru_cache(maxsize=50_000)
def likeness(word: str, other: str, other_known: bool) -> float:
    """Return how near an unknown ``word`` is to ``other``, 0 to 100; 0 for no slip."""
    from rapidfuzz.fuzz import ratio

    bare, wanted = strip_accents(word), strip_accents(other)
    if bare == wanted:  # "eleves", which could be two words, beside the one that is there
        return _SAME_LETTERS if bare == word and other_known else 0.0
    short = min(len(bare), len(wanted))
    if short < (_SHORTEST if other_known else _SHORTEST_STRANGERS) or bare[0] != wanted[0]:
        return 0.0
    if not other_known and bare[-_ENDING:] != wanted[-_ENDING:]:
        return 0.0
    if _swapped(bare, wanted):
        return 99.0
    if len(bare) == len(wanted) and bare[:-_ENDING] == wanted[:-_ENDING]:
        return 0.0
    score = float(ratio(bare, wanted))
    return score if score >= (_RATIO_LONG if short >= _LONG else _RATIO_SHORT) else 0.0


class Slips:
    """The words present, and for each unknown one the word it is a slip for."""

    def __init__(self, *, accents_only: bool = False) -> None:
        self._accents_only = accents_only
        self._uses: Counter[str] = Counter()
        self._known_uses: Counter[str] = Counter()
        self._near: defaultdict[str, set[str]] = defaultdict(set)
        self._target: dict[str, str] = {}
        self._sources: defaultdict[str, set[str]] = defaultdict(set)

    def root(self, key: str) -> str:
        """Return the word that ``key`` stands for: itself, or what it is a slip for."""
        while key in self._target:
            key = self._target[key]
        return key

    def add(self, word: Word) -> set[str]:
        """Count a word in; return the words that now stand for another one than before."""
        self._uses[word.key] += 1
        was_known = self._known_uses[word.key] > 0
        self._known_uses[word.key] += word.known
        if self._uses[word.key] > 1 and was_known == (self._known_uses[word.key] > 0):
            return set()
        if self._uses[word.key] == 1 and _can_slip(word.key):
            for hole in _holes(strip_accents(word.key)):
                self._near[hole].add(word.key)
        return self._relink(word.key)

    def remove(self, word: Word) -> set[str]:
        """Count a word out; return the words that now stand for another one than before."""
        was_known = self._known_uses[word.key] > 0
        self._uses[word.key] -= 1
        self._known_uses[word.key] -= word.known
        if self._uses[word.key] and was_known == (self._known_uses[word.key] > 0):
            return set()
        if not self._uses[word.key]:
            del self._uses[word.key], self._known_uses[word.key]
            for hole in _holes(strip_accents(word.key)) if _can_slip(word.key) else ():
                self._near[hole].discard(word.key)
                if not self._near[hole]:
                    del self._near[hole]
        return self._relink(word.key)

    def _neighbours(self, key: str) -> set[str]:
        if not _can_slip(key):
            return set()
        found: set[str] = set()
        for hole in _holes(strip_accents(key)):
            found |= self._near.get(hole, set())
        return found - {key}

    def _wanted(self, key: str) -> str | None:
        """Return the word that ``key`` is a slip for, None for none."""
        if self._known_uses[key] or key not in self._uses:
            return None
        best: tuple[bool, float, str] | None = None
        for other in sorted(self._neighbours(key)):
            known = self._known_uses[other] > 0
            if not known and other > key:  # of two strangers the first in the alphabet stands
                continue
            score = likeness(key, other, known)
            if self._accents_only and score < _SAME_LETTERS:
                continue
            if score and (best is None or (known, score) > best[:2]):
                best = (known, score, other)
        return best[2] if best else None

    def _relink(self, key: str) -> set[str]:
        """Look again at a word and its neighbours; return those whose root changed."""
        changed: set[str] = set()
        for word in (key, *sorted(self._neighbours(key) | self._sources.get(key, set()))):
            target = self._wanted(word)
            old = self._target.get(word)
            if target == old:
                continue
            if old is not None:
                self._sources[old].discard(word)
                if not self._sources[old]:
                    del self._sources[old]
                del self._target[word]
            if target is not None:
                self._target[word] = target
                self._sources[target].add(word)
            changed.add(word)
        return self._with_sources(changed)

    def _with_sources(self, changed: set[str]) -> set[str]:
        found: set[str] = set()
        waiting = list(changed)
        while waiting:
            word = waiting.pop()
            if word not in found:
                found.add(word)
                waiting.extend(self._sources.get(word, ()))
        return found
