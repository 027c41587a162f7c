"""The preparation shows the file as it is whenever it is looked at, and rests meanwhile."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton

from facilitator.web.pages import NAMES
from facilitator.workshop.sequence import StepPlan
from tests.ui.helpers import all_written, done


def titles(page):
    """The cards, the workshop's own first."""
    return [page.list.item(row).text() for row in range(page.list.count())]


def test_what_changed_behind_another_page_is_there_once_the_preparation_is_shown_again(
    qtbot, open_workshop
) -> None:
    place = open_workshop()
    page, session, changed = place.prepare, place.session, place.desk.bridge.changed
    place.page.plan()
    qtbot.waitUntil(lambda: titles(page)[1:] == [step.title for step in session.steps()])
    qtbot.waitUntil(lambda: page.form() is not None)
    before, end = titles(page), page._end.text()
    place.page.run()
    with qtbot.waitSignal(changed):
        session.plan.change(session.steps()[0].id, title="Un autre accueil").result()
    with qtbot.waitSignal(changed):
        session.plan.add(StepPlan("talk", "Un temps de plus", minutes=25), 1).result()
    with qtbot.waitSignal(changed):
        session.room.join("Awa", state="expected").result()
    assert titles(page) == before, "nobody looks at it"
    place.page.plan()
    qtbot.waitUntil(lambda: titles(page)[1:3] == ["Un autre accueil", "Un temps de plus"])
    assert page._end.text() != end
    qtbot.waitUntil(lambda: "1 personne attendue" in page.ready._expected.text())


def test_a_change_of_the_plan_shows_at_once_while_it_is_in_sight(qtbot, open_workshop) -> None:
    place = open_workshop()
    place.page.plan()
    session = place.session
    session.plan.change(session.steps()[0].id, title="Un autre accueil").result()
    qtbot.waitUntil(lambda: "Un autre accueil" in titles(place.prepare))


def named(page, name):
    return next(one for one in page.findChildren(QPushButton) if one.accessibleName() == name)


def test_the_buttons_are_for_what_is_in_sight_and_what_can_be_undone(
    qtbot, open_workshop, unstyled
) -> None:
    place = open_workshop()
    place.page.plan()
    page, steps = place.prepare, place.session.steps()
    qtbot.waitUntil(lambda: page.list.count() == len(steps) + 1 and page.form() is not None)
    tools = [named(page, name) for name in (
        "Dupliquer (Ctrl+D)", "Supprimer (Suppr)", "Annuler (Ctrl+Z)", "Rétablir (Ctrl+Maj+Z)")]
    undo, redo = tools[2:]

    def can():
        return [one.isEnabled() for one in tools]

    assert can() == [False] * 4
    page.list.setCurrentRow(2)
    assert can() == [True, True, False, False]
    page.print("badges")
    assert can() == [False] * 4
    assert not page.list.selectedItems()
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_Delete)
    all_written(place.session)
    assert place.session.steps() == steps
    page.tools.close_tool()
    assert page.list.selectedItems() == [page.list.item(2)]
    qtbot.keyClick(page.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: page.list.count() == len(steps))
    assert can() == [False, False, True, False]
    undo.setFocus()
    qtbot.mouseClick(undo, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.list.count() == len(steps) + 1)
    assert can() == [False, False, False, True]
    assert redo.hasFocus()


def test_a_step_that_has_answers_says_so_and_the_projection_follows_the_workshops_language(
    qtbot, open_workshop, unstyled
) -> None:
    place = open_workshop(people=2)
    page, session, steps = place.prepare, place.session, place.session.steps()
    poll = next(n for n, step in enumerate(steps, 1) if step.kind == "poll")

    def warned():
        return any(one.isVisible() and one.text().startswith("2 personnes ont déjà répondu")
                   for one in page.form().findChildren(QLabel))

    def projected(words):
        found = [getattr(one, "text", "") for one in place.show.projection.scene.elements]
        return any(words in text for text in found)

    done(session.flow.go(steps[poll - 1].id))
    done(session.flow.open(steps[poll - 1].id))
    place.page.plan()
    qtbot.waitUntil(lambda: page.list.count() > poll and page.form() is not None)
    assert "2 personnes ont répondu" in page.list.item(poll).toolTip()
    page.list.setCurrentRow(poll)
    assert warned()
    page.list.setCurrentRow(1)  # where nobody is asked anything
    assert not warned()
    page.list.setCurrentRow(0)
    pick = next(one for one in page.form().findChildren(QComboBox)
                if one.accessibleName() == "Langue de l’atelier")
    assert {pick.itemData(n): pick.itemText(n) for n in range(pick.count())} == NAMES
    assert pick.currentData() == "fr"
    qtbot.waitUntil(lambda: projected("ont répondu"))
    pick.setFocus()
    qtbot.keyClick(pick, Qt.Key.Key_E)
    qtbot.waitUntil(lambda: session.workshop().language == "en")
    qtbot.waitUntil(lambda: projected("answered"))
    page.undo.undo()
    qtbot.waitUntil(lambda: pick.currentData() == session.workshop().language == "fr")
