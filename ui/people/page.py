"""Importing a sign-up list: what each column is, who would come in, what is left out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QButtonGroup, QStackedWidget

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
from ui.desk import Desk
from ui.importing.page import AnswersImport
from ui.importing.table_form import TableForm, Wording
from ui.look import Look
from ui.parts.basic import button, fill, row
from ui.prepare.keeping import Say
from ui.prepare.tool import ToolPage
from ui.tasks import Latest
from ui.undo import Undoing

_USES = ((Use.NAME, N_("Nom complet")), (Use.FIRST_NAME, N_("Prénom")),
         (Use.LAST_NAME, N_("Nom de famille")), (Use.PROFILE, N_("Réponse au portrait")),
         (Use.IGNORE, N_("Ne pas prendre")))

_TITLES = (N_("Importer une liste d’inscrits"), N_("Importer les réponses d’un formulaire"))


@dataclass(frozen=True)
class Chosen:
    """A file that was read."""

    path: Path
    table: Table


@dataclass(frozen=True)
class Listed:
    """People as they would be expected: rows to look at, those ``out`` that will not be, the
    columns ``asked`` for their portrait, and what there is to say."""

    rows: list[list[object]]
    out: frozenset[int]
    asked: list[str]
    notes: tuple[Message, ...]


class ImportPage(ToolPage):
    """Nothing comes in before the person agrees; what was left out stays in sight.

    What came in can be undone on ``stack``.
    """

    def __init__(self, desk: Desk, look: Look, say: Say,
                 stack: QUndoStack | None = None) -> None:
        super().__init__(look, look.say(_TITLES[0]))
        self._desk, self._said = desk, say
        self._stack = stack if stack is not None else QUndoStack(self)
        self._chosen: Chosen | None = None
        self.form = TableForm(look, Wording(
            ask=N_("Choisir une liste"), files=N_("Listes (*.csv *.tsv *.txt *.xlsx)"),
            icon="user-plus", empty=N_("Aucune liste choisie"),
            promise=N_("Les personnes inscrites auront leur badge et leur ligne d’émargement."),
            rules=N_("CSV ou Excel (.xlsx), une personne par ligne, les titres en haut. "
                     "Rien n’entre avant votre accord."),
            coming=N_("Qui sera attendu"), preview=N_("Aperçu des personnes"),
        ), desk.session.path.parent, Use.IGNORE)
        self._asked: tuple[Table, dict[str, Use]] | None = None
        self._latest = Latest(desk.tasks, self._read, self._show_listed, self)
        self.form.chosen.connect(self.read)
        self.form.changed.connect(self._preview)
        self.form.agreed.connect(self.take_in)
        self.first = self.form.first
        self._either()

    def read(self, path: Path) -> None:
        """Read a file and show what it holds."""
        self._desk.tasks.run(lambda: Chosen(path, read_table(path)), self._show, self._refused)

    def take_in(self) -> None:
        """Import the people as expected."""
        if self._chosen is None:
            return
        desk, table, uses = self._desk, self._chosen.table, self.form.columns()
        self.form.take.setEnabled(False)
        desk.tasks.run(lambda: import_people(desk.session, people(table, uses)), self._taken,
                       self._refused)

    def notes(self) -> str:
        """What is said about the file or the import."""
        return self.form.notes()

    def _either(self) -> None:
        """The list of people, or the answers of an earlier form in its place."""
        self.answers = AnswersImport(self._desk, self.look, stack=self._stack)
        stack = QStackedWidget()
        stack.addWidget(self.form)
        stack.addWidget(self.answers)
        stack.currentChanged.connect(
            lambda number: self.title.setText(self.look.say(_TITLES[number])))
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
        self.form.ask_columns(chosen.path.name, chosen.table.columns,
                              [(use, say(words)) for use, words in _USES], guess(chosen.table))
        self._preview()

    def _preview(self) -> None:
        if self._chosen is not None:
            self._asked = (self._chosen.table, self.form.columns())
            self._latest.ask()

    def _read(self) -> Listed | None:
        return None if self._asked is None else _listed(*self._asked, self.look)

    def _show_listed(self, listed: Listed | None) -> None:
        if listed is None or self._chosen is None:
            return
        say, count = self.look.say, len(listed.rows) - len(listed.out)
        self.form.show_rows([say(N_("Ligne")), say(N_("Nom")), *listed.asked], listed.rows,
                            listed.out)
        self.form.offer(self.look.tr.plural("Inscrire {n} personne", "Inscrire {n} personnes",
                                            count), possible=count > 0)
        self.form.note(listed.notes, say(N_("Lu sans rien à signaler.")))

    def _taken(self, imported: Imported) -> None:
        look, desk = self.look, self._desk
        words = look.tr.plural("{n} personne est attendue.", "{n} personnes sont attendues.",
                               len(imported.ids))
        if not imported.ids:
            self._stay(imported)
            return
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
                command.setObsolete(True)

        self._said(words, look.say(N_("Annuler")), back)
        if imported.notes:
            self._stay(imported)
        else:
            self.closed.emit()

    def _stay(self, imported: Imported) -> None:
        self.form.came_in(self.look.say(N_("Qui est attendu")))
        self.form.note(imported.notes, "")

    def _refused(self, error: BaseException) -> None:
        self._chosen = None
        if not self.form.refused(error):
            self._desk.failed(error)


def _listed(table: Table, uses: Mapping[str, Use], look: Look) -> Listed:
    """What a list would bring, its columns used so. For any thread."""
    found = people(table, uses)
    asked = [heading for heading, use in uses.items() if use is Use.PROFILE]
    twice = {person.line for group in doubles(found) for person in group[1:]}
    rows: list[list[object]] = []
    for person in found:
        name = person.name or look.say(N_("(sans nom : ne sera pas prise)"))
        if person.line in twice:
            name = look.say(N_("{name} (déjà sur la liste)"), name=name)
        rows.append([person.line, name, *(person.profile.get(one, "") for one in asked)])
    out = frozenset(number for number, person in enumerate(found)
                    if not person.name or person.line in twice)
    return Listed(rows, out, asked, _remarks(table, found, uses, len(twice)))


def _remarks(table: Table, found: Sequence[Person], uses: Mapping[str, Use], twice: int
             ) -> tuple[Message, ...]:
    """What the person should know of the table, and of what is taken out of it."""
    nameless = sum(not person.name for person in found)
    notes = [*table.notes, blanks(table, uses)]
    if 0 < nameless < len(found):
        notes.append(Message(
            N_("{n} ligne n’a pas de nom : elle ne sera pas prise."), {"n": nameless},
            N_("{n} lignes n’ont pas de nom : elles ne seront pas prises."), nameless))
    elif nameless:
        notes.append(Message(
            N_("{n} ligne n’a pas de nom : choisissez la colonne qui en tient lieu."),
            {"n": nameless},
            N_("{n} lignes n’ont pas de nom : choisissez la colonne qui en tient lieu."),
            nameless))
    if twice:
        notes.append(Message(
            N_("{n} ligne répète un nom : elle ne sera pas prise."), {"n": twice},
            N_("{n} lignes répètent un nom : elles ne seront pas prises."), twice))
    return tuple(note for note in notes if note is not None)
