"""Says inline what went wrong or what is worth knowing; no dialog interrupts a workshop."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout

from facilitator.errors import PalabreError
from ui.look import Look
from ui.parts.basic import button, fill, label, restyle


class MessageBar(QFrame):
    """One line at the top of a page, hidden while there is nothing to say."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._details = ""
        self._action: Callable[[], object] | None = None
        self._text = label(wrap=True)
        self.hide()

    def _furnish(self) -> None:
        """Only once there is something to say: the first window has nothing to."""
        look = self._look
        self._icon = label()
        self._do = button(look, "", self._act)
        self._copy = button(look, look.say("Copier les détails"), self._copy_details, role="quiet")
        close = button(look, look.say("Fermer ce message"), self.hide, role="quiet", icon="x",
                       bare=True)
        layout = QHBoxLayout(self)
        fill(layout, (self._icon, self._text, self._do, self._copy, close), 10)
        layout.setStretch(1, 1)
        # Around the ground are the margins of the style sheet, which a layout does not know of.
        layout.setContentsMargins(14 + 14, 8 + 5, 14 + 6, 4 + 5)

    def problem(self, text: str, details: str = "", action: str = "",
                do: Callable[[], object] | None = None) -> None:
        """Say what went wrong; ``details`` can be copied, ``action`` offers a way on."""
        self._say("problem", "triangle-alert", "alarm", text, details, action, do)

    def notice(self, text: str, action: str = "", do: Callable[[], object] | None = None) -> None:
        """Say something worth knowing."""
        self._say("notice", "info", "sky", text, "", action, do)

    def error(self, error: BaseException) -> bool:
        """Say an error that can happen in its own words; False for any other."""
        from facilitator.fields import InvalidForm

        if isinstance(error, PalabreError):
            self.problem(self._look.say(error.message))
        elif isinstance(error, InvalidForm):
            self.problem(" ".join(self._look.say(one.reason) for one in error.errors))
        else:
            return False
        return True

    def text(self) -> str:
        """What it says now."""
        return self._text.text() if not self.isHidden() else ""

    def _say(self, role: str, icon: str, token: str, text: str, details: str, action: str,
             do: Callable[[], object] | None) -> None:
        if self.layout() is None:
            self._furnish()
        restyle(self, "role", role)
        self._icon.setPixmap(self._look.icon_pixmap(icon, token))
        self._text.setText(text)
        self._text.setAccessibleName(text)
        self._details, self._action = details, do
        self._copy.setVisible(bool(details))
        self._do.setText(action)
        self._do.setVisible(bool(action))
        self.show()

    def _act(self) -> None:
        self.hide()
        if self._action is not None:
            self._action()

    def _copy_details(self) -> None:
        QGuiApplication.clipboard().setText(self._details)
