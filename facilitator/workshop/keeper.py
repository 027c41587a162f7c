"""Lays the answers of one submission over what the person gave to the step before."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from facilitator.document import reads
from facilitator.document.records import AnswerRecord
from facilitator.workshop.base import insert, update
from facilitator.workshop.clock import Clock

Payloads = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True)
class Keeper:
    """One submission on its way into the tables, inside the writer's transaction."""

    db: sqlite3.Connection
    clock: Clock
    step_id: str
    version: int
    submission_id: str
    participant_id: str
    source: str
    team_id: str | None
    now: float

    def keep(self, payloads: Payloads) -> tuple[list[str], list[str]]:
        """Return the ids of the answers that changed, and of those that stand, in slot order.

        An answer whose words did not change stays the same answer even if it moved to another
        place of the form, so that its theme, its star and its thread stay with it.
        """
        before = reads.answers(self.db, self.step_id, self.participant_id)
        matched = _match(before, payloads)
        gone = [row for row in before if row.id not in {row.id for row in matched.values()}]
        changed = [row.id for row in gone]
        for row in gone:
            self.db.execute("DELETE FROM link WHERE source_id = ?", [row.id])
            self.db.execute("DELETE FROM answer WHERE id = ?", [row.id])
        for slot, row in matched.items():
            if row.slot != slot:  # out of the way first: a slot holds one answer
                update(self.db, "answer", row.id, {"slot": f"~{slot}"})
        kept = []
        for slot, payload in payloads.items():
            earlier = matched.get(slot)
            if earlier is None:
                kept.append(self._add(slot, payload))
                changed.append(kept[-1])
                continue
            kept.append(earlier.id)
            values: dict[str, Any] = {"slot": slot, "submission_id": self.submission_id}
            if _typed(earlier) != payload:
                self._remember(earlier)
                values |= {"payload": dict(payload), "version": self.version, "original": None,
                           "source": self.source, "updated_at": self.now}
            if _typed(earlier) != payload or earlier.slot != slot:
                changed.append(earlier.id)
            update(self.db, "answer", earlier.id, values)
        return changed, kept

    def _add(self, slot: str, payload: Mapping[str, Any]) -> str:
        answer_id = self.clock.new_id()
        insert(self.db, "answer", {
            "id": answer_id, "step_id": self.step_id, "participant_id": self.participant_id,
            "submission_id": self.submission_id, "team_id": self.team_id, "slot": slot,
            "payload": dict(payload), "version": self.version, "source": self.source,
            "created_at": self.now, "updated_at": self.now,
        })
        return answer_id

    def _remember(self, earlier: AnswerRecord) -> None:
        insert(self.db, "revision", {
            "id": self.clock.new_id(), "answer_id": earlier.id,
            "payload": dict(earlier.payload), "participant_id": earlier.participant_id,
            "source": earlier.source, "at": earlier.updated_at,
        })


def _typed(row: AnswerRecord) -> Mapping[str, Any]:
    """What the person typed, whatever the facilitator mended."""
    return row.original if row.original is not None else row.payload


def _match(before: tuple[AnswerRecord, ...], payloads: Payloads) -> dict[str, AnswerRecord]:
    """Find for each slot the earlier answer it goes on from: same words first, then same slot."""
    rows = {row.slot: row for row in before}
    matched = {slot: rows.pop(slot) for slot, payload in payloads.items()
               if slot in rows and _typed(rows[slot]) == payload}
    for slot, payload in payloads.items():
        same = next((row for row in rows.values() if _typed(row) == payload), None)
        if slot not in matched and same is not None:
            matched[slot] = rows.pop(same.slot)
    for slot in payloads:
        if slot not in matched and slot in rows:
            matched[slot] = rows.pop(slot)
    return matched
