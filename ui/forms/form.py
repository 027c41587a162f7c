"""A whole form: one editor per field, the advanced ones folded away, reasons beside the inputs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, assert_never, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton, QVBoxLayout, QWidget

from facilitator.fields import (
    ChoiceField,
    Field,
    FieldError,
    InvalidForm,
    MultipleChoiceField,
    NumberField,
    TextField,
    TextListField,
    ToggleField,
)
from facilitator.forms import OptionListField, PointsField, RowsField, check_form
from facilitator.vote_fields import RankField, RatingField
from ui.forms.base import Editor, more_button, told
from ui.forms.composite import OptionListEditor, PointsEditor, RowsEditor
from ui.forms.simple import (
    ChoiceEditor,
    MultipleChoiceEditor,
    NumberEditor,
    TextEditor,
    TextListEditor,
    ToggleEditor,
)
from ui.forms.votes import RankEditor, RatingEditor
from ui.look import Look
from ui.parts.basic import row

KnownField = (
    TextField | TextListField | ChoiceField | MultipleChoiceField | NumberField | ToggleField
    | PointsField | OptionListField | RowsField | RankField | RatingField
)
_FEW, _ROOM = 10, 380
"""Fields of no more characters than this are short and stand side by side, in a form that is so
many pixels wide."""


def editor(field: Field, look: Look) -> Editor:
    """The editor of a field."""
    known = cast(KnownField, field)
    match known:
        case TextField():
            return TextEditor(known, look)
        case TextListField():
            return TextListEditor(known, look)
        case ChoiceField():
            return ChoiceEditor(known, look)
        case MultipleChoiceField():
            return MultipleChoiceEditor(known, look)
        case NumberField():
            return NumberEditor(known, look)
        case ToggleField():
            return ToggleEditor(known, look)
        case PointsField():
            return PointsEditor(known, look)
        case OptionListField():
            return OptionListEditor(known, look)
        case RowsField():
            return RowsEditor(known, look, editor)
        case RankField():
            return RankEditor(known, look)
        case RatingField():
            return RatingEditor(known, look)
        case _:
            assert_never(known)


def _short(field: Field) -> bool:
    """Whether a field is for a date, a time, a few letters: such fields stand side by side."""
    return isinstance(field, TextField) and not field.multiline and field.max_length <= _FEW


class FieldForm(QWidget):
    """Edits the values of ``fields``; ``changed`` is emitted when the person changes one."""

    changed = Signal()

    def __init__(self, fields: Sequence[Field], look: Look) -> None:
        super().__init__()
        self._fields = tuple(fields)
        self._editors = {field.name: editor(field, look) for field in self._fields}
        self._quiet = False
        self._held: dict[str, Any] = {}
        self._beside: list[QBoxLayout] = []
        self._room = round(_ROOM * look.scale)
        self.setMaximumWidth(round(760 * look.scale))  # longer lines are hard to read
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        folded = QWidget()
        inner = QVBoxLayout(folded)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(16)
        beside: QBoxLayout | None = None
        for field in self._fields:
            one = self._editors[field.name]
            one.changed.connect(self._tell)
            if field.advanced or not _short(field):
                beside = None
                (inner if field.advanced else layout).addWidget(one)
                continue
            if beside is None:
                layout.addLayout(beside := row(gap=16))
                self._beside.append(beside)
            beside.addWidget(one, 1, Qt.AlignmentFlag.AlignTop)
        self._more: QPushButton | None = None
        if any(field.advanced for field in self._fields):
            self._more = more_button(look)
            self._more.toggled.connect(folded.setVisible)
            layout.addLayout(row(self._more, None))
        folded.hide()
        layout.addWidget(folded)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        direction = QBoxLayout.Direction
        for one in self._beside:
            one.setDirection(direction.LeftToRight if self.width() >= self._room
                             else direction.TopToBottom)

    def values(self) -> dict[str, Any]:
        """What the inputs hold, unchecked."""
        return {name: one.value() for name, one in self._editors.items()}

    def set_values(self, values: Mapping[str, Any]) -> None:
        """Fill the inputs without telling that they changed; what comes in filled is not left
        folded away."""
        self._quiet = True
        for field in self._fields:
            value = values.get(field.name, field.empty)
            before = self._held.get(field.name, field.empty)
            if self._more and field.advanced and told(field, value) and not told(field, before):
                self._more.setChecked(True)
            self._held[field.name] = value
            self._editors[field.name].set_value(value)
        self._quiet = False
        self.show_errors(())

    def checked(self) -> dict[str, Any] | None:
        """The clean values; None, with the reasons shown, where something is wrong."""
        try:
            values = check_form(self._fields, self.values())
        except InvalidForm as bad:
            self.show_errors(bad.errors)
            return None
        self.show_errors(())
        return values

    def show_errors(self, errors: Sequence[FieldError]) -> None:
        """Say beside each input what is wrong with it."""
        for name, one in self._editors.items():
            one.mark(tuple(e for e in errors if e.field.split(".")[0] == name))

    def reasons(self) -> dict[str, str]:
        """What is said to be wrong, by field."""
        return {name: one.reason() for name, one in self._editors.items() if one.reason()}

    def focus_on(self, name: str) -> bool:
        """Put the cursor into the input of a field; False where there is none in sight."""
        one = self._editors.get(name)
        if one is None or not one.isVisible():
            return False
        one.setFocus()
        return True

    def focus_first(self) -> None:
        """Put the cursor into the first input."""
        if self._editors:
            next(iter(self._editors.values())).setFocus()

    def _tell(self) -> None:
        if not self._quiet:
            self.changed.emit()
