"""What every output format is, and how a file is written without risk to the one before it."""

from __future__ import annotations

import errno
import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Protocol

import resources
from facilitator.blocks import Report
from facilitator.errors import FileProblem, PalabreError
from facilitator.i18n import N_, Languages, Translator

Progress = Callable[[float], None]
"""Told how far the writing is, from 0 to 1."""
Cancelled = Callable[[], bool]
"""Asked now and then whether to stop."""


class ExportStopped(PalabreError):
    """The person stopped the export; the file that was there before is as it was."""

    def __init__(self) -> None:
        super().__init__(N_("L’export a été arrêté ; aucun fichier n’a été changé."))


class Format(Protocol):
    """One way to write a report down."""

    @property
    def name(self) -> str:
        """Short name, as typed on the command line: ``pdf``, ``docx``."""

    @property
    def label(self) -> str:
        """What people call it; a French msgid."""

    @property
    def extension(self) -> str:
        """File name extension with its dot; empty for a folder."""

    @property
    def media_type(self) -> str:
        """Internet media type."""

    def write(
        self,
        report: Report,
        target: Path,
        progress: Progress = ...,
        cancelled: Cancelled = ...,
    ) -> None:
        """Write ``report`` to ``target``, which stays as it was unless all went well.

        Raises ``FileProblem`` where the disk does not let us and :class:`ExportStopped` where
        ``cancelled`` said so.
        """


def no_progress(share: float) -> None:
    """Tell nobody."""


def never() -> bool:
    """Go on to the end."""
    return False


def check(cancelled: Cancelled) -> None:
    """Raise :class:`ExportStopped` if the person asked to stop."""
    if cancelled():
        raise ExportStopped


@contextmanager
def atomic(target: Path) -> Iterator[Path]:
    """Give a new file beside ``target`` to write to, and put it in its place at the end.

    Whatever goes wrong, ``target`` is as it was and nothing is left beside it.
    """
    part = target.with_name(f".{target.stem[:40]}-{secrets.token_hex(4)}{target.suffix}")
    try:
        # Made by open() and not by tempfile, so that it has the rights new files have here.
        part.open("xb").close()
        try:
            yield part
            with part.open("rb+") as file:
                os.fsync(file.fileno())
            os.replace(part, target)
        finally:
            with suppress(OSError):
                part.unlink(missing_ok=True)
    except OSError as error:
        raise problem(error, target) from error


def problem(error: OSError, target: Path) -> FileProblem:
    """Return what to tell a person about ``error`` on writing ``target``."""
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            text = N_("Il n’y a plus de place sur le disque pour écrire {file}.")
        case errno.ENOENT | errno.ENOTDIR:
            text = N_("Le dossier où écrire {file} n’existe pas.")
        case errno.EACCES | errno.EPERM | errno.EROFS:
            text = N_("Il n’est pas permis d’écrire {file} à cet endroit.")
        case errno.EISDIR | errno.ENOTEMPTY:
            text = N_("{file} est un dossier ; choisissez un autre nom.")
        case _:
            text = N_("{file} n’a pas pu être écrit ({reason}).")
    return FileProblem(text, file=target.name, reason=error.strerror or str(error))


def item_mark(line: str) -> str:
    """What a line of a cell begins with where it is one item of several ("– ", "+ "): its words go
    on beside that. Nothing for any other line.
    """
    return line[:2] if line[:2] in ("–\u00a0", "+\u00a0") else ""


def page_parts(translate: Translator) -> tuple[str, str]:
    """What stands before a page's number and before the number of pages: "Page ", " sur "."""
    before, _, rest = translate(N_("Page {n} sur {total}"), n="\0", total="\1").partition("\0")
    return before, rest.partition("\1")[0]


def words(language: str) -> Translator:
    """Return the translator for the few words that formats add themselves."""
    return Languages(resources.path("translations")).get(language)
