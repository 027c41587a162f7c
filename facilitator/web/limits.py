"""How much one phone, or one address, may ask for. Generous: a room may sit behind one address."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

_KEPT = 5000  # buckets remembered; the longest unused are forgotten


@dataclass(frozen=True, slots=True)
class Allowance:
    """``burst`` at once, then ``rate`` a second."""

    burst: float
    rate: float


POSTS_OF_A_PHONE = Allowance(burst=40, rate=2)
JOINS_OF_AN_ADDRESS = Allowance(burst=800, rate=4)
REQUESTS_OF_AN_ADDRESS = Allowance(burst=6000, rate=1500)
WRONG_SECRETS = Allowance(burst=20, rate=0.2)

PEOPLE = 5000
"""At most so many participants in one workshop."""
STREAMS = 2500
"""At most so many open event streams."""
STREAMS_OF_A_PHONE = 4
"""At most so many open event streams of one participant; the oldest gives way."""


class Buckets:
    """Token buckets by key (a participant, an address)."""

    def __init__(
        self, allowance: Allowance, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._allowance = allowance
        self._clock = clock
        self._levels: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, key: str) -> float:
        """Take one token; returns 0 when there was one, else the seconds until there is."""
        now = self._clock()
        level, since = self._levels.get(key, (self._allowance.burst, now))
        level = min(self._allowance.burst, level + (now - since) * self._allowance.rate)
        granted = level >= 1
        self._levels[key] = (level - 1 if granted else level, now)
        self._levels.move_to_end(key)
        if len(self._levels) > _KEPT:
            self._levels.popitem(last=False)
        return 0.0 if granted else (1 - level) / self._allowance.rate

    def clear(self) -> None:
        """Forget everybody."""
        self._levels.clear()
