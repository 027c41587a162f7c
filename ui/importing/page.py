"""Answers of an earlier online form: what each column is, what would come in, what is left out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFileDialog,
    QGridLayout,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from facilitator.errors import PalabreError
from facilitator.i18n import N_, Message
from facilitator.importing.table import Table, read_table
from facilitator.workshop.import_answers import (
    AnswersPlan,
    guess_targets,
    import_answers,
    plan_answers,
)
from facilitator.workshop.importing import Imported
from facilitator.workshop.imports import (
    Import,
    forget_import,
    imports_of,
    in_words,
    takes_answers,
    targets_of,
)
from ui.console.result import TableModel
from ui.desk import Desk
from ui.look import Look
from ui.parts.basic import button, clear, column, fill, label, row, scrolled
from ui.parts.empty import Empty
from ui.tasks import Latest

_SHOWN = 200
"""So many rows are previewed; all are imported."""
_NOTES = 200


@dataclass(frozen=True)
class Planned:
    """What an import would do, and its rows in words."""

    plan: AnswersPlan
    rows: tuple[tuple[int, str, str], ...]


class AnswersImport(QWidget):
    """Nothing comes in before the person agrees; what was left out stays in sight, and an import
    can be taken back, at once or later."""

    def __init__(self, desk: Desk, look: Look, step: str = "") -> None:
        super().__init__()
        self._desk, self.look = desk, look
        self._table: Table | None = None
        self._planned: Planned | None = None
        self.targets: dict[str, QComboBox] = {}
        self.model = TableModel()
        self.steps = QComboBox()
        self._build()
        for one in takes_answers(desk.session):
            self.steps.addItem(one.title, one.id)
        self.steps.setCurrentIndex(max(0, self.steps.findData(step)))
        self.steps.currentIndexChanged.connect(lambda _: self._other_step())
        self._latest = Latest(desk.tasks, self._read, self._show_plan, self)
        self._asked: tuple[str, Table, dict[str, str]] | None = None
        self._past()

    def ask(self) -> None:
        """Let the person choose a file."""
        say = self.look.say
        path, _ = QFileDialog.getOpenFileName(
            self, say(N_("Choisir les réponses")), str(self._desk.session.path.parent),
            say(N_("Tableaux (*.csv *.tsv *.txt *.xlsx)")))
        if path:
            self.read(Path(path))

    def read(self, path: Path) -> None:
        """Read a file and show what it holds."""
        self._file.setText(path.name)
        self._desk.tasks.run(lambda: read_table(path), self._show, self._refused)

    def take_in(self) -> None:
        """Import what is planned."""
        planned, desk = self._planned, self._desk
        if planned is not None:
            self._take.setEnabled(False)
            desk.tasks.run(lambda: import_answers(desk.session, planned.plan), self._taken,
                           self._refused)

    def notes(self) -> str:
        """What is said of the file or of the import."""
        return self._notes.text()

    def _build(self) -> None:
        look, say = self.look, self.look.say
        self.steps.setAccessibleName(say(N_("Séquence qui reçoit les réponses")))
        choose = button(look, say(N_("Choisir un fichier…")), self.ask, icon="folder-open")
        hint = label(say(N_("CSV ou Excel (.xlsx), une réponse par ligne, les titres en haut. "
                            "Rien n’entre avant votre accord.")), "soft", wrap=True)
        self._file = label("", "strong")
        self._columns = QGridLayout()
        self._columns.setHorizontalSpacing(12)
        self._columns.setVerticalSpacing(6)
        self._columns.setContentsMargins(0, 0, 12, 0)
        inner = QWidget()
        fill(hold := QVBoxLayout(inner), (self._columns, None), 0)
        hold.setContentsMargins(0, 0, 0, 0)
        grid = scrolled(inner)
        grid.setFixedWidth(look.side(400))
        self.view = QTreeView()
        self.view.setAccessibleName(say(N_("Aperçu des réponses")))
        self.view.setModel(self.model)
        self.view.setRootIsDecorated(False)
        self.view.setUniformRowHeights(True)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self._notes = label("", "soft", wrap=True)
        notes = scrolled(self._notes)
        notes.setMaximumHeight(round(110 * look.scale))
        self._take = button(look, "", self.take_in, role="primary")
        uses = column(label(say(N_("Que contient chaque colonne ?")), "heading"), grid, gap=10)
        seen = column(label(say(N_("Ce qui entrera")), "heading"), self.view, gap=10)
        self._found = QWidget()
        fill(sides := row(), (uses, seen), 24)
        sides.setStretch(1, 1)
        fill(whole := QVBoxLayout(self._found), (sides,), 12)
        whole.setStretch(0, 1)
        self._found.hide()
        self._start = Empty(look, "download", say(N_("Aucun fichier choisi")), say(N_(
            "Les réponses d’un formulaire en ligne deviennent celles d’une séquence.")))
        self._done = QVBoxLayout()
        top = row(label(say(N_("Séquence")), "soft"), self.steps, 12, choose, self._file, None)
        fill(body := QVBoxLayout(self), (hint, top, self._done, self._start, self._found, notes,
                                         row(None, self._take)), 12)
        body.setStretch(3, 1)
        body.setStretch(4, 1)
        self._take.hide()
        self.first = choose

    def _step(self) -> str:
        return str(self.steps.currentData() or "")

    def _other_step(self) -> None:
        self._past()
        if self._table is not None:
            self._show(self._table)

    def _show(self, table: Table) -> None:
        self._table = table
        desk, step = self._desk, self._step()
        clear(self._columns)
        self.targets = {}
        offered = targets_of(desk.session, step)
        guessed = guess_targets(desk.session, step, table)
        for number, heading in enumerate(table.columns):
            box = QComboBox()
            box.setAccessibleName(heading)
            for one in offered:
                box.addItem(self.look.say(one.label) if isinstance(one.label, Message)
                            else one.label, one.key)
            box.setCurrentIndex(max(0, box.findData(guessed[heading])))
            box.currentIndexChanged.connect(lambda _: self._plan())
            self.targets[heading] = box
            name = label(heading, wrap=True)
            name.setToolTip(heading)
            self._columns.addWidget(name, number, 0)
            self._columns.addWidget(box, number, 1)
        self._columns.setColumnStretch(0, 1)
        self._start.hide()
        self._found.show()
        self._take.show()
        self._plan()

    def _plan(self) -> None:
        if self._table is not None:
            targets = {heading: str(box.currentData()) for heading, box in self.targets.items()}
            self._asked = (self._step(), self._table, targets)
            self._latest.ask()

    def _read(self) -> Planned | None:
        if self._asked is None:
            return None
        step, table, targets = self._asked
        plan = plan_answers(self._desk.session, step, table, targets)
        return Planned(plan, in_words(self._desk.session, plan))

    def _show_plan(self, planned: Planned | None) -> None:
        if planned is None or self._table is None:
            return
        self._planned = planned
        say = self.look.say
        self.model.show_table([say(N_("Ligne")), say(N_("Qui")), say(N_("Réponse"))],
                              [list(one) for one in planned.rows[:_SHOWN]])
        for place in range(2):
            self.view.resizeColumnToContents(place)
        count = len(planned.rows)
        words = self.look.tr.plural("Importer {n} ligne", "Importer {n} lignes", count)
        self._take.setText(words)
        self._take.setAccessibleName(words)
        self._take.setEnabled(count > 0)
        self._note((*self._table.notes, *planned.plan.notes), say(N_("Tout sera pris.")))

    def _taken(self, imported: Imported) -> None:
        look = self.look
        words = look.tr.plural("{n} réponse est entrée.", "{n} réponses sont entrées.",
                               len(imported.ids))
        self._note(imported.notes, "", words)
        self._past()

    def _past(self) -> None:
        """Say which imports this step has had, each with a way to take it back."""
        desk, step = self._desk, self._step()
        desk.tasks.run(lambda: imports_of(desk.session, step), self._show_past)

    def _show_past(self, found: tuple[Import, ...]) -> None:
        clear(self._done)
        for one in found:
            when = datetime.fromtimestamp(one.at).strftime("%d/%m %H:%M")
            words = self.look.tr.plural("Déjà importé : {n} ligne, le {when}",
                                        "Déjà importé : {n} lignes, le {when}", one.rows, when=when)
            back = button(self.look, self.look.say(N_("Retirer cet import")),
                          partial(self._forget, one), role="quiet", icon="undo-2")
            self._done.addLayout(row(label(words, "soft"), back, None))

    def _forget(self, one: Import) -> None:
        desk = self._desk

        def gone(count: int) -> None:
            words = self.look.tr.plural("{n} réponse a été retirée.",
                                        "{n} réponses ont été retirées.", count)
            self._note((), "", words)
            self._past()
            self._take.setEnabled(self._planned is not None)

        desk.tasks.run(lambda: forget_import(desk.session, one.step_id, one.mark), gone)

    def _note(self, notes: tuple[Message, ...], nothing: str, first: str = "") -> None:
        lines = [self.look.say(note) for note in notes[:_NOTES]]
        if len(notes) > _NOTES:
            lines.append(self.look.tr.plural("… et {n} autre.", "… et {n} autres.",
                                             len(notes) - _NOTES))
        self._notes.setText("\n".join(filter(None, (first, *lines))) or nothing)

    def _refused(self, error: BaseException) -> None:
        if not isinstance(error, PalabreError):
            self._desk.failed(error)
            return
        self._table = self._planned = None
        self._file.setText(self.look.say(error.message))
        self._found.hide()
        self._take.hide()
        self._start.show()
        self._notes.setText("")
