"""Who has answered and who not, by keys and clicks."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from facilitator.workshop.answers import Submission
from facilitator.workshop.silent import silent
from tests.ui.helpers import click, done, spaced
from tests.ui.test_console import go
from ui.console.silence import Silence


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
    return {top.text(0): [spaced(top.child(n).text(0)) for n in range(top.childCount())]
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
    bar = place.console.centre.bar
    assert panel.geometry().bottom() < bar.mapTo(place.console, bar.rect().topLeft()).y(), (
        "what comes next is covered")
    assert not panel.forget.isVisible(), "nobody is chosen"
    choose(panel, "Bruno")
    assert panel.forget.isVisible()
    answer(place, step, people["Elif"])
    qtbot.waitUntil(lambda: shown(panel)["Pas encore"] == ["Bruno (n° 2)"])
    qtbot.keyClick(panel.tree, Qt.Key.Key_Escape)
    assert not panel.isVisible()
    click(qtbot, place.console.room, "Qui a répondu ?")
    assert panel.isVisible()
    assert spaced(panel.title.text()) == "Qui a répondu ?"
    go(qtbot, place, "talk")  # asks nothing
    qtbot.waitUntil(lambda: spaced(panel.title.text()) == "Qui est là ?")
    assert list(shown(panel)) == ["Dans la salle"]


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


def test_a_flood_of_joins_is_taken_out_in_one_act_and_comes_back(qtbot, room) -> None:
    place, step, people = room
    session, panel = place.session, place.console.people
    session.presence.came(people["Bruno"])  # here, and has not answered yet
    written = done(session.room.join("Sans téléphone", source="facilitator")).participant.id
    listed = done(session.room.join("Inscrite", source="list", state="expected")).participant.id
    made_up = [session.room.join(f"Faux {n}") for n in range(60)]
    passes = [one.result().token for one in made_up]
    stay = {people["Awa"], people["Bruno"], written, listed}
    everybody = session.room.everybody()
    qtbot.keyClick(place.page, Qt.Key.Key_N)
    section = panel.silence
    click(qtbot, section, "Retirer qui n’a rien dit")
    qtbot.waitUntil(lambda: spaced(section.remove.text()) == "Retirer 61 personnes")
    answer(place, step, made_up[0].result().participant.id)  # one of them is a person after all
    stay.add(made_up[0].result().participant.id)
    qtbot.waitUntil(lambda: spaced(section.remove.text()) == "Retirer 60 personnes")
    qtbot.mouseClick(section.remove, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: {one.id for one in session.room.everybody()} == stay)
    assert session.room.who(passes[1]) is None
    newcomer = done(session.room.join("Zoé")).participant
    qtbot.keyClick(place.page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(session.room.everybody()) == len(everybody) + 1)
    back = session.room.everybody()
    assert {one.id for one in back} == {one.id for one in everybody} | {newcomer.id}
    assert len({one.number for one in back}) == len(back), "no number twice"
    assert session.room.who(passes[1]) is not None
    section.all.click()
    qtbot.waitUntil(lambda: spaced(section.remove.text()) == "Retirer 62 personnes")


def test_nobody_is_taken_out_who_came_before_the_time_chosen(qtbot, room) -> None:
    place, _step, _people = room
    section = place.console.people.silence
    session, now = place.session, place.session.clock.now()
    assert len(silent(session, now - 3600)) == 2
    assert silent(session, now + 1) == ()
    section.show_silence(Silence({"a": now - 30, "b": now - 1000, "c": now - 9000}, now=now))
    lines = [spaced(section.since.itemText(n)) for n in range(section.since.count())]
    counts = [line.split(" · ")[1] for line in lines]
    assert counts == [f"{n} personne{'s' * (n > 1)}" for n in (1, 1, 2, 3, 3)]
