"""Small steps that many tests take."""

from __future__ import annotations

from concurrent.futures import Future
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from facilitator.document.writer import Written
from facilitator.workshop.session import Session
from ui.workplace import Workplace


def click(qtbot: Any, parent: QWidget, name: str) -> None:
    """Click the visible button of that name, once it is there and can be clicked."""
    def ready() -> None:
        assert find(parent, name).isEnabled(), name

    qtbot.waitUntil(ready)
    qtbot.mouseClick(find(parent, name), Qt.MouseButton.LeftButton)


def find(parent: QWidget, name: str) -> QPushButton:
    """The visible button of that name, whatever spaces either is written with."""
    found = [one for one in parent.findChildren(QPushButton)
             if spaced(one.accessibleName()) == spaced(name) and one.isVisible()]
    assert found, name
    return found[0]


def spaced(text: str) -> str:
    """A sentence with plain spaces where it has no-break ones."""
    return text.replace("\u202f", " ").replace("\u00a0", " ")


def current(place: Workplace) -> Any:
    """The current step as the file has it."""
    return place.session.flow.current()


def done(future: Future[Any]) -> Any:
    """Wait for a command."""
    return future.result(timeout=30)


def all_written(session: Session) -> None:
    """Until every command given so far is in the file: they are written in turn."""
    done(session.document.write(lambda _: Written(None)))
