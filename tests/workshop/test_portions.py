"""Long deeds let the room's answers through, and leave a whole file wherever they stop."""

from __future__ import annotations

import contextlib
import sqlite3
import threading

import pytest

from facilitator.document.writer import Written
from facilitator.errors import FileProblem
from facilitator.importing.people import Person
from facilitator.importing.table import parse_table
from facilitator.workshop import importing, imports
from facilitator.workshop.import_answers import NAME, import_answers, plan_answers
from facilitator.workshop.importing import import_people, return_imported, withdraw_imported
from facilitator.workshop.imports import imports_of, return_import, withdraw_import
from facilitator.workshop.kept import Kept
from facilitator.workshop.portions import by_portions, cut, remove_by_portions
from facilitator.workshop.removal import delete_rows

COUNT = 30


@pytest.fixture
def idees(session, monkeypatch):
    """A step into which thirty rows of a form came, to be taken out by sevens."""
    monkeypatch.setattr(imports, "PORTION", 7)
    monkeypatch.setattr(imports, "_ROWS", 11)
    monkeypatch.setattr(importing, "PORTION", 7)
    step = next(one for one in session.steps() if one.key == "idees")
    lines = "".join(f"Idée {n};Élie {n}\n" for n in range(COUNT))
    table = parse_table(f"Que faire ?;Nom\n{lines}".encode(), "form.csv")
    import_answers(session, plan_answers(session, step.id, table, {
        "Que faire ?": "answers", "Nom": NAME}))
    return step


def everything(session):
    tables = ("participant", "pass", "submission", "answer", "link", "team_member")

    def query(db):
        return {table: sorted(map(repr, (tuple(row) for row in db.execute(
            f"SELECT * FROM {table}")))) for table in tables}
    return session.document.read(query)


def given_while_the_writer_waits(session, *commands):
    """The order in which deeds that were all given before the first could begin were done."""
    gate, order = threading.Event(), []

    def wait(_):
        gate.wait()
        return Written(None)

    session.document.write(wait)
    futures = []
    for name, command in commands:
        futures.append(command())
        futures[-1].add_done_callback(lambda _, name=name: order.append(name))
    gate.set()
    for future in futures:
        future.result()
    return order


def test_a_phone_has_its_receipt_before_a_long_import_is_out_and_a_return_waits(session, idees):
    (found,) = imports_of(session, idees.id)
    before, kept = everything(session), Kept()
    order = given_while_the_writer_waits(
        session,
        ("out", lambda: withdraw_import(session, idees.id, found.mark, kept)),
        ("in", lambda: return_import(session, idees.id, kept)),
        ("phone", lambda: session.room.join("Zoé")))
    assert order == ["phone", "out", "in"]
    after = everything(session)
    assert {name: after[name] for name in before if name not in ("participant", "pass")} == {
        name: before[name] for name in before if name not in ("participant", "pass")}
    assert set(before["participant"]) < set(after["participant"])
    assert kept.rows == []


def test_where_the_disk_fills_up_meanwhile_the_rest_is_still_an_import(
    session, idees, monkeypatch
):
    (found,) = imports_of(session, idees.id)
    before, kept, times = everything(session), Kept(), []

    def full(db, table, ids):
        times.append(table)
        if len(times) > 4:
            raise OSError("no space left")
        delete_rows(db, table, ids)

    monkeypatch.setattr(imports, "delete_rows", full)
    with pytest.raises(OSError, match="no space"):
        withdraw_import(session, idees.id, found.mark, kept).result()
    assert [one.rows for one in imports_of(session, idees.id)] == [COUNT - 14]
    return_import(session, idees.id, kept).result()
    assert everything(session) == before
    monkeypatch.setattr(imports, "delete_rows", delete_rows)
    assert withdraw_import(session, idees.id, found.mark, Kept()).result() == COUNT
    assert imports_of(session, idees.id) == ()
    assert session.room.everybody() == ()


def test_a_long_list_goes_and_comes_back_and_no_passing_index_stays(session, idees):
    found = import_people(session, [Person(n, f"Ida {n}", {}) for n in range(COUNT)])
    before, kept = everything(session), Kept()
    for _ in range(2):
        assert withdraw_imported(session, found, kept).result() == COUNT
        assert return_imported(session, kept).result() == COUNT
    assert everything(session) == before
    assert session.document.read(lambda db: db.execute(
        "SELECT name FROM sqlite_master WHERE name LIKE 'passing%'").fetchall()) == []


def test_a_deed_that_the_closing_of_the_file_cuts_short_says_so(session):
    closing = threading.Thread(target=session.close)

    def portion(_):
        if not closing.is_alive():
            closing.start()
        with contextlib.suppress(FileProblem):
            while True:  # until the file takes no more
                session.document.write(lambda _: Written(None))
        return Written(1)

    with pytest.raises(FileProblem):
        by_portions(session.document, Kept(), portion).result()
    closing.join()


def test_what_could_not_be_written_is_not_kept_for_the_way_back(session):
    kept, first = Kept(), ("participant", {"id": "a"})
    portions = iter((first, ("participant", {"id": "b"})))

    def remove(db):
        row = next(portions)
        if row is not first:  # refused only when it is committed
            db.execute("PRAGMA defer_foreign_keys = ON")
            db.execute("INSERT INTO pass VALUES ('x', 'nobody', 1)")
        return Kept([row]), Written(1)

    with pytest.raises(sqlite3.IntegrityError):
        remove_by_portions(session.document, kept, remove).result()
    assert kept.rows == [first]


def test_portions_hold_everything_once():
    assert [list(some) for some in cut(range(5), 2)] == [[0, 1], [2, 3], [4]]
    assert list(cut((), 2)) == []
