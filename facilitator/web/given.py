"""Who gave what to the steps on the phones, kept in memory: a full room asks all at once."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterable
from dataclasses import dataclass, field

from facilitator.document import reads
from facilitator.document.records import AnswerRecord
from facilitator.workshop.changes import AnswersChanged, Change, SequenceChanged
from facilitator.workshop.session import Session

_STEPS = 3  # the current one, a profile asked for beside it, and one just closed
_MOST = 3000  # answers of one step kept; beyond, each person's are read when asked for


@dataclass(slots=True)
class _Step:
    """One step's answers by id, and each person's in the order in which they first came."""

    answers: dict[str, AnswerRecord] = field(default_factory=dict)
    people: dict[str, dict[str, AnswerRecord]] = field(default_factory=dict)
    dirty: set[str] = field(default_factory=set)
    voters: frozenset[str] = frozenset()
    counted: bool = False  # whether ``voters`` are those of now
    whole: bool = True

    def drop(self, answer_id: str) -> None:
        gone = self.answers.pop(answer_id, None)
        if gone is not None and gone.participant_id is not None:
            self.people[gone.participant_id].pop(answer_id)

    def put(self, rows: Iterable[AnswerRecord]) -> None:
        for row in rows:
            if row.participant_id is None:
                continue
            before = self.answers.get(row.id)
            if before is not None and before.participant_id != row.participant_id:
                self.drop(row.id)
            self.answers[row.id] = row
            self.people.setdefault(row.participant_id, {})[row.id] = row


class Given:
    """Asked on the server's loop; told on the writer's thread what changed."""

    def __init__(self, session: Session) -> None:
        self._document = session.document
        self._gate = threading.Lock()
        self._steps: dict[str, _Step] = {}
        self._stop = session.bus.subscribe(self._hear)

    def rows(self, step_id: str, person_id: str) -> tuple[AnswerRecord, ...]:
        """What a person has given to a step, in the order in which it first came."""
        step = self._step(step_id)
        if not step.whole:
            return self._document.read(lambda db: reads.answers(db, step_id, person_id))
        with self._gate:
            dirty, step.dirty = step.dirty, set()
        if dirty:
            ids = sorted(dirty)
            found = self._document.read(lambda db: reads.answers_by_id(db, ids))
            for gone in dirty - {row.id for row in found}:
                step.drop(gone)
            step.put(row for row in found if row.step_id == step_id)
        return tuple(step.people.get(person_id, {}).values())

    def voted(self, step_id: str, person_id: str) -> bool:
        """Whether a person has cast a secret vote at a step."""
        step = self._step(step_id)
        if not step.counted:
            step.counted = True  # before reading: a vote that comes meanwhile takes it away again
            step.voters = self._document.read(lambda db: reads.ballots(db, step_id))
        return person_id in step.voters

    def close(self) -> None:
        """Stop listening."""
        self._stop()

    def _step(self, step_id: str) -> _Step:
        with self._gate:
            found = self._steps.get(step_id)
            if found is not None:
                return found
            while len(self._steps) >= _STEPS:
                self._steps.pop(next(iter(self._steps)))
            # In its place before reading, so that what comes meanwhile is marked.
            step = self._steps[step_id] = _Step()
        rows = self._document.read(lambda db: _at_most(db, step_id))
        step.whole = rows is not None
        step.put(rows or ())
        return step

    def _hear(self, changes: tuple[Change, ...]) -> None:
        with self._gate:
            for change in changes:
                match change:
                    case AnswersChanged(step_id, ids):
                        step = self._steps.get(step_id)
                        if step is not None:
                            step.dirty.update(ids)
                            step.counted = False
                    case SequenceChanged():
                        self._steps.clear()


def _at_most(db: sqlite3.Connection, step_id: str) -> tuple[AnswerRecord, ...] | None:
    """A step's answers; None where there are too many to keep."""
    count = db.execute("SELECT COUNT(*) FROM answer WHERE step_id = ?", [step_id]).fetchone()[0]
    return reads.answers(db, step_id) if count <= _MOST else None
