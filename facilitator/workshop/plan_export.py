"""A workshop's plan as TOML again: to share it, or to keep it as a template of one's own."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from facilitator.document import reads
from facilitator.document.records import StepRecord
from facilitator.errors import FileProblem
from facilitator.i18n import N_
from facilitator.workshop.session import Session
from facilitator.workshop.wifi import SETTING

_DETAILS = ("title", "date", "start", "end", "place", "organiser", "facilitated_by", "language")


def dump_plan(session: Session) -> str:
    """Return the workshop's plan: details, steps, settings and groups; no answer, no name,
    no password."""
    import tomli_w

    workshop = session.workshop()
    head: dict[str, Any] = {
        name: value for name in _DETAILS if (value := getattr(workshop, name)) not in ("", None)
    }
    # A plan is passed on; the password of one room's Wi-Fi is not.
    settings = {key: value for key, value in workshop.settings.items() if key != SETTING}
    if settings:
        head["settings"] = _plain(settings)

    def rows(db: sqlite3.Connection) -> list[dict[str, Any]]:
        return [_step(db, session, step) for step in reads.steps(db)]

    return tomli_w.dumps({"workshop": head, "steps": session.document.read(rows)},
                         multiline_strings=True)


def save_template(session: Session, folder: Path, name: str) -> Path:
    """Keep the plan as a template in ``folder``. Raises :class:`FileProblem`."""
    safe = "".join(char if char.isalnum() or char in " -_" else "-" for char in name).strip()
    target = folder / f"{safe[:80] or 'modele'}.toml"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        target.write_text(dump_plan(session), "utf-8")
    except OSError as error:
        raise FileProblem(
            N_("Le modèle n’a pas pu être enregistré : {why}."), why=error.strerror or ""
        ) from error
    return target


def _step(db: sqlite3.Connection, session: Session, step: StepRecord) -> dict[str, Any]:
    row: dict[str, Any] = {"kind": step.kind, "key": step.key, "title": step.title}
    for name in ("prompt", "notes"):
        if getattr(step, name):
            row[name] = getattr(step, name)
    row["minutes"] = int(step.minutes)
    kind = session.kinds.get(step.kind)
    usual = {field.name: field.empty for field in kind.settings_fields()} if kind else {}
    for name, value in step.settings.items():
        if value is not None and value != usual.get(name):
            row[name] = _plain(value)
    if step.translations:
        row["translations"] = _plain(step.translations)
    groups = [{"label": team.label, "question": team.question} if team.question
              else {"label": team.label} for team in reads.teams(db, step.id)]
    if groups:
        row["groups"] = groups
    return row


def _plain(value: Any) -> Any:
    """What TOML can hold: options as their labels, nothing for None."""
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items() if item is not None}
    if isinstance(value, list | tuple):
        if value and all(isinstance(item, dict) and set(item) == {"id", "label"} for item in value):
            return [item["label"] for item in value]
        return [_plain(item) for item in value]
    return value
