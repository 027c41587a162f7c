"""Deleting rows by the hundred without keeping the room's answers waiting.

For each deleted row SQLite looks for those that name it, in every table that may: where no index
helps it reads all of that table, and two thousand people would hold the writer for many seconds. A
lasting index would cost every answer that comes some time, for something rarely done; one made for
the deletion is there in some hundredths of a second.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection

_NAMED_IN = {
    "participant": (("submission", "participant_id"), ("answer", "participant_id"),
                    ("revision", "participant_id"), ("ballot", "participant_id"),
                    ("media", "participant_id"), ("team_member", "participant_id")),
    "submission": (("answer", "submission_id"),),
    "answer": (("media", "answer_id"),),
}
"""Where rows are named without an index (``document/schema.py``)."""
_FEW = 8
"""Rows for which reading through takes no longer than making indexes."""


def delete_rows(db: sqlite3.Connection, table: str, ids: Collection[str]) -> None:
    """Delete rows by their ids, with all that the file's format has go with them."""
    passing = _NAMED_IN[table] if len(ids) > _FEW else ()
    for other, column in passing:
        db.execute(f"CREATE INDEX passing_{other} ON {other} ({column})")
    db.execute(f"DELETE FROM {table} WHERE id IN (SELECT value FROM json_each(?))",
               [json.dumps(list(ids))])
    for other, _ in passing:
        db.execute(f"DROP INDEX passing_{other}")
