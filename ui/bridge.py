"""From the session's bus to Qt signals on the GUI thread."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal, Slot

from facilitator.workshop.bus import Bus
from facilitator.workshop.changes import AnswersChanged, Change

PROMPT = 50
"""Milliseconds between two tellings of what the room waits for."""
PAUSE = 100
"""Milliseconds between two other tellings; the first of a burst is told at once."""
CALM = 1200
"""The same while a full room answers: receipts and the projector go first."""
RUSH = 300
"""Milliseconds between two tellings of what the room waits for, while a full room answers."""
_BURST = 200
"""Answers a second from which on it is a full room."""


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
    """Emits :class:`News` on the GUI thread: ``prompt`` for what the room sees, ``changed`` for
    everything else, not as often."""

    prompt = Signal(object)
    changed = Signal(object)
    _wake = Signal()

    def __init__(self, bus: Bus, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._gate = threading.Lock()
        self._waiting: list[Change] = []
        self._resting = False  # whether all tellers rest: whoever ends first looks what came
        self._tellers = (_Teller(self.prompt.emit, PROMPT, RUSH, self._collect, self),
                         _Teller(self.changed.emit, PAUSE, CALM, self._collect, self))
        self._wake.connect(self._hear_on_gui)
        self._stop = bus.subscribe(self._hear)

    def close(self) -> None:
        """Stop listening."""
        self._stop()
        for teller in self._tellers:
            teller.close()

    def _hear(self, changes: tuple[Change, ...]) -> None:
        with self._gate:
            wake = not self._waiting and not self._resting
            self._waiting += changes
        if wake:  # each time costs the writer and the window a turn at the interpreter
            self._wake.emit()

    @Slot()
    def _hear_on_gui(self) -> None:
        self._collect()

    def _collect(self) -> None:
        """Hand out what came; called too whenever a teller has rested."""
        with self._gate:
            waiting, self._waiting = self._waiting, []
        for teller in self._tellers:
            teller.take(waiting)
        with self._gate:
            self._resting = all(teller.resting for teller in self._tellers)
            late = bool(self._waiting) and not self._resting
        if late:
            self._wake.emit()


class _Teller(QObject):
    """Tells at once, then every ``pause`` ms at most; every ``calm`` ms while answers rush in."""

    def __init__(self, tell: Callable[[News], None], pause: int, calm: int,
                 rested: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._emit = tell
        self._pause, self._calm = pause, calm
        self._waiting: list[Change] = []
        self._since = QElapsedTimer()
        self._since.start()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(rested)

    @property
    def resting(self) -> bool:
        """Whether it tells nothing just now."""
        return self._timer.isActive()

    def take(self, changes: Sequence[Change]) -> None:
        """Have these told, and what has waited for the end of a rest."""
        self._waiting += changes
        if not self._timer.isActive():
            self._tell()

    def close(self) -> None:
        """Tell nothing more."""
        self._timer.stop()
        self._waiting.clear()

    def _tell(self) -> None:
        waiting, self._waiting = self._waiting, []
        if not waiting:
            return
        news = News(gathered(waiting))
        answers = sum(len(change.answer_ids) for change in news.changes
                      if isinstance(change, AnswersChanged))
        seconds = max(self._since.restart(), self._pause) / 1000
        self._timer.start(self._calm if answers > _BURST * seconds else self._pause)
        self._emit(news)


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
