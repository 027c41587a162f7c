"""Words as people type them: folded, found in a dictionary, brought back from typing slips."""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from facilitator.text.dictionaries import is_known, lemmatize

# Words that turn a sentence around: never a slip for another, never overlooked.
TURNING_WORDS = frozenset(
    ["pas", "sans", "non", "jamais", "aucun", "aucune", "rien", "ni", "ne", "n", "contre", "anti"]
).union(
    ["sauf", "plus", "moins", "trop", "peu", "no", "not", "without", "never", "none", "nothing"],
    ["nor", "against", "more", "less", "fewer", "too"],
)
_LIGATURES = {"œ": "oe", "æ": "ae", "ß": "ss", "\u2019": "'", "\u2212": "-"}
_ACCENTS = {"a": "àâ", "c": "ç", "e": "éèê", "i": "îï", "o": "ô", "u": "ùû"}
_MOST_ACCENTS = 20  # ways to put one back; beyond, two are too many to try
_CROWD = 50  # words one letter apart; real ones are under twenty, more is somebody playing
LONGEST_WORD = 40  # characters; beyond, a typing slip cannot be told from a choice


def fold(text: str) -> str:
    """Return *text* in lower case, without Latin accents, ligatures or invisible characters."""
    plain = text.casefold()
    if plain.isascii():
        return plain
    for ligature, letters in _LIGATURES.items():
        plain = plain.replace(ligature, letters)
    plain = unicodedata.normalize("NFKD", plain)
    for char in filter(_unseen, set(plain)):  # each once, not each time that it stands there
        plain = plain.replace(char, "")
    return plain


def _unseen(char: str) -> bool:
    """Tell a Latin accent or an invisible character; other scripts' marks are vowels."""
    return char > "\u007f" and (
        "\u0300" <= char <= "\u036f" or unicodedata.category(char) == "Cf")


def slips(answers: Iterable[tuple[str, ...]], language: str) -> dict[str, str]:
    """Return, for each mistyped or inflected word, the word of the answers that it stands for."""
    return Speller(language).slips(Counter(word for answer in answers for word in answer))


class Speller:
    """Finds slips again and again while words come: only what is new is compared."""

    def __init__(self, language: str) -> None:
        self._words = Dictionary(language)
        self._neighbours = _Neighbours()

    def slips(self, uses: Mapping[str, int]) -> dict[str, str]:
        """Return for each mistyped or inflected word of ``uses``, by how often it is used, the
        word that it stands for. The same as for a fresh speller.
        """
        candidates = {word for word in uses if 4 <= len(word) <= LONGEST_WORD and word.isalpha()}
        neighbours = self._neighbours.among(candidates)
        spelling: dict[str, str] = {}

        def rank(word: str) -> tuple[bool, int, str]:
            return self._words.known(word) is not None, uses[word], word

        # The commonest and best known first, so that a slip is drawn to it and never chains.
        for word in sorted(neighbours, key=rank, reverse=True):
            for other in neighbours[word]:
                if word not in spelling and other not in spelling \
                        and self._words.same(other, word):
                    spelling[other] = word
        return spelling


class _Neighbours:
    """Words close to each other, found by the forms with one letter left out.

    A form that more than ``_CROWD`` words share says nothing. So when a form gets crowded, or a
    word goes, all is compared anew.
    """

    def __init__(self) -> None:
        self._blocks: defaultdict[str, list[str]] = defaultdict(list)
        self._near: defaultdict[str, set[str]] = defaultdict(set)
        self._known: set[str] = set()

    def among(self, words: set[str]) -> dict[str, set[str]]:
        """Return for each word those close to it, where there are any."""
        if self._known - words or not self._add(words - self._known):
            self._blocks.clear()
            self._near.clear()
            self._known = set()
            self._add(words, anew=True)
        return self._near

    def _add(self, fresh: set[str], anew: bool = False) -> bool:
        """Take words in; False where a block got crowded, which ``anew`` puts up with."""
        self._known |= fresh
        touched: dict[str, list[str]] = {}
        for word in fresh:
            for key in {word, *(word[:i] + word[i + 1 :] for i in range(len(word)))}:
                self._blocks[key].append(word)
                touched.setdefault(key, []).append(word)
        for key, new in touched.items():
            block = self._blocks[key]
            if len(block) <= _CROWD:
                self._compare(new, block)
            elif not anew and len(block) - len(new) <= _CROWD:
                return False
        return True

    def _compare(self, new: Iterable[str], block: Sequence[str]) -> None:
        from rapidfuzz.fuzz import ratio

        for one in new:
            for two in block:
                # A prefix (in-, dé-) turns a word around: the first letter must stand.
                fresh = one != two and one[0] == two[0] and two not in self._near.get(one, ())
                if fresh and ratio(one, two) >= _threshold(one, two):
                    self._near[one].add(two)
                    self._near[two].add(one)


def _threshold(one: str, two: str) -> float:
    """Return the least ``ratio`` (0 to 100) for a slip: none in short words, one letter in most."""
    if _plural(one, two):
        return 80.0  # "velo", "velos": the dictionary has the last word
    shortest = min(len(one), len(two))
    return 100.0 if shortest < 6 else 83.0 if shortest < 10 else 87.0


def _plural(one: str, two: str) -> bool:
    """Return whether one word is the other with a plural mark."""
    short, long = sorted((one, two), key=len)
    return long[:-1] == short and long[-1] in "sx"


class Dictionary:
    """What a language's word list knows, asked through folded (accentless) words."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._seen: dict[str, str | None] = {}

    def known(self, word: str) -> str | None:
        """Return the listed word that folds to *word*, or None (always, if there is no list)."""
        if word not in self._seen:
            try:
                forms = (form for form in _accented(word) if is_known(form, lang=self._language))
                self._seen[word] = next(forms, None)
            except ValueError:  # simplemma has no list for this language
                self._seen[word] = None
        return self._seen[word]

    def same(self, slip: str, word: str) -> bool:
        """Return whether *slip* may stand for *word*: its plural, or no word of its own."""
        if slip in TURNING_WORDS or word in TURNING_WORDS:
            return False
        listed, target = self.known(slip), self.known(word)
        if _plural(slip, word):
            return not (listed and target) or self.lemma(listed) == self.lemma(target)
        return not listed and (target is not None or min(len(slip), len(word)) >= 8)

    def lemma(self, word: str) -> str:
        """Return the dictionary form of *word*, the word itself if it or its language has none."""
        try:
            return lemmatize(word, lang=self._language)
        except ValueError:
            return word


def _accented(word: str) -> Iterator[str]:
    """Yield *word* and its spellings with one accent put back, then two if it is a short word."""
    places = [(i, mark) for i, char in enumerate(word) for mark in _ACCENTS.get(char, "")]
    yield word
    for i, mark in places:
        yield word[:i] + mark + word[i + 1 :]
    if len(places) > _MOST_ACCENTS:
        return
    for (i, mark), (j, other) in combinations(places, 2):
        if i < j:
            yield word[:i] + mark + word[i + 1 : j] + other + word[j + 1 :]
