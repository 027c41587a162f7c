"""Running a workshop from the console, by keys and clicks."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from tests.ui.helpers import click, current, done, find
from ui.console.answers import AnswersTab
from ui.console.groups import GroupsTab
from ui.console.themes import ThemesTab
from ui.parts.empty import Empty

pytestmark = pytest.mark.usefixtures("unstyled")


def go(qtbot, place, kind: str):
    """Have the console on the step of that kind."""
    step = next(one for one in place.session.steps() if one.kind == kind)
    done(place.session.flow.go(step.id))
    qtbot.waitUntil(lambda: place.console.snapshot().step.id == step.id)
    return step


def tab(qtbot, place, kind):
    found = place.console.centre.tab(kind)
    qtbot.waitUntil(found.isVisible)
    return found


def primary(place) -> str:
    return place.console.centre.bar.primary.accessibleName()


def test_a_step_is_run_with_the_one_big_button(qtbot, open_workshop) -> None:
    place = open_workshop()
    qtbot.waitUntil(lambda: primary(place) == "Commencer")
    said = []
    for _ in range(6):
        before = primary(place)
        said.append(before)
        qtbot.mouseClick(place.console.centre.bar.primary, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda before=before: primary(place) != before)
    assert said == ["Commencer", "Continuer", "Ouvrir les réponses", "Montrer le résultat",
                    "Clore et continuer", "Ouvrir les réponses"]
    assert [step.state for step in place.session.steps()[:3]] == ["waiting", "closed", "open"]


def test_a_clicker_runs_the_workshop(qtbot, open_workshop) -> None:
    place = open_workshop()
    qtbot.waitUntil(lambda: primary(place) == "Commencer")
    qtbot.keyClick(place.page, Qt.Key.Key_PageDown)
    qtbot.waitUntil(lambda: primary(place) == "Continuer")
    qtbot.keyClick(place.page, Qt.Key.Key_PageDown)
    qtbot.waitUntil(lambda: current(place).position == 1)
    qtbot.keyClick(place.page, Qt.Key.Key_B)
    qtbot.waitUntil(lambda: place.session.flow.stage().black)
    qtbot.keyClick(place.page, Qt.Key.Key_PageUp)
    qtbot.waitUntil(lambda: current(place).position == 0)


def test_the_projector_does_what_the_console_says(qtbot, open_workshop) -> None:
    place = open_workshop(people=3)
    place.open_projector()
    place.page.activateWindow()
    canvas = place.projector.canvas
    step = go(qtbot, place, "poll")
    qtbot.waitUntil(lambda: step.prompt in canvas.projection().scene.alt)
    click(qtbot, place.page, "Noir")
    qtbot.waitUntil(lambda: canvas.projection().black)
    click(qtbot, place.page, "Noir")
    qtbot.waitUntil(lambda: not canvas.projection().black)
    click(qtbot, place.page, "Figer")
    qtbot.waitUntil(lambda: place.session.flow.stage().frozen)
    done(place.session.flow.show(step.id))
    qtbot.wait(250)
    assert "Personne" not in canvas.projection().scene.alt
    frozen = canvas.projection()
    click(qtbot, place.page, "Figer")
    qtbot.waitUntil(lambda: canvas.projection() != frozen)
    box = place.console.stage.findChild(QLineEdit)
    box.setFocus()
    qtbot.keyClicks(box, "Pause")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: canvas.projection().scene.alt == "Pause")
    assert place.console.stage.view.scene() == canvas.projection().scene


def test_the_way_in_is_shown(qtbot, open_workshop) -> None:
    place = open_workshop()
    qtbot.waitUntil(lambda: place.console.room._short.text() == "192.168.1.20:8765")
    qtbot.keyClick(place.page, Qt.Key.Key_Q)
    qtbot.waitUntil(lambda: place.session.flow.stage().corner == "large")
    qtbot.waitUntil(lambda: "192.168.1.20:8765" in place.show.projection.scene.alt)


def test_an_answer_is_found_hidden_starred_mended_and_all_of_it_undone(
    qtbot, open_workshop
) -> None:
    place = open_workshop(people=5)
    step = go(qtbot, place, "open_question")
    answers = tab(qtbot, place, AnswersTab)
    qtbot.waitUntil(lambda: answers.model.rowCount() > 3)
    first = answers.model.answer(answers.model.index(0, 0)).entry.id

    def entry():
        return next(e for e in place.session.results.entries(step) if e.id == first)

    answers.view.setFocus()
    answers.view.setCurrentIndex(answers.model.index(0, 0))
    qtbot.keyClick(answers.view, Qt.Key.Key_M)
    qtbot.waitUntil(lambda: entry().hidden)
    qtbot.waitUntil(lambda: answers.model.answer(answers.model.index(0, 0)).entry.hidden)
    qtbot.keyClick(answers.view, Qt.Key.Key_E)
    qtbot.waitUntil(lambda: entry().starred)
    original = entry().payload["text"]
    answers.model.setData(answers.model.index(0, 0), "Le four à pain")
    qtbot.waitUntil(lambda: entry().payload["text"] == "Le four à pain")
    assert entry().edited
    qtbot.keyClick(place.page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: entry().payload["text"] == original and not entry().edited)
    qtbot.keyClick(place.page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(place.page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not entry().hidden and not entry().starred)
    qtbot.keyClicks(answers.search, "mot introuvable")
    qtbot.waitUntil(lambda: any(one.isVisible() for one in answers.findChildren(Empty)))
    assert answers.model.rowCount() == 0


def test_answers_are_gathered_under_themes_by_keyboard(qtbot, open_workshop) -> None:
    place = open_workshop(people=4)
    step = go(qtbot, place, "open_question")
    themes = tab(qtbot, place, ThemesTab)
    qtbot.waitUntil(lambda: themes.answers.count() > 2)
    before = themes.answers.count()
    themes.answers.clearSelection()
    qtbot.keyClicks(themes.name, "Se rencontrer")
    qtbot.keyClick(themes.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: themes.themes.topLevelItemCount() == 1)
    themes.answers.setFocus()
    themes.answers.setCurrentRow(0)
    qtbot.keyClick(themes.answers, Qt.Key.Key_1)
    qtbot.waitUntil(lambda: themes.answers.count() == before - 1)
    assert len(place.session.results.themes(step.id)[0].entries) == 1
    themes.themes.setFocus()
    qtbot.keyClick(themes.themes, Qt.Key.Key_C)
    qtbot.waitUntil(lambda: themes.questions.line.text() != "")
    themes.questions.line.clear()
    qtbot.keyClicks(themes.questions.line, "Comment se rencontrer en hiver")
    qtbot.keyClick(themes.questions.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(place.session.items.of(step.id, "question")) == 1)
    qtbot.waitUntil(lambda: not themes.deeds.busy)
    for _ in range(2):
        qtbot.keyClick(place.page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: themes.answers.count() == before)


def test_groups_are_made_and_everybody_finds_one(qtbot, open_workshop) -> None:
    place = open_workshop()
    people = [done(place.session.room.join(name)).participant.id for name in ("Awa", "Paul")]
    step = go(qtbot, place, "grid")
    groups = tab(qtbot, place, GroupsTab)
    there = len(place.session.groups.of(step.id))
    qtbot.keyClicks(groups.name, "Les voisins")
    qtbot.keyClick(groups.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(place.session.groups.of(step.id)) == there + 1)
    qtbot.waitUntil(lambda: groups._free.text() == "2 personnes sans groupe")
    click(qtbot, groups, "Placer les autres (L)")
    qtbot.waitUntil(lambda: groups._free.text() == "Tout le monde a un groupe.")
    members = [one for team in place.session.groups.of(step.id) for one in team.members]
    assert sorted(members) == sorted(people)


def test_time_is_paused_and_given(qtbot, open_workshop) -> None:
    place = open_workshop()
    go(qtbot, place, "word_cloud")
    length = place.session.flow.stage().timer.length
    click(qtbot, place.page, "+1 min")
    qtbot.waitUntil(lambda: place.session.flow.stage().timer.length == length + 60)
    click(qtbot, place.page, "Mettre le temps en pause")
    qtbot.waitUntil(lambda: place.session.flow.stage().timer.since is None)
    qtbot.waitUntil(lambda: find(place.page, "Reprendre le temps").isVisible())


def test_what_cannot_be_done_is_said_inline(qtbot, open_workshop) -> None:
    place = open_workshop()
    qtbot.keyClick(place.page, Qt.Key.Key_PageUp)
    qtbot.waitUntil(lambda: place.page.messages.text() == "C’est la première séquence.")


def test_a_room_without_anybody_says_so_where_names_would_be(qtbot, open_workshop) -> None:
    place = open_workshop()
    place.console.people.toggle()
    said = place.console.people.tree.findChild(Empty)
    qtbot.waitUntil(lambda: not said.isHidden())
    done(place.session.room.join("Awa"))
    qtbot.waitUntil(said.isHidden)
    actions = place.console.suites_panel
    qtbot.keyClick(place.page, Qt.Key.Key_U)
    qtbot.waitUntil(lambda: actions.isVisible() and actions.isAncestorOf(place.page.focusWidget()))
    qtbot.keyClick(place.page.focusWidget(), Qt.Key.Key_Escape)
    assert not actions.isVisible(), "a panel with nothing in it cannot be put away by keyboard"


def test_a_step_is_reached_from_the_list_by_keyboard(qtbot, open_workshop) -> None:
    place = open_workshop()
    steps = place.console.sequence.list
    qtbot.keyClick(place.page, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    steps.setFocus()
    qtbot.keyClick(steps, Qt.Key.Key_Down)
    qtbot.keyClick(steps, Qt.Key.Key_Down)
    qtbot.keyClick(steps, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: current(place).position == 2)


def test_the_report_is_written_beside_the_file(qtbot, open_workshop) -> None:
    asked = []
    place = open_workshop(export=lambda session, path, form: asked.append((path, form)))
    qtbot.keyClick(place.page, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "essai.pdf" in place.page.messages.text())
    assert asked == [(place.session.path.with_suffix(".pdf"), "pdf")]


def test_an_interrupted_workshop_opens_where_it_was(qtbot, open_workshop, tmp_path, kinds) -> None:
    from facilitator.workshop.opening import open_session
    from screens.sample import sample_session

    path = tmp_path / "reprise.palabre"
    with sample_session(path, kinds, people=2) as session:
        step = session.steps()[2]
        done(session.flow.go(step.id))
        done(session.flow.open(step.id))
    place = open_workshop(session=open_session(path, kinds))
    seen = place.console.snapshot()
    assert (seen.step.id, seen.step.state, seen.joined) == (step.id, "open", 2)
    assert primary(place) == "Montrer le résultat"


def test_no_window_flashes_up_while_steps_go_by(qtbot, open_workshop, qapp) -> None:
    place = open_workshop()
    for step in place.session.steps():
        go(qtbot, place, step.kind)
        assert place.page.isActiveWindow(), step.kind
