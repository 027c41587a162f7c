"""What every editor of a field has in common."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from facilitator.fields import Field, FieldError
from facilitator.i18n import N_
from ui.look import Look
from ui.parts.basic import button, label


class Editor(QWidget):
    """Edits one field: its label, its inputs, its help, what is wrong with it.

    ``changed`` is emitted whenever the person changes something. Subclasses put their inputs
    into ``body`` and give and take the raw value.
    """

    changed = Signal()

    def __init__(self, field: Field, look: Look, *, titled: bool = True) -> None:
        super().__init__()
        self.field = field
        self.look = look
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(5)
        words = look.say(field.label)
        if titled:
            title = label(words + (" *" if field.required else ""), "strong", wrap=True)
            self.body.addWidget(title)
        self._reason = label("", "bad", wrap=True)
        self._reason.hide()

    def value(self) -> Any:
        """What the inputs hold, to be checked by the field."""
        raise TypeError(type(self).__name__)

    def set_value(self, value: Any) -> None:
        """Fill the inputs; a clean value or one that failed its check."""
        raise TypeError(type(self).__name__)

    def finish(self, first: QWidget | None) -> None:
        """Put the help and the place for a reason under the inputs; name the first for readers."""
        if first is not None:
            self.setFocusProxy(first)
            first.setAccessibleName(self.look.say(self.field.label))
            first.setAccessibleDescription(self.look.say(self.field.help))
        if self.field.help:
            self.body.addWidget(label(self.look.say(self.field.help), "small", wrap=True))
        self.body.addWidget(self._reason)

    def mark(self, errors: tuple[FieldError, ...]) -> None:
        """Say what is wrong, or nothing."""
        self._reason.setText(" ".join(self.look.say(error.reason) for error in errors))
        self._reason.setVisible(bool(errors))

    def reason(self) -> str:
        """What is said to be wrong."""
        return self._reason.text() if not self._reason.isHidden() else ""


def told(field: Field, value: Any) -> bool:
    """Whether somebody set a field to something, so that it should be in sight."""
    return value != field.empty and value not in (None, "", [], ())


def more_button(look: Look) -> QPushButton:
    """The button that unfolds the settings that few people need; its arrow says whether it has."""
    made = button(look, look.say(N_("Plus de réglages")), role="quiet", icon="chevron-right",
                  checkable=True)
    made.toggled.connect(
        lambda out: made.setIcon(look.icon("chevron-down" if out else "chevron-right")))
    return made
