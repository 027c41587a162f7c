"""The list of answers where an answer is a vote: what was given is read first, even where there is
little room, and only the words somebody wrote can be mended."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLabel, QLineEdit

from facilitator.activities.context import Source
from facilitator.workshop.answers import Submission
from tests.ui.helpers import done, find, spaced
from tests.ui.test_console import go, tab
from ui.console.answer_delegate import fitted
from ui.console.answer_model import FROM, GAP
from ui.console.answers import AnswersTab
from ui.parts.empty import Empty

pytestmark = pytest.mark.usefixtures("unstyled")


@pytest.fixture
def rows(qtbot, open_workshop):
    """Opens a step's answers: the tab, and what its first column says."""
    place = open_workshop(people=5)

    def read(kind: str):
        step = go(qtbot, place, kind)
        answers = tab(qtbot, place, AnswersTab)
        qtbot.waitUntil(lambda: answers.setting.step.id == step.id
                        and answers.model.rowCount() > 0)
        shown = [str(answers.view.model().index(n, 0).data())
                 for n in range(answers.view.model().rowCount())]
        return place, step, answers, shown

    return read


def test_votes_are_read_first_and_a_remark_is_mended_alone(qtbot, rows) -> None:
    _, _, answers, shown = rows("priority")
    assert all(one[0].isdigit() for one in shown), shown
    longest = max(shown, key=len)
    narrow = fitted(longest, 400, answers.view.fontMetrics())
    assert "…" in narrow
    assert [one[0] for one in narrow.split(GAP)] == [one[0] for one in longest.split(GAP)]

    place, step, answers, shown = rows("consent")
    assert all(spaced(one).startswith(("D’accord", "J’ai une objection")) for one in shown), shown
    entries = [answers.model.answer(answers.model.index(n, 0)).entry for n in range(len(shown))]
    agreed = next(n for n, one in enumerate(entries) if not one.payload.get("text"))
    told = next(n for n, one in enumerate(entries) if one.payload.get("text"))
    answers.view.setFocus()
    answers.view.setCurrentIndex(answers.view.model().index(agreed, 0))
    qtbot.keyClick(answers.view, Qt.Key.Key_F2)
    assert not answers.view.findChildren(QLineEdit), "nothing was written there"

    answers.view.setCurrentIndex(answers.view.model().index(told, 0))
    wrote = answers.model.answer(answers.model.index(told, 0)).entry
    qtbot.keyClick(answers.view, Qt.Key.Key_F2)
    [field] = answers.view.findChildren(QLineEdit)
    assert field.text() == wrote.payload["text"]
    field.setText("Dit autrement")
    qtbot.keyClick(field, Qt.Key.Key_Return)

    def kept():
        return next(e for e in place.session.results.entries(step) if e.id == wrote.id).payload

    qtbot.waitUntil(lambda: kept() == {**wrote.payload, "text": "Dit autrement"})
    place.console.undo.undo()
    qtbot.waitUntil(lambda: kept() == wrote.payload)


def ink(answers, left: int, right: int) -> set[str]:
    """The colours of the cells of the first row, between two places of the first column."""
    place = answers.view.visualRect(answers.model.index(0, 0)).adjusted(left, 0, 0, 0)
    place.setWidth(right - left)
    drawn = answers.view.viewport().grab(place).toImage()
    return {drawn.pixelColor(x, y).name() for x in range(drawn.width())
            for y in range(drawn.height())}


def test_what_an_answer_is_on_stands_aside_in_softer_ink(qtbot, rows, look) -> None:
    _, _, answers, shown = rows("grid")
    row = answers.model.answer(answers.model.index(0, 0))
    assert row.aside
    assert shown[0] == f"{row.text}{GAP}{row.aside}", "both are read out, found and in the tooltip"
    words = 8 + answers.view.fontMetrics().horizontalAdvance(row.text)
    wide = answers.view.columnWidth(0)
    strong, soft = look.color("ink").name(), look.color("ink-soft").name()
    assert strong in ink(answers, 0, words)
    beside = ink(answers, words + 8, wide)
    assert soft in beside
    assert strong not in beside


def test_options_are_told_apart_by_what_they_do_not_share(qtbot, look) -> None:
    metrics = QFontMetrics(look.font())
    line = GAP.join(("3 points · Comment arroser les jardins quand il fait sec ?",
                     "1 point · Comment ouvrir le local tous les soirs de la semaine ?"))
    narrow = fitted(line, 400, metrics)
    assert narrow.startswith("3 points · …arroser")
    assert f"{GAP}1 point · …ouvrir" in narrow
    assert fitted(line, 4000, metrics) == line
    alike = GAP.join(["1. Un banc"] * 9)
    assert fitted(alike, 300, metrics).startswith("1. Un banc"), "nothing would be left"


def test_the_way_answers_came_is_shown_once_they_came_in_two_ways(qtbot, rows) -> None:
    place, step, answers, _ = rows("open_question")
    assert answers.view.isColumnHidden(FROM)
    done(place.session.flow.open(step.id))
    who = done(place.session.room.join("Odette")).participant.id
    done(place.session.answers.submit(Submission(
        "papier", step.id, who, {"answers": ["Un banc"]}, Source.PAPER)))
    qtbot.waitUntil(lambda: not answers.view.isColumnHidden(FROM))


def test_marks_wait_for_a_choice_and_undo_for_something_to_undo(qtbot, rows) -> None:
    place, step, answers, _ = rows("open_question")
    mark, hide, mend, undo = (find(answers, name) for name in (
        "Retenir pour la capitalisation (E)", "Masquer ou remontrer (M)",
        "Corriger une coquille (F2)", "Annuler (Ctrl+Z)"))
    assert not any(one.isEnabled() for one in (mark, hide, mend, undo))
    answers.view.setCurrentIndex(answers.model.index(1, 0))
    assert all(one.isEnabled() for one in (mark, hide, mend))
    qtbot.mouseClick(mark, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(undo.isEnabled)
    qtbot.waitUntil(lambda: any(e.starred for e in place.session.results.entries(step)))
    answers.view.clearSelection()
    assert not mark.isEnabled()
    qtbot.mouseClick(undo, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not any(e.starred for e in place.session.results.entries(step)))
    assert not undo.isEnabled()


def test_before_a_step_is_open_its_answers_say_to_open_it(qtbot, open_workshop) -> None:
    place = open_workshop()
    step = go(qtbot, place, "open_question")
    answers = tab(qtbot, place, AnswersTab)

    def said() -> list[str]:
        return [one.text() for empty in answers.findChildren(Empty) if empty.isVisible()
                for one in empty.findChildren(QLabel) if one.text()]

    qtbot.waitUntil(lambda: any("Ouvrez les réponses" in one for one in said()))
    done(place.session.flow.open(step.id))
    qtbot.waitUntil(lambda: "Elles arrivent ici une à une." in said())
    done(place.session.flow.close(step.id))
    qtbot.waitUntil(lambda: said() == ["Aucune réponse pour l’instant"])
