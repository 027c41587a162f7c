"""Whether a whole room answers at once, told by how fast the count of answers grows."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer

CROWD = 30
"""Answers a second from which on a room is said to answer all at once."""


class Crowd:
    """Looks at one picture after another."""

    def __init__(self) -> None:
        self._answered = 0
        self._since = QElapsedTimer()
        self._since.start()

    def answers(self, answered: int | None) -> bool:
        """Whether a crowd answers, now that a picture was made of so many answers."""
        more, self._answered = (answered or 0) - self._answered, answered or 0
        return more * 1000 > CROWD * self._since.restart()
