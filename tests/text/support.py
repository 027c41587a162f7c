"""What several tests of the folding need."""

from __future__ import annotations

from collections.abc import Iterable

from facilitator.text.decisions import Decisions
from facilitator.text.rules import Rules
from facilitator.text.terms import Term, TermIndex


def fold_all(
    answers: Iterable[tuple[str, str, str | None]],
    language: str = "fr",
    rules: Rules | None = None,
    decisions: Decisions | None = None,
) -> tuple[Term, ...]:
    """Return the terms of (answer id, text, person) triples, all at once."""
    index = TermIndex(language, rules, decisions)
    for answer_id, text, person in answers:
        index.add(answer_id, text, person)
    return index.terms()
