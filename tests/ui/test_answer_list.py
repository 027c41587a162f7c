"""The list of answers: searched in every column, chosen rows stay chosen, keys go row by row."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication

from facilitator.activities.context import Entry, Source
from ui.console.answer_list import AnswerList
from ui.console.answer_model import AnswerModel, AnswerRow


def rows(count: int = 30, source: Source = Source.PHONE) -> list[AnswerRow]:
    return [AnswerRow(Entry(f"a{n}", "p", f"Lou {n}", "0", {}, source), f"Une mare, {n}")
            for n in range(count)]


@pytest.fixture
def model(look) -> AnswerModel:
    made = AnswerModel(look, can_edit=True)
    made.show_rows(made.ready(rows()))
    return made


def seen(model: AnswerModel) -> list[str]:
    return [model.index(n, 0).data() for n in range(model.rowCount())]


def test_what_is_sought_may_stand_in_any_column_in_any_case(model) -> None:
    model.show_rows(model.ready([*rows(), *rows(1, Source.PAPER)]))
    for text, count in (("MARE", 31), ("lou 12", 1), ("papier", 1), ("téléphone", 30), ("xyz", 0)):
        model.find(text)
        assert model.rowCount() == count, text
    model.find("")
    assert len(seen(model)) == len(model.rows) == 31


def test_an_answer_that_comes_while_one_searches_shows_where_it_fits(model) -> None:
    model.find("mare, 2")
    before = seen(model)
    model.show_rows(model.ready(rows(32)))
    assert seen(model) == before, "neither 30 nor 31 has what is sought"
    model.find("mare, 3")
    assert seen(model) == ["Une mare, 3", "Une mare, 30", "Une mare, 31"]


def test_only_rows_that_say_something_else_are_told_to_the_view(qtbot, model) -> None:
    told = []
    model.dataChanged.connect(lambda first, last: told.append(first.row()))
    model.modelReset.connect(lambda: told.append("all"))
    fresh = rows()
    fresh[4] = AnswerRow(fresh[4].entry, "Une haie")
    model.show_rows(model.ready(fresh))
    assert told == [4]
    model.find("haie")
    assert seen(model) == ["Une haie"]


def test_keys_go_to_the_first_and_last_row_and_tab_leaves_the_list(qtbot, look, model) -> None:
    view = AnswerList(look, model, 32)
    qtbot.addWidget(view)
    view.show()
    view.setCurrentIndex(model.index(5, 0))
    for key, row in ((Qt.Key.Key_End, 29), (Qt.Key.Key_Home, 0), (Qt.Key.Key_Down, 1)):
        QApplication.processEvents()
        qtbot.keyClick(view, key)
        assert view.currentIndex().row() == row
        assert [one.row() for one in view.selectionModel().selectedRows()] == [row]
    qtbot.keyClick(view, Qt.Key.Key_Tab)
    assert view.currentIndex().row() == 1
    model.show_rows([])
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert not view.currentIndex().isValid()


def test_rows_chosen_before_are_chosen_again_wherever_they_are_now(qtbot, look, model) -> None:
    view = AnswerList(look, model, 32)
    qtbot.addWidget(view)
    view.choose([2, 3, 4, 9])
    assert sorted(one.row() for one in view.selectionModel().selectedRows()) == [2, 3, 4, 9]
    assert view.currentIndex().row() == 9
    view.choose([1])
    assert [one.row() for one in view.selectionModel().selectedRows()] == [1]
    view.choose([])
    assert view.currentIndex().row() == 1


def test_a_row_that_the_edge_cuts_shows_no_half_letters(qtbot, look, model) -> None:
    view = AnswerList(look, model, 32)
    qtbot.addWidget(view)
    view.resize(600, 300)
    view.show()
    ground = view.viewport()
    view.resize(600, view.height() + 10 * 32 + 12 - ground.height())
    qtbot.waitUntil(lambda: ground.height() == 10 * 32 + 12)

    def bare(top: int, high: int) -> bool:
        drawn = ground.grab(QRect(0, top, 200, high)).toImage()
        return len({drawn.pixel(x, y) for x in range(200) for y in range(drawn.height())}) == 1

    assert not bare(9 * 32, 32)
    assert bare(10 * 32, 12), "twelve pixels of a row cannot be read"
    view.scrollTo(model.index(20, 0))
    assert bare(10 * 32, 12)
    view.scrollToBottom()
    assert not bare(9 * 32, 32), "at the end, the last row is whole"
