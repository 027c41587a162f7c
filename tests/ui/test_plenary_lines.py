"""What a line says goes on whole in any language; lines that say the same are one row."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from facilitator.i18n import Languages
from tests.ui.helpers import click, done
from tests.ui.test_console import go, tab
from ui.console.grids import LINES, WORDS
from ui.console.lines import COUNT
from ui.console.plenary import PlenaryTab
from ui.look import Look
from ui.parts.trees import under

pytestmark = pytest.mark.usefixtures("unstyled")


@pytest.fixture
def look(look: Look, languages: Languages) -> Look:
    """As the other tests', in English: one quotation mark at each end, no space."""
    return replace(look, tr=languages.get("en"))


def test_what_lines_say_goes_on_whole_and_the_same_twice_is_one_row(qtbot, open_workshop) -> None:
    place = open_workshop(people=6)
    step = go(qtbot, place, "grid")
    plenary = tab(qtbot, place, PlenaryTab)
    tree, onward = plenary.tree, plenary.onward
    qtbot.waitUntil(lambda: tree.topLevelItemCount() > 1)
    team = place.session.groups.of(step.id)[0]
    assert onward._head.text() == f"From: {team.label}"
    assert not onward.tie.isEnabled()

    def cell():
        return tree.topLevelItem(0).child(0)

    def choose(row) -> None:
        tree.scrollToItem(row)
        qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton,
                         pos=tree.visualItemRect(row).center())

    words = str(cell().child(0).data(0, WORDS))
    choose(cell().child(0))
    assert cell().child(0).text(0) == f"“{words}”"
    assert plenary.text.text() == words
    assert onward._head.text() == f"From: “{words}”"

    before = cell().childCount()
    for said in ("Too few buses", "too few  buses"):
        done(place.session.groups.write(team.id, {cell().data(0, Qt.ItemDataRole.UserRole + 10)
                                                  .partition("/")[2]: [said]}))
    qtbot.waitUntil(lambda: cell().childCount() == before + 1
                    and cell().child(before).data(0, COUNT) == "× 2")
    both = cell().child(before)
    assert not both.isExpanded()
    ids = [one.data(0, LINES)[0] for one in under(both)]
    assert len(set(ids)) == 2
    choose(both)
    assert tree.lines() == ids
    assert onward._head.text() == "From: 2 chosen lines"
    click(qtbot, plenary, "Add the action")
    qtbot.waitUntil(lambda: [set(one.sources) for one in place.session.actions.all()]
                    == [set(ids)])
    tree.setFocus()
    qtbot.keyClick(tree, Qt.Key.Key_Right)
    choose(both.child(1))
    assert tree.lines() == ids[1:]
    assert tree.thing() == ids[1]
