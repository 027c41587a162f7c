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
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from facilitator.activities.context import Source
from facilitator.activities.kind import AnyKind, Capability
from facilitator.document import reads
from facilitator.document.records import StepRecord
from facilitator.document.writer import Written
from facilitator.errors import NotAllowed
from facilitator.fields import (
    ChoiceField,
    Field,
    InvalidForm,
    MultipleChoiceField,
    TextListField,
    ToggleField,
)
from facilitator.forms import PointsField, check_form
from facilitator.i18n import N_, Message
from facilitator.importing.people import Use, guess, people
from facilitator.importing.table import Table
from facilitator.workshop.answers import Submission
from facilitator.workshop.base import insert
from facilitator.workshop.changes import AnswersChanged
from facilitator.workshop.importing import SOURCE, Imported, find_field, folded, meant
from facilitator.workshop.session import Session

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
    notes: list[Message] = [
        Message(N_("La colonne « {column} » n’a pas été prise."), {"column": column})
        for column in table.columns if not targets.get(column)]
    for line, cells in enumerate(table.rows, start=1):
        given = dict(zip(table.columns, cells, strict=True))
        value = _value(line, given, targets, fields, notes)
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
    secret = bool(step.settings.get("secret"))
    known = {folded(p.name): p.id for p in session.room.everybody() if p.name}
    answered = set(session.document.read(lambda db: reads.answered(db, step.id)))
    anonymous = bool(session.workshop().settings.get("anonymous"))
    ids: list[str] = []
    notes = list(plan.notes)
    for row in plan.rows:
        submission_id = _submission_id(step.id, row)
        if session.document.read(partial(_is_in, submission_id)):
            notes.append(Message(N_("Ligne {line} : déjà prise."), {"line": row.line}))
            continue
        key = "" if secret or anonymous else folded(row.name)
        if not key:
            ids += _nobodys(session, step, kind, submission_id, row)
            continue
        if key not in known:
            joined = session.room.join(row.name, source=SOURCE, state="expected").result()
            known[key] = joined.participant.id
        if known[key] in answered:
            notes.append(Message(N_("Ligne {line} : {name} a déjà répondu."),
                                 {"line": row.line, "name": row.name}))
            continue
        answered.add(known[key])
        receipt = session.answers.submit(Submission(
            submission_id, step.id, known[key], _form(row.value), Source.FACILITATOR)).result()
        ids += receipt.answer_ids
    return Imported(tuple(ids), tuple(notes))


def _is_in(submission_id: str, db: sqlite3.Connection) -> bool:
    return reads.submission_exists(db, submission_id)


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


def _value(
    line: int, given: Mapping[str, str], targets: Mapping[str, str],
    fields: Mapping[str, Field], notes: list[Message],
) -> dict[str, Any]:
    value: dict[str, Any] = {}
    for column, cell in given.items():
        name, _, option = targets.get(column, "").partition(".")
        wanted = fields.get(name)
        if wanted is None or not cell:
            continue
        match wanted:
            case PointsField():
                if cell.isdecimal():
                    value.setdefault(name, {})[option] = int(cell)
                else:
                    notes.append(_odd(line, cell, wanted))
            case TextListField():
                value.setdefault(name, []).append(cell)
            case MultipleChoiceField():
                ids, odd = _chosen(cell, wanted)
                value[name] = [*value.get(name, ()), *ids]
                notes += [_odd(line, one, wanted) for one in odd]
            case ChoiceField():
                found = meant(cell, wanted.options)
                if found is None:
                    notes.append(_odd(line, cell, wanted))
                else:
                    value[name] = found.id
            case ToggleField():
                value[name] = folded(cell) in ("oui", "yes", "vrai", "true", "1", "x")
            case _:
                value[name] = cell
    return value


def _chosen(cell: str, wanted: MultipleChoiceField) -> tuple[list[str], list[str]]:
    """The options that a cell names, and what in it is none: "A; B", "A, B" or one with a comma."""
    for separator in (None, ";", "|", ","):
        parts = [cell] if separator is None else [p.strip() for p in cell.split(separator)]
        found = [meant(part, wanted.options) for part in parts if part]
        if found and all(found):
            return list(dict.fromkeys(one.id for one in found if one)), []
    parts = [part.strip() for part in _pieces(cell) if part.strip()]
    pairs = [(part, meant(part, wanted.options)) for part in parts]
    return ([one.id for _, one in pairs if one], [part for part, one in pairs if one is None])


def _pieces(cell: str) -> list[str]:
    """A cell cut at every separator that forms use."""
    for separator in "|,":
        cell = cell.replace(separator, ";")
    return cell.split(";")


def _odd(line: int, cell: str, wanted: Field) -> Message:
    return Message(N_("Ligne {line} : « {value} » n’est pas un choix de « {field} »."),
                   {"line": line, "value": cell[:80], "field": wanted.label})


def _form(value: Mapping[str, Any]) -> Mapping[str, Any]:
    return {key: one for key, one in value.items() if one not in (None, "", [], {})}


def _submission_id(step_id: str, row: Row) -> str:
    whole = json.dumps([step_id, row.line, row.name, dict(row.value)], sort_keys=True, default=str)
    return hashlib.sha256(whole.encode()).hexdigest()[:32]


def _nobodys(
    session: Session, step: StepRecord, kind: AnyKind, submission_id: str, row: Row
) -> tuple[str, ...]:
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

    return session.document.write(command).result()
