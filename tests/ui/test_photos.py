"""Photos of flip charts at the console: small, large for the room, added and taken away."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QFileDialog

from screens.chain_sample import photo
from tests.ui.helpers import click, done
from tests.ui.test_console import go, tab
from tests.ui.test_themes import undo
from ui.console.lines import SOFT
from ui.console.plenary import PHOTOS, PlenaryTab

ACCESSIBLE = Qt.ItemDataRole.AccessibleTextRole


@pytest.fixture
def room(qtbot, open_workshop):
    """The plenary of a group that photographed its flip chart."""
    place = open_workshop(people=6)
    step = go(qtbot, place, "grid")
    team = place.session.groups.of(step.id)[0]
    done(place.session.media.add(step.id, photo(), team_id=team.id, place="freins"))
    plenary = tab(qtbot, place, PlenaryTab)
    qtbot.waitUntil(lambda: plenary._group.button(PHOTOS).text() == "Photos (1)")
    qtbot.mouseClick(plenary._group.button(PHOTOS), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: plenary.photos.list.count() == 1)
    plenary.photos.list.setFocus()
    return place, step, plenary


def test_a_photo_is_large_on_the_projector_and_gone_again(qtbot, room) -> None:
    place, step, plenary = room
    assert plenary.photos.list.item(0).text() == "Groupe Tilleul · Ce qui freine"
    qtbot.keyClick(plenary.photos.list, Qt.Key.Key_P)
    qtbot.waitUntil(lambda: place.show.projection.photo is not None)
    assert place.session.step(step.id).shown
    assert "Groupe Tilleul · Ce qui freine" in place.show.projection.scene.alt
    qtbot.waitUntil(lambda: plenary.photos.list.item(0).data(SOFT) == "en grand à l’écran")
    seen = place.console.stage.view.grab().toImage()
    middle = seen.pixelColor(seen.width() // 2, seen.height() // 2)
    assert (middle.red(), middle.green(), middle.blue()) != (251, 248, 243)
    assert "en grand à l’écran" in plenary.photos.list.item(0).data(ACCESSIBLE)
    click(qtbot, plenary.photos, "Montrer la photo (M)")
    qtbot.waitUntil(lambda: place.show.projection.photo is None)
    assert place.session.flow.stage().detail == ""


def test_a_photo_is_taken_away_and_comes_back(qtbot, room) -> None:
    place, step, plenary = room
    qtbot.keyClick(plenary.photos.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: place.session.media.of(step.id) == ())
    qtbot.waitUntil(lambda: plenary.photos.list.count() == 0)
    undo(qtbot, place)
    qtbot.waitUntil(lambda: len(place.session.media.of(step.id)) == 1)
    assert place.session.media.of(step.id)[0].place == "freins"
    qtbot.waitUntil(lambda: plenary.photos.list.count() == 1)
    place.console.undo.redo()
    qtbot.waitUntil(lambda: place.session.media.of(step.id) == ())


def test_a_photo_of_this_computer_goes_into_the_cell_in_focus(
    qtbot, room, tmp_path, monkeypatch
) -> None:
    place, step, plenary = room
    path = tmp_path / "paperboard.jpg"
    path.write_bytes(photo(1))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    plenary.tree.setCurrentItem(plenary.tree.topLevelItem(1).child(1))
    click(qtbot, plenary.photos, "Ajouter…")
    qtbot.waitUntil(lambda: len(place.session.media.of(step.id)) == 2)
    added = place.session.media.of(step.id)[1]
    assert (added.team_id, added.place) == (place.session.groups.of(step.id)[1].id, "appuis")
    stamps = plenary.photos.list
    qtbot.waitUntil(lambda: stamps.count() == 2)

    def places() -> list[QRect]:
        return [stamps.visualItemRect(stamps.item(n)) for n in range(2)]

    qtbot.waitUntil(lambda: places()[0].top() == places()[1].top())
    qtbot.waitUntil(lambda: places()[0].right() < places()[1].left())
    qtbot.waitUntil(place.console.undo.canUndo)
    place.console.undo.undo()
    qtbot.waitUntil(lambda: len(place.session.media.of(step.id)) == 1)


def test_a_file_that_is_no_photo_is_refused_in_words(qtbot, room, tmp_path, monkeypatch) -> None:
    place, step, plenary = room
    path = tmp_path / "faux.jpg"
    path.write_text("bonjour")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    click(qtbot, plenary.photos, "Ajouter…")
    qtbot.waitUntil(lambda: "photo" in place.page.messages.text())
    assert len(place.session.media.of(step.id)) == 1
