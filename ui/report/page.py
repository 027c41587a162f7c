"""Composing the report: its parts at the left, pages in the middle, words at the right."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QThread, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QWidget

from facilitator.i18n import N_, Translator
from facilitator.report.compose import groups
from facilitator.report.own_templates import own_folder
from facilitator.report.report_templates import reports
from facilitator.report.richtext import Rich
from facilitator.report.verbatims import Verbatim
from facilitator.theme import load_theme
from facilitator.workshop.changes import PresenceChanged, ReportChanged, StageChanged
from ui.bridge import News
from ui.desk import Desk
from ui.look import Look
from ui.parts.basic import box, column, fill, scrolled
from ui.report.choosing import ChoicePanel
from ui.report.document import DocumentMaker, Made
from ui.report.exporting import ExportPanel
from ui.report.own import OwnTemplates
from ui.report.seen import Seen, see, wanted_step
from ui.report.verbatims import VerbatimPanel
from ui.report.viewer import Viewer
from ui.report.words import WordsEditor
from ui.report.writing import Writing
from ui.tasks import Latest

_PAUSE = 400
"""Milliseconds between two drawings while answers keep coming; one's own changes show at once."""
_EXPORTING, _DRESSING = 1, 2  # what may stand at the right in the place of the words


class ReportPage(QWidget):
    """Writes the reports of an open workshop. ``written`` tells of a finished file.

    ``own`` is the folder of the organisation's own templates.
    """

    written = Signal(object)

    def __init__(self, desk: Desk, look: Look, own: Path | None = None) -> None:
        super().__init__()
        self._desk, self._look = desk, look
        self._tr: Translator = desk.speak(desk.session.workshop().language)
        self._own = own or own_folder()
        self._writing: Writing | None = None
        self._seen: Seen | None = None
        self._places: Mapping[str, int] = {}
        self._held: list[Made] = []  # documents die here, on the GUI thread, and nowhere else
        self._step = self._part = ""
        paper = load_theme("light")
        self._maker = DocumentMaker(look.painter(paper), paper, self._tr.language)
        self._thread: QThread = self.thread()
        self.choices = ChoicePanel(look)
        self.viewer = Viewer(look, paper)
        self.words = WordsEditor(look)
        self.verbatims = VerbatimPanel(look)
        self.exporting = ExportPanel(desk, look)
        self.own = OwnTemplates(desk, look, self._own)
        self.pages, self.parts, self.draft = self.viewer.pages, self.choices.parts, \
            self.choices.draft
        self.template, self.naming = self.choices.template, self.choices.naming
        self._lay_out()
        self._latest = Latest(desk.tasks, self._read, self._take, self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._late = False
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
            self._offer("full")
            self._open()
        else:
            self._latest.ask()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def export(self, form: str, target: Path | None = None) -> None:
        """Write the report where the person says (``target`` in tests)."""
        self._show_export()
        self.exporting.choose(form)
        if target is None:
            self.exporting.ask()
        else:
            self.exporting.write(form, target)

    def _lay_out(self) -> None:
        self._sides = QSplitter(Qt.Orientation.Vertical)
        self._sides.addWidget(scrolled(self.words))
        self._sides.addWidget(self.verbatims)
        self._sides.setChildrenCollapsible(False)
        self._sides.setHandleWidth(14)
        self._sides.setSizes([300, 330])  # a handful of answers at least
        self._tools, self._whole = QStackedWidget(), QStackedWidget()
        for one in (self._sides, self.exporting, scrolled(self.own.form)):
            self._tools.addWidget(one)
        self._right = box(column(self._tools), "side", (14, 14, 14, 14))
        writing = QWidget()
        fill(inner := QHBoxLayout(writing), (self.choices, self.viewer, self._right), 0)
        inner.setStretch(1, 1)
        self._whole.addWidget(writing)
        fill(QHBoxLayout(self), (self._whole,), 0)

    def _fit(self) -> None:
        """The words at the right: a column, or nearly half of the page."""
        large = self.words.large.isChecked()
        self.verbatims.setVisible(not large)
        least, most, share = (450, 760, 0.45) if large else (330, 480, 0.25)
        wide = max(least, min(most, self.width() * share))
        self._right.setFixedWidth(self._look.side(wide))
        self.choices.fit(self.width())

    def _wire(self) -> None:
        choices, words, panel = self.choices, self.words, self.verbatims
        choices.report.connect(lambda *_: self._open())
        choices.chosen.connect(lambda values: self._choose(**values))
        choices.part.connect(lambda _: self._part_chosen())
        choices.left_out.connect(partial(self._leave, "without"))
        choices.undone.connect(lambda: self._turn_choice("undo_choice"))
        choices.redone.connect(lambda: self._turn_choice("redo_choice"))
        choices.export.connect(self._show_export)
        choices.copy.connect(lambda: self.own.copy(choices.chosen_template()))
        choices.dress.connect(lambda: self.own.open(choices.chosen_template()))
        self.own.changed.connect(self._templates_changed)
        self.own.opened.connect(lambda: self._tools.setCurrentIndex(_DRESSING))
        self.own.form.closed.connect(self._back_to_words)
        self.exporting.closed.connect(self._back_to_words)
        self.exporting.written.connect(self.written)
        self.exporting.progress.connect(choices.say_progress)
        self._tools.currentChanged.connect(lambda at: choices.out.setVisible(at != _EXPORTING))
        words.written.connect(lambda section, said, draft: self._keep(section, said, not draft))
        words.accepted.connect(lambda section, said: self._keep(section, said, True))
        words.refused.connect(lambda section: self._keep(section, (), True))
        words.larger.connect(lambda _: self._fit())
        words.undone.connect(lambda: self._turn("undo"))
        words.redone.connect(lambda: self._turn("redo"))
        panel.step.connect(self._step_chosen)
        panel.quote.connect(lambda one: words.quote(one.id, one.text))
        panel.leave.connect(partial(self._leave, "hidden"))
        panel.bring.connect(self._bring)
        self._pause.timeout.connect(self._catch_up)
        for keys, way in (("Ctrl+Z", "undo_choice"), ("Ctrl+Shift+Z", "redo_choice")):
            for place in (choices, panel):  # in the words these keys undo what is typed
                shortcut = QShortcut(QKeySequence(keys), place,
                                     lambda way=way: self._turn_choice(way))
                shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _offer(self, chosen: str) -> None:
        names = groups(self._desk.session)
        self.choices.show_templates(
            [one for one in reports(self._own) if names or not one.each], names, chosen)

    def _templates_changed(self, name: str) -> None:
        self._back_to_words()
        self._offer(name)
        self._open()

    def _open(self) -> None:
        """Begin with the report that is chosen."""
        self.close_writing()
        template = self.choices.chosen_template()
        if template is None:
            return
        group = str(self.choices.group.currentData() or "") if template.each else ""
        self._writing = Writing(self._desk.session, self._tr, template, group, self._own)
        self.words.edit.ties.whole = self._writing.whole
        self.choices.show_choices(self._writing.choices)
        self.exporting.show_writing(self._writing)
        self._part = ""
        self._latest.ask()

    def _choose(self, **choices: Any) -> None:
        writing = self._writing
        if writing is not None:
            self._desk.do(lambda: writing.choose(**choices))

    def _hear(self, news: News) -> None:
        kinds = {type(change) for change in news.changes} - {PresenceChanged, StageChanged}
        if not kinds or not self.isVisible():
            return
        if kinds == {ReportChanged} or not self._pause.isActive():
            self._pause.start()
            self._latest.ask()
        else:
            self._late = True

    def _catch_up(self) -> None:
        if self._late:
            self._late = False
            self._pause.start()
            self._latest.ask()

    def _read(self) -> Seen | None:
        writing = self._writing
        if writing is None:
            return None
        seen = see(writing, self._maker, self._step, self._thread)
        self._held.append(seen.made)
        return seen

    def _take(self, seen: Seen | None) -> None:
        if seen is None or seen.writing is not self._writing:
            return
        self._seen = seen
        self._held[:] = [seen.made]
        self.choices.show_choices(seen.whole.choices)
        self.choices.show_profiles(seen.whole.profiles, seen.whole.by)
        self.choices.show_turns(*seen.whole.turns)
        self.choices.show_parts(seen.whole.sections, seen.whole.choices, self._part)
        self._part = self.choices.current_id()
        self._places = seen.made.places
        self.pages.show_document(seen.made.document, seen.furniture(self._tr(N_("Brouillon"))))
        self.exporting.show_writing(self._writing)
        self._show_section()

    def _part_chosen(self) -> None:
        self._part = self.choices.current_id()
        self._show_section()
        if self._part in self._places:
            self.pages.go_to(self._places[self._part])
        ids = [step for step, _ in self._seen.steps] if self._seen is not None else []
        if self._part in ids and self._part != self._step:
            self._step_chosen(self._part)

    def _step_chosen(self, step: str) -> None:
        self._step = step
        writing = self._writing
        if writing is not None:
            self._desk.tasks.run(lambda: writing.verbatims(step),
                                 lambda found: self._show_verbatims(step, found))

    def _show_section(self) -> None:
        self.words.show_words(self.choices.current())
        if self._seen is not None:
            self._show_verbatims(self._seen.step, self._seen.verbatims)

    def _show_verbatims(self, step: str, found: tuple[Verbatim, ...]) -> None:
        if self._seen is None or step != wanted_step(self._seen.steps, self._step):
            return
        one = self.choices.current()
        self.verbatims.show_steps(self._seen.steps, step)
        self.verbatims.show_verbatims(found, self.words.cited(),
                                      one is not None and one.writable)

    def _leave(self, field: str, one: str, out: bool) -> None:
        writing = self._writing
        if writing is not None:
            self._desk.do(lambda: writing.toggle(field, one, out))

    def _keep(self, section: str, said: Rich, accepted: bool) -> None:
        writing = self._writing
        if writing is not None and section:
            self._desk.do(lambda: writing.keep(section, said, accepted=accepted))

    def _turn(self, way: str) -> None:
        one, writing = self.choices.current(), self._writing
        if one is not None and writing is not None:
            self.words.flush()
            self._desk.do(lambda: getattr(writing, way)(one.section.id))

    def _turn_choice(self, way: str) -> None:
        if self._writing is not None:
            self._desk.do(getattr(self._writing, way))

    def _show_export(self) -> None:
        self.words.flush()
        self.exporting.show_writing(self._writing)
        self._tools.setCurrentWidget(self.exporting)
        self.exporting.form.setFocus()

    def _back_to_words(self) -> None:
        self._tools.setCurrentWidget(self._sides)

    def _bring(self) -> None:
        from ui.importing.place import ImportPlace

        step = self._step or self.verbatims.chosen_step()
        ImportPlace(self._desk, self._look, step).show_in(self._whole)
