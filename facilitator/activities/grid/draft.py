"""What is said of the groups' grids in the draft of the report."""

from __future__ import annotations

from facilitator.activities.grid.result import GridResult, GroupGrid, Line
from facilitator.activities.grid.wording import name_of
from facilitator.blocks import Block, Inline, ItemList, Paragraph, Run, plain
from facilitator.text.prose import Prose

LONGEST_QUOTED = 300


def grid_draft(result: GridResult, prose: Prose) -> list[Block]:
    """How many lines each group wrote under which heading, with one or two starred lines."""
    if not result.columns or not result.lines:
        return []
    tr, groups = prose.tr, [grid for grid in result.grids if grid.label]
    blocks: list[Block] = []
    if groups:
        opening = tr.plural("{count} groupe a travaillé.", "{count} groupes ont travaillé.",
                            len(groups), count=prose.number(len(groups), opening=True))
        blocks.append(Paragraph(plain(opening)))
    return [*blocks, ItemList(tuple(_group(grid, result, prose) for grid in result.grids))]


def _group(grid: GroupGrid, result: GridResult, prose: Prose) -> Inline:
    tr = prose.tr
    lead = name_of(grid, tr) if grid.label or len(result.grids) > 1 else tr("La grille")
    question = f" {prose.quoted(grid.question)}" if grid.question else ""
    if not grid.lines:
        return (Run(lead, bold=True), Run(f"{question}\u00a0: " + tr("rien n’a été noté.")))
    counts = [
        f"{prose.quoted(column.label)} ({_lines(len(cell), prose)})"
        for column, cell in zip(result.columns, grid.cells, strict=True) if cell
    ]
    runs = [Run(lead, bold=True), Run(f"{question}\u00a0: {prose.listed(counts)}.")]
    starred = [line for cell in grid.cells for line in cell
               if line.starred and len(line.text) <= LONGEST_QUOTED][:prose.quotes]
    return (*runs, *_cited(starred, prose)) if starred else tuple(runs)


def _cited(lines: list[Line], prose: Prose) -> Inline:
    runs = [Run(" " + prose.tr("On retient :") + " ")]
    for place, line in enumerate(lines):
        runs.append(Run(("\u202f; " if place else "") + prose.opening_mark))
        runs.append(Run(line.text, cites=line.id))
        runs.append(Run(prose.closing_mark))
    return (*runs, Run("."))


def _lines(count: int, prose: Prose) -> str:
    return prose.tr.plural("{count} ligne", "{count} lignes", count,
                           count=prose.number(count, feminine=True))
