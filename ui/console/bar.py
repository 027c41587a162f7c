"""The bottom of the console's middle: the one big next action, the others beside it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from facilitator.i18n import N_
from ui.console.action import WORDS, Choice, Move
from ui.look import Look
from ui.parts.basic import Elided, button, column, fill, label
from ui.parts.flow import flow


class ActionBar(QWidget):
    """Emits ``chosen`` with the :class:`Move` the person wants, ``back`` for the step before."""

    chosen = Signal(object)
    back = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._choice: Choice | None = None
        self._back = button(look, look.say(N_("Séquence précédente")), self.back.emit,
                            role="quiet", icon="chevron-left", bare=True)
        self._others = {
            move: button(look, look.say(words), partial(self.chosen.emit, move))
            for move, words in WORDS.items()
        }
        for one in self._others.values():
            one.hide()
        self.primary = button(look, "", self.take, role="primary")
        self._then = label(look.say(N_("Ensuite")), "small")
        self._then.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._next = Elided("small", Qt.AlignmentFlag.AlignRight)
        # One above the other: beside the buttons there is no room for both on a small screen.
        coming = column(None, self._then, self._next, None, gap=0)
        others = QWidget()
        others.setLayout(flow(*self._others.values()))
        others.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        layout = QHBoxLayout(self)
        fill(layout, (self._back, others, coming, 4, self.primary), 8)
        layout.setStretch(2, 1)
        layout.setAlignment(others, Qt.AlignmentFlag.AlignVCenter)

    def show_choice(self, choice: Choice | None, *, first: bool, following: str) -> None:
        """Show what can be done; ``following`` is the title of the next step."""
        self._choice = choice
        self.setEnabled(choice is not None)
        for move, one in self._others.items():
            one.setVisible(choice is not None and move in choice.others)
        self._back.setEnabled(not first)
        if choice is None:
            return
        words = self._look.say(choice.words)
        onward = choice.primary is Move.NEXT
        self.primary.setText(words + ("  ▸" if onward else ""))
        self.primary.setAccessibleName(words)
        self._next.setText(following if onward else "")
        self._then.setVisible(bool(self._next.text()))
        self._next.setVisible(bool(self._next.text()))

    def take(self) -> None:
        """Do what comes next."""
        if self._choice is not None:
            self.chosen.emit(self._choice.primary)
