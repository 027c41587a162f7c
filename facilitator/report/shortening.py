"""Keeping a report readable: which blocks of a section are shown, and how much of long ones."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from facilitator.blocks import (
    Block,
    DataTable,
    Heading,
    ItemList,
    Paragraph,
    Picture,
    Quote,
    Run,
    plain,
)
from facilitator.i18n import N_, Translator

LONGEST = 6000
"""Characters of a paragraph that lists words; a page holds about 3000."""


def only(blocks: Iterable[Block], show: Sequence[str], width: float = 1.0) -> list[Block]:
    """The blocks of the sorts in ``show``; headings that nothing is left under go as well."""
    kept = [replace(block, width=block.width * width) if isinstance(block, Picture) else block
            for block in blocks if _sort(block) in show or isinstance(block, Heading)]
    return [block for place, block in enumerate(kept)
            if not isinstance(block, Heading) or _holds(kept, place, block.level)]


def lowered(blocks: Iterable[Block], by: int) -> list[Block]:
    """The same blocks with headings ``by`` levels lower, 3 at the lowest."""
    return [replace(block, level=min(3, block.level + by)) if isinstance(block, Heading) else block
            for block in blocks]


def shortened(
    blocks: Iterable[Block], tr: Translator, *, items: int = 0, rows: int = 0
) -> list[Block]:
    """Long lists cut to ``items`` and tables to ``rows`` (0 for all), each cut said in words."""
    found: list[Block] = []
    for block in blocks:
        match block:
            case ItemList() if items and len(block.items) > items:
                found += [replace(block, items=block.items[:items]),
                          _more(len(block.items) - items, tr)]
            case DataTable() if rows and len(block.rows) > rows:
                found += [replace(block, rows=block.rows[:rows]),
                          _more_rows(len(block.rows) - rows, tr)]
            case Paragraph() if items and sum(len(run.text) for run in block.runs) > LONGEST:
                found.append(_cut(block, tr))
            case _:
                found.append(block)
    return found


def lists(blocks: Iterable[Block]) -> int:
    """How many lists there are, at least one, to share out what may be shown."""
    return max(1, sum(isinstance(block, ItemList) for block in blocks))


def _more(number: int, tr: Translator) -> Paragraph:
    return Paragraph(plain(tr.plural(
        N_("… et {n} autre réponse."), N_("… et {n} autres réponses."), number)), soft=True)


def _more_rows(number: int, tr: Translator) -> Paragraph:
    return Paragraph(plain(tr.plural(
        N_("… et {n} autre ligne."), N_("… et {n} autres lignes."), number)), soft=True)


def _cut(block: Paragraph, tr: Translator) -> Paragraph:
    kept: list[Run] = []
    room = LONGEST
    for run in block.runs:
        if len(run.text) > room:
            head = run.text[:room].rpartition(" · ")[0] or run.text[:room].rpartition(" ")[0]
            rest = len([part for part in run.text[len(head):].split(" · ") if part.strip()])
            note = tr.plural(N_(" … et {n} autre."), N_(" … et {n} autres."), rest)
            return replace(block, runs=(*kept, replace(run, text=head), Run(note, italic=True)))
        kept.append(run)
        room -= len(run.text)
    return block


def _sort(block: Block) -> str:
    match block:
        case Picture():
            return "pictures"
        case DataTable():
            return "tables"
        case ItemList():
            return "lists"
        case Quote():
            return "quotes"
        case _:
            return "text"


def _holds(blocks: Sequence[Block], place: int, level: int) -> bool:
    for block in blocks[place + 1:]:
        if not isinstance(block, Heading):
            return True
        if block.level <= level:
            return False
    return False
