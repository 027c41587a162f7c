"""The bottom of the console's middle: the one big next action, the others beside it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from facilitator.i18n import N_, tie_spaces
from ui.console.action import WORDS, Choice, Move
from ui.console.lines import two_lines
from ui.look import Look
from ui.parts.basic import button, fill
from ui.parts.flow import flow
from ui.parts.tip import tip


class Following(QLabel):
    """What comes after, in two lines: ``word`` and a title, or the title alone where it needs both.
    Takes the width that is left over."""

    def __init__(self, word: str) -> None:
        super().__init__()
        self._word = word
        self.setProperty("role", "small")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_title(self, title: str) -> None:
        """Show the title of a step; "" for none."""
        self.setText(tie_spaces(title))
        self.setAccessibleName(f"{self._word}, {title}" if title else "")

    def sizeHint(self) -> QSize:
        return QSize(0, 2 * self.fontMetrics().lineSpacing())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def lines(self) -> tuple[str, ...]:
        """What is written, line by line."""
        title = self._title()
        return (self._word, *title) if len(title) == 1 else title

    def _title(self) -> tuple[str, ...]:
        return two_lines(self.text(), self.width(), self.fontMetrics()) if self.text() else ()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, high = QPainter(self), self.fontMetrics().lineSpacing()
        whole = "" if " ".join(self._title()) == self.text() else tip(self.text())
        if self.toolTip() != whole:
            self.setToolTip(whole)
        for number, line in enumerate(self.lines()):
            painter.drawText(0, number * high, self.width(), high,
                             Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, line)
        painter.end()


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
        self._next = Following(look.say(N_("Ensuite")))
        others = QWidget()
        others.setLayout(flow(*self._others.values()))
        others.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        layout = QHBoxLayout(self)
        fill(layout, (self._back, others, self._next, 4, self.primary), 8)
        layout.setStretch(2, 1)
        layout.setAlignment(others, Qt.AlignmentFlag.AlignVCenter)

    def show_choice(self, choice: Choice | None, *, first: bool, following: str) -> None:
        """Show what can be done; ``following`` is the title of the next step."""
        self._choice = choice
        self.setEnabled(choice is not None)
        for move, one in self._others.items():
            one.setVisible(choice is not None and move in choice.others)
        if first and self._back.hasFocus():
            self._back.clearFocus()  # or it would go on to the next button, for Space to press
        self._back.setEnabled(not first)
        if choice is None:
            return
        words = self._look.say(choice.words)
        onward = choice.primary is Move.NEXT
        self.primary.setText(words + ("  ▸" if onward else ""))
        self.primary.setAccessibleName(words)
        self._next.show_title(following if onward else "")

    def take(self) -> None:
        """Do what comes next."""
        if self._choice is not None:
            self.chosen.emit(self._choice.primary)
