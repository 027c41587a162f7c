"""Composing the report: its parts at the left, pages in the middle, words at the right."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QWidget,
)

from facilitator.i18n import N_, Translator
from facilitator.report.choices import Naming
from facilitator.report.report_templates import ReportTemplate, reports
from facilitator.theme import load_theme
from facilitator.workshop.changes import PresenceChanged, StageChanged
from ui.bridge import News
from ui.desk import Desk
from ui.look import Look
from ui.parts.basic import box, button, column, fill, label
from ui.report.document import DocumentMaker
from ui.report.pages import PagesView
from ui.report.words import WordsEditor
from ui.report.writing import Shown, Writing
from ui.tasks import Latest

_NAMING = ((Naming.NAMED, N_("Noms complets")), (Naming.FIRST, N_("Prénoms seulement")),
           (Naming.PSEUDONYM, N_("Pseudonymes")), (Naming.ANONYMOUS, N_("Sans aucun nom")))
_FORMATS = (("pdf", N_("PDF")), ("docx", N_("Word (DOCX)")), ("odt", N_("OpenDocument (ODT)")),
            ("html", N_("Page web (HTML)")), ("zip", N_("Tous les formats (ZIP)")))


class ReportPage(QWidget):
    """Writes the reports of an open workshop. ``written`` tells of a finished file."""

    written = Signal(object)

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__()
        self._desk, self._look = desk, look
        self._tr: Translator = desk.speak(desk.session.workshop().language)
        self._templates = tuple(one for one in reports() if not one.each)
        self._writing: Writing | None = None
        self._shown: tuple[Shown, ...] = ()
        self._places: Mapping[str, int] = {}
        paper = load_theme("light")
        self._maker = DocumentMaker(look.painter(paper), paper, self._tr.language)
        self.template = QComboBox()
        self.naming = QComboBox()
        self.draft = QCheckBox(look.say(N_("Filigrane « brouillon »")))
        self.parts = QListWidget()
        self.pages = PagesView(paper)
        self.words = WordsEditor(look)
        self._lay_out()
        self._latest = Latest(desk.tasks, self._read, self._take, self)
        self._wire()
        desk.bridge.changed.connect(self._hear)

    def close_writing(self) -> None:
        """Keep what is being typed and stop following the workshop."""
        self.words.flush()
        if self._writing is not None:
            self._writing.close()
            self._writing = None

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._writing is None:  # a workshop is opened more often than its report is written
            self._choose_template(self.template.currentIndex())
        else:
            self._latest.ask()

    def _lay_out(self) -> None:
        say = self._look.say
        for template in self._templates:
            self.template.addItem(say(template.title))
        for _, words in _NAMING:
            self.naming.addItem(say(words))
        self.template.setAccessibleName(say(N_("Compte rendu")))
        self.naming.setAccessibleName(say(N_("Qui est nommé")))
        self.parts.setAccessibleName(say(N_("Parties du compte rendu")))
        self.parts.setWordWrap(True)
        out = button(self._look, say(N_("Exporter ce compte rendu")), None, role="primary",
                     icon="download")
        menu = QMenu(out)
        for form, words in _FORMATS:
            menu.addAction(say(words), self._exporter(form))
        out.setMenu(menu)
        left = box(column(
            label(say(N_("Compte rendu")), "heading"), self.template, self.naming, self.draft, 8,
            label(say(N_("Décochez une partie pour la laisser de côté.")), "small", wrap=True),
            self.parts, out, gap=8), "side", (14, 14, 14, 14))
        left.setFixedWidth(270)
        right = box(column(self.words), "side", (14, 14, 14, 14))
        right.setFixedWidth(330)
        layout = QHBoxLayout(self)
        fill(layout, (left, self.pages, right), 0)
        layout.setStretch(1, 1)

    def _exporter(self, form: str) -> Callable[[], None]:
        return lambda: self.export(form)

    def _wire(self) -> None:
        self.template.activated.connect(self._choose_template)
        self.naming.activated.connect(lambda n: self._choose(naming=_NAMING[n][0]))
        self.draft.toggled.connect(lambda on: self._choose(draft=on))
        self.parts.currentRowChanged.connect(lambda _: self._chosen())
        self.parts.itemChanged.connect(self._leave_out)
        self.words.written.connect(self._keep)
        self.words.accepted.connect(self._keep)
        self.words.undone.connect(lambda: self._turn("undo"))
        self.words.redone.connect(lambda: self._turn("redo"))

    def _choose_template(self, number: int) -> None:
        self.close_writing()
        template: ReportTemplate = self._templates[number]
        self._writing = Writing(self._desk.session, self._tr, template)
        names = [naming for naming, _ in _NAMING]
        self.naming.setCurrentIndex(names.index(template.naming))
        self.parts.setCurrentRow(-1)
        self._latest.ask()

    def _choose(self, **choices: Any) -> None:
        if self._writing is not None:
            self._writing.choose(**choices)
            self._latest.ask()

    def _hear(self, news: News) -> None:
        kinds = {type(change) for change in news.changes} - {PresenceChanged, StageChanged}
        if kinds and self.isVisible():
            self._latest.ask()

    def _read(self) -> tuple[Shown, ...]:
        return self._writing.sections() if self._writing is not None else ()

    def _take(self, shown: tuple[Shown, ...]) -> None:
        chosen = self._current()
        self._shown = shown
        self._fill_parts(chosen.section.id if chosen else "")
        self._show_pages()
        self._show_section()

    def _fill_parts(self, chosen: str) -> None:
        without = self._writing.choices.without if self._writing else frozenset()
        self.parts.blockSignals(True)
        self.parts.clear()
        for place, one in enumerate(self._shown):
            item = QListWidgetItem(one.section.title or self._look.say(N_("Sans titre")))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            out = one.section.id in without
            item.setCheckState(Qt.CheckState.Unchecked if out else Qt.CheckState.Checked)
            self.parts.addItem(item)
            if one.section.id == chosen or (not chosen and place == 0):
                self.parts.setCurrentRow(place)
        self.parts.blockSignals(False)

    def _show_pages(self) -> None:
        if self._writing is None:
            return
        choices = self._writing.choices
        made = self._maker.make((one.section.id, one.section.blocks) for one in self._shown
                                if one.section.id not in choices.without)
        self._places = made.places
        watermark = self._tr(N_("Brouillon")) if choices.draft else ""
        self.pages.show_document(made.document, watermark)

    def _chosen(self) -> None:
        self._show_section()
        one = self._current()
        if one is not None and one.section.id in self._places:
            self.pages.go_to(self._places[one.section.id])

    def _show_section(self) -> None:
        one = self._current()
        if one is None:
            self.words.show_words("", "", draft=False, kept=False, can_write=False)
            return
        wording = one.section.wording
        self.words.show_words(one.section.id, one.text, draft=wording.draft, kept=wording.kept,
                              can_write=one.writable)

    def _current(self) -> Shown | None:
        place = self.parts.currentRow()
        return self._shown[place] if 0 <= place < len(self._shown) else None

    def _leave_out(self, item: QListWidgetItem) -> None:
        place = self.parts.row(item)
        if self._writing is None or not 0 <= place < len(self._shown):
            return
        section = frozenset({self._shown[place].section.id})
        without = self._writing.choices.without
        checked = item.checkState() is Qt.CheckState.Checked
        self._choose(without=without - section if checked else without | section)

    def _keep(self, section: str, text: str) -> None:
        writing = self._writing
        if writing is not None and any(s.section.id == section and s.writable
                                       for s in self._shown):
            self._desk.do(lambda: writing.keep(section, text))

    def _turn(self, way: str) -> None:
        one, writing = self._current(), self._writing
        if one is not None and writing is not None:
            self.words.flush()
            turn: Callable[[str], Future[bool]] = getattr(writing, way)
            self._desk.do(lambda: turn(one.section.id))

    def export(self, form: str, target: Path | None = None) -> None:
        """Write the report where the person says (``target`` in tests)."""
        writing = self._writing
        if writing is None:
            return
        self.words.flush()
        if target is None:
            proposed = self._desk.session.path.parent / writing.file_name(form)
            name, _ = QFileDialog.getSaveFileName(
                self, self._look.say(N_("Exporter ce compte rendu")), str(proposed))
            if not name:
                return
            target = Path(name)
        path = target
        self._desk.tasks.run(lambda: writing.export(form, path),
                             lambda _: self.written.emit(path))
