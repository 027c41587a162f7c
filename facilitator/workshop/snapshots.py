"""Undo for what is worked out at a step: its items, links and groups, taken and put back.

Phones, a second console and the remote change the same step meanwhile. So what is put back is only
the difference that one deed made: a three-way merge of the step before it, after it, and now.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
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
from facilitator.workshop.kept import there
from facilitator.workshop.themes import REFUSED
from facilitator.workshop.wishes import MET, WISH

_DECISIONS = (REFUSED, WISH, MET)
_LINKS = """
SELECT rowid, * FROM link WHERE target_id IN (SELECT id FROM item WHERE step_id = :step)
    OR target_id IN (SELECT id FROM team WHERE step_id = :step)
    OR target_id IN (SELECT id FROM answer WHERE step_id = :step)
    OR source_id IN (SELECT id FROM item WHERE step_id = :step)
    OR source_id IN (SELECT id FROM team WHERE step_id = :step)
ORDER BY rowid"""
_ITEMS = "SELECT rowid, * FROM item WHERE step_id = :step ORDER BY rowid"
_TEAMS = "SELECT rowid, * FROM team WHERE step_id = :step ORDER BY rowid"
_MEMBERS = """
SELECT team_member.rowid, team_member.* FROM team_member JOIN team ON id = team_id
WHERE step_id = :step ORDER BY team_member.rowid"""

Row = Mapping[str, Any]
Key = tuple[str, ...]


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
        return self._core.document.read(lambda db: _taken(db, step_id))

    def restore(self, before: Snapshot, done: Snapshot) -> Future[None]:
        """Take back what lies between ``before`` a deed and what it had ``done``, in one command.

        Whatever others changed since stays: a person who went to another group meanwhile, a theme
        named anew. Answers are never touched but for the group they stand in. What named answers
        or people that are gone is left out, and a group that somebody joined or wrote in since
        stays.
        """
        step_id = before.step_id

        def command(db: sqlite3.Connection) -> Written[None]:
            step, now = the_step(db, step_id), _taken(db, step_id)
            back = _Back(db, before, done, now)
            back.items()
            back.teams()
            moved = back.moved("answer", lambda one: one.lines)
            back.moved("media", lambda one: one.photos)
            back.members()
            back.drop_teams()
            back.links()
            update(db, "step", step_id, {"decisions": back.decisions(step.decisions)})
            return Written(None, (ItemsChanged(step_id), GroupsChanged(step_id),
                                  DecisionsChanged(step_id), AnswersChanged(step_id, moved)))

        return self._core.write(command)


@dataclass(frozen=True)
class _Back:
    """The way back from ``done`` to ``before``, in a file that holds ``now``."""

    db: sqlite3.Connection
    before: Snapshot
    done: Snapshot
    now: Snapshot

    def items(self) -> None:
        """Items that went come back, those that came go with their links, changes are undone."""
        here = _by(self.now.items, "id")
        for (item_id,), was, then in _changes(self.before.items, self.done.items, "id"):
            there = (item_id,) in here
            if was is None and there:
                self.db.execute("DELETE FROM link WHERE source_id = ? OR target_id = ?",
                                [item_id, item_id])
                self.db.execute("DELETE FROM item WHERE id = ?", [item_id])
            elif was is not None and then is None and not there:
                self._insert("item", was)
            elif was is not None and then is not None and there:
                update(self.db, "item", item_id, _differing(was, then))

    def teams(self) -> None:
        """Groups that went come back, and changes are undone."""
        people, here = _ids(self.db, "SELECT id FROM participant"), _by(self.now.teams, "id")
        for (team_id,), was, then in _changes(self.before.teams, self.done.teams, "id"):
            if was is None:
                continue
            values = dict(was) if then is None else _differing(was, then)
            if values.get("rapporteur_id") not in people:
                values = values | {"rapporteur_id": None} if "rapporteur_id" in values else values
            if (team_id,) not in here:
                self._insert("team", {**was, **values})
            elif then is not None:
                update(self.db, "team", team_id, values)

    def moved(
        self, table: str, homes: Callable[[Snapshot], Mapping[str, str | None]]
    ) -> tuple[str, ...]:
        """Put lines or photos back into the group they stood in; gives those that moved."""
        before, done, now = homes(self.before), homes(self.done), homes(self.now)
        moved = [key for key, home in before.items()
                 if key in done and done[key] != home and now.get(key) == done[key]]
        for key in moved:
            self.db.execute(f"UPDATE {table} SET team_id = ? WHERE id = ?", [before[key], key])
        return tuple(moved)

    def members(self) -> None:
        """People go back to where they were, but for those who have moved on since."""
        people, teams = (_ids(self.db, f"SELECT id FROM {table}")
                         for table in ("participant", "team"))
        here = {person: row["team_id"] for (person,), row in
                _by(self.now.members, "participant_id").items()}
        for (person,), was, then in _changes(self.before.members, self.done.members,
                                             "participant_id"):
            if here.get(person) != (then["team_id"] if then else None):
                continue
            if then is not None:
                self.db.execute("DELETE FROM team_member WHERE participant_id = ? AND team_id = ?",
                                [person, then["team_id"]])
            if was is not None and person in people and was["team_id"] in teams:
                self._insert("team_member", was)

    def drop_teams(self) -> None:
        """Groups that came go, but for those that somebody wrote in or joined since."""
        joined = {row["team_id"] for row in _rows(self.db, _MEMBERS, self.before.step_id)}
        for (team_id,), was, _ in _changes(self.before.teams, self.done.teams, "id"):
            if was is None and team_id not in joined and not wrote(self.db, team_id):
                self.db.execute("DELETE FROM link WHERE target_id = ?", [team_id])
                self.db.execute("DELETE FROM team WHERE id = ?", [team_id])

    def links(self) -> None:
        """Links that went come back where both ends are there, those that came go."""
        names = ("source_id", "target_id", "role")
        for key, was, _ in _changes(self.before.links, self.done.links, *names):
            self.db.execute("DELETE FROM link WHERE source_id = ? AND target_id = ? AND role = ?",
                            key)
            if was is not None and there(self.db, key[0]) and there(self.db, key[1]):
                self._insert("link", was)

    def decisions(self, now: Mapping[str, Any]) -> dict[str, Any]:
        """What is decided now, with the deed's own decisions taken back."""
        found = dict(now)
        for key, was in self.before.decisions.items():
            if was != self.done.decisions.get(key):
                found.pop(key, None)
                found |= {} if was is None else {key: was}
        return found

    def _insert(self, table: str, row: Row) -> None:
        """Add a row at its old place among the others, which is their order, where it is free."""
        place = self.db.execute(f"SELECT 1 FROM {table} WHERE rowid = ?", [row["rowid"]]).fetchone()
        insert(self.db, table, _plain(row) if place else row)


def _taken(db: sqlite3.Connection, step_id: str) -> Snapshot:
    step = the_step(db, step_id)
    return Snapshot(
        step_id,
        items=_rows(db, _ITEMS, step_id),
        links=_rows(db, _LINKS, step_id),
        teams=_rows(db, _TEAMS, step_id),
        members=_rows(db, _MEMBERS, step_id),
        lines=_teams_of(db, "answer", step_id),
        photos=_teams_of(db, "media", step_id),
        decisions={key: step.decisions.get(key) for key in _DECISIONS},
    )


def _rows(db: sqlite3.Connection, query: str, step_id: str) -> tuple[Row, ...]:
    return tuple(decode(row) for row in db.execute(query, {"step": step_id}))


def _by(rows: Sequence[Row], *names: str) -> dict[Key, Row]:
    return {tuple(str(row[name]) for name in names): row for row in rows}


def _plain(row: Row) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name != "rowid"}


def _differing(was: Row, then: Row) -> dict[str, Any]:
    return {name: value for name, value in _plain(was).items() if value != then.get(name)}


def _changes(
    before: Sequence[Row], done: Sequence[Row], *names: str
) -> Iterator[tuple[Key, Row | None, Row | None]]:
    """What differs between two sets of rows, by key: the row before and the row after."""
    earlier, later = _by(before, *names), _by(done, *names)
    for key in dict.fromkeys((*earlier, *later)):
        was, then = earlier.get(key), later.get(key)
        if was is None or then is None or _differing(was, then):
            yield key, was, then


def _teams_of(db: sqlite3.Connection, table: str, step_id: str) -> dict[str, str | None]:
    rows = db.execute(f"SELECT id, team_id FROM {table} WHERE step_id = ? "
                      "AND team_id IS NOT NULL", [step_id])
    return dict(rows.fetchall())


def _ids(db: sqlite3.Connection, query: str) -> set[Any]:
    return {row[0] for row in db.execute(query)}
