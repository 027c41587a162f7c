"""Cells of a table as the answers that people meant: choices by their labels, points, lines."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from facilitator.fields import (
    ChoiceField,
    Field,
    MultipleChoiceField,
    TextListField,
    ToggleField,
)
from facilitator.forms import PointsField
from facilitator.i18n import N_, Message
from facilitator.workshop.importing import folded, meant


def read_row(
    line: int, given: Mapping[str, str], targets: Mapping[str, str],
    fields: Mapping[str, Field], notes: list[Message],
) -> dict[str, Any]:
    """The value of a form out of a row's cells by their columns; ``targets`` say which field a
    column answers. A cell that is none of the choices is left out and added to ``notes``."""
    value: dict[str, Any] = {}
    for column, cell in given.items():
        name, _, option = targets.get(column, "").partition(".")
        wanted = fields.get(name)
        if wanted is None or not cell:
            continue
        match wanted:
            case PointsField():
                if cell.isdecimal():
                    value.setdefault(name, {})[option] = int(cell)
                else:
                    notes.append(_odd(line, cell, wanted))
            case TextListField():
                value.setdefault(name, []).append(cell)
            case MultipleChoiceField():
                ids, odd = _chosen(cell, wanted)
                value[name] = [*value.get(name, ()), *ids]
                notes += [_odd(line, one, wanted) for one in odd]
            case ChoiceField():
                found = meant(cell, wanted.options)
                if found is None:
                    notes.append(_odd(line, cell, wanted))
                else:
                    value[name] = found.id
            case ToggleField():
                value[name] = folded(cell) in ("oui", "yes", "vrai", "true", "1", "x")
            case _:
                value[name] = cell
    return value


def _chosen(cell: str, wanted: MultipleChoiceField) -> tuple[list[str], list[str]]:
    """The options that a cell names, and what in it is none: "A; B", "A, B" or one with a comma."""
    for separator in (None, ";", "|", ","):
        parts = [cell] if separator is None else [p.strip() for p in cell.split(separator)]
        found = [meant(part, wanted.options) for part in parts if part]
        if found and all(found):
            return list(dict.fromkeys(one.id for one in found if one)), []
    parts = [part.strip() for part in _pieces(cell) if part.strip()]
    pairs = [(part, meant(part, wanted.options)) for part in parts]
    return ([one.id for _, one in pairs if one], [part for part, one in pairs if one is None])


def _pieces(cell: str) -> list[str]:
    """A cell cut at every separator that forms use."""
    for separator in "|,":
        cell = cell.replace(separator, ";")
    return cell.split(";")


def _odd(line: int, cell: str, wanted: Field) -> Message:
    return Message(N_("Ligne {line} : « {value} » n’est pas un choix de « {field} »."),
                   {"line": line, "value": cell[:80], "field": wanted.label})
