"""Every page of the app, one after the other, for what must hold on all of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from facilitator.workshop.templates import templates
from tests.ui.helpers import done
from ui.look import Look
from ui.preferences import Recent
from ui.start.page import StartPage
from ui.tasks import Latest
from ui.workplace import Workplace

RECENT = tuple(Recent(f"/ailleurs/{n}.palabre", f"Atelier {n}", "2026-03-12", "Toul", n)
               for n in range(6))
Page = tuple[str, QWidget]


def start_page(qtbot: Any, look: Look, kinds: Any) -> StartPage:
    """The start page, full."""
    page = StartPage(look, RECENT)
    qtbot.addWidget(page)
    page.show_templates(templates(kinds), kinds)
    page.resize(1280, 720)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


def pages(qtbot: Any, place: Workplace) -> Iterator[Page]:
    """Each page of an open workshop in sight, under a name."""
    yield from _preparing(qtbot, place)
    yield from _running(qtbot, place)
    page = place.page
    page.write()
    yield _read(qtbot, "report", page)
    page.look_back()
    yield _read(qtbot, "look back", page)


def _read(qtbot: Any, name: str, page: QWidget) -> Page:
    """The page, once all that it asked for off the window's thread is there."""
    qtbot.wait(20)
    qtbot.waitUntil(lambda: not any(one._busy or one._again for one in page.findChildren(Latest)))
    return name, page


def _preparing(qtbot: Any, place: Workplace) -> Iterator[Page]:
    page, prepare = place.page, place.prepare
    page.plan()
    steps = place.session.steps()
    qtbot.waitUntil(lambda: prepare.list.count() == len(steps) + 1)
    for row in range(prepare.list.count()):
        prepare.list.setCurrentRow(row)
        yield _read(qtbot, f"prepare {steps[row - 1].kind if row else 'workshop'}", page)
    for product in ("poster", "groups", "badges", "cards", "sequence"):
        prepare.print(product)
        yield _read(qtbot, f"print {product}", page)
    prepare.tools.import_people()
    yield _read(qtbot, "import", page)
    prepare.tools.close_tool()


def _running(qtbot: Any, place: Workplace) -> Iterator[Page]:
    page, console = place.page, place.console
    page.run()
    for step in place.session.steps():
        done(place.session.flow.go(step.id))
        qtbot.waitUntil(lambda step=step: console.snapshot().step.id == step.id)
        for number in range(len(console.centre.tabs())):
            console.centre.show_tab(number)
            yield _read(qtbot, f"console {step.kind}, tab {number}", page)
    console.people.toggle()
    yield _read(qtbot, "people", page)
    console.people.hide_again()
    qtbot.keyClick(page, Qt.Key.Key_F1)
    yield "keys", page
    console.key_sheet.hide()


def controls(page: QWidget) -> list[QWidget]:
    """What the keyboard can come to on a page."""
    reach = Qt.FocusPolicy.TabFocus
    return [one for one in page.findChildren(QWidget)
            if one.isVisible() and one.isEnabled() and one.focusPolicy() & reach
            and one.focusProxy() is None]


def tabbed(qtbot: Any, page: QWidget) -> set[QWidget]:
    """What Tab comes to, from the first control round to it again."""
    every = controls(page)
    if not every:
        return set()
    every[0].setFocus()
    met: set[QWidget] = set()
    for _ in range(2 * len(every) + 10):
        now = QApplication.focusWidget()
        if now is None or (now in met and len(met) >= len(every)):
            break
        met.add(now)
        qtbot.keyClick(now, Qt.Key.Key_Tab)
    return met


def peers(one: QWidget) -> list[QAbstractButton]:
    """The buttons that the arrows go to from a button of which one only can be down."""
    group = one.group() if isinstance(one, QAbstractButton) else None
    return list(group.buttons()) if group is not None and group.exclusive() else []
