"""What stays on one page, in every format that has pages: lead-ins with what follows, small
tables."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator.blocks import Block, DataTable, Paragraph, Picture

SHORT = 420
"""Characters of a paragraph that only leads in: about five lines."""
_MOST = 3
_ROWS, _SIGNS = 8, 900


def leads_in(blocks: Sequence[Block]) -> frozenset[int]:
    """The places of short paragraphs right before a table or a picture, up to three in a row.

    Without this a group's question may stand at the foot of a page and its grid on the next one.
    """
    found: set[int] = set()
    for place, block in enumerate(blocks):
        if isinstance(block, DataTable | Picture):
            for before in range(place - 1, max(-1, place - 1 - _MOST), -1):
                if not _short(blocks[before]):
                    break
                found.add(before)
    return frozenset(found)


def stays_whole(table: DataTable) -> bool:
    """Whether a table is so small that it is better moved to the next page than parted."""
    signs = sum(len(cell) for row in table.rows for cell in row)
    return len(table.rows) <= _ROWS and signs < _SIGNS


def _short(block: Block) -> bool:
    return isinstance(block, Paragraph) and sum(len(run.text) for run in block.runs) <= SHORT
