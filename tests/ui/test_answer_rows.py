"""The list of answers where an answer is a vote: what was given is read first, even where there is
little room, and only the words somebody wrote can be mended."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from tests.ui.helpers import spaced
from tests.ui.test_console import go, tab
from ui.console.answer_delegate import GAP, fitted
from ui.console.answers import AnswersTab

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
    agreed = next(n for n, one in enumerate(shown) if GAP not in one)
    told = next(n for n, one in enumerate(shown) if GAP in one)
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
