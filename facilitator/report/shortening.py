"""Keeping a report readable: which blocks of a section are shown, and how much of long ones."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from facilitator.blocks import (
    Block,
    DataTable,
    Heading,
    Inline,
    ItemList,
    Paragraph,
    Picture,
    Quote,
    Run,
    plain,
)
from facilitator.i18n import N_, Translator

_PAGE, _LINE = 50.0, 72
"""Lines of a page and signs of a line of the printed report, a little under what they hold."""
_SPARE = 3.5
"""Lines left free when pictures grow: LibreOffice sets a page a little wider."""
SHORT = 48
"""Characters of a phrase; longer answers stand on a line of their own."""
DOT = "\u00a0· "
"""Stands between words in a row, never at the beginning of a line."""
LONGEST = 6000
"""Characters of a paragraph that lists words; a page holds about 3000."""


def only(blocks: Iterable[Block], show: Sequence[str], width: float = 1.0) -> list[Block]:
    """The blocks of the sorts in ``show``; headings that nothing is left under go as well."""
    kept = [replace(block, width=block.width * width) if isinstance(block, Picture) else block
            for block in blocks if _sort(block) in show or isinstance(block, Heading)]
    if "pictures" in show:
        kept = [block for block in kept if not (isinstance(block, DataTable) and block.echo)]
    return [block for place, block in enumerate(kept)
            if not isinstance(block, Heading) or _holds(kept, place, block.level)]


def lowered(blocks: Iterable[Block], by: int) -> list[Block]:
    """The same blocks with headings ``by`` levels lower, 3 at the lowest."""
    return [replace(block, level=min(3, block.level + by)) if isinstance(block, Heading) else block
            for block in blocks]


def shortened(
    blocks: Iterable[Block], tr: Translator, *, items: int = 0, rows: int = 0
) -> list[Block]:
    """Long lists cut to ``items`` and tables to ``rows`` (0 for all), each cut said in words.

    A row whose cells hold several lines counts for as many rows; one row at least is kept.
    """
    found: list[Block] = []
    for block in blocks:
        match block:
            # One more takes no more room than saying that there is one more.
            case ItemList() if items and len(block.items) > items + 1:
                found += [replace(block, items=block.items[:items]),
                          more(len(block.items) - items, tr)]
            case DataTable() if rows and sum(map(_height, block.rows)) > rows + 1:
                kept = _rows_within(block, rows)
                rest = sum(map(_lines, block.rows[len(kept):]))
                found.append(replace(block, rows=kept))
                found += [_more_rows(rest, tr)] if rest else []
            case Paragraph() if items and sum(len(run.text) for run in block.runs) > LONGEST:
                found.append(_cut(block, tr))
            case _:
                found.append(block)
    return found


def fitted(blocks: Sequence[Block], pages: int, tr: Translator) -> list[Block]:
    """The blocks with their lists cut as far as it takes to fit on so many pages of A4.

    Paragraphs, tables and pictures stay: where they alone are longer, so is the report. Pictures
    narrower than the column grow into what room is left, so that their small words can be read.
    """
    found = list(blocks)
    for items in (8, 6, 4, 3, 2, 1):
        if sum(map(_space, found)) <= pages * _PAGE:
            break
        found = shortened(blocks, tr, items=items)
    return _grown(found, pages * _PAGE - sum(map(_space, found)) - _SPARE)


def _grown(blocks: Sequence[Block], room: float) -> list[Block]:
    """The blocks with narrow pictures wider by so many lines together."""
    narrow = [block for block in blocks if isinstance(block, Picture) and block.width < 1]
    whole = sum(map(_height_in_full, narrow))
    if room <= 0 or not whole:
        return list(blocks)
    return [replace(block, width=min(1.0, block.width + room / whole))
            if isinstance(block, Picture) and block.width < 1 else block for block in blocks]


def _height_in_full(block: Picture) -> float:
    """Lines that a picture takes over the whole width of the column."""
    return 24 * block.scene.height / max(1.0, block.scene.width)


def _space(block: Block) -> float:
    """About how many lines of a page a block takes, room around it included."""
    match block:
        case Heading():
            return 2.6 + 1.2 * (len(block.text) // 55)
        case Paragraph():
            return 1.5 + sum(len(run.text) for run in block.runs) // _LINE
        case ItemList():
            return 1.0 + sum(
                1.3 + sum(len(run.text) for run in item) // (_LINE - 4) for item in block.items)
        case DataTable():
            return 3.0 + sum(1.4 + max(map(len, row)) // 75 for row in block.rows)
        case Picture():
            return 2.0 + block.width * _height_in_full(block)
        case Quote():
            return 2.0 + len(block.text) // _LINE
        case _:
            return _PAGE


def run_in(texts: Sequence[Inline]) -> Paragraph | None:
    """Words and short phrases one after another in a paragraph; None where some are sentences."""
    said = ["".join(run.text for run in text) for text in texts]
    if not said or max(map(len, said)) > SHORT or any("\n" in one for one in said):
        return None
    parts = [*texts[0]]
    for text in texts[1:]:
        parts += [Run(DOT), *text]
    return Paragraph(tuple(parts))


def shares(blocks: Iterable[Block]) -> int:
    """How many lists and tables there are, at least one, to share out what may be shown."""
    return max(1, sum(isinstance(block, ItemList | DataTable) for block in blocks))


def _rows_within(block: DataTable, rows: int) -> tuple[tuple[str, ...], ...]:
    room, number = rows, 0
    for row in block.rows:
        room -= _height(row)
        if room < 0 and number:
            break
        number += 1
    return block.rows[:number]


def _height(row: tuple[str, ...]) -> int:
    return max((cell.count("\n") + 1 for cell in row), default=1)


def _lines(row: tuple[str, ...]) -> int:
    """How many things a row says: 1, or its lines where cells hold several."""
    if _height(row) == 1:
        return 1
    return sum(len([line for line in cell.split("\n") if line]) for cell in row)


def more(number: int, tr: Translator) -> Paragraph:
    """The line that says how many more there are."""
    return Paragraph(plain(tr.plural(
        N_("… et {n} autre."), N_("… et {n} autres."), number)), soft=True)


def _more_rows(number: int, tr: Translator) -> Paragraph:
    return Paragraph(plain(tr.plural(
        N_("… et {n} autre ligne."), N_("… et {n} autres lignes."), number)), soft=True)


def _cut(block: Paragraph, tr: Translator) -> Paragraph:
    kept: list[Run] = []
    room = LONGEST
    for run in block.runs:
        if len(run.text) > room:
            head = run.text[:room].rpartition(DOT)[0] or run.text[:room].rpartition(" ")[0]
            rest = len([part for part in run.text[len(head):].split(DOT) if part.strip()])
            note = tr.plural(N_(" … et {n} autre."), N_(" … et {n} autres."), rest)
            return replace(block, runs=(*kept, replace(run, text=head), Run(note, italic=True)))
        kept.append(run)
        room -= len(run.text)
    return block


def _sort(block: Block) -> str:
    match block:
        case Picture():
            return "photos" if block.photo else "pictures"
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
