"""All groups’ reports at once, each with its own words; what was there stays where one fails."""

from __future__ import annotations

import zipfile

import pytest

from facilitator.errors import PlanProblem
from facilitator.i18n import french
from facilitator.report.choices import Choices, Naming, report_key
from facilitator.report.every_group import export_groups, group_formats
from facilitator.report.export import proposed_name
from facilitator.report.formats.base import ExportStopped
from facilitator.report.richtext import from_text, to_json
from facilitator.workshop.report_words import ReportWords
from tests.report.room import PEOPLE, play, step

TR = french()


@pytest.fixture
def played(session):
    session.people = play(session)
    return session


def read(target) -> dict[str, str]:
    with zipfile.ZipFile(target) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name).decode("utf-8", "replace") for name in archive.namelist()}


def test_each_group_gets_a_file_with_its_grid_and_its_own_words(played, tmp_path):
    teams = played.session_teams = played.groups.of(step(played, "groupes").id)
    words = ReportWords(played.document, played.clock)
    words.keep(report_key("group", teams[0].id), "suite",
               to_json(from_text("On se revoit jeudi."), lambda _: None)).result()
    told: list[float] = []
    export_groups(played, "html", tmp_path / "tous.zip", TR, told.append)
    files = read(tmp_path / "tous.zip")
    assert list(files) == [
        "2026-05-12 – Réunion des voisins – Salle des fêtes – 01 Groupe 1.html",
        "2026-05-12 – Réunion des voisins – Salle des fêtes – 02 Groupe 2.html"]
    first, second = files.values()
    assert "On se revoit jeudi." in first
    assert "On se revoit jeudi." not in second
    assert "dit 0" in first.replace("\u00a0", " ")
    assert "dit 0" not in second.replace("\u00a0", " ")
    assert told == sorted(told)
    assert told[-1] == 1.0


def test_who_is_named_holds_for_every_group(played, tmp_path):
    export_groups(played, "markdown", tmp_path / "tous.zip", TR,
                  choices=Choices(naming=Naming.PSEUDONYM))
    said = "".join(read(tmp_path / "tous.zip").values())
    assert not any(name in said for name in PEOPLE if name)
    assert "Participant" in said


def test_what_was_there_stays_where_it_is_stopped_or_cannot_be(played, tmp_path):
    target = tmp_path / "tous.zip"
    target.write_bytes(b"hier")
    for name, template, cancelled, error in (
            ("html", "group", lambda: True, ExportStopped),
            ("csv", "group", lambda: False, PlanProblem),
            ("zip", "group", lambda: False, PlanProblem),
            ("html", "full", lambda: False, PlanProblem)):
        with pytest.raises(error):
            export_groups(played, name, target, TR, cancelled=cancelled, template=template)
    assert target.read_bytes() == b"hier"
    assert [path.name for path in tmp_path.glob("*.zip")] == ["tous.zip"]
    assert "zip" not in group_formats()


def test_a_groups_name_cannot_disguise_the_file(played):
    shown = proposed_name(played, ".pdf", "Groupe\u202efdp.exe/../con\nfin" + "x" * 300)
    assert "\u202e" not in shown
    assert "/" not in shown
    assert len(shown) < 140
    assert shown.endswith(".pdf")
