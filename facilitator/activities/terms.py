"""What the facilitator works on where a kind folds answers into terms (`Capability.TERMS`).

Their decisions are those of :mod:`facilitator.text.decisions`, kept under :data:`DECIDED` among
the step's decisions; what is let through after review is kept under :data:`REVIEWED`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

DECIDED = "terms"
REVIEWED = "review"
"""``{"words": [...], "released": [...]}``: the list as edited, the texts let through."""


@dataclass(frozen=True, slots=True)
class TermRow:
    """One term: its count as shown, how many answers and spellings are in it."""

    key: str
    label: str
    count: int
    answers: int
    spellings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HeldAnswer:
    """An answer that waits for the facilitator, and the listed words that are in it."""

    id: str
    text: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TermDesk:
    """All terms of a step, commonest first; the hidden ones, and answers that wait, apart."""

    terms: tuple[TermRow, ...] = ()
    hidden: tuple[TermRow, ...] = ()
    held: tuple[HeldAnswer, ...] = ()
    abstentions: int = 0
    words: tuple[str, ...] = ()
    """The list of words to hold, as it is in force; empty where nothing is held."""


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What was decided about words to hold; ``words`` None leaves the list that ships."""

    words: tuple[str, ...] | None = None
    released: frozenset[str] = field(default_factory=frozenset)

    def as_json(self) -> dict[str, Any]:
        """The decisions as the file keeps them."""
        kept: dict[str, Any] = {"released": sorted(self.released)}
        return kept if self.words is None else {**kept, "words": list(self.words)}

    @classmethod
    def from_json(cls, value: object) -> Reviewed:
        """Read decisions; what cannot be read decides nothing, the show goes on."""
        if not isinstance(value, Mapping):
            return cls()
        words, released = value.get("words"), value.get("released")
        listed = tuple(map(str, words)) if isinstance(words, list) else None
        return cls(listed, frozenset(map(str, released)) if isinstance(released, list)
                   else frozenset())
