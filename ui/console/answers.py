"""The tab of answers: search, keep for the report, hide, mend a typo; all of it undoable."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from facilitator.activities.context import Context, Entry
from facilitator.activities.kind import AnyKind, Capability
from facilitator.i18n import N_, Translator
from ui.console.answer_delegate import AnswerDelegate, Index
from ui.console.answer_list import AnswerList
from ui.console.answer_model import FROM, GAP, TEXT, AnswerModel, AnswerRow
from ui.console.lines import on_keys
from ui.console.tab import Setting, StepTab
from ui.parts.basic import button, fill, label, row
from ui.parts.empty import Empty
from ui.undo import Undoable

_ON = ("option", "column")
"""Where an answer says which one thing it is on, an option or a heading: its line ends with it."""
_WHEN = {"waiting": N_("Ouvrez les réponses : elles arriveront ici une à une."),
         "open": N_("Elles arrivent ici une à une.")}
"""By state of the step, when answers come."""


class AnswersTab(StepTab):
    """The answers of one step."""

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        look, kind = setting.look, setting.kind
        self._desk, self._look, self._kind, self._undo = setting.desk, look, kind, setting.undo
        moderated = Capability.MODERATION in kind.capabilities
        self.model = AnswerModel(look, can_edit=moderated)
        self.model.edited.connect(self._edit)
        self._delegate = AnswerDelegate(look, self.model, self._typed)
        self.view = AnswerList(look, self.model, self._delegate.high)
        self.view.setItemDelegate(self._delegate)
        self._count = label("", "soft")
        self.search = QLineEdit()
        self.search.setPlaceholderText(look.say(N_("Chercher dans les réponses")))
        self.search.setToolTip(self.search.placeholderText())
        self.search.setAccessibleName(look.say(N_("Chercher dans les réponses")))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        self._stack = QStackedWidget()
        self._stack.addWidget(QWidget())  # until they are read: nothing is said to be missing
        self._none = Empty(look, "messages-square",
                           look.say(N_("Aucune réponse pour l’instant")))
        self._stack.addWidget(self._none)
        self._stack.addWidget(self.view)
        self._stack.addWidget(Empty(look, "search", look.say(
            N_("Aucune réponse ne contient ces mots"))))
        self._bar = self._tools()
        choice = self.view.selectionModel()
        choice.selectionChanged.connect(lambda *_: self._enable())
        choice.currentChanged.connect(lambda *_: self._enable())
        self._enable()
        layout = QVBoxLayout(self)
        fill(layout, (self._bar, self._stack), 8)
        layout.setStretch(1, 1)

    def chosen(self) -> list[AnswerRow]:
        """The selected answers."""
        rows = self.view.selectionModel().selectedRows()
        return [self.model.answer(index) for index in rows]

    def toggle(self, mark: str) -> None:
        """Hide or star what is selected, or take that back."""
        rows = self.chosen()
        if not rows:
            return
        on = not all(getattr(one.entry, mark) for one in rows)
        for one in rows:
            before = getattr(one.entry, mark)
            if before != on:
                self._mark(one.entry.id, mark, before, on)

    def _tools(self) -> QWidget:
        say, look = self._look.say, self._look
        star = button(look, say(N_("Retenir pour la capitalisation (E)")),
                      lambda: self.toggle("starred"), role="quiet", icon="star", bare=True)
        hide = button(look, say(N_("Masquer ou remontrer (M)")), lambda: self.toggle("hidden"),
                      role="quiet", icon="eye-off", bare=True)
        edit = button(look, say(N_("Corriger une coquille (F2)")), self._edit_current,
                      role="quiet", icon="pencil", bare=True)
        undo = button(look, say(N_("Annuler (Ctrl+Z)")), self._undo.undo, role="quiet",
                      icon="undo-2", bare=True)
        undo.setEnabled(self._undo.canUndo())
        self._undo.canUndoChanged.connect(undo.setEnabled)
        self._marks, self._mend = (star, hide), edit
        if Capability.MODERATION not in self._kind.capabilities:
            edit.hide()
        for keys, mark in (("E", "starred"), ("M", "hidden")):
            shortcut = QShortcut(QKeySequence(keys), self.view,
                                 lambda mark=mark: self.toggle(mark))
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        on_keys(self.view, {"D": lambda: self.trace_from([self._thing()])})
        self.offer_trace(self.view, self._thing)
        bar = QWidget()
        fill(line := row(gap=2), (self.search, 6, self._count, None, star, hide, edit, undo), 4)
        line.setStretch(0, 3)
        bar.setLayout(line)
        return bar

    def _enable(self) -> None:
        """Only what can be done with what is chosen."""
        chosen = self.view.selectionModel().hasSelection()
        for one in self._marks:
            one.setEnabled(chosen)
        index = self.view.currentIndex()
        self._mend.setEnabled(chosen and index.isValid() and self._typed(index) is not None)

    def _typed(self, index: Index) -> str | None:
        words = self.model.answer(index).entry.payload.get("text")
        return words if isinstance(words, str) else None

    def _thing(self) -> str:
        index = self.view.currentIndex()
        return self.model.answer(index).entry.id if index.isValid() else ""

    def _edit_current(self) -> None:
        index = self.view.currentIndex()
        if index.isValid() and self._typed(index) is not None:
            self.view.edit(index.siblingAtColumn(TEXT))

    def _filter(self, text: str) -> None:
        chosen = {one.entry.id for one in self.chosen()}
        self.model.find(text)
        if chosen:
            self.view.choose(self.model.places(chosen))
        self._enable()
        self._say_count()

    def _edit(self, answer_id: str, text: str) -> None:
        before = next((str(one.entry.payload.get("text", "")) for one in self.model.rows
                       if one.entry.id == answer_id), text)
        answers = self._desk.session.answers
        self._undo.push(Undoable(
            self._desk, self._look.say(N_("corriger une réponse")),
            lambda: answers.edit(answer_id, text), lambda: answers.edit(answer_id, before),
        ))

    def _mark(self, answer_id: str, mark: str, before: bool, after: bool) -> None:
        answers = self._desk.session.answers
        words = N_("masquer une réponse") if mark == "hidden" else N_("retenir une réponse")
        self._undo.push(Undoable(
            self._desk, self._look.say(words),
            lambda: answers.mark(answer_id, **{mark: after}),
            lambda: answers.mark(answer_id, **{mark: before}),
        ))

    def read(self) -> tuple[list[AnswerRow], str]:
        session, step = self._desk.session, self.setting.fresh_step()
        context = session.results.context(step, with_entries=False)
        rows = answer_rows(session.results.entries(step), self._kind, context, self._look.tr)
        self._look.tr.count(len(rows))  # from a thousand on this loads the language's signs: 50 ms
        return self.model.ready(rows), step.state

    def take(self, value: tuple[list[AnswerRow], str]) -> None:
        rows, state = value
        self.model.show_rows(rows)
        self.view.setColumnHidden(FROM, self.model.by_phone)  # every row would say the same
        self._bar.setVisible(bool(rows))  # nothing to search, nothing to mark
        self._none.say(self._look.say(N_("Aucune réponse pour l’instant")),
                       self._look.say(_WHEN[state]) if state in _WHEN else "")
        self._enable()
        self._say_count()

    def _say_count(self) -> None:
        shown, there = self.model.rowCount(), len(self.model.rows)
        tr = self._look.tr
        self._stack.setCurrentIndex(2 if shown else 3 if there else 1)
        if shown == there:
            self._count.setText(tr.plural("{n} réponse", "{n} réponses", there) if there else "")
        else:
            self._count.setText(tr(N_("{n} sur {all}"), n=shown, all=there))


def answer_rows(
    entries: Sequence[Entry], kind: AnyKind, context: Context, tr: Translator
) -> list[AnswerRow]:
    """Put answers into words."""
    rows = []
    for entry in entries:
        said = kind.line(entry.payload, context, tr)
        on = len(said) > 1 and any(one in entry.payload for one in _ON)
        rows.append(AnswerRow(entry, GAP.join(said[:-1]), said[-1]) if on
                    else AnswerRow(entry, GAP.join(said)))
    return rows
