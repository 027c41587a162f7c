"""A page that takes the place of the forms for a while: a print, an import."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from facilitator.i18n import N_
from ui.look import Look
from ui.parts.basic import button, column, fill, label, row
from ui.parts.focus import Before, holds_focus

_EDGE = 12
"""Pixels between the edge of a button without a frame and its icon."""


class ToolPage(QWidget):
    """A title with a way back (Escape too), and ``body`` under it; ``closed`` asks to leave.

    ``first`` is where the focus goes on opening; a focus proxy would take Tab past the way back.
    """

    closed = Signal()

    def __init__(self, look: Look, title: str) -> None:
        super().__init__()
        self.look = look
        self.first: QWidget | None = None
        self.title = label(title, "title")
        back = button(look, look.say(N_("Revenir au déroulé")), self.closed.emit, role="quiet",
                      icon="arrow-left", bare=True)
        self.body = QVBoxLayout()
        under = column(self.body)  # level with the arrow, which has its edge around it
        layout = QVBoxLayout(self)
        fill(layout, (row(back, self.title, None, gap=6), under), 12)
        under.setContentsMargins(_EDGE, 0, 0, 0)
        layout.setStretch(1, 1)
        layout.setContentsMargins(24 - _EDGE, 16, 24, 20)
        leave = QShortcut(QKeySequence("Escape"), self, self.closed.emit)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.setAccessibleName(title)

    def show_address(self, address: str) -> None:
        """Hear what phones open, for tools that show it."""


class ToolStack(QStackedWidget):
    """The forms, or one tool in their place."""

    def __init__(self, forms: QWidget) -> None:
        super().__init__()
        self._before = Before()
        self.addWidget(forms)

    def open(self, tool: ToolPage) -> None:
        """Put a tool in the place of the forms, or of the tool that was there."""
        if self.tool() is None:
            self._before.keep(self)
        self._take_away()
        tool.closed.connect(self.close_tool)
        self.addWidget(tool)
        self.setCurrentWidget(tool)
        (tool.first or tool).setFocus()

    def tool(self) -> ToolPage | None:
        """The tool that is open."""
        found = self.currentWidget()
        return found if isinstance(found, ToolPage) else None

    def close_tool(self) -> None:
        """Show the forms again; the focus goes back to where it was before the tool."""
        if self._take_away():
            self._before.give_back()

    def _take_away(self) -> bool:
        """Put the forms in the place of the tool, if there is one; whether it had the focus."""
        tool = self.tool()
        if tool is None:
            return False
        held = holds_focus(tool)
        self.setCurrentIndex(0)
        self.removeWidget(tool)
        tool.deleteLater()
        return held
