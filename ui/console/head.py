"""The top of the console's middle: prompt, state, how many answered, timer."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.document.records import StepRecord
from facilitator.i18n import N_, tie_spaces
from facilitator.workshop.projection.compose import clock_words
from facilitator.workshop.stage import Timer
from ui.look import Look
from ui.parts.basic import button, column, fill, label, restyle, row
from ui.parts.flow import flow

_TICK = 5.0
"""Seconds between two looks at the clock, at most: a longer jump is another timer."""


class StepHead(QWidget):
    """Says what is on; ``pause`` and ``more_time`` are what the person wants of the timer,
    ``sound`` whether its end is to be heard. ``over`` tells that the time has just run out."""

    pause = Signal()
    more_time = Signal(float)
    sound = Signal(bool)
    over = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        say = look.say
        self._prompt = label("", "title", wrap=True)
        self._kind = label("", "small")
        self._state = label("", "pill")
        # Lower than twice its radius a pill would have no round ends at all.
        self._state.setMinimumHeight(round(24 * look.scale))
        self._count = label("", "strong")
        self._shown = label("", "soft")
        self._time = label("", "title")
        self._time.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._time.setAccessibleName(say(N_("Temps restant")))
        self._pause = button(look, say(N_("Mettre le temps en pause")), self.pause.emit,
                             role="quiet", icon="pause", bare=True)
        more = button(look, say(N_("+1 min")), lambda: self.more_time.emit(60.0), role="quiet",
                      tip=say(N_("Donner une minute de plus")))
        less = button(look, say(N_("−1 min")), lambda: self.more_time.emit(-60.0), role="quiet",
                      tip=say(N_("Retirer une minute")))
        self._bell = button(look, "", lambda: self.sound.emit(not self._sounds), role="quiet",
                            icon="bell-off", bare=True)
        self._sounds = False
        self._left = 0.0
        self.show_sound(False)
        self._timing = QWidget()  # goes on in another line as one, where there is no room
        fill(timing := row(gap=0), (self._time, self._pause, less, more, self._bell), 0)
        self._timing.setLayout(timing)
        line = flow(self._state, self._count, self._shown, None, self._timing)
        self.corner = row()
        """At the right of the prompt."""
        said = row(column(self._kind, self._prompt, gap=2), self.corner)
        said.setStretch(0, 1)
        layout = QVBoxLayout(self)
        fill(layout, (said, line), 10)

    def show_step(self, step: StepRecord | None, kind: str, *, collects: bool, answered: int,
                  joined: int) -> None:
        """Show a step with how many people answered."""
        say = self._look.say
        if step is None:
            self._prompt.setText(say(N_("Le déroulé est vide")))
            self._kind.setText("")
            for one in (self._state, self._count, self._shown, self._timing):
                one.hide()
            return
        self._kind.setText(tie_spaces(" · ".join(
            part for part in (kind, step.title) if part and part != (step.prompt or step.title))))
        self._prompt.setText(tie_spaces(step.prompt or step.title))
        state, role = self._state_words(step, collects)
        self._state.setText(state)
        restyle(self._state, "role", role)
        self._state.setVisible(bool(state))
        self._count.setText(self._count_words(answered, joined))
        # Before it is opened there is nothing to count, and nothing to hide.
        begun = collects and (step.state != "waiting" or answered > 0 or bool(step.shown))
        self._count.setVisible(begun)
        self._shown.setText(say(N_("· résultat montré")) if step.shown else
                            say(N_("· résultat caché")))
        self._shown.setVisible(begun)

    def show_timer(self, timer: Timer, now: float) -> None:
        """Show the time left, or no timer where there is none."""
        self._timing.setVisible(bool(timer.length))
        left = timer.left(now)
        if self._left > 0 >= left and self._left - left < _TICK and timer.since is not None:
            self.over.emit()
        self._left = left if timer.length else 0.0
        self._time.setText(clock_words(left))
        self._hold_width(clock_words(left), clock_words(timer.length))
        self._time.setStyleSheet("")
        restyle(self._time, "over", left < 0)
        running = timer.since is not None
        say = self._look.say
        self._pause.setIcon(self._look.icon("pause" if running else "play"))
        words = N_("Mettre le temps en pause") if running else N_("Reprendre le temps")
        self._pause.setAccessibleName(say(words))
        self._pause.setToolTip(say(words))

    def _hold_width(self, *words: str) -> None:
        """Nothing beside the clock moves with the seconds, also from 10:00 to 9:59: it is as wide
        as the widest of ``words`` would be in digits that are."""
        wide = self._time.fontMetrics().horizontalAdvance
        self._time.setMinimumWidth(max(wide(re.sub(r"\d", "0", one)) for one in words) + 2)

    def show_sound(self, on: bool) -> None:
        """Say whether the end of the time is to be heard."""
        self._sounds = on
        say = self._look.say
        words = (say(N_("Un son à la fin du temps : oui")) if on
                 else say(N_("Un son à la fin du temps : non")))
        self._bell.setIcon(self._look.icon("bell" if on else "bell-off"))
        self._bell.setAccessibleName(words)
        self._bell.setToolTip(words)

    def _state_words(self, step: StepRecord, collects: bool) -> tuple[str, str]:
        say = self._look.say
        if not collects:
            return "", "pill"
        if step.state == "open":
            return "● " + say(N_("ouverte")), "live"
        if step.state == "closed":
            return "✓ " + say(N_("close")), "done"
        return say(N_("pas encore ouverte")), "pill"

    def _count_words(self, answered: int, joined: int) -> str:
        if joined:
            return self._look.tr.plural(
                "{n} sur {joined} a répondu", "{n} sur {joined} ont répondu", answered,
                joined=joined,
            )
        return self._look.tr.plural("{n} réponse", "{n} réponses", answered)
