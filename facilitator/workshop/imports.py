"""Imports of answers, found again in the file and taken back as a whole."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any

from facilitator.activities.kind import Capability
from facilitator.document import reads
from facilitator.document.records import StepRecord
from facilitator.document.writer import Written
from facilitator.forms import PointsField
from facilitator.i18n import N_, Message
from facilitator.workshop.changes import AnswersChanged
from facilitator.workshop.import_answers import FORM, MARK, NAME, AnswersPlan
from facilitator.workshop.importing import came_or_went, take_out
from facilitator.workshop.kept import Kept
from facilitator.workshop.portions import PORTION, by_portions, remove_by_portions
from facilitator.workshop.removal import delete_rows
from facilitator.workshop.session import Session

_ROW = 32  # characters of an imported submission's id before its mark
_ROWS = 3 * PORTION  # rows of any table put back in one commit


@dataclass(frozen=True, slots=True)
class Import:
    """One import into a step: how many rows of a table, when (seconds since 1970)."""

    step_id: str
    mark: str
    rows: int
    at: float


@dataclass(frozen=True, slots=True)
class Target:
    """Where a column may go: ``key`` as :func:`plan_answers` takes it, ``label`` for people."""

    key: str
    label: str | Message


def targets_of(session: Session, step_id: str) -> tuple[Target, ...]:
    """What a table's columns can be for a step: nothing, who answered, or a field of its form."""
    step = session.step(step_id)
    kind = session.kinds.get(step.kind) if step else None
    found: list[Target] = [Target("", Message(N_("Ne pas prendre"))),
                           Target(NAME, Message(N_("Qui a répondu")))]
    if step is None or kind is None:
        return tuple(found)
    for field in kind.answer_fields(session.results.context(step, with_entries=False)):
        if isinstance(field, PointsField):
            found += [Target(f"{field.name}.{one.id}", one.label) for one in field.options]
        else:
            found.append(Target(field.name, Message(field.label)))
    return tuple(found)


def takes_answers(session: Session) -> tuple[StepRecord, ...]:
    """The steps that a table can fill."""
    return tuple(step for step in session.steps()
                 if (kind := session.kinds.get(step.kind)) is not None and kind.collects
                 and Capability.GROUPS not in kind.capabilities)


def in_words(session: Session, plan: AnswersPlan) -> tuple[tuple[int, str, str], ...]:
    """A plan's rows to look at: line, name, and what would come in, choices by their labels."""
    step = session.step(plan.step_id)
    kind = session.kinds.get(step.kind) if step else None
    if step is None or kind is None:
        return ()
    context = session.results.context(step, with_entries=False)
    labels = {option.id: option.label for field in kind.answer_fields(context)
              for option in getattr(field, "options", ())}
    return tuple((row.line, row.name, " · ".join(
        text for value in row.value.values() for text in _texts(value, labels)))
        for row in plan.rows)


def _texts(value: Any, labels: Mapping[str, str]) -> list[str]:
    match value:
        case bool():
            return [str(N_("oui") if value else N_("non"))]
        case str():
            return [labels.get(value, value)] if value else []
        case Mapping():
            return [f"{labels.get(key, key)} : {one}" for key, one in value.items() if one]
        case list() | tuple():
            return [text for one in value for text in _texts(one, labels)]
        case None:
            return []
        case _:
            return [str(value)]


def imports_of(session: Session, step_id: str) -> tuple[Import, ...]:
    """The imports into a step that are still there, the latest first."""

    def query(db: sqlite3.Connection) -> tuple[Import, ...]:
        rows = db.execute(
            "SELECT substr(id, ?), COUNT(*), MAX(received_at) FROM submission "
            "WHERE step_id = ? AND source = 'facilitator' AND length(id) = ? "
            "AND substr(id, ?, 1) = '-' GROUP BY 1 ORDER BY 3 DESC",
            [_ROW + 2, step_id, _ROW + 1 + MARK, _ROW + 1])
        return tuple(Import(step_id, row[0], row[1], row[2]) for row in rows)

    return session.document.read(query)


def withdraw_import(session: Session, step_id: str, mark: str, kept: Kept) -> Future[int]:
    """Take an import out: its answers, and the people it brought who have done nothing else.

    They are in ``kept`` then, with the themes and groups they were put in, for
    :func:`return_import`. What somebody has changed on a phone since is theirs and stays. Gives
    how many answers went. A long one goes by portions: if the power is cut in between, what is
    left of it is still in the list of imports and can be taken out.
    """

    def remove(db: sqlite3.Connection) -> tuple[Kept, Written[int | None]] | None:
        mine = [row[0] for row in db.execute(
            "SELECT id FROM submission WHERE step_id = ? AND source = 'facilitator' "
            "AND length(id) = ? AND substr(id, ?) = ? ORDER BY rowid LIMIT ?",
            [step_id, _ROW + 1 + MARK, _ROW + 2, mark, PORTION])]
        if not mine:
            return None
        gone = _take_out(db, mine)
        answers = tuple(row["id"] for row in gone.of("answer"))
        changes = (AnswersChanged(step_id, answers), *came_or_went(db, gone))
        return gone, Written(len(answers), changes)

    return remove_by_portions(session.document, kept, remove)


def _take_out(db: sqlite3.Connection, submissions: Sequence[str]) -> Kept:
    """Take submissions out of the file with their answers, and with people who are there for
    nothing else."""
    kept = Kept()
    kept.keep(db, "submission", "id", *submissions)
    kept.keep(db, "answer", "submission_id", *submissions)
    answers = tuple(row["id"] for row in kept.of("answer"))
    for table, column in (("revision", "answer_id"), ("media", "answer_id"),
                          ("link", "source_id")):
        kept.keep(db, table, column, *answers)
    db.execute("DELETE FROM link WHERE source_id IN (SELECT value FROM json_each(?))",
               [json.dumps(answers)])
    delete_rows(db, "answer", answers)
    delete_rows(db, "submission", submissions)
    people = Kept()
    take_out(db, _idle(db, [row["participant_id"] for row in kept.of("submission")]), people)
    return Kept([*people.rows, *kept.rows])


def return_import(session: Session, step_id: str, kept: Kept) -> Future[int]:
    """Take an import in again that was taken out, as it was, by portions too; gives how many
    answers came.

    Whoever has answered the step meanwhile keeps what they said, and what a theme that is gone
    held stays without it.
    """
    since: Collection[str] | None = None
    at = 0  # of the rows kept: they are forgotten once all are back, should the disk be full

    def portion(db: sqlite3.Connection) -> Written[int | None]:
        nonlocal since, at
        if since is None:  # once: later on those who came back with this import have answered
            since = reads.answered(db, step_id)
        rows = kept.rows[at:at + _ROWS] if reads.step(db, step_id) is not None else ()
        at += _ROWS
        if not rows:
            kept.clear()
            return Written(None)
        back = Kept([(table, row) for table, row in rows if table not in ("submission", "answer")
                     or row["participant_id"] not in since])
        back.put_back(db)
        answers = tuple(row["id"] for row in back.of("answer"))
        return Written(len(answers), (AnswersChanged(step_id, answers), *came_or_went(db, back)))

    return by_portions(session.document, kept, portion)


def forget_import(session: Session, step_id: str, mark: str) -> int:
    """Take an import back for good. Gives how many answers went."""
    return withdraw_import(session, step_id, mark, Kept()).result()


def _idle(db: sqlite3.Connection, people: Sequence[str | None]) -> list[str]:
    """Whom of these only an import knows: never come, and nothing else said."""
    rows = db.execute(
        "SELECT id FROM participant WHERE id IN (SELECT value FROM json_each(?)) "
        "AND source = ? AND state = 'expected' AND id NOT IN ("
        "SELECT participant_id FROM submission WHERE participant_id IS NOT NULL UNION "
        "SELECT participant_id FROM answer WHERE participant_id IS NOT NULL) ORDER BY rowid",
        [json.dumps(people), FORM])
    return [row[0] for row in rows]
