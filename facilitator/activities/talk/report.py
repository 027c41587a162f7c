"""A talk in the report: its notes and its table."""

from __future__ import annotations

from facilitator.activities.talk.result import TalkResult
from facilitator.blocks import Block, DataTable, Paragraph, plain
from facilitator.i18n import Translator


def talk_blocks(result: TalkResult, tr: Translator) -> list[Block]:
    """Write down what was noted; nothing where there is nothing."""
    blocks: list[Block] = [
        Paragraph(plain(part)) for part in result.notes.split("\n\n") if part.strip()
    ]
    if result.table is not None:
        blocks.append(
            DataTable(result.table.header, result.table.rows, row_headers=True)
        )
    if not blocks:
        blocks.append(Paragraph(plain(tr("Rien n’était demandé pendant ce temps.")), soft=True))
    return blocks
