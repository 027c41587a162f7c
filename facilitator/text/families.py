"""Verb and noun of one family: "coopération" and "coopérer", never "police" and "politesse".

A noun joins a verb only where the word lists name the pair, or where its ending is that of a
verb's noun ("-ation") and the dictionary has both, the noun and the verb, as words of their own.
"""

from __future__ import annotations

from functools import lru_cache

from facilitator.text.accents import dropped
from facilitator.text.lexicon import Lexicon, lexicon, strip_accents
from facilitator.text.rules import Rules


@lru_cache(maxsize=64)
def _listed(language: str, accents: bool) -> dict[str, str]:
    """Return noun key -> verb key as the word lists have them."""
    words = lexicon(language)
    if not accents:
        return dict(words.nouns)
    return {dropped(noun, language): dropped(verb, language) for noun, verb in words.nouns.items()}


def verb_of(key: str, words: Lexicon, rules: Rules) -> str:
    """Return the key of the verb of a noun's family, or ``key`` itself."""
    listed = _listed(words.language, rules.accents)
    if key in listed:
        return listed[key]
    return _derived(key, words.language, rules.accents)


@lru_cache(maxsize=20_000)
def _derived(key: str, language: str, accents: bool) -> str:
    words = lexicon(language)
    apart = {strip_accents(word) for word in words.apart}
    if strip_accents(key) in apart:
        return key
    for ending, verb_endings in words.suffixes:
        bare = strip_accents(ending)
        if not strip_accents(key).endswith(bare) or len(key) < len(bare) + 3:
            continue
        stem = key[: -len(bare)]
        for verb_ending in verb_endings:
            verb = _known_verb(stem + verb_ending, words)
            if verb:
                return dropped(verb, language) if accents else verb
    return key


def _known_verb(spelling: str, words: Lexicon) -> str:
    """Return the verb so spelled with its accents, or nothing."""
    from facilitator.text.accents import restore

    verb = restore(spelling, words.language)
    return verb if words.lemma(verb) == verb else ""
