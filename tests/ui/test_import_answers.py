"""Answers of an earlier online form come in: read, mapped, previewed, taken back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton

from tests.ui.helpers import click
from tests.ui.report_helpers import open_report, preview, step
from ui.people.page import ImportPage

CONTROL = Qt.KeyboardModifier.ControlModifier
FORM = """Horodateur;Votre nom;Que faut-il garder ?
2026-10-01;Ana Bellec;Les bancs sous les platanes
2026-10-02;;La fontaine
2026-10-03;Lou Petit;
2026-10-04;Ana Bellec;Une réponse de trop
"""


@pytest.fixture
def place(open_workshop):
    return open_workshop()


@pytest.fixture
def choose(tmp_path, monkeypatch):
    def take(text, name="reponses.csv"):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))

    return take


@pytest.fixture
def page(qtbot, place):
    place.page.plan()
    qtbot.waitUntil(lambda: place.prepare.list.count() > 5)
    place.prepare.tools.import_people()
    qtbot.waitUntil(lambda: isinstance(place.prepare.tools.tool(), ImportPage))
    tool = place.prepare.tools.tool()
    click(qtbot, tool, "Les réponses d’un formulaire")
    answers = tool.answers
    qtbot.waitUntil(answers.isVisible)
    answers.steps.setCurrentIndex(answers.steps.findData(step(place, "open_question").id))
    return answers


def notes(page):
    """What is said, all spaces alike."""
    return page.notes().replace("\xa0", " ").replace("\u202f", " ")


def shown(page, name):
    """Whether a button of that name can be seen."""
    return any(one.accessibleName() == name and one.isVisible()
               for one in page.findChildren(QPushButton))


def press(qtbot, held):
    """Ctrl+Z or Ctrl+Shift+Z, wherever the focus is."""
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Z, held)


def texts(place):
    entries = place.session.results.entries(step(place, "open_question"))
    return [(one.payload["text"], one.author) for one in entries]


def test_a_form_is_mapped_previewed_taken_in_and_taken_back(qtbot, place, page, choose):
    choose(FORM)
    click(qtbot, page, "Choisir un fichier…")
    qtbot.waitUntil(lambda: page.form.model.rowCount() == 3)
    assert [one.currentText() for one in page.form.boxes.values()] == [
        "Ne pas prendre", "Qui a répondu", "Vos réponses"]
    assert page.form.model._rows[0] == [1, "Ana Bellec", "Les bancs sous les platanes"]
    assert "Colonne laissée de côté : Horodateur." in notes(page)
    assert "Ligne 3 : aucune réponse" in notes(page)
    assert texts(place) == []
    click(qtbot, page, "Importer 3 lignes")
    qtbot.waitUntil(lambda: "2 réponses sont entrées" in notes(page))
    assert "Ligne 4 : Ana Bellec a déjà répondu" in notes(page)
    assert [text for text, _ in texts(place)] == ["Les bancs sous les platanes", "La fontaine"]
    assert [(p.name, p.state) for p in place.session.room.everybody()] == [
        ("Ana Bellec", "expected")], "who filled in a form has not come"
    qtbot.waitUntil(lambda: shown(page, "Retirer cet import"))
    click(qtbot, page, "Retirer cet import")
    qtbot.waitUntil(lambda: "2 réponses ont été retirées" in notes(page))
    assert texts(place) == []
    assert place.session.room.everybody() == ()


def test_an_import_is_undone_and_done_again_in_one_step_and_so_is_its_removal(
    qtbot, place, page, choose
):
    choose(FORM)
    click(qtbot, page, "Choisir un fichier…")
    qtbot.waitUntil(lambda: page.form.model.rowCount() == 3)
    click(qtbot, page, "Importer 3 lignes")
    qtbot.waitUntil(lambda: shown(page, "Retirer cet import"))
    qtbot.waitUntil(place.prepare.undo.canUndo)  # the news of it may come first
    whole = texts(place)
    assert len(whole) == 2
    press(qtbot, CONTROL)
    qtbot.waitUntil(lambda: texts(place) == [])
    qtbot.waitUntil(lambda: place.session.room.everybody() == ())
    qtbot.waitUntil(lambda: shown(page, "Importer 3 lignes"))
    press(qtbot, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: texts(place) == whole)
    qtbot.waitUntil(lambda: shown(page, "Retirer cet import"))
    assert not shown(page, "Importer 3 lignes"), "it is in"
    click(qtbot, page, "Retirer cet import")
    qtbot.waitUntil(lambda: texts(place) == [])
    qtbot.waitUntil(lambda: "retirée" in notes(page))
    press(qtbot, CONTROL)
    qtbot.waitUntil(lambda: texts(place) == whole)
    qtbot.waitUntil(lambda: [person.name for person in place.session.room.everybody()] == [
        "Ana Bellec"])


def test_another_field_for_a_column_changes_what_will_come_in_at_once(
    qtbot, place, page, choose
):
    choose(FORM)
    click(qtbot, page, "Choisir un fichier…")
    qtbot.waitUntil(lambda: page.form.model.rowCount() == 3)
    box = page.form.boxes["Horodateur"]
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: page.form.model.rowCount() == 4)
    assert page.form.model._rows[0][2] == "2026-10-01 · Les bancs sous les platanes"


def test_a_file_that_is_no_table_is_refused_in_words_and_nothing_is_offered(
    qtbot, place, page, choose
):
    choose(b"", "vide.csv")
    click(qtbot, page, "Choisir un fichier…")
    qtbot.waitUntil(lambda: any(one.text() == "vide.csv est vide." and one.isVisible()
                                for one in page.findChildren(QLabel)))
    assert not page.form.take.isVisible()
    assert texts(place) == []


def test_it_is_within_reach_of_the_report_and_its_answers_stand_there_at_once(
    qtbot, place, choose
):
    choose(FORM)
    report = open_report(qtbot, place)
    row = next(n for n in range(report.parts.count())
               if report.parts.item(n).text() == "Ce qui marche déjà")
    report.parts.setCurrentRow(row)
    click(qtbot, report, "Importer des réponses…")
    answers = report._whole.currentWidget().answers
    assert answers.steps.currentText() == "Ce qui marche déjà"
    click(qtbot, answers, "Choisir un fichier…")
    qtbot.waitUntil(lambda: answers.form.model.rowCount() == 3)
    click(qtbot, answers, "Importer 3 lignes")
    qtbot.waitUntil(lambda: "sont entrées" in notes(answers))
    whole = texts(place)
    press(qtbot, CONTROL)
    qtbot.waitUntil(lambda: texts(place) == [])
    press(qtbot, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: texts(place) == whole)
    qtbot.keyClick(answers, Qt.Key.Key_Escape)
    qtbot.waitUntil(report.words.isVisible)
    qtbot.waitUntil(lambda: "La fontaine" in preview(report))
