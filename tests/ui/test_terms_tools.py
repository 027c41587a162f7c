"""What is done with terms waits for what it needs; what is counted is said over the numbers."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from tests.ui.helpers import click, find, spaced
from tests.ui.test_terms import choose, labels, open_terms
from ui.console.terms_view import TermView

pytestmark = pytest.mark.usefixtures("unstyled")


def test_deeds_on_terms_wait_until_what_they_need_is_chosen(qtbot, open_workshop) -> None:
    _, _, shown = open_terms(qtbot, open_workshop)
    merge, rename, hide = (find(shown, name) for name in (
        "Réunir (M)", "Renommer (F2)", "Masquer ou remontrer (Suppr)"))

    def ready() -> list[bool]:
        return [one.isEnabled() for one in (merge, rename, hide)]

    assert ready() == [False, False, False]
    choose(shown, "la gare")
    assert ready() == [False, True, True]
    apart, lines = shown.reasons._out, shown.reasons.answers
    qtbot.waitUntil(lambda: lines.count() == 2)
    assert not apart.isEnabled()
    lines.item(0).setSelected(True)
    assert apart.isEnabled()
    choose(shown, "la gare", "les bancs", "un banc public")
    assert ready() == [True, False, True]
    click(qtbot, shown, "Réunir (M)")
    qtbot.waitUntil(lambda: labels(shown) == {"la gare": 4} and ready() == [False, True, True])
    click(qtbot, shown, "Annuler (Ctrl+Z)")
    qtbot.waitUntil(lambda: len(labels(shown)) == 3)


def test_the_heads_of_terms_say_what_is_counted_above_the_numbers(qtbot, look) -> None:
    view = TermView(look)
    qtbot.addWidget(view)
    heads, across = view.rows.headerData, Qt.Orientation.Horizontal
    assert heads(1, across) == "Fois"
    view.rows.count_people(True)
    assert [heads(n, across) for n in range(3)] == ["Terme", "Personnes", "Réponses"]
    assert "une fois par terme" in spaced(str(heads(1, across, Qt.ItemDataRole.ToolTipRole)))
    for column in (1, 2):
        side = heads(column, across, Qt.ItemDataRole.TextAlignmentRole)
        assert side & Qt.AlignmentFlag.AlignRight.value
