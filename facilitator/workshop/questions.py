"""Questions worked out of themes or cards: worded together, merged, put in order."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass

from facilitator.document import reads
from facilitator.document.records import ItemRecord
from facilitator.document.writer import Written
from facilitator.errors import NotAllowed
from facilitator.fields import Option
from facilitator.i18n import N_
from facilitator.workshop.base import Core, the_step, update
from facilitator.workshop.changes import ItemsChanged
from facilitator.workshop.items import item_text, known_item, new_item, reworded, tie
from facilitator.workshop.people import display_name
from facilitator.workshop.wording import as_question

QUESTION = "question"


@dataclass(frozen=True, slots=True)
class Version:
    """One wording of a question; ``proposer`` is a display name, "" where nobody is named."""

    text: str
    at: float
    proposer: str = ""


class Questions:
    """The questions of a step."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def of(self, step_id: str) -> tuple[ItemRecord, ...]:
        """The step's questions in order; those merged into another are left out."""
        found = self._core.document.read(lambda db: reads.items(db, step_id, QUESTION))
        return tuple(item for item in found if not item.data.get("merged_into"))

    def propose(self, source_ids: Sequence[str]) -> str:
        """A wording to start from, out of a theme or some answers (the first one's words)."""
        language = self._core.workshop().language

        def words(db: sqlite3.Connection) -> str:
            for source_id in source_ids:
                item = reads.item(db, source_id)
                if item is not None:
                    return item.text
                for answer in reads.answers_by_id(db, [source_id]):
                    if isinstance(answer.payload.get("text"), str):
                        return str(answer.payload["text"])
            return ""

        return as_question(self._core.document.read(words), language)

    def make(
        self, step_id: str, text: str, source_ids: Sequence[str] = (), proposer: str = ""
    ) -> Future[str]:
        """Make a question out of themes or answers; ``proposer`` is a participant's id or "".

        Gives its id.
        """
        clean, item_id, now = item_text(text), self._core.clock.new_id(), self._core.clock.now()

        def command(db: sqlite3.Connection) -> Written[str]:
            the_step(db, step_id)
            new_item(db, item_id, step_id, QUESTION, clean, now,
                     {"by": proposer} if proposer else {})
            for order, source in enumerate(source_ids):
                tie(db, source, item_id, "from", order)
            return Written(item_id, (ItemsChanged(step_id),))

        return self._core.write(command)

    def reword(self, question_id: str, text: str, proposer: str = "") -> Future[None]:
        """Word a question anew; the earlier words are kept."""
        clean, now = item_text(text), self._core.clock.now()

        def command(db: sqlite3.Connection) -> Written[None]:
            item = known_item(db, question_id, QUESTION)
            reworded(db, item, clean, now, proposer)
            return Written(None, (ItemsChanged(item.step_id),))

        return self._core.write(command)

    def versions(self, question_id: str) -> tuple[Version, ...]:
        """All wordings of a question, the first first and the one that stands last."""

        def query(db: sqlite3.Connection) -> tuple[Version, ...]:
            item = known_item(db, question_id, QUESTION)
            names = {p.id: display_name(p) for p in reads.participants(db)}
            last = {"text": item.text, "at": item.updated_at, "by": item.data.get("by", "")}
            return tuple(
                Version(one["text"], one["at"], names.get(one.get("by", ""), ""))
                for one in (*item.data.get("versions", ()), last)
            )

        return self._core.document.read(query)

    def merge(self, question_id: str, others: Sequence[str], text: str = "") -> Future[None]:
        """Merge ``others`` into one question, worded anew where ``text`` is given.

        It keeps the origins of all; the others stay in the file with ``data["merged_into"]``.
        """
        clean, now = item_text(text) if text else "", self._core.clock.now()

        def command(db: sqlite3.Connection) -> Written[None]:
            kept = known_item(db, question_id, QUESTION)
            if kept.data.get("merged_into"):
                raise NotAllowed(N_("Cette question est déjà réunie à une autre."))
            for other_id in dict.fromkeys(others):
                if other_id != question_id:
                    self._merge_one(db, kept, known_item(db, other_id, QUESTION), now)
            if clean:
                reworded(db, kept, clean, now)
            return Written(None, (ItemsChanged(kept.step_id),))

        return self._core.write(command)

    @staticmethod
    def _merge_one(
        db: sqlite3.Connection, kept: ItemRecord, other: ItemRecord, now: float
    ) -> None:
        start = len(reads.links_to(db, kept.id))
        sources = [link.source_id for link in reads.links_to(db, other.id) if link.role == "from"]
        for order, source in enumerate(sources, start=start):
            tie(db, source, kept.id, "from", order)
        tie(db, other.id, kept.id, "merged", 0)
        update(db, "item", other.id, {
            "updated_at": now, "data": {**other.data, "merged_into": kept.id}})


def as_they_stand(db: sqlite3.Connection, options: Iterable[Option]) -> tuple[Option, ...]:
    """Options that are items, in their present words; merged ones as what they went into.

    For steps that take up an earlier step's options later on: what people voted on then keeps its
    words there, what they go on with has today's.
    """
    found: dict[str, Option] = {}
    for option in options:
        item = reads.item(db, option.id)
        seen = {option.id}
        while item is not None and (goal := item.data.get("merged_into")) and goal not in seen:
            seen.add(goal)
            item = reads.item(db, goal) or item
        now = Option(item.id, item.text) if item is not None else option
        found.setdefault(now.id, now)
    return tuple(found.values())
