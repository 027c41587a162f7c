"""Putting answers under their themes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from facilitator.activities.context import Entry, Theme


@dataclass(frozen=True, slots=True)
class Card:
    """One answer; ``id`` is its entry's."""

    id: str
    text: str
    author: str
    starred: bool


@dataclass(frozen=True, slots=True)
class Gathered:
    """A theme with its answers, in the order in which they came."""

    id: str
    label: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class OpenResult:
    """Themes in the facilitator's order, the answers under none of them, and all answers.

    An answer may be under several themes, so ``cards`` is not the sum of the others.
    """

    themes: tuple[Gathered, ...]
    unplaced: tuple[Card, ...]
    cards: tuple[Card, ...]
    people: int


def gather(entries: Sequence[Entry], themes: Sequence[Theme]) -> OpenResult:
    """Put each answer under its themes."""
    cards = {
        entry.id: Card(entry.id, str(entry.payload.get("text", "")), entry.author, entry.starred)
        for entry in entries
        if entry.payload.get("text")
    }
    gathered = tuple(
        Gathered(
            theme.id, theme.label,
            tuple(cards[key] for key in cards if key in set(theme.entries)),
        )
        for theme in themes
    )
    placed = {key for theme in themes for key in theme.entries}
    return OpenResult(
        gathered,
        tuple(card for key, card in cards.items() if key not in placed),
        tuple(cards.values()),
        len({entry.person for entry in entries if entry.person and entry.id in cards}),
    )
