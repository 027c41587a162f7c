"""An older file is brought up to date after a backup copy; a failure leaves it as it was."""

from __future__ import annotations

import shutil
import sqlite3

import pytest

from facilitator.document import document, schema
from facilitator.document.document import Document, peek
from facilitator.errors import FileProblem
from tests.conftest import ROOT


@pytest.fixture
def old(tmp_path):
    """A file of the first format."""
    path = tmp_path / "ancien.palabre"
    shutil.copy(ROOT / "tests" / "resources" / "formats" / "v1.palabre", path)
    return path


def next_format(monkeypatch, script: str) -> None:
    """Make believe that there is one format more, made by ``script``."""
    known = schema.formats()
    monkeypatch.setattr(schema, "formats", lambda: (*known, script))
    for module in (schema, document):
        monkeypatch.setattr(module, "FORMAT", len(known) + 1)
    monkeypatch.setattr(schema.migrate, "__defaults__", (len(known) + 1,))


def test_an_older_file_is_migrated_after_a_backup(old, monkeypatch):
    before = old.read_bytes()
    next_format(monkeypatch, "ALTER TABLE step ADD COLUMN room TEXT NOT NULL DEFAULT ''")
    with Document.open(old) as opened:
        assert opened.read(lambda db: db.execute("SELECT room FROM step").fetchall())
        titles = opened.read(lambda db: db.execute("SELECT title FROM workshop").fetchone())
    assert titles[0] == "Réunion des voisins"
    assert peek(old) == schema.FORMAT
    backup = next(path for path in old.parent.iterdir() if path != old)
    assert "format 1" in backup.name
    assert peek_as_old(backup) == 1
    with sqlite3.connect(backup) as copy, sqlite3.connect(":memory:") as original:
        original.deserialize(before)
        assert list(copy.iterdump()) == list(original.iterdump())


def peek_as_old(path) -> int:
    return int.from_bytes(path.read_bytes()[60:64], "big")


def test_a_migration_that_fails_leaves_the_file_in_its_format(old, monkeypatch):
    next_format(monkeypatch, "ALTER TABLE nowhere ADD COLUMN room TEXT")
    with pytest.raises(FileProblem, match="abîmé ou illisible"):
        Document.open(old)
    assert peek_as_old(old) == 1
    monkeypatch.undo()
    with Document.open(old) as opened:
        assert opened.read(lambda db: db.execute("SELECT COUNT(*) FROM answer").fetchone()[0]) > 0


def test_a_migrated_file_is_not_migrated_again(old, monkeypatch):
    next_format(monkeypatch, "ALTER TABLE step ADD COLUMN room TEXT NOT NULL DEFAULT ''")
    Document.open(old).close()
    Document.open(old).close()
    assert len(list(old.parent.iterdir())) == 2
