"""From the session's bus to one Qt signal on the GUI thread."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from facilitator.workshop.bus import Bus
from facilitator.workshop.changes import AnswersChanged, Change

PAUSE = 100
"""Milliseconds between two tellings; the first of a burst is told at once."""


@dataclass(frozen=True)
class News:
    """What changed since the last telling."""

    changes: tuple[Change, ...]

    def has(self, *types: type) -> bool:
        """Whether a change of one of these types is among them."""
        return any(isinstance(change, types) for change in self.changes)

    def about(self, step_id: str, *types: type) -> bool:
        """Whether a step changed, in one of these ways where any are named."""
        return any(
            getattr(change, "step_id", None) == step_id and (not types or isinstance(change, types))
            for change in self.changes
        )


class Bridge(QObject):
    """Emits ``changed`` with :class:`News`, at most every ``PAUSE`` ms, on the GUI thread."""

    changed = Signal(object)
    _wake = Signal()

    def __init__(self, bus: Bus, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._gate = threading.Lock()
        self._waiting: list[Change] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self._tell)
        self._wake.connect(self._hear_on_gui)
        self._stop = bus.subscribe(self._hear)

    def close(self) -> None:
        """Stop listening."""
        self._stop()
        self._timer.stop()

    def _hear(self, changes: tuple[Change, ...]) -> None:
        with self._gate:
            first = not self._waiting
            self._waiting += changes
        if first:
            self._wake.emit()

    @Slot()
    def _hear_on_gui(self) -> None:
        if not self._timer.isActive():
            self._tell()

    @Slot()
    def _tell(self) -> None:
        with self._gate:
            waiting, self._waiting = self._waiting, []
        if waiting:
            self._timer.start()
            self.changed.emit(News(gathered(waiting)))


def gathered(changes: Sequence[Change]) -> tuple[Change, ...]:
    """Each change once; answers of one step together."""
    answers: dict[str, dict[str, None]] = {}
    others: dict[Change, None] = {}
    for change in changes:
        if isinstance(change, AnswersChanged):
            answers.setdefault(change.step_id, {}).update(dict.fromkeys(change.answer_ids))
        else:
            others[change] = None
    return (*others, *(AnswersChanged(step, tuple(ids)) for step, ids in answers.items()))
