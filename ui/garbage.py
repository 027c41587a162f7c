"""Has Python's cyclic garbage collected on the GUI thread only.

The collector runs on whatever thread happens to allocate. Should it find there a cycle that holds
pixmaps, models or widgets, their destructors run off the GUI thread, and the process dies.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY = 1000
"""Milliseconds between two looks at how much there is to collect."""


class Garbage(QObject):
    """Takes collecting over from Python until it is closed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thresholds = gc.get_threshold()
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Collect the oldest generation that is due, as Python itself would."""
        counts = gc.get_count()
        due = [n for n in range(3) if counts[n] > self._thresholds[n]]
        if due:
            gc.collect(due[-1])

    def close(self) -> None:
        """Give collecting back to Python."""
        self._timer.stop()
        gc.enable()
