"""Exports say what they hold, and hold no name where none is wanted."""

from __future__ import annotations

import csv
import json
import zipfile

import pytest

from facilitator.i18n import french
from facilitator.report.choices import Choices, Naming, keep_choices
from facilitator.report.export import as_json, export_session, known_formats, proposed_name
from facilitator.report.names import NameMask, called, first_name
from facilitator.report.tables import sheets
from facilitator.workshop.opening import create_from_json, open_session
from facilitator.workshop.report_words import ReportWords
from tests.report.room import PEOPLE, play, step

TR = french()
HIDDEN = Choices(naming=Naming.PSEUDONYM)
FAMILY = ("Bellec", "Diarra", "Rose Petit", "Le Goff", "Haddad")


@pytest.fixture
def played(session):
    session.people = play(session)
    portrait, idees = step(session, "portrait"), step(session, "idees")
    session.plan.change(portrait.id, settings={"fields": [
        *portrait.settings["fields"],
        {"name": "metier", "label": "Votre métier", "type": "text"}]}).result()
    session.plan.change(idees.id, settings={**idees.settings, "signed": True}).result()
    from facilitator.workshop.answers import Submission

    session.answers.submit(Submission("p9", portrait.id, session.people["Ana Bellec"], {
        "rue": "Rue Haute", "metier": "Sonneuse de cloches"})).result()
    return session


def test_pseudonymised_json_names_nobody_and_can_be_read_back(played, tmp_path, kinds):
    text = as_json(played, TR, HIDDEN)
    for name in (*FAMILY, "Sonneuse"):
        assert name not in text
    whole = json.loads(text)
    assert "remplacés par des numéros" in whole["holds"]
    assert [row["name"] for row in whole["tables"]["participant"]] == [
        f"Participant {n}" for n in range(1, len(PEOPLE) + 1)]
    assert whole["tables"]["pass"] == []
    create_from_json(tmp_path / "copy.palabre", text)
    with open_session(tmp_path / "copy.palabre", kinds) as copy:
        jour = step(copy, "jour")
        assert copy.results.result(jour.id) == played.results.result(step(played, "jour").id)


def test_the_usual_json_keeps_everything_and_says_so(played, tmp_path, kinds):
    text = as_json(played, TR)
    assert "Rose Petit" in text
    assert "Les noms de 5 personnes" in json.loads(text)["holds"]
    create_from_json(tmp_path / "copy.palabre", text)
    with open_session(tmp_path / "copy.palabre", kinds) as copy:
        assert as_json(copy, TR) == text


@pytest.mark.parametrize("name", ["pdf", "docx", "odt", "html", "xlsx", "csv", "json"])
def test_no_format_names_anybody_where_none_is_wanted(played, tmp_path, name):
    target = tmp_path / f"out.{name}"
    export_session(played, name, target, TR, choices=HIDDEN)
    said = everything(target)
    for family in FAMILY:
        assert family not in said
    if name != "csv":
        assert "remplac" in said
    assert "Participant 3" in said


def everything(path) -> str:
    if path.suffix == ".pdf":
        import pikepdf

        with pikepdf.open(path) as pdf:
            assert len(pdf.pages) > 1
        return pdf_text(path)
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            return "".join(archive.read(n).decode("utf-8", "replace") for n in archive.namelist())
    return path.read_text("utf-8")


def pdf_text(path) -> str:
    import shutil
    import subprocess

    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed")
    done = subprocess.run(["pdftotext", "-raw", str(path), "-"], capture_output=True, check=True)
    return " ".join(done.stdout.decode("utf-8").split())


def test_sheets_begin_with_what_they_hold_and_name_as_chosen(played):
    found = sheets(played, TR, HIDDEN)
    assert found[0].name == "À lire"
    assert "33 réponses" in str(found[0].rows)
    answers = found[-1]
    assert "Personne (pseudonyme)" in answers.columns
    who = {row[3] for row in answers.rows}
    assert who == {f"Participant {n}" for n in range(1, 7)}
    assert "Sonneuse" not in str([sheet.rows for sheet in found])
    named = sheets(played, TR)[-1]
    assert "Personne (nom)" in named.columns
    assert "Sonneuse" in str(named.rows)


def test_answers_left_out_are_in_no_data_export(played, tmp_path):
    idees = step(played, "idees")
    answer = next(e for e in played.results.entries(idees) if "fontaine" in e.payload["text"])
    out = Choices(hidden=frozenset({answer.id}))
    for name in ("csv", "json", "xlsx"):
        target = tmp_path / f"out.{name}"
        export_session(played, name, target, TR, choices=out)
        assert "fontaine" not in everything(target)


def test_an_archive_pseudonymises_its_tables_too(played, tmp_path):
    target = tmp_path / "out.zip"
    export_session(played, "zip", target, TR, choices=HIDDEN)
    with zipfile.ZipFile(target) as archive:
        rows = list(csv.reader(
            archive.read("donnees/reponses.csv").decode("utf-8-sig").splitlines(), delimiter=";"))
        assert {row[3] for row in rows[1:]} == {f"Participant {n}" for n in range(1, 7)}
        assert b"Bellec" not in archive.read("donnees/reponses.json")
    assert set(known_formats()) >= {"pdf", "zip", "xlsx"}


@pytest.mark.parametrize(("name", "first"), [
    ("Ana Bellec", "Ana"), ("DURAND Anne-Lise", "Anne-Lise"), ("Jean-Loup", "Jean-Loup"),
    ("M. Bellec", ""), ("Mme Ana Bellec", "Ana"), ("BELLEC, Ana", "Ana"), ("", ""),
    ("ANA", "ANA"), ("Dr House", ""),
])
def test_first_names(name, first):
    assert first_name(name) == first


def test_full_names_are_found_in_any_order_case_and_accents(session):
    person = session.room.join("Zoé Lefèvre-Martin").result().participant
    rose = session.room.join("Rose").result().participant
    names = called([person, rose], Naming.PSEUDONYM, TR)
    mask = NameMask([person, rose], names)
    assert mask.text("Merci à ZOE LEFEVRE-MARTIN !") == "Merci à Participant 1 !"
    assert mask.text("lefèvre-martin zoé") == "Participant 1"
    assert mask.text("Zoé est là, une rose à la main") == "Zoé est là, une rose à la main"
    value = {"texts": ["rien"], "n": 3}
    assert mask.value(value) is value
    assert mask.value({"texts": ["Zoé Lefèvre-Martin"]}) == {"texts": ["Participant 1"]}


def test_choices_kept_in_the_file_hold_for_tables_too(played, tmp_path):
    keep_choices(ReportWords(played.document, played.clock), "full", HIDDEN).result()
    target = tmp_path / "out.csv"
    export_session(played, "csv", target, TR)
    assert "Bellec" not in target.read_text("utf-8-sig")


def test_a_file_name_is_proposed_that_every_system_takes(session):
    whole = "2026-05-12 – Réunion des voisins – Salle des fêtes"
    assert proposed_name(session, ".pdf") == f"{whole}.pdf"
    assert proposed_name(session, ".pdf", "Les lilas") == f"{whole} – Les lilas.pdf"
    session.plan.describe(title="Où ? Ici/là : « oui »", date="", place="").result()
    assert proposed_name(session, ".pdf") == "Où - Ici-là - « oui ».pdf"
    session.plan.describe(title="...").result()
    assert proposed_name(session, ".pdf") == "atelier.pdf"


@pytest.mark.parametrize(("title", "place", "name"), [
    ("Réunion", "Salle des fêtes " * 12, "Réunion – Salle des fêtes"),
    ("Une très longue réunion " * 3 + "fin", "Salle des fêtes de la mairie annexe",
     "réunion fin – Salle des fêtes de la mairie.pdf"),
    ("Une très longue réunion " * 4 + "de voisins", "Salle des fêtes", "réunion de voisins.pdf"),
    ("x" * 300, "Salle", "xx.pdf"),
])
def test_where_a_file_name_is_too_long_the_place_gives_way_before_the_title(
    session, title, place, name
):
    session.plan.describe(title=title.strip(), date="2026-05-12", place=place.strip()).result()
    proposed = proposed_name(session, ".pdf")
    assert proposed.startswith("2026-05-12 – ")
    assert name in proposed
    assert len(proposed) <= 124
