"""Gathering answers under themes, by keys and clicks."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent

from facilitator.workshop.answers import Submission
from tests.ui.helpers import click, done, spaced
from tests.ui.test_console import go, tab
from ui.console.deeds import Deeds
from ui.console.lines import SOFT
from ui.console.themes import QUESTIONS, SUGGESTED, THEMES, ThemesTab

pytestmark = pytest.mark.usefixtures("unstyled")

SAID = ("Les horaires du bus ne vont pas", "Il n’y a pas de bus le dimanche",
        "Trop peu de bus le soir", "Le loyer est trop cher", "Les loyers montent chaque année",
        "Un loyer que je ne peux plus payer", "Plus de bancs", "plus de bancs !", "Moins de bancs")


@pytest.fixture
def room(qtbot, open_workshop):
    """The themes' tab of a step where people said things."""
    place = open_workshop()
    step = go(qtbot, place, "open_question")
    done(place.session.flow.open(step.id))
    field = place.session.kinds[step.kind].answer_fields(
        place.session.answers.form_context(step))[0].name
    for number, text in enumerate(SAID):
        person = done(place.session.room.join(f"Voix {number}")).participant.id
        value = {field: [text]}
        done(place.session.answers.submit(Submission(f"s{number}", step.id, person, value)))
    themes = tab(qtbot, place, ThemesTab)
    qtbot.waitUntil(lambda: themes.answers.count() == len(SAID) - 1, timeout=20_000)
    return place, step, themes


def made(place, step) -> dict[str, int]:
    return {theme.label: sum(card.count for card in theme.cards)
            for theme in place.session.themes.board(step.id).themes}


def add(qtbot, themes, place, step, name: str) -> None:
    qtbot.waitUntil(themes.name.isVisible)
    themes.answers.clearSelection()
    qtbot.keyClicks(themes.name, name)
    qtbot.keyClick(themes.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: any(themes.themes.topLevelItem(n).text(0) == name
                                for n in range(themes.themes.topLevelItemCount())))
    qtbot.waitUntil(lambda: themes.name.text() == "")


def add_with(qtbot, themes, place, step, name: str, answer: str) -> None:
    """A first theme, and an answer under it."""
    add(qtbot, themes, place, step, name)
    select(themes.answers, answer)
    qtbot.keyClick(themes.answers, Qt.Key.Key_1)
    qtbot.waitUntil(lambda: themes.themes.topLevelItem(0).childCount() == 1)


def undo(qtbot, place) -> None:
    deeds = place.console.findChildren(Deeds)
    qtbot.waitUntil(lambda: not any(one.busy for one in deeds))
    qtbot.keyClick(place.page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


def select(view, *texts: str) -> None:
    view.setFocus()
    view.clearSelection()
    for text in texts:
        view.findItems(text, Qt.MatchFlag.MatchExactly)[0].setSelected(True)


def test_near_identical_answers_are_one_card_and_move_together(qtbot, room) -> None:
    place, step, themes = room
    add(qtbot, themes, place, step, "Repos")
    select(themes.answers, "Plus de bancs")
    qtbot.keyClick(themes.answers, Qt.Key.Key_1)
    qtbot.waitUntil(lambda: made(place, step) == {"Repos": 2})
    qtbot.waitUntil(lambda: themes._left.text() == "7 réponses sans thème")


def test_several_cards_go_at_once_and_one_may_be_in_two_themes(qtbot, room) -> None:
    place, step, themes = room
    add(qtbot, themes, place, step, "Bus")
    add(qtbot, themes, place, step, "Argent")
    select(themes.answers, SAID[0], SAID[1])
    qtbot.keyClick(themes.answers, Qt.Key.Key_1)
    qtbot.waitUntil(lambda: made(place, step) == {"Bus": 2, "Argent": 0})
    qtbot.waitUntil(lambda: themes.themes.topLevelItem(0).childCount() == 2)
    themes.themes.setFocus()
    themes.themes.setCurrentItem(themes.themes.topLevelItem(0).child(0))
    qtbot.keyClick(themes.themes, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: made(place, step) == {"Bus": 2, "Argent": 1})
    undo(qtbot, place)
    qtbot.waitUntil(lambda: made(place, step) == {"Bus": 2, "Argent": 0})
    undo(qtbot, place)
    qtbot.waitUntil(lambda: made(place, step) == {"Bus": 0, "Argent": 0})


def test_themes_are_merged_and_renamed_and_it_is_undone(qtbot, room) -> None:
    place, step, themes = room
    add(qtbot, themes, place, step, "Bus")
    add(qtbot, themes, place, step, "Car")
    for number in (0, 1):
        themes.themes.topLevelItem(number).setSelected(True)
    themes.themes.setFocus()
    qtbot.keyClick(themes.themes, Qt.Key.Key_F)
    qtbot.waitUntil(lambda: list(made(place, step)) == ["Bus"])
    qtbot.waitUntil(lambda: themes.themes.topLevelItemCount() == 1)
    themes.themes.setCurrentItem(themes.themes.topLevelItem(0))
    qtbot.keyClick(themes.themes, Qt.Key.Key_F2)
    editor = themes.themes.focusWidget()
    qtbot.keyClicks(editor, "Circuler")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: list(made(place, step)) == ["Circuler"])
    undo(qtbot, place)
    undo(qtbot, place)
    qtbot.waitUntil(lambda: list(made(place, step)) == ["Bus", "Car"])


def test_suggestions_are_taken_up_or_turned_down_one_by_one(qtbot, room) -> None:
    place, step, themes = room
    click(qtbot, themes, "Proposer des thèmes")
    assert themes.pages.currentIndex() == SUGGESTED
    qtbot.waitUntil(lambda: themes.suggested.list.count() > 1)
    there = themes.suggested.list.count()
    before = themes.suggested.list.item(0)
    assert "à cause de" in before.data(Qt.ItemDataRole.AccessibleTextRole)
    qtbot.keyClick(themes.suggested.list, Qt.Key.Key_A)
    qtbot.waitUntil(lambda: len(made(place, step)) == 1)
    qtbot.waitUntil(lambda: themes.suggested.list.count() == there - 1)
    click(qtbot, themes, "Refuser (R)")
    qtbot.waitUntil(lambda: themes.suggested.list.count() == there - 2)
    assert len(made(place, step)) == 1
    undo(qtbot, place)
    undo(qtbot, place)
    qtbot.waitUntil(lambda: made(place, step) == {})


def test_a_theme_becomes_a_question_reworded_and_merged(qtbot, room) -> None:
    place, step, themes = room
    add(qtbot, themes, place, step, "Les transports")
    themes.themes.setFocus()
    themes.themes.setCurrentItem(themes.themes.topLevelItem(0))
    qtbot.keyClick(themes.themes, Qt.Key.Key_C)
    assert themes.pages.currentIndex() != SUGGESTED
    line, page = themes.questions.line, themes.questions
    qtbot.waitUntil(lambda: line.text().startswith("Comment"))
    assert "Les transports" in page._origin.text()
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.list.count() == 1)
    themes.show_page(THEMES)
    select(themes.answers, SAID[3])
    qtbot.keyClick(themes.answers, Qt.Key.Key_C)
    qtbot.waitUntil(lambda: themes.pages.currentIndex() == QUESTIONS and line.text() != "")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.list.count() == 2)
    page.list.setFocus()
    page.list.setCurrentRow(0)
    page.by.setCurrentIndex(1)
    proposer = page.by.currentText()
    qtbot.keyClick(page.list, Qt.Key.Key_F2)
    editor = page.list.focusWidget()
    editor.selectAll()
    qtbot.keyClicks(editor, "Comment circuler le dimanche ?")
    qtbot.keyClick(editor, Qt.Key.Key_Return)

    def words() -> list[str]:
        return [one.text for one in place.session.questions.of(step.id)]

    qtbot.waitUntil(lambda: words()[0] == "Comment circuler le dimanche ?")
    qtbot.waitUntil(lambda: f"proposée par {proposer}" in spaced(str(page.list.item(0).data(SOFT))))
    assert "avant : Comment" in spaced(page.list.item(0).data(SOFT))
    assert page.by.currentIndex() == 0, "the next words are nobody's until somebody is named"
    page.list.selectAll()
    click(qtbot, page, "Réunir (F)")
    qtbot.waitUntil(lambda: words() == ["Comment circuler le dimanche ?"])
    undo(qtbot, place)
    qtbot.waitUntil(lambda: len(words()) == 2)


def test_a_question_has_room_for_its_words_while_it_is_worded(qtbot, room) -> None:
    _, _, themes = room
    themes.show_page(QUESTIONS)
    page, line = themes.questions, themes.questions.line
    page.setFixedWidth(344)
    needed = line.fontMetrics().horizontalAdvance(line.placeholderText())
    qtbot.waitUntil(lambda: line.width() > needed + 30)
    named = page.by.fontMetrics().horizontalAdvance(page.by.currentText())
    qtbot.waitUntil(lambda: page.by.width() > named + 30)


def test_a_theme_is_split_by_the_cards_in_hand_and_it_is_undone(qtbot, room) -> None:
    place, step, themes = room
    add(qtbot, themes, place, step, "Tout")
    select(themes.answers, SAID[0], SAID[1], SAID[3])
    qtbot.keyClick(themes.answers, Qt.Key.Key_1)
    qtbot.waitUntil(lambda: themes.themes.topLevelItem(0).childCount() == 3)
    qtbot.waitUntil(lambda: not themes.deeds.busy)
    themes.themes.setFocus()
    themes.themes.clearSelection()
    for number in (0, 1):
        themes.themes.topLevelItem(0).child(number).setSelected(True)
    qtbot.keyClick(themes.themes, Qt.Key.Key_S)
    assert themes.name.hasFocus()
    assert "2 réponses choisies" in themes.name.placeholderText()
    qtbot.keyClicks(themes.name, "Le bus")
    qtbot.keyClick(themes.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: made(place, step) == {"Tout": 1, "Le bus": 2})
    qtbot.waitUntil(lambda: themes.name.text() == "")
    assert themes.name.placeholderText() == "Nouveau thème, puis Entrée"
    undo(qtbot, place)
    qtbot.waitUntil(lambda: made(place, step) == {"Tout": 3})


def test_a_split_given_up_leaves_the_theme_alone(qtbot, room) -> None:
    place, step, themes = room
    add_with(qtbot, themes, place, step, "Tout", SAID[0])
    themes.themes.setFocus()
    themes.themes.setCurrentItem(themes.themes.topLevelItem(0).child(0))
    click(qtbot, themes, "Scinder (S)")
    assert "réponse choisie" in themes.name.placeholderText()
    qtbot.keyClick(themes.name, Qt.Key.Key_Escape)
    assert themes.themes.hasFocus()
    add(qtbot, themes, place, step, "Autre")
    assert made(place, step) == {"Tout": 1, "Autre": 0}


def test_several_cards_are_dragged_onto_a_theme_at_once(qtbot, room, monkeypatch) -> None:
    place, step, themes = room
    add(qtbot, themes, place, step, "Argent")
    select(themes.answers, SAID[3], SAID[4], SAID[5])
    target = themes.themes.visualItemRect(themes.themes.topLevelItem(0)).center()
    drop = QDropEvent(QPointF(target), Qt.DropAction.MoveAction, QMimeData(),
                      Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    monkeypatch.setattr(drop, "source", lambda: themes.answers)
    themes.themes.dropEvent(drop)
    qtbot.waitUntil(lambda: made(place, step) == {"Argent": 3})
    qtbot.waitUntil(lambda: themes._left.text() == "6 réponses sans thème")


def test_the_room_sees_themes_being_made_and_one_of_them_large(qtbot, room) -> None:
    place, step, themes = room
    add_with(qtbot, themes, place, step, "Argent", SAID[3])
    theme = place.session.themes.board(step.id).themes[0].id
    themes.themes.setFocus()
    themes.themes.setCurrentItem(themes.themes.topLevelItem(0))
    qtbot.keyClick(themes.themes, Qt.Key.Key_M)
    qtbot.waitUntil(lambda: place.session.flow.stage().detail == theme)
    assert place.session.step(step.id).shown
    qtbot.keyClick(themes.themes, Qt.Key.Key_T)
    qtbot.waitUntil(lambda: place.session.flow.stage().detail == "")
    qtbot.waitUntil(lambda: "Argent" in place.show.projection.scene.alt)
    done(place.session.items.rename(theme, "Se loger"))
    qtbot.waitUntil(lambda: "Se loger" in place.show.projection.scene.alt)
