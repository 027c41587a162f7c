"""The actions of a whole workshop, a key away from any step."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from tests.ui.helpers import click, done
from tests.ui.test_console import go
from tests.ui.test_themes import undo

pytestmark = pytest.mark.usefixtures("unstyled")


def noted(place):
    grid = next(one for one in place.session.steps() if one.kind == "grid")
    line = place.session.results.entries(grid)[0].id
    done(place.session.actions.add(grid.id, "Appeler la mairie", [line], "Awa", "en mai"))
    return grid, line


def test_actions_are_found_from_any_step_and_ticked(qtbot, open_workshop) -> None:
    place = open_workshop(people=3)
    noted(place)
    go(qtbot, place, "poll")
    panel = place.console.suites_panel
    qtbot.waitUntil(lambda: place.console.suites.accessibleName() == "1 action")
    qtbot.keyClick(place.page, Qt.Key.Key_U)
    qtbot.waitUntil(panel.isVisible)
    qtbot.waitUntil(lambda: panel.onward.list.count() == 1)
    assert panel.onward.list.hasFocus()
    qtbot.keyClick(panel.onward.list, Qt.Key.Key_X)
    qtbot.waitUntil(lambda: place.session.actions.all()[0].done)
    qtbot.waitUntil(lambda: place.console.suites.accessibleName() == "1 action · 1 faite")
    undo(qtbot, place)
    qtbot.waitUntil(lambda: not place.session.actions.all()[0].done)
    qtbot.keyClick(panel.onward.list, Qt.Key.Key_Escape)
    assert not panel.isVisible()


def test_an_action_leads_back_to_its_line(qtbot, open_workshop) -> None:
    place = open_workshop(people=3)
    grid, line = noted(place)
    qtbot.waitUntil(lambda: place.console.suites.accessibleName() == "1 action")
    click(qtbot, place.console, "1 action")
    panel = place.console.suites_panel
    qtbot.waitUntil(lambda: panel.onward.list.count() == 1)
    qtbot.mouseClick(panel.origin, Qt.MouseButton.LeftButton)
    thread = place.console.thread_panel
    words = next(one for one in place.session.results.entries(grid) if one.id == line)
    qtbot.waitUntil(lambda: thread.isVisible() and thread.tree.findItems(
        str(words.payload["text"]), Qt.MatchFlag.MatchContains
        | Qt.MatchFlag.MatchRecursive) != [])


def test_an_action_is_worded_anew_from_the_panel(qtbot, open_workshop) -> None:
    place = open_workshop(people=3)
    noted(place)
    place.console.suites_panel.toggle()
    onward = place.console.suites_panel.onward
    qtbot.waitUntil(lambda: onward.list.count() == 1)
    assert not onward.form.isVisible()
    qtbot.keyClick(onward.list, Qt.Key.Key_F2)
    assert onward.form.isVisible()
    onward.when.setText("en juin")
    qtbot.keyClick(onward.when, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: place.session.actions.all()[0].when == "en juin")
    qtbot.waitUntil(lambda: not onward.form.isVisible())
