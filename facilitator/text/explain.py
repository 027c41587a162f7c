"""Why an answer is in a term: the rules that fired on it, from what was typed to the term's key."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from facilitator.text.entries import Answer, Spelling
from facilitator.text.rules import Rule, Step


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
    spelling: Spelling, root: Callable[[str], str], base: str, key: str
) -> tuple[Step, ...]:
    """Return the last steps: slips mended, words run together, the facilitator's merge."""
    keys = [word.key for word in spelling.folded.words]
    roots = [root(word) for word in keys]
    steps = [Step(Rule.SLIP, word, mended) for word, mended in zip(keys, roots, strict=True)
             if word != mended]
    apart = " ".join(roots)
    if roots and apart != base:
        steps.append(Step(Rule.SPACING, apart, base))
    if base != key:
        steps.append(Step(Rule.MERGED, base, key))
    return tuple(steps)
