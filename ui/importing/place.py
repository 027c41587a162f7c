"""The import of answers in the place of another page for a while."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QUndoStack
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from facilitator.i18n import N_
from ui.desk import Desk
from ui.importing.page import AnswersImport
from ui.look import Look
from ui.parts.basic import button, fill, label, row
from ui.undo import undo_by_keys


class ImportPlace(QWidget):
    """The import in the place of the report for a while; ``closed`` asks to leave. What is done
    there can be undone until then, and imports taken back at any time."""

    closed = Signal()

    def __init__(self, desk: Desk, look: Look, step: str) -> None:
        super().__init__()
        undo = QUndoStack(self)
        self.answers = AnswersImport(desk, look, step, undo)
        back = button(look, look.say(N_("Revenir à l’écriture")), self.closed.emit, role="quiet",
                      icon="arrow-left", bare=True)
        title = label(look.say(N_("Importer les réponses d’un formulaire")), "title")
        layout = QVBoxLayout(self)
        fill(layout, (row(back, title, None, gap=6), self.answers), 12)
        layout.setStretch(1, 1)
        layout.setContentsMargins(24, 16, 24, 20)
        undo_by_keys(self, undo)
        leave = QShortcut(QKeySequence("Escape"), self, self.closed.emit)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def show_in(self, stack: QStackedWidget) -> None:
        """Stand in the place of a stack's page until it is closed."""
        stack.addWidget(self)
        stack.setCurrentWidget(self)
        self.answers.first.setFocus()
        self.closed.connect(lambda: self._leave(stack))

    def _leave(self, stack: QStackedWidget) -> None:
        stack.removeWidget(self)
        self.deleteLater()
