"""Going through a form with Enter alone: on to the next input, and from the last one sent."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QSpinBox, QWidget

from ui.forms.simple import Lines

_Input = QLineEdit | QSpinBox | QComboBox | QCheckBox | Lines


class Walk(QObject):
    """Enter goes through the inputs of ``form`` in their order; ``done`` is emitted at the end.

    An empty line among several, and a box among several, are done with all of them. In a text of
    several lines Enter breaks the line, as everywhere; Ctrl+Enter is the form's own.
    """

    done = Signal()

    def __init__(self, form: QWidget) -> None:
        super().__init__(form)
        self._form = form
        for one in self._inputs():
            if not isinstance(one, Lines):
                one.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent)
                or event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
                or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier):
            return False
        if not event.isAutoRepeat():
            self._on_from(watched)
        return True

    def _on_from(self, watched: QObject) -> None:
        inputs = self._inputs()
        at = next((n for n, one in enumerate(inputs) if one is watched), len(inputs))
        skip = isinstance(watched, QCheckBox) or (
            isinstance(watched, QLineEdit) and not watched.text().strip())
        following = next((one for one in inputs[at + 1:]
                          if not (skip and one.parent() is watched.parent())), None)
        if following is None:
            self.done.emit()
            return
        following.setFocus(Qt.FocusReason.TabFocusReason)
        if isinstance(following, QLineEdit | QSpinBox):
            following.selectAll()

    def _inputs(self) -> list[_Input]:
        """The inputs in sight, in the order in which they were made."""
        return [one for one in self._form.findChildren(QWidget)
                if isinstance(one, _Input) and not isinstance(one.parent(), QSpinBox)
                and not one.isHidden()]
