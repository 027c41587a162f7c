"""On which screen the projection is: decided by names, whatever is plugged in or out. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

WINDOW = ""
"""Instead of a screen's name: a window of its own, to be shared or moved."""


@dataclass
class Placing:
    """Remembers what the person wants of the projection's window.

    ``wanted`` is the screen that was chosen and ``last`` the one it was last on: they win it back
    when they are plugged in again. ``on`` is where it is now; None while it is not open.
    """

    wanted: str = ""
    last: str = ""
    on: str | None = None
    kept: bool = False
    """Whether the person took it off the full screen: it stays a window until it is asked for."""

    def present(self, screens: Sequence[str], wanted: str = "") -> str:
        """It is asked for: where to be. ``screens`` are named with the console's own first."""
        self.wanted, self.kept = wanted or self.wanted, False
        self.on = self._target(screens)
        return self.on

    def hold(self) -> str:
        """The person wants a window now, whatever there is to fill."""
        self.on, self.kept = WINDOW, True
        return self.on

    def close(self) -> None:
        """It is closed: nothing brings it back but the person."""
        self.on = None

    def change(self, screens: Sequence[str]) -> str | None:
        """Screens came or went: where to be now, None to stay as it is."""
        if self.on is None or (self.kept and self.on == WINDOW):
            return None
        before, self.on = self.on, self._target(screens)
        return None if before == self.on == WINDOW else self.on

    def _target(self, screens: Sequence[str]) -> str:
        others = list(screens[1:])
        if not others:
            return WINDOW
        for name in (self.wanted, self.last):
            if name in screens:
                self.last = name
                return name
        self.last = others[0]
        return others[0]
