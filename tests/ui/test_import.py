"""A sign-up list comes in from the preparation: read, mapped, previewed, every omission said."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QLabel, QPlainTextEdit

from tests.ui.helpers import click, spaced
from ui.people.page import ImportPage

LIST = """Prénom;Nom;Structure;Courriel
Aïcha;Belkacem;Les Jardins;a@exemple.fr
Brice;Colin;La Ruche;b@exemple.fr
;;La Ruche;c@exemple.fr
aicha;belkacem;;
"""


@pytest.fixture
def begin(qtbot, open_workshop, tmp_path, monkeypatch):
    def go(text, name="inscrits.csv"):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
        place = open_workshop()
        place.page.plan()
        qtbot.waitUntil(lambda: place.prepare.list.count() > 5)
        click(qtbot, place.page, "Importer une liste d’inscrits…")
        qtbot.waitUntil(lambda: isinstance(place.prepare.tools.tool(), ImportPage))
        page = place.prepare.tools.tool()
        click(qtbot, page, "Choisir un fichier…")
        return place, page

    return go


def shown(page):
    """All sentences in sight."""
    return [one.text() for one in page.findChildren(QLabel) if one.isVisible()]


def expected(place):
    return [one.name for one in place.session.room.everybody() if one.state == "expected"]


def test_a_list_is_mapped_previewed_and_taken_in_with_what_is_left_out_said(
    qtbot, begin
) -> None:
    place, page = begin(LIST)
    qtbot.waitUntil(lambda: page.form.model.rowCount() == 4)
    assert page.form.boxes["Courriel"].currentText() == "Ne pas prendre"
    assert page.form.boxes["Structure"].currentText() == "Réponse au portrait"
    assert page.form.model._rows[0][1:] == ["Aïcha Belkacem", "Les Jardins"]
    for words in ("1 ligne n’a pas de nom", "1 ligne répète un nom"):
        assert words in spaced(page.notes())
    assert expected(place) == []
    click(qtbot, page, "Inscrire 2 personnes")
    qtbot.waitUntil(lambda: "déjà là" in page.notes())
    assert "Ligne 3" in page.notes()
    assert expected(place) == ["Aïcha Belkacem", "Brice Colin"]
    qtbot.waitUntil(lambda: "2 personnes sont attendues" in place.page.messages.text())
    qtbot.mouseClick(place.page.messages._do, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: expected(place) == [])


def test_another_use_of_a_column_changes_the_preview_at_once(qtbot, begin) -> None:
    place, page = begin("Nom;Ville\nMaé Petit;Metz\n")
    qtbot.waitUntil(lambda: page.form.model.columnCount() == 3)
    box = page.form.boxes["Ville"]
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: page.form.model.columnCount() == 2)
    click(qtbot, page, "Inscrire 1 personne")
    qtbot.waitUntil(lambda: expected(place) == ["Maé Petit"])
    qtbot.waitUntil(lambda: place.prepare.tools.tool() is None)
    qtbot.waitUntil(lambda: "1 personne attendue" in place.prepare.ready._expected.text())


def test_real_profiles_without_names_are_mapped_by_key_and_all_is_said(qtbot, begin, shared):
    text = (shared / "data" / "profiles" / "profiles.csv").read_text("utf-8")
    rows = text.splitlines()
    odd = next(row for row in rows[60:] if row.endswith("43739"))
    place, page = begin(("sep=,\r\n" + "\r\n".join([*rows[:60], odd])).encode("cp1252"))
    qtbot.waitUntil(lambda: "60 lignes n’ont pas de nom" in page.notes())
    for words in ("43739", "Windows-1252", "lues comme « sans réponse »"):
        assert words in spaced(page.notes())
    assert not page.form.take.isEnabled()
    box = page.form.boxes["row"]
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Home)
    qtbot.waitUntil(page.form.take.isEnabled)
    assert "pas de nom" not in page.notes()
    assert page.form.model.rowCount() == 60
    assert page.form.model.columnCount() == 9
    click(qtbot, page, "Inscrire 60 personnes")
    qtbot.waitUntil(lambda: len(expected(place)) == 60)
    person = next(one for one in place.session.room.everybody() if one.name == "12")
    assert person.profile["profession"] == "Retraité"
    assert "sexe" not in person.profile
    assert "?" not in {value for one in place.session.room.everybody()
                       for value in one.profile.values()}


def test_a_file_that_is_no_list_is_refused_in_words(qtbot, begin) -> None:
    place, page = begin(b"", "vide.csv")
    qtbot.waitUntil(lambda: "vide.csv est vide." in shown(page))
    assert not page.form.take.isVisible()
    assert page.form.first.hasFocus(), "the way on"
    assert expected(place) == []


def test_options_pasted_as_a_list_come_without_bullets_and_twins_are_named(
    qtbot, open_workshop
) -> None:
    place = open_workshop()
    place.page.plan()
    page = place.prepare
    number = next(n for n, step in enumerate(place.session.steps()) if step.kind == "poll")
    qtbot.waitUntil(lambda: page.list.count() > number)
    page.list.setCurrentRow(number + 1)
    options = next(one for one in page.form().findChildren(QPlainTextEdit)
                   if one.accessibleName() == "Options")
    options.setFocus()
    options.selectAll()
    QGuiApplication.clipboard().setText("• Lundi matin\n2. Mardi soir\n\n- lundi Matin\n")
    qtbot.keyClick(options, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert options.toPlainText().split("\n") == ["Lundi matin", "Mardi soir"]
    assert any("y est déjà" in one.text() for one in page.form().findChildren(QLabel))
    qtbot.waitUntil(lambda: [one["label"] for one in place.session.steps()[number]
                             .settings["options"]] == ["Lundi matin", "Mardi soir"])
