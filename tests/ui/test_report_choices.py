"""Who is named, which report, for which group, in whose colours: each at once on the pages."""

from __future__ import annotations

import zipfile

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from facilitator.report.choices import Naming
from tests.ui.helpers import click
from tests.ui.report_helpers import choose, open_report, preview, step

pytestmark = pytest.mark.usefixtures("unstyled")


@pytest.fixture
def place(open_workshop):
    return open_workshop(people=6)


@pytest.fixture
def page(qtbot, place, tmp_path):
    place.report._own = place.report.own._folder = tmp_path / "own"
    return open_report(qtbot, place)


def name(qtbot, page, naming):
    page.naming.setFocus()
    for _ in range(list(Naming).index(naming)):
        qtbot.keyClick(page.naming, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: page._writing.choices.naming is naming, timeout=8000)


def pick(qtbot, page, template):
    page.template.setFocus()
    row = page.template.findData(template)
    qtbot.keyClick(page.template, Qt.Key.Key_Home)
    for _ in range(row):
        qtbot.keyClick(page.template, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: page._writing.template.name == template and page._seen is not None
                    and page._seen.writing is page._writing, timeout=10_000)


def test_nobody_named_shows_the_threshold_and_the_pages_follow_both(qtbot, page):
    assert not page.choices.least.isVisible()
    name(qtbot, page, Naming.ANONYMOUS)
    qtbot.waitUntil(page.choices.least.isVisible, timeout=8000)
    assert page.choices.least.value() == 5
    qtbot.waitUntil(lambda: "moins de 5 sont regroupés" in preview(page), timeout=8000)
    page.choices.least.setFocus()
    qtbot.keyClick(page.choices.least, Qt.Key.Key_Up)
    qtbot.waitUntil(lambda: "moins de 6 sont regroupés" in preview(page), timeout=8000)


def test_choices_made_quickly_are_all_kept_undone_one_by_one_and_there_again_later(qtbot, page):
    qtbot.mouseClick(page.draft, Qt.MouseButton.LeftButton, pos=page.draft.rect().center())
    page.draft.setChecked(True)
    name(qtbot, page, Naming.FIRST)
    qtbot.waitUntil(lambda: page._writing.choices.draft, timeout=8000)
    qtbot.waitUntil(lambda: page.pages.furniture().watermark == "Brouillon", timeout=8000)
    click(qtbot, page, "Annuler le dernier choix (Ctrl+Z)")
    qtbot.waitUntil(lambda: page._writing.choices.naming is Naming.NAMED, timeout=8000)
    assert page._writing.choices.draft
    click(qtbot, page, "Rétablir le choix (Ctrl+Maj+Z)")
    qtbot.waitUntil(lambda: page.naming.currentText() == "Prénoms seulement", timeout=8000)
    pick(qtbot, page, "elected")
    pick(qtbot, page, "full")
    assert page.naming.currentText() == "Prénoms seulement"
    assert page.draft.isChecked()


def test_two_choices_before_the_file_has_the_first_are_both_made(qtbot, page):
    page.choices.chosen.emit({"naming": Naming.FIRST})
    page.choices.chosen.emit({"draft": True})
    qtbot.waitUntil(lambda: page._writing.choices.draft, timeout=8000)
    assert page._writing.choices.naming is Naming.FIRST


def test_a_report_for_one_group_says_its_grid_alone_and_has_words_of_its_own(
    qtbot, place, page, tmp_path
):
    teams = place.session.groups.of(step(place, "grid").id)
    pick(qtbot, page, "group")
    assert page.choices.group.isVisible()
    assert [page.choices.group.itemText(n) for n in range(len(teams))] == [
        one.label for one in teams]
    assert teams[0].label in preview(page)
    assert teams[1].label not in preview(page)
    choose(qtbot, page, "La suite")
    page.words.edit.setFocus()
    QTest.keyClicks(page.words.edit, "On se revoit jeudi.")
    qtbot.waitUntil(lambda: "On se revoit jeudi." in preview(page), timeout=8000)
    page.choices.group.setFocus()
    qtbot.keyClick(page.choices.group, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: teams[1].label in preview(page), timeout=8000)
    assert "On se revoit jeudi." not in preview(page)
    assert teams[1].label in page._writing.file_name("pdf")
    with qtbot.waitSignal(page.written, timeout=20_000):
        page.export("html", tmp_path / "groupe.html")
    text = (tmp_path / "groupe.html").read_text("utf-8")
    assert teams[1].label in text
    assert "On se revoit jeudi." not in text
    assert page.exporting.every.isVisible()
    qtbot.mouseClick(page.exporting.every, Qt.MouseButton.LeftButton,
                     pos=page.exporting.every.rect().center())
    page.exporting.every.setChecked(True)
    assert page.exporting._name.text().endswith(".zip")
    with qtbot.waitSignal(page.written, timeout=20_000):
        page.exporting.write("html", tmp_path / "tous.zip")
    with zipfile.ZipFile(tmp_path / "tous.zip") as archive:
        assert len(archive.namelist()) == len(teams)
        assert sum(b"On se revoit jeudi." in archive.read(name)
                   for name in archive.namelist()) == 1


def test_votes_are_compared_by_a_field_of_the_portrait_and_the_threshold_explained(qtbot, page):
    chooser = page.choices.by
    qtbot.waitUntil(chooser.isVisible)
    assert chooser.currentText() == "Tous les votes ensemble"
    assert not page.choices.least.isVisible()
    chooser.setFocus()
    qtbot.keyClick(chooser, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: "Par profil" in preview(page))
    assert page.choices.least.isVisible()
    assert page.choices._few.isVisible()
    assert "ces profils ne sont pas détaillés" in preview(page)
    qtbot.keyClick(chooser, Qt.Key.Key_Up)
    qtbot.waitUntil(lambda: "Par profil" not in preview(page))
    assert not page.choices.least.isVisible()


def test_the_experience_sheet_has_eleven_headings_each_to_be_written(qtbot, page):
    pick(qtbot, page, "experience")
    titles = [page.parts.item(n).text() for n in range(1, page.parts.count())]
    assert len(titles) == 11
    choose(qtbot, page, "Les moyens")
    page.words.edit.setFocus()
    QTest.keyClicks(page.words.edit, "Deux salles et un camion.")
    qtbot.waitUntil(lambda: "Deux salles et un camion." in preview(page), timeout=8000)


def test_a_template_is_copied_dressed_and_taken_away_again(
    qtbot, page, tmp_path, monkeypatch
):
    logo = tmp_path / "logo.png"
    image = QImage(40, 20, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkGreen)
    image.save(str(logo))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(logo), ""))
    page.choices._copy.trigger()
    form = page.own.form
    qtbot.waitUntil(form.isVisible, timeout=8000)
    form.title.selectAll()
    qtbot.keyClicks(form.title, "Bilan maison")
    qtbot.keyClicks(form.color, "#7A3E8E")
    qtbot.keyClicks(form.legal, "Association Exemple, SIRET 000")
    click(qtbot, form, "Choisir un logo…")
    click(qtbot, form, "Enregistrer le modèle")
    qtbot.waitUntil(lambda: page.template.currentText() == "Bilan maison", timeout=8000)
    qtbot.waitUntil(lambda: "SIRET 000" in page.pages.furniture().legal, timeout=8000)
    files = {path.name for path in (tmp_path / "own").iterdir()}
    assert files == {"10-full.toml", "logo.png"}
    with qtbot.waitSignal(page.written, timeout=20_000):
        page.export("html", tmp_path / "r.html")
    assert "#7A3E8E" in (tmp_path / "r.html").read_text("utf-8")
    page._back_to_words()
    page.choices._dress.trigger()
    qtbot.waitUntil(form.isVisible, timeout=8000)
    assert form.title.text() == "Bilan maison"
    click(qtbot, form, "Retirer ce modèle")
    assert (tmp_path / "own" / "10-full.toml").exists(), "asked twice"
    click(qtbot, form, form._go.accessibleName())
    qtbot.waitUntil(lambda: page.template.currentText() == "Capitalisation", timeout=8000)
    qtbot.waitUntil(lambda: not page.pages.furniture().legal, timeout=8000)


def test_pages_are_turned_and_made_larger_by_key(qtbot, page):
    viewer, pages = page.viewer, page.pages
    assert viewer.where.text().startswith("Page 1 sur ")
    click(qtbot, viewer, "Page suivante")
    assert pages.page() == 2
    before = pages.scale()
    pages.setFocus()
    qtbot.keyClick(pages, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert pages.scale() > before
    assert pages.page() == 2
    qtbot.keyClick(pages, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert pages.scale() == pytest.approx(before)


def test_a_draft_stays_one_until_accepted_and_can_be_refused(qtbot, page):
    choose(qtbot, page, "Qui est là ?")
    item = next(page.parts.item(n) for n in range(page.parts.count())
                if page.parts.item(n).text() == "Qui est là ?")
    assert item.toolTip().endswith("Brouillon à relire")
    write = page.words.edit
    write.setFocus()
    qtbot.keyClick(write, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(write, " Et deux enfants.")
    qtbot.waitUntil(lambda: "Et deux enfants." in preview(page), timeout=8000)
    assert page.words.accept.isVisible(), "changed is not accepted"
    click(qtbot, page, "Accepter ce brouillon")
    qtbot.waitUntil(lambda: not page.words.accept.isVisible(), timeout=8000)
    assert "Et deux enfants." in preview(page)
    click(qtbot, page, "Version précédente")
    qtbot.waitUntil(page.words.accept.isVisible, timeout=8000)
    click(qtbot, page, "Refuser ce brouillon")
    qtbot.waitUntil(lambda: "Et deux enfants." not in preview(page), timeout=8000)
    assert write.toPlainText() == ""
    click(qtbot, page, "Version précédente")
    qtbot.waitUntil(lambda: "Et deux enfants." in write.toPlainText(), timeout=8000)
