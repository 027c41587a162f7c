"""The preparation shows the file as it is whenever it is looked at, and rests meanwhile."""

from __future__ import annotations

from facilitator.workshop.sequence import StepPlan


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
