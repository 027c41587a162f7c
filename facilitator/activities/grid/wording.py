"""What is said of grids in words."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator.activities.cards import Note
from facilitator.activities.common import folded
from facilitator.activities.grid.result import GridResult, GroupGrid, Line
from facilitator.i18n import Translator

PLENARY = "+\u00a0"
"""Stands before a line that was added in plenary."""


def words_of(line: Line) -> str:
    """What a line says, with what tells that it was added in plenary or by a merged group."""
    words = f"{PLENARY}{line.text}" if line.added else line.text
    return f"{words} ({line.origin})" if line.origin else words


def notes_of(lines: Sequence[Line]) -> list[Note]:
    """A cell's lines as they are drawn: the same words once, with how many wrote them."""
    return [Note(words_of(some[0]), some[0].id, any(line.starred for line in some),
                 count=len(some)) for some in alike(lines)]


def alike(lines: Sequence[Line]) -> list[list[Line]]:
    """A cell's lines, those with the same words together, where the first of them stood."""
    found: dict[str, list[Line]] = {}
    for line in lines:
        found.setdefault(folded(words_of(line)), []).append(line)
    return list(found.values())


def name_of(grid: GroupGrid, tr: Translator) -> str:
    """The group's name; lines of nobody's group have one too."""
    return grid.label or tr("Sans groupe")


def in_words(result: GridResult, tr: Translator) -> str:
    """How far each group has come, in one sentence each."""
    if not result.lines:
        return tr("Les grilles sont encore vides.")
    sentences = []
    for grid in result.grids:
        empty = [
            option.label
            for option, cell in zip(result.columns, grid.cells, strict=True) if not cell
        ]
        lines = tr.plural("{n} ligne", "{n} lignes", grid.lines)
        name = name_of(grid, tr) if grid.label or len(result.grids) > 1 else tr("La grille")
        words = tr("{group} : {lines}.", group=name, lines=lines)
        if empty:
            words += " " + tr("Encore vide : {names}.", names=", ".join(empty))
        sentences.append(words)
    return " ".join(sentences)
