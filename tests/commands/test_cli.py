"""The command line: what each command does, and one clear sentence for bad input."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import urllib.request

import pytest

from commands.cli import run
from facilitator.document.schema import FORMAT
from tests.conftest import PLAN, ROOT


@pytest.fixture(autouse=True)
def french_terminal(monkeypatch):
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")


@pytest.fixture
def workshop(tmp_path):
    """A workshop with some answers, as a file."""
    path = tmp_path / "voisins.palabre"
    shutil.copy(ROOT / "tests" / "resources" / "formats" / f"v{FORMAT}.palabre", path)
    return path


def test_a_plan_makes_a_file_and_info_tells_of_it(tmp_path, capsys):
    plan, path = tmp_path / "plan.toml", tmp_path / "a.palabre"
    plan.write_text(PLAN, "utf-8")
    assert run(["new", str(path), "--plan", str(plan)]) == 0
    assert run(["info", str(path)]) == 0
    said = capsys.readouterr().out
    assert "Réunion des voisins" in said
    assert re.search(r"5\. Quel jour se revoir \? \[poll\] 0 réponse\b", said)


def test_templates_are_listed_name_first_and_each_can_be_used(tmp_path, capsys):
    assert run(["templates"]) == 0
    names = [line.split("\t")[0] for line in capsys.readouterr().out.splitlines()]
    assert "cooperation" in names
    for name in names:
        assert run(["new", str(tmp_path / f"{name}.palabre"), "--template", name]) == 0


def test_json_out_in_and_out_again_is_the_same_bytes(workshop, tmp_path):
    first, copy, second = tmp_path / "1.json", tmp_path / "copy.palabre", tmp_path / "2.json"
    assert run(["export", str(workshop), "--to", "json", "-o", str(first)]) == 0
    assert run(["new", str(copy), "--from-json", str(first)]) == 0
    assert run(["export", str(copy), "--to", "json", "-o", str(second)]) == 0
    assert first.read_bytes() == second.read_bytes()
    assert b"Un verger partag\xc3\xa9" in first.read_bytes()


@pytest.mark.parametrize(("kind", "mark"), [
    ("pdf", b"%PDF"), ("csv", "\ufeffSéquence".encode()), ("docx", b"PK"), ("odt", b"PK"),
    ("xlsx", b"PK"), ("html", b"<!DOCTYPE html>"), ("zip", b"PK")])
def test_exports_are_written_in_every_format(workshop, tmp_path, kind, mark):
    target = tmp_path / f"out.{kind}"
    assert run(["export", str(workshop), "--to", kind, "-o", str(target)]) == 0
    assert target.read_bytes()[:60].lower().startswith(mark.lower())


def contents(folder):
    """The files of a folder; of the good workshop only that it is there, as opening it may write
    this laptop's secrets."""
    return {path.name: path.name == "good.palabre" or path.read_bytes()
            for path in folder.iterdir()}


def test_an_export_can_hide_who_people_are(workshop, tmp_path):
    target = tmp_path / "out.json"
    arguments = ["export", str(workshop), "--to", "json", "-o", str(target)]
    assert run([*arguments, "--names", "pseudonym"]) == 0
    assert "Élodie" not in target.read_text("utf-8")
    assert run([*arguments, "--force"]) == 0
    assert "Élodie" in target.read_text("utf-8")


def test_another_report_is_asked_for_by_its_name(workshop, tmp_path, capsys):
    target = tmp_path / "soir.html"
    arguments = ["export", str(workshop), "--to", "html", "-o", str(target), "--report"]
    assert run([*arguments, "same-evening"]) == 0
    assert "Réunion des voisins" in target.read_text("utf-8")
    assert run([*arguments, "nope", "--force"]) == 2
    assert "same-evening" in capsys.readouterr().err


def newer(path):
    db = sqlite3.connect(path)
    db.execute(f"PRAGMA user_version = {FORMAT + 1}")
    db.commit()
    db.close()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["info", "none.palabre"], "n’existe pas"),
        (["info", "text.palabre"], "pas un atelier"),
        (["info", "newer.palabre"], "plus récente"),
        (["new", "b.palabre", "--plan", "none.toml"], "n’existe pas"),
        (["new", "b.palabre", "--from-json", "none.json"], "none.json n’existe pas"),
        (["new", "b.palabre", "--plan", "bad.toml"], "ligne 2"),
        (["new", "b.palabre", "--template", "nope"], "cooperation"),
        (["new", "b.palabre", "--from-json", "bad.toml"], "pas du JSON"),
        (["new", "text.palabre", "--template", "cooperation"], "existe déjà"),
        (["new", "b.palabre"], "--plan"),
        (["new", "nowhere/b.palabre", "--template", "cooperation"], "dossier"),
        (["export", "good.palabre", "--to", "pdf", "-o", "text.palabre"], "existe déjà"),
        (["export", "good.palabre", "--to", "doc", "-o", "x"], "--to"),
        (["export", "good.palabre", "--to", "json", "-o", "nowhere/x"], "dossier"),
        (["serve", "none.palabre"], "n’existe pas"),
        (["serve", "good.palabre", "--host", "192.0.2.1", "--port", "0"], "écouter"),
        (["frobnicate"], "frobnicate"),
    ],
)
def test_bad_input_gets_one_sentence_exit_2_and_changes_nothing(
    arguments, said, tmp_path, monkeypatch, capsys, workshop
):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "text.palabre").write_text("bonjour", "utf-8")
    (tmp_path / "bad.toml").write_text("[workshop]\ntitle = ''\n", "utf-8")
    workshop.rename("good.palabre")
    shutil.copy("good.palabre", "newer.palabre")
    newer("newer.palabre")
    before = contents(tmp_path)
    assert run(arguments) == 2
    output = capsys.readouterr()
    assert said in output.err
    assert "Traceback" not in output.err
    assert contents(tmp_path) == before


def test_force_overwrites(workshop, capsys):
    assert run(["new", str(workshop), "--template", "cooperation", "--force"]) == 0
    assert run(["info", str(workshop)]) == 0
    assert "Coopérer" in capsys.readouterr().out


def test_sentences_follow_the_terminals_language(monkeypatch, tmp_path, capsys):
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    assert run(["info", str(tmp_path / "none.palabre")]) == 2
    assert "does not exist" in capsys.readouterr().err


def start(workshop, *more):
    environment = {**os.environ, "LANG": "fr_FR.UTF-8"}
    return subprocess.Popen(
        [sys.executable, "main.py", "serve", str(workshop), "--host", "127.0.0.1", *more],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment)


def test_serve_prints_its_addresses_and_stops_cleanly(workshop):
    process = start(workshop, "--port", "0")
    try:
        ready = json.loads(process.stdout.readline())
        with urllib.request.urlopen(ready["remote_url"] + "state", timeout=5) as answer:
            state = json.load(answer)
        assert state["workshop"]["title"] == "Réunion des voisins"
        port = ready["join_url"].rstrip("/").rpartition(":")[2]
        again = start(workshop.with_name("voisins2.palabre"), "--port", port)
        assert again.wait(timeout=20) == 2
        again.communicate()
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=20) == 0
    finally:
        process.kill()
        out, err = process.communicate()
    assert out == ""
    assert "Traceback" not in err
    assert [one.name for one in workshop.parent.iterdir()] == [workshop.name]


def test_a_taken_port_is_said_in_words(workshop):
    import socket

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        process = start(workshop, "--port", str(taken.getsockname()[1]))
        out, err = process.communicate(timeout=30)
    assert process.returncode == 2
    assert "déjà pris" in err
    assert "Traceback" not in err
    assert out == ""


def test_the_demonstration_runs_without_a_screen_to_its_report(tmp_path, capsys):
    environment = {**os.environ, "LANG": "fr_FR.UTF-8", "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "main.py", "demo", "--participants", "9", "--out",
         str(tmp_path / "demo")],
        cwd=ROOT, capture_output=True, text=True, env=environment, timeout=120, check=False)
    report = tmp_path / "demo" / "demonstration.pdf"
    assert done.returncode == 0, done.stderr
    assert str(report) in done.stdout
    assert report.read_bytes().startswith(b"%PDF")
    assert run(["info", str(tmp_path / "demo" / "demonstration.palabre")]) == 0
    assert "9 personnes" in capsys.readouterr().out


def test_help_says_what_there_is(capsys):
    assert run(["--help"]) == 0
    said = capsys.readouterr().out
    for name in ("demo", "new", "templates", "info", "serve", "export", "print"):
        assert name in said
