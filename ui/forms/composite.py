"""Editors of options, of points on options, and of rows of fields."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QGridLayout, QPushButton, QSpinBox, QVBoxLayout, QWidget

from facilitator.fields import Field, FieldError
from facilitator.forms import OptionListField, PointsField, RowsField
from facilitator.i18n import N_, Message
from ui.forms.base import Editor, more_button, told
from ui.forms.pasting import PastedLines
from ui.look import Look
from ui.parts.basic import box, button, column, label, row, rule, spin

MakeEditor = Callable[[Field, Look], Editor]


class OptionListEditor(Editor):
    """Options, one a line; those that keep their words or their place keep their id."""

    def __init__(self, field: OptionListField, look: Look) -> None:
        super().__init__(field, look)
        self._known: list[dict[str, str]] = []
        self._input = PastedLines(look, 4)
        self._input.textChanged.connect(self.changed)
        self._left_out = label("", "small", wrap=True)
        self._left_out.hide()
        self._input.told.connect(self._tell)
        self.body.addWidget(self._input)
        self.body.addWidget(self._left_out)
        self.finish(self._input)

    def _tell(self, notes: Sequence[Message]) -> None:
        """Say what was left out of a paste."""
        self._left_out.setText(" ".join(self.look.say(note) for note in notes))
        self._left_out.setVisible(bool(notes))

    def value(self) -> list[dict[str, str] | str]:
        lines = [line for line in self._input.toPlainText().splitlines() if line.strip()]
        by_label = {item["label"]: item["id"] for item in self._known}
        found: list[dict[str, str] | str] = []
        taken = {by_label[line.strip()] for line in lines if line.strip() in by_label}
        for place, line in enumerate(lines):
            kept = by_label.get(line.strip())
            if kept is None and len(lines) == len(self._known):
                here = self._known[place]["id"]  # reworded where it stood
                kept = here if here not in taken else None
            found.append({"id": kept, "label": line} if kept else line)
        return found

    def set_value(self, value: Any) -> None:
        items = value if isinstance(value, Sequence) and not isinstance(value, str) else []
        self._known = [
            {"id": str(item["id"]), "label": str(item["label"])}
            for item in items if isinstance(item, Mapping) and item.get("id")
        ]
        lines = [str(item["label"]) if isinstance(item, Mapping) else str(item) for item in items]
        if lines != self._input.toPlainText().splitlines():
            self._input.setPlainText("\n".join(lines))


class PointsEditor(Editor):
    """Points shared over options, with how many are left."""

    def __init__(self, field: PointsField, look: Look) -> None:
        super().__init__(field, look)
        self._budget = field.budget
        self._inputs: dict[str, QSpinBox] = {}
        grid = QGridLayout()
        for place, option in enumerate(field.options):
            points = spin(0, field.most, 64)
            points.setAccessibleName(look.say(option.label))
            points.valueChanged.connect(self._count)
            grid.addWidget(points, place, 0)
            grid.addWidget(label(look.say(option.label), wrap=True), place, 1)
            self._inputs[option.id] = points
        grid.setColumnStretch(1, 1)
        self.body.addLayout(grid)
        self._left = label("", "small")
        self.body.addWidget(self._left)
        self.finish(None)
        if self._inputs:
            self.setFocusProxy(next(iter(self._inputs.values())))
        self._count()

    def value(self) -> dict[str, int]:
        return {key: points.value() for key, points in self._inputs.items() if points.value()}

    def set_value(self, value: Any) -> None:
        given = value if isinstance(value, Mapping) else {}
        for key, points in self._inputs.items():
            points.setValue(int(given.get(key, 0) or 0))

    def _count(self) -> None:
        left = self._budget - sum(self.value().values())
        self._left.setText(self.look.tr.plural("reste {n} point", "reste {n} points", left))
        self.changed.emit()


class RowsEditor(Editor):
    """Rows of the same fields, to add to and take from."""

    def __init__(self, field: RowsField, look: Look, make: MakeEditor) -> None:
        super().__init__(field, look)
        self._fields = field.fields
        self._most = field.max_items
        self._key = field.key  # made up for whoever leaves it out
        self._make = make
        self._rows: list[dict[str, Editor]] = []
        self._rules: list[QWidget] = []
        self._place = QVBoxLayout()
        self._place.setSpacing(10)
        self.body.addLayout(self._place)
        self._add = button(look, look.say(N_("Ajouter une ligne")), self._add_blank,
                           role="quiet", icon="plus")
        self.body.addLayout(row(self._add, None))
        self.finish(None)
        self.setFocusProxy(self._add)

    def value(self) -> list[dict[str, Any]]:
        return [{name: one.value() for name, one in editors.items()} for editors in self._rows]

    def set_value(self, value: Any) -> None:
        rows = value if isinstance(value, Sequence) and not isinstance(value, str) else []
        while self._rows:
            self._drop(self._rows[-1])
        for item in rows:
            self._append(item if isinstance(item, Mapping) else {self._fields[0].name: item})

    def mark(self, errors: tuple[FieldError, ...]) -> None:
        own: list[FieldError] = []
        for editors in self._rows:
            for one in editors.values():
                one.mark(())
        for error in errors:
            _, _, rest = error.field.partition(".")
            place, _, name = rest.partition(".")
            editors = self._rows[int(place)] if place.isdecimal() and (
                int(place) < len(self._rows)) else {}
            found = editors.get(name.split(".")[0])
            if found is None:
                own.append(error)
            else:
                found.mark((error,))
                found.show()  # it may be folded away
        super().mark(tuple(own))

    def _add_blank(self) -> None:
        self._append({})
        next(iter(self._rows[-1].values())).setFocus()
        self.changed.emit()

    def _append(self, item: Mapping[str, Any]) -> None:
        editors: dict[str, Editor] = {}
        layout = QVBoxLayout()
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for field in self._fields:
            one = self._make(field, self.look)
            one.set_value(item.get(field.name, field.empty))
            one.changed.connect(self.changed)
            editors[field.name] = one
            layout.addWidget(one)
        gone = button(self.look, self.look.say(N_("Retirer cette ligne")),
                      lambda: self._remove(editors), role="quiet", icon="trash-2", bare=True)
        folded = [editors[field.name] for field in self._fields if field.advanced]
        if folded:
            layout.addLayout(row(more := self._fold(folded), None))
        side = row(layout, column(gone, None), gap=4)
        side.setStretch(0, 1)
        between = rule()
        if not self._rows:  # what stands above has its own
            between.hide()
        whole = column(between, side, gap=8)
        frame = box(whole, "", (14, 0, 0, 0))
        self._place.addWidget(frame)
        self._rows.append(editors)
        self._rules.append(between)
        if folded and any(told(one.field, item.get(one.field.name)) for one in folded
                          if one.field.name != self._key):
            more.setChecked(True)
        self._add.setEnabled(len(self._rows) < self._most)

    def _fold(self, editors: Sequence[Editor]) -> QPushButton:
        """Put these out of sight; gives the button that shows them."""
        more = more_button(self.look)
        for one in editors:
            one.hide()
            more.toggled.connect(one.setVisible)
        return more

    def _remove(self, editors: dict[str, Editor]) -> None:
        self._drop(editors)
        self.changed.emit()

    def _drop(self, editors: dict[str, Editor]) -> None:
        place = self._rows.index(editors)
        self._rows.pop(place)
        self._rules.pop(place)
        for first in self._rules[:1]:
            first.hide()
        item = self._place.takeAt(place)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        self._add.setEnabled(True)
