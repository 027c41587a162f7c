"""Plenary from the console: one cell large for the room, actions out of a line."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from tests.ui.helpers import click
from tests.ui.test_console import go, tab
from tests.ui.test_themes import undo
from ui.console.plenary import PlenaryTab


@pytest.fixture
def room(qtbot, open_workshop):
    """The plenary of groups that wrote."""
    place = open_workshop(people=6)
    step = go(qtbot, place, "grid")
    plenary = tab(qtbot, place, PlenaryTab)
    qtbot.waitUntil(lambda: plenary.tree.topLevelItemCount() > 1)
    plenary.tree.setFocus()
    return place, step, plenary


def lines(plenary) -> list:
    found = plenary.tree.findItems("«", Qt.MatchFlag.MatchStartsWith
                                   | Qt.MatchFlag.MatchRecursive)
    assert found
    return found


def test_a_group_then_a_cell_is_large_on_the_projector(qtbot, room) -> None:
    place, step, plenary = room
    team = place.session.groups.of(step.id)[0]
    plenary.tree.setCurrentItem(plenary.tree.topLevelItem(0))
    qtbot.keyClick(plenary.tree, Qt.Key.Key_P)
    qtbot.waitUntil(lambda: place.session.flow.stage().detail == team.id)
    assert place.session.step(step.id).shown
    qtbot.waitUntil(lambda: team.label in place.show.projection.scene.alt)
    qtbot.waitUntil(lambda: plenary.tree.topLevelItem(0).data(0, Qt.ItemDataRole.UserRole + 1)
                    == "en grand à l’écran")
    plenary.tree.setCurrentItem(plenary.tree.topLevelItem(0).child(0))
    click(qtbot, plenary, "Montrer en grand (P)")
    qtbot.waitUntil(lambda: place.session.flow.stage().detail.startswith(f"{team.id}/"))
    plenary.tree.setFocus()
    qtbot.keyClick(plenary.tree, Qt.Key.Key_T)
    qtbot.waitUntil(lambda: place.session.flow.stage().detail == "")


def test_an_action_comes_out_of_a_line_with_who_and_when(qtbot, room) -> None:
    place, _step, plenary = room
    plenary.tree.clearSelection()
    plenary.tree.setCurrentItem(lines(plenary)[0])
    line = plenary.tree.lines()[0]
    qtbot.keyClick(plenary.tree, Qt.Key.Key_A)
    assert plenary.text.hasFocus()
    assert plenary.text.text() == lines(plenary)[0].text(0)[2:-2]
    qtbot.keyClicks(plenary.who, "Awa")
    qtbot.keyClicks(plenary.when, "en mai")
    qtbot.keyClick(plenary.when, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(place.session.actions.all()) == 1)
    action = place.session.actions.all()[0]
    assert (action.who, action.when, action.sources) == ("Awa", "en mai", (line,))
    qtbot.waitUntil(lambda: plenary.list.count() == 1)
    assert plenary.who.text() == ""
    undo(qtbot, place)
    qtbot.waitUntil(lambda: place.session.actions.all() == ())


def test_lines_of_several_groups_are_tied(qtbot, room) -> None:
    place, step, plenary = room
    plenary.tree.clearSelection()
    found = lines(plenary)
    for one in (found[0], found[-1]):
        one.setSelected(True)
    plenary.text.clear()
    qtbot.keyClicks(plenary.text, "Le temps manque")
    click(qtbot, plenary, "Point commun")
    qtbot.waitUntil(lambda: len(place.session.actions.commons(step.id)) == 1)
    assert len(place.session.actions.commons(step.id)[0][1]) == 2
