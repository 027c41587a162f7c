"""The switches of the folding, and the names under which its rules explain themselves."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Split(StrEnum):
    """How far one answer is taken apart into several terms."""

    NONE = "none"
    """Every answer is one term."""
    SEPARATORS = "separators"
    """Only at commas, semicolons, slashes, bullets and line ends."""
    LISTS = "lists"
    """Also at "and" and "or" between items of a list, never inside an expression."""


class Rule(StrEnum):
    """What was done to an answer, in the order in which the rules are tried."""

    SPLIT = "split"
    INCLUSIVE = "inclusive"
    APOSTROPHES = "apostrophes"
    LIGATURES = "ligatures"
    CASE = "case"
    PUNCTUATION = "punctuation"
    LITTLE_WORDS = "little_words"
    PLURAL = "plural"
    GENDER = "gender"
    VERB_FORM = "verb_form"
    FAMILY = "family"
    ACCENTS = "accents"
    SPACING = "spacing"
    SLIP = "slip"
    MERGED = "merged"
    SPLIT_OFF = "split_off"


@dataclass(frozen=True, slots=True)
class Rules:
    """Which steps of the folding are on. All are, until someone switches one off."""

    case: bool = True
    accents: bool = True
    punctuation: bool = True
    spacing: bool = True
    ligatures: bool = True
    apostrophes: bool = True
    little_words: bool = True
    plural: bool = True
    gender: bool = True
    inclusive: bool = True
    families: bool = True
    slips: bool = True
    abstentions: bool = True
    once_per_person: bool = True
    split: Split = Split.LISTS


@dataclass(frozen=True, slots=True)
class Step:
    """One rule that fired: what it saw and what it left."""

    rule: Rule
    before: str
    after: str
