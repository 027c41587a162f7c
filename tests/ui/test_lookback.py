"""Results are found again, seen by portrait, and two of the same kind stand side by side."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from facilitator.workshop.answers import Submission
from facilitator.workshop.sequence import StepPlan
from tests.ui.helpers import click, done


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
    assert page.panes[0].facts.text().startswith("Venir ici ·")
    assert page.panes[1].picture.scene() is not None


def test_a_portrait_keeps_only_its_own_answers(qtbot, page) -> None:
    page.list.setCurrentRow(row_of(page, "Venir ici"))
    qtbot.waitUntil(lambda: "personnes" in page.panes[0].facts.text())
    assert page.who.count() > 2
    page.who.setFocus()
    qtbot.keyClick(page.who, Qt.Key.Key_Down)
    chosen = page.who.currentData()
    assert chosen.people < 10
    qtbot.waitUntil(lambda: len({row[0] for row in page.panes[0].model._rows}) <= chosen.people)
    assert page.panes[0].facts.text().startswith("Venir ici ·")


def test_a_workshop_without_answers_says_what_will_be_here(qtbot, open_workshop) -> None:
    place = open_workshop()
    click(qtbot, place.page, "Revoir")
    qtbot.wait(100)
    assert place.past.list.count() == 0
    assert place.past._stack.currentIndex() == 0


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
    assert not page.who.model().item(few).isEnabled()
    page.list.setCurrentRow(row_of(page, "Venir ici"))
    page.who.setCurrentIndex(few)  # as a list kept from before would have it
    qtbot.waitUntil(lambda: "moins de 5" in page.panes[0].facts.text())
    assert page.panes[0].picture.scene() is None
    assert page.panes[0].model.rowCount() == 0
