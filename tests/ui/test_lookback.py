"""Results are found again, seen by portrait, and two of the same kind stand side by side."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from facilitator.i18n import french
from facilitator.workshop.answers import Submission
from facilitator.workshop.sequence import StepPlan
from tests.ui.helpers import click, done, spaced
from ui.lookback.moves import Table, moves

pytestmark = pytest.mark.usefixtures("unstyled")


@pytest.fixture
def page(qtbot, open_workshop):
    """The page of a workshop of ten who answered everything, one question asked again."""
    place = open_workshop(people=10)
    session = place.session
    poll = next(step for step in session.steps() if step.kind == "poll")
    again = done(session.plan.add(StepPlan("poll", "Venir ici, après", prompt="Et demain ?",
                                           key="apres", settings=poll.settings), 8))
    done(session.flow.open(again))
    name = session.kinds["poll"].answer_fields(
        session.answers.form_context(session.step(again)))[0].name
    option = poll.settings["options"][0]["id"]
    for number, person in enumerate(session.room.everybody()[:4]):
        done(session.answers.submit(Submission(f"x{number}", again, person.id,
                                               {name: [option]})))
    click(qtbot, place.page, "Revoir")
    qtbot.waitUntil(lambda: place.past.panes[0].picture.scene() is not None)
    return place.past


def row_of(page, title):
    return next(n for n in range(page.list.count()) if page.list.item(n).text() == title)


def test_each_step_shows_its_picture_and_its_answers(qtbot, page) -> None:
    page.list.setFocus()
    page.list.setCurrentRow(0)
    first = page.panes[0].title.text()
    qtbot.keyClick(page.list, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: page.panes[0].title.text() != first)
    qtbot.waitUntil(lambda: page.panes[0].model.rowCount() > 9)
    assert "10 personnes" in page.panes[0].facts.text()
    assert page.panes[1].isHidden()


def test_two_polls_are_compared_before_at_the_left(qtbot, page) -> None:
    page.list.setCurrentRow(row_of(page, "Venir ici, après"))
    qtbot.waitUntil(lambda: "4 personnes" in page.panes[0].facts.text())
    page.other.setFocus()
    qtbot.keyClick(page.other, Qt.Key.Key_Down)
    qtbot.waitUntil(page.panes[1].isVisible)
    qtbot.waitUntil(lambda: page.panes[1].title.text() == "Et demain ?")
    qtbot.waitUntil(lambda: page.panes[0].facts.text().startswith("Venir ici ·"))
    qtbot.waitUntil(lambda: page.panes[1].picture.scene() is not None)
    qtbot.waitUntil(page.moves.isVisible)
    assert page.moves_model._header == ["Option", "Avant", "Après", "Écart"]
    assert any(row[3].startswith("+") for row in page.moves_model._rows)
    page.list.setCurrentRow(row_of(page, "Qui est là ?"))
    qtbot.waitUntil(lambda: not page.moves.isVisible())
    qtbot.waitUntil(lambda: page.panes[0].model.rowCount() > 0)


def test_what_moved_is_told_in_points_in_numbers_or_not_at_all() -> None:
    tr = french()

    def told(before, after, header=("Option", "Nombre", "Part")):
        found = moves(Table(header, before), Table(header, after), tr)
        return found.measured, [tuple(map(spaced, row)) for row in found.rows]

    assert told((("À pied", 5, 0.25), ("À vélo", 6, 0.3)), (("À vélo", 9, 0.9),)) == (
        "Part", [("À vélo", "30 %", "90 %", "+60 points"), ("À pied", "25 %", "–", "−25 points")])
    assert told(((1, "a", 15), (2, "b", 3)), ((1, "b", 3), (2, "a", 2)), ("Rang", "Quoi", "Points")
                ) == ("Points", [("a", "15", "2", "−13"), ("b", "3", "3", "=")])
    assert told((("un", "mot"),), (("un", "mot"),), ("Thème", "Réponse")) == ("", [])
    assert told((), ()) == ("", [])
    assert told((("À pied", 27, 0.225),), (("À pied", 24, 0.2),))[1] == [
        ("À pied", "23 %", "20 %", "−3 points")]


def test_a_portrait_keeps_only_its_own_answers(qtbot, page) -> None:
    page.list.setCurrentRow(row_of(page, "Venir ici"))
    qtbot.waitUntil(lambda: "personnes" in page.panes[0].facts.text())
    assert page.who.count() > 2
    page.who.setFocus()
    qtbot.keyClick(page.who, Qt.Key.Key_Down)
    chosen = page.who.currentData()
    assert chosen.people < 10
    qtbot.waitUntil(lambda: len({row[0] for row in page.panes[0].model._rows}) <= chosen.people)
    qtbot.waitUntil(lambda: page.panes[0].facts.text().startswith("Venir ici ·"))


def test_a_workshop_without_answers_says_what_will_be_here(qtbot, open_workshop) -> None:
    place = open_workshop()
    click(qtbot, place.page, "Revoir")
    qtbot.waitUntil(lambda: any(spaced(one.text()) == "Rien à revoir pour l’instant"
                                for one in place.past.findChildren(QLabel) if one.isVisible()))
    assert place.past.list.count() == 0
    assert not place.past.list.isVisible(), "no empty side beside it"


def test_a_portrait_of_few_people_is_named_and_kept_covered(qtbot, open_workshop) -> None:
    place = open_workshop(people=7)
    session = place.session
    people = session.room.everybody()
    done(session.room.change(people[0].id, profile={"quartier": "Nord"}))
    for one in people[1:]:
        done(session.room.change(one.id, profile={"quartier": "Sud"}))
    click(qtbot, place.page, "Revoir")
    page = place.past
    qtbot.waitUntil(lambda: page.who.findText("quartier : Nord (moins de 5)") > 0)
    few = page.who.findText("quartier : Nord (moins de 5)")
    assert not page.who.model().index(few, 0).flags() & Qt.ItemFlag.ItemIsEnabled
    page.list.setCurrentRow(row_of(page, "Venir ici"))
    page.who.setCurrentIndex(few)  # as a list kept from before would have it
    qtbot.waitUntil(lambda: "moins de 5" in page.panes[0].facts.text())
    assert page.panes[0].picture.scene() is None
    assert page.panes[0].model.rowCount() == 0
