"""Writing the report: parts, pages as they will look, one's own words, choices, files."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from facilitator.report.choices import Naming
from tests.ui.helpers import click


@pytest.fixture
def page(qtbot, open_workshop):
    place = open_workshop(people=12)
    click(qtbot, place.page, "Rédiger")
    qtbot.waitUntil(lambda: place.report.parts.count() > 4, timeout=20_000)
    return place.report


def preview(page) -> str:
    return page.pages._paper._document.toPlainText()


def choose(qtbot, page, words: str) -> None:
    row = next(n for n in range(page.parts.count()) if words in page.parts.item(n).text())
    box = page.parts.visualItemRect(page.parts.item(row))
    qtbot.mouseClick(page.parts.viewport(), Qt.MouseButton.LeftButton,
                     pos=box.center())


def test_the_parts_are_listed_and_the_pages_show_them(page):
    titles = [page.parts.item(n).text() for n in range(page.parts.count())]
    assert titles[0] == "Couverture"
    assert "Qui est là ?" in titles
    assert "Vivre au bord du canal" in preview(page)
    assert page.pages._paper._document.pageCount() > 3
    assert page.pages.furniture().cover is not None, "the first page is painted as the PDF's"


def test_the_page_opens_on_the_first_part_that_can_be_written(qtbot, page):
    assert page.parts.currentItem().text() == "En quelques mots"
    assert page.words.edit.isEnabled()
    assert not page.choices._back.isEnabled(), "nothing was chosen yet"
    assert not page.words._back.isEnabled(), "nor written"
    page.words.edit.setFocus()
    QTest.keyClicks(page.words.edit, "Un soir de novembre.")
    assert page.words._back.isEnabled()
    qtbot.waitUntil(lambda: "Un soir de novembre." in preview(page), timeout=8000)
    choose(qtbot, page, "Couverture")
    assert not page.words.edit.isEnabled()
    assert "à gauche" in page.words.edit.placeholderText()
    assert not page.words.large.isEnabled()
    assert page.pages.verticalScrollBar().value() == 0, "the cover is seen from its top"


def test_choosing_a_part_brings_its_pages_into_view(qtbot, page):
    bar = page.pages.verticalScrollBar()
    choose(qtbot, page, "Tous les verbatims")
    qtbot.waitUntil(lambda: bar.value() > bar.maximum() / 2, timeout=3000)
    page.parts.setFocus()
    qtbot.keyClick(page.parts, Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: bar.value() < page.pages.height(), timeout=3000)


def test_a_draft_is_proposed_and_can_be_accepted(qtbot, page):
    choose(qtbot, page, "Qui est là ?")
    proposed = page.words.edit.toPlainText()
    assert "personnes" in proposed
    assert page.words.accept.isVisible()
    click(qtbot, page, "Accepter ce brouillon")
    qtbot.waitUntil(lambda: not page.words.accept.isVisible(), timeout=5000)
    assert page.words.edit.toPlainText() == proposed


def test_words_typed_are_kept_shown_and_undone(qtbot, page):
    choose(qtbot, page, "Qui est là ?")
    narrow, shown = page.words.edit.width(), page.pages.page()
    click(qtbot, page, "Écrire en grand, sans les verbatims")
    qtbot.waitUntil(lambda: page.words.edit.width() > narrow + 80)
    assert not page.verbatims.isVisible()
    assert page.pages.page() == shown
    page.words.edit.setFocus()
    page.words.edit.selectAll()
    QTest.keyClicks(page.words.edit, "Une salle **pleine** et curieuse.")
    qtbot.waitUntil(lambda: "Une salle pleine et curieuse." in preview(page), timeout=8000)
    click(qtbot, page, "Écrire en grand, sans les verbatims")
    assert page.verbatims.isVisible()
    click(qtbot, page, "Version précédente")
    qtbot.waitUntil(lambda: "curieuse" not in preview(page), timeout=8000)
    click(qtbot, page, "Version suivante")
    qtbot.waitUntil(lambda: "curieuse" in preview(page), timeout=8000)


def test_words_still_being_typed_stay_with_their_part_when_another_is_chosen(qtbot, page):
    choose(qtbot, page, "Qui est là ?")
    page.words.edit.setFocus()
    page.words.edit.selectAll()
    QTest.keyClicks(page.words.edit, "Beaucoup de voisins.")
    choose(qtbot, page, "Venir ici")
    assert "voisins" not in page.words.edit.toPlainText()
    qtbot.waitUntil(lambda: "Beaucoup de voisins." in preview(page), timeout=8000)
    choose(qtbot, page, "Qui est là ?")
    assert page.words.edit.toPlainText() == "Beaucoup de voisins."


def test_a_part_left_out_is_gone_from_the_pages_and_comes_back(qtbot, page):
    row = next(n for n in range(page.parts.count())
               if page.parts.item(n).text() == "Qui est là ?")
    asked = "Dites-nous qui vous êtes"
    assert asked in preview(page)
    page.parts.setFocus()
    page.parts.setCurrentRow(row)
    qtbot.keyClick(page.parts, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: asked not in preview(page), timeout=8000)
    qtbot.keyClick(page.parts, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: asked in preview(page), timeout=8000)


def test_the_report_is_written_to_a_file_with_the_choices_made(qtbot, page, tmp_path):
    page.naming.setFocus()
    qtbot.keyClick(page.naming, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: page._writing.choices.naming is Naming.ANONYMOUS, timeout=5000)
    target = tmp_path / "rapport.html"
    with qtbot.waitSignal(page.written, timeout=20_000):
        page.export("html", target)
    assert "Vivre au bord du canal" in target.read_text("utf-8")


def test_another_report_has_its_own_parts(qtbot, page):
    before = page.parts.count()
    page.template.setFocus()
    qtbot.keyClick(page.template, Qt.Key.Key_Down)
    qtbot.keyClick(page.template, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: page._writing.template.name == "same-evening", timeout=5000)
    qtbot.waitUntil(lambda: page.parts.count() != before, timeout=10_000)
    qtbot.waitUntil(lambda: page.pages.furniture().cover is None, timeout=10_000)
