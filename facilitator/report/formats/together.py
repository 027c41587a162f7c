"""Which paragraphs stay with what follows them, in every format that has pages."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator.blocks import Block, DataTable, Paragraph, Picture

SHORT = 260
"""Characters of a paragraph that only leads in: about three lines."""
_MOST = 3


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


def _short(block: Block) -> bool:
    return isinstance(block, Paragraph) and sum(len(run.text) for run in block.runs) <= SHORT
