"""The workshop as tables, for spreadsheets: each step's result, and all answers flat."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from facilitator.document.records import StepRecord
from facilitator.i18n import N_, Translator
from facilitator.report.formats.sheets import Sheet, Value
from facilitator.workshop.session import Session

_SOURCES = {"phone": N_("téléphone"), "paper": N_("papier"), "facilitator": N_("animation"),
            "hand": N_("mains levées")}


def answers_sheet(session: Session, tr: Translator) -> Sheet:
    """Every answer, a line each, hidden ones included and marked."""
    columns = tuple(tr(word) for word in (
        N_("Séquence"), N_("Titre"), N_("Activité"), N_("Personne"), N_("Groupe"), N_("Réponse"),
        N_("Nombre"), N_("Source"), N_("Masquée"), N_("Étoilée"), N_("Heure"),
    ))
    rows: list[Sequence[Value]] = []
    for step in session.steps():
        rows += _answers(session, step, tr)
    return Sheet(tr(N_("Réponses")), columns, rows)


def sheets(session: Session, tr: Translator) -> list[Sheet]:
    """One sheet per step with its result, then the answers."""
    found = []
    for step in session.steps():
        kind = session.kinds.get(step.kind)
        if kind is None:
            continue
        context = session.results.context(step, with_entries=False)
        columns, rows = kind.table(session.results.result(step.id), context, tr)
        if columns and (rows or kind.collects):
            found.append(Sheet(f"{step.position + 1} {step.title}", tuple(columns), rows))
    return [*found, answers_sheet(session, tr)]


def _answers(session: Session, step: StepRecord, tr: Translator) -> Iterator[Sequence[Value]]:
    kind = session.kinds.get(step.kind)
    if kind is None or not kind.collects:
        return
    context = session.results.context(step, with_entries=False)
    groups = {group.id: group.label for group in context.groups}
    for entry in session.results.entries(step):
        when = datetime.fromtimestamp(entry.created_at, UTC)
        yield (
            step.position + 1, step.title, tr(kind.label), entry.author,
            groups.get(entry.group, ""), kind.text(entry.payload, context), entry.count,
            tr(_SOURCES[entry.source.value]), entry.hidden, entry.starred,
            when.isoformat(timespec="seconds"),
        )
