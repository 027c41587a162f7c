"""What a word cloud gives: terms with their counts."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CloudTerm:
    """One thing people said; ``count`` is people or answers, as the step's settings say.

    ``spellings`` are the ways it was written, commonest first; ``label`` is the commonest, or the
    name that the facilitator gave it.
    """

    key: str
    label: str
    count: int
    spellings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CloudResult:
    """Terms by count, the older first among equals; hidden ones left out.

    ``answers`` were given by ``people``; ``abstentions`` of them say nothing ("je ne sais pas"),
    ``held`` wait to be looked at and are in no term.
    """

    terms: tuple[CloudTerm, ...]
    answers: int
    people: int
    abstentions: int
    held: int = 0

    def term(self, key: str | None) -> CloudTerm | None:
        """The term of that key."""
        if not key:
            return None
        return next((term for term in self.terms if term.key == key), None)
