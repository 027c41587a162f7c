"""Plenary from the console: one cell large for the room, actions out of a line."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from facilitator.workshop.sequence import StepPlan
from tests.ui.helpers import click, done
from tests.ui.test_console import go, tab
from tests.ui.test_themes import undo
from ui.console.plenary import PlenaryTab

pytestmark = pytest.mark.usefixtures("unstyled")

SAID = Qt.ItemDataRole.UserRole + 1
"""What a row says on its right."""


@pytest.fixture
def room(qtbot, open_workshop):
    """The plenary of groups that wrote."""
    place = open_workshop(people=6)
    step = go(qtbot, place, "grid")
    plenary = tab(qtbot, place, PlenaryTab)
    qtbot.waitUntil(lambda: plenary.tree.topLevelItemCount() > 1)
    plenary.tree.setFocus()
    return place, step, plenary


def lines(plenary, start: str = "«") -> list:
    """The rows of what was written, or whose words start so."""
    found = plenary.tree.findItems(start, Qt.MatchFlag.MatchStartsWith
                                   | Qt.MatchFlag.MatchRecursive)
    assert found
    return found


def choose_line(plenary) -> str:
    """Choose the first line; gives its id."""
    plenary.tree.clearSelection()
    plenary.tree.setCurrentItem(lines(plenary)[0])
    return plenary.tree.lines()[0]


def choose_two(plenary) -> None:
    """Choose a line of the first group and one of the last."""
    plenary.tree.clearSelection()
    found = lines(plenary)
    for one in (found[0], found[-1]):
        one.setSelected(True)


def test_a_group_then_a_cell_is_large_on_the_projector(qtbot, room) -> None:
    place, step, plenary = room
    team = place.session.groups.of(step.id)[0]
    plenary.tree.setCurrentItem(plenary.tree.topLevelItem(0))
    qtbot.keyClick(plenary.tree, Qt.Key.Key_P)
    qtbot.waitUntil(lambda: place.session.flow.stage().detail == team.id)
    assert place.session.step(step.id).shown
    qtbot.waitUntil(lambda: team.label in place.show.projection.scene.alt)
    large = f"en grand à l’écran · {team.question}"
    qtbot.waitUntil(lambda: plenary.tree.topLevelItem(0).data(0, SAID) == large)
    plenary.tree.setCurrentItem(plenary.tree.topLevelItem(0).child(0))
    click(qtbot, plenary, "Montrer en grand (M)")
    qtbot.waitUntil(lambda: place.session.flow.stage().detail.startswith(f"{team.id}/"))
    plenary.tree.setFocus()
    qtbot.keyClick(plenary.tree, Qt.Key.Key_T)
    qtbot.waitUntil(lambda: place.session.flow.stage().detail == "")


def test_an_action_comes_out_of_a_line_with_who_and_when(qtbot, room) -> None:
    place, _step, plenary = room
    line = choose_line(plenary)
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
    choose_two(plenary)
    plenary.text.clear()
    qtbot.keyClicks(plenary.text, "Le temps manque")
    click(qtbot, plenary, "Point commun")
    qtbot.waitUntil(lambda: len(place.session.actions.commons(step.id)) == 1)
    assert len(place.session.actions.commons(step.id)[0][1]) == 2


def test_what_is_added_in_plenary_is_marked_and_taken_back(qtbot, room) -> None:
    place, step, plenary = room
    cell = plenary.tree.topLevelItem(0).child(0)
    plenary.tree.setCurrentItem(cell)
    before = len(place.session.results.context(step).entries)
    qtbot.keyClick(plenary.tree, Qt.Key.Key_I)
    assert plenary.added.hasFocus()
    qtbot.keyClicks(plenary.added, "Les escaliers aussi")
    qtbot.keyClick(plenary.added, Qt.Key.Key_Return)

    def entries():
        return place.session.results.context(step).entries

    qtbot.waitUntil(lambda: len(entries()) == before + 1)
    line = next(one for one in entries() if one.payload["text"] == "Les escaliers aussi")
    assert line.group == place.session.groups.of(step.id)[0].id
    qtbot.waitUntil(lambda: plenary.tree.findItems(
        "Les escaliers aussi", Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive) != [])
    shown = lines(plenary, "«\u00a0Les escaliers")[0]
    assert shown.data(0, SAID) == "ajouté en plénière"
    undo(qtbot, place)
    qtbot.waitUntil(lambda: len(entries()) == before)
    place.console.undo.redo()
    qtbot.waitUntil(lambda: len(entries()) == before + 1)


def test_empty_cells_are_counted(qtbot, room) -> None:
    place, step, plenary = room
    assert plenary._full.text() == "Toutes les cases ont quelque chose."
    done(place.session.groups.add(step.id, "Groupe Frêne"))
    qtbot.waitUntil(lambda: plenary._full.text() == "2 cases encore vides")
    added = plenary.tree.topLevelItem(plenary.tree.topLevelItemCount() - 1)
    assert added.child(0).data(0, SAID) == "encore vide"
    plenary.tree.setFocus()
    plenary.tree.setCurrentItem(added.child(0))
    qtbot.keyClick(plenary.tree, Qt.Key.Key_I)
    qtbot.keyClicks(plenary.added, "Un banc")
    qtbot.keyClick(plenary.added, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: plenary._full.text() == "1 case encore vide")


def test_common_points_are_shown_large(qtbot, room) -> None:
    place, _step, plenary = room
    assert not plenary.commons.isEnabled()
    choose_two(plenary)
    plenary.text.setText("Le temps manque")
    click(qtbot, plenary, "Point commun")
    qtbot.waitUntil(plenary.commons.isEnabled)
    qtbot.waitUntil(lambda: "Le temps manque" in str(lines(plenary)[0].data(0, SAID)))
    plenary.tree.setFocus()
    qtbot.keyClick(plenary.tree, Qt.Key.Key_K)
    qtbot.waitUntil(lambda: place.session.flow.stage().detail == "common")


def test_a_line_becomes_a_question_for_the_next_workshop(qtbot, room) -> None:
    place, _step, plenary = room
    line = choose_line(plenary)
    plenary.text.setText("Comment garder le lien ?")
    plenary.onward._menu.actions()[0].trigger()
    qtbot.waitUntil(lambda: [one.text for one in place.session.actions.for_next()]
                    == ["Comment garder le lien ?"])
    kept = place.session.actions.for_next()[0].id
    assert [node.id for node in place.session.thread.back(kept).next] == [line]
    undo(qtbot, place)
    qtbot.waitUntil(lambda: place.session.actions.for_next() == ())


def test_a_line_becomes_an_option_of_a_later_step_and_it_is_undone(qtbot, open_workshop) -> None:
    place = open_workshop(people=6)
    later = done(place.session.plan.add(StepPlan(
        kind="poll", title="Par quoi commencer ?", prompt="Par quoi ?",
        settings={"options": ["Ne rien faire"]})))
    go(qtbot, place, "grid")
    plenary = tab(qtbot, place, PlenaryTab)
    qtbot.waitUntil(lambda: len(plenary.onward._menu.actions()) == 2)
    choose_line(plenary)
    plenary.text.setText("Une navette")
    plenary.onward._menu.actions()[1].trigger()

    def options() -> list[str]:
        return [one["label"] for one in place.session.step(later).settings["options"]]

    qtbot.waitUntil(lambda: options() == ["Ne rien faire", "Une navette"])
    qtbot.waitUntil(lambda: plenary.list.count() == 1)
    undo(qtbot, place)
    qtbot.waitUntil(lambda: options() == ["Ne rien faire"])
    qtbot.waitUntil(lambda: plenary.list.count() == 0)


def test_an_action_is_ticked_mended_and_moved(qtbot, room) -> None:
    place, step, plenary = room
    for text in ("Appeler la mairie", "Prêter les clés"):
        done(place.session.actions.add(step.id, text))
    qtbot.waitUntil(lambda: plenary.list.count() == 2)
    plenary.list.setFocus()
    plenary.list.setCurrentRow(0)
    qtbot.keyClick(plenary.list, Qt.Key.Key_X)

    def actions():
        return place.session.actions.all()

    qtbot.waitUntil(lambda: actions()[0].done)
    qtbot.keyClick(plenary.list, Qt.Key.Key_F2)
    assert plenary.text.text() == "Appeler la mairie"
    plenary.who.setText("Elif")
    click(qtbot, plenary, "Enregistrer")
    qtbot.waitUntil(lambda: actions()[0].who == "Elif")
    assert (actions()[0].text, actions()[0].done) == ("Appeler la mairie", True)
    qtbot.waitUntil(plenary.list.hasFocus)
    qtbot.keyClick(plenary.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: actions()[0].text == "Prêter les clés")
    for _ in range(3):
        undo(qtbot, place)
    qtbot.waitUntil(lambda: (actions()[0].text, actions()[0].done, actions()[0].who)
                    == ("Appeler la mairie", False, ""))
