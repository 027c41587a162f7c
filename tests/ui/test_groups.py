"""Making groups, by keys and clicks."""

from __future__ import annotations

from dataclasses import asdict

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent

from facilitator.workshop.answers import Submission
from facilitator.workshop.sequence import StepPlan
from facilitator.workshop.wishes import WISH, Wish
from tests.ui.helpers import click, done, find, spaced
from tests.ui.test_console import go, tab
from tests.ui.test_themes import undo
from ui.console.composer import COUNT
from ui.console.groups import GroupsTab
from ui.console.lines import ASIDE
from ui.console.plenary import PlenaryTab
from ui.parts.trees import rows

NAMES = ("Awa", "Bruno", "Elif", "Hawa", "Jules", "Karim", "Moussa", "Rosa")


def empty_room(qtbot, open_workshop):
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


@pytest.fixture
def room(qtbot, open_workshop):
    """Such a one for each test."""
    return empty_room(qtbot, open_workshop)


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
    qtbot.waitUntil(groups.question.isEnabled)
    seen = groups.question.visibleRegion().boundingRect().height()
    assert seen == groups.question.height(), "in sight on a small screen, whatever is asked above"
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
    good = "aucun groupe ne réunit deux personnes qui ont la même réponse."
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
    late = done(place.session.room.join("Awa")).participant.id
    qtbot.waitUntil(lambda: groups._free.text() == "1 personne sans groupe")
    groups.tree.setFocus()
    qtbot.keyClick(groups.tree, Qt.Key.Key_L)
    qtbot.waitUntil(lambda: sorted(sizes(place, step)) == [4, 5])
    after = place.session.groups.of(step.id)
    assert [set(team.members) - {late} for team in after] == [set(t.members) for t in before]
    named = {"Awa (n° 1)", "Awa (n° 9)"}
    qtbot.waitUntil(lambda: {spaced(row.text(0)) for row in rows(groups.tree)
                             if row.text(0).startswith("Awa")} == named)


def select(groups, *people: str) -> None:
    groups.tree.setFocus()
    groups.tree.clearSelection()
    for row in rows(groups.tree):
        if row.parent() is not None and row.data(0, Qt.ItemDataRole.UserRole) in people:
            row.setSelected(True)


def home(place, step, person: str) -> str:
    return next(team.id for team in place.session.groups.of(step.id) if person in team.members)


def test_people_are_kept_together_and_no_longer(qtbot, room) -> None:
    place, step, groups = room
    compose(qtbot, place, step, groups, 4)
    teams = place.session.groups.of(step.id)
    pair = (teams[0].members[0], teams[1].members[0])
    select(groups, *pair)
    qtbot.keyClick(groups.tree, Qt.Key.Key_E)

    def kept():
        return [set(block) for block in place.session.composing.wish(step.id).together]

    qtbot.waitUntil(lambda: kept() == [set(pair)])
    qtbot.waitUntil(lambda: "séparée" in groups.verdict.text())
    said = Qt.ItemDataRole.UserRole + 1
    qtbot.waitUntil(lambda: any("ensemble avec" in str(row.data(0, said))
                                for row in rows(groups.tree)))
    groups.composer.keep.setChecked(False)
    click(qtbot, groups, "Composer")
    qtbot.waitUntil(lambda: home(place, step, pair[0]) == home(place, step, pair[1]))
    qtbot.waitUntil(lambda: "séparée" not in groups.verdict.text())
    select(groups, *pair)
    click(qtbot, groups, "Ensemble (E)")
    qtbot.waitUntil(lambda: kept() == [])
    undo(qtbot, place)
    qtbot.waitUntil(lambda: kept() == [set(pair)])


def test_somebody_who_leaves_early_is_marked_and_may_come_back(qtbot, room) -> None:
    place, step, groups = room
    compose(qtbot, place, step, groups, 2)
    gone = place.session.groups.of(step.id)[0].members[0]
    groups.tree.clearSelection()
    leave = "Est parti·e, ou revient (X)"
    assert not find(groups, leave).isEnabled()
    select(groups, gone)
    assert find(groups, leave).isEnabled()
    assert not find(groups, "Ensemble (E)").isEnabled()
    qtbot.keyClick(groups.tree, Qt.Key.Key_X)
    qtbot.waitUntil(lambda: place.session.room.person(gone).state == "left")
    said = Qt.ItemDataRole.UserRole + 1
    qtbot.waitUntil(lambda: any("parti·e" in str(row.data(0, said))
                                for row in rows(groups.tree)))
    assert sizes(place, step) == [4, 4]
    undo(qtbot, place)
    qtbot.waitUntil(lambda: place.session.room.person(gone).state == "present")


def test_two_groups_become_one_with_their_lines_and_it_is_undone(qtbot, open_workshop) -> None:
    place = open_workshop(people=6)
    step = go(qtbot, place, "grid")
    groups = tab(qtbot, place, GroupsTab)
    qtbot.waitUntil(lambda: groups.tree.topLevelItemCount() == 3)
    before = place.session.groups.of(step.id)
    wrote = [one.id for one in place.session.results.entries(step) if one.group == before[1].id]
    groups.tree.setFocus()
    groups.tree.clearSelection()
    for number in (0, 1):
        groups.tree.topLevelItem(number).setSelected(True)
    qtbot.keyClick(groups.tree, Qt.Key.Key_F)
    qtbot.waitUntil(lambda: len(place.session.groups.of(step.id)) == 2)
    homes = {one.id: one.group for one in place.session.results.entries(step)}
    assert wrote
    assert {homes[line] for line in wrote} == {before[0].id}
    plenary = tab(qtbot, place, PlenaryTab)
    said = Qt.ItemDataRole.UserRole + 1
    qtbot.waitUntil(lambda: any(str(row.data(0, said)) == f"écrit par {before[1].label}"
                                for row in plenary.tree._rows()))
    undo(qtbot, place)
    qtbot.waitUntil(lambda: [one.id for one in place.session.groups.of(step.id)]
                    == [one.id for one in before])


def test_several_rounds_are_made_at_once_so_that_nobody_meets_twice(qtbot, room) -> None:
    place, step, groups = room
    done(place.session.room.join("Yara"))
    later = done(place.session.plan.add(StepPlan(
        kind="grid", title="Encore", prompt="Quoi ?", settings={"columns": ["Un", "Deux"]})))
    qtbot.waitUntil(lambda: [one.id for one in groups._seen.others] == [later])
    groups.composer.way.setCurrentIndex(COUNT)
    groups.composer.number.setValue(3)
    groups.composer._rounds.actions()[0].trigger()
    assert groups.composer.rounds.accessibleName() == "Aussi pour\u00a0: Encore"
    click(qtbot, groups, "Composer")
    qtbot.waitUntil(lambda: groups._rounds.isVisible())
    assert groups._rounds.text() == (
        "Sur 2 séquences\u00a0: Personne ne se rencontre deux fois.")
    assert [len(team.members) for team in place.session.groups.of(later)] == [3, 3, 3]
    undo(qtbot, place)
    qtbot.waitUntil(lambda: sizes(place, step) == [] and place.session.groups.of(later) == ())


def test_people_see_whether_their_group_has_the_question_they_chose(qtbot, room) -> None:
    place, step, groups = room
    vote = next(one for one in place.session.steps() if one.kind == "priority")
    done(place.session.flow.open(vote.id))
    options = [one.id for one in place.session.results.options(vote)]
    person = place.session.room.everybody()[0].id
    value = {"dots": {options[0]: 2, options[1]: 1}}
    done(place.session.answers.submit(Submission("v", vote.id, person, value)))
    for number in (1, 0):
        done(place.session.groups.add(step.id, f"Table {number}", "Quoi ?", (),
                                      [options[number]]))
    wish = Wish(choices=vote.key)
    done(place.session.items.decide(step.id, {WISH: asdict(wish)}))
    teams = place.session.groups.of(step.id)

    def words() -> str:
        return " ".join(str(row.data(0, ASIDE)) for row in rows(groups.tree)
                        if row.data(0, Qt.ItemDataRole.UserRole) == person)

    done(place.session.groups.join(teams[0].id, person))
    qtbot.waitUntil(lambda: words() == "2e choix")
    done(place.session.groups.join(teams[1].id, person))
    qtbot.waitUntil(lambda: words() == "1er choix")


def test_two_people_are_kept_apart_and_no_longer(qtbot, room) -> None:
    place, step, groups = room
    compose(qtbot, place, step, groups, 2)
    pair = place.session.groups.of(step.id)[0].members[:2]
    select(groups, *pair)
    qtbot.keyClick(groups.tree, Qt.Key.Key_A)
    qtbot.waitUntil(lambda: "à tenir à part, sont dans le même groupe" in groups.verdict.text())
    said = Qt.ItemDataRole.UserRole + 1
    qtbot.waitUntil(lambda: any("pas avec" in str(row.data(0, said))
                                for row in rows(groups.tree)))
    groups.composer.keep.setChecked(False)
    click(qtbot, groups, "Composer")
    qtbot.waitUntil(lambda: home(place, step, pair[0]) != home(place, step, pair[1]))
    qtbot.waitUntil(lambda: "tenir à part le sont" in groups.verdict.text())
    select(groups, *pair)
    click(qtbot, groups, "À part (A)")
    qtbot.waitUntil(lambda: "tenir à part" not in groups.verdict.text())
    assert place.session.composing.wish(step.id).parted == ()
