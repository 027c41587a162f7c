"""What the tabs of a step have in common."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent, QUndoStack
from PySide6.QtWidgets import QAbstractItemView, QMenu, QPushButton, QWidget

from facilitator.activities.kind import AnyKind
from facilitator.document.records import StepRecord
from facilitator.i18n import N_
from ui.bridge import News
from ui.desk import Desk
from ui.look import Look
from ui.tasks import Latest

TRACE = N_("D’où ça vient ? (D)")
"""The words of the way to the thread, wherever it starts."""
TRACE_ICON = "route"
LARGE = N_("Montrer en grand (M)")
"""The words of the way to have something alone on the room's screen."""


def short(words: str, made: QPushButton) -> QPushButton:
    """A button that shows fewer words than it says to screen readers and under the mouse."""
    made.setToolTip(made.toolTip() or made.accessibleName())
    made.setText(words if made.icon().isNull() else f" {words}")
    return made


@dataclass(frozen=True)
class Setting:
    """What a tab is about and works with."""

    desk: Desk
    look: Look
    step: StepRecord
    kind: AnyKind
    undo: QUndoStack

    def fresh_step(self) -> StepRecord:
        """The step as the file has it now."""
        return self.desk.session.step(self.step.id) or self.step


class StepTab(QWidget):
    """Reads off the GUI thread and shows, but only while it can be seen.

    ``trace`` asks where a thing comes from, by its id. What is put into :attr:`corner` stands at
    the right of the prompt while this one is in front.
    """

    trace = Signal(str)

    def __init__(self, setting: Setting) -> None:
        super().__init__()
        self.setting = setting
        self.corner: QWidget | None = None
        self._stale = True
        self._latest = Latest(setting.desk.tasks, self.read, self.take, self)

    def cares(self, news: News) -> bool:
        """Whether something it shows changed: by default anything about its step."""
        renamed = any(getattr(change, "renamed", False) for change in news.changes)
        return renamed or news.about(self.setting.step.id)

    def read(self) -> Any:
        """Off the GUI thread: what is to be shown."""
        raise TypeError(type(self).__name__)

    def take(self, value: Any) -> None:
        """Show what was read."""
        raise TypeError(type(self).__name__)

    def trace_from(self, things: Sequence[str]) -> None:
        """Ask where the first of ``things`` comes from."""
        if things and things[0]:
            self.trace.emit(things[0])

    def offer_trace(self, view: QAbstractItemView, thing: Callable[[], str]) -> None:
        """Offer the same in the menu of a list or tree, for what ``thing`` gives."""

        def show(at: Any) -> None:
            if not thing():
                return
            menu = QMenu(view)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.addAction(self.setting.look.say(TRACE), lambda: self.trace_from([thing()]))
            menu.popup(view.viewport().mapToGlobal(at))

        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(show)

    def hear(self, news: News) -> None:
        """Read again what changed, now or when it is next seen."""
        if self.cares(news):
            self.refresh()

    def refresh(self) -> None:
        """Read again, now or when it is next seen."""
        self._stale = True
        if self.isVisible():
            self._stale = False
            self._latest.ask()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self._latest.ask()
