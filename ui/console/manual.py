"""Typing in answers: for somebody without a phone, from paper, or hands counted."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from facilitator.activities.context import HandVote, Source
from facilitator.activities.kind import Capability
from facilitator.document.records import ParticipantRecord
from facilitator.fields import Field, InvalidForm, NumberField
from facilitator.forms import check_form
from facilitator.i18n import N_
from facilitator.workshop.answers import Submission
from facilitator.workshop.changes import AnswersChanged, GroupsChanged, PeopleChanged, StepChanged
from ui.bridge import News
from ui.console.fading import FadingEdge
from ui.console.hand_count import HandCount
from ui.console.person_box import PersonBox
from ui.console.snug import Snug
from ui.console.tab import Setting, StepTab
from ui.forms.form import FieldForm
from ui.forms.walking import Walk
from ui.parts.basic import button, fill, label, row, scrolled

_Read = tuple[tuple[ParticipantRecord, ...], tuple[Any, ...], tuple[HandVote, ...],
              tuple[int, ...], bool]

_ASKED = {
    N_("Votre réponse"): N_("Réponse"), N_("Vos réponses"): N_("Réponses, une par ligne"),
    N_("Vos points"): N_("Points"), N_("Votre classement"): N_("Classement"),
    N_("Votre avis sur chaque option"): N_("Avis sur chaque option"),
}
"""What the phone asks of a participant, and what is asked of who types in for somebody else."""
_WIDE = 760
"""Pixels beyond which a form is not easier to fill in."""


class ManualTab(StepTab):
    """Pick or add the person, Enter, type, Enter, and on to the next one; or count hands.

    What was typed is gone from the form at once, so that the next person can be typed while the
    last one is being kept; it comes back where it was refused.
    """

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        look, say = setting.look, setting.look.say
        self.form: FieldForm | None = None
        self._shape: Sequence[Field] | None = None
        self.person = PersonBox(look)
        self.person.settled.connect(self._start_form)
        self.person.editTextChanged.connect(lambda _: self._say_who())
        self._who = label("", "small")
        self.source = QComboBox()
        self.source.setAccessibleName(say(N_("D’où vient la réponse")))
        self.source.addItem(say(N_("dite à voix haute")), Source.FACILITATOR)
        self.source.addItem(say(N_("écrite sur papier")), Source.PAPER)
        self._secret = label(say(N_(
            "Vote secret : le fichier garde que cette personne a voté, pas ce qu’elle a voté. Une "
            "fois enregistré, il ne peut pas être repris.")), "small", wrap=True)
        self._secret.hide()
        self.hands = HandCount(look)
        self.hands.done.connect(self.count)
        inner = QWidget()
        self._place = QVBoxLayout(inner)
        fill(self._place, (
            row(label(say(N_("Pour"))), self.person, self.source, self._who, None), self._secret,
            None), 14)
        self._place.setContentsMargins(0, 4, 12, 4)
        self._said = label("", "soft", wrap=True)
        self._keep = button(look, say(N_("Enregistrer, puis une autre personne")), self.keep,
                            icon="check",
                            tip=say(N_("Entrée dans le dernier champ, ou Ctrl+Entrée")))
        self._count = button(look, say(N_("Compter ces mains")), self.count, icon="hand",
                             tip=say(N_("Entrée dans le dernier champ, ou Ctrl+Entrée")))
        self._count.hide()
        self._ways = Snug(round(_WIDE * look.scale), (inner, self.hands.inner))
        self._ways.addWidget(area := scrolled(inner))
        FadingEdge(look, area, "paper")
        self._ways.addWidget(self.hands)
        choose = self._chooser()
        foot = row(self._keep, self._count, self._said, None, gap=14)
        fill(layout := QVBoxLayout(self),
             (*([choose] if choose else []), self._ways, foot, None), 10)
        layout.setContentsMargins(0, 0, 0, 10)
        layout.setAlignment(self._ways, Qt.AlignmentFlag.AlignLeft)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self, self._send)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _chooser(self) -> QHBoxLayout | None:
        """One person or raised hands, where the kind counts hands."""
        if Capability.HANDS not in self.setting.kind.capabilities:
            return None
        look, group = self.setting.look, QButtonGroup(self)
        self._ways_in = [
            button(look, look.say(words), partial(self.turn, number), role="tab",
                   checkable=True, tip=f"Ctrl+{number + 1}")
            for number, words in enumerate((N_("Une personne"), N_("Mains levées")))]
        for number, one in enumerate(self._ways_in):
            group.addButton(one, number)
            keys = QShortcut(QKeySequence(f"Ctrl+{number + 1}"), self,
                             partial(self.turn, number))
            keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._ways_in[0].setChecked(True)
        return row(*self._ways_in, None, gap=6)

    def turn(self, way: int) -> None:
        """Go to one person (0) or to raised hands (1)."""
        self._ways_in[way].setChecked(True)
        self._ways.setCurrentIndex(way)
        self._keep.setVisible(way == 0)
        self._count.setVisible(way == 1)
        self._said.setText("")
        if way:
            self.hands.start()
        else:
            self.person.setFocus()

    def cares(self, news: News) -> bool:
        step = self.setting.step.id
        hands = Capability.HANDS in self.setting.kind.capabilities
        return (news.has(PeopleChanged) or news.about(step, StepChanged, GroupsChanged)
                or (hands and news.about(step, AnswersChanged)))

    def read(self) -> _Read:
        session, step = self.setting.desk.session, self.setting.fresh_step()
        fields = self.setting.kind.answer_fields(session.answers.form_context(step))
        votes = session.hands.votes(step)
        counted = session.hands.counted(step) if votes else ()
        secret = bool(step.settings.get("secret"))
        return session.room.everybody(), fields, votes, counted, secret

    def take(self, value: _Read) -> None:
        people, fields, votes, counted, secret = value
        self._secret.setVisible(secret)
        self.person.take(people)
        self._say_who()
        self.hands.take(votes, counted)
        if Capability.HANDS in self.setting.kind.capabilities:
            self._ways_in[1].setVisible(bool(votes))
        if fields != self._shape:
            self._shape = fields
            typed = self.form.values() if self.form is not None else {}
            if self.form is not None:
                self.form.deleteLater()
            self.form = FieldForm(_for_another(fields), self.setting.look)
            self.form.set_values(typed)
            self._place.insertWidget(1, self.form)
            Walk(self.form).done.connect(self.keep)

    def keep(self) -> None:
        """Keep the answer of the person named, who joins if they are new."""
        values = self._checked()
        if self.form is None or values is None:
            self._said.setText("")
            return
        known, who = self.person.person(), self.person.name()
        source, room = self.source.currentData(), self.setting.desk.session.room
        typed = self.form.values()
        self._clear()
        if known is not None:
            self._submit(known.id, who, values, typed, source)
        else:
            self.setting.desk.do(
                lambda: room.join(who, source="facilitator"),
                lambda joined: self._submit(joined.participant.id, who, values, typed, source),
                lambda error: self._refused(error, who, typed))

    def _checked(self) -> dict[str, Any] | None:
        """What is typed, as the phone would send it; None, with the reasons shown, where
        something is wrong."""
        if self.form is None or self._shape is None:
            return None
        try:
            return check_form(self._shape, self.form.values())
        except InvalidForm as bad:
            self.form.show_errors(bad.errors)
            return None

    def count(self) -> None:
        """Keep the hands as they are counted."""
        hands, step, numbers = self.setting.desk.session.hands, self.setting.step, (
            self.hands.numbers())
        plural = self.setting.look.tr.plural
        self.setting.desk.do(
            lambda: hands.keep(step.id, numbers),
            lambda total: self._said.setText("✓ " + plural(
                "{n} main comptée.", "{n} mains comptées.", total)))

    def _send(self) -> None:
        (self.count if self._ways.currentIndex() else self.keep)()

    def _submit(self, person: str, who: str, values: dict[str, Any], typed: dict[str, Any],
                source: Source) -> None:
        answers, step = self.setting.desk.session.answers, self.setting.step

        def command() -> Future[Any]:
            return answers.submit(Submission(uuid.uuid4().hex, step.id, person, values, source))

        say = self.setting.look.say
        words = say(N_("Réponse enregistrée pour {name}."), name=who) if who else say(
            N_("Réponse enregistrée."))
        self.setting.desk.do(command, lambda _: self._said.setText("✓ " + words),
                             lambda error: self._refused(error, who, typed))

    def _refused(self, error: BaseException, who: str, typed: dict[str, Any]) -> None:
        """Say why, and give back what was typed unless the next one is being typed already."""
        if self.form is not None and not self.person.currentText():
            self.person.setCurrentText(who)
            self.form.set_values(typed)
        if isinstance(error, InvalidForm) and self.form is not None:
            self.form.show_errors(error.errors)
        else:
            self.setting.desk.failed(error)

    def _clear(self) -> None:
        if self.form is not None:
            self.form.set_values({})
        self.person.setCurrentText("")
        self.person.setFocus()

    def _say_who(self) -> None:
        """Say whether a name is somebody's already, before anything is kept under it."""
        known, say = self.person.person(), self.setting.look.say
        if known is not None:
            self._who.setText(say(N_("n° {number}, déjà là"), number=known.number))
        else:
            self._who.setText(say(N_("nouvelle personne")) if self.person.name() else "")

    def _start_form(self) -> None:
        """Go on to the form; show what the person already gave, unless they type already."""
        known, form = self.person.person(), self.form
        if form is None:
            return
        form.focus_first()
        if known is None:
            return
        session, step, blank = self.setting.desk.session, self.setting.step, form.values()

        def fill_in(value: dict[str, Any] | None) -> None:
            if value and form is self.form and self.person.person() == known and (
                    form.values() == blank):
                form.set_values(value)

        self.setting.desk.tasks.run(lambda: session.answers.form_value(step, known.id), fill_in)


def _for_another(fields: Sequence[Field]) -> tuple[Field, ...]:
    """The fields as who types in for somebody else reads them; one alone needs no star to say
    that it is to be filled in."""
    alone = len(fields) == 1 and not isinstance(fields[0], NumberField)
    return tuple(replace(one, label=_ASKED.get(one.label, one.label),
                         required=one.required and not alone) for one in fields)
