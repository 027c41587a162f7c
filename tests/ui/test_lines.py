"""Rows of a list or tree are as high as their words, also once they have less width."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QListWidget, QStyleOptionViewItem, QTreeWidgetItem

from ui.console.lines import LineTree, in_lines

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
