"""The facilitator finds the address at which a second computer projects."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel

from tests.ui.helpers import click


# Qt's platform without a screen says so of every window that floats.
@pytest.mark.qt_log_ignore("does not support")
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
