"""A small file beside the document that says which program has it open."""

from __future__ import annotations

import json
import os
from pathlib import Path

from facilitator.errors import FileProblem
from facilitator.i18n import N_


class FileLock:
    """Keeps two Palabres from writing one document. A lock whose program died does not count."""

    def __init__(self, document: Path) -> None:
        self._path = document.with_name(f".{document.name}.lock")
        self._held = False

    def take(self) -> None:
        """Take the lock. Raises :class:`FileProblem` where a living program holds it."""
        for _ in range(2):
            try:
                handle = os.open(self._path, os.O_CREAT | os.O_EXCL | os.O_WRONLY)
            except FileExistsError:
                if self._is_alive():
                    raise FileProblem(
                        N_("Cet atelier est déjà ouvert dans une autre fenêtre de Palabre.")
                    ) from None
                self._path.unlink(missing_ok=True)
                continue
            except OSError as error:
                raise FileProblem(
                    N_("Ce dossier n’accepte pas d’écriture : {why}."), why=error.strerror or ""
                ) from error
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump({"pid": os.getpid(), "born": _born(os.getpid())}, file)
            self._held = True
            return
        raise FileProblem(N_("Cet atelier est déjà ouvert dans une autre fenêtre de Palabre."))

    def free(self) -> None:
        """Give the lock back; harmless where it is not held."""
        if self._held:
            self._held = False
            self._path.unlink(missing_ok=True)

    def _is_alive(self) -> bool:
        try:
            held = json.loads(self._path.read_text("utf-8"))
            born = _born(int(held["pid"]))
            return born is not None and abs(born - float(held["born"])) < 2
        except (OSError, ValueError, KeyError, TypeError):
            return False


def _born(pid: int) -> float | None:
    """When the process started, or None; a pid alone could be another program's by now."""
    import psutil

    try:
        return float(psutil.Process(pid).create_time())
    except psutil.Error:
        return None
