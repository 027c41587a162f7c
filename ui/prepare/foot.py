"""Under the sequence: how much is to be mended, when the workshop is planned to end."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from facilitator.i18n import N_, duration
from ui.console.timing import Timing, clock_time
from ui.look import Look
from ui.parts.basic import Button, restyle


class StateButton(Button):
    """Says under the sequence how much is to be mended; a press leads to the list."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setProperty("role", "quiet")
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setIconSize(look.icon_size())
        kept = self.sizePolicy()
        kept.setRetainSizeWhenHidden(True)  # what stands under it stays in its place
        self.setSizePolicy(kept)

    def show_count(self, count: int) -> None:
        """Say how many points there are."""
        look = self._look
        words = look.tr.plural("{n} point à voir avant d’ouvrir",
                               "{n} points à voir avant d’ouvrir", count)
        words = words if count else look.say(N_("Tout est prêt."))
        self.setText(f" {words}")
        self.setAccessibleName(words)
        self.setIcon(look.icon("triangle-alert", "clay") if count else look.icon("check", "leaf"))


def show_end(line: QLabel, timing: Timing, look: Look) -> None:
    """Say when the workshop is planned to end, and how far that is from the end that is wanted."""
    late, say = round(timing.late / 60), look.say
    words = say(N_("Fin prévue à {time}"), time=clock_time(timing.end))
    if late > 0:
        words += " · " + say(N_("{duration} de trop"), duration=duration(late))
    elif late < 0:
        words += " · " + say(N_("{duration} de marge"), duration=duration(-late))
    line.setText(words)
    restyle(line, "role", "bad" if late > 0 else "soft")
