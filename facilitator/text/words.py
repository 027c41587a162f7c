"""One word brought to its singular, its masculine, its infinitive: only to words that exist.

Simplemma's table says most of it; it gives "laborieuse" its masculine but not "travailleuse", and
takes "taxes" for a verb. So each rule names the endings it may change and asks the dictionary
whether the result is a word.
"""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.text.accents import dropped, restore
from facilitator.text.lexicon import Lexicon, strip_accents
from facilitator.text.rules import Rule, Rules, Step

_PLURALS: dict[str, tuple[tuple[str, str], ...]] = {
    "fr": (("eaux", "eau"), ("aux", "al"), ("aux", "ail"), ("x", ""), ("s", "")),
    "en": (("ies", "y"), ("ves", "f"), ("ves", "fe"), ("s", ""), ("es", "")),
    "es": (("ces", "z"), ("iones", "ión"), ("ones", "ón"), ("s", ""), ("es", "")),
    "pt": (("ões", "ão"), ("ães", "ão"), ("ais", "al"), ("éis", "el"), ("óis", "ol"), ("is", "il"),
           ("ns", "m"), ("s", ""), ("es", "")),
}
# Feminine ending, masculine ending: taken where the dictionary gives that very lemma.
_GENDERS: dict[str, tuple[tuple[str, str], ...]] = {
    "fr": (("elle", "eau"), ("onne", "on"), ("enne", "en"), ("elle", "el"), ("ette", "et"),
           ("ère", "er"), ("euse", "eux"), ("euse", "eur"), ("rice", "eur"), ("ive", "if"),
           ("che", "c"), ("que", "c"), ("gue", "g"), ("ieille", "ieux"), ("olle", "ou"),
           ("osse", "os"), ("aisse", "ais"), ("otte", "ot"), ("ète", "et"), ("e", "")),
    "es": (("a", "o"), ("a", "")),
    "pt": (("a", "o"), ("a", ""), ("ã", "ão")),
}
# Taken where the masculine is a word and the dictionary has no masculine for the feminine; nouns
# of their own, as "capitale" and "année", are in the lists.
_SURE_GENDERS: dict[str, tuple[tuple[str, str], ...]] = {
    "fr": (("trice", "teur"), ("euse", "eux"), ("teuse", "teur"), ("lleuse", "lleur"),
           ("geuse", "geur"), ("teure", "teur"), ("seure", "seur"), ("ale", "al"),
           ("ienne", "ien"), ("elle", "el"), ("ée", "é")),
    "es": (("dora", "dor"), ("tora", "tor"), ("sora", "sor")),
    "pt": (("dora", "dor"), ("tora", "tor"), ("sora", "sor")),
}
# Endings of feminine words only, so that the dictionary need not know the word.
_STRANGERS = (("nnelle", "nnel"), ("uelle", "uel"), ("ielle", "iel"), ("trice", "teur"),
              ("ienne", "ien"), ("ée", "é"))
_FINITE = {"fr": ("ez", "ons")}
_INFINITIVES = {"fr": ("er", "ir", "re", "oir")}
_SHORTEST_PLURAL = 3


def _candidates(word: str, pairs: tuple[tuple[str, str], ...]) -> Iterator[str]:
    for ending, other in pairs:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            yield word[: -len(ending)] + other if ending else word + other


def singular(word: str, words: Lexicon) -> str:
    """Return the singular of a lower-case word, or the word itself."""
    if word in words.forms:  # "children", "yeux"; the other forms are feminine ones
        return words.forms[word] if words.language == "en" or word[-1] == "x" else word
    if word[-1:] not in {"s", "x"} or len(word) < _SHORTEST_PLURAL:
        return word
    lemma = words.lemma(word)
    if lemma == word or word in words.keep:
        return word
    candidates = list(_candidates(word, _PLURALS[words.language]))
    if lemma in candidates:
        return str(lemma)
    for candidate in candidates:
        if words.known(candidate):
            return candidate
    if lemma is not None and word[-1] == "s" and _unlisted_masculine(word[:-1], words) == lemma:
        return word[:-1]  # "usagères", whose singular the dictionary lacks
    plain = word[-1] == "s" and word[-2:] != "ss" and len(word) > _SHORTEST_PLURAL
    # A name or a slip: nothing is known of it, so only the plain mark of plural goes.
    return word[:-1] if lemma is None and plain else word


def masculine(word: str, words: Lexicon) -> str:
    """Return the masculine of a lower-case singular word, or the word itself."""
    if word in words.forms:
        return words.forms[word]
    if word in words.keep:
        return word
    lemma = words.lemma(word)
    participle = word.endswith("ée") and lemma == f"{word[:-2]}er"  # "engagée", under "engager"
    free = participle or lemma in {None, word}
    sure = _SURE_GENDERS.get(words.language, ()) if free else ()
    for candidate in _candidates(word, sure):
        if words.lemma(candidate) == candidate:
            return candidate
    if lemma is None:
        return _unlisted_masculine(word, words)
    for ending, other in _GENDERS.get(words.language, ()):
        if not word.endswith(ending):
            continue
        candidate = word[: -len(ending)] + other
        strays = ending == "ive" and lemma != word and words.lemma(candidate) == candidate
        if lemma == candidate or strays:  # "active" is listed as a form of "activer"
            return candidate
    return word


def _unlisted_masculine(word: str, words: Lexicon) -> str:
    """Return the masculine of a word that the dictionary lacks, or the word itself."""
    if words.language != "fr":
        return word
    for ending, other in _GENDERS["fr"]:
        candidate = word[: -len(ending)] + other
        if len(ending) > 1 and word.endswith(ending) and words.lemma(candidate) == candidate:
            return candidate  # "usagère", "coordinatrice"
    for ending, other in _STRANGERS:
        if word.endswith(ending) and len(word) > len(ending) + 4:
            return word[: -len(ending)] + other
    return word


def infinitive(word: str, words: Lexicon) -> str:
    """Return the infinitive of an imperative or a slip for it ("écoutez"), or the word itself."""
    lemma = words.lemma(word)
    if lemma is None or lemma == word or not word.endswith(_FINITE.get(words.language, ("\0",))):
        return word
    return lemma if lemma.endswith(_INFINITIVES[words.language]) else word


def fold_word(word: str, words: Lexicon, rules: Rules) -> tuple[str, bool, tuple[Step, ...]]:
    """Fold one lower-case word: its key, whether it is a known word, and the rules that fired."""
    if not word.isalpha():
        return word, True, ()
    if not words.has_morphology:
        key = strip_accents(word) if rules.accents else word
        return key, False, (Step(Rule.ACCENTS, word, key),) if key != word else ()
    stages: list[tuple[Rule, str, str]] = []
    form = restore(word, words.language) if rules.accents else word
    for rule, wanted, change in (
        (Rule.PLURAL, rules.plural, singular),
        (Rule.GENDER, rules.gender, masculine),
        (Rule.VERB_FORM, rules.families, infinitive),
    ):
        changed = change(form, words) if wanted else form
        if rules.accents and changed != form:
            changed = restore(changed, words.language)
        if changed != form:
            stages.append((rule, form, changed))
            form = changed
    known = words.known(form)
    if rules.ligatures:
        form = form.replace("œ", "oe")
    key = dropped(form, words.language) if rules.accents else form
    return key, known, _explained(word, key, form, stages)


def _explained(
    word: str, key: str, form: str, stages: list[tuple[Rule, str, str]]
) -> tuple[Step, ...]:
    """Tell the steps in the spelling people will find in the key."""
    if key == form:
        mended = stages[0][1] if stages else form
        told = mended != word and not _only_oe(word, mended)
        first = (Step(Rule.ACCENTS, word, mended),) if told else ()
        return (*first, *(Step(*stage) for stage in stages))
    bare = strip_accents(word)
    steps = [Step(Rule.ACCENTS, word, bare)] if bare != word else []
    steps += [Step(rule, strip_accents(old), strip_accents(new)) for rule, old, new in stages]
    return tuple(steps)


def _only_oe(word: str, other: str) -> bool:
    return word == other.replace("œ", "oe")
