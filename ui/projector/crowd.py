"""Whether a whole room answers at once, told by how fast the count of answers grows."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable

CROWD = 30
"""Answers a second from which on a room is said to answer all at once."""
_LOOK_BACK = 0.4
"""Seconds over which they are counted at least: two who answer together are no crowd."""


class Crowd:
    """Looks at one picture after another; ``now`` gives seconds."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._seen = deque([(now(), 0)])

    def turn(self, answered: int | None) -> None:
        """Another step is on, which had so many answers before: nobody gave them just now."""
        self._seen.clear()
        self._seen.append((self._now(), answered or 0))

    def answers(self, answered: int | None) -> bool:
        """Whether a crowd answers, now that a picture was made of so many answers."""
        now, count = self._now(), answered or 0
        while len(self._seen) > 1 and now - self._seen[1][0] >= _LOOK_BACK:
            self._seen.popleft()
        since, before = self._seen[0]
        self._seen.append((now, count))
        return count - before > CROWD * max(now - since, _LOOK_BACK)
