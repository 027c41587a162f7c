"""Putting answers under their themes, and near-identical ones together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from facilitator.activities.context import Entry, Theme
from facilitator.text.similar import Gathered as AsOne


@dataclass(frozen=True, slots=True)
class Card:
    """One answer; ``id`` is its entry's.

    Where near-identical answers are shown as one, ``count`` says how many, ``text`` is the
    commonest spelling, ``author`` names all of them, and ``id`` is the first one's.
    """

    id: str
    text: str
    author: str
    starred: bool
    count: int = 1


@dataclass(frozen=True, slots=True)
class Gathered:
    """A theme with its answers, in the order in which they came."""

    id: str
    label: str
    cards: tuple[Card, ...]

    @property
    def answers(self) -> int:
        """How many answers there are, near-identical ones each."""
        return sum(card.count for card in self.cards)


@dataclass(frozen=True, slots=True)
class OpenResult:
    """Themes in the facilitator's order, the answers under none of them, and all answers.

    An answer may be under several themes, so ``cards`` is not the sum of the others. ``same`` says
    for each answer that is near-identical to others which of them stands for all, and ``spelling``
    how that one is written.
    """

    themes: tuple[Gathered, ...]
    unplaced: tuple[Card, ...]
    cards: tuple[Card, ...]
    people: int
    same: Mapping[str, str] = field(default_factory=dict)
    spelling: Mapping[str, str] = field(default_factory=dict)

    def as_one(self, cards: Iterable[Card]) -> tuple[Card, ...]:
        """Show near-identical cards as one with a count, where the first of them stood."""
        found: dict[str, list[Card]] = {}
        for card in cards:
            found.setdefault(self.same.get(card.id, card.id), []).append(card)
        return tuple(
            alike[0] if len(alike) == 1 else replace(
                alike[0], text=self.spelling[lead], starred=any(card.starred for card in alike),
                author=", ".join(dict.fromkeys(c.author for c in alike if c.author)),
                count=len(alike),
            )
            for lead, alike in found.items()
        )

    def shown(self) -> OpenResult:
        """The result with near-identical answers as one, theme by theme."""
        if not self.same:
            return self
        return replace(
            self, unplaced=self.as_one(self.unplaced), cards=self.as_one(self.cards),
            themes=tuple(replace(t, cards=self.as_one(t.cards)) for t in self.themes),
        )

    def most_said(self, cards: Iterable[Card] | None = None) -> tuple[Card, ...]:
        """All answers or some ``cards``, near-identical ones as one, the most said first."""
        found = self.as_one(self.cards if cards is None else cards)
        return tuple(sorted(found, key=lambda card: -card.count))


Alike = tuple[Mapping[str, str], Mapping[str, str]]
"""``same`` and ``spelling`` of an :class:`OpenResult`."""


def find_alike(entries: Iterable[Entry], language: str) -> Alike:
    """Find near-identical answers (see ``facilitator.text.similar``)."""
    from facilitator.text import similar

    return alike(similar.gather([(e.id, text_of(e)) for e in entries if text_of(e)], language))


def alike(groups: Iterable[AsOne]) -> Alike:
    """Which answers are shown as one, and how it is written."""
    several = [group for group in groups if group.count > 1]
    return (
        {key: group.first_id for group in several for key in group.ids},
        {group.first_id: group.text for group in several},
    )


def text_of(entry: Entry) -> str:
    """The words of an answer; "" for none."""
    text = entry.payload.get("text")
    return text if isinstance(text, str) else ""


def gather(
    entries: Sequence[Entry], themes: Sequence[Theme], alike: Alike = ({}, {})
) -> OpenResult:
    """Put each answer under its themes."""
    cards = {
        entry.id: Card(entry.id, text_of(entry), entry.author, entry.starred)
        for entry in entries
        if text_of(entry)
    }
    gathered = tuple(
        Gathered(theme.id, theme.label, _under(theme, cards)) for theme in themes
    )
    placed = {key for theme in themes for key in theme.entries}
    return OpenResult(
        gathered,
        tuple(card for key, card in cards.items() if key not in placed),
        tuple(cards.values()),
        len({entry.person for entry in entries if entry.person and entry.id in cards}),
        *alike,
    )


def _under(theme: Theme, cards: Mapping[str, Card]) -> tuple[Card, ...]:
    """The cards of a theme in the order in which they came, not in which they were placed."""
    wanted = set(theme.entries)
    return tuple(card for key, card in cards.items() if key in wanted)
