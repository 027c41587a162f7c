"""Paper from the preparation: chosen, looked at, written beside the file, opened by the system."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit

from facilitator.workshop.wifi import Wifi, wifi_of
from tests.ui.helpers import click, find, spaced
from ui.printing.page import PrintPage


@pytest.fixture
def opened(monkeypatch):
    urls = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: urls.append(url.toLocalFile()))
    return urls


@pytest.fixture
def printing(qtbot, open_workshop):
    """Opens the print page on a product by its line in the preparation."""

    def begin(line: str, people: int = 0):
        place = open_workshop(people=people)
        place.page.plan()
        qtbot.waitUntil(lambda: place.prepare.list.count() > 5)
        click(qtbot, place.page, line)
        qtbot.waitUntil(lambda: isinstance(place.prepare.tools.tool(), PrintPage))
        return place, place.prepare.tools.tool()

    return begin


def test_badges_are_seen_page_by_page_and_written_beside_the_file(
    qtbot, printing, opened
) -> None:
    place, page = printing("Badges", people=12)
    qtbot.waitUntil(lambda: page.pages() == 2)
    assert "Page 1 sur 2" in page._count.text()
    click(qtbot, page, "Page suivante")
    assert "Page 2 sur 2" in page._count.text()
    sheets = next(one for one in page.findChildren(QComboBox)
                  if one.accessibleName() == "Badges par feuille")
    sheets.setFocus()
    qtbot.keyClick(sheets, Qt.Key.Key_Down)
    click(qtbot, page, "Créer le PDF")
    qtbot.waitUntil(lambda: len(opened) == 1)
    written = place.session.path.with_name("essai – Badges.pdf")
    assert opened == [str(written)]
    assert written.read_bytes().startswith(b"%PDF")
    assert "essai – Badges.pdf" in place.page.messages.text()


def test_what_is_missing_is_said_where_the_page_would_be(qtbot, printing) -> None:
    _, page = printing("Mots clés")
    qtbot.waitUntil(lambda: page.pages() > 0 or not page._make.isEnabled())
    words = next(one for one in page.findChildren(QPlainTextEdit)
                 if one.accessibleName() == "Mots clés")
    words.setFocus()
    qtbot.keyClicks(words, "eau")
    qtbot.waitUntil(lambda: page.view.scene() is not None and page._make.isEnabled())
    click(qtbot, page, "Feuille d’émargement")
    qtbot.waitUntil(lambda: page.product().name == "signin" and page.pages() == 1)


def test_the_poster_tells_the_network_typed_and_escape_leads_back(qtbot, printing) -> None:
    place, page = printing("Affiche")
    qtbot.waitUntil(lambda: page.pages() == 1)
    before = page.view.scene()
    name = next(one for one in page.findChildren(QLineEdit)
                if one.accessibleName() == "Nom du Wi-Fi")
    name.setFocus()
    qtbot.keyClicks(name, "Salle 3")
    qtbot.waitUntil(lambda: page.view.scene() is not before)
    qtbot.keyClick(name, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: place.prepare.tools.tool() is None)
    assert find(place.page, "Affiche")


def test_the_network_of_the_poster_is_kept_for_the_projector_and_a_wrong_one_is_not_printed(
    qtbot, printing, opened
) -> None:
    place, page = printing("Affiche")
    qtbot.waitUntil(lambda: page.pages() == 1)
    name, password = (next(one for one in page.findChildren(QLineEdit)
                           if one.accessibleName() == words)
                      for words in ("Nom du Wi-Fi", "Mot de passe du Wi-Fi"))
    qtbot.keyClicks(name, "Salle 3")
    qtbot.keyClicks(password, "court")
    click(qtbot, page, "Créer le PDF")
    assert "8 à 63" in spaced(page.form.reasons()["password"])
    assert wifi_of(place.session.workshop()) == Wifi()
    qtbot.keyClicks(password, "-et-long")
    click(qtbot, page, "Créer le PDF")
    qtbot.waitUntil(lambda: len(opened) == 1)
    assert wifi_of(place.session.workshop()) == Wifi("Salle 3", "court-et-long")
