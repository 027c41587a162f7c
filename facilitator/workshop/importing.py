"""Taking lists into a workshop: who is expected, options pasted as lines. Nothing goes unsaid."""

from __future__ import annotations

import json
import re
import sqlite3
import unicodedata
from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from typing import Any

from facilitator.activities.context import Context
from facilitator.activities.kind import Capability
from facilitator.cleaning import clean_line
from facilitator.document import reads
from facilitator.document.writer import Written
from facilitator.errors import NotAllowed
from facilitator.fields import ChoiceField, Field, MultipleChoiceField, Option
from facilitator.i18n import N_, Message
from facilitator.importing.people import Person
from facilitator.workshop.changes import GroupsChanged, PeopleChanged
from facilitator.workshop.kept import Kept
from facilitator.workshop.portions import PORTION, TOGETHER, by_portions, cut, remove_by_portions
from facilitator.workshop.removal import delete_rows
from facilitator.workshop.room import NAME_LENGTH
from facilitator.workshop.session import Session

_BULLET = re.compile(r"^\s*(?:[-–—•*▪◦·]|\(?\d{1,3}[.)°]|[a-zA-Z]\))\s+")
SOURCE = "list"
"""Where people came from who stand on a list and have not come yet."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What came in, by id, and what was left out and why, a sentence each.

    ``mark`` tells one import of answers from others, so that it can be taken back.
    """

    ids: tuple[str, ...] = ()
    notes: tuple[Message, ...] = ()
    mark: str = ""


def import_people(session: Session, people: Sequence[Person]) -> Imported:
    """Take the people of a list (:func:`facilitator.importing.people.people`) in as expected.

    A column whose heading is a question of the portrait becomes the answer to it in the profile,
    its value the choice it means; other columns are kept under their heading. Whoever is in the
    workshop already, stands on the list twice, or has no name is left out and named in the notes.
    Raises :class:`NotAllowed` in an anonymous workshop.
    """
    if session.workshop().settings.get("anonymous"):
        raise NotAllowed(N_("Cet atelier ne garde aucun nom : la liste n’a pas été prise."))
    fields = portrait_fields(session)
    known = {folded(person.name) for person in session.room.everybody() if person.name}
    notes: list[Message] = []
    fresh: list[tuple[str, Mapping[str, Any]]] = []
    for person in people:
        name, key = clean_line(person.name), folded(person.name)
        if not key:
            notes.append(Message(N_("Ligne {line} : il manque un nom."), {"line": person.line}))
            continue
        if key in known:
            notes.append(Message(N_("Ligne {line} : {name} est déjà là."),
                                 {"line": person.line, "name": name[:NAME_LENGTH]}))
            continue
        if len(name) > NAME_LENGTH:
            notes.append(Message(N_("Ligne {line} : un nom trop long a été coupé."),
                                 {"line": person.line}))
        known.add(key)
        fresh.append((name, _profile(person, fields, notes)))
    return Imported(expect(session, SOURCE, fresh), tuple(notes))


def expect(session: Session, source: str, people: Sequence[tuple[str, Mapping[str, Any]]]
           ) -> tuple[str, ...]:
    """Have people come whose names and profiles these are, and give their ids. They are taken in
    by portions: what a phone sends meanwhile waits for one of them at most."""
    ids: list[str] = []
    for some in cut(people, TOGETHER):
        joins = [session.room.join(name, source=source, state="expected", profile=profile)
                 for name, profile in some]
        ids += [join.result().participant.id for join in joins]
    return tuple(ids)


def forget_imported(session: Session, imported: Imported) -> int:
    """Undo an import: forget those who have not come since. Gives how many went."""
    return withdraw_imported(session, imported, Kept()).result()


def withdraw_imported(session: Session, imported: Imported, kept: Kept) -> Future[int]:
    """Take out those of an import who have not come since; they are in ``kept`` then, with the
    groups they were put in, for :func:`return_imported`. A long list goes by portions."""
    left = cut(imported.ids, PORTION)

    def remove(db: sqlite3.Connection) -> tuple[Kept, Written[int | None]] | None:
        some = next(left, None)
        if some is None:
            return None
        people = Kept()
        take_out(db, [one.id for one in (reads.participant(db, one) for one in some)
                      if one is not None and one.state == "expected"], people)
        return people, Written(len(people.of("participant")), came_or_went(db, people))

    return remove_by_portions(session.document, kept, remove)


def return_imported(session: Session, kept: Kept) -> Future[int]:
    """Expect again those who were taken out, by portions too; gives how many."""
    at = 0  # of the rows kept: they are forgotten once all are back, should the disk be full

    def portion(db: sqlite3.Connection) -> Written[int | None]:
        nonlocal at
        back = Kept(kept.rows[at:at + 3 * PORTION])
        at += 3 * PORTION
        if not back.rows:
            kept.clear()
            return Written(None)
        back.put_back(db)
        return Written(len(back.of("participant")), came_or_went(db, back))

    return by_portions(session.document, kept, portion)


def take_out(db: sqlite3.Connection, people: Sequence[str], kept: Kept) -> None:
    """Take people out of the file and of their groups, into ``kept``."""
    kept.keep(db, "participant", "id", *people)
    for table in ("pass", "team_member"):
        kept.keep(db, table, "participant_id", *people)
    db.execute("UPDATE team SET rapporteur_id = NULL WHERE rapporteur_id IN "
               "(SELECT value FROM json_each(?))", [json.dumps(people)])
    delete_rows(db, "participant", people)


def came_or_went(db: sqlite3.Connection, kept: Kept) -> tuple[Any, ...]:
    """What changed when the people in ``kept`` were taken out or put back."""
    teams = {row["team_id"] for row in kept.of("team_member")}
    steps = {team.step_id for step in reads.steps(db) for team in reads.teams(db, step.id)
             if team.id in teams}
    return (*(PeopleChanged(row["id"], renamed=True) for row in kept.of("participant")),
            *(GroupsChanged(step) for step in sorted(steps)))


def paste_options(text: str, existing: Sequence[str] = ()) -> tuple[tuple[str, ...], Imported]:
    """The options in pasted lines, without bullets and numbers, and what was not taken.

    Blank lines part, and are passed without a word; a line said before is named in the notes.
    """
    found: list[str] = []
    notes: list[Message] = []
    seen = {folded(one) for one in existing}
    for number, line in enumerate(text.splitlines(), start=1):
        label = clean_line(_BULLET.sub("", line, count=1))
        if not label:
            continue
        if folded(label) in seen:
            notes.append(Message(N_("Ligne {line} : « {label} » y est déjà."),
                                 {"line": number, "label": label[:80]}))
            continue
        seen.add(folded(label))
        found.append(label)
    return tuple(found), Imported(notes=tuple(notes))


def add_options(session: Session, step_id: str, text: str) -> Imported:
    """Put pasted lines after a step's options; those that are there keep their ids.

    Raises :class:`NotAllowed` where the step has no options or has opened (they are fixed then),
    and :class:`facilitator.fields.InvalidForm` for too many or too long ones.
    """
    step = session.step(step_id)
    kind = session.kinds.get(step.kind) if step else None
    if step is None or kind is None or Capability.OPTIONS not in kind.capabilities:
        raise NotAllowed(N_("Cette séquence n’a pas d’options."))
    if step.state != "waiting":
        raise NotAllowed(N_("Cette séquence a été ouverte : ses options ne changent plus."))
    before = list(step.settings.get("options") or ())
    labels, imported = paste_options(text, [one["label"] for one in before])
    session.plan.change(
        step_id, settings={**step.settings, "options": [*before, *labels]}).result()
    after = session.step(step_id)
    options = after.settings.get("options", ()) if after else ()
    return replace(imported, ids=tuple(one["id"] for one in options[len(before):]))


def portrait_fields(session: Session) -> tuple[Field, ...]:
    """The questions that the workshop asks about people."""
    found: list[Field] = []
    for step in session.steps():
        kind = session.kinds.get(step.kind)
        if kind is not None and Capability.PEOPLE in kind.capabilities:
            context: Context = session.results.context(step, with_entries=False)
            found += kind.answer_fields(context)
    return tuple(found)


def find_field(heading: str, fields: Sequence[Field]) -> Field | None:
    """The field that a column's heading means, by its label or its short name."""
    wanted = folded(heading)
    return next((field for field in fields if wanted in (folded(field.label), folded(field.name))),
                None)


def meant(cell: str, options: Sequence[Option]) -> Option | None:
    """The option that somebody meant, whatever the case, accents and punctuation."""
    wanted = folded(cell)
    return next((one for one in options if folded(one.label) == wanted), None)


def folded(text: str) -> str:
    """Letters and digits only, lower case, without accents, single spaces."""
    letters = unicodedata.normalize("NFD", text.casefold())
    kept = "".join(char if char.isalnum() else " " for char in letters
                   if not unicodedata.combining(char))
    return " ".join(kept.split())


def _profile(
    person: Person, fields: Sequence[Field], notes: list[Message]
) -> Mapping[str, Any]:
    profile: dict[str, Any] = {}
    for heading, cell in person.profile.items():
        field = find_field(heading, fields)
        if field is None:
            profile[heading] = cell
            continue
        value: Any = cell
        if isinstance(field, ChoiceField | MultipleChoiceField):
            option = meant(cell, field.options)
            if option is None:
                notes.append(Message(
                    N_("Ligne {line} : « {value} » n’est pas un choix de « {field} »."),
                    {"line": person.line, "value": cell[:80], "field": field.label}))
            value = option.id if option else cell
            if isinstance(field, MultipleChoiceField):
                value = [value]
        profile[field.name] = value
    return profile
