"""Rows that were taken out of the file and can be put back as they were, for undoing."""

from __future__ import annotations

import json
import sqlite3
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Any

_WHO = ("participant_id", "rapporteur_id")
_HANGS_ON = ("answer_id", "source_id", "target_id")
_THERE = """
SELECT 1 FROM (SELECT id FROM item UNION ALL SELECT id FROM team UNION ALL SELECT id FROM answer)
WHERE id = ?"""


@dataclass
class Kept:
    """Rows by table, in the order in which they can come back.

    It is filled and emptied inside commands only, so by the writer's thread, one after the other:
    whoever gives commands may queue a removal and its return without waiting for either.
    """

    rows: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    under_way: Future[int] | None = field(default=None, compare=False, repr=False)
    """The last deed in portions on these rows (``portions.py``)."""

    def clear(self) -> None:
        """Forget what was kept."""
        self.rows = []

    def keep(self, db: sqlite3.Connection, table: str, column: str, *values: str) -> None:
        """Keep the rows of a table that have one of ``values`` in a column; parents before
        children."""
        found = db.execute(f"SELECT * FROM {table} WHERE {column} IN "
                           "(SELECT value FROM json_each(?)) ORDER BY rowid", [json.dumps(values)])
        names = [one[0] for one in found.description]
        self.rows += [(table, dict(zip(names, row, strict=True))) for row in found]

    def of(self, table: str) -> list[dict[str, Any]]:
        """The rows kept of a table."""
        return [row for name, row in self.rows if name == table]

    def put_back(self, db: sqlite3.Connection) -> None:
        """Write the rows again; what came from somebody who was forgotten since stays gone, and
        so does what hangs on an answer, theme or group that is no more."""
        for table, row in self.rows:
            known = {name: row[name] for name in _WHO if row.get(name)}
            gone = [name for name, who in known.items() if not db.execute(
                "SELECT 1 FROM participant WHERE id = ?", [who]).fetchone()]
            if "participant_id" in gone or any(
                    row.get(name) and not there(db, row[name]) for name in _HANGS_ON):
                continue
            values = {name: None if name in gone else value for name, value in row.items()}
            marks = ", ".join("?" for _ in values)
            db.execute(f"INSERT OR IGNORE INTO {table} ({', '.join(values)}) VALUES ({marks})",
                       list(values.values()))


def there(db: sqlite3.Connection, thing_id: str) -> bool:
    """Whether a link can begin or end at this id: an item, a group or an answer."""
    return db.execute(_THERE, [thing_id]).fetchone() is not None
