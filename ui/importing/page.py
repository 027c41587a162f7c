"""Answers of an earlier online form: what each column is, what would come in, what is left out."""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from facilitator.i18n import N_, Message
from facilitator.importing.table import Table, read_table
from facilitator.workshop.changes import AnswersChanged
from facilitator.workshop.import_answers import (
    AnswersPlan,
    guess_targets,
    import_answers,
    plan_answers,
)
from facilitator.workshop.importing import Imported
from facilitator.workshop.imports import (
    Import,
    imports_of,
    in_words,
    return_import,
    takes_answers,
    targets_of,
    withdraw_import,
)
from facilitator.workshop.kept import Kept
from ui.bridge import News
from ui.desk import Desk
from ui.importing.table_form import TableForm, Wording
from ui.look import Look
from ui.parts.basic import button, clear, fill, label, row
from ui.tasks import Latest
from ui.undo import Undoable, Undoing


@dataclass(frozen=True)
class Planned:
    """What an import of ``table`` would do, and its rows in words."""

    table: Table
    plan: AnswersPlan
    rows: tuple[tuple[int, str, str], ...]


class AnswersImport(QWidget):
    """Nothing comes in before the person agrees; what was left out stays in sight.

    An import can be undone on ``stack``, and taken back later on from the list of imports.
    """

    def __init__(self, desk: Desk, look: Look, step: str = "", stack: QUndoStack | None = None
                 ) -> None:
        super().__init__()
        self._desk, self.look = desk, look
        self._stack = stack if stack is not None else QUndoStack(self)
        self._file = ""
        self._table: Table | None = None
        self._planned: Planned | None = None
        self._imported: Imported | None = None
        self._there = self._busy = False
        self._gone = ""
        self._asked: tuple[str, Table, dict[str, str]] | None = None
        self.steps = QComboBox()
        self.steps.setAccessibleName(look.say(N_("Séquence qui reçoit les réponses")))
        self._done = QVBoxLayout()
        self._done.setSpacing(2)
        self.form = TableForm(look, Wording(
            ask=N_("Choisir les réponses"), files=N_("Tableaux (*.csv *.tsv *.txt *.xlsx)"),
            icon="download", empty=N_("Aucun fichier choisi"),
            promise=N_("Les réponses d’un formulaire en ligne deviennent celles d’une séquence."),
            rules=N_("CSV ou Excel (.xlsx), une réponse par ligne, les titres en haut. "
                     "Rien n’entre avant votre accord."),
            coming=N_("Ce qui entrera"), preview=N_("Aperçu des réponses"),
        ), desk.session.path.parent, "",
            row(label(look.say(N_("Séquence")), "soft"), self.steps, None), self._done)
        fill(QVBoxLayout(self), (self.form,), 0)
        self.first = self.form.first
        for one in takes_answers(desk.session):
            self.steps.addItem(one.title, one.id)
        self.steps.setCurrentIndex(max(0, self.steps.findData(step)))
        self._latest = Latest(desk.tasks, self._read, self._show_plan, self)
        self._past = Latest(desk.tasks, self._read_past, self._show_past, self)
        self.steps.currentIndexChanged.connect(lambda _: self._other_step())
        self.form.chosen.connect(self.read)
        self.form.changed.connect(self._plan)
        self.form.agreed.connect(self.take_in)
        desk.bridge.changed.connect(self._hear)
        self._past.ask()

    def read(self, path: Path) -> None:
        """Read a file and show what it holds."""
        self._file = path.name
        self._desk.tasks.run(lambda: read_table(path), self._show, self._refused)

    def take_in(self) -> None:
        """Import what is planned."""
        planned, desk = self._planned, self._desk
        if planned is not None:
            self._busy = True
            self._say()
            desk.tasks.run(lambda: import_answers(desk.session, planned.plan),
                           partial(self._taken, planned.plan.step_id), self._refused)

    def notes(self) -> str:
        """What is said of the file or of the import."""
        return self.form.notes()

    def _step(self) -> str:
        return str(self.steps.currentData() or "")

    def _hear(self, news: News) -> None:
        if news.about(self._step(), AnswersChanged):
            self._past.ask()

    def _other_step(self) -> None:
        self._past.ask()
        if self._table is not None:
            self._show(self._table)

    def _show(self, table: Table) -> None:
        self._table = table
        session, step, say = self._desk.session, self._step(), self.look.say
        choices = [(one.key, say(one.label) if isinstance(one.label, Message) else one.label)
                   for one in targets_of(session, step)]
        self.form.ask_columns(self._file, table.columns, choices,
                              guess_targets(session, step, table))
        self._plan()

    def _plan(self) -> None:
        if self._table is not None:
            self._asked = (self._step(), self._table, self.form.columns())
            self._latest.ask()

    def _read(self) -> Planned | None:
        if self._asked is None:
            return None
        step, table, targets = self._asked
        plan = plan_answers(self._desk.session, step, table, targets)
        return Planned(table, plan, in_words(self._desk.session, plan))

    def _show_plan(self, planned: Planned | None) -> None:
        if planned is None or self._table is None:
            return
        self._planned, self._gone = planned, ""
        self._imported, self._there = None, False
        say = self.look.say
        self.form.show_rows([say(N_("Ligne")), say(N_("Qui")), say(N_("Réponse"))],
                            [list(one) for one in planned.rows])
        self._say()

    def _say(self) -> None:
        """Offer what is planned, or say what came of it."""
        planned, imported, look = self._planned, self._imported, self.look
        if planned is None:
            self.form.note((), "", self._gone)
        elif imported is not None and self._there:
            self.form.came_in(look.say(N_("Ce qui est entré")))
            self.form.note(imported.notes, "", self._gone or look.tr.plural(
                "{n} réponse est entrée.", "{n} réponses sont entrées.", len(imported.ids)))
        else:
            count = len(planned.rows)
            self.form.offer(look.tr.plural("Importer {n} ligne", "Importer {n} lignes", count),
                            possible=count > 0 and not self._busy)
            self.form.note((*planned.table.notes, *planned.plan.notes),
                           look.say(N_("Tout sera pris.")), self._gone)

    def _taken(self, step: str, imported: Imported) -> None:
        session, kept = self._desk.session, Kept()
        self._imported, self._there, self._busy, self._gone = imported, True, False, ""
        if imported.ids:
            self._stack.push(Undoing(
                self._desk, self.look.say(N_("importer des réponses")),
                lambda: return_import(session, step, kept),
                lambda: withdraw_import(session, step, imported.mark, kept)))
        self._say()

    def _read_past(self) -> tuple[Import, ...]:
        return imports_of(self._desk.session, self._step())

    def _show_past(self, found: tuple[Import, ...]) -> None:
        """Say which imports this step has had, each with a way to take it back."""
        clear(self._done)
        for one in found:
            when = datetime.fromtimestamp(one.at).strftime("%d/%m %H:%M")
            words = self.look.tr.plural("Déjà importé : {n} ligne, le {when}",
                                        "Déjà importé : {n} lignes, le {when}", one.rows, when=when)
            back = button(self.look, self.look.say(N_("Retirer cet import")),
                          partial(self._take_back, one), role="quiet", icon="undo-2")
            self._done.addLayout(row(label(words, "soft"), back, None))
        if self._imported is not None and self._imported.ids:
            self._there = any(one.mark == self._imported.mark for one in found)
            self._say()

    def _take_back(self, one: Import) -> None:
        session, kept = self._desk.session, Kept()

        def forth() -> Future[int]:
            future = withdraw_import(session, one.step_id, one.mark, kept)
            self._desk.tasks.follow(future, self._went)
            return future

        def back() -> Future[int]:
            self._gone = ""
            return return_import(session, one.step_id, kept)

        self._stack.push(Undoable(self._desk, self.look.say(N_("retirer un import")), forth, back))

    def _went(self, count: int) -> None:
        self._gone = self.look.tr.plural("{n} réponse a été retirée.",
                                         "{n} réponses ont été retirées.", count)
        self._say()

    def _refused(self, error: BaseException) -> None:
        self._busy = False
        if self.form.refused(error):
            self._table = self._planned = self._imported = None
        else:
            self._desk.failed(error)
