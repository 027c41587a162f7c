"""The whole file as JSON and back again, in a stable order."""

from __future__ import annotations

import base64
import binascii
import json
import sqlite3
from typing import Any

from facilitator.document.records import decode, encode
from facilitator.document.schema import FORMAT, formats
from facilitator.errors import PlanProblem
from facilitator.i18n import N_

_NAME = "palabre"
_BYTES = "base64"
"""The one key of the object that stands for bytes."""
# The facilitator's secret address stays on the laptop; it is made anew where it is missing.
_LEFT_OUT = {"secret"}
_WITHOUT_ROWID = {"ballot"}


def dump(connection: sqlite3.Connection) -> str:
    """Return everything in the file as JSON text: a table a key, rows in their order.

    Bytes are written as ``{"base64": "…"}``.
    """
    tables = {
        table: [_readable(row) for row in connection.execute(f"SELECT * FROM {table} {order}")]
        for table in tables_of(connection)
        for order in ["ORDER BY 1, 2" if table in _WITHOUT_ROWID else "ORDER BY rowid"]
    }
    whole = {"application": _NAME, "format": FORMAT, "tables": tables}
    return json.dumps(whole, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def load(connection: sqlite3.Connection, text: str) -> None:
    """Fill an empty document from :func:`dump`'s JSON. Raises :class:`PlanProblem`."""
    tables = _checked(text)
    known = tables_of(connection)
    connection.execute("PRAGMA defer_foreign_keys = ON")
    for table in tables:
        if table not in known:
            raise PlanProblem(N_("JSON : la table « {table} » est inconnue."), table=table[:40])
    for table in known:
        types = {row[1]: row[2] for row in connection.execute(f"PRAGMA table_info({table})")}
        columns = set(types)
        for number, row in enumerate(tables.get(table, []), start=1):
            if not isinstance(row, dict) or not set(row) <= columns:
                raise PlanProblem(
                    N_("JSON : la ligne {line} de « {table} » n’a pas les bonnes colonnes."),
                    line=number, table=table,
                )
            blobs = [name for name in row if types[name] == "BLOB"]
            _insert(connection, table, _with_bytes(row, blobs, table, number), number)
    if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
        raise PlanProblem(N_("JSON : des lignes ne vont pas ensemble (une référence manque)."))


def _readable(row: sqlite3.Row) -> dict[str, Any]:
    return {
        key: {_BYTES: base64.b64encode(value).decode("ascii")} if isinstance(value, bytes)
        else value
        for key, value in decode(row).items()
    }


def _with_bytes(
    row: dict[str, Any], blobs: list[str], table: str, line: int
) -> dict[str, Any]:
    found = dict(row)
    for name in blobs:
        try:
            found[name] = base64.b64decode(row[name][_BYTES], validate=True)
        except (TypeError, KeyError, ValueError, binascii.Error):
            raise PlanProblem(
                N_("JSON : la ligne {line} de « {table} » est refusée : {why}."),
                line=line, table=table, why=_BYTES,
            ) from None
    return found


def _checked(text: str) -> dict[str, list[Any]]:
    try:
        whole = json.loads(text)
    except ValueError as error:
        raise PlanProblem(N_("Ce n’est pas du JSON : {why}."), why=str(error)) from None
    if not isinstance(whole, dict) or whole.get("application") != _NAME:
        raise PlanProblem(N_("Ce JSON n’est pas un atelier Palabre."))
    version = whole.get("format")
    if not isinstance(version, int) or not 1 <= version <= len(formats()):
        raise PlanProblem(N_("Ce JSON vient d’une version plus récente de Palabre."))
    tables = whole.get("tables")
    if not isinstance(tables, dict) or not all(isinstance(t, list) for t in tables.values()):
        raise PlanProblem(N_("Ce JSON n’est pas un atelier Palabre."))
    return tables


def _insert(connection: sqlite3.Connection, table: str, row: dict[str, Any], line: int) -> None:
    values = encode(row)
    marks = ", ".join("?" for _ in values)
    try:
        connection.execute(
            f"INSERT INTO {table} ({', '.join(values)}) VALUES ({marks})", list(values.values())
        )
    except (sqlite3.IntegrityError, sqlite3.InterfaceError, sqlite3.ProgrammingError) as error:
        raise PlanProblem(
            N_("JSON : la ligne {line} de « {table} » est refusée : {why}."),
            line=line, table=table, why=str(error),
        ) from None


def tables_of(connection: sqlite3.Connection) -> list[str]:
    """The document's own tables, in the order in which they were made."""
    rows = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' "
        "AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '\\_%' ESCAPE '\\' ORDER BY rowid"
    )
    return [row[0] for row in rows if row[0] not in _LEFT_OUT]



