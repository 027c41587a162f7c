"""One open ``.palabre`` file: plain SQLite, WAL while open, one file again after close."""

from __future__ import annotations

import shutil
import sqlite3
import threading
from collections.abc import Callable
from concurrent.futures import Future
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

from facilitator.document.lock import FileLock
from facilitator.document.schema import FORMAT, check_header, migrate
from facilitator.document.writer import Command, Item, Together, Writer
from facilitator.errors import FileProblem
from facilitator.i18n import N_

T = TypeVar("T")
Listener = Callable[[tuple[Any, ...]], None]

SUFFIX = ".palabre"


class Document:
    """The open file. Reads may come from any thread, writes go through one.

    Use :meth:`create` or :meth:`open`; close it, or use it in a ``with`` block.
    """

    def __init__(self, path: Path, lock: FileLock) -> None:
        self.path = path
        self._lock = lock
        self._listeners: tuple[Listener, ...] = ()
        self._local = threading.local()
        self._readers: list[sqlite3.Connection] = []
        self._readers_gate = threading.Lock()
        self._closed = False
        self._connection = _connect(path)
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.execute("PRAGMA synchronous = FULL")
        self._connection.execute("PRAGMA foreign_keys = ON")
        # What a person asks us to forget must not linger in free pages of the file.
        self._connection.execute("PRAGMA secure_delete = ON")
        self._writer = Writer(self._connection, self._announce)

    @classmethod
    def create(cls, path: Path, *, force: bool = False) -> Document:
        """Make a new, empty file. Raises :class:`FileProblem`; overwrites only with ``force``."""
        if path.exists() and not force:
            raise FileProblem(N_("Le fichier {name} existe déjà."), name=path.name)
        if not path.parent.is_dir():
            raise FileProblem(N_("Le dossier {name} n’existe pas."), name=str(path.parent))
        lock = FileLock(path)
        lock.take()
        fresh = path.with_name(f".{path.name}.new")
        try:
            fresh.unlink(missing_ok=True)
            connection = _connect(fresh)
            try:
                migrate(connection)
            finally:
                connection.close()
            _forget_wal(path)
            fresh.replace(path)
            return cls(path, lock)
        except (OSError, sqlite3.Error) as error:
            lock.free()
            raise FileProblem(
                N_("Le fichier {name} n’a pas pu être créé : {why}."),
                name=path.name, why=str(error),
            ) from error

    @classmethod
    def open(cls, path: Path) -> Document:
        """Open an existing file, bringing an older one up to date after a backup copy.

        Raises :class:`FileProblem` where there is none, it is not ours, newer, or in use; the
        file is then left as it was.
        """
        version = peek(path)
        lock = FileLock(path)
        lock.take()
        try:
            if version < FORMAT:
                _bring_up_to_date(path, version)
            return cls(path, lock)
        except sqlite3.Error as error:
            lock.free()
            raise FileProblem(
                N_("Le fichier {name} est abîmé ou illisible : {why}."),
                name=path.name, why=str(error),
            ) from error
        except BaseException:
            lock.free()
            raise

    def write(self, command: Command[T]) -> Future[T]:
        """Queue a change; the future is done once it is on the disk."""
        return self._writer.submit(command)

    def write_together(
        self, together: Together[Item, T], item: Item, *, patient: bool = False
    ) -> Future[T]:
        """Queue a change that is made at once with others like it; else as :meth:`write`.

        A ``patient`` one waits a little for others while many come.
        """
        return self._writer.submit_together(together, item, patient=patient)

    def read(self, query: Callable[[sqlite3.Connection], T]) -> T:
        """Run ``query`` on this thread's reading connection (the last commit is seen)."""
        return query(self._reader())

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Have ``listener`` called on the writer thread with what changed; returns the undo."""
        self._listeners = (*self._listeners, listener)

        def stop() -> None:
            self._listeners = tuple(one for one in self._listeners if one is not listener)

        return stop

    def close(self) -> None:
        """Finish what is queued, fold everything back into one file and let go of it."""
        if self._closed:
            return
        self._closed = True
        self._writer.close()
        with self._readers_gate:
            for reader in self._readers:
                reader.close()
            self._readers.clear()
        try:
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            self._connection.execute("PRAGMA journal_mode = DELETE")
        except sqlite3.OperationalError:
            pass  # another program reads the file: SQLite folds it when that one lets go
        finally:
            self._connection.close()
            self._lock.free()

    def backup(self, target: Path) -> None:
        """Copy the document as it stands into one file at ``target`` (replaced whole)."""
        _copy(self._reader(), target)

    def __enter__(self) -> Document:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def _announce(self, changes: tuple[Any, ...]) -> None:
        for listener in self._listeners:
            listener(changes)

    def _reader(self) -> sqlite3.Connection:
        found: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if found is None:
            with self._readers_gate:
                if self._closed:
                    raise FileProblem(N_("L’atelier est fermé."))
                found = _connect(self.path)
                found.execute("PRAGMA query_only = ON")
                self._readers.append(found)
            self._local.connection = found
        return found


def peek(path: Path) -> int:
    """Return the format of the file at ``path`` without opening it as a database."""
    try:
        with path.open("rb") as file:
            return check_header(file.read(100))
    except FileNotFoundError:
        raise FileProblem(N_("Le fichier {name} n’existe pas."), name=str(path)) from None
    except IsADirectoryError:
        raise FileProblem(N_("{name} est un dossier, pas un atelier."), name=str(path)) from None
    except OSError as error:
        raise FileProblem(
            N_("Le fichier {name} ne peut pas être lu : {why}."),
            name=path.name, why=error.strerror or "",
        ) from error


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(
        path, check_same_thread=False, isolation_level=None, timeout=10
    )
    connection.row_factory = sqlite3.Row
    return connection


def _bring_up_to_date(path: Path, version: int) -> None:
    stamp = datetime.now().strftime("%Y-%m-%d %H%M%S")
    backup = path.with_name(f"{path.stem} (format {version}, {stamp}){SUFFIX}")
    connection = _connect(path)
    try:
        _copy(connection, backup)
        migrate(connection)
    finally:
        connection.close()


def _copy(source: sqlite3.Connection, target: Path) -> None:
    fresh = target.with_name(f".{target.name}.new")
    fresh.unlink(missing_ok=True)
    copy = _connect(fresh)
    try:
        source.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")
    finally:
        copy.close()
    shutil.move(fresh, target)


def _forget_wal(path: Path) -> None:
    """Remove what an overwritten document may have left beside it."""
    for ending in ("-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)
