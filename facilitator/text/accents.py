"""Accents that people leave out or misplace, resolved by the dictionary and never by force.

"impots" is "impôts" because the dictionary knows no other word so spelled; "retraites" stays
apart from "retraités", and "cote" from "côté", because both are words.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations, product

from facilitator.text.lexicon import lexicon, strip_accents

_MARKED = {
    "fr": {"e": "éèêë", "a": "àâ", "i": "îï", "o": "ô", "u": "ùûü", "c": "ç"},
    "es": {"a": "á", "e": "é", "i": "í", "o": "ó", "u": "úü", "n": "ñ"},
    "pt": {"a": "áâãà", "e": "éê", "i": "í", "o": "óôõ", "u": "úü", "c": "ç"},
}
_MOST_MARKS = 2  # with any accent; more only as "é", as in "générosité"
_MOST_ACUTE = 4
_LONGEST = 24  # letters; nothing longer is looked up


def _variants(bare: str, language: str) -> Iterator[str]:
    """Yield ``bare`` and its spellings with accents, at most a few hundred."""
    marked = _MARKED.get(language, {})
    places = [at for at, letter in enumerate(bare) if letter in marked]
    yield bare
    for size in range(1, _MOST_MARKS + 1):
        for chosen in combinations(places, size):
            for marks in product(*(marked[bare[at]] for at in chosen)):
                yield _with(bare, chosen, marks)
    if language == "fr":
        acute = [at for at in places if bare[at] == "e"][:6]
        for size in range(_MOST_MARKS + 1, _MOST_ACUTE + 1):
            for chosen in combinations(acute, size):
                yield _with(bare, chosen, ("é",) * size)


def _with(bare: str, places: tuple[int, ...], marks: tuple[str, ...]) -> str:
    letters = list(bare)
    for at, mark in zip(places, marks, strict=True):
        letters[at] = mark
    return "".join(letters)


@lru_cache(maxsize=20_000)
def readings(bare: str, language: str) -> tuple[str, ...]:
    """Return the dictionary's words spelled ``bare`` once their accents are dropped, sorted.

    Where some are words of their own and others only forms of a verb ("députés", "députes"),
    the forms of a verb are left out: short answers name things.
    """
    if len(bare) > _LONGEST:
        return ()
    words = lexicon(language)
    found = {form: words.lemma(form) or form
             for form in set(_variants(bare, language)) if words.listed(form)}
    stems = (bare, bare[:-1]) if bare[-1:] in {"s", "x"} else (bare,)
    named = {form for form, lemma in found.items() if strip_accents(lemma) in stems}
    return tuple(sorted(named or found))


def _one_word(forms: tuple[str, ...], language: str) -> bool:
    words = lexicon(language)
    return len({words.lemma(form) for form in forms}) == 1


def restore(word: str, language: str) -> str:
    """Return a lower-case ``word`` with its accents mended where only one word can be meant."""
    words = lexicon(language)
    if not words.has_morphology or not word.isalpha():
        return word
    if words.known(word):
        return word
    forms = readings(strip_accents(word), language)
    marks = _marks(word)
    candidates = (
        tuple(form for form in forms if marks and _marks(form) == marks),  # "régles": "règles"
        tuple(form for form in forms if _keeps(word, form)),  # "agé": "âgé", not "âge"
        forms,
    )
    for chosen in candidates:
        if chosen and _one_word(chosen, language):
            return chosen[0]
    return word


def _marks(word: str) -> list[int]:
    """Return where a word has accents."""
    return [at for at, letter in enumerate(word) if not letter.isascii()]


def _keeps(word: str, form: str) -> bool:
    """Tell whether ``form`` has every accent that was typed in ``word``."""
    return len(form) == len(word) and all(
        letter.isascii() or letter == other for letter, other in zip(word, form, strict=True))


def dropped(word: str, language: str) -> str:
    """Return ``word`` without accents, unless they tell it from another word ("côté", "pêche")."""
    bare = strip_accents(word)
    words = lexicon(language)
    if bare == word or not words.has_morphology or not words.known(word):
        return bare
    forms = readings(bare, language)
    # A participle is not the noun that looks like it without its accent ("formé", "forme").
    typed = not forms or any(_keeps(word, form) for form in forms)
    return bare if typed and (not forms or _one_word(forms, language)) else word
