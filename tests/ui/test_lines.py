"""Rows of a list or tree are as high as their words, also once they have less width."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QListWidget, QStyleOptionViewItem, QTreeWidgetItem

from ui.console.lines import LineTree, in_lines, two_lines

WORDS = ("Les gens du quartier se parlent sur le banc devant la boulangerie", "Le four",
         "Une salle où l’on peut entrer le soir sans demander la clé à trois personnes")


@pytest.mark.parametrize("tree", [False, True])
def test_no_row_lies_over_the_next_one(qtbot, look, tree) -> None:
    view = LineTree(look, "Lignes") if tree else QListWidget()
    qtbot.addWidget(view)
    if not tree:
        in_lines(view, look, "Lignes")
    for words in WORDS:
        view.addTopLevelItem(QTreeWidgetItem([words])) if tree else view.addItem(words)
    view.resize(700, 400)
    view.show()
    rows = [view.model().index(number, 0) for number in range(3)]
    low = view.fontMetrics().height() * 2
    qtbot.waitUntil(lambda: 0 < view.visualRect(rows[0]).height() < low)
    view.resize(260, 400)

    def high_enough() -> bool:
        needed = [view.itemDelegate().sizeHint(QStyleOptionViewItem(), one).height()
                  for one in rows]
        return needed[0] > low and all(view.visualRect(one).height() >= high
                                       for one, high in zip(rows, needed, strict=True))

    qtbot.waitUntil(high_enough)


@given(st.lists(st.text("abcé’", min_size=1, max_size=12), min_size=1, max_size=9),
       st.integers(40, 400))
def test_a_title_takes_two_lines_at_most_and_loses_nothing_that_fits(qapp, words, room) -> None:
    title, metrics = " ".join(words), QFontMetrics(qapp.font())
    lines = two_lines(title, room, metrics)
    assert len(lines) <= 2
    assert all(metrics.horizontalAdvance(line) <= room for line in lines)
    shown = " ".join(lines)
    assert shown == title or shown.endswith("…")
    if metrics.horizontalAdvance(title) <= room:
        assert lines == (title,)
