"""Where a line goes on: an action with who and when, a common point, an option, a question."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QMenu, QVBoxLayout, QWidget

from facilitator.i18n import N_
from ui.console.lines import on_keys
from ui.console.outcomes import Outcome, OutcomeList
from ui.look import Look
from ui.parts.basic import Elided, button, fill, label, row
from ui.parts.empty import Empty
from ui.parts.flow import flow


class Onward(QWidget):
    """A small form, and the list of what came out.

    ``made`` tells a role and, for an option, the step that gets it: the words are in the form.
    ``changed`` tells an action that was worded anew; ``ticked``, ``gone`` and ``moved`` (with -1
    or 1) one of the list. With ``fresh`` off nothing is made here, only looked after.
    """

    made = Signal(str, str)
    changed = Signal(object)
    ticked = Signal(object)
    gone = Signal(object)
    moved = Signal(object, int)

    def __init__(self, look: Look, *, fresh: bool = True) -> None:
        super().__init__()
        self._look, self._fresh = look, fresh
        say = look.say
        self.editing: Outcome | None = None
        self._targets: tuple[tuple[str, str], ...] = ()
        self._source = ""
        self._head = Elided("strong")
        self.text = self._line(N_("Ce qu’on va faire, ou le point commun")
                               if fresh else N_("Ce qu’on va faire"))
        self.who = self._line(N_("Qui"))
        self.when = self._line(N_("Pour quand"))
        for line in (self.text, self.who, self.when):
            line.returnPressed.connect(self.submit)
        self.act = button(look, "", self.submit, icon="check")
        self.tie = button(look, say(N_("Point commun")), lambda: self._make("common"),
                          role="quiet", tip=say(N_("Relier les lignes choisies, de plusieurs "
                                                   "groupes")))
        self._menu = QMenu(self)
        self.more = button(look, say(N_("Autre…")), role="quiet",
                           tip=say(N_("En faire une question pour un prochain atelier, ou "
                                      "l’option d’une séquence à venir")))
        self.more.setMenu(self._menu)
        self.cancel = button(look, say(N_("Ne rien changer")), self.start, role="quiet")
        self.list = OutcomeList(look, say(N_("Ce qui en sort")), steps=not fresh)
        self.list.setMinimumHeight(round(40 * look.scale))
        self._tools = (
            button(look, say(N_("Fait (X)")), self._tick, role="quiet", icon="check"),
            button(look, say(N_("Modifier (F2)")), self.edit, role="quiet", icon="pencil",
                   bare=True),
            button(look, say(N_("Monter (Alt+↑)")), lambda: self._move(-1), role="quiet",
                   icon="arrow-up", bare=True),
            button(look, say(N_("Descendre (Alt+↓)")), lambda: self._move(1), role="quiet",
                   icon="arrow-down", bare=True),
            button(look, say(N_("Supprimer (Suppr)")), self._remove, role="quiet",
                   icon="trash-2", bare=True),
        )
        self._lay_out()
        self.list.currentRowChanged.connect(lambda _: self._enable())
        self.list.itemDoubleClicked.connect(lambda _: self.edit())
        on_keys(self.list, {"X": self._tick, "F2": self.edit, "Return": self.edit,
                            "Delete": self._remove, "Alt+Up": lambda: self._move(-1),
                            "Alt+Down": lambda: self._move(1)})
        self.start()

    def _lay_out(self) -> None:
        say = self._look.say
        self.form = QWidget()
        fill(QVBoxLayout(self.form), (self._head, self.text, row(self.who, self.when),
                                      flow(self.act, self.cancel, self.tie, self.more, gap=4)), 6)
        self._none = label(say(N_("Rien n’en est encore sorti.")), "soft", wrap=True) if (
            self._fresh) else Empty(
                self._look, "check", say(N_("Aucune action pour l’instant")),
                say(N_("Elles se notent dans l’onglet Plénière d’une grille par groupe.")))
        heading = label(say(N_("Ce qui en sort")), "strong")
        self._look_after = QWidget()
        self._look_after.setLayout(flow(*self._tools, gap=2))
        layout = QVBoxLayout(self)
        if self._fresh:
            fill(layout, (self.form, 4, heading, self._none, self.list,
                          self._look_after), 6)
        else:
            fill(layout, (self._none, self.list, self._look_after, self.form), 6)
            layout.setStretch(layout.indexOf(self._none), 1)
        layout.setStretch(layout.indexOf(self.list), 1)
        layout.addStretch(0)  # where nothing is listed yet

    def _line(self, hint: str) -> QLineEdit:
        made = QLineEdit()
        made.setPlaceholderText(self._look.say(hint))
        made.setToolTip(self._look.say(hint))
        made.setAccessibleName(self._look.say(hint))
        return made

    def show_outcomes(self, seen: tuple[Outcome, ...]) -> None:
        """Show what came out."""
        self.list.show_outcomes(seen)
        self._none.setVisible(not seen)
        self.list.setVisible(bool(seen))
        self._look_after.setVisible(bool(seen))
        self._enable()

    def show_targets(self, targets: Sequence[tuple[str, str]]) -> None:
        """Offer the steps that a line may become an option of."""
        if tuple(targets) == self._targets and self._menu.actions():
            return
        self._targets, say = tuple(targets), self._look.say
        self._menu.clear()
        self._menu.addAction(say(N_("Question pour un prochain atelier")),
                             lambda: self._make("next"))
        for step_id, title in targets:
            self._menu.addAction(say(N_("Option de « {step} »"), step=title),
                                 partial(self._make, "option", step_id))

    def start(self, words: str = "") -> None:
        """Empty the form for a new line; ``words`` are put into it."""
        self.editing = None
        for line, text in ((self.text, words), (self.who, ""), (self.when, "")):
            line.setText(text)
            line.setModified(False)
        self._say_form()

    def come_from(self, source: str, lines: int) -> None:
        """Say what the form's words come from, among which there are so many lines."""
        self._source = source
        self.tie.setEnabled(lines > 1)
        self._say_form()

    def propose(self, words: str) -> None:
        """Put a line's words into the form, unless somebody typed there."""
        if words and self.editing is None and not self.text.isModified():
            self.text.setText(words)

    def submit(self) -> None:
        """Note the action, or its new words."""
        if self.editing is not None:
            self.changed.emit(self.editing)
        elif self._fresh:
            self._make("action")

    def edit(self) -> None:
        """Put the action in focus into the form."""
        one = self.list.outcome()
        if one is None or one.role != "action":
            return
        self.start(one.text)
        self.who.setText(one.who)
        self.when.setText(one.when)
        self.editing = one
        self._say_form()
        self.text.setFocus()

    def _say_form(self) -> None:
        say, editing = self._look.say, self.editing is not None
        self._head.setText(say(N_("Modifier l’action")) if editing else
                           say(N_("De : {source}"), source=self._source) if self._source else
                           say(N_("De cette séquence")))
        words = say(N_("Enregistrer") if editing else N_("Noter l’action"))
        self.act.setText(f" {words}")
        self.act.setAccessibleName(words)
        self.cancel.setVisible(editing)
        for one in (self.tie, self.more):
            one.setVisible(self._fresh and not editing)
        self.form.setVisible(self._fresh or editing)

    def _enable(self) -> None:
        one, say = self.list.outcome(), self._look.say
        action = one is not None and one.role == "action"
        done = one is not None and one.done
        words = say(N_("Pas fait (X)") if done else N_("Fait (X)"))
        self._tools[0].setText(f" {words}")
        self._tools[0].setAccessibleName(words)
        self._tools[0].setIcon(self._look.icon("undo-2" if done else "check", "ink"))
        for place, tool in enumerate(self._tools):
            tool.setEnabled(action or (place == len(self._tools) - 1 and one is not None
                                       and one.role != "option"))

    def _make(self, role: str, target: str = "") -> None:
        if self.text.text().strip():
            self.made.emit(role, target)
        else:
            self.text.setFocus()

    def _tick(self) -> None:
        one = self.list.outcome()
        if one is not None and one.role == "action":
            self.ticked.emit(one)

    def _move(self, way: int) -> None:
        one = self.list.outcome()
        if one is not None and one.role == "action":
            self.moved.emit(one, way)

    def _remove(self) -> None:
        one = self.list.outcome()
        if one is not None and one.role != "option":
            self.gone.emit(one)
