"""The facilitator finds the address at which a second computer projects."""

from __future__ import annotations

from threading import Event

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel

from screens.desktop import FakeServer
from screens.sample import sample_session
from tests.ui.helpers import click
from ui.workplace import Workplace

# Qt's platform without a screen says so of every window that floats.
floats = pytest.mark.qt_log_ignore("does not support")


@floats
def test_the_address_of_the_second_screen_is_shown_and_copied(qtbot, open_workshop) -> None:
    place = open_workshop()
    click(qtbot, place.page, "Télécommande et second écran")
    qtbot.waitUntil(lambda: place.page._remote is not None and place.page._remote.isVisible())
    popup = place.page._remote
    said = [one.text().replace("\u200b", "") for one in popup.findChildren(QLabel)]
    assert place.server.projector_url.removeprefix("http://") in said
    click(qtbot, popup, "Copier l’adresse")
    assert QGuiApplication.clipboard().text() == place.server.projector_url
    popup.close()


@floats
def test_who_asks_before_the_server_stands_gets_the_remote_control_once_it_does(
        qtbot, open_workshop) -> None:
    place = open_workshop()
    place.server = None
    click(qtbot, place.page, "Télécommande et second écran")
    assert "Le réseau se prépare…" in place.page.messages.text()
    place.serve(lambda _: FakeServer())
    qtbot.waitUntil(lambda: place.page._remote is not None and place.page._remote.isVisible())
    place.page._remote.close()


def test_a_server_that_stands_only_after_the_workshop_was_left_is_stopped(
        qtbot, tmp_path, look, languages, preferences, kinds) -> None:
    place = Workplace(sample_session(tmp_path / "essai.palabre", kinds), look, preferences,
                      languages.get, pytest.fail)
    begun, left, stopped = Event(), Event(), []

    class Late(FakeServer):
        def stop(self) -> None:
            stopped.append(self)

    def serve(_) -> FakeServer:
        begun.set()
        assert left.wait(60)
        return Late()

    place.serve(serve)
    qtbot.waitUntil(begun.is_set)
    left.set()
    place.close()  # before the window has heard of it
    assert len(stopped) == 1
    place.page.deleteLater()
