"""Results as tables: shares in per cent, columns with room for what is in them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from tests.ui.helpers import spaced
from ui.console.tables import ResultTable, is_share, shared_widths


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
                     [["", "À pied", 0.25, 3.5], [None, "À vélo", 0.755, 2.125]])
    said = [[spaced(table.table.index(row, column).data()) for column in range(4)]
            for row in range(2)]
    assert said[0][2:] == ["25 %", "3,5"]
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
