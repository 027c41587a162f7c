"""The live count of an open question: what is alike is looked for only when words changed."""

from __future__ import annotations

from facilitator.activities.context import Context, Entry
from facilitator.activities.kind import Counter, Kind
from facilitator.activities.open_question.result import Alike, OpenResult, alike, gather, text_of
from facilitator.text.similar import Gatherer


class OpenCounter(Counter[OpenResult]):
    """Keeps what was found alike until an answer comes, goes or is mended; then what was read of
    the others is not read again.

    Themes, stars and names change far more often than words while a facilitator sorts, and cost
    next to nothing.
    """

    def __init__(self, kind: Kind[OpenResult]) -> None:
        super().__init__(kind)
        self._gatherer: Gatherer | None = None
        self._alike: Alike | None = None
        self._language = ""

    def put(self, entry: Entry) -> None:
        known = self._entries.get(entry.id)
        before, now = text_of(known) if known else "", text_of(entry)
        super().put(entry)
        if before == now:
            return
        self._alike = None
        if known is not None and not (before and now):
            self._gatherer = None  # an answer that gets its words back stands where it stood
        elif self._gatherer is not None:
            self._gatherer.put(entry.id, now)

    def drop(self, entry_id: str) -> None:
        if entry_id in self._entries:
            self._alike = None
            if self._gatherer is not None:
                self._gatherer.drop(entry_id)
        super().drop(entry_id)

    def result(self, context: Context) -> OpenResult:
        if self._alike is None or self._language != context.language:
            if self._gatherer is None or self._language != context.language:
                self._gatherer = Gatherer(context.language)
                for entry in self._entries.values():
                    if text_of(entry):
                        self._gatherer.put(entry.id, text_of(entry))
            self._language = context.language
            self._alike = alike(self._gatherer.groups())
        return gather(self.entries(), context.themes, self._alike)
