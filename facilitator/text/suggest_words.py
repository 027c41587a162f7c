"""The words of answers as the theme suggester sees them: families of words, and their spelling."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

import resources
from facilitator.text.similar_words import LONGEST_WORD, Dictionary, fold, slips

_TOKEN = re.compile(r"[^\W_]+|[+.,;:!?()\n/]")
_FAMILY_LETTERS = 7  # "transparence" and "transparent" meet, "transports" stays apart
_LONGEST_ANSWER = 400  # words read of one answer; a longer one has said its themes by then


class Pull(Enum):
    """Which way a word pulls an answer: for more of something, or for less of it."""

    MORE = "more"
    LESS = "less"


@dataclass(frozen=True, slots=True)
class Word:
    """A word as typed, its *family* ("" when it carries no theme) and its pull, if any."""

    raw: str
    family: str
    pull: Pull | None = None

    @property
    def stops(self) -> bool:
        """Return whether this is a punctuation mark, across which no phrase is read."""
        return self.raw in ".,;:!?()\n/"


Words = tuple[Word, ...]


class Lexicon:
    """The function words of a language and those that say which way an answer pulls.

    Both lists are ours (``resources/text/suggest-<language>.txt``); a language without a list
    has none, and its commonest words are then told from themes by their weight alone.
    """

    def __init__(self, language: str) -> None:
        path = resources.path("text", f"suggest-{language}.txt")
        found = language.isalpha() and path.is_file()
        sections = _sections(path.read_text(encoding="utf-8") if found else "")
        self.language = language
        self.function = sections.get("function", frozenset())
        self._pulls = {word: Pull.LESS for word in sections.get("less", ())}
        self._pulls |= {word: Pull.MORE for word in ("+", *sections.get("more", ()))}

    def pull(self, folded: str) -> Pull | None:
        """Return which way the accentless word *folded* pulls."""
        return self._pulls.get(folded)

    def carries_theme(self, folded: str) -> bool:
        """Return whether the accentless word *folded* can say what an answer is about."""
        wordy = 2 <= len(folded) <= LONGEST_WORD and not folded.isdigit()
        return wordy and folded not in self.function and folded not in self._pulls


def read(texts: Sequence[str], language: str) -> tuple[Words, ...]:
    """Return the words of each text, spellings and inflections of one word in one family."""
    lexicon = Lexicon(language)
    split = [_TOKEN.findall(text)[:_LONGEST_ANSWER] for text in texts]
    folded = [tuple(fold(raw) for raw in raws) for raws in split]
    spelling = slips(folded, language)
    spelt = {
        plain: raw.casefold()
        for plains, raws in zip(folded, split, strict=True)
        for plain, raw in zip(plains, raws, strict=True)
        if plain not in spelling
    }
    dictionary = Dictionary(language)
    known: dict[str, Word] = {}
    answers = []
    for raws, plains in zip(split, folded, strict=True):
        words = []
        for raw, plain in zip(raws, plains, strict=True):
            if plain not in known:
                canonical = spelling.get(plain, plain)
                known[plain] = _word(canonical, spelt.get(canonical, canonical), lexicon, dictionary)
            words.append(Word(raw, known[plain].family, known[plain].pull))
        answers.append(tuple(words))
    return tuple(answers)


def spellings(answers: Sequence[Words]) -> dict[str, str]:
    """Return the commonest spelling of each family of words as the *answers* write it."""
    found: dict[str, Counter[str]] = {}
    for words in answers:
        for place, word in enumerate(words):
            if word.family:
                found.setdefault(word.family, Counter())[plain_case(word.raw, place == 0)] += 1
    return {family: max(raws, key=raws.__getitem__) for family, raws in found.items()}


def plain_case(raw: str, first: bool) -> str:
    """Return *raw* without the capital of a first word; acronyms and names keep theirs."""
    shouted = raw.isupper() and len(raw) > 5
    return raw.lower() if shouted or (first and raw[1:].islower()) else raw


def _word(plain: str, raw: str, lexicon: Lexicon, dictionary: Dictionary) -> Word:
    """Return the family and pull of an accentless word whose spelling in the answers is *raw*."""
    lemma = raw
    if len(plain) <= LONGEST_WORD:
        lemma = fold(dictionary.lemma(dictionary.known(plain) or raw))
    pull = lexicon.pull(plain) or lexicon.pull(lemma)
    carries = lexicon.carries_theme(plain) and lexicon.carries_theme(lemma)
    return Word(raw, lemma[:_FAMILY_LETTERS] if carries else "", pull)


def _sections(text: str) -> dict[str, frozenset[str]]:
    """Return the words of each ``[section]`` of a word list."""
    found: dict[str, list[str]] = {}
    section = ""
    for line in text.splitlines():
        if line.startswith("["):
            section = line.strip("[] ")
        elif not line.startswith("#"):
            found.setdefault(section, []).extend(line.split())
    return {name: frozenset(words) for name, words in found.items()}
