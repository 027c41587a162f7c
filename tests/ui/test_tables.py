"""Results as tables: shares in per cent, columns with room for what is in them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage

from tests.ui.helpers import spaced
from ui.console.result_table import ResultTable
from ui.console.tables import column_widths, is_share, shared_widths


@pytest.mark.parametrize(("cells", "share"), [
    ([0.25, 0.75], True), ([0.0, 1.0, None], True), ([], False), ([None], False),
    ([1, 0], False), ([1.0, 3.4], False), ([2.25], False), (["a", 0.5], False),
])
def test_what_lies_between_nobody_and_everybody_is_a_share(cells, share) -> None:
    assert is_share(cells) is share


@settings(deadline=None)
@given(st.lists(st.integers(0, 2000), min_size=1, max_size=9), st.integers(0, 4000))
def test_columns_take_what_they_need_or_share_what_there_is(wanted, room) -> None:
    given_ = shared_widths(wanted, room)
    assert sum(given_) <= room
    assert all(0 <= got <= want for got, want in zip(given_, wanted, strict=True))
    short = [got for got, want in zip(given_, wanted, strict=True) if got < want]
    assert all(got <= min(short, default=got) for got, want in zip(given_, wanted, strict=True)
               if got == want)  # whoever got all had no more than the others


def test_numbers_are_written_as_the_language_does(qtbot, look) -> None:
    table = ResultTable(look, "Résultat")
    qtbot.addWidget(table)
    table.show_table(["Thème", "Option", "Part", "Moyenne"],
                     [["", "À pied", 0.225, 3.5], [None, "À vélo", 0.755, 2.125]])
    said = [[spaced(table.table.index(row, column).data()) for column in range(4)]
            for row in range(2)]
    assert said[0][2:] == ["23 %", "3,5"], "a half is rounded up, as on paper"
    assert said[1][2:] == ["76 %", "2,12"]
    assert table.isColumnHidden(0), "a column in which nothing is takes no room"
    assert not table.isColumnHidden(1)


def test_what_is_said_twice_is_said_once_or_softly(qtbot, look) -> None:
    table = ResultTable(look, "Résultat")
    qtbot.addWidget(table)
    model = table.table

    def soft(row: int, column: int) -> bool:
        return model.index(row, column).data(Qt.ItemDataRole.ForegroundRole) is not None

    table.show_table(["Groupe", "Colonne", "Ligne"], [
        ["Tilleul", "Freins", "Le bus"], ["Tilleul", "Freins", "Le bus"],
        ["Tilleul", "Appuis", "Une salle"], ["Chêne", "Appuis", "Une salle"]])
    assert [[soft(row, column) for column in range(3)] for row in range(4)] == [
        [False, False, False], [True, True, False], [True, False, False], [False, False, False]]
    header = ["Terme", "Nombre", "Écrit"]
    table.show_table(header, [["le four", 3, "le four"], ["l’eau", 3, "l’eau"]])
    assert table.isColumnHidden(2), "it says what the first one says"
    table.show_table(header, [["le four", 3, "Le four"], ["l’eau", 3, "l’eau"]])
    assert not table.isColumnHidden(2)


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 900), st.booleans()), min_size=1, max_size=7),
       st.integers(0, 3000))
def test_what_repeats_itself_gives_way_before_what_is_said_once(columns, room) -> None:
    wanted, repeats = [one for one, _ in columns], [again for _, again in columns]
    given_ = column_widths(wanted, repeats, room, 140)
    assert sum(given_) <= room
    once = [n for n, again in enumerate(repeats) if not again]
    if any(given_[n] < wanted[n] for n in once):
        assert all(given_[n] <= 140 for n, again in enumerate(repeats) if again)


def test_long_words_go_on_below_and_the_last_column_takes_the_rest(qtbot, look) -> None:
    table = ResultTable(look, "Résultat")
    qtbot.addWidget(table)
    table.resize(640, 300)
    table.show()
    long = "Comment ouvrir la bibliothèque le soir sans épuiser l’équipe de la commune ?"
    rows = [[f"{n}. {long}", 12, "Hum"] for n in range(20)]
    table.show_table(["Proposition", "D’accord", "Hum"], [*rows, ["Courte", 3, "oui"]])

    def high(row: int) -> int:
        return table.visualRect(table.table.index(row, 0)).height()

    line = table.fontMetrics().lineSpacing()
    qtbot.waitUntil(lambda: high(0) > 2 * line)
    widths = [table.columnWidth(column) for column in range(3)]
    assert sum(widths) == table.viewport().width()
    qtbot.waitUntil(table._fade.isVisible)  # there is more below
    table.scrollToBottom()
    qtbot.waitUntil(lambda: not table._fade.isVisible())
    assert 0 < high(20) < 2 * line
    assert first_ink(table, table.header()) == pytest.approx(
        first_ink(table, table.viewport()), abs=1.1)
    table.show_table(["Terme", "Nombre"], [["le four", 4], ["l’eau", 1]])
    assert table.columnWidth(0) + table.columnWidth(1) == 560


def first_ink(table, part) -> int:
    """Where the words of the third column begin: the first pixel unlike the ground's."""
    image, place = QImage(table.size(), QImage.Format.Format_RGB32), part.geometry()
    image.fill(QColor("white"))
    table.render(image)
    left = place.left() + table.columnViewportPosition(2) + 1
    ground = image.pixelColor(left, place.top() + 3).lightness()
    return next(x for x in range(left, place.right()) if any(
        abs(image.pixelColor(x, y).lightness() - ground) > 60
        for y in range(place.top() + 3, place.bottom() - 4)))
