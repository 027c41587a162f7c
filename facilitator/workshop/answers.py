"""Taking answers in, and what the facilitator does with single ones."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any

from facilitator.activities.context import Context, Source
from facilitator.document import reads
from facilitator.document.records import AnswerRecord, StepRecord
from facilitator.document.writer import Written
from facilitator.errors import NotAllowed
from facilitator.fields import Field
from facilitator.forms import check_form
from facilitator.i18n import N_
from facilitator.workshop.base import Core, the_step, update
from facilitator.workshop.changes import AnswersChanged
from facilitator.workshop.intake import Intake, Sent
from facilitator.workshop.receipt import Receipt
from facilitator.workshop.results import Results

GRACE = 8.0
"""Seconds after closing during which a phone's answer is still taken."""


@dataclass(frozen=True, slots=True)
class Submission:
    """What one person sends to one step at once. ``id`` is made on the phone, for retries."""

    id: str
    step_id: str
    participant_id: str
    value: Mapping[str, Any]
    source: Source = Source.PHONE


class Answers:
    """Answers come in and are looked after."""

    def __init__(self, core: Core, results: Results) -> None:
        self._core = core
        self._results = results
        self._intake = Intake(core.clock)

    def submit(
        self, submission: Submission, context: Context | None = None,
        step: StepRecord | None = None, *, fields: Sequence[Field] | None = None,
        patient: bool = False,
    ) -> Future[Receipt]:
        """Check and keep an answer; what the person gave to this step before is corrected by it.

        ``context`` is the step's :meth:`form_context`, ``step`` the step itself and ``fields``
        those of its form, where the caller has just read them. A ``patient`` answer may wait some
        milliseconds for others.

        Raises :class:`InvalidForm` for bad values and :class:`NotAllowed` where the step does not
        take answers, both at once; the future fails with :class:`NotAllowed` for somebody unknown.
        """
        if step is None:
            step = self._core.document.read(lambda db: the_step(db, submission.step_id))
        kind = self._core.kind(step.kind)
        if submission.source is Source.PHONE:
            self._check_open(step)
        if not kind.collects:
            raise NotAllowed(N_("Cette séquence ne recueille pas de réponses."))
        context = context or self._results.context(step, with_entries=False)
        asked = kind.answer_fields(context) if fields is None else fields
        value = check_form(asked, submission.value)
        sent = Sent(submission.id, step, kind, submission.participant_id, submission.source.value,
                    value, kind.entries(value, context), self._core.clock.now())
        return self._core.document.write_together(self._intake.keep, sent, patient=patient)

    def mark(self, answer_id: str, **marks: bool) -> Future[None]:
        """Hide or star an answer: ``mark(id, hidden=True)``, ``mark(id, starred=False)``."""
        if not set(marks) <= {"hidden", "starred"}:
            raise ValueError(marks)

        def command(db: sqlite3.Connection) -> Written[None]:
            row = self._known(db, answer_id)
            update(db, "answer", answer_id, {key: int(value) for key, value in marks.items()})
            return Written(None, (AnswersChanged(row.step_id, (answer_id,)),))

        return self._core.write(command)

    def edit(self, answer_id: str, text: str) -> Future[None]:
        """Mend a typo; what was typed is kept. Giving the original words back drops the edit."""
        now = self._core.clock.now()

        def command(db: sqlite3.Connection) -> Written[None]:
            row = self._known(db, answer_id)
            kind = self._core.kind(the_step(db, row.step_id).kind)
            original = row.original if row.original is not None else row.payload
            payload = kind.edit_text(row.payload, text)
            kept = None if payload == original else dict(original)
            update(db, "answer", answer_id,
                   {"payload": payload, "original": kept, "updated_at": now})
            return Written(None, (AnswersChanged(row.step_id, (answer_id,)),))

        return self._core.write(command)

    def remove(self, answer_id: str) -> Future[None]:
        """Delete one answer with its history (a mistyped manual entry, a miscount of hands)."""

        def command(db: sqlite3.Connection) -> Written[None]:
            row = self._known(db, answer_id)
            db.execute("DELETE FROM link WHERE source_id = ?", [answer_id])
            db.execute("DELETE FROM answer WHERE id = ?", [answer_id])
            return Written(None, (AnswersChanged(row.step_id, (answer_id,)),))

        return self._core.write(command)

    def form_value(self, step: StepRecord, participant_id: str) -> dict[str, Any] | None:
        """What a person gave to a step, as the value of its form; None if nothing yet."""
        kind = self._core.kind(step.kind)
        rows = self._core.document.read(lambda db: reads.answers(db, step.id, participant_id))
        if not rows:
            return None
        return kind.form_value({
            row.slot: row.payload if row.version == kind.version
            else kind.upgrade(row.payload, row.version)
            for row in rows
        })

    def form_context(self, step: StepRecord) -> Context:
        """The context for drawing the step's form (no answers in it)."""
        return self._results.context(step, with_entries=False)

    def _check_open(self, step: StepRecord) -> None:
        closed = step.closed_at if step.closed_at is not None else 0.0
        late = self._core.clock.now() - closed
        if step.state == "waiting":
            raise NotAllowed(N_("Cette séquence n’est pas encore ouverte."))
        if step.state != "open" and late > GRACE:
            raise NotAllowed(N_("Cette séquence est close : la réponse n’a pas été prise."))

    @staticmethod
    def _known(db: sqlite3.Connection, answer_id: str) -> AnswerRecord:
        rows = reads.answers_by_id(db, [answer_id])
        if not rows:
            raise NotAllowed(N_("Cette réponse n’existe plus."))
        return rows[0]
