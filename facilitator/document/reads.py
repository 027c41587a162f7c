"""Typed reads: the only place, beside the commands' writes, that knows SQL for the rest."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from facilitator.document.records import (
    AnswerRecord,
    ItemRecord,
    LinkRecord,
    ParticipantRecord,
    StepRecord,
    TeamRecord,
    WorkshopRecord,
    answer_of,
    decode,
    participant_of,
)

_ANSWER = (
    "id, step_id, participant_id, submission_id, team_id, slot, payload, version, original, "
    "source, count, hidden, starred, created_at, updated_at"
)
_PERSON = "id, number, name, profile, state, source, language, joined_at, seen_at"
_MEDIA = ("id, step_id, team_id, place, answer_id, participant_id, type, width, height, "
          "length(bytes) AS size, created_at")


@dataclass(frozen=True, slots=True)
class MediaRecord:
    """A picture of a step, without its bytes. ``place`` is the column of a grid's cell.

    ``width`` and ``height`` in pixels, ``size`` in bytes.
    """

    id: str
    step_id: str
    team_id: str | None
    place: str
    answer_id: str | None
    participant_id: str | None
    type: str
    width: int
    height: int
    size: int
    created_at: float


def _without(row: sqlite3.Row, *names: str) -> dict[str, Any]:
    return {key: value for key, value in decode(row).items() if key not in names}


def workshop(db: sqlite3.Connection) -> WorkshopRecord | None:
    """The workshop of the file (the first, where later versions keep several)."""
    row = db.execute("SELECT * FROM workshop ORDER BY rowid LIMIT 1").fetchone()
    return WorkshopRecord(**decode(row)) if row else None


def steps(db: sqlite3.Connection) -> tuple[StepRecord, ...]:
    """The sequence, in order."""
    rows = db.execute("SELECT * FROM step ORDER BY position, rowid")
    return tuple(StepRecord(**_without(row, "workshop_id")) for row in rows)


def step(db: sqlite3.Connection, step_id: str) -> StepRecord | None:
    """One step by id."""
    row = db.execute("SELECT * FROM step WHERE id = ?", [step_id]).fetchone()
    return StepRecord(**_without(row, "workshop_id")) if row else None


def participants(db: sqlite3.Connection) -> tuple[ParticipantRecord, ...]:
    """Everybody, in the order in which they came."""
    rows = db.execute(f"SELECT {_PERSON} FROM participant ORDER BY number, rowid")
    return tuple(participant_of(row) for row in rows)


def people_by_id(db: sqlite3.Connection, ids: Iterable[str]) -> tuple[ParticipantRecord, ...]:
    """Some people by id, in no order."""
    rows = db.execute(
        f"SELECT {_PERSON} FROM participant WHERE id IN (SELECT value FROM json_each(?))",
        [json.dumps(list(ids))],
    )
    return tuple(participant_of(row) for row in rows)


def joined_count(db: sqlite3.Connection) -> int:
    """How many people have come; those only signed up are left out."""
    row = db.execute("SELECT COUNT(*) FROM participant WHERE state != 'expected'").fetchone()
    return int(row[0])


def present_count(db: sqlite3.Connection) -> int:
    """How many people are there."""
    row = db.execute("SELECT COUNT(*) FROM participant WHERE state = 'present'").fetchone()
    return int(row[0])


def expected_count(db: sqlite3.Connection) -> int:
    """How many people are signed up and have not come."""
    row = db.execute("SELECT COUNT(*) FROM participant WHERE state = 'expected'").fetchone()
    return int(row[0])


def present_ids(db: sqlite3.Connection) -> frozenset[str]:
    """Who is there."""
    rows = db.execute("SELECT id FROM participant WHERE state = 'present'")
    return frozenset(row[0] for row in rows)


def participant(db: sqlite3.Connection, participant_id: str) -> ParticipantRecord | None:
    """One person by id."""
    row = db.execute(f"SELECT {_PERSON} FROM participant WHERE id = ?", [participant_id]).fetchone()
    return participant_of(row) if row else None


def person_with_pass(db: sqlite3.Connection, pass_hash: str) -> ParticipantRecord | None:
    """Who holds the phone whose pass has this hash."""
    row = db.execute(
        "SELECT participant.* FROM participant JOIN pass ON participant_id = participant.id "
        "WHERE hash = ?", [pass_hash],
    ).fetchone()
    return ParticipantRecord(**_without(row, "workshop_id")) if row else None


def answers(
    db: sqlite3.Connection, step_id: str, participant_id: str | None = None
) -> tuple[AnswerRecord, ...]:
    """A step's answers in the order in which they first came, of one person where named."""
    where, values = "step_id = ?", [step_id]
    if participant_id is not None:
        where, values = where + " AND participant_id = ?", [step_id, participant_id]
    rows = db.execute(f"SELECT {_ANSWER} FROM answer WHERE {where} ORDER BY rowid", values)
    return tuple(answer_of(row) for row in rows)


def answers_by_id(db: sqlite3.Connection, ids: Sequence[str]) -> tuple[AnswerRecord, ...]:
    """Some answers by id, in the order in which they first came."""
    rows = db.execute(
        f"SELECT {_ANSWER} FROM answer WHERE id IN (SELECT value FROM json_each(?)) ORDER BY rowid",
        [json.dumps(list(ids))],
    )
    return tuple(answer_of(row) for row in rows)


def first_answers(
    db: sqlite3.Connection, step_id: str, most: int
) -> tuple[tuple[str, ...], int]:
    """The ids of a step's first answers, starred ones before others, hidden ones left out.

    The number is of all that are not hidden.
    """
    rows = db.execute(
        "SELECT id FROM answer WHERE step_id = ? AND NOT hidden "
        "ORDER BY starred DESC, rowid LIMIT ?", [step_id, most],
    )
    ids = tuple(row[0] for row in rows)
    total = db.execute("SELECT COUNT(*) FROM answer WHERE step_id = ? AND NOT hidden", [step_id])
    return ids, int(total.fetchone()[0])


def answer_counts(db: sqlite3.Connection) -> dict[str, tuple[int, int]]:
    """For each step with answers: how many answers, from how many people."""
    rows = db.execute(
        "SELECT step_id, COUNT(*), COUNT(DISTINCT participant_id) FROM answer GROUP BY step_id"
    )
    return {row[0]: (row[1], row[2]) for row in rows}


def answered(db: sqlite3.Connection, step_id: str) -> frozenset[str]:
    """The participants who have answered a step, in secret or not."""
    rows = db.execute(
        "SELECT DISTINCT participant_id FROM answer WHERE step_id = ? "
        "AND participant_id IS NOT NULL", [step_id],
    )
    return frozenset(row[0] for row in rows) | ballots(db, step_id)


def answered_count(db: sqlite3.Connection, step_id: str) -> int:
    """How many participants have answered a step, in secret or not."""
    row = db.execute(
        "SELECT COUNT(*) FROM (SELECT participant_id FROM answer WHERE step_id = :step "
        "AND participant_id IS NOT NULL UNION SELECT participant_id FROM ballot "
        "WHERE step_id = :step)", {"step": step_id},
    ).fetchone()
    return int(row[0])


def ballots(db: sqlite3.Connection, step_id: str) -> frozenset[str]:
    """Who has cast a secret vote at a step."""
    rows = db.execute("SELECT participant_id FROM ballot WHERE step_id = ?", [step_id])
    return frozenset(row[0] for row in rows)


def has_voted(db: sqlite3.Connection, step_id: str, participant_id: str) -> bool:
    """Whether a participant has cast a secret vote at a step."""
    row = db.execute("SELECT 1 FROM ballot WHERE step_id = ? AND participant_id = ?",
                     [step_id, participant_id]).fetchone()
    return row is not None


def items(db: sqlite3.Connection, step_id: str, role: str) -> tuple[ItemRecord, ...]:
    """A step's items of one role, in order."""
    rows = db.execute(
        "SELECT * FROM item WHERE step_id = ? AND role = ? ORDER BY position, rowid",
        [step_id, role],
    )
    return tuple(ItemRecord(**decode(row)) for row in rows)


def items_of_role(db: sqlite3.Connection, role: str) -> tuple[ItemRecord, ...]:
    """The items of one role of the whole workshop, by step and in order."""
    rows = db.execute(
        "SELECT item.* FROM item JOIN step ON step.id = step_id WHERE role = ? "
        "ORDER BY step.position, item.position, item.rowid", [role],
    )
    return tuple(ItemRecord(**decode(row)) for row in rows)


def item(db: sqlite3.Connection, item_id: str) -> ItemRecord | None:
    """One item by id."""
    row = db.execute("SELECT * FROM item WHERE id = ?", [item_id]).fetchone()
    return ItemRecord(**decode(row)) if row else None


def links_to(db: sqlite3.Connection, target_id: str) -> tuple[LinkRecord, ...]:
    """What ``target_id`` came out of, or holds."""
    rows = db.execute(
        "SELECT * FROM link WHERE target_id = ? ORDER BY role, position, rowid", [target_id]
    )
    return tuple(LinkRecord(**decode(row)) for row in rows)


def links_from(db: sqlite3.Connection, source_id: str) -> tuple[LinkRecord, ...]:
    """What became of ``source_id``."""
    rows = db.execute(
        "SELECT * FROM link WHERE source_id = ? ORDER BY role, position, rowid", [source_id]
    )
    return tuple(LinkRecord(**decode(row)) for row in rows)


def teams(db: sqlite3.Connection, step_id: str) -> tuple[TeamRecord, ...]:
    """A step's groups with their members, in order."""
    members: dict[str, list[str]] = {}
    for row in db.execute(
        "SELECT team_id, participant_id FROM team_member JOIN team ON team.id = team_id "
        "WHERE step_id = ? ORDER BY team_member.rowid", [step_id],
    ):
        members.setdefault(row[0], []).append(row[1])
    rows = db.execute("SELECT * FROM team WHERE step_id = ? ORDER BY position, rowid", [step_id])
    return tuple(
        TeamRecord(**decode(row), members=tuple(members.get(row["id"], ()))) for row in rows
    )


def media(db: sqlite3.Connection, step_id: str) -> tuple[MediaRecord, ...]:
    """A step's pictures in the order in which they came."""
    rows = db.execute(f"SELECT {_MEDIA} FROM media WHERE step_id = ? ORDER BY rowid", [step_id])
    return tuple(MediaRecord(**decode(row)) for row in rows)


def media_record(db: sqlite3.Connection, media_id: str) -> MediaRecord | None:
    """One picture by id."""
    row = db.execute(f"SELECT {_MEDIA} FROM media WHERE id = ?", [media_id]).fetchone()
    return MediaRecord(**decode(row)) if row else None


def media_bytes(db: sqlite3.Connection, media_id: str) -> bytes | None:
    """What a picture's file holds."""
    row = db.execute("SELECT bytes FROM media WHERE id = ?", [media_id]).fetchone()
    return bytes(row[0]) if row else None


def submission_exists(db: sqlite3.Connection, submission_id: str) -> bool:
    """Whether a submission made on a phone has already been taken in."""
    row = db.execute("SELECT 1 FROM submission WHERE id = ?", [submission_id]).fetchone()
    return row is not None


def secret(db: sqlite3.Connection, name: str) -> str | None:
    """A secret of this laptop by name."""
    row = db.execute("SELECT value FROM secret WHERE name = ?", [name]).fetchone()
    return str(row[0]) if row else None
