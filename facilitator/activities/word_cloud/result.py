"""What a word cloud gives: terms with their counts."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CloudTerm:
    """One thing people said. ``spellings`` are the ways it was written, commonest first."""

    key: str
    label: str
    count: int
    spellings: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class CloudResult:
    """Terms in the order in which they were first said; ``answers`` and ``people`` behind them."""

    terms: tuple[CloudTerm, ...]
    answers: int
    people: int

    def ranked(self) -> tuple[CloudTerm, ...]:
        """The terms, most frequent first, equals in the order in which they were first said."""
        return tuple(sorted(self.terms, key=lambda term: -term.count))

    def term(self, key: str | None) -> CloudTerm | None:
        """The term of that key."""
        return next((term for term in self.terms if term.key == key), None)
