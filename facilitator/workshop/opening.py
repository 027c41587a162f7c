"""Making workshops: from a plan, from JSON, from a file."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from facilitator.activities.kind import Kinds
from facilitator.document import exchange
from facilitator.document.document import Document
from facilitator.document.writer import Written
from facilitator.workshop.base import insert
from facilitator.workshop.clock import Clock
from facilitator.workshop.plan import WorkshopPlan
from facilitator.workshop.session import Session


def open_session(path: Path, kinds: Kinds, clock: Clock | None = None) -> Session:
    """Open a workshop's file. Raises :class:`facilitator.errors.FileProblem`."""
    return Session(Document.open(path), kinds, clock)


def create_session(
    path: Path, plan: WorkshopPlan, kinds: Kinds, clock: Clock | None = None, *,
    force: bool = False,
) -> Session:
    """Make a new workshop's file out of a plan. Raises ``FileProblem``; ``force`` overwrites."""
    session = Session(Document.create(path, force=force), kinds, clock)
    now, workshop_id = session.clock.now(), session.clock.new_id()

    def command(db: sqlite3.Connection) -> Written[None]:
        insert(db, "workshop", {"id": workshop_id, "created_at": now, **plan.details()})
        return Written(None)

    try:
        session.document.write(command).result()
        for step in plan.steps:
            step_id = session.plan.add(step).result()
            for group in plan.groups.get(step.key, ()):
                session.groups.add(step_id, group.label, group.question).result()
    except BaseException:
        session.close()
        raise
    return session


def create_from_json(path: Path, text: str, *, force: bool = False) -> None:
    """Make a file out of what ``export --to json`` wrote; nothing is left behind on failure.

    Raises :class:`facilitator.errors.PlanProblem` or :class:`facilitator.errors.FileProblem`.
    """
    fresh = path.with_name(f".{path.name}.import")
    fresh.unlink(missing_ok=True)
    if path.exists() and not force:
        Document.create(path)  # says in words that it exists
    document = Document.create(fresh)

    def command(db: sqlite3.Connection) -> Written[None]:
        exchange.load(db, text)
        return Written(None)

    try:
        try:
            document.write(command).result()
        finally:
            document.close()
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)
