"""Pictures that are read on this screen fill their place, and nothing in them is too small."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from facilitator.drawing.flatten import primitives
from facilitator.scene import Text
from tests.ui.helpers import click
from tests.ui.test_console import go, tab
from tests.ui.test_lookback import row_of
from ui.console.result import PictureTab

pytestmark = pytest.mark.usefixtures("unstyled")


def fills(view) -> bool:
    """Whether a scene has the shape of its place, but for some pixels."""
    scene, (width, height) = view.scene(), view.room()
    return scene is not None and abs(scene.height / scene.width - height / width) < 0.015


def smallest(view) -> float:
    """The smallest type of what is shown, in pixels."""
    scene, (width, height) = view.scene(), view.room()
    sizes = [part.size for part in primitives(scene) if isinstance(part, Text)]
    return min(sizes) * min(width / scene.width, height / scene.height)


def test_the_picture_of_a_result_has_the_shape_of_its_tab(qtbot, open_workshop) -> None:
    place = open_workshop(people=8)
    go(qtbot, place, "grid")
    view = tab(qtbot, place, PictureTab).view
    qtbot.waitUntil(lambda: "Groupe" in str(view.scene()))
    qtbot.waitUntil(lambda: fills(view))
    qtbot.waitUntil(lambda: smallest(view) > 11.5)
    width, height = view.room()
    # As high as a picture of 16:9 would be, were it as wide as a page.
    place.page.resize(1280, 720 + round(width * 900 / 1400 - height))
    qtbot.waitUntil(lambda: view.room()[1] != height)
    qtbot.waitUntil(lambda: fills(view))
    place.page.resize(1700, 1000)
    qtbot.waitUntil(lambda: view.room()[0] > width + 300)
    qtbot.waitUntil(lambda: fills(view) and smallest(view) > 13)


def test_what_is_looked_back_at_says_who_said_what_on_what(qtbot, open_workshop) -> None:
    place = open_workshop(people=8)
    click(qtbot, place.page, "Revoir")
    page = place.past
    pane = page.panes[0]
    table = pane.answers.table
    qtbot.waitUntil(lambda: page.list.count() > 6)

    def rows() -> list[list[str]]:
        return [[str(table.index(row, column).data()) for column in range(table.columnCount())]
                for row in range(table.rowCount())]

    def heads() -> list[str]:
        return [str(table.headerData(n, Qt.Orientation.Horizontal))
                for n in range(table.columnCount())]

    page.list.setCurrentRow(row_of(page, "Freins et appuis"))
    qtbot.waitUntil(lambda: heads() == ["Personne", "Groupe", "Réponse", "À propos de"])
    assert {row[3] for row in rows()} == {"Ce qui freine", "Ce qui aide"}
    assert {row[1] for row in rows()} == {"Groupe Tilleul", "Groupe Chêne", "Groupe Saule"}
    qtbot.waitUntil(lambda: fills(pane.picture) and smallest(pane.picture) > 11.5)
    page.list.setCurrentRow(row_of(page, "Choisir nos chantiers"))
    qtbot.waitUntil(lambda: heads() == ["Personne", "Réponse"] and len(rows()) > 8)
    votes = [row[1] for row in rows() if row[0] == "Awa"]
    assert len(votes) > 1, "each choice has a line of its own"
    assert all(vote.count("Comment") == 1 for vote in votes)
