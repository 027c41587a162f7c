"""Has Python's cyclic garbage collected on the GUI thread only.

The collector runs on whatever thread happens to allocate. Should it find there a cycle that holds
pixmaps, models or widgets, their destructors run off the GUI thread, and the process dies.
"""

from __future__ import annotations

import gc
import sys

from PySide6.QtCore import QObject, QTimer

_EVERY = 250
"""Milliseconds between two looks at how much there is to collect: the longer, the more at once."""
_GROWN = 1.25
"""How much more there must be than after the last full collection before the next, as Python has
it: looking through everything takes longer than a frame."""


class Garbage(QObject):
    """Takes collecting over from Python until it is closed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thresholds = gc.get_threshold()
        self._kept = 0  # blocks of memory in use after the last full collection
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Collect the oldest generation that is due, as Python itself would."""
        counts = gc.get_count()
        due = [n for n in range(3) if counts[n] > self._thresholds[n]]
        if not due:
            return
        oldest = due[-1]
        # Never gc.get_objects() to count: other threads' half-made tuples break under it.
        if oldest == 2 and sys.getallocatedblocks() < self._kept * _GROWN:
            oldest = 1
        gc.collect(oldest)
        if oldest == 2:
            self._kept = sys.getallocatedblocks()

    def close(self) -> None:
        """Give collecting back to Python."""
        self._timer.stop()
        gc.enable()
