"""Who joined by phone and said nothing: found and taken out in one act, after a flood of joins."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence, Set
from concurrent.futures import Future

from facilitator.document.writer import Written
from facilitator.workshop.changes import Change, GroupsChanged, PeopleChanged
from facilitator.workshop.kept import Kept
from facilitator.workshop.portions import PORTION, by_portions, cut, remove_by_portions
from facilitator.workshop.removal import delete_rows
from facilitator.workshop.session import Session

_SAID = " UNION ".join(
    f"SELECT participant_id FROM {table} WHERE participant_id IS NOT NULL"
    for table in ("submission", "answer", "revision", "ballot", "media"))
_SILENT = f"""
SELECT id FROM participant WHERE source = 'phone' AND state = 'present' AND joined_at >= ?
    AND id NOT IN ({_SAID})
    AND id NOT IN (SELECT rapporteur_id FROM team WHERE rapporteur_id IS NOT NULL)
    AND id NOT IN (SELECT value FROM json_each(?)) ORDER BY number"""


def silent(session: Session, since: float, spared: Set[str] = frozenset()) -> tuple[str, ...]:
    """The ids of those who joined by phone at ``since`` (seconds since 1970) or later and have
    neither answered, voted nor added a photo, but for the ``spared``. For any thread.

    Whoever was typed in or stood on a list is never one of them, nor who reports for a group.
    """
    return session.document.read(lambda db: _silent(db, since, spared))


def remove_silent(
    session: Session, since: float, spared: Set[str], kept: Kept
) -> Future[int]:
    """Take out those of :func:`silent` at that moment; gives how many went.

    They are in ``kept`` then, with their passes and groups, for :func:`return_silent`. Thousands
    go by portions; who answers meanwhile stays.
    """
    left: Iterator[Sequence[str]] | None = None

    def remove(db: sqlite3.Connection) -> tuple[Kept, Written[int | None]] | None:
        nonlocal left
        now = _silent(db, since, spared)
        if left is None:
            left = cut(now, PORTION)
        some = next(left, None)
        if some is None:
            return None
        gone = Kept()
        still = set(now)
        ids = [one for one in some if one in still]
        gone.keep(db, "participant", "id", *ids)
        for table in ("pass", "team_member"):
            gone.keep(db, table, "participant_id", *ids)
        delete_rows(db, "participant", ids)
        return gone, Written(len(ids), _changes(db, gone))

    return remove_by_portions(session.document, kept, remove)


def return_silent(session: Session, kept: Kept) -> Future[int]:
    """Put back those who were taken out; gives how many. A number taken meanwhile stays with who
    has it, and the next free one is given instead."""

    def portion(db: sqlite3.Connection) -> Written[int | None]:
        back = kept.of("participant")
        if not back:
            return Written(None)
        taken = {row[0] for row in db.execute("SELECT number FROM participant")}
        free = max([*taken, *(row["number"] for row in back)], default=0)
        for row in back:
            if row["number"] in taken:
                free += 1
                row["number"] = free
        kept.put_back(db)
        changes = _changes(db, kept)
        kept.clear()
        return Written(len(back), changes)

    return by_portions(session.document, kept, portion)


def _silent(db: sqlite3.Connection, since: float, spared: Set[str]) -> tuple[str, ...]:
    return tuple(row[0] for row in db.execute(_SILENT, [since, json.dumps(sorted(spared))]))


def _changes(db: sqlite3.Connection, kept: Kept) -> tuple[Change, ...]:
    """Who came or went, and at which steps groups have others in them."""
    teams = json.dumps(sorted({row["team_id"] for row in kept.of("team_member")}))
    steps = db.execute("SELECT DISTINCT step_id FROM team WHERE id IN "
                       "(SELECT value FROM json_each(?))", [teams])
    return (*(PeopleChanged(row["id"], renamed=True) for row in kept.of("participant")),
            *(GroupsChanged(row[0]) for row in steps))
