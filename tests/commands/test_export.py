"""Exports from the terminal: one's own templates, one group or all, and what the file holds."""

from __future__ import annotations

import zipfile

import pytest

from commands.cli import run
from facilitator.report.report_templates import copy_template
from tests.conftest import PLAN


@pytest.fixture
def workshop(tmp_path, monkeypatch):
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    (tmp_path / "plan.toml").write_text(PLAN, "utf-8")
    assert run(["new", str(tmp_path / "a.palabre"), "--plan", str(tmp_path / "plan.toml")]) == 0
    return tmp_path / "a.palabre"


def test_own_templates_are_found_where_the_app_keeps_them_or_where_told(workshop, tmp_path):
    for folder, more in ((tmp_path / "data" / "palabre" / "report_templates", []),
                         (tmp_path / "ours", ["--templates", str(tmp_path / "ours")])):
        path = copy_template("elected", folder)
        path.rename(path.with_name("90-bilan.toml"))
        (folder / "90-bilan.toml").write_text(
            '[report]\ntitle = "Bilan maison"\n[[sections]]\npart = "title"\n', "utf-8")
        target = tmp_path / f"{folder.name}.html"
        assert run(["export", str(workshop), "--to", "html", "-o", str(target),
                    "--template", "bilan", *more]) == 0
        assert "Bilan maison" in target.read_text("utf-8")


def test_groups_get_their_reports_one_or_all(workshop, tmp_path, capsys):
    arguments = ["export", str(workshop), "--to", "html", "--template", "group"]
    assert run([*arguments, "-o", str(tmp_path / "un.html"), "--group", "groupe 2"]) == 0
    assert "Groupe 2" in (tmp_path / "un.html").read_text("utf-8")
    assert "Aucune réponse pour l’instant." in capsys.readouterr().err
    assert run([*arguments, "-o", str(tmp_path / "tous.zip"), "--group", "all"]) == 0
    with zipfile.ZipFile(tmp_path / "tous.zip") as archive:
        assert len(archive.namelist()) == 2
    assert run([*arguments, "-o", str(tmp_path / "rien.html"), "--group", "Groupe 9"]) == 2
    assert "il y a : Groupe 1, Groupe 2" in capsys.readouterr().err.replace("\u00a0", " ")
    assert not (tmp_path / "rien.html").exists()
