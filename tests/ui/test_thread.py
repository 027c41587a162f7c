"""Walking the thread from the console: back to the verbatims, forward to what became of them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu

from facilitator.workshop.answers import Submission
from facilitator.workshop.sequence import StepPlan
from tests.ui.helpers import click, done
from tests.ui.test_console import go, tab
from ui.console.answers import AnswersTab
from ui.console.groups import GroupsTab
from ui.console.result import TableTab
from ui.console.themes import QUESTIONS, ThemesTab

pytestmark = pytest.mark.usefixtures("unstyled")


def texts(panel) -> list[str]:
    found = panel.tree.findItems("", Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive)
    return [row.text(0) for row in found]


def chain(place):
    """A theme of one answer, a question out of it, a group that works on it."""
    session = place.session
    asked = next(one for one in session.steps() if one.kind == "open_question")
    grid = next(one for one in session.steps() if one.kind == "grid")
    answer = session.results.entries(asked)[0]
    theme = done(session.themes.make(asked.id, "Le soir", [answer.id]))
    question = done(session.questions.make(asked.id, "Comment vivre le soir ?", [theme]))
    done(session.groups.add(grid.id, "Les hiboux", "Comment vivre le soir ?", (), [question]))
    return answer.payload["text"], asked, grid


def test_a_group_leads_back_to_the_words_of_people(qtbot, open_workshop) -> None:
    place = open_workshop(people=3)
    verbatim, _, _ = chain(place)
    go(qtbot, place, "grid")
    groups, panel = tab(qtbot, place, GroupsTab), place.console.thread_panel
    qtbot.waitUntil(lambda: groups.tree.topLevelItemCount() > 1)
    names = [groups.tree.topLevelItem(n).text(0) for n in range(groups.tree.topLevelItemCount())]
    at = next(n for n, name in enumerate(names) if "Les hiboux" in name)
    groups.tree.setFocus()
    groups.tree.setCurrentItem(groups.tree.topLevelItem(at))
    qtbot.keyClick(groups.tree, Qt.Key.Key_D)
    qtbot.waitUntil(lambda: f"«\u00a0{verbatim}\u00a0»" in texts(panel))
    assert {"Comment vivre le soir ?", "Le soir"} <= set(texts(panel))
    qtbot.keyClick(panel.tree, Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert groups.tree.hasFocus()


def test_an_answer_leads_forward_to_what_became_of_it(qtbot, open_workshop) -> None:
    place = open_workshop(people=3)
    verbatim, _, _ = chain(place)
    go(qtbot, place, "open_question")
    answers, panel = tab(qtbot, place, AnswersTab), place.console.thread_panel
    qtbot.waitUntil(lambda: answers.model.rowCount() > 0)
    answers.view.setFocus()
    answers.view.setCurrentIndex(answers.model.index(0, 0))
    qtbot.keyClick(answers.view, Qt.Key.Key_D)
    qtbot.waitUntil(lambda: any("Les hiboux" in text for text in texts(panel)))
    row = panel.tree.findItems("Comment vivre le soir ?",
                               Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive)[0]
    panel.tree.setCurrentItem(row)
    qtbot.keyClick(panel.tree, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: panel._what.text() == "«\u00a0Comment vivre le soir ?\u00a0»")
    assert f"«\u00a0{verbatim}\u00a0»" in texts(panel)
    qtbot.keyClick(panel.tree, Qt.Key.Key_Backspace)
    qtbot.waitUntil(lambda: panel._what.text() == f"«\u00a0{verbatim}\u00a0»")


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_menu_of_a_theme_leads_to_its_thread(qtbot, open_workshop) -> None:
    place = open_workshop(people=3)
    verbatim, _, _ = chain(place)
    go(qtbot, place, "open_question")
    themes, panel = tab(qtbot, place, ThemesTab), place.console.thread_panel
    qtbot.waitUntil(lambda: themes.themes.topLevelItemCount() == 1)
    themes.themes.customContextMenuRequested.emit(QPoint(5, 5))
    menu = next(one for one in themes.themes.findChildren(QMenu))
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    QApplication.processEvents()
    qtbot.waitUntil(lambda: f"«\u00a0{verbatim}\u00a0»" in texts(panel))


def test_an_option_of_a_vote_leads_back_to_the_words_of_people(qtbot, open_workshop) -> None:
    place = open_workshop(people=3)
    verbatim, asked, _ = chain(place)
    vote = done(place.session.plan.add(StepPlan(
        kind="priority", title="Choisir", prompt="Quoi d’abord ?",
        settings={"from_step": asked.key})))
    done(place.session.flow.go(vote))
    done(place.session.flow.open(vote))
    question = place.session.results.options(place.session.step(vote))[0].id
    person = place.session.room.everybody()[0].id
    done(place.session.answers.submit(
        Submission("voix", vote, person, {"dots": {question: 1}})))
    qtbot.waitUntil(lambda: place.console.snapshot().step.id == vote)
    table, panel = tab(qtbot, place, TableTab), place.console.thread_panel
    qtbot.waitUntil(lambda: table.model.rowCount() > 0)
    table.view.setFocus()
    table.view.setCurrentIndex(table.model.index(0, 0))
    qtbot.keyClick(table.view, Qt.Key.Key_D)
    qtbot.waitUntil(lambda: f"«\u00a0{verbatim}\u00a0»" in texts(panel))
    panel.show_thread(question)  # forward: which vote it was put to, not the question again
    qtbot.waitUntil(lambda: "Choisir" in texts(panel))


def test_every_thing_of_the_chain_has_a_button_to_its_thread(qtbot, open_workshop) -> None:
    place = open_workshop(people=3)
    chain(place)
    go(qtbot, place, "open_question")
    themes, panel = tab(qtbot, place, ThemesTab), place.console.thread_panel
    qtbot.waitUntil(lambda: themes.themes.topLevelItemCount() == 1)
    name = place.console.suites_panel.origin.accessibleName()
    click(qtbot, themes, name)
    qtbot.waitUntil(lambda: panel._what.text() == "«\u00a0Le soir\u00a0»")
    panel.hide_again()
    themes.show_page(QUESTIONS)
    qtbot.waitUntil(lambda: themes.questions.list.count() == 1)
    click(qtbot, themes, name)
    qtbot.waitUntil(lambda: panel._what.text() == "«\u00a0Comment vivre le soir ?\u00a0»")
