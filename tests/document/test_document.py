"""The file: one writer, durable, one file again after close, gates both ways."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from facilitator.document.document import Document, peek
from facilitator.document.schema import APPLICATION_ID, FORMAT
from facilitator.document.writer import Written
from facilitator.errors import FileProblem
from tests.conftest import ROOT


def _insert(name: str, value: str = "x"):
    def command(db: sqlite3.Connection) -> Written[str]:
        db.execute("INSERT INTO secret (name, value) VALUES (?, ?)", [name, value])
        return Written(name, (name,))

    return command


def _names(document: Document) -> set[str]:
    return document.read(lambda db: {row[0] for row in db.execute("SELECT name FROM secret")})


def test_a_new_file_is_plain_sqlite_with_our_mark(tmp_path):
    path = tmp_path / "a.palabre"
    Document.create(path).close()
    with sqlite3.connect(path) as db:
        assert db.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
        assert db.execute("PRAGMA user_version").fetchone()[0] == FORMAT
    assert peek(path) == FORMAT


def test_after_close_there_is_one_file_and_nothing_beside_it(tmp_path):
    path = tmp_path / "a.palabre"
    with Document.create(path) as document:
        document.write(_insert("one")).result()
        assert len(list(tmp_path.iterdir())) > 1, "a write-ahead log while it is open"
    assert list(tmp_path.iterdir()) == [path]
    with Document.open(path) as document:
        assert _names(document) == {"one"}


def test_a_failing_command_harms_no_other_in_the_same_commit(tmp_path):
    with Document.create(tmp_path / "a.palabre") as document:
        gate = threading.Event()

        def wait(db: sqlite3.Connection) -> Written[None]:
            gate.wait(30)
            return Written(None)

        held = document.write(wait)
        good, bad = document.write(_insert("good")), document.write(_insert("good"))
        after = document.write(_insert("after"))
        gate.set()
        held.result(30)
        assert good.result(30) == "good"
        assert isinstance(bad.exception(30), sqlite3.IntegrityError)
        assert after.result(30) == "after"
        assert _names(document) == {"good", "after"}


def test_listeners_hear_what_changed_after_it_is_readable(tmp_path):
    with Document.create(tmp_path / "a.palabre") as document:
        heard = []
        stop = document.listen(lambda changes: heard.append((changes, _names(document))))
        document.write(_insert("one")).result(30)
        stop()
        document.write(_insert("two")).result(30)
    assert heard == [(("one",), {"one"})]


def test_whoever_waited_for_a_change_finds_the_listeners_told(tmp_path):
    with Document.create(tmp_path / "a.palabre") as document:
        heard = []

        def slow(changes):
            time.sleep(0.05)
            heard.append(changes)

        document.listen(slow)
        document.write(_insert("one")).result(30)
        assert heard == [("one",)]


def test_a_failing_listener_does_not_undo_the_change(tmp_path, caplog):
    with Document.create(tmp_path / "a.palabre") as document:
        document.listen(lambda changes: 1 / 0)
        document.write(_insert("one")).result(30)
        document.write(_insert("two")).result(30)
        assert _names(document) == {"one", "two"}
    assert "listener failed" in caplog.text


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"", "pas un atelier"), (b"bonjour" * 40, "pas un atelier")],
)
def test_other_files_are_refused_and_left_alone(tmp_path, content, said):
    path = tmp_path / "a.palabre"
    path.write_bytes(content)
    with pytest.raises(FileProblem, match=said):
        Document.open(path)
    assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]


def test_somebody_elses_sqlite_file_is_refused(tmp_path):
    path = tmp_path / "a.palabre"
    db = sqlite3.connect(path)
    db.execute("CREATE TABLE theirs (x)")
    db.commit()
    db.close()
    with pytest.raises(FileProblem, match="pas un atelier"):
        Document.open(path)


def test_a_newer_file_is_refused_and_not_touched(tmp_path):
    path = tmp_path / "a.palabre"
    Document.create(path).close()
    db = sqlite3.connect(path)
    db.execute(f"PRAGMA user_version = {FORMAT + 1}")
    db.commit()
    db.close()
    before = path.read_bytes()
    with pytest.raises(FileProblem, match="plus récente"):
        Document.open(path)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_missing_file_folder_and_existing_file_are_said_in_words(tmp_path):
    with pytest.raises(FileProblem, match="n’existe pas"):
        Document.open(tmp_path / "none.palabre")
    with pytest.raises(FileProblem, match="dossier"):
        Document.open(tmp_path)
    path = tmp_path / "a.palabre"
    Document.create(path).close()
    with pytest.raises(FileProblem, match="existe déjà"):
        Document.create(path)
    Document.create(path, force=True).close()


def test_the_same_file_cannot_be_open_twice(tmp_path):
    path = tmp_path / "a.palabre"
    with Document.create(path), pytest.raises(FileProblem, match="déjà ouvert"):
        Document.open(path)
    Document.open(path).close()


def test_a_lock_left_by_a_dead_program_does_not_count(tmp_path):
    path = tmp_path / "a.palabre"
    Document.create(path).close()
    code = (
        "import os, sys; from pathlib import Path;"
        "from facilitator.document.document import Document;"
        "Document.open(Path(sys.argv[1])); os._exit(9)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(path)], cwd=ROOT, check=False)
    assert done.returncode == 9
    assert any(".lock" in one.name for one in tmp_path.iterdir())
    Document.open(path).close()


def test_a_damaged_file_is_said_to_be_damaged(tmp_path):
    path = tmp_path / "a.palabre"
    with Document.create(path) as document:
        for number in range(200):
            document.write(_insert(f"name{number}", "y" * 500)).result(30)
    whole = bytearray(path.read_bytes())
    whole[100:4096] = os.urandom(3996)
    path.write_bytes(whole)
    with pytest.raises(FileProblem, match="abîmé"):
        Document.open(path)
    assert not any(".lock" in one.name for one in tmp_path.iterdir())


def test_a_full_disk_is_said_in_words_and_the_workshop_goes_on(tmp_path):
    with Document.create(tmp_path / "a.palabre") as document:
        document.write(_insert("before")).result(30)

        def limit(db: sqlite3.Connection) -> Written[None]:
            pages = db.execute("PRAGMA page_count").fetchone()[0]
            db.execute(f"PRAGMA max_page_count = {pages + 2}")
            return Written(None)

        document.write(limit).result(30)
        failed = document.write(_insert("big", "z" * 200_000))
        with pytest.raises(FileProblem, match="disque est plein"):
            failed.result(30)
        document.write(
            lambda db: Written(db.execute("PRAGMA max_page_count = 1000000") and None)
        ).result(30)
        document.write(_insert("after")).result(30)
        assert _names(document) == {"before", "after"}


def test_writing_to_a_closed_file_is_refused(tmp_path):
    document = Document.create(tmp_path / "a.palabre")
    document.close()
    document.close()
    with pytest.raises(FileProblem, match="fermé"):
        document.write(_insert("late"))


def test_a_backup_is_whole_while_the_workshop_runs(tmp_path):
    with Document.create(tmp_path / "a.palabre") as document:
        document.write(_insert("one")).result(30)
        document.backup(tmp_path / "copy.palabre")
    with Document.open(tmp_path / "copy.palabre") as copy:
        assert _names(copy) == {"one"}


def frozen() -> list[Path]:
    """One file of each released format, kept for ever."""
    return sorted((ROOT / "tests" / "resources" / "formats").glob("v*.palabre"))


def test_every_format_has_its_frozen_file():
    assert [path.stem for path in frozen()] == [f"v{n}" for n in range(1, FORMAT + 1)]


@pytest.mark.parametrize("path", frozen(), ids=lambda path: path.stem)
def test_old_files_open_with_all_they_hold(path, tmp_path, kinds):
    from facilitator.workshop.opening import open_session

    copy = tmp_path / path.name
    shutil.copy(path, copy)
    version = peek(copy)
    with open_session(copy, kinds) as session:
        assert session.workshop().title == "Réunion des voisins"
        assert [step.key for step in session.steps()] == [
            "accueil", "portrait", "idees", "choix", "jour", "groupes"]
        poll = next(step for step in session.steps() if step.key == "jour")
        assert [c.count for c in session.results.result(poll.id).choices] == [1, 0, 2]
        assert [p.name for p in session.room.everybody()] == ["Awa", "Élodie", ""]
    backups = [one for one in tmp_path.iterdir() if one != copy]
    assert len(backups) == (1 if version < FORMAT else 0)
