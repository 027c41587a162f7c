"""The facilitator's own words and choices for the reports, kept in the file with their history."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any

from facilitator.document.document import Document
from facilitator.document.writer import Written
from facilitator.errors import NotAllowed
from facilitator.i18n import N_
from facilitator.workshop.base import insert
from facilitator.workshop.changes import ReportChanged
from facilitator.workshop.clock import Clock

KEPT = 20
"""Earlier versions of a section that can be gone back to."""
LONGEST = 400_000
"""Most characters of a section's JSON; a book chapter is about 50,000."""
WHOLE = ""
"""The section under which the choices for a whole report are kept."""
NO_TURNS = (False, False)
"""Nothing to go back to, nothing to come back to."""


@dataclass(frozen=True, slots=True)
class Words:
    """One section's words as JSON (see ``report/richtext.py``); a draft until ``accepted``."""

    data: Mapping[str, Any]
    accepted: bool
    updated_at: float


class ReportWords:
    """Words by report (a template's name) and section (a step's id or a template's name for it).

    Keeping, undoing and doing again publish :class:`ReportChanged`.
    """

    def __init__(self, document: Document, clock: Clock) -> None:
        self._document = document
        self._clock = clock

    def of(self, report: str) -> dict[str, Words]:
        """The words of a report as they stand, by section."""

        def query(db: sqlite3.Connection) -> dict[str, Words]:
            rows = db.execute(
                "SELECT section, data, accepted, updated_at FROM report_words "
                "WHERE report = ? AND NOT undone ORDER BY rowid", [report],
            )
            return {row[0]: Words(json.loads(row[1]), bool(row[2]), row[3]) for row in rows}

        return self._document.read(query)

    def get(self, report: str, section: str) -> Words | None:
        """The words of one section, None where nothing was written."""

        def query(db: sqlite3.Connection) -> Words | None:
            row = db.execute(
                "SELECT data, accepted, updated_at FROM report_words WHERE report = ? "
                "AND section = ? AND NOT undone ORDER BY rowid DESC LIMIT 1", [report, section],
            ).fetchone()
            return Words(json.loads(row[0]), bool(row[1]), row[2]) if row else None

        return self._document.read(query)

    def turns(self, report: str) -> dict[str, tuple[bool, bool]]:
        """What :meth:`undo` and :meth:`redo` could do, by section; see :data:`NO_TURNS` for others.
        """

        def query(db: sqlite3.Connection) -> dict[str, tuple[bool, bool]]:
            rows = db.execute(
                "SELECT section, NOT MIN(undone), MAX(undone) FROM report_words "
                "WHERE report = ? GROUP BY section", [report])
            return {row[0]: (bool(row[1]), bool(row[2])) for row in rows}

        return self._document.read(query)

    def keep(
        self, report: str, section: str, data: Mapping[str, Any], *, accepted: bool = True,
        on: bool = False,
    ) -> Future[None]:
        """Keep new words. What was undone before can no longer be done again.

        Words that go ``on`` take the place of the last ones kept, so that one undo goes back to
        where somebody began to write. Raises :class:`NotAllowed` for words without end.
        """
        if len(json.dumps(data, ensure_ascii=False)) > LONGEST:
            raise NotAllowed(N_("Ce texte est trop long pour une partie du compte rendu."))
        row_id, now = self._clock.new_id(), self._clock.now()

        def command(db: sqlite3.Connection) -> Written[None]:
            workshop = db.execute("SELECT id FROM workshop ORDER BY rowid LIMIT 1").fetchone()
            if workshop is None:
                raise NotAllowed(N_("Ce fichier ne contient pas d’atelier."))
            db.execute("DELETE FROM report_words WHERE report = ? AND section = ? AND undone",
                       [report, section])
            if on:
                db.execute(
                    "DELETE FROM report_words WHERE rowid = (SELECT MAX(rowid) FROM report_words "
                    "WHERE report = ? AND section = ?)", [report, section])
            insert(db, "report_words", {
                "id": row_id, "workshop_id": workshop[0], "report": report, "section": section,
                "data": dict(data), "accepted": int(accepted), "updated_at": now,
            })
            db.execute(
                "DELETE FROM report_words WHERE report = ? AND section = ? AND rowid NOT IN "
                "(SELECT rowid FROM report_words WHERE report = ? AND section = ? "
                "ORDER BY rowid DESC LIMIT ?)", [report, section, report, section, KEPT + 1],
            )
            return Written(None, (ReportChanged(report, section),))

        return self._document.write(command)

    def undo(self, report: str, section: str) -> Future[bool]:
        """Go back to the words before, or to none. False where there is nothing to go back to."""
        return self._turn(report, section, 0, "DESC")

    def redo(self, report: str, section: str) -> Future[bool]:
        """Take back the last undo. False where there was none."""
        return self._turn(report, section, 1, "ASC")

    def _turn(self, report: str, section: str, undone: int, order: str) -> Future[bool]:
        def command(db: sqlite3.Connection) -> Written[bool]:
            row = db.execute(
                "SELECT rowid FROM report_words WHERE report = ? AND section = ? AND undone = ? "
                f"ORDER BY rowid {order} LIMIT 1", [report, section, undone],
            ).fetchone()
            if row is None:
                return Written(False)
            db.execute("UPDATE report_words SET undone = ? WHERE rowid = ?",
                       [1 - undone, row[0]])
            return Written(True, (ReportChanged(report, section),))

        return self._document.write(command)
