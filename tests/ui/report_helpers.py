"""Steps on the report page that many tests take."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

from tests.ui.helpers import click


def open_report(qtbot: Any, place: Any) -> Any:
    """Go to the report page and wait for its parts."""
    click(qtbot, place.page, "Rédiger")
    qtbot.waitUntil(lambda: place.report.parts.count() > 4, timeout=20_000)
    return place.report


def preview(page: Any) -> str:
    """The words on the pages, all spaces alike."""
    text = str(page.pages._paper._document.toPlainText())
    return text.replace("\u202f", " ").replace("\xa0", " ")


def choose(qtbot: Any, page: Any, words: str) -> None:
    """Click the part in whose title the words stand."""
    row = next(n for n in range(page.parts.count()) if words in page.parts.item(n).text())
    page.parts.scrollToItem(page.parts.item(row))
    box = page.parts.visualItemRect(page.parts.item(row))
    qtbot.mouseClick(page.parts.viewport(), Qt.MouseButton.LeftButton, pos=box.center())


def step(place: Any, kind: str) -> Any:
    """The first step of a kind."""
    return next(one for one in place.session.steps() if one.kind == kind)


def verbatims(page: Any) -> list[str]:
    """The verbatims listed."""
    model = page.verbatims.model
    return [model.at(n).text for n in range(model.rowCount())]


def write_at_end(page: Any) -> None:
    """Put the cursor behind all words."""
    cursor = page.words.edit.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.End)
    page.words.edit.setTextCursor(cursor)
