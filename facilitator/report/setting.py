"""Put the typography of a report's language on its blocks, before any format draws them."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from facilitator.blocks import (
    Block,
    Cover,
    DataTable,
    Heading,
    Inline,
    ItemList,
    PageBreak,
    Paragraph,
    Picture,
    Quote,
)
from facilitator.report.typography import hold_spaces, typeset


def set_block(block: Block, language: str) -> Block:
    """Return ``block`` with its texts set.

    Headings, paragraphs, captions and the cover are ours and set in full; quotes, list items and
    table cells may be what people said, so only their spaces are held.
    """
    match block:
        case Heading():
            return replace(block, text=typeset(block.text, language))
        case Paragraph():
            return replace(block, runs=_runs(block.runs, language))
        case ItemList():
            items = tuple(
                tuple(replace(run, text=hold_spaces(run.text, language)) for run in item)
                for item in block.items
            )
            return replace(block, items=items)
        case Quote():
            held = hold_spaces(block.text, language)
            return replace(block, text=held, source=typeset(block.source, language))
        case DataTable():
            return replace(
                block,
                columns=tuple(typeset(text, language) for text in block.columns),
                rows=tuple(
                    tuple(hold_spaces(text, language) for text in row) for row in block.rows
                ),
                caption=typeset(block.caption, language),
            )
        case Picture():
            return replace(block, caption=typeset(block.caption, language))
        case Cover():
            return Cover(
                typeset(block.title, language),
                tuple(typeset(line, language) for line in block.lines),
                typeset(block.foot, language),
            )
        case PageBreak():
            return block
        case _:
            assert_never(block)


def _runs(runs: Inline, language: str) -> Inline:
    return tuple(replace(run, text=typeset(run.text, language)) for run in runs)
