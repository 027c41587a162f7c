"""What the folding knows of a language: its lists of words, and the dictionary of its lemmas."""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from facilitator.text.dictionaries import dictionary

# Languages that simplemma has a dictionary for and that have word lists here; any other language,
# the Creoles among them, folds by spelling only.
MORPHOLOGY = frozenset(("fr", "en", "es", "pt"))


def strip_accents(text: str) -> str:
    """Return ``text`` without combining marks, ligatures kept: "élève" becomes "eleve"."""
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFD", text)
    kept = "".join(char for char in decomposed if unicodedata.category(char) != "Mn")
    return unicodedata.normalize("NFC", kept)


def primary(language: str) -> str:
    """Return the primary subtag of a BCP 47 tag, in lower case: "fr-CA" is "fr"."""
    return language.replace("_", "-").split("-")[0].lower()


@dataclass(frozen=True, slots=True)
class SplitWords:
    """The words that tell a list from a sentence; see ``resources/text/fr.toml``."""

    sentence: frozenset[str] = frozenset()
    dependent: frozenset[str] = frozenset()
    partitive: frozenset[str] = frozenset()
    binding: frozenset[str] = frozenset()
    determiners: frozenset[str] = frozenset()
    infinitives: tuple[str, ...] = ()
    filler: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Lexicon:
    """One language's words. Each list is explained in ``resources/text/fr.toml``."""

    language: str
    little: frozenset[str] = frozenset()
    same: Mapping[str, str] = field(default_factory=dict)
    openings: tuple[tuple[str, ...], ...] = ()
    leading: frozenset[str] = frozenset()
    contracted: frozenset[str] = frozenset()
    followers: frozenset[str] = frozenset()
    negation: frozenset[str] = frozenset()
    negators: frozenset[str] = frozenset()
    elisions: frozenset[str] = frozenset()
    joints: frozenset[str] = frozenset()
    invariable: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    keep_alone: frozenset[str] = frozenset()
    keep: frozenset[str] = frozenset()
    prefixes: frozenset[str] = frozenset()
    reflexive: frozenset[str] = frozenset()
    forms: Mapping[str, str] = field(default_factory=dict)
    nouns: Mapping[str, str] = field(default_factory=dict)
    suffixes: tuple[tuple[str, tuple[str, ...]], ...] = ()
    apart: frozenset[str] = frozenset()
    homographs: Mapping[str, str] = field(default_factory=dict)
    articles: Mapping[str, str] = field(default_factory=dict)
    split: SplitWords = field(default_factory=SplitWords)
    abstentions: frozenset[str] = frozenset()
    stop: frozenset[str] = frozenset()

    @property
    def has_morphology(self) -> bool:
        """Tell whether words of this language are folded beyond their spelling."""
        return self.language in MORPHOLOGY

    def lemma(self, word: str) -> str | None:
        """Return the dictionary's lemma of a lower-case word, None for a word it does not know."""
        if not self.has_morphology:
            return None
        if word in self.invariable or word in self.keep:
            return word
        if word in self.forms:
            return self.forms[word]
        if "oe" in word:
            found = dictionary(self.language).get(word.replace("oe", "œ"))
            if found is not None:
                return found
        table = dictionary(self.language)
        # Names have their capital in the table ("France").
        found = table.get(word) or table.get(word.capitalize())
        return word if found is None and word in self.names else found

    def listed(self, form: str) -> bool:
        """Tell whether ``form`` is in the dictionary as it is, or in the lists; quick."""
        listed = form in self.invariable or form in self.names
        return listed or dictionary(self.language).get(form) is not None

    def known(self, word: str) -> bool:
        """Tell whether the dictionary or the lists know ``word`` (lower case) as it is spelled."""
        return self.lemma(word) is not None


def _frozen(raw: Mapping[str, Any], names: Iterable[str]) -> dict[str, frozenset[str]]:
    return {name: frozenset(raw.get(name, ())) for name in names}


@cache
def lexicon(language: str) -> Lexicon:
    """Return the words of a language; an unknown language has none and folds by spelling."""
    code = primary(language)
    path = files("resources").joinpath("text", f"{code}.toml")
    if not code.isalpha() or not path.is_file():
        return Lexicon(code)
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    answers = raw.get("answers", {})
    split = raw.get("split", {})
    sets = ("little", "leading", "contracted", "followers", "negation", "negators", "elisions",
            "joints", "invariable", "names", "keep_alone", "keep", "prefixes", "reflexive")
    split_sets = ("sentence", "dependent", "partitive", "binding", "determiners", "filler")
    return Lexicon(
        code,
        **_frozen(raw, sets),
        same=MappingProxyType(raw.get("same", {})),
        openings=tuple(tuple(opening.split()) for opening in raw.get("openings", ())),
        forms=MappingProxyType(raw.get("forms", {})),
        nouns=MappingProxyType({noun: verb for verb, noun in raw.get("families", {}).items()}),
        suffixes=tuple((end, tuple(verbs)) for end, verbs in raw.get("suffixes", {}).items()),
        homographs=MappingProxyType(raw.get("homographs", {})),
        articles=MappingProxyType({word: gender for gender, found in
                                   raw.get("articles", {}).items() for word in found}),
        apart=frozenset(raw.get("apart", {}).get("words", ())),
        split=SplitWords(**_frozen(split, split_sets),
                         infinitives=tuple(split.get("infinitives", ()))),
        abstentions=frozenset(answers.get("abstentions", ())),
        stop=frozenset(answers.get("stop", ())),
    )


def stop_words(language: str) -> frozenset[str]:
    """Return words too common to stand for a text; never a negation, "sans", "plus" or "contre"."""
    return lexicon(language).stop


def prepare(language: str) -> None:
    """Load a language's dictionary now (0.5 s for French), so that the first answer need not wait.

    Safe to call from any thread; does nothing for a language that folds by spelling only.
    """
    lexicon(language).known("")
