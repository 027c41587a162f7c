"""Undo for what is worked out at a step: its items, links and groups, taken and put back."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any

from facilitator.document.records import decode
from facilitator.document.writer import Written
from facilitator.workshop.base import Core, insert, the_step, update
from facilitator.workshop.changes import (
    AnswersChanged,
    DecisionsChanged,
    GroupsChanged,
    ItemsChanged,
)
from facilitator.workshop.groups import wrote
from facilitator.workshop.themes import REFUSED
from facilitator.workshop.wishes import WISH

_DECISIONS = (REFUSED, WISH)
_LINKS = """
SELECT * FROM link WHERE target_id IN (SELECT id FROM item WHERE step_id = :step)
    OR target_id IN (SELECT id FROM team WHERE step_id = :step)
    OR target_id IN (SELECT id FROM answer WHERE step_id = :step)
    OR source_id IN (SELECT id FROM item WHERE step_id = :step)
    OR source_id IN (SELECT id FROM team WHERE step_id = :step)
ORDER BY rowid"""
_THERE = """
SELECT 1 FROM (SELECT id FROM item UNION ALL SELECT id FROM team UNION ALL SELECT id FROM answer)
WHERE id = ?"""

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What a step's themes, questions and groups were. Rows are columns with their values.

    ``lines`` and ``photos`` say in which group each answer and photo stood. Kept in memory only: a
    facilitator undoes what they just did, a person who was forgotten meanwhile does not come back.
    """

    step_id: str
    items: tuple[Row, ...]
    links: tuple[Row, ...]
    teams: tuple[Row, ...]
    members: tuple[Row, ...]
    lines: Mapping[str, str | None]
    photos: Mapping[str, str | None]
    decisions: Mapping[str, Any]


class Snapshots:
    """Takes and restores snapshots of a step."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def take(self, step_id: str) -> Snapshot:
        """What the step's items, links and groups are now (as far as committed)."""

        def query(db: sqlite3.Connection) -> Snapshot:
            step = the_step(db, step_id)
            return Snapshot(
                step_id,
                items=_rows(db, "SELECT * FROM item WHERE step_id = :step ORDER BY rowid", step_id),
                links=_rows(db, _LINKS, step_id),
                teams=_rows(db, "SELECT * FROM team WHERE step_id = :step ORDER BY rowid", step_id),
                members=_rows(db, "SELECT team_member.* FROM team_member JOIN team ON id = team_id "
                                  "WHERE step_id = :step ORDER BY team_member.rowid", step_id),
                lines=_teams_of(db, "answer", step_id),
                photos=_teams_of(db, "media", step_id),
                decisions={key: step.decisions.get(key) for key in _DECISIONS},
            )

        return self._core.document.read(query)

    def restore(self, snapshot: Snapshot) -> Future[None]:
        """Put everything back as it was, in one command.

        Answers are never touched but for the group they stand in; those given since stay. What
        named answers or people that are gone is left out, and a group made since that has been
        written in stays.
        """
        step_id = snapshot.step_id

        def command(db: sqlite3.Connection) -> Written[None]:
            step = the_step(db, step_id)
            _clear(db, snapshot)
            for row in snapshot.items:
                insert(db, "item", row)
            _put_teams(db, snapshot)
            moved = _put_back(db, "answer", step_id, snapshot.lines)
            _put_back(db, "media", step_id, snapshot.photos)
            _drop_new_teams(db, snapshot)
            for row in snapshot.links:
                if _there(db, row["source_id"]) and _there(db, row["target_id"]):
                    db.execute("INSERT OR IGNORE INTO link (source_id, target_id, role, position) "
                               "VALUES (:source_id, :target_id, :role, :position)", row)
            kept = {key: value for key, value in step.decisions.items() if key not in _DECISIONS}
            back = {key: value for key, value in snapshot.decisions.items() if value is not None}
            update(db, "step", step_id, {"decisions": {**kept, **back}})
            return Written(None, (ItemsChanged(step_id), GroupsChanged(step_id),
                                  DecisionsChanged(step_id), AnswersChanged(step_id, moved)))

        return self._core.write(command)


def _rows(db: sqlite3.Connection, query: str, step_id: str) -> tuple[Row, ...]:
    return tuple(decode(row) for row in db.execute(query, {"step": step_id}))


def _there(db: sqlite3.Connection, thing_id: str) -> bool:
    return db.execute(_THERE, [thing_id]).fetchone() is not None


def _clear(db: sqlite3.Connection, snapshot: Snapshot) -> None:
    """Take out the step's items, and the links that say where its things come from.

    Links to other steps' things go only with items that the snapshot does not have.
    """
    step = {"step": snapshot.step_id}
    for table in ("item", "team", "answer"):
        db.execute(f"DELETE FROM link WHERE target_id IN "
                   f"(SELECT id FROM {table} WHERE step_id = :step)", step)
    kept = {row["id"] for row in snapshot.items}
    now = [row[0] for row in db.execute("SELECT id FROM item WHERE step_id = :step", step)]
    for item_id in now:
        if item_id not in kept:
            db.execute("DELETE FROM link WHERE source_id = ?", [item_id])
    db.execute("DELETE FROM item WHERE step_id = :step", step)


def _put_teams(db: sqlite3.Connection, snapshot: Snapshot) -> None:
    people = _ids(db, "SELECT id FROM participant")
    there = _ids(db, "SELECT id FROM team")
    for row in snapshot.teams:
        values = dict(row)
        if values["rapporteur_id"] not in people:
            values["rapporteur_id"] = None
        if row["id"] in there:
            update(db, "team", row["id"], values)
        else:
            insert(db, "team", values)
    db.execute("DELETE FROM team_member WHERE team_id IN (SELECT id FROM team WHERE step_id = ?)",
               [snapshot.step_id])
    for row in snapshot.members:
        if row["participant_id"] in people:
            insert(db, "team_member", row)


def _teams_of(db: sqlite3.Connection, table: str, step_id: str) -> dict[str, str | None]:
    rows = db.execute(f"SELECT id, team_id FROM {table} WHERE step_id = ? "
                      "AND team_id IS NOT NULL", [step_id])
    return dict(rows.fetchall())


def _put_back(
    db: sqlite3.Connection, table: str, step_id: str, before: Mapping[str, str | None]
) -> tuple[str, ...]:
    """Put lines or photos back into the group they stood in; gives those that moved."""
    moved = []
    for thing_id, team_id in db.execute(
        f"SELECT id, team_id FROM {table} WHERE step_id = ?", [step_id]).fetchall():
        earlier = before.get(thing_id, team_id)
        if earlier != team_id:
            db.execute(f"UPDATE {table} SET team_id = ? WHERE id = ?", [earlier, thing_id])
            moved.append(thing_id)
    return tuple(moved)


def _drop_new_teams(db: sqlite3.Connection, snapshot: Snapshot) -> None:
    known = {row["id"] for row in snapshot.teams}
    for row in db.execute("SELECT id FROM team WHERE step_id = ?", [snapshot.step_id]).fetchall():
        if row[0] not in known and not wrote(db, row[0]):
            db.execute("DELETE FROM team WHERE id = ?", [row[0]])


def _ids(db: sqlite3.Connection, query: str) -> set[Any]:
    return {row[0] for row in db.execute(query)}
