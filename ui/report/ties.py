"""Which quotes still say what somebody said: changed ones are known, and can be given back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextDocument

from facilitator.blocks import Block, Inline, ItemList, Paragraph, Quote
from facilitator.report.excerpts import parts_of
from facilitator.report.richtext import Rich
from ui.report.rich_document import CITES, is_quote


@dataclass(frozen=True)
class Passage:
    """Words in a document that repeat, or repeated, the answer ``cites``."""

    start: int
    end: int
    cites: str
    look: QTextCharFormat


class Ties:
    """Knows what answers said, to tell a shortened quote (still theirs) from a rewritten one.

    ``whole`` gives an answer's words by its id; it is asked only for quotes that were changed.
    """

    def __init__(self) -> None:
        self.whole: Callable[[str], str | None] = lambda _: None
        self._first: dict[str, str] = {}
        self._wholes: dict[str, str | None] = {}

    def learn(self, words: Iterable[Block]) -> None:
        """Begin with words as they are kept: their quotes are those of answers."""
        self._first, self._wholes = {}, {}
        for block in words:
            match block:
                case Quote(text, _, cites) if cites:
                    self.add(cites, text)
                case Paragraph(runs):
                    self._learn(runs)
                case ItemList(items):
                    for item in items:
                        self._learn(item)

    def add(self, answer_id: str, text: str) -> None:
        """An answer was put in."""
        self._first.setdefault(answer_id, _plain(text))

    def holds(self, text: str, answer_id: str) -> bool:
        """Whether ``text`` is what the answer says, or parts of it with […] between."""
        if _plain(text) == self._first.get(answer_id):
            return True
        if answer_id not in self._wholes:
            self._wholes[answer_id] = self.whole(answer_id)
        whole = self._wholes[answer_id]
        return whole is None or parts_of(text, whole) is not None

    def untied(self, words: Iterable[Block]) -> Rich:
        """The words, rewritten quotes as words of whoever writes."""
        return tuple(self._untied(block) for block in words)

    def changed(self, document: QTextDocument) -> list[Passage]:
        """The passages of a document that no longer are what was said."""
        return [one for one in _passages(document)
                if not self.holds(_words(document, one), one.cites)]

    def give_back(self, document: QTextDocument) -> None:
        """Put what was said in the place of every changed passage; one undo takes it back."""
        cursor = QTextCursor(document)
        cursor.beginEditBlock()
        for one in reversed(self.changed(document)):
            said = self._wholes.get(one.cites) or self._first.get(one.cites)
            if said:
                cursor.setPosition(one.start)
                cursor.setPosition(one.end, QTextCursor.MoveMode.KeepAnchor)
                cursor.insertText(_plain(said), one.look)
        cursor.endEditBlock()

    def _learn(self, runs: Inline) -> None:
        for run in runs:
            if run.cites:
                self.add(run.cites, run.text)

    def _untied(self, block: Block) -> Block:
        match block:
            case Quote(text, _, cites) if cites and not self.holds(text, cites):
                return replace(block, cites="")
            case Paragraph(runs):
                return replace(block, runs=self._loose(runs))
            case ItemList(items):
                return replace(block, items=tuple(map(self._loose, items)))
        return block

    def _loose(self, runs: Inline) -> Inline:
        return tuple(replace(run, cites="") if run.cites and not self.holds(run.text, run.cites)
                     else run for run in runs)


def _passages(document: QTextDocument) -> Iterator[Passage]:
    """Every passage with an answer behind it; a quote is one, whatever was typed into it."""
    block = document.begin()
    while block.isValid():
        place, first = block.begin(), True
        while not place.atEnd():
            piece = place.fragment()
            place += 1
            look = piece.charFormat()
            cites = str(look.property(CITES) or "")
            if cites and is_quote(block):
                if first:
                    end = block.position() + block.length() - 1
                    yield Passage(block.position(), end, cites, look)
                first = False
            elif cites:
                yield Passage(piece.position(), piece.position() + piece.length(), cites, look)
        block = block.next()


def _words(document: QTextDocument, one: Passage) -> str:
    cursor = QTextCursor(document)
    cursor.setPosition(one.start)
    cursor.setPosition(one.end, QTextCursor.MoveMode.KeepAnchor)
    return _plain(cursor.selectedText())


def _plain(text: str) -> str:
    return " ".join(text.replace("\u2028", " ").split())
