"""Blocks to rows: what every part of a report looks like on paper."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from facilitator.blocks import (
    Block,
    Cover,
    DataTable,
    Heading,
    ItemList,
    PageBreak,
    Paragraph,
    Picture,
    Quote,
)
from facilitator.drawing.clean import one_line
from facilitator.drawing.measure import Measure
from facilitator.drawing.pdf import draw_scene
from facilitator.i18n import N_, Translator
from facilitator.report.formats.brand import Logo
from facilitator.report.formats.pdf.cover import cover_row
from facilitator.report.formats.pdf.images import Box, draw_image
from facilitator.report.formats.pdf.rich import rich_rows
from facilitator.report.formats.pdf.rows import (
    HeadingMark,
    MarginNote,
    Paint,
    Row,
    text_rows,
)
from facilitator.report.formats.pdf.style import (
    BODY,
    BODY_HEIGHT,
    CAPTION,
    HEADINGS,
    ITEM,
    LONG,
    LONG_HEADING,
    MARGIN_WIDTH,
    OUTER,
    QUOTE,
    SOFT,
    SOURCE,
    TEXT_LEFT,
    TEXT_WIDTH,
    Style,
)
from facilitator.report.formats.pdf.tables import is_wide, table_rows
from facilitator.report.formats.pdf.tags import Node, Tagger
from facilitator.report.typography import guillemets

_DRAFT = Style(8.5, 15, color="clay")
_INDENT = 16.0


class Composer:
    """Turns blocks, already set by the rules of typography, into rows and structure."""

    def __init__(
        self, root: Node, measure: Measure, language: str, words: Translator,
        logo: Logo | None = None, legal: str = "",
    ) -> None:
        self._root = root
        self._measure = measure
        self._language = language
        self._words = words
        self._level = 0
        self._after = 0.0
        self._logo, self._legal = logo, legal

    def rows(self, block: Block) -> list[Row]:
        """Return the rows of ``block``; spaces between blocks are those between their styles."""
        rows, after = self._draw(block)
        if rows and not rows[0].new_page:
            rows[0].before = max(rows[0].before, self._after)
        self._after = after
        return rows

    def _draw(self, block: Block) -> tuple[list[Row], float]:
        match block:
            case Heading():
                return self._heading(block), HEADINGS[_bounded(block.level)].after
            case Paragraph():
                return self._paragraph(block)
            case ItemList():
                return self._list(block), BODY.after + 2
            case Quote():
                return self._quote(block), QUOTE.after
            case DataTable():
                return self._table(block), 18.0
            case Picture():
                return self._picture(block), 18.0
            case PageBreak():
                return [Row(0.0, None, new_page=True)], 0.0
            case Cover():
                row = cover_row(block, self._root, self._measure, self._logo, self._legal)
                return [row, Row(0.0, None, new_page=True)], 0.0
            case _:
                assert_never(block)

    def _heading(self, block: Heading) -> list[Row]:
        # PDF/UA-1, 7.4.2: headings go down one level at a time.
        level = min(_bounded(block.level), self._level + 1)
        self._level = level
        text = one_line(block.text)
        style = LONG_HEADING if level == 1 and len(text) > LONG else HEADINGS[level]
        left = OUTER if level == 1 else TEXT_LEFT
        width = TEXT_WIDTH + (TEXT_LEFT - left)
        lines = self._measure.wrap(text, style.size, width, style.weight, keep_ends=True)
        rows = text_rows(lines, style, left, self._root.add(f"H{level}"), self._measure)
        for row in rows:
            row.keep = True
        rows[0].heading = HeadingMark(level, text.strip())
        rows[0].needs = 170.0 if level == 1 else 0.0
        if level == 1:
            rows.insert(0, _bar(style.before))
            rows[0].needs = rows[1].needs
            rows[1].before = 0.0
        return rows

    def _paragraph(self, block: Paragraph) -> tuple[list[Row], float]:
        style = SOFT if block.soft else BODY
        outer = self._root
        note = None
        if block.draft:
            outer = self._root.add("Div")
            label = self._words(N_("À relire"))
            note = MarginNote([label], _DRAFT, outer.add("P"))
        node = outer.add("P")
        rows = rich_rows(block.runs, style, TEXT_LEFT, TEXT_WIDTH, node, self._measure)
        if note is not None:
            _beside(rows, note, self._measure)
        end = "".join(run.text for run in block.runs).rstrip()
        if rows and end.endswith(":"):  # what it announces stays with it
            rows[-1].keep = True
        return rows, style.after

    def _list(self, block: ItemList) -> list[Row]:
        node = self._root.add("L", numbering="Decimal" if block.ordered else "Disc")
        rows: list[Row] = []
        for number, item in enumerate(block.items, 1):
            parts = node.add("LI")
            label, body = parts.add("Lbl"), parts.add("LBody")
            mark = f"{number}." if block.ordered else "•"
            room = max(_INDENT, self._measure.width(mark, ITEM.size) + 6)
            lines = rich_rows(item, ITEM, TEXT_LEFT + room, TEXT_WIDTH - room, body, self._measure)
            color = Style(ITEM.size, ITEM.leading, color="leaf")
            lead = text_rows([mark], color, TEXT_LEFT, label, self._measure)[0]
            lines[0].paint = _both(lead, lines[0])
            lines[0].before = ITEM.after if rows else 0.0
            rows.extend(lines)
        return rows

    def _quote(self, block: Quote) -> list[Row]:
        node = self._root.add("BlockQuote")
        text = guillemets(block.text.strip(), self._language)
        lines = self._measure.wrap(
            text, QUOTE.size, TEXT_WIDTH - _INDENT, QUOTE.weight, keep_ends=True
        )
        left = TEXT_LEFT + _INDENT
        rows = text_rows(lines, QUOTE, left, node.add("P"), self._measure)
        if block.source:
            source = self._measure.wrap(
                f"— {block.source}", SOURCE.size, TEXT_WIDTH - _INDENT, keep_ends=True
            )
            rows[-1].keep = True
            rows += text_rows(source, SOURCE, left, node.add("P"), self._measure)
        for row in rows:
            row.paint = _barred(row)
        return rows

    def _table(self, block: DataTable) -> list[Row]:
        node = self._root.add("Table")
        wide = is_wide(block, self._measure)
        if not block.caption:
            return table_rows(block, node, self._measure, wide)
        if wide:
            caption = self._caption(block.caption, node, TEXT_WIDTH)
            above = text_rows(caption.lines, CAPTION, OUTER, caption.node, self._measure)
            for row in above:
                row.keep = True
            return above + table_rows(block, node, self._measure, wide)
        caption = self._caption(block.caption, node, MARGIN_WIDTH)
        rows = table_rows(block, node, self._measure, wide)
        _beside(rows, caption, self._measure, drop=4.5)
        return rows

    def _picture(self, block: Picture) -> list[Row]:
        node = self._root.add("Figure", alt=one_line(block.scene.alt))
        scene = block.scene
        width = TEXT_WIDTH * min(1.0, max(0.1, block.width))
        scale = min(width / max(scene.width, 1.0), BODY_HEIGHT * 0.9 / max(scene.height, 1.0))
        height = scene.height * scale
        size = (TEXT_LEFT, scene.width * scale, height)

        def paint(tagger: Tagger, top: float) -> None:
            tagger.mark(node)
            node.box = (tagger.page, size[0], top, size[0] + size[1], top + size[2])
            if block.photo:
                draw_image(tagger, block.photo, Box(size[0], top, size[1], size[2]))
            else:
                draw_scene(tagger.pen, scene, TEXT_LEFT, top, scale)

        rows = [Row(height, paint, before=4.0)]
        if block.caption:
            _beside(rows, self._caption(block.caption, node, MARGIN_WIDTH), self._measure)
        return rows

    def _caption(self, text: str, node: Node, width: float) -> MarginNote:
        lines = self._measure.wrap(text, CAPTION.size, width, CAPTION.weight, keep_ends=True)
        return MarginNote(lines, CAPTION, node.add("Caption"))


def _bounded(level: int) -> int:
    return min(3, max(1, level))


def _bar(before: float) -> Row:
    """Return the short bar that opens a section."""

    def paint(tagger: Tagger, top: float) -> None:
        with tagger.artifact():
            tagger.pen.line(OUTER, top + 1.5, OUTER + 34, top + 1.5, "mark", 3)

    return Row(12.0, paint, before=before, keep=True)


def _barred(row: Row) -> Paint:
    inner, height = row.paint, row.height

    def paint(tagger: Tagger, top: float) -> None:
        with tagger.artifact():
            tagger.pen.line(TEXT_LEFT + 1, top, TEXT_LEFT + 1, top + height, "leaf", 2)
        if inner is not None:
            inner(tagger, top)

    return paint


def _both(first: Row, second: Row) -> Paint:
    paints = [row.paint for row in (first, second) if row.paint is not None]

    def paint(tagger: Tagger, top: float) -> None:
        for inner in paints:
            inner(tagger, top)

    return paint


def _beside(rows: list[Row], note: MarginNote, measure: Measure, drop: float = 0.0) -> None:
    """Hang ``note`` in the margin beside ``rows``, kept together for as long as it is high."""
    lines = text_rows(note.lines, note.style, OUTER, note.node, measure)
    first = rows[0]
    inner = first.paint

    def paint(tagger: Tagger, top: float) -> None:
        for number, line in enumerate(lines):
            if line.paint is not None:
                line.paint(tagger, top + drop + number * note.style.leading)
        if inner is not None:
            inner(tagger, top)

    first.paint = paint
    covered = 0.0
    for row in rows:
        covered += row.height
        if covered >= note.height + drop:
            return
        row.keep = True
    rows[-1].keep = False
    rows[-1].height += note.height + drop - covered


def sections(rows: list[Row]) -> Iterator[HeadingMark]:
    """Yield the headings among ``rows``."""
    for row in rows:
        if row.heading is not None:
            yield row.heading
