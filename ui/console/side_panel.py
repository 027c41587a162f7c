"""A panel laid over the right of a page, until Escape; what comes next stays in sight."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from facilitator.i18n import N_
from ui.look import Look
from ui.parts.basic import button, label, row
from ui.parts.focus import Before
from ui.parts.shade import Shade


class SidePanel(QFrame):
    """A title, a way to close, and what :attr:`body` is given. The focus goes back on closing."""

    def __init__(self, look: Look, title: str, width: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "float")
        self.setAutoFillBackground(True)
        self.setAccessibleName(look.say(title))
        self._wide = round(width * look.scale)
        self._before = Before()
        self._foot: QWidget | None = None
        self._close = button(look, look.say(N_("Fermer (Échap)")), self.hide_again, role="quiet",
                             icon="x", bare=True)
        self.title = label(look.say(title), "heading")
        self.head = row(self.title, None, self._close, gap=4)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(16, 12, 12, 16)
        self.body.setSpacing(8)
        self.body.addLayout(self.head)
        parent.installEventFilter(self)
        self.hide()
        self._shade = Shade(look, self)

    def stay_above(self, foot: QWidget) -> None:
        """Leave this part of the page free: the one big next action."""
        self._foot = foot
        foot.installEventFilter(self)

    def open(self) -> None:
        """Appear at the right of the page, over what is there."""
        if not self.isVisible():
            self._before.keep(self)
        self._place()
        self.show()
        self.raise_()
        self._close.setFocus()  # until what is inside wants it: Escape works from the start

    def hide_again(self) -> None:
        """Go, and give the focus back to where it was."""
        self._before.leave(self)

    def entitle(self, title: str) -> None:
        """Change the title."""
        self.title.setText(title)
        self.setAccessibleName(title)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move) and self.isVisible() and (
                watched in (self.parent(), self._foot)):
            self._place()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide_again()
        else:
            super().keyPressEvent(event)

    def _place(self) -> None:
        page = self.parentWidget()
        assert page is not None  # it was made with one
        wide = min(self._wide, page.width() - 24)
        end = page.height() if self._foot is None else self._foot.mapTo(page, QPoint()).y() + 8
        self.setGeometry(page.width() - wide - 12, 12, wide, max(120, end - 24))
