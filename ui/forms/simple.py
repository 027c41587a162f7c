"""Editors of texts, numbers and choices."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit

from facilitator.fields import (
    ChoiceField,
    MultipleChoiceField,
    NumberField,
    TextField,
    TextListField,
    ToggleField,
)
from facilitator.i18n import N_
from ui.forms.base import Editor
from ui.forms.wrapped import WrappedLine
from ui.look import Look
from ui.parts.basic import label, row, spin
from ui.parts.check import Check

_MOST_INPUTS = 6
_LONG = 100
"""Texts that may have more characters than this are shown whole, over several lines."""
_MOST_LINES = 14
"""As many lines are shown before a text of several lines scrolls."""
_AROUND = 24
"""Pixels above and below the lines of a text: padding, frame and the document's own margin."""
_EDGES = 36
"""Pixels left and right of a number: padding, frame, room for the cursor."""
_INSET = 9
_MUCH = 1000
"""A limit from here on is there for safety: nobody has to be told of it."""


class Lines(QPlainTextEdit):
    """Several lines of plain text, ``rows`` at least and as high as they need up to many; Tab
    leaves it, as in every other field."""

    def __init__(self, look: Look, rows: int = 3) -> None:
        super().__init__()
        self._rows = rows
        self.setTabChangesFocus(True)
        self._fit()
        self.document().documentLayout().documentSizeChanged.connect(self._fit)

    def _fit(self) -> None:
        lines = round(self.document().size().height())  # a plain text counts its lines
        shown = max(self._rows, min(lines, _MOST_LINES))
        high = self.fontMetrics().lineSpacing() * shown + _AROUND
        if self.height() != high or self.minimumHeight() != high:
            self.setFixedHeight(high)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if held and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()  # sends the form instead of breaking the line
        else:
            super().keyPressEvent(event)


class TextEditor(Editor):
    """One text."""

    def __init__(self, field: TextField, look: Look, *, titled: bool = True) -> None:
        super().__init__(field, look, titled=titled)
        self._input: QLineEdit | Lines
        if field.multiline:
            self._input = Lines(look)
        else:
            self._input = WrappedLine() if field.max_length > _LONG else QLineEdit()
        self._input.setPlaceholderText(look.say(field.placeholder))
        self._input.textChanged.connect(lambda: self.changed.emit())
        self.body.addWidget(self._input)
        self.finish(self._input)

    def value(self) -> str:
        if isinstance(self._input, Lines):
            return self._input.toPlainText()
        return self._input.text()

    def set_value(self, value: Any) -> None:
        text = value if isinstance(value, str) else ""
        if isinstance(self._input, Lines):
            if text != self._input.toPlainText():
                self._input.setPlainText(text)
        elif text != self._input.text():
            self._input.setText(text)


class TextListEditor(Editor):
    """Several texts: some inputs, or one text with an item a line where there may be many."""

    def __init__(self, field: TextListField, look: Look, *, titled: bool = True) -> None:
        super().__init__(field, look, titled=titled)
        self._lines: Lines | None = None
        self._inputs: list[QLineEdit] = []
        if field.lines or field.multiline or field.max_items > _MOST_INPUTS:
            self._lines = Lines(look, 3)
            self._lines.textChanged.connect(self.changed)
            self.body.addWidget(self._lines)
        else:
            for number in range(field.max_items):
                one = QLineEdit()
                one.setPlaceholderText(look.say(field.placeholder))
                one.setAccessibleName(f"{look.say(field.label)} {number + 1}")
                one.textChanged.connect(lambda: self.changed.emit())
                self._inputs.append(one)
                self.body.addWidget(one)
        self.finish(self._lines)
        if self._inputs:
            self.setFocusProxy(self._inputs[0])

    def value(self) -> list[str]:
        if self._lines is not None:
            return self._lines.toPlainText().splitlines()
        return [one.text() for one in self._inputs]

    def set_value(self, value: Any) -> None:
        texts = [str(item) for item in value] if isinstance(value, Sequence) else []
        if self._lines is not None:
            if texts != self.value():
                self._lines.setPlainText("\n".join(texts))
            return
        for place, one in enumerate(self._inputs):
            one.setText(texts[place] if place < len(texts) else "")


class ChoiceEditor(Editor):
    """One of several options."""

    def __init__(self, field: ChoiceField, look: Look, *, titled: bool = True) -> None:
        super().__init__(field, look, titled=titled)
        self._input, self._default = QComboBox(), field.default
        said = any(not option.id for option in field.options)
        if not said and not field.default:
            self._input.addItem(look.say(N_("Choisir…") if field.required else N_("Aucun choix")),
                                "")
        for option in field.options:
            self._input.addItem(look.say(option.label), option.id)
        self._input.currentIndexChanged.connect(lambda: self.changed.emit())
        self.body.addWidget(self._input)
        self.finish(self._input)

    def value(self) -> str:
        return str(self._input.currentData() or "")

    def set_value(self, value: Any) -> None:
        self._input.setCurrentIndex(max(0, self._input.findData(value or self._default)))


class MultipleChoiceEditor(Editor):
    """Several of the options, as boxes to tick, by their figure too; one alone unticks the rest."""

    def __init__(self, field: MultipleChoiceField, look: Look, *, titled: bool = True) -> None:
        super().__init__(field, look, titled=titled)
        self._boxes: dict[str, QCheckBox] = {}
        self._one = field.max_choices == 1
        for option in field.options:
            box = Check(look.say(option.label))
            box.toggled.connect(partial(self._tick, option.id))
            self._boxes[option.id] = box
            self.body.addWidget(box)
        self.finish(None)
        if self._boxes:
            self.setFocusProxy(next(iter(self._boxes.values())))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        place = int(event.text()) - 1 if event.text() in set("123456789") else len(self._boxes)
        if place < len(self._boxes):
            box = list(self._boxes.values())[place]
            box.setFocus(Qt.FocusReason.ShortcutFocusReason)
            box.toggle()
        else:
            super().keyPressEvent(event)

    def _tick(self, ticked: str, on: bool) -> None:
        if on and self._one:
            for key, box in self._boxes.items():
                box.setChecked(key == ticked)
        self.changed.emit()

    def value(self) -> list[str]:
        return [key for key, box in self._boxes.items() if box.isChecked()]

    def set_value(self, value: Any) -> None:
        chosen = set(value) if isinstance(value, Sequence | Mapping) else set()
        for key, box in self._boxes.items():
            box.setChecked(key in chosen)


class NumberEditor(Editor):
    """A whole number, or none where the field knows how to do without."""

    def __init__(self, field: NumberField, look: Look, *, titled: bool = True) -> None:
        super().__init__(field, look, titled=titled)
        self._optional = field.default is None and not field.required
        self._least = field.minimum - 1 if self._optional else field.minimum
        self._input = spin(self._least, field.maximum)
        if self._optional:
            self._input.setSpecialValueText("—")
        self._input.setSuffix(f" {look.say(field.unit)}" if field.unit else "")
        longest = QFontMetrics(look.font()).horizontalAdvance(
            f"{field.maximum}{self._input.suffix()}")
        self._input.setFixedWidth(max(self._input.width(), longest + _EDGES))
        self._input.lineEdit().setTextMargins(_INSET, 0, 0, 0)  # where a line's text begins
        self._input.setFixedHeight(QLineEdit().sizeHint().height())
        self._input.valueChanged.connect(lambda: self.changed.emit())
        span = look.say(N_("de {min} à {max}"), min=field.minimum, max=field.maximum)
        told = label(span if field.maximum < _MUCH else "", "small")
        self.body.addLayout(row(self._input, told, None))
        self.finish(self._input)
        self.set_value(field.default)

    def value(self) -> int | None:
        number = self._input.value()
        return None if self._optional and number == self._least else number

    def set_value(self, value: Any) -> None:
        self._input.setValue(value if isinstance(value, int) else self._least)


class ToggleEditor(Editor):
    """Yes or no; the box bears the label."""

    def __init__(self, field: ToggleField, look: Look) -> None:
        super().__init__(field, look, titled=False)
        self._box = Check(look.say(field.label))
        self._box.toggled.connect(lambda: self.changed.emit())
        self.body.addWidget(self._box)
        self.finish(self._box)

    def value(self) -> bool:
        return self._box.isChecked()

    def set_value(self, value: Any) -> None:
        self._box.setChecked(bool(value))
