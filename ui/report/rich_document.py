"""The facilitator's words as a Qt document to edit, and back, quotes tied to their answers."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from PySide6.QtGui import (
    QColor,
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextListFormat,
)

from facilitator.blocks import Block, Inline, ItemList, Paragraph, Quote, Run
from facilitator.report.richtext import Rich

_FIRST = QTextFormat.Property.UserProperty.value
QUOTE, SOURCE, CITES = _FIRST + 1, _FIRST + 2, _FIRST + 3
"""Properties of a block (that it is a quote, and whose) and of letters (the answer's id)."""
_LINE = "\u2028"
_INDENT = 20
"""Pixels that items stand in."""


@dataclass(frozen=True)
class Inks:
    """The colours of words, of quotes that an answer stands behind, and of those not shown."""

    words: QColor
    quote: QColor
    silent: QColor


class Scribe:
    """Writes words into documents."""

    def __init__(self, inks: Inks, silent: Collection[str] = ()) -> None:
        self._inks = inks
        self._silent = silent

    def fill(self, document: QTextDocument, words: Rich) -> None:
        """Put words in the place of all that is in a document; there is nothing to undo then."""
        document.clear()
        document.setUndoRedoEnabled(False)
        document.setIndentWidth(_INDENT)
        cursor = QTextCursor(document)
        cursor.setBlockFormat(paragraph_format())
        self.put(cursor, words)
        document.setUndoRedoEnabled(True)

    def put(self, cursor: QTextCursor, words: Iterable[Block]) -> None:
        """Write words where the cursor is; the first paragraph goes on in the block there."""
        for number, block in enumerate(words):
            goes_on = isinstance(block, Paragraph) and not number
            if not goes_on and (number or cursor.block().text()):
                plain_block(cursor)
            match block:
                case Paragraph(runs):
                    self._runs(cursor, runs)
                case ItemList(items, ordered):
                    self._list(cursor, items, ordered)
                case Quote(text, source, cites):
                    cursor.setBlockFormat(quote_format(source))
                    cursor.insertText(_flat(text), self.letters(Run(text, cites=cites), True))

    def quote(self, cursor: QTextCursor, answer_id: str, text: str) -> None:
        """Put an answer's words where the cursor is, as a quote between paragraphs."""
        cursor.beginEditBlock()
        cursor.setPosition(cursor.selectionEnd())
        block = cursor.block()
        if block.text().strip():
            split = not cursor.atBlockEnd()
            at_start = cursor.atBlockStart()
            form, letters = cursor.blockFormat(), cursor.blockCharFormat()
            listed = cursor.currentList()
            if split:
                cursor.insertBlock(form, letters)
                cursor.movePosition(QTextCursor.MoveOperation.PreviousBlock)
                cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
            if not (split and at_start):
                cursor.insertBlock(form, letters)
            if listed is not None:
                listed.remove(cursor.block())
        elif (listed := cursor.currentList()) is not None:
            listed.remove(block)
        cursor.setBlockFormat(quote_format())
        cursor.insertText(_flat(text), self.letters(Run(text, cites=answer_id), True))
        cursor.endEditBlock()

    def letters(self, run: Run, quoted: bool = False) -> QTextCharFormat:
        """The look of a run."""
        made = QTextCharFormat()
        if run.bold:
            made.setFontWeight(QFont.Weight.DemiBold.value)
        made.setFontItalic(run.italic or quoted)
        made.setForeground(self._inks.words)
        if run.cites:
            made.setProperty(CITES, run.cites)
            made.setForeground(self._inks.quote)
            if run.cites in self._silent:
                made.setForeground(self._inks.silent)
                made.setFontStrikeOut(True)
        return made

    def _runs(self, cursor: QTextCursor, runs: Inline) -> None:
        for run in runs:
            cursor.insertText(_flat(run.text), self.letters(run))

    def _list(self, cursor: QTextCursor, items: tuple[Inline, ...], ordered: bool) -> None:
        cursor.setBlockFormat(paragraph_format())
        made = cursor.createList(list_format(ordered))
        for number, item in enumerate(items):
            if number:
                cursor.insertBlock()
                made.add(cursor.block())
            self._runs(cursor, item)


def to_rich(document: QTextDocument) -> Rich:
    """What a document says. A quote whose words were changed is told by :func:`plainly` alone."""
    found: list[Block] = []
    last = -1
    for block in _blocks(document):
        runs = _runs_of(block)
        listed = block.textList()
        number = listed.objectIndex() if listed is not None else -1
        if not any(run.text.strip() for run in runs):
            last = number if number == last else -1
            continue
        if listed is not None:
            ordered = listed.format().style() is QTextListFormat.Style.ListDecimal
            before = found[-1] if found and number == last else None
            if isinstance(before, ItemList):
                found[-1] = replace(before, items=(*before.items, runs))
            else:
                found.append(ItemList((runs,), ordered))
        elif is_quote(block):
            text = "".join(run.text for run in runs).strip()
            cites = runs[0].cites if len({run.cites for run in runs}) == 1 else ""
            source = str(block.blockFormat().property(SOURCE) or "")
            found.append(Quote(text, source, cites))
        else:
            found.append(Paragraph(runs))
        last = number
    return tuple(found)


def plainly(words: Iterable[Block]) -> Rich:
    """Words as :func:`to_rich` would give them: to see whether two say the same."""
    found: list[Block] = []
    for block in words:
        match block:
            case Paragraph(runs):
                found.append(Paragraph(_joined(runs)))
            case ItemList(items, ordered):
                found.append(ItemList(tuple(_joined(item) for item in items), ordered))
            case Quote(text, source, cites):
                found.append(Quote(_flat(text).strip(), source, cites))
    return tuple(found)


def is_quote(block: QTextBlock) -> bool:
    """Whether a block of an edited document is a quote."""
    return bool(block.blockFormat().property(QUOTE))


def paragraph_format() -> QTextBlockFormat:
    """How a paragraph or an item stands: with some air, as on paper."""
    made = QTextBlockFormat()
    made.setLineHeight(125, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    made.setBottomMargin(5)
    return made


def quote_format(source: str = "") -> QTextBlockFormat:
    """How a quote stands."""
    made = paragraph_format()
    made.setProperty(QUOTE, True)
    made.setProperty(SOURCE, source)
    made.setLeftMargin(18)
    made.setTopMargin(4)
    made.setBottomMargin(4)
    return made


def list_format(ordered: bool) -> QTextListFormat:
    """How a list stands."""
    made = QTextListFormat()
    made.setStyle(QTextListFormat.Style.ListDecimal if ordered
                  else QTextListFormat.Style.ListDisc)
    return made


def plain_block(cursor: QTextCursor) -> None:
    """Begin a paragraph that is neither quote nor item, whatever stands before it."""
    listed = cursor.currentList()
    cursor.insertBlock(paragraph_format(), QTextCharFormat())
    if listed is not None and cursor.currentList() is not None:
        listed.remove(cursor.block())


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def _runs_of(block: QTextBlock) -> Inline:
    runs: list[Run] = []
    quoted = is_quote(block)
    place = block.begin()
    while not place.atEnd():
        piece = place.fragment()
        place += 1
        look = piece.charFormat()
        runs.append(Run(
            piece.text().replace(_LINE, " "), look.fontWeight() >= QFont.Weight.DemiBold.value,
            look.fontItalic() and not quoted, str(look.property(CITES) or "")))
    return _joined(runs)


def _joined(runs: Iterable[Run]) -> Inline:
    """Neighbours of one look as one run."""
    found: list[Run] = []
    for run in runs:
        run = replace(run, text=_flat(run.text))
        if found and replace(found[-1], text="") == replace(run, text=""):
            found[-1] = replace(run, text=found[-1].text + run.text)
        elif run.text:
            found.append(run)
    return tuple(found)


def _flat(text: str) -> str:
    """One line: an answer may hold several."""
    return text.replace("\r\n", " ").replace("\n", " ").replace(_LINE, " ")
