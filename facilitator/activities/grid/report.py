"""Grids in the report: a table per group, with its question and who was in it."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator.activities.grid.result import GridResult, GroupGrid, Line
from facilitator.activities.grid.wording import name_of, words_of
from facilitator.blocks import Block, DataTable, Heading, ItemList, Paragraph, Run, plain
from facilitator.i18n import Translator

DASH = "–\u00a0"
LINES_PER_ROW = 18
"""A row of a table is never parted over two pages, so very long cells become several rows."""


def grid_blocks(result: GridResult, tr: Translator) -> list[Block]:
    """Write every group's grid down."""
    if not result.columns or not result.lines:
        return [Paragraph(plain(tr("Les grilles sont restées vides.")), soft=True)]
    blocks: list[Block] = []
    for grid in result.grids:
        if grid.label or len(result.grids) > 1:
            blocks.append(Heading(2, name_of(grid, tr)))
        blocks += _grid(grid, result, tr)
    if any(line.added for grid in result.grids for cell in grid.cells for line in cell):
        blocks.append(Paragraph(plain(tr("+ : ajouté en plénière.")), soft=True))
    if any(line.origin for grid in result.grids for cell in grid.cells for line in cell):
        blocks.append(Paragraph(plain(tr(
            "Entre parenthèses : le groupe qui a écrit la ligne, réuni depuis à celui-ci."
        )), soft=True))
    if result.common:
        blocks.append(Heading(2, tr("Points communs")))
        blocks.append(ItemList(tuple(
            plain(f"{point.text} ({', '.join(point.groups)})") for point in result.common
        )))
    return blocks


def _grid(grid: GroupGrid, result: GridResult, tr: Translator) -> list[Block]:
    blocks: list[Block] = []
    if grid.question:
        blocks.append(Paragraph((Run(grid.question, bold=True),)))
    if grid.people:
        blocks.append(Paragraph(plain(_members(grid, tr)), soft=True))
    if not grid.lines:
        blocks.append(Paragraph(plain(tr("Ce groupe n’a rien noté.")), soft=True))
        return blocks
    cells = [_chunks(cell) for cell in grid.cells]
    rows = tuple(
        tuple(cell[at] if at < len(cell) else "" for cell in cells)
        for at in range(max(map(len, cells)))
    )
    blocks.append(DataTable(tuple(option.label for option in result.columns), rows))
    return blocks


def _members(grid: GroupGrid, tr: Translator) -> str:
    unnamed = grid.people - len(grid.names)
    if not grid.names:
        words = tr.plural("{n} personne.", "{n} personnes.", grid.people)
    else:
        names = ", ".join(grid.names)
        if unnamed > 0:
            rest = tr.plural("{n} autre personne", "{n} autres personnes", unnamed)
            names = tr("{names} et {rest}", names=names, rest=rest)
        words = tr("Avec {names}.", names=names)
    if grid.rapporteur:
        words += " " + tr("A rapporté : {name}.", name=grid.rapporteur)
    return words


def _chunks(cell: Sequence[Line]) -> list[str]:
    lines = [words_of(line) if line.added else f"{DASH}{words_of(line)}" for line in cell]
    return [
        "\n".join(lines[at : at + LINES_PER_ROW]) for at in range(0, len(lines), LINES_PER_ROW)
    ]
