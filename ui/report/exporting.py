"""Writing the report to a file: which format, what it will hold, how far it is, stop."""

from __future__ import annotations

import threading
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from facilitator.errors import PalabreError
from facilitator.i18n import N_
from facilitator.report.choices import Choices, Naming
from ui.desk import Desk
from ui.look import Look
from ui.parts.basic import button, fill, label, restyle, row
from ui.report.writing import Writing
from ui.tasks import Latest

FORMATS = (
    ("pdf", "pdf", N_("PDF"), N_("Pour lire, imprimer, publier : un document accessible.")),
    ("docx", "docx", N_("Word (DOCX)"), N_("Pour continuer à écrire, à plusieurs.")),
    ("odt", "odt", N_("OpenDocument (ODT)"), N_("Pour continuer à écrire, avec LibreOffice.")),
    ("html", "html", N_("Page web (HTML)"), N_("Un seul fichier, à mettre en ligne ou à envoyer.")),
    ("markdown", "", N_("Markdown (dossier)"), N_("Un texte et ses images, pour vos notes.")),
    ("xlsx", "xlsx", N_("Tableur (XLSX)"), N_("Les résultats, une feuille par séquence.")),
    ("csv", "csv", N_("Réponses (CSV)"), N_("Toutes les réponses, une par ligne.")),
    ("json", "json", N_("Données (JSON)"), N_("Tout l’atelier, pour un autre logiciel.")),
    ("zip", "zip", N_("Tous les formats (ZIP)"), N_("Le compte rendu, les images et les données.")),
)
"""A format's name, its file's ending ("" for a folder), what it is called and what it is for."""


@dataclass
class _Run:
    """An export under way."""

    stop: threading.Event
    target: Path
    there_before: bool


class ExportPanel(QWidget):
    """Asks for a format, says what the file holds, writes it off the GUI thread.

    ``written`` tells of a finished file, ``progress`` how far one is (None at its end), ``closed``
    asks to go back to the words.
    """

    written = Signal(object)
    progress = Signal(object)
    closed = Signal()
    _share = Signal(float)

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__()
        self._desk, self._look = desk, look
        self._writing: Writing | None = None
        self._run: _Run | None = None
        self._named = True
        self._asked: tuple[Writing, Choices, str] | None = None
        self._latest = Latest(desk.tasks, self._read, self._show_holds, self)
        say = look.say
        self.form = QComboBox()
        self.form.setAccessibleName(say(N_("Format")))
        for _, _, words, _ in FORMATS:
            self.form.addItem(say(words))
        self._use = label("", "small", wrap=True)
        self.numbers = QCheckBox(say(N_("Remplacer les noms par des numéros")))
        self.every = QCheckBox(say(N_("Tous les groupes, un fichier chacun (ZIP)")))
        self._holds = label("", wrap=True)
        self._name = label("", "strong", wrap=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(8)
        self.bar.setAccessibleName(say(N_("Avancement de l’export")))
        self._state = label("", "soft", wrap=True)
        self.save = button(look, say(N_("Enregistrer sous…")), self.ask, role="primary")
        self.stop = button(look, say(N_("Arrêter l’export")), self._stop, icon="square")
        back = button(look, say(N_("Revenir à l’écriture")), self.closed.emit, role="quiet",
                      icon="arrow-left", bare=True)
        layout = QVBoxLayout(self)
        fill(layout, (
            row(back, label(say(N_("Exporter")), "heading"), None),
            label(say(N_("Format")), "soft"), self.form, self._use, self.every, 8,
            label(say(N_("Ce que le fichier contiendra")), "soft"), self._holds, self.numbers, 8,
            label(say(N_("Nom proposé")), "soft"), self._name, 8,
            self._state, self.bar, None, row(self.stop, None), self.save), 6)
        self.form.currentIndexChanged.connect(lambda _: self._tell())
        self.numbers.toggled.connect(lambda _: self._tell())
        self.every.toggled.connect(lambda _: self._tell())
        self._share.connect(self._moved)
        self._show_run()

    def show_writing(self, writing: Writing | None) -> None:
        """The report that would be written."""
        self._writing = writing
        self._tell()

    def running(self) -> bool:
        """Whether an export is under way."""
        return self._run is not None

    def holds(self) -> str:
        """What is said of the file's content."""
        return self._holds.text()

    def state(self) -> str:
        """What is said of the export under way, or of the last one."""
        return self._state.text()

    def choose(self, form: str) -> None:
        """Choose a format by name."""
        self.form.setCurrentIndex([one[0] for one in FORMATS].index(form))

    def ask(self) -> None:
        """Ask where to write to, and write."""
        writing = self._writing
        if writing is None or self._run is not None:
            return
        form, ending, words = self._wanted(writing)
        proposed = self._desk.session.path.parent / self._proposed(writing)
        kind = f"{self._look.say(words)} (*.{ending})" if ending else ""
        name, _ = QFileDialog.getSaveFileName(
            self, self._look.say(N_("Exporter ce compte rendu")), str(proposed), kind)
        if name:
            path = Path(name)
            self.write(form, path if not ending or path.suffix else path.with_suffix(f".{ending}"))

    def write(self, form: str, target: Path) -> None:
        """Write to ``target``; what is there stays as it was until all is written."""
        writing = self._writing
        if writing is None or self._run is not None:
            return
        run = self._run = _Run(threading.Event(), target, target.exists())
        choices, tell = self._choices(writing), self._share.emit
        write = writing.export_groups if self._for_all(writing, form) else writing.export

        def work() -> None:
            write(form, target, choices, tell, run.stop.is_set)

        self._say(self._look.say(N_("« {name} » s’écrit…"), name=target.name))
        self._show_run()
        self.bar.setRange(0, 0)
        self.progress.emit(0.0)
        self._desk.tasks.run(work, lambda _: self._done(), self._failed)

    def _wanted(self, writing: Writing) -> tuple[str, str, str]:
        """The format, its file's ending and what the file is called."""
        form, ending, words, _ = FORMATS[self.form.currentIndex()]
        if self._for_all(writing, form):
            return form, "zip", N_("Un fichier par groupe (ZIP)")
        return form, ending, words

    def _proposed(self, writing: Writing) -> str:
        form, ending, _ = self._wanted(writing)
        return writing.file_name(ending, whole=self._for_all(writing, form))

    def _for_all(self, writing: Writing, form: str) -> bool:
        return self.every.isChecked() and writing.for_groups(form)

    def _choices(self, writing: Writing) -> Choices:
        choices = writing.choices
        return replace(choices, naming=Naming.PSEUDONYM) if self.numbers.isChecked() \
            and not choices.naming.hides else choices

    def _stop(self) -> None:
        if self._run is not None:
            self._run.stop.set()
            self.stop.setEnabled(False)
            self._say(self._look.say(N_("L’export s’arrête…")))

    def _moved(self, share: float) -> None:
        if self._run is not None and not self._run.stop.is_set():
            self.bar.setRange(0, 1000)
            self.bar.setValue(round(1000 * share))
            self.progress.emit(share)

    def _done(self) -> None:
        run, self._run = self._run, None
        self._show_run()
        self.progress.emit(None)
        if run is not None:
            self._say(self._look.say(N_("« {name} » est écrit."), name=run.target.name))
            self.written.emit(run.target)

    def _failed(self, error: BaseException) -> None:
        run, self._run = self._run, None
        self._show_run()
        self.progress.emit(None)
        if not isinstance(error, PalabreError):
            self._say(self._look.say(N_("L’export n’a pas abouti.")), "bad")
            self._desk.failed(error)
            return
        words = self._look.say(error.message)
        if run is not None and run.there_before and not run.stop.is_set():
            words += " " + self._look.say(N_("Le fichier qui était là est resté tel quel."))
        self._say(words, "soft" if run is not None and run.stop.is_set() else "bad")

    def _say(self, words: str, role: str = "soft") -> None:
        restyle(self._state, "role", role)
        self._state.setText(words)

    def _show_run(self) -> None:
        on = self._run is not None
        self.bar.setVisible(on)
        self.stop.setVisible(on)
        self.stop.setEnabled(on)
        self.save.setEnabled(not on)
        self.form.setEnabled(not on)
        self.numbers.setEnabled(not on)
        self.every.setEnabled(not on)

    def _tell(self) -> None:
        writing = self._writing
        if writing is None:
            return
        form, _, _, use = FORMATS[self.form.currentIndex()]
        self.every.setVisible(writing.for_groups(form))
        self._use.setText(self._look.say(use))
        self._offer_numbers(writing)
        self._name.setText(self._proposed(writing))
        choices = self._choices(writing)
        if self._for_all(writing, form):
            choices = replace(choices, group="")
        self._asked = (writing, choices, form)
        self._latest.ask()

    def _offer_numbers(self, writing: Writing) -> None:
        """Names can give way to numbers where there are any and the report has them."""
        self.numbers.setVisible(self._named and not writing.choices.naming.hides)

    def _show_holds(self, found: tuple[str, bool]) -> None:
        words, self._named = found
        self._holds.setText(words)
        if self._writing is not None:
            self._offer_numbers(self._writing)

    def _read(self) -> tuple[str, bool]:
        if self._asked is None:
            return "", True
        writing, choices, form = self._asked
        return writing.holds(choices, form, self._look.tr), writing.named()
