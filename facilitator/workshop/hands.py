"""Raised hands: one number per option, counted by the facilitator."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from concurrent.futures import Future
from typing import Any

from facilitator.activities.context import HandVote, Source
from facilitator.activities.kind import AnyKind, Capability
from facilitator.document import reads
from facilitator.document.records import AnswerRecord, StepRecord
from facilitator.document.writer import Written
from facilitator.errors import NotAllowed
from facilitator.fields import FieldError, InvalidForm
from facilitator.forms import check_form
from facilitator.i18n import N_, Message
from facilitator.workshop.base import Core, insert, the_step, update
from facilitator.workshop.changes import AnswersChanged
from facilitator.workshop.results import Results

MOST_HANDS = 10_000


class Hands:
    """Counts of raised hands, kept as answers of nobody in particular with the source "hand"."""

    def __init__(self, core: Core, results: Results) -> None:
        self._core = core
        self._results = results

    def votes(self, step: StepRecord) -> tuple[HandVote, ...]:
        """What hands can be raised for at a step, in the order in which they are asked."""
        kind = self._core.kind(step.kind)
        if Capability.HANDS not in kind.capabilities:
            return ()
        return kind.hand_votes(self._results.context(step, with_entries=False))

    def counted(self, step: StepRecord) -> tuple[int, ...]:
        """How many hands are counted so far, in the order of :meth:`votes`."""
        payloads = [payload for _, payload in self._entries(step)]
        rows = self._core.document.read(lambda db: _counts(db, step.id))
        return tuple(sum(row.count for row in _standing_for(payload, rows))
                     for payload in payloads)

    def keep(self, step_id: str, numbers: Sequence[int]) -> Future[int]:
        """Set the numbers of hands, in the order of :meth:`votes`; gives how many there are now.

        Setting them again replaces what was counted, so a second count corrects the first.
        Raises :class:`NotAllowed` where hands say nothing and :class:`InvalidForm` for numbers
        that no room can raise.
        """
        step = self._core.document.read(lambda db: the_step(db, step_id))
        kind, entries = self._core.kind(step.kind), self._entries(step)
        if not entries:
            raise NotAllowed(N_("On ne compte pas de mains levées dans cette activité."))
        if len(numbers) != len(entries) or not all(0 <= n <= MOST_HANDS for n in numbers):
            raise InvalidForm([FieldError("hands", Message(
                N_("Un nombre de {min} à {max} est attendu."), {"min": 0, "max": MOST_HANDS}))])

        def command(db: sqlite3.Connection) -> Written[int]:
            rows = _counts(db, step_id)
            changed: list[str] = []
            for (slot, payload), number in zip(entries, numbers, strict=True):
                before = _standing_for(payload, rows)
                if sum(row.count for row in before) != number:
                    changed += self._set(db, step, kind, slot, payload, before, number)
            return Written(sum(numbers),
                           (AnswersChanged(step_id, tuple(changed)),) if changed else ())

        return self._core.write(command)

    def _set(self, db: sqlite3.Connection, step: StepRecord, kind: AnyKind, slot: str,
             payload: dict[str, Any], before: Sequence[AnswerRecord], number: int) -> list[str]:
        """Bring the rows that stand for one vote to a number; gives the ids that changed."""
        now = self._core.clock.now()
        kept, gone = before[: 1 if number else 0], before[1 if number else 0:]
        for row in gone:
            db.execute("DELETE FROM link WHERE source_id = ?", [row.id])
            db.execute("DELETE FROM answer WHERE id = ?", [row.id])
        ids = [row.id for row in before]
        if kept:
            update(db, "answer", kept[0].id, {"count": number, "updated_at": now})
        elif number:
            ids.append(self._core.clock.new_id())
            insert(db, "answer", {
                "id": ids[-1], "step_id": step.id, "participant_id": None, "slot": slot,
                "payload": payload, "version": kind.version, "source": Source.HAND.value,
                "count": number, "created_at": now, "updated_at": now,
            })
        return ids

    def _entries(self, step: StepRecord) -> list[tuple[str, dict[str, Any]]]:
        """The slot and payload of each vote."""
        kind = self._core.kind(step.kind)
        context = self._results.context(step, with_entries=False)
        fields = kind.answer_fields(context)
        return [next(iter(kind.entries(check_form(fields, vote.value), context).items()))
                for vote in self.votes(step)]


def _counts(db: sqlite3.Connection, step_id: str) -> tuple[AnswerRecord, ...]:
    found = db.execute("SELECT id FROM answer WHERE step_id = ? AND source = ? "
                       "AND participant_id IS NULL", [step_id, Source.HAND.value])
    return reads.answers_by_id(db, [row[0] for row in found])


def _standing_for(payload: dict[str, Any], rows: Sequence[AnswerRecord]) -> list[AnswerRecord]:
    return [row for row in rows if row.payload == payload]
