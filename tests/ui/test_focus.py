"""Where the focus is when what had it goes: never on a button that nobody chose, which the next
Space or Return would press."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.helpers import all_written, current, find
from tests.ui.test_console import go
from ui.console.answers import AnswersTab

pytestmark = pytest.mark.usefixtures("unstyled")


@pytest.fixture
def place(qtbot, open_workshop):
    """A workshop with an open question on, as the window shows it."""
    place = open_workshop(people=3)
    place.page.leave.connect(lambda: pytest.fail("the workshop was left"))
    place.page.take_focus()
    go(qtbot, place, "open_question")
    place.console.centre.tabs()
    return place


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    assert widget.isVisible()
    return widget


def onward(qtbot, place) -> None:
    """Page down until another step is on."""
    before = current(place).id
    while current(place).id == before:
        standing = current(place)
        qtbot.keyClick(focus(), Qt.Key.Key_PageDown)
        qtbot.waitUntil(lambda standing=standing: current(place) != standing
                        and place.console.snapshot().step == current(place))


def press_space_to_pause(qtbot, place) -> None:
    """Space does what the sheet of keys says, and nothing else."""
    flow, step = place.session.flow, current(place)
    running = flow.stage().timer.since is not None
    qtbot.keyClick(focus(), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: (flow.stage().timer.since is not None) != running)
    assert current(place) == step


def test_the_focus_stays_in_the_middle_or_on_the_page_when_the_step_changes(qtbot, place) -> None:
    centre, name = place.console.centre, find(place.page, "Animer")
    tabs = centre._group.buttons()
    qtbot.mouseClick(tabs[2], Qt.MouseButton.LeftButton)
    assert focus() is tabs[2]
    onward(qtbot, place)
    assert focus() is centre._group.button(0)
    press_space_to_pause(qtbot, place)
    go(qtbot, place, "open_question")
    answers = centre.tab(AnswersTab)
    qtbot.waitUntil(lambda: answers.model.rowCount() > 0)
    answers.view.setFocus()
    onward(qtbot, place)
    assert focus() is centre._group.button(0)
    corner = centre.tabs()[0].corner
    qtbot.waitUntil(corner.focusProxy().isVisible)  # once there is a picture to be saved
    corner.setFocus()
    assert corner.isAncestorOf(focus())
    go(qtbot, place, "talk")  # has one tab only, whose name is not shown
    assert focus() is name
    press_space_to_pause(qtbot, place)
    find(centre.bar, "Continuer").setFocus()
    go(qtbot, place, "open_question")
    assert focus() is centre.bar.primary, "a button that stays keeps the focus"
    change_step_behind_the_projector(qtbot, place)


def change_step_behind_the_projector(qtbot, place) -> None:
    """What goes while another window is in front leaves the focus on the page as well."""
    qtbot.waitUntil(find(place.page, "Image").isVisible)
    find(place.page, "Image").setFocus()
    place.open_projector()
    place.projector.activateWindow()
    qtbot.waitUntil(place.projector.isActiveWindow)
    go(qtbot, place, "talk")
    place.page.activateWindow()
    qtbot.waitUntil(place.page.isActiveWindow)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is find(place.page, "Animer"))


def test_what_is_opened_and_closed_gives_the_focus_back(qtbot, place) -> None:
    console, page = place.console, place.page
    tab = console.centre._group.button(1)
    qtbot.mouseClick(tab, Qt.MouseButton.LeftButton)
    black = place.session.flow.stage().black
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_Space, Qt.Key.Key_B, Qt.Key.Key_Tab):
        qtbot.keyClick(focus(), Qt.Key.Key_F1)
        assert focus() is console.key_sheet
        qtbot.keyClick(focus(), key)
        assert not console.key_sheet.isVisible()
        assert focus() is tab
    all_written(place.session)
    assert place.session.flow.stage().black == black, "a key that closes the sheet did more"
    qtbot.keyClick(focus(), Qt.Key.Key_F1)
    qtbot.mouseClick(console.key_sheet, Qt.MouseButton.LeftButton)
    assert not console.key_sheet.isVisible()
    assert focus() is tab
    for panel, key in ((console.people, Qt.Key.Key_N), (console.suites_panel, Qt.Key.Key_U)):
        qtbot.keyClick(focus(), key)
        assert panel.isAncestorOf(focus())
        qtbot.keyClick(focus(), Qt.Key.Key_Escape)
        assert not panel.isVisible()
        assert focus() is tab
    page.messages.notice("C’est écrit.")
    close = find(page, "Fermer ce message")
    close.setFocus()
    qtbot.keyClick(close, Qt.Key.Key_Space)
    assert focus() is find(page, "Animer")
    switch_pages(place)


def switch_pages(place) -> None:
    """Another page is come to by its name; a tool gives the focus back."""
    page, prepare = place.page, place.prepare
    place.console.sequence.list.setFocus()
    page.plan()
    assert focus() is find(page, "Préparer")
    prepare.list.setFocus()
    prepare.tools.import_people()
    assert prepare.tools.tool().isAncestorOf(focus())
    prepare.tools.close_tool()
    assert focus() is prepare.list
    page.look_back()
    assert focus() is find(page, "Revoir")
    place.past.list.setFocus()
    page.run()
    assert focus() is find(page, "Animer")
