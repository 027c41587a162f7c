"""The forms of the preparation: the workshop's details, a step's texts and settings."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from facilitator.activities.kind import AnyKind
from facilitator.document.records import StepRecord, WorkshopRecord
from facilitator.fields import Field, FieldError, NumberField, TextField
from facilitator.i18n import N_, Message
from facilitator.workshop.groups import Team
from ui.forms.form import FieldForm
from ui.look import Look
from ui.parts.basic import Part, fill, label, row, rule
from ui.prepare.language import LANGUAGE, with_language
from ui.prepare.seen import works_in_groups
from ui.prepare.sources import Sources, with_sources
from ui.prepare.teams import TeamsForm

_CLOCK = re.compile(r"^([01]?\d|2[0-3]):[0-5]\d$")
_DAY_FIRST = re.compile(r"^(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})$")
_PAUSE = 500
"""Milliseconds without a key before what was typed is kept."""

WORKSHOP: tuple[Field, ...] = (
    TextField(name="title", label=N_("Titre"), required=True),
    TextField(name="date", label=N_("Date"), placeholder=N_("24/11/2026"), max_length=10,
              help=N_("Jour, mois, année.")),
    TextField(name="start", label=N_("Début"), placeholder=N_("09:00"), max_length=5),
    TextField(name="end", label=N_("Fin souhaitée"), placeholder=N_("12:30"), max_length=5),
    TextField(name="place", label=N_("Lieu")),
    TextField(name="organiser", label=N_("Organisé par")),
    TextField(name="facilitated_by", label=N_("Animé par")),
    LANGUAGE,
)
STEP: tuple[Field, ...] = (
    TextField(name="title", label=N_("Titre"), required=True),
    TextField(name="prompt", label=N_("Consigne"), max_length=600,
              help=N_("La phrase à laquelle on répond ; elle s’affiche en grand.")),
    NumberField(name="minutes", label=N_("Durée"), minimum=0, maximum=1440, default=10,
                unit=N_("min")),
)
HEADLINE = N_("Facultative ; elle s’affiche en grand dans la salle.")
"""What is said of the prompt where nobody is asked anything."""
NOTES: tuple[Field, ...] = (
    TextField(name="notes", label=N_("Notes pour vous"), multiline=True, max_length=5000),
)


class WorkshopForm(QWidget):
    """``kept`` is emitted with clean details once the person pauses; ``language`` is that of the
    workshop, in case that it is none of ours."""

    kept = Signal(dict)

    def __init__(self, look: Look, language: str) -> None:
        super().__init__()
        self._look = look
        self._form = FieldForm(with_language(WORKSHOP, language), look)
        self._timer = _pause(self, self.keep)
        self._form.changed.connect(self._timer.start)
        layout = QVBoxLayout(self)
        fill(layout, (_title(look, N_("L’atelier")), 8, self._form, None), 8)
        self.setMaximumWidth(self._form.maximumWidth())

    def show_workshop(self, workshop: WorkshopRecord) -> None:
        """Show the details as the file has them."""
        if not self._timer.isActive():
            values = {field.name: getattr(workshop, field.name) for field in WORKSHOP}
            values["date"] = written_day(values["date"])
            if values != self._form.values():
                _show(self._form, values)

    def focus_on(self, name: str) -> None:
        """Put the cursor into a field."""
        words = next(self._look.say(field.label) for field in WORKSHOP if field.name == name)
        for line in self._form.findChildren(QLineEdit):
            if line.accessibleName() == words:
                line.setFocus()
                line.selectAll()

    def settle(self) -> None:
        """Keep at once what was typed a moment ago."""
        if self._timer.isActive():
            self.keep()

    def keep(self) -> None:
        """Keep what was typed, if it is right."""
        self._timer.stop()
        values = self._form.checked()
        if values is None:
            return
        wrong = [FieldError(name, Message(N_("Une heure comme « 09:30 » est attendue.")))
                 for name in ("start", "end") if values[name] and not _CLOCK.match(values[name])]
        day = read_day(values["date"])
        if day is None:
            wrong.append(FieldError("date", Message(N_("Une date comme « 24/11/2026 » est "
                                                       "attendue."))))
        values["date"] = day
        self._form.show_errors(wrong)
        if not wrong:
            self.kept.emit(values)


class StepForm(QWidget):
    """A step's texts and its kind's settings; ``kept`` as above, ``typed`` at every change;
    ``grouped`` gives its groups as they were and as they are to be."""

    kept = Signal(dict)
    grouped = Signal(tuple, tuple)
    typed = Signal()

    def __init__(self, look: Look, step: StepRecord, kind: AnyKind,
                 new_id: Callable[[], str], sources: Sources) -> None:
        super().__init__()
        texts = STEP if kind.collects else tuple(
            replace(one, help=HEADLINE) if one.name == "prompt" else one for one in STEP)
        self._texts = FieldForm(texts, look)
        self._settings = FieldForm(with_sources(kind.settings_fields(), sources), look)
        self._notes = FieldForm(NOTES, look)
        self._timer = _pause(self, self.keep)
        self._teams = TeamsForm(look, new_id) if works_in_groups(kind) else None
        self._grouping = _pause(self, self._keep_teams)
        if self._teams is not None:
            self._teams.changed.connect(self._grouping.start)
        for form in (self._texts, self._settings, self._notes):
            form.changed.connect(self._timer.start)
            form.changed.connect(self.typed)
        self.setMaximumWidth(self._texts.maximumWidth())  # the rules are as wide as the fields
        layout = QVBoxLayout(self)
        self._tr = look.tr
        self._answers = label("", wrap=True)
        self._answers.hide()
        parts: list[Part] = [
            _title(look, kind.label), label(look.say(kind.description), "soft", wrap=True),
            self._answers, 8, self._texts]
        if kind.settings_fields():
            parts += [6, rule(), 6, self._settings]
        if self._teams is not None:
            parts += [6, rule(), 6, self._teams]
        fill(layout, (*parts, 6, rule(), 6, self._notes, None), 8)
        self.show_step(step)

    def show_step(self, step: StepRecord, teams: Sequence[Team] = (), answered: int = 0) -> None:
        """Show the step and its groups as the file has them, unless the person is typing; that so
        many people have ``answered`` is to be known before anything is worded anew."""
        self._answers.setText(self._tr.plural(
            "{n} personne a déjà répondu : changer la consigne ou les options change ce que sa "
            "réponse veut dire.",
            "{n} personnes ont déjà répondu : changer la consigne ou les options change ce que "
            "leurs réponses veulent dire.", answered))
        self._answers.setVisible(answered > 0)
        if self._teams is not None and not self._grouping.isActive():
            self._teams.show_teams(teams)
        if self._timer.isActive():
            return
        now = self.draft()
        for form, values in ((self._texts, _texts(step)), (self._settings, dict(step.settings)),
                             (self._notes, {"notes": step.notes})):
            if any(now.get(name, now["settings"].get(name)) != value
                   for name, value in values.items()):
                _show(form, values)

    def draft(self) -> dict[str, Any]:
        """What is typed now, unchecked."""
        return {**self._texts.values(), **self._notes.values(),
                "settings": self._settings.values()}

    def focus_on(self, name: str) -> bool:
        """Put the cursor into a field; False where there is none of that name in sight."""
        return self._texts.focus_on(name) or self._settings.focus_on(name)

    def settle(self) -> None:
        """Keep at once what was typed a moment ago."""
        if self._timer.isActive():
            self.keep()
        if self._grouping.isActive():
            self._keep_teams()

    def keep(self) -> None:
        """Keep what was typed, if it is right."""
        self._timer.stop()
        texts, settings = self._texts.checked(), self._settings.checked()
        notes = self._notes.checked()
        if texts is not None and settings is not None and notes is not None:
            self.kept.emit({**texts, **notes, "settings": settings})


    def _keep_teams(self) -> None:
        self._grouping.stop()
        teams = self._teams.teams() if self._teams is not None else None
        if self._teams is not None and teams is not None:
            self.grouped.emit(self._teams.before, teams)


def written_day(date: str) -> str:
    """A date of the file as people write it, day first; anything else as it stands."""
    try:
        return dt.date.fromisoformat(date).strftime("%d/%m/%Y")
    except ValueError:
        return date


def read_day(text: str) -> str | None:
    """What somebody typed as the file keeps it, whether the day or the year comes first; "" for
    nothing, None for no date."""
    day_first = _DAY_FIRST.match(text.strip())
    try:
        if day_first:
            day, month, year = map(int, day_first.groups())
            return dt.date(year, month, day).isoformat()
        return dt.date.fromisoformat(text.strip()).isoformat() if text.strip() else ""
    except ValueError:
        return None


def _title(look: Look, words: str) -> QHBoxLayout:
    """What a form is about, and once for all its fields what a star says."""
    star = label(look.say(N_("* à remplir")), "small")
    return row(label(look.say(words), "title"), None, star)


def _show(form: FieldForm, values: dict[str, Any]) -> None:
    """Fill a form in; lines longer than their field show how they begin."""
    form.set_values(values)
    for line in form.findChildren(QLineEdit):
        if not line.hasFocus():
            line.setCursorPosition(0)


def _texts(step: StepRecord) -> dict[str, Any]:
    return {"title": step.title, "prompt": step.prompt, "minutes": round(step.minutes)}


def _pause(parent: QWidget, then: Any) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(_PAUSE)
    timer.timeout.connect(then)
    return timer
