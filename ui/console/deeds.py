"""Undo for what is worked out at a step: themes, questions and groups as they were before."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QUndoCommand, QUndoStack

from facilitator.workshop.snapshots import Snapshot
from ui.desk import Desk

Command = Callable[[], Future[Any]]
Done = Callable[[Any], None]
Snapshots = tuple[Snapshot, ...]


@dataclass(frozen=True)
class _Asked:
    words: str
    commands: tuple[Command, ...]
    done: Done | None
    settled: Callable[[], None] | None
    also: tuple[str, ...]


class Deeds(QObject):
    """Gives commands about one step in turn, each of them undone by putting the step back.

    The step is looked at before and after, off the GUI thread; the next command waits until then,
    so that each undo takes back one deed and no more.
    """

    def __init__(self, desk: Desk, undo: QUndoStack, step_id: str, parent: QObject | None = None
                 ) -> None:
        super().__init__(parent)
        self._desk, self._undo, self._step_id = desk, undo, step_id
        self._waiting: deque[_Asked] = deque()
        self._busy = False

    @property
    def busy(self) -> bool:
        """Whether a command is under way that cannot be undone yet."""
        return self._busy

    def act(self, words: str, *commands: Command, done: Done | None = None,
            settled: Callable[[], None] | None = None, also: Sequence[str] = ()) -> None:
        """Give ``commands`` as one deed named ``words``; ``done`` gets the last one's value.

        ``settled`` is called in the end, whether it could be done or not; ``also`` are other steps
        that the deed touches.
        """
        self._waiting.append(_Asked(words, commands, done, settled, tuple(also)))
        self._go_on()

    def _go_on(self) -> None:
        if self._busy or not self._waiting:
            return
        self._busy = True
        asked = self._waiting.popleft()
        snapshots, steps = self._desk.session.snapshots, (self._step_id, *asked.also)

        def work() -> tuple[Snapshots, Snapshots, Any]:
            before, value = tuple(snapshots.take(one) for one in steps), None
            for command in asked.commands:
                value = command().result()
            return before, tuple(snapshots.take(one) for one in steps), value

        def settled(outcome: tuple[Snapshots, Snapshots, Any]) -> None:
            before, after, value = outcome
            self._undo.push(_Restore(self._desk, asked.words, before, after))
            self._busy = False
            if asked.done is not None:
                asked.done(value)
            self._finish(asked)

        def failed(error: BaseException) -> None:
            self._busy = False
            self._desk.failed(error)
            self._finish(asked)

        self._desk.tasks.run(work, settled, failed)

    def _finish(self, asked: _Asked) -> None:
        if asked.settled is not None:
            asked.settled()
        self._go_on()


class _Restore(QUndoCommand):
    """Takes back what a deed changed, or does it again; what others changed meanwhile stays."""

    def __init__(self, desk: Desk, words: str, before: Snapshots, after: Snapshots) -> None:
        super().__init__(words)
        self._desk, self._before, self._after = desk, before, after
        self._pushed = False

    def redo(self) -> None:
        if self._pushed:
            self._put(self._after, self._before)
        self._pushed = True  # pushing calls this once; by then it is done

    def undo(self) -> None:
        self._put(self._before, self._after)

    def _put(self, wanted: Snapshots, done: Snapshots) -> None:
        restore = self._desk.session.snapshots.restore
        for one, other in zip(wanted, done, strict=True):
            self._desk.do(partial(restore, one, other))


class Already(QUndoCommand):
    """Something done before it is put on the stack: ``back`` takes it back, ``forth`` does it
    again. With ``once`` doing it again is left to the facilitator, as it would be another thing.
    """

    def __init__(self, desk: Desk, words: str, forth: Command, back: Command, *,
                 once: bool = False) -> None:
        super().__init__(words)
        self._desk, self._forth, self._back, self._once = desk, forth, back, once
        self._pushed = False

    def redo(self) -> None:
        if self._pushed:
            self._desk.do(self._forth)
        self._pushed = True

    def undo(self) -> None:
        self._desk.do(self._back)
        self.setObsolete(self._once)
