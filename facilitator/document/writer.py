"""The one thread that writes: commands queue up, those that arrive together share a commit."""

from __future__ import annotations

import logging
import queue
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any, Generic, TypeVar

from facilitator.errors import FileProblem
from facilitator.i18n import N_

T = TypeVar("T")
Item = TypeVar("Item")
_log = logging.getLogger(__name__)
_TOGETHER = 500  # commands in one commit; more would make the first of them wait too long
_RUSH = 0.03  # seconds; patient commands that follow a commit more closely are many
_GATHER = 0.008  # seconds such ones wait for others: a commit for each would cost a room's time
_CROWD = 8  # commands in the last commit from which on a whole room sends at once
_GATHER_CROWD = 0.02  # seconds they wait then: a commit costs as much processor as 15 answers


@dataclass(frozen=True, slots=True)
class Written(Generic[T]):
    """What a command gives back: its value, and what changed by it."""

    value: T
    changes: tuple[Any, ...] = field(default=())


Command = Callable[[sqlite3.Connection], Written[T]]
Together = Callable[[sqlite3.Connection, Sequence[Item]], Sequence[Written[T]]]
"""Does the same with many items at once, in their order; or raises, and has done nothing."""
Announce = Callable[[tuple[Any, ...]], None]


@dataclass(slots=True)
class _Job:
    together: Together[Any, Any]
    item: Any
    future: Future[Any]
    patient: bool = False


class Writer:
    """Owns the writing connection.

    A future is done only once its change is on the disk and the listeners have been told of it.
    """

    def __init__(self, connection: sqlite3.Connection, announce: Announce) -> None:
        """Take over ``connection`` (opened with ``check_same_thread=False``).

        ``announce`` is called on this thread, after the commit, with what changed.
        """
        self._connection = connection
        self._announce = announce
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._closed = False
        self._gate = threading.Lock()
        self._thread = threading.Thread(target=self._run, name="palabre-writer", daemon=True)
        self._thread.start()

    def submit(self, command: Command[T]) -> Future[T]:
        """Queue ``command``; raises :class:`FileProblem` once the file is closed."""
        return self.submit_together(lambda db, _: (command(db),), None)

    def submit_together(
        self, together: Together[Item, T], item: Item, *, patient: bool = False
    ) -> Future[T]:
        """Queue ``item``; those that wait in a row for the same ``together`` are done at once.

        Statements on rows in their hundreds cost little more than on one. A ``patient`` one waits
        some milliseconds for others while many come. Raises as :meth:`submit`.
        """
        future: Future[T] = Future()
        with self._gate:
            if self._closed:
                raise FileProblem(N_("L’atelier est fermé."))
            self._jobs.put(_Job(together, item, future, patient))
        return future

    def close(self) -> None:
        """Finish what is queued and end the thread; the connection is left to the caller."""
        with self._gate:
            if not self._closed:
                self._closed = True
                self._jobs.put(None)
        self._thread.join()

    def _run(self) -> None:
        ending, ended = False, 0.0
        batch: list[_Job] = []
        while not ending:
            first = self._jobs.get()
            if first is not None and first.patient and time.monotonic() - ended < _RUSH:
                time.sleep(_GATHER_CROWD if len(batch) >= _CROWD else _GATHER)
            batch = [first] if first is not None else []
            ending = first is None
            while not ending and len(batch) < _TOGETHER:
                try:
                    job = self._jobs.get_nowait()
                except queue.Empty:
                    break
                if job is None:
                    ending = True
                else:
                    batch.append(job)
            if batch:
                self._commit(batch)
                ended = time.monotonic()

    def _commit(self, batch: list[_Job]) -> None:
        done: list[tuple[Future[Any], Written[Any]]] = []
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            for _, jobs in groupby(batch, lambda job: job.together):
                begun = [job for job in jobs if job.future.set_running_or_notify_cancel()]
                done += self._few(begun)
            self._connection.execute("COMMIT")
        except BaseException as error:
            self._undo()
            problem = _in_words(error)
            for job in batch:
                if not job.future.done():
                    job.future.set_exception(problem)
            return
        changes = tuple(dict.fromkeys(c for _, written in done for c in written.changes))
        if changes:  # before the futures: whoever waited for one must not read a stale cache
            try:
                self._announce(changes)
            except Exception:
                _log.exception("a listener failed; the change itself is safe")
        for future, written in done:
            future.set_result(written.value)

    def _few(self, jobs: Sequence[_Job]) -> Iterator[tuple[Future[Any], Written[Any]]]:
        """Run some jobs of one kind inside a savepoint; what fails is taken out by halving, so
        that it harms no other."""
        if not jobs:
            return
        self._connection.execute("SAVEPOINT jobs")
        try:
            written = jobs[0].together(self._connection, [job.item for job in jobs])
        except Exception as error:
            if _is_fatal(error):
                raise
            self._connection.execute("ROLLBACK TO jobs")
            self._connection.execute("RELEASE jobs")
            if len(jobs) == 1:
                jobs[0].future.set_exception(error)
                return
            half = len(jobs) // 2
            yield from self._few(jobs[:half])
            yield from self._few(jobs[half:])
            return
        self._connection.execute("RELEASE jobs")
        yield from zip((job.future for job in jobs), written, strict=True)

    def _undo(self) -> None:
        if self._connection.in_transaction:
            self._connection.rollback()


def _is_fatal(error: Exception) -> bool:
    """Disk full and the like undo the whole transaction, not one command."""
    return isinstance(error, sqlite3.OperationalError)


def _in_words(error: BaseException) -> BaseException:
    if isinstance(error, sqlite3.OperationalError):
        _log.error("the file could not be written: %s", error)
        if "full" in str(error):
            return FileProblem(
                N_("Le disque est plein : la dernière modification n’a pas été enregistrée. "
                   "Libérez de la place, l’atelier continue.")
            )
        return FileProblem(N_("Le fichier n’a pas pu être écrit : {why}."), why=str(error))
    return error
