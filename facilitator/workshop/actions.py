"""What goes on from a line: actions, common points, options and questions for later."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass

from facilitator.activities.kind import Capability
from facilitator.cleaning import clean_line
from facilitator.document import reads
from facilitator.document.records import ItemRecord
from facilitator.document.writer import Written
from facilitator.errors import NotAllowed
from facilitator.i18n import N_
from facilitator.workshop.base import Core, the_step, update
from facilitator.workshop.changes import ItemsChanged, StepChanged
from facilitator.workshop.items import item_text, known_item, new_item, reworded, tie

ACTION, COMMON, OPTION, NEXT = "action", "common", "option", "next"
"""The roles of items: who does what, what groups have in common, an option for a later step, a
question for the next workshop."""


@dataclass(frozen=True, slots=True)
class Action:
    """Somebody does something by some time; ``who`` and ``when`` are words, "" if not said."""

    id: str
    step_id: str
    text: str
    who: str
    when: str
    done: bool
    sources: tuple[str, ...]


class Actions:
    """Takes lines, answers, themes and questions further."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def add(
        self, step_id: str, text: str, source_ids: Sequence[str] = (), who: str = "",
        when: str = "",
    ) -> Future[str]:
        """Make an action out of lines, answers or questions. Gives its id."""
        data = {"who": clean_line(who)[:120], "when": clean_line(when)[:60]}
        return self._make(step_id, ACTION, text, source_ids, data)

    def change(
        self, action_id: str, *, text: str | None = None, who: str | None = None,
        when: str | None = None, done: bool | None = None,
    ) -> Future[None]:
        """Change an action's words, who does it, by when, or whether it is done."""
        said: dict[str, object] = {}
        if who is not None:
            said["who"] = clean_line(who)[:120]
        if when is not None:
            said["when"] = clean_line(when)[:60]
        if done is not None:
            said["done"] = done
        clean, now = None if text is None else item_text(text), self._core.clock.now()

        def command(db: sqlite3.Connection) -> Written[None]:
            item = known_item(db, action_id, ACTION)
            update(db, "item", action_id, {"data": {**item.data, **said}, "updated_at": now})
            if clean is not None:
                reworded(db, known_item(db, action_id), clean, now)
            return Written(None, (ItemsChanged(item.step_id),))

        return self._core.write(command)

    def all(self) -> tuple[Action, ...]:
        """Every action of the workshop, by step and in order."""

        def query(db: sqlite3.Connection) -> tuple[Action, ...]:
            return tuple(
                Action(item.id, item.step_id, item.text, str(item.data.get("who", "")),
                       str(item.data.get("when", "")), bool(item.data.get("done")),
                       tuple(link.source_id for link in reads.links_to(db, item.id)))
                for item in reads.items_of_role(db, ACTION)
            )

        return self._core.document.read(query)

    def tie_common(self, step_id: str, text: str, line_ids: Sequence[str]) -> Future[str]:
        """Say what lines of several groups have in common. Gives the common point's id."""
        if len(set(line_ids)) < 2:
            raise NotAllowed(N_("Un point commun relie au moins deux lignes."))
        return self._make(step_id, COMMON, text, line_ids, {})

    def commons(self, step_id: str) -> tuple[tuple[ItemRecord, tuple[str, ...]], ...]:
        """The step's common points, each with the ids of its lines."""

        def query(db: sqlite3.Connection) -> tuple[tuple[ItemRecord, tuple[str, ...]], ...]:
            return tuple(
                (item, tuple(link.source_id for link in reads.links_to(db, item.id)))
                for item in reads.items(db, step_id, COMMON)
            )

        return self._core.document.read(query)

    def keep_for_next(self, step_id: str, text: str, source_ids: Sequence[str]) -> Future[str]:
        """Keep a question for the next workshop. Gives its id."""
        return self._make(step_id, NEXT, text, source_ids, {})

    def for_next(self) -> tuple[ItemRecord, ...]:
        """The questions kept for the next workshop."""
        return self._core.document.read(lambda db: reads.items_of_role(db, NEXT))

    def offer(self, target_id: str, text: str, source_ids: Sequence[str]) -> Future[str]:
        """Make a line an option of a later step that has not opened yet. Gives the option's id.

        The option is an item, so what is voted on it can be followed back. Raises
        :class:`NotAllowed` where the step has no typed options or has been opened.
        """
        clean, item_id, now = item_text(text), self._core.clock.new_id(), self._core.clock.now()

        def command(db: sqlite3.Connection) -> Written[str]:
            step = the_step(db, target_id)
            if Capability.OPTIONS not in self._core.kind(step.kind).capabilities:
                raise NotAllowed(N_("Cette séquence n’a pas d’options."))
            if step.state != "waiting" or step.settings.get("from_step"):
                raise NotAllowed(N_("Les options de cette séquence sont déjà fixées."))
            options = list(step.settings.get("options") or ())
            if any(option["label"] == clean for option in options):
                raise NotAllowed(N_("« {value} » est écrit deux fois."), value=clean[:40])
            options.append({"id": item_id, "label": clean})
            update(db, "step", target_id, {"settings": {**step.settings, "options": options}})
            new_item(db, item_id, target_id, OPTION, clean, now)
            for order, source in enumerate(source_ids):
                tie(db, source, item_id, "from", order)
            return Written(item_id, (ItemsChanged(target_id), StepChanged(target_id)))

        return self._core.write(command)

    def _make(
        self, step_id: str, role: str, text: str, source_ids: Sequence[str],
        data: dict[str, object] | dict[str, str],
    ) -> Future[str]:
        clean, item_id, now = item_text(text), self._core.clock.new_id(), self._core.clock.now()

        def command(db: sqlite3.Connection) -> Written[str]:
            the_step(db, step_id)
            new_item(db, item_id, step_id, role, clean, now, data)
            for order, source in enumerate(source_ids):
                tie(db, source, item_id, "from", order)
            return Written(item_id, (ItemsChanged(step_id),))

        return self._core.write(command)
