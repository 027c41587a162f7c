"""From the session's bus to Qt signals on the GUI thread."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal, Slot

from facilitator.workshop.bus import Bus
from facilitator.workshop.changes import AnswersChanged, Change, PeopleChanged, PresenceChanged

_BURST = 150
"""Answers a second from which on it is a full room."""
_CROWD = 40
"""Answers a second from which on whatever the room does not see waits for the end of them."""
_LATELY = 250
"""Milliseconds over which answers are counted for that: by chance some come together in fewer."""


@dataclass(frozen=True)
class Pace:
    """How often is told, in milliseconds: after each telling a rest of ``pause``, or of ``rush``
    while more than ``crowd`` answers a second come. ``patience`` is how long news of answers are
    kept back meanwhile: what is worked out again and again takes the processor from the phones."""

    pause: int
    crowd: int
    rush: int
    patience: int = 0


PROMPT = Pace(pause=50, crowd=_BURST, rush=200)
"""What the room waits for."""
LATER = Pace(pause=100, crowd=_CROWD, rush=300, patience=1500)
"""Everything else; the first of a burst is told at once."""
_CROWDS = (AnswersChanged, PeopleChanged, PresenceChanged)
"""What comes from a crowd, not from whoever sits at the console."""


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
        self._tellers = (_Teller(self.prompt.emit, PROMPT, self._collect, self),
                         _Teller(self.changed.emit, LATER, self._collect, self))
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
    """Tells at once, then at its pace."""

    def __init__(self, tell: Callable[[News], None], pace: Pace, rested: Callable[[], None],
                 parent: QObject) -> None:
        super().__init__(parent)
        self._emit = tell
        self._pace = pace
        self._waiting: list[Change] = []
        self._new: list[Change] = []  # those of them that came since the last look
        self._kept = QElapsedTimer()  # since when something is kept back
        self._lately: deque[tuple[int, int]] = deque()  # answers, and when they were heard of
        self._clock = QElapsedTimer()
        self._clock.start()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(rested)

    @property
    def resting(self) -> bool:
        """Whether it tells nothing just now."""
        return self._timer.isActive()

    def take(self, changes: Sequence[Change]) -> None:
        """Have these told, and what has waited for the end of a rest."""
        self._new += changes
        if not self._timer.isActive():
            self._look()

    def close(self) -> None:
        """Tell nothing more."""
        self._timer.stop()
        self._waiting.clear()
        self._new.clear()

    def _look(self) -> None:
        if not self._waiting and not self._new:
            return
        rush = self._rushing()
        if not self._waiting:
            self._kept.start()
        self._waiting += self._new
        urgent = any(not isinstance(change, _CROWDS) for change in self._new)
        self._new = []
        self._timer.start(self._pace.rush if rush else self._pace.pause)
        if not rush or urgent or self._kept.elapsed() >= self._pace.patience:
            waiting, self._waiting = self._waiting, []
            self._emit(News(gathered(waiting)))

    def _rushing(self) -> bool:
        answers = sum(len(change.answer_ids) for change in gathered(self._new)
                      if isinstance(change, AnswersChanged))
        now = self._clock.elapsed()
        self._lately.append((now, answers))
        while self._lately[0][0] <= now - _LATELY:
            self._lately.popleft()
        return sum(count for _, count in self._lately) * 1000 > self._pace.crowd * _LATELY


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
