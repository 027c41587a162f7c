"""The projection finds its screen, and finds it again when the cable was pulled."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from tests.ui.helpers import spaced
from ui.console.stage_panel import StagePanel
from ui.console.stage_view import StageView
from ui.projector.screens import WINDOW, Placing
from ui.projector.window import IN_A_WINDOW, ProjectorWindow, named

LAPTOP, BEAMER, OTHER = "laptop", "beamer", "other"


def test_the_screen_that_is_not_the_consoles_is_taken() -> None:
    assert Placing().present([LAPTOP]) == WINDOW
    assert Placing().present([LAPTOP, BEAMER, OTHER]) == BEAMER
    assert Placing().present([LAPTOP, BEAMER, OTHER], OTHER) == OTHER
    assert Placing().present([LAPTOP, BEAMER], "gone") == BEAMER
    assert Placing().present([LAPTOP, BEAMER], LAPTOP) == LAPTOP  # asked for by name


def test_the_cable_is_pulled_and_plugged_in_again() -> None:
    placing = Placing()
    placing.present([LAPTOP, OTHER, BEAMER], BEAMER)
    assert placing.change([LAPTOP, OTHER]) == OTHER
    assert placing.change([LAPTOP]) == WINDOW
    assert placing.change([LAPTOP]) is None
    assert placing.change([LAPTOP, OTHER]) == OTHER
    assert placing.change([LAPTOP, OTHER, BEAMER]) == BEAMER


def test_the_system_may_call_the_projector_its_first_screen() -> None:
    placing = Placing()
    placing.present([LAPTOP, BEAMER])
    placing.change([LAPTOP])
    assert placing.change([BEAMER, LAPTOP]) == BEAMER


def test_what_the_person_closed_or_made_small_stays_so() -> None:
    placing = Placing()
    assert placing.change([LAPTOP, BEAMER]) is None  # never opened
    placing.present([LAPTOP, BEAMER])
    assert placing.hold() == WINDOW
    assert placing.change([LAPTOP]) is None
    assert placing.change([LAPTOP, BEAMER]) is None
    assert placing.present([LAPTOP, BEAMER]) == BEAMER
    placing.close()
    assert placing.change([LAPTOP, BEAMER]) is None


class Display:
    """Stands for the laptop's own screen: it is only asked for its name."""

    def name(self) -> str:
        return LAPTOP


@pytest.fixture
def window(qtbot, open_workshop, look):
    place = open_workshop()
    real = QGuiApplication.primaryScreen()
    there = [Display(), real]
    made = ProjectorWindow(place.show, look, look.painter(), lambda: there)
    made.there, made.real = there, real
    yield made
    made.close()
    made.deleteLater()


def test_signals_of_the_system_move_the_window_but_only_while_it_is_open(qtbot, window) -> None:
    app, told = QApplication.instance(), []
    window.moved.connect(told.append)
    app.screenAdded.emit(window.real)
    qtbot.waitUntil(lambda: not window._settled.isActive())
    assert not window.isVisible()
    window.present(home=LAPTOP)
    assert window.isFullScreen()
    window.there.remove(window.real)
    app.screenRemoved.emit(window.real)
    qtbot.waitUntil(lambda: not window.isFullScreen())
    assert window.isVisible()
    window.there.append(window.real)
    app.primaryScreenChanged.emit(window.real)
    app.screenAdded.emit(window.real)
    qtbot.waitUntil(window.isFullScreen)
    assert told == [False, True]
    window.present(IN_A_WINDOW)
    assert not window.isFullScreen()


def test_the_console_offers_the_screens_and_remembers_the_choice(
    qtbot, open_workshop, preferences
) -> None:
    place = open_workshop()
    menu = place.console.stage._which.menu()
    menu.aboutToShow.emit()
    lines = [spaced(action.text()) for action in menu.actions()]
    assert len(lines) == len(QGuiApplication.screens()) + 1
    assert lines[-1] == "Dans une fenêtre"
    menu.actions()[0].trigger()
    assert preferences.choices.projector_screen in named(QGuiApplication.screens())
    qtbot.waitUntil(lambda: place.projector is not None and place.projector.isVisible())
    place._say_where(False)
    assert "débranché" in place.page.messages.text()


def test_a_reading_from_before_a_press_does_not_press_again(qtbot, look) -> None:
    panel = StagePanel(look, StageView(look.painter(), ground="paper", radius=6))
    qtbot.addWidget(panel)
    told = []
    panel.stage.connect(told.append)

    def read(black):
        panel.show_stage(black=black, frozen=False, corner="small", message="")

    read(False)
    panel.toggle_black()
    read(False)  # as it was before the key
    panel.toggle_black()
    assert told == [{"black": True}, {"black": False}]
    read(False)
    read(True)  # the remote made it black
    assert panel._black.isChecked()
