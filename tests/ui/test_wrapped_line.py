"""A long line is read whole, and is typed, undone and left like any other line."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from ui.forms.wrapped import WrappedLine

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LONG = "What did you see here that you would like to take home and try with people next week"


@pytest.fixture
def fields(qtbot):
    """A wrapped line and a plain one under it, in a window that is too narrow for the text."""
    window = QWidget()
    layout = QVBoxLayout(window)
    wrapped, plain = WrappedLine(), QLineEdit()
    for one in (wrapped, plain):
        layout.addWidget(one)
    layout.addStretch()
    qtbot.addWidget(window)
    window.resize(300, 300)
    window.show()
    qtbot.waitExposed(window)
    wrapped.setFocus()
    qtbot.waitUntil(wrapped.hasFocus)
    return window, wrapped, plain  # the window lives as long as this


def test_it_grows_with_what_is_typed_and_shrinks_again(qtbot, fields) -> None:
    _, wrapped, plain = fields
    qtbot.keyClicks(wrapped, "Short")
    assert wrapped.height() == plain.height()
    qtbot.keyClicks(wrapped, LONG)
    assert wrapped.height() >= plain.height() + 2 * wrapped.fontMetrics().height()
    qtbot.waitUntil(lambda: plain.y() > wrapped.y() + wrapped.height())
    qtbot.keyClick(wrapped, Qt.Key.Key_A, CONTROL)
    qtbot.keyClick(wrapped, Qt.Key.Key_Delete)
    assert wrapped.height() == plain.height()
    qtbot.keyClick(wrapped, Qt.Key.Key_Z, CONTROL)
    assert wrapped.text() == f"Short{LONG}"


def test_a_text_of_many_lines_keeps_the_cursor_in_sight(qtbot, fields) -> None:
    _, wrapped, plain = fields
    wrapped.setText(" ".join([LONG] * 5))
    high = wrapped.height()
    assert high < 8 * plain.height()
    wrapped.setCursorPosition(0)
    for place in (len(wrapped.text()), 0, len(wrapped.text()) // 2):
        wrapped.setCursorPosition(place)
        cursor = wrapped.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
        assert wrapped.rect().contains(cursor)
    assert wrapped.height() == high


def in_second_line(qtbot, fields):
    """A long text with the cursor, by key, in its second line, and where that is."""
    _, wrapped, _ = fields
    wrapped.setText(LONG)
    wrapped.setCursorPosition(0)
    qtbot.keyClick(wrapped, Qt.Key.Key_Down)
    return wrapped, wrapped.cursorPosition()


def test_the_arrows_go_from_line_to_line_and_choose(qtbot, fields) -> None:
    wrapped, second = in_second_line(qtbot, fields)
    assert 10 < second < len(LONG)
    assert LONG[second - 1] == " "
    qtbot.keyClick(wrapped, Qt.Key.Key_Up, SHIFT)
    assert wrapped.selectedText() == LONG[:second]
    assert wrapped.cursorPosition() == 0
    qtbot.keyClick(wrapped, Qt.Key.Key_Up)  # no line above: nothing is lost
    assert wrapped.text() == LONG


def test_the_mouse_finds_its_place_in_any_line(qtbot, fields) -> None:
    wrapped, second = in_second_line(qtbot, fields)
    high = wrapped.fontMetrics().height()
    first_line = wrapped.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle).top() - high
    word = LONG[second:].split()[0]
    spot = QPoint(16, first_line + high + high // 2)
    qtbot.mouseClick(wrapped, Qt.MouseButton.LeftButton, pos=spot)
    assert second <= wrapped.cursorPosition() <= second + len(word)
    qtbot.mouseDClick(wrapped, Qt.MouseButton.LeftButton, pos=spot)
    assert wrapped.selectedText() == word


def test_breaks_in_what_is_pasted_become_spaces_and_tab_leaves(qtbot, fields) -> None:
    _, wrapped, plain = fields
    QApplication.clipboard().setText("One line\nand another")
    qtbot.keyClick(wrapped, Qt.Key.Key_V, CONTROL)
    assert wrapped.displayText() == "One line and another"
    assert wrapped.height() == plain.height()
    sent: list[str] = []
    wrapped.returnPressed.connect(lambda: sent.append(wrapped.text()))
    qtbot.keyClick(wrapped, Qt.Key.Key_Return)
    assert sent == [wrapped.text()]
    qtbot.keyClick(wrapped, Qt.Key.Key_Tab)
    qtbot.waitUntil(plain.hasFocus)
