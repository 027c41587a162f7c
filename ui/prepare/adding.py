"""Around the sequence: a button that offers every kind of activity, those for a step, their side.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QUndoStack
from PySide6.QtWidgets import QFrame, QMenu, QWidget

from facilitator.activities.kind import Kinds
from facilitator.i18n import N_
from ui.look import Look
from ui.parts.basic import Button, box, button, column, label, row
from ui.parts.flow import flow

_EDGE = 7
"""Pixels that the list keeps around its cards; what stands above and below is level with these."""

class AddButton(Button):
    """``wanted`` tells the name of the kind that was picked."""

    wanted = Signal(str)

    def __init__(self, look: Look, kinds: Kinds) -> None:
        say = look.say
        super().__init__(" " + say(N_("Ajouter")))
        self.setAccessibleName(say(N_("Ajouter")))
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setIcon(look.icon("plus"))
        self.setIconSize(look.icon_size())
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        for name, kind in kinds.items():
            action = QAction(look.icon(kind.icon, "leaf"), say(kind.label), menu)
            action.setToolTip(say(kind.description))
            action.triggered.connect(lambda _=False, name=name: self.wanted.emit(name))
            menu.addAction(action)
        self.setMenu(menu)


class StepTools(QWidget):
    """The small buttons for the chosen step and for undoing; each is faint while it could do
    nothing, and the focus that it had then goes on to ``cards`` or to its counterpart."""

    def __init__(self, look: Look, copy: Callable[[], object], remove: Callable[[], object],
                 undo: QUndoStack, cards: QWidget) -> None:
        super().__init__()
        self._cards = cards
        made = [
            button(look, look.say(words), act, role="quiet", icon=icon, bare=True)
            for words, icon, act in (
                (N_("Dupliquer (Ctrl+D)"), "copy", copy),
                (N_("Supprimer (Suppr)"), "trash-2", remove),
                (N_("Annuler (Ctrl+Z)"), "undo-2", undo.undo),
                (N_("Rétablir (Ctrl+Maj+Z)"), "redo-2", undo.redo))
        ]
        self._copy, self._remove, self._undo, self._redo = made
        self.setLayout(row(*made, gap=2))
        undo.canUndoChanged.connect(self._show_undo)
        undo.canRedoChanged.connect(self._show_redo)
        self._undo.setEnabled(undo.canUndo())
        self._redo.setEnabled(undo.canRedo())
        self.show_step(False)

    def show_step(self, in_sight: bool) -> None:
        """Say whether there is a step to copy and to delete."""
        for one in (self._copy, self._remove):
            _offer(one, in_sight, self._cards)

    def _show_undo(self, possible: bool) -> None:
        _offer(self._undo, possible, self._redo)

    def _show_redo(self, possible: bool) -> None:
        _offer(self._redo, possible, self._undo)


def _offer(one: QWidget, on: bool, then: QWidget) -> None:
    if not on and one.hasFocus():
        then.setEnabled(True)  # what was undone can be done again: of that Qt tells next
        then.setFocus()
    one.setEnabled(on)


def cards_side(look: Look, adder: QWidget, tools: QWidget, cards: QWidget, state: QWidget,
               end: QWidget) -> QFrame:
    """The side with the sequence: the buttons above the cards; what is to be mended, the planned
    end and a hint below."""
    hint = label(look.say(N_("Glissez pour ranger, ou Alt et les flèches.")), "small", wrap=True)
    # Where there is no room for the tools beside the button all of them go below it.
    head = column(label(look.say(N_("Déroulé")), "heading"), flow(adder, None, tools, gap=2))
    head.setContentsMargins(_EDGE, 0, _EDGE, 0)
    under = column(end, hint)
    under.setContentsMargins(_EDGE, 0, _EDGE, 0)
    foot = column(row(state, None), under)  # the button has an edge of its own around its words
    return box(column(head, cards, foot), "side", (12 - _EDGE, 16, 8 - _EDGE, 16))
