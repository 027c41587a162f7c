"""Why an answer is in a term: the rules that fired on it, from what was typed to the term's key."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from facilitator.text.entries import Answer, Spelling
from facilitator.text.folding import term_key
from facilitator.text.lexicon import strip_accents
from facilitator.text.rules import Rule, Rules, Step


@dataclass(frozen=True, slots=True)
class Reason:
    """Why one answer is in a term: the answer, the item of it that counts, the rules that fired."""

    answer_id: str
    text: str
    item: str
    steps: tuple[Step, ...]


def taken_from(answer: Answer, spelling: Spelling) -> tuple[Step, ...]:
    """Return how the item was taken out of the answer; nothing where it is the whole answer."""
    if spelling.text == answer.text:
        return ()
    rule = Rule.SPLIT if len(answer.items) > 1 else Rule.PUNCTUATION
    return (Step(rule, answer.text, spelling.text),)


def put_together(
    spelling: Spelling, root: Callable[[str], str], language: str, rules: Rules
) -> tuple[Step, ...]:
    """Return the steps that look beyond one word: slips, family, spacing."""
    keys = [word.key for word in spelling.folded.words]
    roots = [root(word) for word in keys]
    slips = tuple(Step(Rule.ACCENTS if strip_accents(mended) == word else Rule.SLIP, word, mended)
                  for word, mended in zip(keys, roots, strict=True) if word != mended)
    return slips + term_key(roots, language, rules)[1]
