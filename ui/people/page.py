"""Importing a sign-up list: what each column is, who would come in, what is left out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QComboBox,
    QFileDialog,
    QGridLayout,
    QStackedWidget,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from facilitator.errors import PalabreError
from facilitator.i18n import N_, Message
from facilitator.importing.people import Person, Use, blanks, doubles, guess, people
from facilitator.importing.table import Table, read_table
from facilitator.workshop.importing import (
    Imported,
    import_people,
    return_imported,
    withdraw_imported,
)
from facilitator.workshop.kept import Kept
from ui.console.result import TableModel
from ui.desk import Desk
from ui.importing.page import AnswersImport
from ui.look import Look
from ui.parts.basic import button, clear, column, fill, label, row, scrolled
from ui.parts.empty import Empty
from ui.prepare.keeping import Say
from ui.prepare.tool import ToolPage
from ui.undo import Undoing

_USES = ((Use.NAME, N_("Nom complet")), (Use.FIRST_NAME, N_("Prénom")),
         (Use.LAST_NAME, N_("Nom de famille")), (Use.PROFILE, N_("Portrait")),
         (Use.IGNORE, N_("Ne pas prendre")))
_SHOWN = 200
"""So many rows are previewed; all are imported."""


@dataclass(frozen=True)
class Chosen:
    """A file that was read."""

    path: Path
    table: Table


class ImportPage(ToolPage):
    """Nothing comes in before the person agrees; what was left out stays in sight.

    What came in can be undone on ``stack``.
    """

    def __init__(self, desk: Desk, look: Look, say: Say,
                 stack: QUndoStack | None = None) -> None:
        super().__init__(look, look.say(N_("Importer une liste d’inscrits")))
        self._desk, self._said = desk, say
        self._stack = stack if stack is not None else QUndoStack(self)
        self._chosen: Chosen | None = None
        self.uses: dict[str, QComboBox] = {}
        self.model = TableModel()
        self._build()

    def ask(self) -> None:
        """Let the person choose a file."""
        say = self.look.say
        path, _ = QFileDialog.getOpenFileName(
            self, say(N_("Choisir une liste")), str(self._desk.session.path.parent),
            say(N_("Listes (*.csv *.tsv *.txt *.xlsx)")))
        if path:
            self.read(Path(path))

    def read(self, path: Path) -> None:
        """Read a file and show what it holds."""
        self._desk.tasks.run(lambda: Chosen(path, read_table(path)), self._show, self._refused)

    def take_in(self) -> None:
        """Import the people as expected."""
        if self._chosen is None:
            return
        desk, table, uses = self._desk, self._chosen.table, self._mapping()
        self._take.setEnabled(False)
        desk.tasks.run(lambda: import_people(desk.session, people(table, uses)), self._taken,
                       self._refused)

    def notes(self) -> str:
        """What is said about the file or the import."""
        return self._notes.text()

    def _build(self) -> None:
        look, say = self.look, self.look.say
        choose = button(look, say(N_("Choisir un fichier…")), self.ask, icon="folder-open")
        hint = label(say(N_("CSV ou Excel (.xlsx), une personne par ligne, les titres en haut. "
                            "Rien n’entre avant votre accord.")), "soft", wrap=True)
        self._file = label("", "strong")
        self._columns = QGridLayout()
        self._columns.setHorizontalSpacing(12)
        self._columns.setVerticalSpacing(6)
        self._columns.setContentsMargins(0, 0, 12, 0)
        inner = QWidget()
        fill(hold := QVBoxLayout(inner), (self._columns, None), 0)
        hold.setContentsMargins(0, 0, 0, 0)
        self._grid = scrolled(inner)
        self._grid.setFixedWidth(look.side(372))
        self.view = QTreeView()
        self.view.setAccessibleName(say(N_("Aperçu des personnes")))
        self.view.setModel(self.model)
        self.view.setRootIsDecorated(False)
        self.view.setUniformRowHeights(True)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self._notes = label("", "soft", wrap=True)
        self._take = button(look, "", self.take_in, role="primary")
        self._found = QWidget()
        uses = column(label(say(N_("Que contient chaque colonne ?")), "heading"), self._grid,
                      gap=10)
        seen = column(label(say(N_("Qui sera attendu")), "heading"), self.view, gap=10)
        fill(sides := row(), (uses, seen), 24)
        sides.setStretch(1, 1)
        notes = scrolled(self._notes)
        notes.setMaximumHeight(round(96 * look.scale))
        fill(whole := QVBoxLayout(self._found), (
            sides, notes, row(None, self._take)), 12)
        whole.setStretch(0, 1)
        self._found.hide()
        self._start = Empty(look, "user-plus", say(N_("Aucune liste choisie")), say(N_(
            "Les personnes inscrites auront leur badge et leur ligne d’émargement.")))
        people = QWidget()
        fill(inside := QVBoxLayout(people), (
            hint, row(choose, self._file, None, gap=12), self._start, self._found), 12)
        inside.setStretch(2, 1)
        inside.setStretch(3, 1)
        self._either(people)
        self.first = choose

    def _either(self, people: QWidget) -> None:
        """The list of people, or the answers of an earlier form in its place."""
        self.answers = AnswersImport(self._desk, self.look)
        stack = QStackedWidget()
        stack.addWidget(people)
        stack.addWidget(self.answers)
        tabs, both = [], QButtonGroup(self)
        for number, words in enumerate((N_("Une liste d’inscrits"),
                                        N_("Les réponses d’un formulaire"))):
            one = button(self.look, self.look.say(words),
                         partial(stack.setCurrentIndex, number), role="tab", checkable=True)
            both.addButton(one, number)
            tabs.append(one)
        tabs[0].setChecked(True)
        fill(self.body, (row(*tabs, None, gap=8), stack), 12)
        self.body.setStretch(1, 1)

    def _show(self, chosen: Chosen) -> None:
        self._chosen = chosen
        say = self.look.say
        self._file.setText(chosen.path.name)
        clear(self._columns)
        self.uses = {}
        guessed = guess(chosen.table)
        for number, heading in enumerate(chosen.table.columns):
            box = QComboBox()
            box.setAccessibleName(heading)
            for use, words in _USES:
                box.addItem(say(words), use)
            box.setCurrentIndex(next(n for n, (use, _) in enumerate(_USES)
                                     if use is guessed[heading]))
            box.currentIndexChanged.connect(partial(self._preview))
            self.uses[heading] = box
            name = label(heading, wrap=True)
            name.setToolTip(heading)
            self._columns.addWidget(name, number, 0)
            self._columns.addWidget(box, number, 1)
        self._columns.setColumnStretch(0, 1)
        self._start.hide()
        self._take.show()
        self._found.show()
        self._preview()

    def _mapping(self) -> dict[str, Use]:
        return {heading: box.currentData() for heading, box in self.uses.items()}

    def _preview(self, _index: int = 0) -> None:
        if self._chosen is None:
            return
        say, uses = self.look.say, self._mapping()
        found = people(self._chosen.table, uses)
        asked = [heading for heading, use in uses.items() if use is Use.PROFILE]
        twice = {person.line for group in doubles(found) for person in group[1:]}
        rows = []
        for person in found[:_SHOWN]:
            name = person.name or say(N_("(sans nom : ne sera pas prise)"))
            if person.line in twice:
                name = say(N_("{name} (deux fois)"), name=name)
            rows.append([person.line, name, *(person.profile.get(one, "") for one in asked)])
        self.model.show_table([say(N_("Ligne")), say(N_("Nom")), *asked], rows)
        for place in range(self.model.columnCount()):
            self.view.resizeColumnToContents(place)
        count = sum(bool(person.name) and person.line not in twice for person in found)
        self._take.setText(self.look.tr.plural("Attendre {n} personne", "Attendre {n} personnes",
                                               count))
        self._take.setAccessibleName(self._take.text())
        self._take.setEnabled(count > 0)
        self._note(self._remarks(found, uses), say(N_("Lu sans rien à signaler.")))

    def _remarks(self, found: Sequence[Person], uses: Mapping[str, Use]) -> tuple[Message, ...]:
        """What the person should know of the table, and of what is taken out of it."""
        if self._chosen is None:
            return ()
        nameless = sum(not person.name for person in found)
        notes = [*self._chosen.table.notes, blanks(self._chosen.table, uses)]
        if nameless:
            notes.append(Message(
                N_("{n} ligne n’a pas de nom : choisissez la colonne qui en tient lieu."),
                {"n": nameless},
                N_("{n} lignes n’ont pas de nom : choisissez la colonne qui en tient lieu."),
                nameless))
        return tuple(note for note in notes if note is not None)

    def _taken(self, imported: Imported) -> None:
        look, desk = self.look, self._desk
        words = look.tr.plural("{n} personne est attendue.", "{n} personnes sont attendues.",
                               len(imported.ids))
        kept, stack = Kept(), self._stack
        command = Undoing(desk, look.say(N_("importer une liste")),
                          lambda: return_imported(desk.session, kept),
                          lambda: withdraw_imported(desk.session, imported, kept))
        stack.push(command)

        def back() -> None:
            if stack.command(stack.index() - 1) is command:
                stack.undo()
            else:  # something else was done since, and stays
                command.undo()

        self._said(words, look.say(N_("Annuler")), back)
        if imported.notes:
            self._take.hide()
            self._note(imported.notes, "")
        else:
            self.closed.emit()

    def _note(self, notes: tuple[Message, ...], nothing: str) -> None:
        self._notes.setText("\n".join(self.look.say(note) for note in notes) or nothing)

    def _refused(self, error: BaseException) -> None:
        if isinstance(error, PalabreError):
            self._file.setText(self.look.say(error.message))
            self._found.hide()
            self._start.show()
        else:
            self._desk.failed(error)
