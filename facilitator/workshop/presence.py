"""Whose phone is listening right now; kept in memory, not in the file."""

from __future__ import annotations

import threading
from collections import Counter

from facilitator.workshop.bus import Bus
from facilitator.workshop.changes import PresenceChanged


class Presence:
    """Counts open event streams by participant. May be called from any thread."""

    def __init__(self, bus: Bus) -> None:
        self._bus = bus
        self._gate = threading.Lock()
        self._streams: Counter[str] = Counter()

    def came(self, participant_id: str) -> None:
        """A phone opened its stream."""
        with self._gate:
            self._streams[participant_id] += 1
            first = self._streams[participant_id] == 1
        if first:
            self._bus.publish([PresenceChanged()])

    def went(self, participant_id: str) -> None:
        """A phone's stream ended."""
        with self._gate:
            self._streams[participant_id] -= 1
            last = self._streams[participant_id] <= 0
            if last:
                del self._streams[participant_id]
        if last:
            self._bus.publish([PresenceChanged()])

    def here(self) -> frozenset[str]:
        """The participants whose phones listen now."""
        with self._gate:
            return frozenset(self._streams)
