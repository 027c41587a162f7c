"""Taking answers in, and what the facilitator does with single ones."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from concurrent.futures import Future
from dataclasses import dataclass, replace
from typing import Any

from facilitator.activities.context import Context, Source
from facilitator.activities.kind import Capability
from facilitator.document import reads
from facilitator.document.records import AnswerRecord, StepRecord
from facilitator.document.writer import Written
from facilitator.errors import NotAllowed
from facilitator.forms import check_form
from facilitator.i18n import N_
from facilitator.workshop.base import Core, insert, the_step, update
from facilitator.workshop.changes import AnswersChanged, Change, PeopleChanged
from facilitator.workshop.keeper import Keeper
from facilitator.workshop.receipt import Receipt
from facilitator.workshop.results import Results
from facilitator.workshop.room import welcome
from facilitator.workshop.secret_vote import cast_secretly

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

    def submit(
        self, submission: Submission, context: Context | None = None
    ) -> Future[Receipt]:
        """Check and keep an answer; what the person gave to this step before is corrected by it.

        ``context`` is the step's :meth:`form_context` where the caller has just read it.

        Raises :class:`InvalidForm` for bad values and :class:`NotAllowed` where the step does not
        take answers, both at once; the future fails with :class:`NotAllowed` for somebody unknown.
        """
        step = self._core.document.read(lambda db: the_step(db, submission.step_id))
        kind = self._core.kind(step.kind)
        if submission.source is Source.PHONE:
            self._check_open(step)
        if not kind.collects:
            raise NotAllowed(N_("Cette séquence ne recueille pas de réponses."))
        context = context or self._results.context(step, with_entries=False)
        value = check_form(kind.answer_fields(context), submission.value)
        payloads = kind.entries(value, context)
        now = self._core.clock.now()

        def command(db: sqlite3.Connection) -> Written[Receipt]:
            if reads.submission_exists(db, submission.id):
                ids = db.execute("SELECT id FROM answer WHERE submission_id = ? ORDER BY rowid",
                                 [submission.id]).fetchall()
                return Written(Receipt(submission.id, tuple(row[0] for row in ids), True))
            came = welcome(db, submission.participant_id, now)
            if the_step(db, step.id).settings.get("secret"):  # as it is now, not as it was read
                cast = cast_secretly(db, self._core.clock, step, kind.version, submission.id,
                                     submission.participant_id, payloads)
                return replace(cast, changes=(*cast.changes, *came))
            insert(db, "submission", {
                "id": submission.id, "step_id": step.id, "value": dict(value),
                "participant_id": submission.participant_id,
                "source": submission.source.value, "received_at": now,
            })
            team = self._team_of(db, step.id, submission.participant_id)
            if Capability.GROUPS in kind.capabilities and team is None:
                raise NotAllowed(N_("Choisissez d’abord un groupe."))
            keeper = Keeper(db, self._core.clock, step.id, kind.version, submission.id,
                            submission.participant_id, submission.source.value, team, now)
            changed, kept = keeper.keep(payloads)
            changes: list[Change] = [AnswersChanged(step.id, tuple(changed)), *came]
            if Capability.PEOPLE in kind.capabilities:
                self._keep_profile(db, submission.participant_id, step, value)
                changes.append(PeopleChanged(submission.participant_id))
            return Written(Receipt(submission.id, tuple(kept)), tuple(changes))

        return self._core.write(command)

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
    def _team_of(db: sqlite3.Connection, step_id: str, participant_id: str) -> str | None:
        row = db.execute(
            "SELECT team_id FROM team_member JOIN team ON team.id = team_id "
            "WHERE step_id = ? AND participant_id = ?", [step_id, participant_id],
        ).fetchone()
        return str(row[0]) if row else None

    @staticmethod
    def _keep_profile(
        db: sqlite3.Connection, participant_id: str, step: StepRecord, value: Mapping[str, Any]
    ) -> None:
        person = reads.participant(db, participant_id)
        if person is not None:
            profile = {**person.profile, **value}
            update(db, "participant", participant_id, {"profile": profile})

    @staticmethod
    def _known(db: sqlite3.Connection, answer_id: str) -> AnswerRecord:
        rows = reads.answers_by_id(db, [answer_id])
        if not rows:
            raise NotAllowed(N_("Cette réponse n’existe plus."))
        return rows[0]
