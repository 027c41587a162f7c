"""From a sign-up list to expected participants: which column is what, with a preview."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from facilitator.i18n import N_, Message
from facilitator.importing.table import Table


class Use(Enum):
    """What a column is taken for."""

    NAME = "name"
    FIRST_NAME = "first_name"
    LAST_NAME = "last_name"
    PROFILE = "profile"
    IGNORE = "ignore"


# What people call these columns, without accents and in lower case.
_FIRST = frozenset({"prenom", "first name", "firstname", "given name", "nome proprio", "nombre"})
_LAST = frozenset({"nom de famille", "last name", "lastname", "surname", "family name",
                   "sobrenome", "apellido", "apellidos"})
_NAME = frozenset({"nom", "name", "nom complet", "nom et prenom", "prenom nom", "nom prenom",
                   "participant", "participante", "full name", "nome", "nombre y apellidos"})
# Columns that say more about a person than a workshop needs are left out unless asked for.
_PRIVATE = ("mail", "courriel", "telephone", "phone", "portable", "adresse", "address",
            "naissance", "birth", "iban", "horodat", "timestamp")


_BLANK = frozenset({"?", "??", "-", "–", "—", "n/a", "#n/a", "nc", "null"})
"""What lists put where somebody said nothing."""

# Forms ask for "Votre nom", lists are headed "Nom".
_POLITE = re.compile(r"^(?:votre|vos|ton|your|seu|su) ")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody on the list; ``line`` is their row, counted from 1 under the headings."""

    line: int
    name: str
    profile: Mapping[str, str]


def guess(table: Table) -> dict[str, Use]:
    """Say what each column is probably for; private ones are left out until asked for."""
    uses: dict[str, Use] = {}
    plain = {column: _POLITE.sub("", _plain(column)) for column in table.columns}
    has_first = any(word in _FIRST for word in plain.values())
    for column, word in plain.items():
        if word in _FIRST:
            use = Use.FIRST_NAME
        elif word in _LAST or (word == "nom" and has_first):
            use = Use.LAST_NAME
        elif word in _NAME and Use.NAME not in uses.values():
            use = Use.NAME
        elif private(word):
            use = Use.IGNORE
        else:
            use = Use.PROFILE
        uses[column] = use
    return uses


def people(table: Table, uses: Mapping[str, Use]) -> tuple[Person, ...]:
    """The people of a table, a row each; rows without a single used value are left out."""
    found = []
    for line, row in enumerate(table.rows, start=1):
        cells = dict(zip(table.columns, row, strict=True))
        parts = [cells[column] for wanted in (Use.NAME, Use.FIRST_NAME, Use.LAST_NAME)
                 for column in table.columns if uses.get(column) is wanted]
        profile = {column: cells[column] for column in table.columns
                   if uses.get(column) is Use.PROFILE and cells[column]
                   and not _says_nothing(cells[column])}
        name = " ".join(part for part in parts if part)
        if name or profile:
            found.append(Person(line, name, profile))
    return tuple(found)


def blanks(table: Table, uses: Mapping[str, Use]) -> Message | None:
    """What to say of the cells of a profile that are read as no answer; None without any."""
    places = [n for n, column in enumerate(table.columns) if uses.get(column) is Use.PROFILE]
    found = [row[n] for row in table.rows for n in places if _says_nothing(row[n])]
    if not found:
        return None
    return Message(N_("{n} case avec « {mark} » est lue comme « sans réponse »."),
                   {"n": len(found), "mark": max(set(found), key=found.count)},
                   N_("{n} cases avec « {mark} » sont lues comme « sans réponse »."), len(found))


def _says_nothing(cell: str) -> bool:
    return cell.casefold() in _BLANK


def private(column: str) -> bool:
    """Whether a column says more of a person than a workshop needs."""
    return any(part in _plain(column) for part in _PRIVATE)


def doubles(found: Sequence[Person]) -> tuple[tuple[Person, ...], ...]:
    """People who stand on the list more than once, by their name."""
    by_name: dict[str, list[Person]] = {}
    for person in found:
        if person.name:
            by_name.setdefault(_plain(person.name), []).append(person)
    return tuple(tuple(group) for group in by_name.values() if len(group) > 1)


def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFD", text.casefold())
    kept = "".join(char if char.isalnum() else " " for char in letters
                   if not unicodedata.combining(char))
    return " ".join(kept.split())
