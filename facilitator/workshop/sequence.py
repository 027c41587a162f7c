"""Preparing: the workshop's own details and its steps."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Any

from facilitator.activities.kind import AnyKind
from facilitator.document import reads
from facilitator.document.records import StepRecord
from facilitator.document.writer import Written
from facilitator.errors import NotAllowed
from facilitator.forms import check_form, defaults
from facilitator.i18n import N_
from facilitator.workshop.base import Core, insert, the_step, update
from facilitator.workshop.changes import (
    GroupsChanged,
    ItemsChanged,
    SequenceChanged,
    StepChanged,
    WorkshopChanged,
)
from facilitator.workshop.kept import Kept

_DETAILS = {"title", "date", "place", "organiser", "facilitated_by", "language", "start", "end",
            "settings"}
TRANSLATED = ("title", "prompt", "notes")
"""Texts of a step that have their own place among its translations."""
_TEXTS = {"title", "prompt", "notes", "minutes", "translations"}


@dataclass(frozen=True, slots=True)
class StepPlan:
    """A step as it is planned, before it is in a file."""

    kind: str
    title: str
    prompt: str = ""
    notes: str = ""
    minutes: float = 10
    key: str = ""
    settings: Mapping[str, Any] = field(default_factory=dict)
    translations: Mapping[str, Any] = field(default_factory=dict)


class Plan:
    """The workshop as it is prepared: details and sequence of steps."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def steps(self) -> tuple[StepRecord, ...]:
        """The steps in order."""
        return self._core.document.read(reads.steps)

    def describe(self, **values: Any) -> Future[None]:
        """Change the workshop's title, date, place …"""
        if not set(values) <= _DETAILS:
            raise ValueError(values)
        workshop = self._core.workshop()

        def command(db: sqlite3.Connection) -> Written[None]:
            update(db, "workshop", workshop.id, values)
            return Written(None, (WorkshopChanged(),))

        return self._core.write(command)

    def add(
        self, plan: StepPlan, position: int | None = None, *, step_id: str = "",
        groups: Sequence[tuple[str, str]] = (),
    ) -> Future[str]:
        """Put a step in (at the end where no position is given). Gives its id.

        ``step_id`` is the id of a step that comes back after it was taken out; ``groups`` are its
        groups, each a name and a question. Raises :class:`facilitator.fields.InvalidForm` for
        settings the kind refuses.
        """
        kind = self._core.kind(plan.kind)
        settings = check_settings(kind, plan.settings)
        step_id = step_id or self._core.clock.new_id()
        teams = [{"id": self._core.clock.new_id(), "step_id": step_id, "label": label,
                  "question": question, "position": place}
                 for place, (label, question) in enumerate(groups)]
        workshop = self._core.workshop()

        def command(db: sqlite3.Connection) -> Written[str]:
            order = [step.id for step in reads.steps(db)]
            place = len(order) if position is None else max(0, min(position, len(order)))
            insert(db, "step", {
                "id": step_id, "workshop_id": workshop.id, "position": place,
                "key": self._free_key(db, plan.key or plan.kind), "kind": plan.kind,
                "kind_version": kind.version, "title": plan.title, "prompt": plan.prompt,
                "notes": plan.notes, "minutes": plan.minutes, "settings": settings,
                "translations": dict(plan.translations),
            })
            for team in teams:
                insert(db, "team", team)
            order.insert(place, step_id)
            _number(db, order)
            return Written(step_id, (SequenceChanged(),))

        return self._core.write(command)

    def change(self, step_id: str, **values: Any) -> Future[None]:
        """Change a step's texts, minutes or settings (checked by its kind).

        A text that is worded anew loses its translations, which said something else, unless
        ``translations`` come with it.

        The future fails with :class:`NotAllowed` where a vote that has begun would become secret
        or open: each of the two knows only its own voters, so people could vote twice.
        """
        if not set(values) <= _TEXTS | {"settings"}:
            raise ValueError(values)
        step = self._core.document.read(lambda db: the_step(db, step_id))
        if "settings" in values:
            kind = self._core.kind(step.kind)
            values["settings"] = check_settings(kind, values["settings"])

        def command(db: sqlite3.Connection) -> Written[None]:
            now = the_step(db, step_id)
            secret = bool(values.get("settings", now.settings).get("secret"))
            if secret != bool(now.settings.get("secret")) and answered(db, step_id):
                raise NotAllowed(
                    N_("Des votes sont déjà là : le secret du vote ne change plus."))
            update(db, "step", step_id, {**_untranslated(now, values), **values})
            return Written(None, (StepChanged(step_id),))

        return self._core.write(command)

    def move(self, step_id: str, position: int) -> Future[None]:
        """Move a step to another place."""

        def command(db: sqlite3.Connection) -> Written[None]:
            the_step(db, step_id)
            order = [step.id for step in reads.steps(db) if step.id != step_id]
            order.insert(max(0, min(position, len(order))), step_id)
            _number(db, order)
            return Written(None, (SequenceChanged(),))

        return self._core.write(command)

    def remove(self, step_id: str, kept: Kept | None = None) -> Future[None]:
        """Take a step out; all that was prepared for it is in ``kept`` then, for :meth:`restore`.

        The future fails with :class:`NotAllowed` once it has answers.
        """

        def command(db: sqlite3.Connection) -> Written[None]:
            the_step(db, step_id)
            if answered(db, step_id):
                raise NotAllowed(N_("Cette séquence a déjà des réponses : elle reste."))
            if kept is not None:
                _keep(db, step_id, kept)
            db.execute("DELETE FROM step WHERE id = ?", [step_id])
            _number(db, [step.id for step in reads.steps(db)])
            return Written(None, (SequenceChanged(),))

        return self._core.write(command)

    def restore(self, kept: Kept) -> Future[None]:
        """Put back a step that was taken out, in its place, with its groups, themes and photos.

        Nothing happens where nothing was taken out, as when the removal was refused.
        """

        def command(db: sqlite3.Connection) -> Written[None]:
            found = kept.of("step")
            if not found:
                return Written(None)
            step = found[0]
            order = [one.id for one in reads.steps(db)]
            step["key"] = self._free_key(db, step["key"])
            kept.put_back(db)
            order.insert(min(step["position"], len(order)), step["id"])
            _number(db, order)
            kept.clear()
            changed = step["id"]
            return Written(None, (SequenceChanged(), StepChanged(changed), ItemsChanged(changed),
                                  GroupsChanged(changed)))

        return self._core.write(command)

    @staticmethod
    def _free_key(db: sqlite3.Connection, wanted: str) -> str:
        taken = {row[0] for row in db.execute("SELECT key FROM step")}
        key, number = wanted, 2
        while key in taken:
            key, number = f"{wanted}-{number}", number + 1
        return key


def check_settings(kind: AnyKind, settings: Mapping[str, Any]) -> dict[str, Any]:
    """Return clean settings for a kind, with its defaults for what was left out."""
    fields = kind.settings_fields()
    return check_form(fields, {**defaults(fields), **settings})


def answered(db: sqlite3.Connection, step_id: str) -> bool:
    """Whether anybody answered; a secret vote that was left blank is a ballot without answers."""
    return any(
        db.execute(f"SELECT 1 FROM {table} WHERE step_id = ? LIMIT 1", [step_id]).fetchone()
        for table in ("answer", "ballot")
    )


def _untranslated(step: StepRecord, values: Mapping[str, Any]) -> dict[str, Any]:
    """The translations that still hold once ``values`` are in; nothing where all do."""
    changed = {name for name in TRANSLATED
               if name in values and values[name] != getattr(step, name)}
    left = {language: {name: text for name, text in said.items() if name not in changed}
            for language, said in step.translations.items()}
    return {"translations": left} if left != step.translations else {}


def _keep(db: sqlite3.Connection, step_id: str, kept: Kept) -> None:
    kept.clear()
    kept.keep(db, "step", "id", step_id)
    for table in ("item", "team", "submission", "media"):
        kept.keep(db, table, "step_id", step_id)
    for team in kept.of("team"):
        kept.keep(db, "team_member", "team_id", team["id"])


def _number(db: sqlite3.Connection, order: Sequence[str]) -> None:
    for place, step_id in enumerate(order):
        db.execute("UPDATE step SET position = ? WHERE id = ?", [place, step_id])
