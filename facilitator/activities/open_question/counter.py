"""The live count of an open question: what is alike is looked for only when words changed."""

from __future__ import annotations

from facilitator.activities.context import Context, Entry
from facilitator.activities.kind import Counter, Kind
from facilitator.activities.open_question.result import (
    Alike,
    OpenResult,
    find_alike,
    gather,
    text_of,
)


class OpenCounter(Counter[OpenResult]):
    """Keeps what was found alike until an answer comes, goes or is mended.

    Themes, stars and names change far more often than words while a facilitator sorts, and cost
    next to nothing.
    """

    def __init__(self, kind: Kind[OpenResult]) -> None:
        super().__init__(kind)
        self._alike: Alike | None = None
        self._language = ""

    def put(self, entry: Entry) -> None:
        known = self._entries.get(entry.id)
        if known is None or text_of(known) != text_of(entry):
            self._alike = None
        super().put(entry)

    def drop(self, entry_id: str) -> None:
        if entry_id in self._entries:
            self._alike = None
        super().drop(entry_id)

    def result(self, context: Context) -> OpenResult:
        if self._alike is None or self._language != context.language:
            self._alike = find_alike(self._entries.values(), context.language)
            self._language = context.language
        return gather(self.entries(), context.themes, self._alike)
