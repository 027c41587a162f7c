"""Who has answered and who not, by keys and clicks."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from facilitator.workshop.answers import Submission
from tests.ui.helpers import click, done
from tests.ui.test_console import go


@pytest.fixture
def room(qtbot, open_workshop):
    """Three people at a poll; Awa has answered."""
    place = open_workshop()
    people = {name: done(place.session.room.join(name)).participant.id
              for name in ("Awa", "Bruno", "Elif")}
    step = go(qtbot, place, "poll")
    done(place.session.flow.open(step.id))
    answer(place, step, people["Awa"])
    return place, step, people


def answer(place, step, person: str) -> None:
    option = place.session.step(step.id).settings["options"][0]["id"]
    done(place.session.answers.submit(
        Submission(f"a-{person}", step.id, person, {"choices": [option]})))


def shown(panel) -> dict[str, list[str]]:
    found = (panel.tree.topLevelItem(n) for n in range(panel.tree.topLevelItemCount()))
    return {top.text(0): [top.child(n).text(0) for n in range(top.childCount())]
            for top in found}


def choose(panel, name: str) -> None:
    flags = Qt.MatchFlag.MatchStartsWith | Qt.MatchFlag.MatchRecursive
    panel.tree.setCurrentItem(panel.tree.findItems(name, flags)[0])


def test_names_are_shown_only_when_asked_for(qtbot, room) -> None:
    place, step, people = room
    panel = place.console.people
    assert not panel.isVisible()
    qtbot.keyClick(place.page, Qt.Key.Key_N)
    qtbot.waitUntil(lambda: shown(panel) == {"Pas encore": ["Bruno (n° 2)", "Elif (n° 3)"],
                                             "Ont répondu": ["Awa (n° 1)"]})
    answer(place, step, people["Elif"])
    qtbot.waitUntil(lambda: shown(panel)["Pas encore"] == ["Bruno (n° 2)"])
    qtbot.keyClick(panel.tree, Qt.Key.Key_Escape)
    assert not panel.isVisible()
    click(qtbot, place.console.room, "Qui a répondu ?")
    assert panel.isVisible()


def test_a_new_phone_is_tied_to_the_person_who_came_before(qtbot, room) -> None:
    place, _step, people = room
    panel = place.console.people
    qtbot.keyClick(place.page, Qt.Key.Key_N)
    qtbot.waitUntil(lambda: "Pas encore" in shown(panel))
    choose(panel, "Elif")
    panel.earlier.setCurrentIndex(panel.earlier.findData(people["Bruno"]))
    click(qtbot, panel, "Relier")
    assert len(place.session.room.everybody()) == 3
    click(qtbot, panel, "Oui, c’est sûr")
    qtbot.waitUntil(lambda: [one.name for one in place.session.room.everybody()]
                    == ["Awa", "Bruno"])


def test_somebody_is_forgotten_only_when_asked_twice(qtbot, room) -> None:
    place, step, people = room
    panel = place.console.people
    qtbot.keyClick(place.page, Qt.Key.Key_N)
    qtbot.waitUntil(lambda: "Pas encore" in shown(panel))
    choose(panel, "Awa")
    panel.tree.setFocus()
    qtbot.keyClick(panel.tree, Qt.Key.Key_Delete)
    assert place.session.room.person(people["Awa"]) is not None
    assert "Awa" in panel._warning.text()
    qtbot.keyClick(panel.sure, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: place.session.room.person(people["Awa"]) is None)
    assert place.session.results.entries(step) == ()
