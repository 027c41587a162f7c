"""Undoing: a command of the session paired with the one that takes it back."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QUndoCommand, QUndoStack
from PySide6.QtWidgets import QWidget

from ui.desk import Desk

Command = Callable[[], Future[Any]]


class Undoable(QUndoCommand):
    """Gives ``forth`` when done and done again, ``back`` when undone; ``text`` names it."""

    def __init__(self, desk: Desk, text: str, forth: Command, back: Command) -> None:
        super().__init__(text)
        self._desk = desk
        self._forth = forth
        self._back = back

    def redo(self) -> None:
        self._desk.do(self._forth)

    def undo(self) -> None:
        self._desk.do(self._back)


class Undoing(Undoable):
    """Stands for what was done before it is pushed: only doing it again gives ``forth``."""

    def __init__(self, desk: Desk, text: str, forth: Command, back: Command) -> None:
        super().__init__(desk, text, forth, back)
        self._done = True

    def redo(self) -> None:
        if self._done:
            self._done = False
        else:
            super().redo()


def undo_by_keys(page: QWidget, stack: QUndoStack) -> None:
    """Undo and redo by the usual keys while the focus is somewhere in ``page``."""
    for keys, act in (("Ctrl+Z", stack.undo), ("Ctrl+Shift+Z", stack.redo),
                      ("Ctrl+Y", stack.redo)):
        shortcut = QShortcut(QKeySequence(keys), page, act)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
