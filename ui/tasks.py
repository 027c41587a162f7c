"""Work off the GUI thread whose outcome always comes back on it."""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, TypeVar

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal, Slot

T = TypeVar("T")
Done = Callable[[Any], None]
Failed = Callable[[BaseException], None]

_log = logging.getLogger(__name__)
PROMPTLY = (0.3, 100)
"""Rests of what the room waits for: as long as the last time took, at most so many ms."""
_RESTS = (3.0, 600)


class Tasks(QObject):
    """Runs functions on two threads and follows futures; callbacks run on the GUI thread.

    ``failed`` is called where a call brings no handler of its own. Once closed, nothing that is
    still under way calls back.
    """

    _arrived = Signal(object, object, object)

    def __init__(self, failed: Failed | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._failed: Failed = failed or _logged
        self._pool: ThreadPoolExecutor | None = ThreadPoolExecutor(2, "palabre-task")
        self._arrived.connect(self._settle)

    def run(self, func: Callable[[], T], done: Done | None = None,
            failed: Failed | None = None) -> None:
        """Call ``func`` on another thread, then ``done`` with what it returned."""
        if self._pool is not None:
            self.follow(self._pool.submit(func), done, failed)

    def follow(self, future: Future[T], done: Done | None = None,
               failed: Failed | None = None) -> None:
        """Call ``done`` with the future's result, or ``failed`` with its error."""
        future.add_done_callback(lambda settled: self._tell(settled, done, failed))

    def close(self) -> None:
        """Let what runs finish, and forget what comes of it."""
        pool, self._pool = self._pool, None
        if pool is not None:
            pool.shutdown(wait=True, cancel_futures=True)

    def _tell(self, future: Future[Any], done: Done | None, failed: Failed | None) -> None:
        if self._pool is not None and not future.cancelled():
            self._arrived.emit(future, done, failed)

    @Slot(object, object, object)
    def _settle(self, future: Future[Any], done: Done | None, failed: Failed | None) -> None:
        if self._pool is None:
            return
        error = future.exception()
        try:
            if error is not None:
                (failed or self._failed)(error)
            elif done is not None:
                done(future.result())
        except RuntimeError as gone:
            # Whoever asked was closed meanwhile: Qt's half of the widget is no more.
            if "already deleted" not in str(gone):
                raise


class Latest(QObject):
    """Computes something off the GUI thread again and again, one at a time.

    Asked while it computes, it computes once more afterwards: the last state always gets shown,
    states in between may be skipped. In between it rests: ``rests`` says how many times as long as
    the last time took, and how many ms at most. A full room, where all takes longer, must leave the
    processor to the phones.
    """

    def __init__(self, tasks: Tasks, compute: Callable[[], Any], show: Done,
                 parent: QObject | None = None, *, rests: tuple[float, int] = _RESTS) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._compute = compute
        self._show = show
        self._rests = rests
        self._busy = False
        self._again = False
        self._took = QElapsedTimer()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._rested)

    def ask(self) -> None:
        """Compute and show the state as it is now."""
        if self._busy or self._rest.isActive():
            self._again = True
            return
        self._busy = True
        self._took.start()
        self._tasks.run(self._compute, self._done, self._fail)

    def _done(self, value: Any) -> None:
        self._busy = False
        self._show(value)
        share, most = self._rests
        self._rest.start(min(round(self._took.elapsed() * share), most))

    def _rested(self) -> None:
        if self._again:
            self._again = False
            self.ask()

    def _fail(self, error: BaseException) -> None:
        self._busy = self._again = False
        self._tasks._failed(error)


def _logged(error: BaseException) -> None:
    _log.error("a task failed", exc_info=error)
