"""A small word processor: paragraphs, bold, italics, lists, and quotes dropped in from a list."""

from __future__ import annotations

import re
from collections.abc import Collection

from PySide6.QtCore import QMimeData, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QTextEdit

from facilitator.blocks import Run
from facilitator.report.richtext import Rich, from_text, to_text
from ui.look import Look
from ui.report.rich_document import (
    CITES,
    Inks,
    Scribe,
    is_quote,
    list_format,
    paragraph_format,
    plain_block,
    quote_format,
    to_rich,
)
from ui.report.ties import Ties

ANSWER = "application/x-palabre-answer"
"""What is dragged from a list of verbatims: the answer's id, a line break, its words."""
WORDS = "application/x-palabre-words"
"""Words copied here, as the text form of :mod:`facilitator.report.richtext`."""
_BOLD = re.compile(r"\*\*(\S(?:.*?\S)?)\*\*$")
_ITALIC = re.compile(r"(?<![*\w])\*([^*\s](?:[^*]*[^*\s])?)\*$")


class RichEdit(QTextEdit):
    """``quoted`` tells the id of an answer that was put in."""

    quoted = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._inks = Inks(look.color("ink"), look.color("leaf"), look.color("ink-soft"))
        self._bar = look.color("clay")
        self._scribe = Scribe(self._inks)
        self.ties = Ties()
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(8)

    def show_words(self, words: Rich, silent: Collection[str] = ()) -> None:
        """Show words; quotes of the answers in ``silent`` are struck out, readers miss them.

        The cursor stays about where it was: words may come back while somebody goes on.
        """
        place, at = self.textCursor().position(), self.verticalScrollBar().value()
        self._scribe = Scribe(self._inks, silent)
        self.ties.learn(words)
        self._scribe.fill(self.document(), words)
        if self.hasFocus():
            cursor = self.textCursor()
            cursor.setPosition(min(place, self.document().characterCount() - 1))
            self.setTextCursor(cursor)
            self.verticalScrollBar().setValue(at)

    def said(self) -> Rich:
        """What is written; a quote that was rewritten is no longer the answer's."""
        return self.ties.untied(to_rich(self.document()))

    def mark_changed(self) -> bool:
        """Underline quotes that no longer say what was said; whether there are any."""
        marks = []
        for one in self.ties.changed(self.document()):
            mark = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.document())
            cursor.setPosition(one.start)
            cursor.setPosition(one.end, QTextCursor.MoveMode.KeepAnchor)
            look = QTextCharFormat()
            look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
            look.setUnderlineColor(self._bar)
            look.setForeground(self._inks.words)
            mark.cursor, mark.format = cursor, look
            marks.append(mark)
        self.setExtraSelections(marks)
        return bool(marks)

    def give_back(self) -> None:
        """Put what was said back into quotes that were rewritten."""
        self.ties.give_back(self.document())

    def quote(self, answer_id: str, text: str) -> None:
        """Put an answer in where the cursor is, as a quote; Ctrl+Z takes it out again."""
        self._quote_at(self.textCursor(), answer_id, text)

    def bold(self) -> None:
        """Make what is selected, or what is typed next, bold or no longer."""
        made = QTextCharFormat()
        on = self.fontWeight() < QFont.Weight.DemiBold.value
        made.setFontWeight((QFont.Weight.DemiBold if on else QFont.Weight.Normal).value)
        self.mergeCurrentCharFormat(made)

    def italic(self) -> None:
        """The same with italics."""
        made = QTextCharFormat()
        made.setFontItalic(not self.fontItalic())
        self.mergeCurrentCharFormat(made)

    def listed(self, ordered: bool) -> None:
        """Make the paragraphs of the selection items of a list, or paragraphs again."""
        cursor = self.textCursor()
        cursor.beginEditBlock()
        now = cursor.currentList()
        style = list_format(ordered).style()
        if now is not None and now.format().style() is style:
            self._unlist(cursor)
        else:
            cursor.setBlockFormat(paragraph_format())
            cursor.createList(list_format(ordered))
        cursor.endEditBlock()

    def as_quote(self) -> None:
        """Make the paragraph a quote in one's own words, or a paragraph again."""
        cursor = self.textCursor()
        cursor.beginEditBlock()
        self._unlist(cursor)
        cursor.setBlockFormat(
            paragraph_format() if is_quote(cursor.block()) else quote_format())
        cursor.endEditBlock()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        cursor = self.textCursor()
        if event.matches(QKeySequence.StandardKey.Bold):
            self.bold()
        elif event.matches(QKeySequence.StandardKey.Italic):
            self.italic()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and (
                is_quote(cursor.block()) or self._empty_item(cursor)):
            self._leave(cursor)
        else:
            if event.text().isprintable() and self._after_excerpt(cursor):
                self.setCurrentCharFormat(self._scribe.letters(Run("")))
            super().keyPressEvent(event)
            if event.text() == "*":
                self._mark()
            elif event.text() == " ":
                self._open()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        layout = self.document().documentLayout()
        top = self.verticalScrollBar().value()
        block = self.document().begin()
        while block.isValid():
            if is_quote(block):
                place = layout.blockBoundingRect(block).translated(0, -top)
                painter.fillRect(QRectF(12, place.top() + 2, 3, place.height() - 4), self._bar)
            block = block.next()
        painter.end()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasFormat(ANSWER) or source.hasFormat(WORDS) or source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        cursor = self.textCursor()
        if source.hasFormat(ANSWER):
            answer_id, _, text = _read(source, ANSWER).partition("\n")
            self._quote_at(cursor, answer_id, text)
            return
        words = from_text(_read(source, WORDS) if source.hasFormat(WORDS) else source.text())
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        self._scribe.put(cursor, words)
        cursor.endEditBlock()
        self.setTextCursor(cursor)

    def createMimeDataFromSelection(self) -> QMimeData:
        cursor = self.textCursor()
        copied = QTextDocument()
        QTextCursor(copied).insertFragment(cursor.selection())
        made = QMimeData()
        made.setText(cursor.selection().toPlainText())
        made.setData(WORDS, to_text(to_rich(copied)).encode())
        return made

    def _quote_at(self, cursor: QTextCursor, answer_id: str, text: str) -> None:
        self.ties.add(answer_id, text)
        self._scribe.quote(cursor, answer_id, text)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        self.quoted.emit(answer_id)

    def _leave(self, cursor: QTextCursor) -> None:
        """Go on with a paragraph after a quote, or end a list at its empty item."""
        cursor.beginEditBlock()
        if self._empty_item(cursor):
            self._unlist(cursor)
        elif cursor.block().text():
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
            plain_block(cursor)
        cursor.setBlockFormat(paragraph_format())
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.setCurrentCharFormat(self._scribe.letters(Run("")))

    def _mark(self) -> None:
        """Turn ``**words**`` and ``*words*`` into what they mean; Ctrl+Z leaves them as typed."""
        cursor = self.textCursor()
        before = cursor.block().text()[:cursor.positionInBlock()]
        bold = _BOLD.search(before)
        found = bold or _ITALIC.search(before)
        if found is None:
            return
        look = QTextCharFormat(cursor.charFormat())
        usual = QTextCharFormat(look)
        if bold:
            look.setFontWeight(QFont.Weight.DemiBold.value)
        else:
            look.setFontItalic(True)
        cursor.beginEditBlock()
        cursor.movePosition(QTextCursor.MoveOperation.PreviousCharacter,
                            QTextCursor.MoveMode.KeepAnchor, len(found[0]))
        cursor.insertText(found[1], look)
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.setCurrentCharFormat(usual)

    def _open(self) -> None:
        """A paragraph that opens like an item or a quote becomes one."""
        cursor = self.textCursor()
        before = cursor.block().text()[:cursor.positionInBlock()]
        if before not in ("- ", "1. ", "> ") or cursor.currentList() or is_quote(cursor.block()):
            return
        cursor.beginEditBlock()
        cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock,
                            QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        if before == "> ":
            cursor.setBlockFormat(quote_format())
        else:
            cursor.createList(list_format(before == "1. "))
        cursor.endEditBlock()

    @staticmethod
    def _after_excerpt(cursor: QTextCursor) -> bool:
        """Whether what is typed next would grow words that repeat an answer."""
        cited = cursor.charFormat().property(CITES)
        if not cited or cursor.hasSelection() or is_quote(cursor.block()):
            return False
        after = QTextCursor(cursor)
        moved = after.movePosition(QTextCursor.MoveOperation.NextCharacter)
        return not moved or after.charFormat().property(CITES) != cited

    @staticmethod
    def _empty_item(cursor: QTextCursor) -> bool:
        return cursor.currentList() is not None and not cursor.block().text()

    @staticmethod
    def _unlist(cursor: QTextCursor) -> None:
        document = cursor.document()
        block = document.findBlock(cursor.selectionStart())
        while block.isValid() and block.position() <= cursor.selectionEnd():
            listed = block.textList()
            if listed is not None:
                listed.remove(block)
            block = block.next()
        cursor.setBlockFormat(paragraph_format())


def _read(source: QMimeData, kind: str) -> str:
    return bytes(source.data(kind).data()).decode("utf-8", "replace")
