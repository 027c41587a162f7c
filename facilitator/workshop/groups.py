"""The groups of a step: their questions and who is in them."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any

from facilitator.activities.context import Source
from facilitator.cleaning import clean_line
from facilitator.document import reads
from facilitator.document.records import TeamRecord
from facilitator.document.writer import Written
from facilitator.errors import NotAllowed
from facilitator.forms import check_form
from facilitator.i18n import N_
from facilitator.workshop.base import Core, insert, the_step, update
from facilitator.workshop.changes import AnswersChanged, GroupsChanged, ItemsChanged
from facilitator.workshop.items import new_item, tie
from facilitator.workshop.results import Results


@dataclass(frozen=True, slots=True)
class Team:
    """A group of a step as it is prepared."""

    id: str
    label: str
    question: str = ""


class Groups:
    """Sub-groups."""

    def __init__(self, core: Core, results: Results) -> None:
        self._core = core
        self._results = results

    def of(self, step_id: str) -> tuple[TeamRecord, ...]:
        """A step's groups with their members."""
        return self._core.document.read(lambda db: reads.teams(db, step_id))

    def add(
        self, step_id: str, label: str, question: str = "", members: Sequence[str] = (),
        sources: Sequence[str] = (),
    ) -> Future[str]:
        """Make a group, with the items (``sources``) its question came from. Gives its id."""
        team_id, now = self._core.clock.new_id(), self._core.clock.now()
        name = clean_line(label)[:80]
        if not name:
            raise NotAllowed(N_("Il manque un nom au groupe."))

        def command(db: sqlite3.Connection) -> Written[str]:
            the_step(db, step_id)
            place = len(reads.teams(db, step_id))
            insert(db, "team", {"id": team_id, "step_id": step_id, "label": name,
                                "question": clean_line(question)[:600], "position": place})
            for order, source in enumerate(sources):
                insert(db, "link", {"source_id": source, "target_id": team_id, "role": "from",
                                    "position": order})
            for member in members:
                _put(db, step_id, team_id, member, now)
            return Written(team_id, (GroupsChanged(step_id),))

        return self._core.write(command)

    def change(
        self, team_id: str, *, label: str | None = None, question: str | None = None,
        rapporteur_id: str | None = None, sources: Sequence[str] | None = None,
    ) -> Future[None]:
        """Change a group's name, question or rapporteur ("" for none).

        ``sources`` are the items that its question now comes from, in place of those before.
        """
        values: dict[str, object] = {}
        if label is not None:
            values["label"] = clean_line(label)[:80]
        if question is not None:
            values["question"] = clean_line(question)[:600]
        if rapporteur_id is not None:
            values["rapporteur_id"] = rapporteur_id or None

        def command(db: sqlite3.Connection) -> Written[None]:
            step_id = _step_of(db, team_id)
            if values:
                update(db, "team", team_id, values)
            if sources is not None:
                db.execute("DELETE FROM link WHERE target_id = ? AND role = 'from'", [team_id])
                for order, source in enumerate(sources):
                    tie(db, source, team_id, "from", order)
            return Written(None, (GroupsChanged(step_id),))

        return self._core.write(command)

    def arrange(self, step_id: str, groups: Sequence[Team]) -> Future[None]:
        """Make these the groups of a step, in this order; an id that is new makes a group.

        The future fails with :class:`NotAllowed` where a group that has written would go.
        """

        def command(db: sqlite3.Connection) -> Written[None]:
            the_step(db, step_id)
            before = {team.id for team in reads.teams(db, step_id)}
            for gone in before - {one.id for one in groups}:
                if wrote(db, gone):
                    raise NotAllowed(N_("Ce groupe a déjà écrit : il reste."))
                db.execute("DELETE FROM team WHERE id = ?", [gone])
            for place, one in enumerate(groups):
                values = {"label": clean_line(one.label)[:80], "position": place,
                          "question": clean_line(one.question)[:600]}
                if one.id in before:
                    update(db, "team", one.id, values)
                else:
                    insert(db, "team", {"id": one.id, "step_id": step_id, **values})
            return Written(None, (GroupsChanged(step_id),))

        return self._core.write(command)

    def join(self, team_id: str, participant_id: str) -> Future[None]:
        """Put somebody in a group; they leave the step’s other groups, lines written stay there."""
        now = self._core.clock.now()

        def command(db: sqlite3.Connection) -> Written[None]:
            step_id = _step_of(db, team_id)
            if reads.participant(db, participant_id) is None:
                raise NotAllowed(N_("Cette personne n’est pas dans l’atelier."))
            _put(db, step_id, team_id, participant_id, now)
            return Written(None, (GroupsChanged(step_id),))

        return self._core.write(command)

    def leave(self, step_id: str, participant_id: str) -> Future[None]:
        """Take somebody out of a step's groups; the lines they wrote stay."""

        def command(db: sqlite3.Connection) -> Written[None]:
            _take_out(db, step_id, participant_id)
            return Written(None, (GroupsChanged(step_id),))

        return self._core.write(command)

    def merge(self, team_id: str, other_id: str, question: str = "") -> Future[None]:
        """Put another group of the step into this one, with its people and all it wrote.

        Every line keeps its origin: the other group stays in the file as an item of role
        ``group`` under its own id, linked to each of its lines (``origin``), so the thread of a
        line leads back to the group that wrote it and to that group's question.
        """
        now, words = self._core.clock.now(), clean_line(question)[:600]

        def command(db: sqlite3.Connection) -> Written[None]:
            step_id = _step_of(db, team_id)
            if team_id == other_id or _step_of(db, other_id) != step_id:
                raise NotAllowed(N_("Choisissez deux groupes de la même séquence."))
            teams = {team.id: team for team in reads.teams(db, step_id)}
            kept, other = teams[team_id], teams[other_id]
            new_item(db, other_id, step_id, "group", other.label, now,
                     {"question": other.question, "merged_into": team_id})
            tie(db, other_id, team_id, "merged", 0)
            lines = [row[0] for row in db.execute(
                "SELECT id FROM answer WHERE team_id = ? ORDER BY rowid", [other_id])]
            for order, line in enumerate(lines):
                tie(db, other_id, line, "origin", order)
            for table in ("answer", "media"):
                db.execute(f"UPDATE {table} SET team_id = ? WHERE team_id = ?", [team_id, other_id])
            for member in other.members:
                _put(db, step_id, team_id, member, now)
            values = {"question": words} if words else {}
            if kept.rapporteur_id is None and other.rapporteur_id:
                values["rapporteur_id"] = other.rapporteur_id
            if values:
                update(db, "team", team_id, values)
            db.execute("DELETE FROM team WHERE id = ?", [other_id])
            return Written(None, (GroupsChanged(step_id), ItemsChanged(step_id),
                                  AnswersChanged(step_id, tuple(lines))))

        return self._core.write(command)

    def write(self, team_id: str, value: Mapping[str, Any]) -> Future[tuple[str, ...]]:
        """Add to a group's grid in plenary: form values as a member would send them.

        What is added has nobody as its author and the facilitator as its source, by which
        every surface can tell it from what the group wrote. Gives the ids of the new lines.
        Raises :class:`facilitator.fields.InvalidForm`.
        """
        step_id = self._core.document.read(lambda db: _step_of(db, team_id))
        step = self._core.document.read(lambda db: the_step(db, step_id))
        kind = self._core.kind(step.kind)
        context = self._results.context(step, with_entries=False)
        payloads = kind.entries(check_form(kind.answer_fields(context), value), context)
        fresh = {self._core.clock.new_id(): (slot, payload) for slot, payload in payloads.items()}
        now = self._core.clock.now()

        def command(db: sqlite3.Connection) -> Written[tuple[str, ...]]:
            _step_of(db, team_id)
            for answer_id, (slot, payload) in fresh.items():
                insert(db, "answer", {
                    "id": answer_id, "step_id": step_id, "participant_id": None,
                    "team_id": team_id, "slot": slot, "payload": dict(payload),
                    "version": kind.version, "source": Source.FACILITATOR.value,
                    "created_at": now, "updated_at": now,
                })
            return Written(tuple(fresh), (AnswersChanged(step_id, tuple(fresh)),))

        return self._core.write(command)

    def remove(self, team_id: str) -> Future[None]:
        """Delete a group. Raises :class:`NotAllowed` once it has written something."""

        def command(db: sqlite3.Connection) -> Written[None]:
            step_id = _step_of(db, team_id)
            if wrote(db, team_id):
                raise NotAllowed(N_("Ce groupe a déjà écrit : il reste."))
            db.execute("DELETE FROM link WHERE target_id = ?", [team_id])
            db.execute("DELETE FROM team WHERE id = ?", [team_id])
            return Written(None, (GroupsChanged(step_id),))

        return self._core.write(command)


def wrote(db: sqlite3.Connection, team_id: str) -> bool:
    """Whether a group has lines or photos in its grid."""
    return any(
        db.execute(f"SELECT 1 FROM {table} WHERE team_id = ? LIMIT 1", [team_id]).fetchone()
        for table in ("answer", "media")
    )


def _step_of(db: sqlite3.Connection, team_id: str) -> str:
    row = db.execute("SELECT step_id FROM team WHERE id = ?", [team_id]).fetchone()
    if row is None:
        raise NotAllowed(N_("Ce groupe n’existe plus."))
    return str(row[0])


def _put(db: sqlite3.Connection, step_id: str, team_id: str, member: str, now: float) -> None:
    _take_out(db, step_id, member)
    db.execute("INSERT INTO team_member (team_id, participant_id, joined_at) VALUES (?, ?, ?)",
               [team_id, member, now])


def _take_out(db: sqlite3.Connection, step_id: str, member: str) -> None:
    db.execute(
        "DELETE FROM team_member WHERE participant_id = ? AND team_id IN "
        "(SELECT id FROM team WHERE step_id = ?)", [member, step_id],
    )
