"""Who is in the room: joining, coming back, leaving, being forgotten."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Mapping
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any

from facilitator.cleaning import clean_line
from facilitator.document import reads
from facilitator.document.records import ParticipantRecord
from facilitator.document.writer import Written
from facilitator.errors import NotAllowed
from facilitator.i18n import N_
from facilitator.workshop.base import Core, insert, update
from facilitator.workshop.changes import AnswersChanged, Change, GroupsChanged, PeopleChanged
from facilitator.workshop.secret_vote import tie_ballots

NAME_LENGTH = 60


@dataclass(frozen=True, slots=True)
class Joined:
    """A participant and the pass that lets their phone come back; it is told only once."""

    participant: ParticipantRecord
    token: str


class Room:
    """The participants."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def everybody(self) -> tuple[ParticipantRecord, ...]:
        """All participants, in the order in which they came."""
        return self._core.document.read(reads.participants)

    def person(self, participant_id: str) -> ParticipantRecord | None:
        """One participant by id."""
        return self._core.document.read(lambda db: reads.participant(db, participant_id))

    def who(self, token: str) -> ParticipantRecord | None:
        """The participant whose phone holds this pass."""
        hashed = hash_token(token)
        return self._core.document.read(lambda db: reads.person_with_pass(db, hashed))

    def join(
        self, name: str = "", *, source: str = "phone", language: str = "",
        state: str = "present", profile: Mapping[str, Any] | None = None,
    ) -> Future[Joined]:
        """Take somebody in; the name is optional and ignored in an anonymous workshop.

        Somebody who is expected under this name, and has not come yet, is who they are.
        """
        workshop = self._core.workshop()
        anonymous = bool(workshop.settings.get("anonymous"))
        clean = "" if anonymous else clean_line(name)[:NAME_LENGTH]
        now, token = self._core.clock.now(), self._core.clock.new_secret()
        person_id = self._core.clock.new_id()

        def command(db: sqlite3.Connection) -> Written[Joined]:
            known = _expected(db, clean) if state == "present" and clean else None
            if known is not None:
                return _with_pass(db, known, token, now, welcome(db, known, now))
            highest = db.execute("SELECT COALESCE(MAX(number), 0) FROM participant").fetchone()[0]
            insert(db, "participant", {
                "id": person_id, "workshop_id": workshop.id, "number": highest + 1, "name": clean,
                "profile": dict(profile or {}), "state": state, "source": source,
                "language": language[:12],
                "joined_at": None if state == "expected" else now, "seen_at": now,
            })
            return _with_pass(db, person_id, token, now)

        return self._core.write(command)

    def readmit(self, participant_id: str) -> Future[Joined]:
        """Give somebody who is known a pass for one more phone. Raises :class:`NotAllowed`."""
        now, token = self._core.clock.now(), self._core.clock.new_secret()

        def command(db: sqlite3.Connection) -> Written[Joined]:
            return _with_pass(db, participant_id, token, now, welcome(db, participant_id, now))

        return self._core.write(command)

    def change(self, participant_id: str, **values: Any) -> Future[None]:
        """Change a person's name, state or language."""
        if "name" in values:
            values["name"] = clean_line(str(values["name"]))[:NAME_LENGTH]

        def command(db: sqlite3.Connection) -> Written[None]:
            self._known(db, participant_id)
            update(db, "participant", participant_id, values)
            return Written(None, (PeopleChanged(participant_id, renamed="name" in values),))

        return self._core.write(command)

    def tie(self, newcomer_id: str, earlier_id: str) -> Future[None]:
        """Someone came back with a new phone: its pass becomes the earlier person's.

        Answers given in between move over where the earlier person has none in that place. Raises
        :class:`NotAllowed` where both cast a secret vote at a step that is open (see
        :func:`facilitator.workshop.secret_vote.tie_ballots`).
        """

        def command(db: sqlite3.Connection) -> Written[None]:
            self._known(db, newcomer_id)
            self._known(db, earlier_id)
            if newcomer_id == earlier_id:
                return Written(None)
            touched = (*_answers_of(db, newcomer_id), *tie_ballots(db, newcomer_id, earlier_id))
            for table in ("pass", "submission", "revision", "media"):
                db.execute(f"UPDATE {table} SET participant_id = ? WHERE participant_id = ?",
                           [earlier_id, newcomer_id])
            for table in ("answer", "team_member"):
                db.execute(
                    f"UPDATE OR IGNORE {table} SET participant_id = ? WHERE participant_id = ?",
                    [earlier_id, newcomer_id],
                )
            db.execute("DELETE FROM participant WHERE id = ?", [newcomer_id])
            changes: list[Change] = [PeopleChanged(one, renamed=True)
                                     for one in (earlier_id, newcomer_id)]
            return Written(None, (*changes, *touched))

        return self._core.write(command)

    def forget(self, participant_id: str) -> Future[None]:
        """Delete a person with everything they said, from the tables and the file's free pages."""

        def command(db: sqlite3.Connection) -> Written[None]:
            self._known(db, participant_id)
            touched = _answers_of(db, participant_id)
            db.execute(
                "DELETE FROM link WHERE source_id IN "
                "(SELECT id FROM answer WHERE participant_id = ?)", [participant_id],
            )
            db.execute("UPDATE team SET rapporteur_id = NULL WHERE rapporteur_id = ?",
                       [participant_id])
            db.execute("DELETE FROM participant WHERE id = ?", [participant_id])
            groups = tuple(GroupsChanged(change.step_id) for change in touched)
            return Written(None, (PeopleChanged(participant_id, renamed=True), *touched, *groups))

        return self._core.write(command)

    def withdraw(self, participant_id: str) -> Future[int]:
        """"Delete what I said": the person stays, their answers go. Gives how many went."""

        def command(db: sqlite3.Connection) -> Written[int]:
            self._known(db, participant_id)
            touched = _answers_of(db, participant_id)
            db.execute(
                "DELETE FROM link WHERE source_id IN "
                "(SELECT id FROM answer WHERE participant_id = ?)", [participant_id],
            )
            db.execute("DELETE FROM answer WHERE participant_id = ?", [participant_id])
            for table in ("submission", "media"):
                db.execute(f"DELETE FROM {table} WHERE participant_id = ?", [participant_id])
            update(db, "participant", participant_id, {"profile": {}, "name": ""})
            gone = sum(len(change.answer_ids) for change in touched)
            return Written(gone, (PeopleChanged(participant_id, renamed=True), *touched))

        return self._core.write(command)

    @staticmethod
    def _known(db: sqlite3.Connection, participant_id: str) -> ParticipantRecord:
        found = reads.participant(db, participant_id)
        if found is None:
            raise NotAllowed(N_("Cette personne n’est pas dans l’atelier."))
        return found


def welcome(db: sqlite3.Connection, participant_id: str, now: float) -> tuple[PeopleChanged, ...]:
    """See to it that somebody who was expected is there once they say something.

    Raises :class:`NotAllowed` for somebody unknown.
    """
    person = reads.participant(db, participant_id)
    if person is None:
        raise NotAllowed(N_("Cette personne n’est pas dans l’atelier."))
    if person.state != "expected":
        return ()
    update(db, "participant", participant_id, {"state": "present", "joined_at": now})
    return (PeopleChanged(participant_id, renamed=True),)


def _expected(db: sqlite3.Connection, name: str) -> str | None:
    """The only expected person of this name."""
    wanted = name.casefold()
    found = [row[0] for row in db.execute("SELECT id, name FROM participant "
                                          "WHERE state = 'expected'")
             if row[1].casefold() == wanted]
    return found[0] if len(found) == 1 else None


def _with_pass(
    db: sqlite3.Connection, participant_id: str, token: str, now: float,
    came: tuple[PeopleChanged, ...] = (),
) -> Written[Joined]:
    """Give a pass. Nobody new has said anything yet: no result has to be counted afresh."""
    insert(db, "pass", {"hash": hash_token(token), "participant_id": participant_id,
                        "made_at": now})
    person = reads.participant(db, participant_id)
    assert person is not None
    return Written(Joined(person, token), came or (PeopleChanged(participant_id),))


def hash_token(token: str) -> str:
    """What the file keeps of a pass; 128 random bits need no salt."""
    return hashlib.sha256(token.encode()).hexdigest()


def _answers_of(db: sqlite3.Connection, participant_id: str) -> tuple[AnswersChanged, ...]:
    by_step: dict[str, list[str]] = {}
    for row in db.execute("SELECT step_id, id FROM answer WHERE participant_id = ?",
                          [participant_id]):
        by_step.setdefault(row[0], []).append(row[1])
    for row in db.execute("SELECT DISTINCT step_id FROM media WHERE participant_id = ?",
                          [participant_id]):
        by_step.setdefault(row[0], [])  # photos alone change a step too
    return tuple(AnswersChanged(step_id, tuple(ids)) for step_id, ids in by_step.items())
