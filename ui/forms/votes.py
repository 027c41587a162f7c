"""Editors of votes: places in a ranking, and ratings of options."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QComboBox, QGridLayout, QSpinBox

from facilitator.vote_fields import RankField, RatingField
from ui.forms.base import Editor
from ui.look import Look
from ui.parts.basic import label, spin


class RankEditor(Editor):
    """A place beside each option, as on a paper ballot; a dash for what is not ranked."""

    def __init__(self, field: RankField, look: Look) -> None:
        super().__init__(field, look)
        self._inputs: dict[str, QSpinBox] = {}
        grid = QGridLayout()
        for row, option in enumerate(field.options):
            place = spin(0, len(field.options), 64)
            place.setSpecialValueText("—")
            place.setAccessibleName(look.say(option.label))
            place.valueChanged.connect(lambda: self.changed.emit())
            grid.addWidget(place, row, 0)
            grid.addWidget(label(look.say(option.label), wrap=True), row, 1)
            self._inputs[option.id] = place
        grid.setColumnStretch(1, 1)
        self.body.addLayout(grid)
        self.finish(None)
        if self._inputs:
            self.setFocusProxy(next(iter(self._inputs.values())))

    def value(self) -> dict[str, int]:
        return {key: place.value() for key, place in self._inputs.items() if place.value()}

    def set_value(self, value: Any) -> None:
        given = value if isinstance(value, Mapping) else {}
        for key, place in self._inputs.items():
            place.setValue(int(given.get(key, 0) or 0))


class RatingEditor(Editor):
    """A drop-down list per option and scale."""

    def __init__(self, field: RatingField, look: Look) -> None:
        super().__init__(field, look)
        self._inputs: dict[tuple[str, str], QComboBox] = {}
        grid = QGridLayout()
        for column, scale in enumerate(field.scales):
            if scale.label:
                grid.addWidget(label(look.say(scale.label), "small", wrap=True), 0, column)
        for row, option in enumerate(field.options, 1):
            for column, scale in enumerate(field.scales):
                said = QComboBox()
                said.addItem("—", "")
                for choice in scale.choices:
                    said.addItem(look.say(choice.label), choice.id)
                name = " · ".join(filter(None, (look.say(option.label), look.say(scale.label))))
                said.setAccessibleName(name)
                said.currentIndexChanged.connect(lambda: self.changed.emit())
                grid.addWidget(said, row, column)
                self._inputs[option.id, scale.name] = said
            words = label(look.say(option.label), wrap=True)
            grid.addWidget(words, row, len(field.scales))
        grid.setColumnStretch(len(field.scales), 1)
        self.body.addLayout(grid)
        self.finish(None)
        if self._inputs:
            self.setFocusProxy(next(iter(self._inputs.values())))

    def value(self) -> dict[str, dict[str, str]]:
        found: dict[str, dict[str, str]] = {}
        for (option, scale), said in self._inputs.items():
            if said.currentData():
                found.setdefault(option, {})[scale] = str(said.currentData())
        return found

    def set_value(self, value: Any) -> None:
        given = value if isinstance(value, Mapping) else {}
        for (option, scale), said in self._inputs.items():
            rated = given.get(option)
            chosen = rated.get(scale, "") if isinstance(rated, Mapping) else ""
            said.setCurrentIndex(max(0, said.findData(chosen)))
