"""Rows that have no room for their words: the pointer over them, or a screen reader, has them
whole, as they were typed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QModelIndex, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QTextDocument
from PySide6.QtWidgets import QAbstractItemView, QApplication, QToolTip

from facilitator.workshop.answers import Submission
from facilitator.workshop.opening import create_session
from facilitator.workshop.plan import WorkshopPlan
from facilitator.workshop.sequence import StepPlan
from tests.ui.helpers import done
from ui.console.answers import AnswersTab
from ui.console.sequence import StepDelegate

TITLE = "Ce qui ferait venir davantage de monde au marché couvert, même en semaine et sous la pluie"
SAID = "<b>Des bancs</b> & de l’ombre : " + "une allée plantée tout du long, " * 9 + "fin."
WHO = "Marie-Hélène de la Communauté d’agglomération"


@pytest.fixture
def place(open_workshop, tmp_path, kinds):
    session = create_session(tmp_path / "long.palabre", WorkshopPlan(title="Marché", steps=(
        StepPlan("open_question", TITLE, "Que faudrait-il ?", key="a"),
        StepPlan("open_question", f"{TITLE} (suite)", "", key="b"),
    )), kinds)
    person = done(session.room.join(WHO)).participant
    step = session.steps()[0]
    done(session.flow.go(step.id))
    done(session.flow.open(step.id))
    said = {"answers": [SAID]}
    done(session.answers.submit(Submission("s", step.id, person.id, said)))
    return open_workshop(session=session)


def cells(view: QAbstractItemView) -> Iterator[QModelIndex]:
    """The cells in sight."""
    model, room = view.model(), view.viewport().rect()
    heads = getattr(view, "header", None) or getattr(view, "horizontalHeader", None)
    for row in range(model.rowCount()):
        for column in range(heads().count() if heads is not None else 1):
            index = model.index(row, column)
            if view.visualRect(index).intersects(room):
                yield index


@pytest.fixture
def hovered(qtlog):
    """What a person reads who leaves the pointer over a cell; Qt takes tags for HTML."""
    def read(view: QAbstractItemView, index: QModelIndex) -> str:
        QToolTip.hideText()
        at, ground = view.visualRect(index).center(), view.viewport()
        event = QHelpEvent(QEvent.Type.ToolTip, at, ground.mapToGlobal(at))
        with qtlog.disabled():  # the platform without a screen cannot bring it to the front
            QApplication.sendEvent(ground, event)
        shown, told = QTextDocument(), QToolTip.text()
        shown.setHtml(told) if "<" in told else shown.setPlainText(told)
        return flat(shown.toPlainText())

    yield read
    QToolTip.hideText()


def flat(text: object) -> str:
    return " ".join(str(text).split())


def shortened(view: QAbstractItemView, monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The words that were drawn with "…" at their end."""
    whole: set[str] = set()
    elided = QFontMetrics.elidedText

    def draw(self, text, mode, width, *more):
        drawn = elided(self, text, mode, width, *more)
        if drawn != text:
            whole.add(flat(text))
        return drawn

    with monkeypatch.context() as patch:
        patch.setattr(QFontMetrics, "elidedText", draw)
        view.viewport().grab()
    return whole


def views(qtbot, place) -> Iterator[QAbstractItemView]:
    """The sequence, the answers, the cards of the preparation, the results looked back at, the
    verbatims of the report: the lists that draw one line a row."""
    tab = place.console.centre.tab(AnswersTab)
    place.console.centre.show_tab(place.console.centre.tabs().index(tab))
    qtbot.waitUntil(lambda: tab.view.isVisible() and tab.model.rowCount() == 1)
    yield tab.view
    yield next(one for one in place.console.findChildren(QAbstractItemView)
               if isinstance(one.itemDelegate(), StepDelegate))
    place.page.plan()
    qtbot.waitUntil(lambda: place.prepare.list.count() == 3)
    yield place.prepare.list
    place.page.look_back()
    qtbot.waitUntil(lambda: place.past.list.count() > 0)
    yield place.past.list


def test_what_a_row_shortens_can_be_read_whole_as_it_was_typed(
    qtbot, place, hovered, monkeypatch
) -> None:
    met = []
    for view in views(qtbot, place):
        if not met:  # the answers
            assert hovered(view, view.model().index(0, 1)) == WHO
            assert hovered(view, view.model().index(0, 0)) == flat(SAID)
            wide = [one.width() for one in QApplication.topLevelWidgets()
                    if one.inherits("QTipLabel")]
            assert 0 < max(wide) < 1280, "one long line is wider than a screen"
        lost = shortened(view, monkeypatch)
        met.append(len(lost))
        told = [hovered(view, index) for index in cells(view)]
        heard = [flat(index.data(Qt.ItemDataRole.AccessibleTextRole)) for index in cells(view)]
        for words in lost:
            assert any(words in one for one in told), f"no tooltip says “{words}”"
            assert any(words in one for one in heard), f"no screen reader says “{words}”"
    assert all(met), f"nothing was shortened, so nothing was seen: {met}"
