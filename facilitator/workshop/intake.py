"""Checked answers on their way into the tables: one by one, or a whole room's at once."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from facilitator.activities.kind import AnyKind, Capability
from facilitator.document import reads
from facilitator.document.records import StepRecord, as_text
from facilitator.document.writer import Written
from facilitator.errors import NotAllowed
from facilitator.i18n import N_
from facilitator.workshop.base import insert, the_step, update
from facilitator.workshop.changes import AnswersChanged, Change, PeopleChanged
from facilitator.workshop.clock import Clock
from facilitator.workshop.keeper import Keeper, Payloads
from facilitator.workshop.receipt import Receipt
from facilitator.workshop.room import welcome
from facilitator.workshop.secret_vote import cast_secretly

_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_FEW = 3
"""Below so many, one by one is as quick."""

_NOT_PLAIN = """
WITH sent AS (SELECT key AS place, json_extract(value, '$[0]') AS id,
    json_extract(value, '$[1]') AS step, json_extract(value, '$[2]') AS person FROM json_each(?))
SELECT place FROM sent
WHERE NOT EXISTS (SELECT 1 FROM participant WHERE id = person AND state != 'expected')
    OR EXISTS (SELECT 1 FROM submission WHERE submission.id = sent.id)
    OR EXISTS (SELECT 1 FROM answer WHERE step_id = step AND participant_id = person)
    OR EXISTS (SELECT 1 FROM team_member JOIN team ON team.id = team_id
        WHERE step_id = step AND participant_id = person)"""
_SUBMISSIONS = """
INSERT INTO submission (id, step_id, participant_id, source, value, received_at)
SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]'),
    json_extract(value, '$[3]'), json_extract(value, '$[4]'), json_extract(value, '$[5]')
FROM json_each(?) ORDER BY key"""
_ANSWERS = """
INSERT INTO answer (id, step_id, participant_id, submission_id, slot, payload, version, source,
    created_at, updated_at)
SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]'),
    json_extract(value, '$[3]'), json_extract(value, '$[4]'), json_extract(value, '$[5]'),
    json_extract(value, '$[6]'), json_extract(value, '$[7]'), json_extract(value, '$[8]'),
    json_extract(value, '$[8]')
FROM json_each(?) ORDER BY key"""


@dataclass(frozen=True, slots=True)
class Sent:
    """What one person sent to one step, checked. ``payloads`` are the answers by slot."""

    id: str
    step: StepRecord
    kind: AnyKind
    participant_id: str
    source: str
    value: Mapping[str, Any]
    payloads: Payloads
    now: float


class Intake:
    """Keeps what was sent, inside the writer's transaction."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def keep(self, db: sqlite3.Connection, sent: Sequence[Sent]) -> list[Written[Receipt]]:
        """Keep what waits; first answers of people who are there by two statements for all.

        Every statement costs a turn at the interpreter, which a full room and the window ask for
        at the same time. Raises :class:`NotAllowed` where one cannot be kept.
        """
        plain = self._plain(db, sent)
        found = dict(zip(plain, self._add(db, [sent[n] for n in plain]), strict=True))
        return [found[n] if n in found else self._one(db, one) for n, one in enumerate(sent)]

    def _plain(self, db: sqlite3.Connection, sent: Sequence[Sent]) -> list[int]:
        """The places of those that need no more than adding."""
        if len(sent) < _FEW:
            return []
        secret = {step_id: _secret(db, step_id) for step_id in {one.step.id for one in sent}}
        people, ids = set(), set()
        simple: dict[int, Sent] = {}
        for place, one in enumerate(sent):
            first = one.participant_id not in people and one.id not in ids
            people.add(one.participant_id)
            ids.add(one.id)
            if first and not secret[one.step.id] and not one.kind.capabilities & {
                    Capability.GROUPS, Capability.PEOPLE}:
                simple[place] = one
        asked = _rows([one.id, one.step.id, one.participant_id] for one in simple.values())
        places = list(simple)
        odd = {places[row[0]] for row in db.execute(_NOT_PLAIN, [asked])}
        return [place for place in places if place not in odd]

    def _add(self, db: sqlite3.Connection, sent: Sequence[Sent]) -> list[Written[Receipt]]:
        """Add first answers, all in one go; the changes are told with the first of a step."""
        if not sent:
            return []
        submissions, answers = [], []
        receipts: list[Receipt] = []
        changed: dict[str, list[str]] = {}
        for one in sent:
            submissions.append([one.id, one.step.id, one.participant_id, one.source,
                                as_text(one.value), one.now])
            ids = []
            for slot, payload in one.payloads.items():
                ids.append(self._clock.new_id())
                answers.append([ids[-1], one.step.id, one.participant_id, one.id, slot,
                                as_text(payload), one.kind.version, one.source, one.now])
            changed.setdefault(one.step.id, []).extend(ids)
            receipts.append(Receipt(one.id, tuple(ids)))
        db.execute(_SUBMISSIONS, [_rows(submissions)])
        db.execute(_ANSWERS, [_rows(answers)])
        told = tuple(AnswersChanged(step_id, tuple(ids)) for step_id, ids in changed.items())
        return [Written(receipt, () if number else told)
                for number, receipt in enumerate(receipts)]

    def _one(self, db: sqlite3.Connection, sent: Sent) -> Written[Receipt]:
        step, person_id = sent.step, sent.participant_id
        if reads.submission_exists(db, sent.id):
            ids = db.execute("SELECT id FROM answer WHERE submission_id = ? ORDER BY rowid",
                             [sent.id]).fetchall()
            return Written(Receipt(sent.id, tuple(row[0] for row in ids), True))
        came = welcome(db, person_id, sent.now)
        if the_step(db, step.id).settings.get("secret"):  # as it is now, not as it was read
            cast = cast_secretly(db, self._clock, step, sent.kind.version, sent.id, person_id,
                                 sent.payloads, sent.source)
            return replace(cast, changes=(*cast.changes, *came))
        insert(db, "submission", {
            "id": sent.id, "step_id": step.id, "value": dict(sent.value),
            "participant_id": person_id, "source": sent.source, "received_at": sent.now,
        })
        team = _team_of(db, step.id, person_id)
        if Capability.GROUPS in sent.kind.capabilities and team is None:
            raise NotAllowed(N_("Choisissez d’abord un groupe."))
        keeper = Keeper(db, self._clock, step.id, sent.kind.version, sent.id, person_id,
                        sent.source, team, sent.now)
        changed, kept = keeper.keep(sent.payloads)
        changes: list[Change] = [AnswersChanged(step.id, tuple(changed)), *came]
        if Capability.PEOPLE in sent.kind.capabilities:
            _keep_profile(db, person_id, step, sent.value)
            changes.append(PeopleChanged(person_id))
        return Written(Receipt(sent.id, tuple(kept)), tuple(changes))


def _secret(db: sqlite3.Connection, step_id: str) -> bool:
    """Whether a step's votes are secret as it is now; one that is gone is not plain either."""
    step = reads.step(db, step_id)
    return step is None or bool(step.settings.get("secret"))


def _rows(values: Iterable[Sequence[Any]]) -> str:
    """Rows for ``json_each``."""
    return _json(list(values))


def _team_of(db: sqlite3.Connection, step_id: str, participant_id: str) -> str | None:
    row = db.execute(
        "SELECT team_id FROM team_member JOIN team ON team.id = team_id "
        "WHERE step_id = ? AND participant_id = ?", [step_id, participant_id],
    ).fetchone()
    return str(row[0]) if row else None


def _keep_profile(
    db: sqlite3.Connection, participant_id: str, step: StepRecord, value: Mapping[str, Any]
) -> None:
    person = reads.participant(db, participant_id)
    if person is not None:
        profile = {**person.profile, **value}
        update(db, "participant", participant_id, {"profile": profile})
