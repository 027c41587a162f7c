"""What a report says, without how it looks."""

from __future__ import annotations

from collections.abc import Iterable

from facilitator.blocks import (
    Block,
    Cover,
    DataTable,
    Heading,
    ItemList,
    Paragraph,
    Picture,
    Quote,
)


def words(blocks: Iterable[Block]) -> str:
    """Everything that stands in blocks, a line each, with plain spaces."""
    said = "\n".join(line for block in blocks for line in _lines(block))
    return said.replace("\u202f", " ").replace("\u00a0", " ")


def _lines(block: Block) -> list[str]:
    match block:
        case Heading(_, text):
            return [text]
        case Paragraph(runs):
            return ["".join(run.text for run in runs)]
        case ItemList(items):
            return ["".join(run.text for run in item) for item in items]
        case Quote(text, source):
            return [text, source]
        case DataTable(columns, rows):
            return [*columns, *(cell for row in rows for cell in row)]
        case Cover(title, lines, foot):
            return [title, *lines, foot]
        case Picture(scene):
            return [scene.alt]
        case _:
            return []
