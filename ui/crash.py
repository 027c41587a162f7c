"""A bug is logged with its traceback and shown once per cause; the workshop goes on."""

from __future__ import annotations

import faulthandler
import logging
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any, TextIO

_log = logging.getLogger(__name__)
Show = Callable[[str], None]


class Crashes:
    """Stands where Python would let an error fall; ``show`` gets a text that can be copied."""

    def __init__(self, show: Show) -> None:
        self._show = show
        self._seen: set[tuple[str, str, int]] = set()
        self._before: Any = None
        self._file: TextIO | None = None

    def install(self, log: Path | None = None) -> None:
        """Catch what nobody caught; a crash below Python leaves its trace in ``log``."""
        self._before, sys.excepthook = sys.excepthook, self._hook
        if log is not None:
            log.parent.mkdir(parents=True, exist_ok=True)
            self._file = log.open("a", encoding="utf-8")
            faulthandler.enable(self._file)

    def remove(self) -> None:
        """Undo :meth:`install`."""
        if self._before is not None:
            sys.excepthook = self._before
        if self._file is not None:
            faulthandler.disable()
            self._file.close()

    def report(self, error: BaseException) -> None:
        """Log a bug, and show it the first time that it comes from this place."""
        _log.error("unexpected", exc_info=error)
        last = traceback.extract_tb(error.__traceback__)[-1:]
        place = (last[0].filename, last[0].lineno or 0) if last else ("", 0)
        cause = (type(error).__name__, *place)
        if cause not in self._seen:
            self._seen.add(cause)
            self._show(describe(error))

    def _hook(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        else:
            self.report(error)


def describe(error: BaseException) -> str:
    """The traceback and where it happened, to be sent to whoever mends it."""
    import platform

    from PySide6 import __version__

    head = f"Palabre · Python {platform.python_version()} · PySide {__version__} · "
    return head + platform.platform() + "\n" + "".join(traceback.format_exception(error))
