"""What every group of commands stands on: the document, the kinds, the time."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any, TypeVar

from facilitator.activities.kind import AnyKind, Kinds
from facilitator.document import reads
from facilitator.document.document import Document
from facilitator.document.records import StepRecord, WorkshopRecord, encode
from facilitator.document.writer import Written
from facilitator.errors import NotAllowed
from facilitator.i18n import N_
from facilitator.workshop.bus import Bus
from facilitator.workshop.clock import Clock

T = TypeVar("T")


@dataclass(frozen=True)
class Core:
    """The parts that the services of a session share."""

    document: Document
    kinds: Kinds
    bus: Bus
    clock: Clock

    def kind(self, name: str) -> AnyKind:
        """The kind of a step. Raises :class:`NotAllowed` for one this version does not know."""
        found = self.kinds.get(name)
        if found is None:
            raise NotAllowed(
                N_("L’activité « {kind} » n’existe pas dans cette version."), kind=name
            )
        return found

    def workshop(self) -> WorkshopRecord:
        """The workshop of the file."""
        found = self.document.read(reads.workshop)
        if found is None:
            raise NotAllowed(N_("Ce fichier ne contient pas d’atelier."))
        return found

    def write(self, command: Callable[[sqlite3.Connection], Written[T]]) -> Future[T]:
        """Queue a change of the document."""
        return self.document.write(command)


def the_step(db: sqlite3.Connection, step_id: str) -> StepRecord:
    """The step with this id. Raises :class:`NotAllowed` where there is none."""
    found = reads.step(db, step_id)
    if found is None:
        raise NotAllowed(N_("Cette séquence n’existe plus."))
    return found


def insert(db: sqlite3.Connection, table: str, values: Mapping[str, Any]) -> None:
    """Add a row."""
    row = encode(values)
    marks = ", ".join("?" for _ in row)
    db.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})", list(row.values()))


def update(db: sqlite3.Connection, table: str, row_id: str, values: Mapping[str, Any]) -> None:
    """Change some columns of the row with this id."""
    row = encode(values)
    sets = ", ".join(f"{name} = ?" for name in row)
    db.execute(f"UPDATE {table} SET {sets} WHERE id = ?", [*row.values(), row_id])
