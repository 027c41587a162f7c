"""The export from the report page: what the file holds, how far it is, stopped, failed."""

from __future__ import annotations

import json
import threading
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from facilitator.report.formats.base import check
from tests.ui.helpers import click
from tests.ui.report_helpers import open_report
from ui.report.exporting import FORMATS


@pytest.fixture
def page(qtbot, open_workshop):
    made = open_report(qtbot, open_workshop(people=4))
    click(qtbot, made, "Exporter…")
    qtbot.waitUntil(made.exporting.isVisible)
    return made


@pytest.fixture
def slow(page, monkeypatch):
    """An export that goes on until it is told to stop, and says when it has begun."""
    begun = threading.Event()

    def export(form, target, choices=None, progress=None, cancelled=None):
        progress(0.4)
        begun.set()
        for _ in range(12_000):
            check(cancelled)
            threading.Event().wait(0.005)

    monkeypatch.setattr(page._writing, "export", export)
    return begun


def answer(monkeypatch, path):
    asked = []

    def ask(_parent, _title, proposed, _filter=""):
        asked.append(proposed)
        return str(path), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    return asked


def test_what_the_file_holds_and_its_name_are_said_before_it_is_saved(
    qtbot, page, tmp_path, monkeypatch, languages
):
    panel = page.exporting
    qtbot.waitUntil(lambda: "Les noms de 4 personnes" in panel.holds(), timeout=8000)
    panel.form.setFocus()
    qtbot.keyClick(panel.form, Qt.Key.Key_Down)
    assert panel._name.text() == \
        "2026-11-24 – Vivre au bord du canal – Maison de quartier, Épinal.docx"
    asked = answer(monkeypatch, tmp_path / "rapport")
    with qtbot.waitSignal(page.written, timeout=20_000):
        click(qtbot, page, "Enregistrer sous…")
    assert asked[0].endswith(panel._name.text())
    assert (tmp_path / "rapport.docx").read_bytes().startswith(b"PK")
    assert "est écrit" in panel.state()
    assert not panel.stop.isVisible()
    # the report is in the workshop's language, what is said of it in the window's
    monkeypatch.setattr(panel, "_look", replace(panel._look, tr=languages.get("en")))
    qtbot.keyClick(panel.form, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: "The names of 4 people" in panel.holds(), timeout=8000)


def test_names_become_numbers_in_one_file_and_stay_in_the_report(qtbot, page, tmp_path):
    panel = page.exporting
    panel.choose("json")
    panel.numbers.setFocus()
    qtbot.keyClick(panel.numbers, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "remplacés par des numéros" in panel.holds(), timeout=8000)
    with qtbot.waitSignal(page.written, timeout=20_000):
        panel.write("json", tmp_path / "tout.json")
    data = json.loads((tmp_path / "tout.json").read_text("utf-8"))
    assert {one["name"] for one in data["tables"]["participant"]} == {
        f"Participant {n}" for n in range(1, 5)}
    assert not page._writing.choices.naming.hides


def test_a_stopped_export_leaves_the_file_that_was_there(qtbot, page, slow, tmp_path):
    panel, target = page.exporting, tmp_path / "rapport.pdf"
    target.write_text("d’avant")
    panel.write("pdf", target)
    assert slow.wait(30)
    qtbot.waitUntil(lambda: panel.bar.value() == 400, timeout=5000)
    assert "40" in page.choices.out.text()
    assert not page.choices.out.isVisible(), "one way into a file at a time"
    assert not panel.save.isEnabled()
    click(qtbot, page, "Arrêter l’export")
    qtbot.waitUntil(lambda: "arrêté" in panel.state() and not panel.running(), timeout=5000)
    assert target.read_text() == "d’avant"
    assert list(tmp_path.glob("*rapport*")) == [target]
    assert page.choices.out.text().strip() == "Exporter…"


def test_one_can_go_on_writing_while_the_export_runs(qtbot, page, slow, tmp_path):
    page.exporting.write("pdf", tmp_path / "r.pdf")
    assert slow.wait(30)
    click(qtbot, page, "Revenir à l’écriture")
    assert page.words.isVisible()
    assert page.choices.out.isVisible()
    page.words.edit.setFocus()
    qtbot.keyClicks(page.words.edit, "En attendant.")
    page.words.flush()
    qtbot.waitUntil(lambda: "En attendant." in page.pages._paper._document.toPlainText(),
                    timeout=8000)
    click(qtbot, page, page.choices.out.accessibleName())
    click(qtbot, page, "Arrêter l’export")
    qtbot.waitUntil(lambda: not page.exporting.running(), timeout=5000)


def test_a_failed_export_says_why_and_leaves_the_file_that_was_there(qtbot, page, tmp_path):
    panel, target = page.exporting, tmp_path / "dossier.pdf"
    target.mkdir()
    (target / "note.txt").write_text("à garder")
    panel.write("pdf", target)
    qtbot.waitUntil(lambda: not panel.running(), timeout=20_000)
    assert "dossier.pdf est un dossier" in panel.state()
    assert "resté tel quel" in panel.state()
    assert (target / "note.txt").read_text() == "à garder"


@pytest.mark.parametrize(("form", "ending"), [(one[0], one[1]) for one in FORMATS])
def test_every_format_can_be_written_from_the_page(qtbot, page, tmp_path, form, ending):
    target = tmp_path / (f"r.{ending}" if ending else "dossier")
    with qtbot.waitSignal(page.written, timeout=60_000) as done:
        page.export(form, target)
    assert done.args == [target]
    assert target.is_dir() if not ending else target.stat().st_size > 100
