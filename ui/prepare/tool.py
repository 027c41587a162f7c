"""A page that takes the place of the forms for a while: a print, an import."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.i18n import N_
from ui.look import Look
from ui.parts.basic import button, fill, label, row


class ToolPage(QWidget):
    """A title with a way back (Escape too), and ``body`` under it; ``closed`` asks to leave."""

    closed = Signal()

    def __init__(self, look: Look, title: str) -> None:
        super().__init__()
        self.look = look
        self.title = label(title, "title")
        back = button(look, look.say(N_("Revenir au déroulé")), self.closed.emit, role="quiet",
                      icon="arrow-left", bare=True)
        self.body = QVBoxLayout()
        layout = QVBoxLayout(self)
        fill(layout, (row(back, self.title, None, gap=6), self.body), 12)
        layout.setStretch(1, 1)
        layout.setContentsMargins(24, 16, 24, 20)
        leave = QShortcut(QKeySequence("Escape"), self, self.closed.emit)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.setAccessibleName(title)
