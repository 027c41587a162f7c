"""Counting terms as answers come, at a cost that does not grow with the number of answers."""

from __future__ import annotations

from collections import Counter as Tally
from collections.abc import Iterable
from typing import Any

from facilitator.activities.context import Context, Entry
from facilitator.activities.kind import Counter
from facilitator.activities.word_cloud.form import rules_of
from facilitator.activities.word_cloud.result import CloudResult, CloudTerm
from facilitator.errors import PalabreError
from facilitator.text.decisions import Decisions, from_data
from facilitator.text.rules import Rules
from facilitator.text.terms import TermIndex


class CloudCounter(Counter[CloudResult]):
    """Keeps terms and their order up to date; only what an answer touches is looked at again.

    An answer whose text is corrected counts as the newest one.
    """

    def __init__(self, kind: Any) -> None:
        super().__init__(kind)
        self._index: TermIndex | None = None
        self._rules = Rules()
        self._decided: Any = None
        self._people: Tally[str] = Tally()
        self._terms: dict[str, CloudTerm] = {}

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
            self._refresh(self._index, self._index.add(entry.id, *_said(entry)))

    def drop(self, entry_id: str) -> None:
        entry = self._entries.pop(entry_id, None)
        if entry is None:
            return
        if entry.person:
            self._people[entry.person] -= 1
            if not self._people[entry.person]:
                del self._people[entry.person]
        if self._index is not None:
            self._refresh(self._index, self._index.remove(entry_id))

    def result(self, context: Context) -> CloudResult:
        index = self._indexed(context)
        return CloudResult(
            tuple(self._terms[key] for key in index.ranking()),
            len(self._entries),
            len(self._people),
            len(index.abstentions),
        )

    def _indexed(self, context: Context) -> TermIndex:
        """The index for the step's language, rules and decisions, built when first known."""
        rules = rules_of(context.settings)
        decided = context.decisions.get("terms")
        index = self._index
        if index is None or rules != self._rules or index.language != context.language:
            index = self._index = TermIndex(context.language, rules, decisions_of(decided))
            self._rules, self._decided = rules, decided
            self._terms = {}
            changed: set[str] = set()
            for entry in self._entries.values():
                changed |= index.add(entry.id, *_said(entry))
            self._refresh(index, changed)
        elif decided != self._decided:
            self._decided = decided
            self._refresh(index, index.decide(decisions_of(decided)))
        return index

    def _refresh(self, index: TermIndex, keys: Iterable[str]) -> None:
        for key in keys:
            term = _term(index, key)
            if term is None:
                self._terms.pop(key, None)
            else:
                self._terms[key] = term


def decisions_of(data: Any) -> Decisions:
    """The facilitator's decisions; what cannot be read decides nothing, the show goes on."""
    try:
        return from_data(data or {})
    except PalabreError:
        return Decisions()


def _term(index: TermIndex, key: str) -> CloudTerm | None:
    """The term as it is now; None where nobody says it any more or it was hidden."""
    if key in index.decisions.hidden:
        return None
    try:
        term = index.term(key)
    except KeyError:
        return None
    return CloudTerm(key, term.label, term.count, index.spellings(key))


def _said(entry: Entry) -> tuple[str, str | None]:
    return str(entry.payload.get("text") or ""), entry.person or None
