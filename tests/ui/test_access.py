"""On every page of the app, in one walk each: what a screen reader says, where the keyboard goes
and that it is seen, and that all of it fits: at 1280 x 720 with sentences 40 % longer, with text
half again as large, and in a window of 3840 x 2160."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from facilitator.theme import load_theme
from tests.ui.fits import Long, misfits
from tests.ui.walk import controls, pages, peers, start_page, tabbed
from ui.look import Look

SMALL, LARGE = (1280, 720), (3840, 2160)


@pytest.fixture(params=("light, long words", "dark, large text"))
def look(request, qapp, languages) -> Look:
    """French 40 % longer by day, text half again as large by night."""
    if request.param == "light, long words":
        made = Look(load_theme("light"), Long("fr", tied=True), still=True)
    else:
        made = Look(load_theme("dark"), languages.get("fr"), scale=1.5, still=True)
    made.dress(qapp)
    return made


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


def without_focus_to_see(page: QWidget, seen: set[tuple[str, ...]]) -> list[str]:
    """The controls that look the same with the focus as without; ``seen`` are the looks that were
    tried before: what looks and is made alike need not be looked at again."""
    found = []
    for one in controls(page):
        kind = (type(one).__name__, str(one.property("role")), type(one.parentWidget()).__name__,
                str(one.property("checked")))
        if kind in seen or one.visibleRegion().isEmpty():
            continue
        seen.add(kind)
        one.clearFocus()
        before = picture(one)
        one.setFocus()
        if QApplication.focusWidget() is one and picture(one) == before:
            found.append(described(one))
    return found


def picture(one: QWidget) -> QImage:
    """What a person sees of it and right around it."""
    window = one.window()
    place = QRect(one.mapTo(window, QPoint(-3, -3)), one.size()).adjusted(0, 0, 6, 6)
    return window.grab(place).toImage()


def crowded(page: QWidget, sizes: Sequence[tuple[int, int]]) -> list[str]:
    """What cannot be seen whole in windows of these sizes."""
    found = []
    page.setMinimumSize(1, 1)  # as in the main window, which says its own
    for size in sizes:
        page.resize(*size)
        for _ in range(10):  # layouts in layouts tell one another, one turn each
            QApplication.processEvents()
        if misfits(page):  # what is drawn behind the window may still be on its way
            QTest.qWait(400)
        found += [f"{size[0]} x {size[1]}: {one}" for one in misfits(page)]
        least = page.minimumSizeHint()
        if least.width() > size[0] or least.height() > size[1]:
            found.append(f"needs {least.width()} x {least.height()} pixels, not {size}")
    return found


def test_the_start_page_is_for_everyone(qtbot, look, kinds) -> None:
    page = start_page(qtbot, look, kinds)
    assert silent(page) == []
    assert out_of_reach(qtbot, page) == []
    assert without_focus_to_see(page, set()) == []
    assert crowded(page, (LARGE, SMALL)) == []


def test_every_page_of_a_workshop_is_for_everyone(qtbot, look, open_workshop) -> None:
    place = open_workshop(people=4)
    wrong: dict[str, list[str]] = {}
    looks: set[tuple[str, ...]] = set()
    for name, page in pages(qtbot, place):
        light = look.theme.name == "light"
        tests = {"crowded": crowded(page, (LARGE, SMALL) if light else (SMALL,)),
                 "focus not seen": without_focus_to_see(page, looks)}
        if light:  # the same whatever it looks like
            tests["silent"] = silent(page)
            tests["out of reach"] = out_of_reach(qtbot, page) if name != "keys" else []
        for test, found in tests.items():
            for one in found:
                wrong.setdefault(f"{test}: {one}", []).append(name)
    assert wrong == {}, "\n".join(f"{what} ({where[0]}, {len(where)} pages)"
                                  for what, where in wrong.items())
