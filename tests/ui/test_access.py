"""What a screen reader says and where the keyboard goes, on every page of the app."""

from __future__ import annotations

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from tests.ui.walk import controls, pages, peers, start_page, tabbed


def described(one: QWidget) -> str:
    found = [type(one).__name__, one.parentWidget().__class__.__name__]
    for name in ("text", "title", "toolTip"):
        if hasattr(one, name):
            found.append(str(getattr(one, name)()))
    return " ".join(found)


def silent(page: QWidget) -> list[str]:
    """The controls of which a screen reader could say nothing."""
    found = []
    for one in controls(page):
        said = QAccessible.queryAccessibleInterface(one)
        name = said.text(QAccessible.Text.Name) if said is not None else ""
        if not name.strip() or said.role() is QAccessible.Role.NoRole:
            found.append(described(one))
    return found


def out_of_reach(qtbot, page: QWidget) -> list[str]:
    met = tabbed(qtbot, page)
    return [described(one) for one in controls(page)
            if one not in met and not any(peer in met for peer in peers(one))]


def test_every_control_of_the_start_page_is_named_and_in_reach(qtbot, look, kinds) -> None:
    page = start_page(qtbot, look, kinds)
    assert silent(page) == []
    assert out_of_reach(qtbot, page) == []


def test_every_control_of_a_workshop_is_named_and_in_reach(qtbot, open_workshop) -> None:
    place = open_workshop(people=4)
    wrong = {}
    for name, page in pages(qtbot, place):
        if found := silent(page):
            wrong[name] = found
        if name != "keys" and (lost := out_of_reach(qtbot, page)):
            wrong[f"{name}: out of reach"] = lost
    assert wrong == {}, "\n".join(f"{k}: {v}" for k, v in wrong.items())
