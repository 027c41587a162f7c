"""Answers of an earlier online form as a step's answers: planned first, so that one can look.

They are kept with the source ``facilitator``: neither a phone in the room sent them nor a sheet of
paper, it is the facilitator who brings them in. A row whose name is that of somebody in the
workshop, expected ones included, is theirs; a row with another name adds somebody expected; a row
without a name, and every row of a secret vote, is nobody's.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from facilitator.activities.context import Source
from facilitator.activities.kind import AnyKind, Capability
from facilitator.document import reads
from facilitator.document.records import StepRecord
from facilitator.document.writer import Written
from facilitator.errors import NotAllowed
from facilitator.fields import Field, InvalidForm
from facilitator.forms import PointsField, check_form
from facilitator.i18n import N_, Message
from facilitator.importing.people import Use, guess, people, private
from facilitator.importing.table import Table
from facilitator.workshop.answers import Submission
from facilitator.workshop.base import insert
from facilitator.workshop.changes import AnswersChanged
from facilitator.workshop.import_cells import read_row
from facilitator.workshop.importing import Imported, expect, find_field, folded, meant
from facilitator.workshop.portions import TOGETHER, cut
from facilitator.workshop.session import Session

MARK = 12
"""Characters that tell one import from others, at the end of its submissions' ids."""
FORM = "form"
"""Where people came from whose answers to an earlier form were taken in."""
NAME = "@name"
"""The target of the columns that say who answered."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row as it would come in; ``line`` counts from 1 under the headings."""

    line: int
    name: str
    value: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class AnswersPlan:
    """What an import would do: rows to take in, and notes on every cell and row left out."""

    step_id: str
    rows: tuple[Row, ...]
    notes: tuple[Message, ...] = field(default=())


def guess_targets(session: Session, step_id: str, table: Table) -> dict[str, str]:
    """For each column, the field it answers, an option of a points field as ``dots.o1``,
    :data:`NAME`, or "" for none."""
    step, kind = _step(session, step_id)
    fields = kind.answer_fields(session.results.context(step, with_entries=False))
    uses = guess(table)
    targets: dict[str, str] = {}
    for column in table.columns:
        targets[column] = _target(column, fields, step, uses.get(column, Use.IGNORE))
    # One question asked and one column left: that is the answer, however the form put it.
    left = [column for column, to in targets.items() if not to and not private(column)]
    asked = [one for one in fields if not isinstance(one, PointsField)]
    if len(left) == len(asked) == 1 and not set(targets.values()) - {"", NAME}:
        targets[left[0]] = asked[0].name
    return targets


def plan_answers(
    session: Session, step_id: str, table: Table, targets: Mapping[str, str]
) -> AnswersPlan:
    """Read a table as answers of a step, touching nothing.

    Raises :class:`NotAllowed` for a step that takes no answers or is worked at in groups.
    """
    step, kind = _step(session, step_id)
    fields = {f.name: f for f in kind.answer_fields(
        session.results.context(step, with_entries=False))}
    uses = {column: use for column, use in guess(table).items()
            if targets.get(column) == NAME and use is not Use.IGNORE}
    uses |= {column: Use.NAME for column, to in targets.items()
             if to == NAME and uses.get(column) in (None, Use.PROFILE)}
    names = {person.line: person.name for person in people(table, uses)}
    rows: list[Row] = []
    notes = _left_out([column for column in table.columns if not targets.get(column)])
    for line, cells in enumerate(table.rows, start=1):
        given = dict(zip(table.columns, cells, strict=True))
        value = read_row(line, given, targets, fields, notes)
        if not any(value.values()):
            notes.append(Message(N_("Ligne {line} : aucune réponse."), {"line": line}))
            continue
        try:
            rows.append(Row(line, names.get(line, ""), check_form(list(fields.values()), value)))
        except InvalidForm as refused:
            notes += [Message(N_("Ligne {line} : {reason}"),
                              {"line": line, "reason": error.reason}) for error in refused.errors]
    return AnswersPlan(step_id, tuple(rows), tuple(notes))


def import_answers(session: Session, plan: AnswersPlan) -> Imported:
    """Take a plan's rows in and return the ids of the answers, with notes on what was left out.

    Somebody who has answered this step already keeps what they said, and of two rows of one name
    the first counts; both are noted. The same table taken in twice comes in once.
    """
    step, kind = _step(session, plan.step_id)
    named = not (step.settings.get("secret") or session.workshop().settings.get("anonymous"))
    there = session.document.read(partial(_taken, step.id))
    mark = session.clock.new_id()[-MARK:]
    notes = list(plan.notes)
    fresh: list[tuple[str, Row]] = []
    for row in plan.rows:
        row_id = _row_id(step.id, row)
        if row_id in there:
            notes.append(Message(N_("Ligne {line} : déjà prise."), {"line": row.line}))
        else:
            fresh.append((f"{row_id}-{mark}", row))
    known = _known(session, [row.name for _, row in fresh] if named else [])
    # Having filled in a form is not having come: who was expected still is.
    away = {p.id for p in session.room.everybody() if p.state == "expected"}
    answered = set(session.document.read(lambda db: reads.answered(db, step.id)))
    context = session.answers.form_context(step)
    ids: list[str] = []
    for some in cut(fresh, TOGETHER):  # waited for together: they share commits
        futures: list[Future[Any]] = []
        for submission_id, row in some:
            person = known.get(folded(row.name)) if named else None
            if person is None:
                futures.append(_nobodys(session, step, kind, submission_id, row))
            elif person in answered:
                notes.append(Message(N_("Ligne {line} : {name} a déjà répondu."),
                                     {"line": row.line, "name": row.name}))
            else:
                answered.add(person)
                futures.append(session.answers.submit(Submission(
                    submission_id, step.id, person, _form(row.value), Source.FACILITATOR), context))
        for done in [future.result() for future in futures]:
            ids += done if isinstance(done, tuple) else done.answer_ids
    absent = [one for one in set(known.values()) & answered if one in away]
    for group in cut(absent, TOGETHER):
        for back in [session.room.change(one, state="expected", joined_at=None) for one in group]:
            back.result()
    return Imported(tuple(ids), tuple(notes), mark)


def _taken(step_id: str, db: sqlite3.Connection) -> frozenset[str]:
    """The rows that came in before, by what :func:`_row_id` makes of them."""
    rows = db.execute("SELECT substr(id, 1, 32) FROM submission WHERE step_id = ?", [step_id])
    return frozenset(row[0] for row in rows)


def _known(session: Session, names: Sequence[str]) -> dict[str, str]:
    """Everybody's id by their folded name; those whom nobody knows yet are expected from now on."""
    known = {folded(p.name): p.id for p in session.room.everybody() if p.name}
    new = {folded(name): name for name in reversed(names) if folded(name)}
    fresh = {key: name for key, name in new.items() if key not in known}
    came = expect(session, FORM, [(name, {}) for name in fresh.values()])
    return known | dict(zip(fresh, came, strict=True))


def _left_out(columns: Sequence[str]) -> list[Message]:
    if not columns:
        return []
    return [Message(N_("Colonne laissée de côté : {columns}."), {"columns": ", ".join(columns)},
                    N_("Colonnes laissées de côté : {columns}."), len(columns))]


def _step(session: Session, step_id: str) -> tuple[StepRecord, AnyKind]:
    step = session.step(step_id)
    kind = session.kinds.get(step.kind) if step else None
    if step is None or kind is None or not kind.collects:
        raise NotAllowed(N_("Cette séquence ne recueille pas de réponses."))
    if Capability.GROUPS in kind.capabilities:
        raise NotAllowed(N_("Une séquence en groupes ne se remplit pas d’un tableau."))
    return step, kind


def _target(column: str, fields: Sequence[Field], step: StepRecord, use: Use) -> str:
    for one in fields:
        if isinstance(one, PointsField):
            option = meant(column, one.options)
            if option is not None:
                return f"{one.name}.{option.id}"
    found = find_field(column, fields)
    if found is None and folded(column) in (folded(step.prompt), folded(step.title)):
        found = fields[0] if fields else None
    if found is not None and not isinstance(found, PointsField):
        return found.name
    return NAME if use in (Use.NAME, Use.FIRST_NAME, Use.LAST_NAME) else ""


def _form(value: Mapping[str, Any]) -> Mapping[str, Any]:
    return {key: one for key, one in value.items() if one not in (None, "", [], {})}


def _row_id(step_id: str, row: Row) -> str:
    whole = json.dumps([step_id, row.line, row.name, dict(row.value)], sort_keys=True, default=str)
    return hashlib.sha256(whole.encode()).hexdigest()[:32]


def _nobodys(
    session: Session, step: StepRecord, kind: AnyKind, submission_id: str, row: Row
) -> Future[tuple[str, ...]]:
    """Keep a row's answers without a person, as raised hands are."""
    context = session.results.context(step, with_entries=False)
    payloads = kind.entries(row.value, context)
    now = session.clock.now()
    ids = tuple(session.clock.new_id() for _ in payloads)

    def command(db: sqlite3.Connection) -> Written[tuple[str, ...]]:
        insert(db, "submission", {
            "id": submission_id, "step_id": step.id, "participant_id": None, "value": {},
            "source": Source.FACILITATOR.value, "received_at": now})
        for answer_id, (slot, payload) in zip(ids, payloads.items(), strict=True):
            insert(db, "answer", {
                "id": answer_id, "step_id": step.id, "participant_id": None,
                "submission_id": submission_id, "slot": slot, "payload": payload,
                "version": kind.version, "source": Source.FACILITATOR.value,
                "created_at": now, "updated_at": now})
        return Written(ids, (AnswersChanged(step.id, ids),))

    return session.document.write(command)
