"""Has Python's cyclic garbage collected on the GUI thread only, a little at a time.

The collector runs on whatever thread happens to allocate. Should it find there a cycle that holds
pixmaps, models or widgets, their destructors run off the GUI thread, and the process dies.

Looking through everything takes longer than some frames: some 70 ms for a program with its window,
more with a full room. So what has survived is set aside (``gc.freeze``) and looked through again
only once memory has grown, in a quiet moment. Even what is new takes as long where it is much, as
after the opening of a large workshop: that is set aside unseen. A moment is not quiet while the GUI
thread is at work, as it is for whoever scrolls or types.
"""

from __future__ import annotations

import contextlib
import gc
import sys
import time

from PySide6.QtCore import QObject, QTimer

_EVERY = 250
"""Milliseconds between two looks at how much there is to collect: the longer, the more at once."""
_PORTIONS = 3
"""Middle generations gathered before they are collected as the oldest; Python has 10."""
_GROWN = 1.25
"""How much more there must be than after the last thorough collection before the next, as Python
has it."""
_MUCH = 4
"""How much more there must be not to wait for calm any longer."""
_QUIET = 400
"""Containers more since the last look, below which nobody is in a hurry."""
_AT_WORK = 0.01
"""Seconds of processor since the last look, from which on the GUI thread is at work."""
_MANY = 20_000
"""New containers that take too long to be looked through between two frames: some 8 ms."""
_PATIENCE = 20
"""Looks for which a quiet moment is waited for."""
_CALM = 40
"""Quiet looks in a row before everything is looked through: nobody is at work who could notice."""


_MMAP_THRESHOLD = (-3, 128 * 1024)
"""glibc's M_MMAP_THRESHOLD and its first value in bytes (mallopt(3))."""


def keep_heap_small() -> None:
    """Have glibc give large blocks, as pictures are, back as soon as they are free.

    By itself it takes larger and larger ones for small after the first has been freed, and keeps
    them between others: some 10 MB in a workshop. Elsewhere there is nothing to do.
    """
    if sys.platform == "linux":
        import ctypes

        with contextlib.suppress(OSError, AttributeError):  # another C library
            ctypes.CDLL(None).mallopt(*_MMAP_THRESHOLD)


class Garbage(QObject):
    """Takes collecting over from Python until it is closed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thresholds = gc.get_threshold()
        gc.disable()
        gc.freeze()
        self._kept = sys.getallocatedblocks()
        self._before = 0  # containers made at the last look
        self._waited = self._calm = 0
        self._spent = time.thread_time()
        QTimer.singleShot(_EVERY, keep_heap_small)  # the first window has few pictures
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Collect the oldest generation that is due, of what is not set aside, once it is quiet."""
        youngest, middle, oldest = gc.get_count()
        spent, self._spent = self._spent, time.thread_time()
        quiet = youngest - self._before < _QUIET and self._spent - spent < _AT_WORK
        self._before = youngest
        self._waited += 1
        self._calm = self._calm + 1 if quiet else 0
        # Never gc.get_objects() to count: other threads' half-made tuples break under it.
        grown = sys.getallocatedblocks() / self._kept if quiet else 0
        if grown > (_GROWN if self._calm >= _CALM else _MUCH):
            self.collect()
        elif not quiet and self._waited < _PATIENCE:
            return
        elif youngest > _MANY:
            gc.freeze()
        elif oldest >= _PORTIONS:
            gc.collect(2)
            gc.freeze()
        elif middle > self._thresholds[1]:
            gc.collect(1)
        elif youngest > self._thresholds[0]:
            gc.collect(0)
        else:
            return
        self._before = self._waited = 0
        self._spent = time.thread_time()

    def collect(self) -> None:
        """Look through everything."""
        gc.unfreeze()
        gc.collect()
        gc.freeze()
        self._kept = sys.getallocatedblocks()

    def close(self) -> None:
        """Give collecting back to Python."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()
