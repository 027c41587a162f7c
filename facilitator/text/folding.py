"""One short answer folded into a key: the answers that share it are one term.

Pure and explainable: the same text always gives the same key, with the list of rules that fired.
What depends on the other answers (typing slips) is in :mod:`facilitator.text.slips`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from facilitator.text import spelling
from facilitator.text.families import verb_of
from facilitator.text.inclusive import plain
from facilitator.text.lexicon import Lexicon, lexicon
from facilitator.text.rules import Rule, Rules, Step
from facilitator.text.words import fold_word

_SLASH = "/"
_EITHER = frozenset((("a", "plus"), ("ya", "plus")))  # more, or no more
_ITSELF = frozenset(("s", "se"))


@dataclass(frozen=True, slots=True)
class Word:
    """One folded word of a term; ``known`` when the dictionary has it, so it is no slip."""

    key: str
    known: bool


@dataclass(frozen=True, slots=True)
class Folded:
    """An answer's words once folded, with the rules that fired, in order."""

    words: tuple[Word, ...]
    steps: tuple[Step, ...]


class _Trace:
    """The rules that fired so far."""

    def __init__(self) -> None:
        self.steps: list[Step] = []

    def note(self, rule: Rule, before: str, after: str) -> str:
        if before != after:
            self.steps.append(Step(rule, before, after))
        return after


def _typed(text: str, words: Lexicon, rules: Rules, trace: _Trace) -> list[str]:
    """Fold what concerns characters, and return the tokens."""
    text = spelling.visible(text)
    if rules.inclusive:
        text = trace.note(Rule.INCLUSIVE, text, plain(text, words.language))
    if rules.apostrophes:
        text = trace.note(Rule.APOSTROPHES, text, spelling.plain_apostrophes(text))
    if rules.ligatures:
        text = trace.note(Rule.LIGATURES, text, spelling.without_ligatures(text))
    if rules.case:
        text = trace.note(Rule.CASE, text, text.lower())
    found = spelling.tokens(text, words, punctuation=rules.punctuation)
    if rules.spacing:
        found = _with_prefixes(found, words)
    trace.note(Rule.PUNCTUATION, text, text if _only_words(text) else " ".join(found))
    return found


def _with_prefixes(tokens: list[str], words: Lexicon) -> list[str]:
    """Write a prefix and its word as one: "co construction", "inter-générationnel"."""
    joined: list[str] = []
    apart = words.little | words.joints
    for token in tokens:
        prefixed = joined and joined[-1].lower() in words.prefixes
        if prefixed and token.isalpha() and token.lower() not in apart:
            joined[-1] += token
        else:
            joined.append(token)
    return joined


def _only_words(text: str) -> bool:
    return all(char.isalnum() or char in " '" for char in text)


def _opening(tokens: Sequence[str], words: Lexicon) -> int:
    """Return how many tokens only introduce the answer: "c'est", "au", "en" before "moi"."""
    low = [token.lower() for token in tokens]
    at = 0
    for opening in words.openings:
        if tuple(low[: len(opening)]) == opening:
            at = len(opening) if _introduces(opening, low, words) else 0
            break
    if at + 1 < len(low) and low[at] in _ITSELF and low[at + 1] in words.reflexive:
        return at + 1
    if at < len(low) and low[at] in words.contracted:
        return at + 1
    after = low[at + 1] if at + 1 < len(low) else ""
    if at < len(low) and low[at] in words.leading and after in words.little | words.followers:
        return at + 1
    return at


def _introduces(opening: tuple[str, ...], low: list[str], words: Lexicon) -> bool:
    """Tell whether an opening may go: not the "n" of "il n'y a plus", the only negation there."""
    after = low[len(opening)] if len(opening) < len(low) else ""
    if words.negation & set(opening):
        return after in words.negators
    return (opening[-1], after) not in _EITHER


def _without_little(tokens: list[str], words: Lexicon) -> list[str]:
    """Drop articles and little words; an answer made of nothing else is left as it is."""
    rest = tokens[_opening(tokens, words):]
    low = [token.lower() for token in rest]
    negated = [at for at, token in enumerate(low) if token in words.negators]
    kept: list[str] = []
    for at, token in enumerate(rest):
        if low[at] in words.little:
            continue
        gender = words.articles.get(low[at - 1]) if at else None
        if gender and words.homographs.get(low[at], gender) != gender:
            kept.append(f"{token}({gender})")  # "le poste" is not "la poste"
            continue
        # "ne" goes only where another word still says the negation.
        if low[at] in words.negation and negated and negated[-1] > at:
            continue
        kept.append(words.same.get(low[at], token))
    meaning = [token for token in kept if token != _SLASH]
    return kept if meaning else tokens


def _like(original: str, folded: str) -> str:
    """Give a folded word the capitals of the original, where case is not to be folded."""
    if original.isupper() and len(original) > 1:
        return folded.upper()
    return folded.capitalize() if original[:1].isupper() else folded


def _folded_words(tokens: list[str], words: Lexicon, rules: Rules, trace: _Trace) -> list[Word]:
    content = [token for token in tokens if token != _SLASH]
    folded: list[Word] = []
    for token in tokens:
        low = token.lower()
        if token == _SLASH or (len(content) == 1 and low in words.keep_alone):
            folded.append(Word(low if rules.case else token, True))
            continue
        key, known, steps = fold_word(low, words, rules)
        folded.append(Word(key if rules.case else _like(token, key), known))
        trace.steps.extend(steps)
    return folded


def _without_doublets(found: list[Word], words: Lexicon, trace: _Trace) -> list[Word]:
    """Fold "citoyens et citoyennes" or "acteurs/actrices", once both are one word, into it."""
    kept: list[Word] = []
    for at, word in enumerate(found):
        joint = at >= 2 and (found[at - 1].key == _SLASH or found[at - 1].key in words.joints)
        if joint and found[at - 2] == word and kept:
            before = f"{word.key} {kept.pop().key} {word.key}"
            trace.note(Rule.INCLUSIVE, before, word.key)
            continue
        kept.append(word)
    return [word for word in kept if word.key != _SLASH]


def fold(text: str, language: str = "fr", rules: Rules | None = None) -> Folded:
    """Fold one answer, or one part of an answer, in a language; unknown languages by spelling only.

    ``text`` may be anything a person typed; an answer without a word or a symbol that says
    something folds into no words at all.
    """
    words = lexicon(language)
    switches = rules or Rules()
    trace = _Trace()
    tokens = _typed(text, words, switches, trace)
    if switches.little_words and words.little:
        shorter = _without_little(tokens, words)
        trace.note(Rule.LITTLE_WORDS, " ".join(tokens), " ".join(shorter))
        tokens = shorter
    found = _folded_words(tokens, words, switches, trace)
    if switches.inclusive:
        found = _without_doublets(found, words, trace)
    found = [word for word in found if word.key != _SLASH]
    return Folded(tuple(found), tuple(trace.steps))


def term_key(keys: Sequence[str], language: str, rules: Rules) -> tuple[str, tuple[Step, ...]]:
    """Return a term's key from its words' keys, slips mended, with the rules that fired.

    The first word joins its family, "respect des autres" and "respecter les autres" alike. With
    the rule of spacing the words are run together ("bien être", "bienêtre"), but never at a
    number ("1 1" is not "11") nor after a negation ("pas sage" is not "passage").
    """
    words = lexicon(language)
    trace = _Trace()
    if rules.families and keys:
        verb = verb_of(keys[0], words, rules)
        keys = [trace.note(Rule.FAMILY, keys[0], verb), *keys[1:]]
    spaced = " ".join(keys)
    if not rules.spacing:
        return spaced, tuple(trace.steps)
    apart = words.negators | words.split.binding
    text = ""
    for at, key in enumerate(keys):
        before = keys[at - 1] if at else ""
        gap = at and (before in apart or not before.isalpha() or not key.isalpha())
        text += f" {key}" if gap else key
    trace.note(Rule.SPACING, spaced, text)
    return text, tuple(trace.steps)
