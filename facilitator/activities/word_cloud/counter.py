"""Counting terms as answers come, at a cost that does not grow with the number of answers."""

from __future__ import annotations

from collections import Counter as Tally
from collections.abc import Iterable, Mapping
from typing import Any

from facilitator.activities.context import Context, Entry
from facilitator.activities.kind import Counter
from facilitator.activities.terms import DECIDED, REVIEWED, HeldAnswer, Reviewed, TermDesk, TermRow
from facilitator.activities.word_cloud.form import rules_of
from facilitator.activities.word_cloud.result import CloudResult, CloudTerm
from facilitator.errors import PalabreError
from facilitator.text.decisions import Decisions, from_data, spelling_key
from facilitator.text.explain import Reason
from facilitator.text.lexicon import primary
from facilitator.text.ranked import Ranked
from facilitator.text.review import Review, review_words
from facilitator.text.rules import Rules
from facilitator.text.terms import TermIndex


class CloudCounter(Counter[CloudResult]):
    """Keeps terms and their order up to date; only what an answer touches is looked at again.

    An answer whose text is corrected counts as the newest one, and so does one that is let through
    after review.
    """

    def __init__(self, kind: Any) -> None:
        super().__init__(kind)
        self._index: TermIndex | None = None
        self._rules = Rules()
        self._decided: Any = None
        self._reviewed: Any = None
        self._review: Review | None = None
        self._released: frozenset[str] = frozenset()
        self._held: dict[str, HeldAnswer] = {}
        self._people: Tally[str] = Tally()
        self._terms: Ranked[CloudTerm] = Ranked()
        self._rows: Ranked[TermRow] = Ranked()
        self._masked: Ranked[TermRow] = Ranked()

    def put(self, entry: Entry) -> None:
        known = self._entries.get(entry.id)
        if known is not None and _said(known) == _said(entry):
            self._entries[entry.id] = entry
            return
        self.drop(entry.id)
        super().put(entry)
        if entry.person:
            self._people[entry.person] += 1
        if self._index is not None:
            self._refresh(self._index, self._take(self._index, entry))

    def drop(self, entry_id: str) -> None:
        entry = self._entries.pop(entry_id, None)
        if entry is None:
            return
        if entry.person:
            self._people[entry.person] -= 1
            if not self._people[entry.person]:
                del self._people[entry.person]
        if self._held.pop(entry_id, None) is None and self._index is not None:
            self._refresh(self._index, self._index.remove(entry_id))

    def result(self, context: Context) -> CloudResult:
        index = self._indexed(context)
        return CloudResult(
            self._terms.values(),
            len(self._entries),
            len(self._people),
            len(index.abstentions),
            len(self._held),
        )

    def desk(self, context: Context) -> TermDesk:
        index = self._indexed(context)
        return TermDesk(
            self._rows.values(), self._masked.values(), tuple(self._held.values()),
            len(index.abstentions), self._review.words if self._review else (),
        )

    def explain(self, key: str, context: Context) -> tuple[Reason, ...]:
        try:
            return self._indexed(context).explain(key)
        except KeyError:
            return ()

    def _indexed(self, context: Context) -> TermIndex:
        """The index for the step's language, rules and decisions, built when first known."""
        rules = rules_of(context.settings)
        decided = context.decisions.get(DECIDED)
        reviewed = context.settings.get("review") and (context.decisions.get(REVIEWED) or {})
        index = self._index
        if index is not None and reviewed != self._reviewed:
            self._release(index, reviewed)
        if index is None or rules != self._rules or index.language != primary(context.language) or (
            reviewed != self._reviewed
        ):
            index = self._index = TermIndex(context.language, rules, decisions_of(decided))
            self._rules, self._decided, self._reviewed = rules, decided, reviewed
            self._hold(context.language)
            self._terms, self._rows, self._masked = Ranked(), Ranked(), Ranked()
            self._held = {}
            changed: set[str] = set()
            for entry in self._entries.values():
                changed |= self._take(index, entry)
            self._refresh(index, changed)
        elif decided != self._decided:
            self._decided = decided
            self._refresh(index, index.decide(decisions_of(decided)))
        return index

    def _hold(self, language: str) -> None:
        """Look for the words that the step holds, if any."""
        self._review, self._released = None, frozenset()
        if isinstance(self._reviewed, Mapping):
            wishes = Reviewed.from_json(self._reviewed)
            words = review_words(language) if wishes.words is None else wishes.words
            self._review, self._released = Review(language, words), wishes.released

    def _release(self, index: TermIndex, reviewed: Any) -> None:
        """Let through what was let through since then, where nothing else was decided."""
        if not isinstance(reviewed, Mapping) or not isinstance(self._reviewed, Mapping):
            return
        before, after = Reviewed.from_json(self._reviewed), Reviewed.from_json(reviewed)
        if before.words != after.words or not before.released <= after.released:
            return
        self._reviewed, self._released = reviewed, after.released
        changed: set[str] = set()
        for held in list(self._held.values()):
            if spelling_key(held.text) in self._released:
                del self._held[held.id]
                changed |= self._take(index, self._entries[held.id])
        self._refresh(index, changed)

    def _take(self, index: TermIndex, entry: Entry) -> frozenset[str]:
        """Put an answer among the terms, unless it waits to be looked at; what changed."""
        text, person = _said(entry)
        if self._review is not None and spelling_key(text) not in self._released:
            words = self._review.found(text)
            if words:
                self._held[entry.id] = HeldAnswer(entry.id, text, words)
                return frozenset()
        return index.add(entry.id, text, person)

    def _refresh(self, index: TermIndex, keys: Iterable[str]) -> None:
        for key in keys:
            masked = key in index.decisions.hidden
            if masked or key not in index:
                self._terms.drop(key)
                self._rows.drop(key)
            if not masked or key not in index:
                self._masked.drop(key)
            if key not in index:
                continue
            term, rank, spellings = index.term(key), index.rank(key), index.spellings(key)
            row = TermRow(key, term.label, term.count, term.answers, spellings)
            if masked:
                self._masked.put(key, rank, row)
            else:
                self._rows.put(key, rank, row)
                self._terms.put(key, rank, CloudTerm(key, term.label, term.count, spellings))


def decisions_of(data: Any) -> Decisions:
    """The facilitator's decisions; what cannot be read decides nothing, the show goes on."""
    try:
        return from_data(data or {})
    except PalabreError:
        return Decisions()


def _said(entry: Entry) -> tuple[str, str | None]:
    return str(entry.payload.get("text") or ""), entry.person or None
