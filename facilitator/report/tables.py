"""The workshop as tables, for spreadsheets: each step's result, and all answers flat."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime

from facilitator.activities.common import percent
from facilitator.activities.context import Source
from facilitator.blocks import Share
from facilitator.document.records import StepRecord
from facilitator.i18n import N_, Translator
from facilitator.report.choices import Choices, Naming
from facilitator.report.formats.sheets import Sheet, Value
from facilitator.report.holding import holding
from facilitator.report.masking import View
from facilitator.workshop.session import Session

_SOURCES = {"phone": N_("téléphone"), "paper": N_("papier"), "facilitator": N_("animation"),
            "hand": N_("mains levées")}


_WHO = {Naming.NAMED: N_("Personne (nom)"), Naming.FIRST: N_("Personne (prénom)"),
        Naming.PSEUDONYM: N_("Personne (pseudonyme)"), Naming.ANONYMOUS: N_("Personne (anonyme)")}
"""The heading over people says how they are called: a CSV has no other place for it."""


def answers_sheet(session: Session, tr: Translator, choices: Choices | None = None) -> Sheet:
    """Every answer, a line each, hidden ones included and marked."""
    view = View(session, choices or Choices(), tr)
    columns = tuple(tr(word) for word in (
        N_("Séquence"), N_("Titre"), N_("Activité"), _WHO[view.choices.naming], N_("Groupe"),
        N_("Réponse"), N_("Nombre"), N_("Source"), N_("Masquée"), N_("Étoilée"), N_("Heure"),
    ))
    rows: list[Sequence[Value]] = []
    for step in session.steps():
        rows += _answers(view, step, tr)
    return Sheet(tr(N_("Réponses")), columns, rows)


def sheets(session: Session, tr: Translator, choices: Choices | None = None) -> list[Sheet]:
    """What the workbook holds, one sheet per step with its result, then the answers."""
    chosen = choices or Choices()
    view = View(session, chosen, tr)
    workshop = session.workshop()
    rows: list[Sequence[Value]] = [
        (tr(N_("Atelier")), workshop.title), (tr(N_("Date")), _day(workshop.date)),
        (tr(N_("Lieu")), workshop.place),
        (tr(N_("Contenu")), holding(session, chosen, tr, "xlsx")),
    ]
    found = [Sheet(tr(N_("À lire")), ("", ""), rows)]
    for step in session.steps():
        kind = session.kinds.get(step.kind)
        if kind is None:
            continue
        context = view.context(step, with_entries=False)
        columns, table = kind.table(view.result(step), context, tr)
        if columns and (table or kind.collects):
            title = f"{step.position + 1} {view.text(step.title)}"
            found.append(Sheet(title, tuple(columns), table))
    return [*found, answers_sheet(session, tr, chosen)]


def on_paper(value: object, tr: Translator) -> str:
    """A value of such a table in words and figures, as a page has it."""
    match value:
        case None:
            return ""
        case Share():
            return percent(tr, value)
        case float():
            return tr.number(value)
        case int() if not isinstance(value, bool):
            return tr.count(value)
        case _:
            return str(value)


def _answers(view: View, step: StepRecord, tr: Translator) -> Iterator[Sequence[Value]]:
    kind = view.kind(step)
    if kind is None or not kind.collects:
        return
    context = view.context(step, with_entries=False)
    groups = {group.id: group.label for group in context.groups}
    for entry in view.entries(step):
        # Of a secret vote the file knows neither how it came nor when.
        untold = bool(step.settings.get("secret")) and entry.source is not Source.HAND
        when = datetime.fromtimestamp(round(entry.created_at), UTC).astimezone()
        way = N_("vote secret") if untold else _SOURCES[entry.source.value]
        yield (
            step.position + 1, view.text(step.title), tr(kind.label), entry.author,
            groups.get(entry.group, ""), kind.text(entry.payload, context), entry.count,
            tr(way), entry.hidden, entry.starred, None if untold else when,
        )


def _day(text: str) -> Value:
    """``2026-05-12`` as a day, anything else as it is."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return text
