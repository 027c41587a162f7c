"""Typing in answers: for somebody without a phone, from paper, or hands counted."""

from __future__ import annotations

import uuid
from concurrent.futures import Future
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QCompleter, QVBoxLayout, QWidget

from facilitator.activities.context import Source
from facilitator.activities.kind import Capability
from facilitator.document.records import ParticipantRecord
from facilitator.fields import InvalidForm
from facilitator.i18n import N_
from facilitator.workshop.answers import Submission
from facilitator.workshop.changes import GroupsChanged, PeopleChanged, StepChanged
from facilitator.workshop.people import display_name
from ui.bridge import News
from ui.console.tab import Setting, StepTab
from ui.forms.form import FieldForm
from ui.look import Look
from ui.parts.basic import button, fill, label, row, scrolled, spin


class ManualTab(StepTab):
    """Pick or add the person, fill in the form, Ctrl+Enter, and on to the next one."""

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        look, say = setting.look, setting.look.say
        self._people: tuple[ParticipantRecord, ...] = ()
        self.form: FieldForm | None = None
        self._shape: object = None
        self.person = _person_box(look)
        self.person.activated.connect(self._fill_in)
        self.source = QComboBox()
        self.source.setAccessibleName(say(N_("D’où vient la réponse")))
        self.source.addItem(say(N_("dite à voix haute")), Source.FACILITATOR)
        self.source.addItem(say(N_("écrite sur papier")), Source.PAPER)
        self.hands = spin(1, 10_000, 80)
        self.hands.setAccessibleName(say(N_("Nombre de mains levées")))
        self._said = label("", "soft", wrap=True)
        self._keep = button(look, say(N_("Enregistrer et suivant")), self.keep, icon="check",
                            tip="Ctrl+Entrée")
        self._count = button(look, say(N_("Compter ces mains")), self.count, icon="hand")
        hands = QWidget()
        hands.setLayout(row(label(say(N_("ou mains levées :"))), self.hands, self._count))
        if Capability.HANDS not in setting.kind.capabilities:
            hands.hide()
        inner = QWidget()
        self._place = QVBoxLayout(inner)
        fill(self._place, (
            row(label(say(N_("Pour"))), self.person, self.source, None),
            None,
        ), 14)
        self._place.setContentsMargins(0, 4, 12, 4)
        foot = QWidget()
        fill(line := row(), (self._keep, hands, self._said, None), 14)
        foot.setLayout(line)
        layout = QVBoxLayout(self)
        fill(layout, (scrolled(inner), foot), 10)
        layout.setStretch(0, 1)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self, self.keep)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def cares(self, news: News) -> bool:
        return news.has(PeopleChanged) or news.about(
            self.setting.step.id, StepChanged, GroupsChanged)

    def read(self) -> tuple[tuple[ParticipantRecord, ...], tuple[Any, ...]]:
        session, step = self.setting.desk.session, self.setting.fresh_step()
        fields = self.setting.kind.answer_fields(session.answers.form_context(step))
        return session.room.everybody(), fields

    def take(self, value: tuple[tuple[ParticipantRecord, ...], tuple[Any, ...]]) -> None:
        people, fields = value
        if people != self._people:
            self._people = people
            typed = self.person.currentText()
            self.person.clear()
            for one in people:
                self.person.addItem(display_name(one), one.id)
            self.person.setCurrentText(typed)
        if fields != self._shape:
            self._shape = fields
            if self.form is not None:
                self.form.deleteLater()
            self.form = FieldForm(fields, self.setting.look)
            self._place.insertWidget(1, self.form)

    def keep(self) -> None:
        """Keep the answer of the person named, who joins if they are new."""
        name = self.person.currentText().strip()
        values = self.form.values() if self.form is not None else None
        if values is None:
            return
        known = next((one for one in self._people if display_name(one) == name), None)
        if known is not None:
            self._submit(known.id, values)
        else:
            room = self.setting.desk.session.room
            self.setting.desk.do(lambda: room.join(name, source="facilitator"),
                                 lambda joined: self._submit(joined.participant.id, values))

    def count(self) -> None:
        """Count the hands raised for what the form says."""
        if self.form is None:
            return
        values, hands = self.form.values(), self.hands.value()
        answers, step = self.setting.desk.session.answers, self.setting.step
        self.setting.desk.do(lambda: answers.count_hands(step.id, values, hands),
                             lambda _: self._next(self.setting.look.tr.plural(
                                 "{n} main comptée.", "{n} mains comptées.", hands)),
                             self._refused)

    def _submit(self, person: str, values: dict[str, Any]) -> None:
        answers, step = self.setting.desk.session.answers, self.setting.step
        who = self.person.currentText().strip()
        source = self.source.currentData()

        def command() -> Future[Any]:
            return answers.submit(Submission(uuid.uuid4().hex, step.id, person, values, source))

        say = self.setting.look.say
        words = say(N_("Réponse de {name} enregistrée."), name=who) if who else say(
            N_("Réponse enregistrée."))
        self.setting.desk.do(command, lambda _: self._next(words), self._refused)

    def _refused(self, error: BaseException) -> None:
        if isinstance(error, InvalidForm) and self.form is not None:
            self.form.show_errors(error.errors)
        else:
            self.setting.desk.failed(error)

    def _next(self, words: str) -> None:
        self._said.setText("✓ " + words)
        if self.form is not None:
            self.form.set_values({})
        self.person.setCurrentText("")
        self.person.setFocus()

    def _fill_in(self) -> None:
        """Show what the person already gave, to be corrected."""
        person = self.person.currentData()
        if self.form is None or not person:
            return
        session, step = self.setting.desk.session, self.setting.step
        self.setting.desk.tasks.run(
            lambda: session.answers.form_value(step, person),
            lambda value: self.form.set_values(value or {}) if self.form else None)


def _person_box(look: Look) -> QComboBox:
    made = QComboBox()
    made.setEditable(True)
    made.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    made.setMinimumWidth(220)
    made.setAccessibleName(look.say(N_("Personne")))
    line = made.lineEdit()
    assert line is not None
    line.setPlaceholderText(look.say(N_("Nom, nouveau ou déjà là")))
    completer = made.completer()
    assert completer is not None
    completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
    return made
