"""Themes made of answers: cards, suggestions to accept or refuse, merging and splitting."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from typing import Any

from facilitator.activities.context import Theme
from facilitator.document import reads
from facilitator.document.records import StepRecord
from facilitator.document.writer import Written
from facilitator.errors import NotAllowed
from facilitator.i18n import N_
from facilitator.text.similar import Gathered, gather
from facilitator.text.suggest import PlacedTheme, Suggestion, suggest
from facilitator.workshop.base import Core, the_step, update
from facilitator.workshop.changes import DecisionsChanged, ItemsChanged
from facilitator.workshop.items import item_text, known_item, new_item, number, tie
from facilitator.workshop.results import Results

THEME = "theme"
MERGED = "merged-theme"
"""The role of a theme that went into another: no longer listed, still on the thread."""
REFUSED = "refused_themes"
"""The key of a step's decisions under which refused suggestions are kept."""
SUGGESTIONS = 10


@dataclass(frozen=True, slots=True)
class ThemeCards:
    """A theme with its cards, near-identical answers gathered."""

    id: str
    label: str
    cards: tuple[Gathered, ...]


@dataclass(frozen=True, slots=True)
class Board:
    """A step's themes in order, and the cards under none of them. Hidden answers are left out."""

    themes: tuple[ThemeCards, ...]
    unplaced: tuple[Gathered, ...]


class Themes:
    """Gathering answers under themes, while answers still come."""

    def __init__(self, core: Core, results: Results) -> None:
        self._core = core
        self._results = results

    def board(self, step_id: str) -> Board:
        """The themes and the loose cards as they stand."""
        step, texts = self._texts(step_id)
        language = self._core.workshop().language
        themes = self._results.themes(step.id)
        placed = {key for theme in themes for key in theme.entries}

        def cards(ids: Iterable[str]) -> tuple[Gathered, ...]:
            held = set(ids)
            return gather([(key, text) for key, text in texts.items() if key in held], language)

        return Board(
            tuple(ThemeCards(theme.id, theme.label, cards(theme.entries)) for theme in themes),
            cards(set(texts) - placed),
        )

    def suggest(self, step_id: str, limit: int = SUGGESTIONS) -> tuple[Suggestion, ...]:
        """Suggest where the answers under no theme yet could go; what was refused stays away.

        Deterministic and offline (see :func:`facilitator.text.suggest.suggest`). Near-identical
        answers go together. A new theme is left out once refused, until at least half of its
        answers are others.
        """
        step, texts = self._texts(step_id)
        themes = self._results.themes(step.id)
        refused = list(_refused(step.decisions))
        language = self._core.workshop().language
        known = [
            PlacedTheme(theme.id, theme.label,
                        tuple((key, texts[key]) for key in theme.entries if key in texts))
            for theme in themes
        ]
        found = suggest(list(texts.items()), known, language, limit + len(refused), step.prompt)
        kept = self._with_twins(found, texts, themes, language)
        wanted = [one for one in (_without_refused(one, refused) for one in kept) if one]
        existing = [one for one in wanted if one.theme_id]
        return (*existing, *[one for one in wanted if not one.theme_id][:limit])

    def accept(
        self, step_id: str, suggestion: Suggestion, label: str = "",
        answer_ids: Sequence[str] | None = None,
    ) -> Future[str]:
        """Take a suggestion up, under another ``label`` or for some of its answers if wanted.

        Answers that somebody placed meanwhile are left where they are. Gives the theme's id.
        """
        name = item_text(label or suggestion.label)
        theme_id, now = suggestion.theme_id or self._core.clock.new_id(), self._core.clock.now()
        wanted = suggestion.answer_ids if answer_ids is None else tuple(answer_ids)

        def command(db: sqlite3.Connection) -> Written[str]:
            the_step(db, step_id)
            placed = _placed(db, step_id)
            loose = [key for key in wanted if key not in placed]
            if not loose:
                raise NotAllowed(N_("Ces réponses sont déjà rangées."))
            if suggestion.theme_id:
                known_item(db, theme_id, THEME)
            else:
                data = {"suggested": True, "because": list(suggestion.because)}
                new_item(db, theme_id, step_id, THEME, name, now, data)
            _put(db, theme_id, loose)
            return Written(theme_id, (ItemsChanged(step_id),))

        return self._core.write(command)

    def refuse(self, step_id: str, suggestion: Suggestion) -> Future[None]:
        """Turn a suggestion down; that is kept with the step's decisions."""
        said = {"theme": suggestion.theme_id or "", "answers": list(suggestion.answer_ids)}

        def command(db: sqlite3.Connection) -> Written[None]:
            step = the_step(db, step_id)
            refused = [*step.decisions.get(REFUSED, ()), said]
            update(db, "step", step_id, {"decisions": {**step.decisions, REFUSED: refused}})
            return Written(None, (DecisionsChanged(step_id),))

        return self._core.write(command)

    def make(self, step_id: str, label: str, answer_ids: Sequence[str] = ()) -> Future[str]:
        """Make a theme by hand out of cards (none to start with an empty one). Gives its id."""
        name, wanted = item_text(label), self.twins(step_id, answer_ids)
        theme_id, now = self._core.clock.new_id(), self._core.clock.now()

        def command(db: sqlite3.Connection) -> Written[str]:
            the_step(db, step_id)
            new_item(db, theme_id, step_id, THEME, name, now)
            _put(db, theme_id, wanted)
            return Written(theme_id, (ItemsChanged(step_id),))

        return self._core.write(command)

    def move(
        self, step_id: str, answer_ids: Sequence[str], to: str = "", out_of: str = ""
    ) -> Future[None]:
        """Move cards with all their near-identical answers.

        ``to`` is the theme they go to ("" for none) and ``out_of`` the one they leave; with ``to``
        alone they are copied: a card may be under several themes.
        """
        wanted = self.twins(step_id, answer_ids)

        def command(db: sqlite3.Connection) -> Written[None]:
            if to:
                known_item(db, to, THEME)
            if out_of and out_of != to:
                _take(db, out_of, wanted)
            if to:
                _put(db, to, wanted)
            return Written(None, (ItemsChanged(step_id),))

        return self._core.write(command)

    def merge(self, theme_id: str, others: Sequence[str]) -> Future[None]:
        """Put ``others`` into one theme with all that is in them and all that came out of them."""
        now = self._core.clock.now()

        def command(db: sqlite3.Connection) -> Written[None]:
            theme = known_item(db, theme_id, THEME)
            for other_id in dict.fromkeys(others):
                if other_id == theme_id:
                    continue
                other = known_item(db, other_id, THEME)
                _put(db, theme_id, [link.source_id for link in reads.links_to(db, other_id)
                                    if link.role == "in"])
                db.execute("DELETE FROM link WHERE target_id = ? AND role = 'in'", [other_id])
                db.execute("UPDATE OR IGNORE link SET source_id = ? WHERE source_id = ?",
                           [theme_id, other_id])
                db.execute("DELETE FROM link WHERE source_id = ?", [other_id])
                tie(db, other_id, theme_id, "merged", 0)
                update(db, "item", other_id, {"role": MERGED, "updated_at": now,
                                              "data": {**other.data, "merged_into": theme_id}})
            return Written(None, (ItemsChanged(theme.step_id),))

        return self._core.write(command)

    def split(self, theme_id: str, label: str, answer_ids: Sequence[str]) -> Future[str]:
        """Make a theme of some of a theme's cards, next to it. Gives the new theme's id."""
        name, fresh, now = item_text(label), self._core.clock.new_id(), self._core.clock.now()
        step_id = self._core.document.read(lambda db: known_item(db, theme_id, THEME)).step_id
        wanted = set(self.twins(step_id, answer_ids))

        def command(db: sqlite3.Connection) -> Written[str]:
            theme = known_item(db, theme_id, THEME)
            moved = [link.source_id for link in reads.links_to(db, theme_id)
                     if link.role == "in" and link.source_id in wanted]
            if not moved:
                raise NotAllowed(N_("Choisissez des réponses de ce thème."))
            new_item(db, fresh, theme.step_id, THEME, name, now)
            _take(db, theme_id, moved)
            _put(db, fresh, moved)
            order = [one.id for one in reads.items(db, theme.step_id, THEME) if one.id != fresh]
            order.insert(order.index(theme_id) + 1, fresh)
            number(db, order)
            return Written(fresh, (ItemsChanged(theme.step_id),))

        return self._core.write(command)

    def twins(self, step_id: str, answer_ids: Sequence[str]) -> tuple[str, ...]:
        """These answers with those near-identical to them, hidden ones left out."""
        _, texts = self._texts(step_id)
        wanted = set(answer_ids)
        language = self._core.workshop().language
        cards = gather(list(texts.items()), language) if wanted else ()
        return tuple(key for card in cards if wanted & set(card.ids) for key in card.ids)

    def _texts(self, step_id: str) -> tuple[StepRecord, dict[str, str]]:
        """The step, and its visible answers' words by id in the order in which they came."""
        step = self._core.document.read(lambda db: the_step(db, step_id))
        kind = self._core.kind(step.kind)
        context = self._results.context(step, with_entries=False)
        entries = self._results.entries(step)
        return step, {e.id: kind.text(e.payload, context) for e in entries if not e.hidden}

    @staticmethod
    def _with_twins(
        found: Sequence[Suggestion], texts: Mapping[str, str], themes: Sequence[Theme],
        language: str,
    ) -> list[Suggestion]:
        """Keep near-identical answers in one suggestion: the first that has one of them."""
        placed = {key for theme in themes for key in theme.entries}
        loose = [(key, text) for key, text in texts.items() if key not in placed]
        card_of = {key: card for card in gather(loose, language) for key in card.ids}
        taken: set[str] = set()
        kept = []
        for one in found:
            ids = [key for first in one.answer_ids for key in card_of[first].ids]
            ids = [key for key in dict.fromkeys(ids) if key not in taken]
            taken.update(ids)
            if ids:
                kept.append(replace(one, answer_ids=tuple(ids)))
        return kept


def _refused(decisions: Mapping[str, Any]) -> Iterable[tuple[str, frozenset[str]]]:
    for said in decisions.get(REFUSED) or ():
        yield str(said.get("theme") or ""), frozenset(said.get("answers") or ())


def _without_refused(
    one: Suggestion, refused: Sequence[tuple[str, frozenset[str]]]
) -> Suggestion | None:
    if one.theme_id:
        said = {key for theme, answers in refused if theme == one.theme_id for key in answers}
        left = tuple(key for key in one.answer_ids if key not in said)
        return replace(one, answer_ids=left) if left else None
    answers = set(one.answer_ids)
    again = any(2 * len(answers & before) > len(answers) for theme, before in refused if not theme)
    return None if again else one


def _placed(db: sqlite3.Connection, step_id: str) -> set[str]:
    rows = db.execute(
        "SELECT source_id FROM link JOIN item ON item.id = target_id "
        "WHERE step_id = ? AND item.role = ? AND link.role = 'in'", [step_id, THEME],
    )
    return {row[0] for row in rows}


def _put(db: sqlite3.Connection, theme_id: str, answer_ids: Iterable[str]) -> None:
    start = len(reads.links_to(db, theme_id))
    for order, answer_id in enumerate(answer_ids, start=start):
        tie(db, answer_id, theme_id, "in", order)


def _take(db: sqlite3.Connection, theme_id: str, answer_ids: Iterable[str]) -> None:
    for answer_id in answer_ids:
        db.execute("DELETE FROM link WHERE source_id = ? AND target_id = ? AND role = 'in'",
                   [answer_id, theme_id])
