"""The answers as one flat table, for spreadsheets."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from facilitator.document.records import StepRecord
from facilitator.i18n import N_, Translator
from facilitator.report.formats.base import atomic
from facilitator.workshop.session import Session

_RISKY = ("=", "+", "-", "@", "\t", "\r")


def write_csv(session: Session, target: Path, tr: Translator) -> None:
    """Write every answer, a line each: UTF-8 with a mark and semicolons, as French Excel reads."""
    header = [tr(word) for word in (
        N_("Séquence"), N_("Titre"), N_("Activité"), N_("Personne"), N_("Groupe"), N_("Réponse"),
        N_("Nombre"), N_("Source"), N_("Masquée"), N_("Étoilée"), N_("Heure"),
    )]
    with atomic(target) as part, part.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(header)
        for step in session.steps():
            writer.writerows(_rows(session, step))


def _rows(session: Session, step: StepRecord) -> Iterator[list[str | int]]:
    kind = session.kinds.get(step.kind)
    if kind is None or not kind.collects:
        return
    context = session.results.context(step, with_entries=False)
    groups = {group.id: group.label for group in context.groups}
    for entry in session.results.entries(step):
        when = datetime.fromtimestamp(entry.created_at, UTC).isoformat(timespec="seconds")
        yield [
            step.position + 1, harmless(step.title), step.kind, harmless(entry.author),
            harmless(groups.get(entry.group, "")), harmless(kind.text(entry.payload, context)),
            entry.count, entry.source.value, int(entry.hidden), int(entry.starred), when,
        ]


def harmless(text: str) -> str:
    """Keep a spreadsheet from taking typed text for a formula (OWASP, "CSV injection")."""
    return "'" + text if text.startswith(_RISKY) else text
