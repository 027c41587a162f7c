"""The words of answers as the theme suggester sees them: families of words, and their spelling."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

import resources
from facilitator.text.similar_words import LONGEST_WORD, Dictionary, fold, slips
from facilitator.text.suggest_pull import Pull, pulls

_TOKEN = re.compile(r"[^\W_]+|[+.,;:!?()\n/]")
_STOPS = frozenset(".,;:!?()\n/")
_ENDS = frozenset(".!?\n")
_LONGEST_ACRONYM = 5  # letters
_GLUES = {"-": "-", "'": "\u2019", "\u2019": "\u2019"}
_INFINITIVES = ("er", "ir", "re")  # of French; a verb that ends so is known by its lemma
_FAMILY_LETTERS = 7  # "transparence" and "transparent" meet, "transports" stays apart
_LONGEST_ANSWER = 400  # words read of one answer; a longer one has said its themes by then


@dataclass(frozen=True, slots=True)
class Word:
    """A word of an answer, as typed but for the capital that opens a sentence.

    Its *family* is what it shares with other forms of the word ("" when it carries no theme), its
    *pull* the way it pulls the answer, if any; *glue* is what stands between it and the word
    before (an apostrophe, a hyphen, a blank). A *conjugated* verb is a poor name for a theme.
    """

    raw: str
    family: str
    pull: Pull | None = None
    glue: str = " "
    conjugated: bool = False

    @property
    def stops(self) -> bool:
        """Return whether this is a punctuation mark, across which no phrase is read."""
        return self.raw in _STOPS


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
        self.turns = sections
        self._pulls = dict.fromkeys(sections.get("less", ()), Pull.LESS)
        self._pulls |= dict.fromkeys(("+", *sections.get("more", ())), Pull.MORE)

    def pull(self, folded: str) -> Pull | None:
        """Return which way the accentless word *folded* pulls."""
        return self._pulls.get(folded)

    def carries_theme(self, folded: str) -> bool:
        """Return whether the accentless word *folded* can say what an answer is about."""
        wordy = 2 <= len(folded) <= LONGEST_WORD and not folded.isdigit()
        return wordy and folded not in self.function and folded not in self._pulls


def read(texts: Sequence[str], language: str) -> tuple[Words, ...]:
    """Return the words of each text, spellings and inflections of one word in one family."""
    lexicon, dictionary = Lexicon(language), Dictionary(language)
    split = [_split(text) for text in texts]
    folded = [tuple(fold(raw) for raw, _ in pieces) for pieces in split]
    spelling = slips(folded, language)
    pairs = [
        (plain, raw, glue)
        for plains, pieces in zip(folded, split, strict=True)
        for plain, (raw, glue) in zip(plains, pieces, strict=True)
    ]
    spelt: dict[str, str] = {}
    for plain, raw, _ in pairs:
        # The dictionary knows words with their accents: one person who typed them is enough.
        if spelt.get(plain, plain) == plain:
            spelt[plain] = raw.casefold()
    known: dict[str, Word] = {}
    for plain in spelt:
        canonical = spelling.get(plain, plain)
        known[plain] = _word(canonical, spelt[canonical], lexicon, dictionary)
    words = iter([replace(known[plain], raw=raw, glue=glue) for plain, raw, glue in pairs])
    return tuple(
        _in_place(tuple(islice(words, len(pieces))), plains, lexicon)
        for plains, pieces in zip(folded, split, strict=True)
    )


def _in_place(words: Words, plains: Sequence[str], lexicon: Lexicon) -> Words:
    """Return *words* with the pull that each has where it stands."""
    if not any(word.pull for word in words):
        return words
    found = pulls(plains, [word.pull for word in words], [word.stops for word in words],
                  lexicon.turns)
    return tuple(
        word if word.pull is pull else replace(word, pull=pull)
        for word, pull in zip(words, found, strict=True)
    )


def _split(text: str) -> list[tuple[str, str]]:
    """Return the words and marks of *text*, each with what glues it to the one before."""
    found: list[tuple[str, str]] = []
    end, opening = 0, True
    for match in islice(_TOKEN.finditer(text), _LONGEST_ANSWER):
        raw, gap = match.group(), text[end : match.start()]
        # The first word of a sentence owes its capital to its place; an acronym keeps its own.
        found.append((raw.lower() if opening and raw[1:].islower() else raw, _GLUES.get(gap, " ")))
        end, opening = match.end(), raw in _ENDS
    return found


def spellings(answers: Sequence[Words]) -> dict[str, str]:
    """Return the commonest spelling of each family of words as the *answers* write it."""
    found: dict[str, Counter[str]] = {}
    for words in answers:
        for word in words:
            if word.family:
                found.setdefault(word.family, Counter())[plain_case(word.raw)] += 1
    return {family: max(raws, key=raws.__getitem__) for family, raws in found.items()}


def plain_case(raw: str) -> str:
    """Return *raw* as inside a sentence: shouted words in lower case, acronyms kept."""
    return raw.lower() if raw.isupper() and len(raw) > _LONGEST_ACRONYM else raw


def _word(plain: str, raw: str, lexicon: Lexicon, dictionary: Dictionary) -> Word:
    """Return the family and pull of an accentless word whose spelling in the answers is *raw*."""
    lemma = raw
    if len(plain) <= LONGEST_WORD:
        lemma = fold(dictionary.lemma(raw))
    pull = lexicon.pull(plain) or lexicon.pull(lemma)
    carries = lexicon.carries_theme(plain) and lexicon.carries_theme(lemma)
    # Not in -s: the dictionary takes plural nouns ("tranches") for verbs more often than not.
    conjugated = lemma != plain and lemma.endswith(_INFINITIVES) and not plain.endswith("s")
    return Word(raw, lemma[:_FAMILY_LETTERS] if carries else "", pull, conjugated=conjugated)


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
