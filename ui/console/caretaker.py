"""What is done with actions and the like, wherever their list is shown; all of it undoable."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QUndoStack

from facilitator.i18n import N_
from ui.console.deeds import Deeds
from ui.console.onward import Onward
from ui.console.outcomes import Outcome
from ui.desk import Desk
from ui.look import Look


class Caretaker(QObject):
    """Carries out what an :class:`Onward` asks about the things in its list."""

    def __init__(self, desk: Desk, look: Look, undo: QUndoStack, onward: Onward) -> None:
        super().__init__(onward)
        self._desk, self._look, self._undo, self._onward = desk, look, undo, onward
        self._deeds: dict[str, Deeds] = {}
        onward.ticked.connect(self._tick)
        onward.changed.connect(self._change)
        onward.gone.connect(self._remove)
        onward.moved.connect(self._move)

    def deeds(self, step_id: str) -> Deeds:
        """The undoable commands about one step."""
        if step_id not in self._deeds:
            self._deeds[step_id] = Deeds(self._desk, self._undo, step_id, self)
        return self._deeds[step_id]

    def _tick(self, one: Outcome) -> None:
        actions = self._desk.session.actions
        words = N_("reprendre une action") if one.done else N_("cocher une action")
        self.deeds(one.step_id).act(self._look.say(words),
                                    lambda: actions.change(one.id, done=not one.done))

    def _change(self, one: Outcome) -> None:
        form, actions = self._onward, self._desk.session.actions

        def changed(_: object) -> None:
            form.start()
            form.list.setFocus()

        text, who, when = (line.text().strip() for line in (form.text, form.who, form.when))
        if text:
            self.deeds(one.step_id).act(
                self._look.say(N_("modifier une action")),
                lambda: actions.change(one.id, text=text, who=who, when=when),
                done=changed)

    def _remove(self, one: Outcome) -> None:
        items = self._desk.session.items
        self.deeds(one.step_id).act(self._look.say(N_("supprimer")),
                                    lambda: items.remove(one.id))

    def _move(self, one: Outcome, way: int) -> None:
        """One place up or down among its step's actions: they are printed in this order."""
        items = self._desk.session.items
        order = [item.id for item in items.of(one.step_id, "action")]
        if one.id not in order:
            return
        at = order.index(one.id)
        to = at + way
        if not 0 <= to < len(order):
            return
        order[at], order[to] = order[to], order[at]
        self.deeds(one.step_id).act(self._look.say(N_("changer l’ordre des actions")),
                                    lambda: items.order(one.step_id, "action", order))
