"""Imports what opening a workshop takes while somebody looks at the start page: some 0.4 s.

What uses Qt is imported on the GUI thread, a piece at a time, not on another one: the binding makes
Qt's classes when they are first imported, and the window that paints meanwhile may meet one half
made, which ends the process.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module

from PySide6.QtCore import QObject, QTimer

from ui.tasks import Tasks

_BREATH = 30
"""Milliseconds between two pieces: time to paint and to take keys."""
WITHOUT_QT = ("facilitator.workshop.opening", "facilitator.workshop.checklist",
              "facilitator.web.advice", "aiohttp.web")
OPENING = (
    "ui.bridge", "ui.parts.chosen", "ui.parts.empty", "ui.parts.scene_view",
    "ui.console.answer_list", "ui.console.answers", "ui.console.result", "ui.console.plenary",
    "ui.console.groups", "ui.console.terms", "ui.console.themes", "ui.console.manual",
    "ui.console.centre", "ui.console.people", "ui.console.stage_panel", "ui.console.room",
    "ui.console.page", "ui.projector.show", "ui.workplace",
)
"""Each with what it stands on; none takes long by itself."""


class Ahead(QObject):
    """Imports modules by name: ``plain`` on another thread, then ``pieces`` here, one each time."""

    def __init__(self, tasks: Tasks, parent: QObject | None = None, *,
                 plain: Sequence[str] = WITHOUT_QT, pieces: Sequence[str] = OPENING) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._plain, self._coming = list(plain), list(pieces)
        self._timer = QTimer(self)
        self._timer.setInterval(_BREATH)
        self._timer.timeout.connect(self._next)

    def start(self) -> None:
        """Begin; what has been imported already takes no time."""
        self._tasks.run(lambda: [import_module(name) for name in self._plain],
                        lambda _: self._timer.start())

    def _next(self) -> None:
        if not self._coming:
            self._timer.stop()
            return
        import_module(self._coming.pop(0))
