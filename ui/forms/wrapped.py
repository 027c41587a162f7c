"""A line of text that shows itself whole: it goes on in further lines as it grows."""

from __future__ import annotations

from typing import Any, cast

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QDropEvent,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
    QTextOption,
)
from PySide6.QtWidgets import QLineEdit, QStyle, QStyleOptionFrame

_MOST = 5
"""Lines shown at once; a longer text scrolls with the cursor."""
_INSET = 2
"""Pixels that a line edit keeps free at the left and right inside its padding."""


class WrappedLine(QLineEdit):
    """A line edit in all that is typed, kept and undone; only drawn over several lines.

    Up and Down go from line to line, the mouse finds its place in any of them.
    """

    def __init__(self) -> None:
        super().__init__()
        self._composed = ""  # what an input method is about to write
        self._scrolled = 0
        self._one = 0
        for changed in (self.textChanged, self.cursorPositionChanged, self.selectionChanged):
            changed.connect(self._fit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.text() and not self._composed:
            super().paintEvent(event)
            return
        frame = QStyleOptionFrame()
        self.initStyleOption(frame)
        painter = QPainter(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, frame, painter, self)
        place, text = self._place(), self._laid_out()
        above = QPointF(place.left(), place.top() - self._scrolled * self._high())
        painter.setClipRect(place.adjusted(-_INSET, 0, _INSET, 0))
        painter.setPen(self.palette().color(QPalette.ColorRole.Text))
        text.draw(painter, above, self._chosen())
        if self.hasFocus() and not self.isReadOnly():
            text.drawCursor(painter, above, self.cursorPosition() + len(self._composed), 1)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier
                                     | Qt.KeyboardModifier.KeypadModifier)
        text = self._laid_out()
        here = text.lineForTextPosition(self.cursorPosition())
        if not step or held or not 0 <= here.lineNumber() + step < text.lineCount():
            super().keyPressEvent(event)
            return
        across = _across(here, self.cursorPosition())
        there = text.lineAt(here.lineNumber() + step).xToCursor(across)
        self._go(there, bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._composed = event.preeditString()
        super().inputMethodEvent(event)
        self._fit()

    def inputMethodQuery(self, query: Qt.InputMethodQuery, *about: Any) -> Any:
        if query == Qt.InputMethodQuery.ImCursorRectangle:
            return self._cursor_place()
        return super().inputMethodQuery(query, *about)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.RightButton:
            super().mousePressEvent(event)
            return
        extend = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self._go(self._at(event.position()), extend)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._go(self._at(event.position()), True)
        else:
            super().mouseMoveEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.setCursorPosition(self._at(event.position()))
        if self.cursorPosition() < len(self.text()) and self.text()[self.cursorPosition()] != " ":
            self.cursorWordForward(False)
        self.cursorWordBackward(False)
        self.cursorWordForward(True)
        while self.selectedText().endswith(" "):
            self.cursorBackward(True)

    def dropEvent(self, event: QDropEvent) -> None:
        if event.mimeData().hasText() and not self.isReadOnly():
            self.setCursorPosition(self._at(event.position()))
            self.insert(event.mimeData().text())
            event.acceptProposedAction()
        else:
            super().dropEvent(event)

    def _fit(self) -> None:
        """As high as its lines; where there are too many, the one with the cursor is in sight."""
        if not self._one:
            self.ensurePolished()
            self._one = self.sizeHint().height()
        text = self._laid_out()
        at = text.lineForTextPosition(self.cursorPosition()).lineNumber() if self.text() else 0
        top = max(0, min(self._scrolled, at, text.lineCount() - _MOST))
        self._scrolled = max(top, at - _MOST + 1)
        high = self._one + round((min(_MOST, max(1, text.lineCount())) - 1) * self._high())
        if self.height() != high:
            self.setFixedHeight(high)
        self.update()

    def _place(self) -> QRect:
        """Where the text is, inside the field's padding."""
        frame = QStyleOptionFrame()
        self.initStyleOption(frame)
        inside = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, frame, self)
        free = max(0, inside.height() - round(self._high() * round(inside.height() / self._high())))
        return inside.adjusted(_INSET, free // 2, -_INSET, 0)

    def _high(self) -> float:
        return float(self.fontMetrics().height())

    def _laid_out(self) -> QTextLayout:
        """The text in lines of the field's width; what is being composed stands at the cursor."""
        words, at = self.displayText(), self.cursorPosition()  # breaks are spaces there
        text = QTextLayout(words[:at] + self._composed + words[at:], self.font())
        words_or_less = QTextOption()
        words_or_less.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        text.setTextOption(words_or_less)
        wide, high, number = max(1, self._place().width()), self._high(), 0
        text.beginLayout()
        while (line := text.createLine()).isValid():
            line.setLineWidth(wide)
            line.setPosition(QPointF(0, number * high))
            number += 1
        text.endLayout()
        return text

    def _chosen(self) -> list[QTextLayout.FormatRange]:
        if not self.hasSelectedText():
            return []
        chosen, look = QTextLayout.FormatRange(), QTextCharFormat()
        look.setBackground(self.palette().brush(QPalette.ColorRole.Highlight))
        look.setForeground(self.palette().brush(QPalette.ColorRole.HighlightedText))
        chosen.start, chosen.length = self.selectionStart(), self.selectionLength()
        chosen.format = look
        return [chosen]

    def _at(self, point: QPointF) -> int:
        """The place in the text under a point of the field."""
        text, place = self._laid_out(), self._place()
        row = int((point.y() - place.top()) // self._high()) + self._scrolled
        line = text.lineAt(max(0, min(text.lineCount() - 1, row)))
        return line.xToCursor(point.x() - place.left()) if line.isValid() else 0

    def _go(self, place: int, extend: bool) -> None:
        """Put the cursor somewhere, with what lies between chosen or not."""
        if not extend:
            self.setCursorPosition(place)
            return
        start, end, at = self.selectionStart(), self.selectionEnd(), self.cursorPosition()
        anchor = at if start < 0 else end if at == start else start
        if place == anchor:
            self.setCursorPosition(place)
        else:
            self.setSelection(anchor, place - anchor)

    def _cursor_place(self) -> QRect:
        text, place = self._laid_out(), self._place()
        line = text.lineForTextPosition(self.cursorPosition())
        if not line.isValid():
            return QRect(place.topLeft(), QPoint(place.left() + 1, place.bottom()))
        x = place.left() + _across(line, self.cursorPosition())
        y = place.top() + (line.lineNumber() - self._scrolled) * self._high()
        return QRectF(x, y, 1, self._high()).toRect()


def _across(line: QTextLine, place: int) -> float:
    """How far right in its line a place of the text is."""
    found = cast(Any, line.cursorToX(place))  # with the place itself, in some releases
    return float(found[0] if isinstance(found, tuple) else found)
