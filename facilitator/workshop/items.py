"""What is worked out of answers: themes and questions, each knowing what it came from."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from typing import Any

from facilitator.cleaning import clean_line
from facilitator.document import reads
from facilitator.document.records import ItemRecord
from facilitator.document.writer import Written
from facilitator.errors import NotAllowed
from facilitator.i18n import N_
from facilitator.workshop.base import Core, insert, the_step, update
from facilitator.workshop.changes import DecisionsChanged, ItemsChanged

TEXT_LENGTH = 300


class Items:
    """Themes, questions, actions: texts with links to what they came out of."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def of(self, step_id: str, role: str) -> tuple[ItemRecord, ...]:
        """A step's items of one role, in order."""
        return self._core.document.read(lambda db: reads.items(db, step_id, role))

    def add(
        self, step_id: str, role: str, text: str, sources: Sequence[str] = (),
        data: Mapping[str, Any] | None = None,
    ) -> Future[str]:
        """Make an item, out of ``sources`` (ids of answers or items). Gives its id."""
        clean = item_text(text)
        item_id, now = self._core.clock.new_id(), self._core.clock.now()

        def command(db: sqlite3.Connection) -> Written[str]:
            the_step(db, step_id)
            new_item(db, item_id, step_id, role, clean, now, data)
            link = "in" if role == "theme" else "from"
            for order, source in enumerate(sources):
                tie(db, source, item_id, link, order)
            return Written(item_id, (ItemsChanged(step_id),))

        return self._core.write(command)

    def rename(self, item_id: str, text: str, proposer: str = "") -> Future[None]:
        """Word an item anew; earlier wordings are kept in its data (see :func:`reworded`)."""
        clean, now = item_text(text), self._core.clock.now()

        def command(db: sqlite3.Connection) -> Written[None]:
            item = known_item(db, item_id)
            reworded(db, item, clean, now, proposer)
            return Written(None, (ItemsChanged(item.step_id),))

        return self._core.write(command)

    def order(self, step_id: str, role: str, item_ids: Sequence[str]) -> Future[None]:
        """Put a step's items of one role in this order; those not named follow in theirs."""

        def command(db: sqlite3.Connection) -> Written[None]:
            found = [item.id for item in reads.items(db, step_id, role)]
            wanted = [one for one in dict.fromkeys(item_ids) if one in found]
            number(db, [*wanted, *(one for one in found if one not in wanted)])
            return Written(None, (ItemsChanged(step_id),))

        return self._core.write(command)

    def remove(self, item_id: str) -> Future[None]:
        """Delete an item; what it came from stays."""

        def command(db: sqlite3.Connection) -> Written[None]:
            item = known_item(db, item_id)
            db.execute("DELETE FROM link WHERE source_id = ? OR target_id = ?", [item_id, item_id])
            db.execute("DELETE FROM item WHERE id = ?", [item_id])
            return Written(None, (ItemsChanged(item.step_id),))

        return self._core.write(command)

    def place(self, theme_id: str, answer_ids: Sequence[str]) -> Future[None]:
        """Put answers under a theme (they may be under others too)."""

        def command(db: sqlite3.Connection) -> Written[None]:
            theme = known_item(db, theme_id)
            start = len(reads.links_to(db, theme_id))
            for order, answer_id in enumerate(answer_ids, start=start):
                tie(db, answer_id, theme_id, "in", order)
            return Written(None, (ItemsChanged(theme.step_id),))

        return self._core.write(command)

    def take_out(self, theme_id: str, answer_ids: Sequence[str]) -> Future[None]:
        """Take answers out of a theme."""

        def command(db: sqlite3.Connection) -> Written[None]:
            theme = known_item(db, theme_id)
            for answer_id in answer_ids:
                db.execute(
                    "DELETE FROM link WHERE source_id = ? AND target_id = ? AND role = 'in'",
                    [answer_id, theme_id],
                )
            return Written(None, (ItemsChanged(theme.step_id),))

        return self._core.write(command)

    def decide(self, step_id: str, decisions: Mapping[str, Any]) -> Future[None]:
        """Keep what the facilitator decided about a step's results, beside what was decided."""

        def command(db: sqlite3.Connection) -> Written[None]:
            step = the_step(db, step_id)
            update(db, "step", step_id, {"decisions": {**step.decisions, **decisions}})
            return Written(None, (DecisionsChanged(step_id),))

        return self._core.write(command)


def item_text(text: str) -> str:
    """An item's text on one line, cut where it is endless. Raises :class:`NotAllowed` if blank."""
    clean = clean_line(text)[:TEXT_LENGTH]
    if not clean:
        raise NotAllowed(N_("Il manque un texte."))
    return clean


def known_item(db: sqlite3.Connection, item_id: str, role: str = "") -> ItemRecord:
    """The item with this id (and ``role`` where named). Raises :class:`NotAllowed` otherwise."""
    found = reads.item(db, item_id)
    if found is None or (role and found.role != role):
        raise NotAllowed(N_("Cet élément n’existe plus."))
    return found


def new_item(
    db: sqlite3.Connection, item_id: str, step_id: str, role: str, text: str, now: float,
    data: Mapping[str, Any] | None = None,
) -> None:
    """Add an item after the step's others of its role."""
    place = db.execute(
        "SELECT COALESCE(MAX(position), -1) + 1 FROM item WHERE step_id = ? AND role = ?",
        [step_id, role],
    ).fetchone()[0]
    insert(db, "item", {
        "id": item_id, "step_id": step_id, "role": role, "text": text, "position": place,
        "data": dict(data or {}), "created_at": now, "updated_at": now,
    })


def reworded(
    db: sqlite3.Connection, item: ItemRecord, text: str, now: float, proposer: str = ""
) -> None:
    """Give an item new words; ``data["versions"]`` gets the old ones as ``{text, at, by}``.

    ``proposer`` is a participant's id; ``data["by"]`` is that of the words as they stand.
    """
    if item.text == text:
        return
    earlier = {"text": item.text, "at": item.updated_at}
    if item.data.get("by"):
        earlier["by"] = item.data["by"]
    data = {**item.data, "versions": [*item.data.get("versions", ()), earlier]}
    data.pop("by", None)
    if proposer:
        data["by"] = proposer
    update(db, "item", item.id, {"text": text, "updated_at": now, "data": data})


def number(db: sqlite3.Connection, item_ids: Sequence[str]) -> None:
    """Set the places of items to the order given."""
    for place, item_id in enumerate(item_ids):
        db.execute("UPDATE item SET position = ? WHERE id = ?", [place, item_id])


def tie(db: sqlite3.Connection, source: str, target: str, role: str, position: int) -> None:
    """Say that ``target`` came out of ``source`` (``from``), or holds it (``in``)."""
    db.execute(
        "INSERT OR IGNORE INTO link (source_id, target_id, role, position) VALUES (?, ?, ?, ?)",
        [source, target, role, position],
    )


def origins_of(db: sqlite3.Connection, step_id: str) -> dict[str, str]:
    """Which group wrote the lines that came with a merged group, by the lines' ids.

    Where groups were merged again and again, the one that wrote a line first.
    """
    found: dict[str, str] = {}
    for group in reads.items(db, step_id, "group"):
        for link in reads.links_from(db, group.id):
            if link.role == "origin":
                found.setdefault(link.target_id, group.text)
    return found
