"""Making groups, by keys and clicks."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent

from tests.ui.helpers import click, done
from tests.ui.test_console import go, tab
from tests.ui.test_themes import undo
from ui.console.composer import COUNT
from ui.console.groups import GroupsTab

NAMES = ("Awa", "Bruno", "Elif", "Hawa", "Jules", "Karim", "Moussa", "Rosa")


@pytest.fixture
def room(qtbot, open_workshop):
    """The groups' tab of a step, eight people in the room and no group yet."""
    place = open_workshop()
    for name in NAMES:
        done(place.session.room.join(name))
    step = go(qtbot, place, "grid")
    for team in place.session.groups.of(step.id):
        done(place.session.groups.remove(team.id))
    groups = tab(qtbot, place, GroupsTab)
    qtbot.waitUntil(lambda: groups._free.text() == "8 personnes sans groupe")
    return place, step, groups


def sizes(place, step) -> list[int]:
    return [len(team.members) for team in place.session.groups.of(step.id)]


def compose(qtbot, place, step, groups, number: int) -> None:
    groups.composer.way.setCurrentIndex(COUNT)
    groups.composer.number.setValue(number)
    click(qtbot, groups, "Composer")
    qtbot.waitUntil(lambda: len(sizes(place, step)) == number)
    qtbot.waitUntil(lambda: groups._free.text() == "Tout le monde a un groupe.")


def test_groups_are_composed_and_it_is_undone(qtbot, room) -> None:
    place, step, groups = room
    compose(qtbot, place, step, groups, 3)
    assert sorted(sizes(place, step)) == [2, 3, 3]
    undo(qtbot, place)
    qtbot.waitUntil(lambda: sizes(place, step) == [])


def test_what_cannot_be_composed_is_said(qtbot, room) -> None:
    place, step, groups = room
    groups.composer.way.setCurrentIndex(COUNT)
    groups.composer.number.setValue(30)
    click(qtbot, groups, "Composer")
    qtbot.waitUntil(lambda: place.page.messages.text() != "")
    qtbot.waitUntil(groups.composer.compose.isEnabled)
    assert sizes(place, step) == []


def test_organisations_are_kept_apart_and_a_move_is_scored_anew(qtbot, room) -> None:
    place, step, groups = room
    portrait = next(one for one in place.session.steps() if one.kind == "profile")
    field = place.session.composing.fields()[0].id
    people = place.session.room.everybody()
    for number, one in enumerate(people):
        done(place.session.room.change(one.id, profile={field: f"maison {number // 2}"}))
    assert portrait
    qtbot.waitUntil(lambda: groups.composer.apart.count() > 1)
    groups.composer.apart.setCurrentIndex(groups.composer.apart.findData(field))
    compose(qtbot, place, step, groups, 2)
    good = "aucun groupe ne réunit deux personnes de même réponse."
    qtbot.waitUntil(lambda: good in groups.verdict.text())
    teams = place.session.groups.of(step.id)
    other = {one.id: people[number ^ 1].id for number, one in enumerate(people)}
    groups.tree.setFocus()
    first = groups.tree.topLevelItem(0).child(0)
    mover = first.data(0, Qt.ItemDataRole.UserRole)
    assert other[mover] in teams[1].members
    groups.tree.clearSelection()
    groups.tree.setCurrentItem(first)
    qtbot.keyClick(groups.tree, Qt.Key.Key_2)
    qtbot.waitUntil(lambda: sizes(place, step) == [3, 5])
    qtbot.waitUntil(lambda: good not in groups.verdict.text())
    undo(qtbot, place)
    qtbot.waitUntil(lambda: good in groups.verdict.text())


def test_people_are_dragged_from_a_group_to_another(qtbot, room) -> None:
    place, step, groups = room
    compose(qtbot, place, step, groups, 2)
    groups.tree.clearSelection()
    groups.tree.topLevelItem(0).child(0).setSelected(True)
    target = groups.tree.visualItemRect(groups.tree.topLevelItem(1)).center()
    groups.tree.dropEvent(QDropEvent(QPointF(target), Qt.DropAction.MoveAction, QMimeData(),
                                     Qt.MouseButton.LeftButton,
                                     Qt.KeyboardModifier.NoModifier))
    qtbot.waitUntil(lambda: sizes(place, step) == [3, 5])


def test_somebody_late_is_placed_without_moving_the_others(qtbot, room) -> None:
    place, step, groups = room
    compose(qtbot, place, step, groups, 2)
    before = place.session.groups.of(step.id)
    late = done(place.session.room.join("Yara")).participant.id
    qtbot.waitUntil(lambda: groups._free.text() == "1 personne sans groupe")
    groups.tree.setFocus()
    qtbot.keyClick(groups.tree, Qt.Key.Key_L)
    qtbot.waitUntil(lambda: sorted(sizes(place, step)) == [4, 5])
    after = place.session.groups.of(step.id)
    assert [set(team.members) - {late} for team in after] == [set(t.members) for t in before]
