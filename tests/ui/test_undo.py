"""Everything done while preparing can be undone and done again: the plan is the same then."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QPlainTextEdit, QSpinBox

from facilitator.workshop.groups import Team
from facilitator.workshop.plan_export import dump_plan
from tests.ui.helpers import all_written, click
from ui.people.page import ImportPage
from ui.prepare.adding import AddButton
from ui.prepare.seen import read_prepared
from ui.prepare.teams import matched

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def prepare(qtbot, open_workshop):
    place = open_workshop()
    place.page.plan()
    page = place.prepare
    qtbot.waitUntil(lambda: page.list.count() == len(place.session.steps()) + 1)
    return page


def plan(page) -> str:
    return dump_plan(page._desk.session)


def choose(qtbot, page, kind: str):
    """The card of the first step of a kind, "" for the workshop's own."""
    steps = page._desk.session.steps()
    row = next((n + 1 for n, step in enumerate(steps) if step.kind == kind), 0)
    page.list.setFocus()
    page.list.setCurrentRow(row)
    qtbot.waitUntil(lambda: page.form() is not None)
    return page.form()


def field(form, shape, name: str):
    return next(one for one in form.findChildren(shape) if one.accessibleName() == name)


def put(qtbot, line, words: str) -> None:
    """Paste over what a field holds: one change, however slow the machine is between two keys."""
    QApplication.clipboard().setText(words)
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_A, CONTROL)
    qtbot.keyClick(line, Qt.Key.Key_V, CONTROL)


def back_and_forth(qtbot, page, before: str, times: int = 1) -> None:
    """Undo by key, then do again by key; so many changes as lie between."""
    after = plan(page)
    assert after != before
    page.list.setFocus()
    for _ in range(times):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: plan(page) == before)
    for _ in range(times):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Z, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: plan(page) == after)
    # The page has read it, too: what is typed before would be overtaken by what was read.
    qtbot.waitUntil(lambda: page._seen == read_prepared(page._desk.session))


LINES = {
    "": {"Titre": "Un autre titre", "Début": "08:15", "Fin souhaitée": "13:45", "Lieu": "La Ruche",
         "Date": "2026-12-01"},
    "poll": {"Titre": "Demain", "Consigne": "Et demain, qui vient ?"},
}


def test_lines_that_were_typed(qtbot, prepare) -> None:
    for kind, lines in LINES.items():
        form = choose(qtbot, prepare, kind)
        for name, words in lines.items():
            before, line = plan(prepare), field(form, QLineEdit, name)
            put(qtbot, line, words)
            qtbot.waitUntil(lambda words=words: words in plan(prepare))
            back_and_forth(qtbot, prepare, before)


def test_the_minutes(qtbot, prepare) -> None:
    form, before = choose(qtbot, prepare, "poll"), plan(prepare)
    minutes = field(form, QSpinBox, "Durée")
    minutes.setFocus()
    qtbot.keyClick(minutes, Qt.Key.Key_Up)
    qtbot.waitUntil(lambda: plan(prepare) != before)
    back_and_forth(qtbot, prepare, before)


def test_the_notes_and_a_setting(qtbot, prepare) -> None:
    form, before = choose(qtbot, prepare, "open_question"), plan(prepare)
    notes = field(form, QPlainTextEdit, "Notes pour vous")
    put(qtbot, notes, "Laisser parler")
    qtbot.waitUntil(lambda: "Laisser parler" in plan(prepare))
    back_and_forth(qtbot, prepare, before)
    with_notes = plan(prepare)
    number = next(one for one in form.findChildren(QSpinBox)
                  if one.isVisible() and one.accessibleName() != "Durée")
    number.setFocus()
    qtbot.keyClick(number, Qt.Key.Key_Up)
    qtbot.waitUntil(lambda: plan(prepare) != with_notes)
    back_and_forth(qtbot, prepare, with_notes)


def test_the_order(qtbot, prepare) -> None:
    choose(qtbot, prepare, "poll")
    before = plan(prepare)
    qtbot.keyClick(prepare.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: plan(prepare) != before)
    back_and_forth(qtbot, prepare, before)


def test_the_order_by_dragging(qtbot, prepare) -> None:
    choose(qtbot, prepare, "poll")
    steps, before = prepare.list, plan(prepare)
    titles = [steps.item(n).text() for n in range(steps.count())]
    target = steps.visualItemRect(steps.item(1)).center()
    steps.dropEvent(QDropEvent(QPointF(target), Qt.DropAction.MoveAction, QMimeData(),
                               Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier))
    qtbot.waitUntil(lambda: plan(prepare) != before)
    moved = steps.currentItem().text()
    qtbot.waitUntil(lambda: steps.item(1).text() == moved)
    assert titles.index(moved) > 1
    back_and_forth(qtbot, prepare, before)


def test_doubles_with_their_groups(qtbot, prepare) -> None:
    for count, kind in enumerate(("poll", "profile", "grid"), start=1):
        choose(qtbot, prepare, kind)
        before, rows = plan(prepare), prepare.list.count()
        qtbot.keyClick(prepare.list, Qt.Key.Key_D, CONTROL)
        qtbot.waitUntil(lambda n=count: plan(prepare).count("(copie)") == n)
        qtbot.waitUntil(lambda n=rows: prepare.list.count() == n + 1)
        copied = 2 if kind == "grid" else 1
        assert plan(prepare).count("steps.groups") == copied * before.count("steps.groups")
        back_and_forth(qtbot, prepare, before)


def test_deletions_give_groups_and_settings_back(qtbot, prepare) -> None:
    for kind in ("poll", "grid", "priority"):
        choose(qtbot, prepare, kind)
        before, rows = plan(prepare), prepare.list.count()
        qtbot.keyClick(prepare.list, Qt.Key.Key_Delete)
        qtbot.waitUntil(lambda n=rows: prepare.list.count() == n - 1)
        back_and_forth(qtbot, prepare, before)
        prepare.undo.undo()
        qtbot.waitUntil(lambda n=rows: prepare.list.count() == n)


def test_an_addition(qtbot, prepare) -> None:
    choose(qtbot, prepare, "poll")
    before = plan(prepare)
    adder = next(one for one in prepare.findChildren(AddButton))
    adder.menu().actions()[0].trigger()
    qtbot.waitUntil(lambda: plan(prepare) != before)
    back_and_forth(qtbot, prepare, before)


def test_many_changes_are_undone_one_by_one(qtbot, prepare) -> None:
    choose(qtbot, prepare, "poll")
    states = [plan(prepare)]
    for key, held in ((Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier), (Qt.Key.Key_D, CONTROL),
                      (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier)):
        prepare.list.setFocus()
        qtbot.keyClick(prepare.list, key, held)
        qtbot.waitUntil(lambda: plan(prepare) != states[-1])
        qtbot.waitUntil(lambda: prepare.list.count() == len(prepare._desk.session.steps()) + 1)
        states.append(plan(prepare))
    for state in reversed(states[:-1]):
        click(qtbot, prepare, "Annuler (Ctrl+Z)")
        qtbot.waitUntil(lambda state=state: plan(prepare) == state)


def test_keys_pressed_faster_than_the_file_writes_lose_nothing(qtbot, prepare) -> None:
    choose(qtbot, prepare, "grid")
    before, step = plan(prepare), prepare.list.chosen()
    qtbot.keyClick(prepare.list, Qt.Key.Key_Delete)
    for _ in range(3):
        prepare.undo.undo()
        prepare.undo.redo()
    prepare.undo.undo()
    session = prepare._desk.session
    all_written(session)  # the plan is as before in passing, too, between two of these
    assert plan(prepare) == before
    assert any(one.id == step for one in session.steps())
    prepare.undo.redo()
    all_written(session)
    assert all(one.id != step for one in session.steps())


def test_the_groups_of_parallel_work(qtbot, prepare) -> None:
    form, before = choose(qtbot, prepare, "grid"), plan(prepare)
    names = [one for one in form.findChildren(QLineEdit)
             if one.accessibleName() == "Nom du groupe"]
    put(qtbot, names[0], "Les ponts")
    qtbot.waitUntil(lambda: "Les ponts" in plan(prepare))
    back_and_forth(qtbot, prepare, before)
    named, at = plan(prepare), prepare.undo.index()
    click(qtbot, form, "Ajouter une ligne")
    put(qtbot, QApplication.focusWidget(), "Un de plus")
    qtbot.waitUntil(lambda: "Un de plus" in plan(prepare))
    # A line that stays blank for half a second is kept as such: then it is a change of its own.
    back_and_forth(qtbot, prepare, named, prepare.undo.index() - at)


def test_the_steps_of_another_plan(qtbot, prepare, tmp_path, monkeypatch) -> None:
    file = tmp_path / "autre.toml"
    file.write_text("[workshop]\ntitle = 'a'\n[[steps]]\nkind = 'talk'\ntitle = 'Venu d’ailleurs'"
                    "\n[[steps]]\nkind = 'grid'\ntitle = 'À trois'\ncolumns = ['Quoi']\n"
                    "groups = [{label = 'Trio'}]\n", "utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    choose(qtbot, prepare, "")
    before = plan(prepare)
    click(qtbot, prepare, "Ajouter les séquences d’un fichier…")
    qtbot.waitUntil(lambda: "À trois" in plan(prepare) and "Trio" in plan(prepare))
    back_and_forth(qtbot, prepare, before)


def test_people_of_a_list(qtbot, prepare, tmp_path) -> None:
    file = tmp_path / "inscrits.csv"
    file.write_text("Nom\nMaé Petit\nLou Grand\n", "utf-8")
    session = prepare._desk.session

    def names():
        return [one.name for one in session.room.everybody() if one.state == "expected"]

    prepare.tools.import_people()
    tool = prepare.tools.tool()
    assert isinstance(tool, ImportPage)
    tool.read(file)
    qtbot.waitUntil(lambda: tool.form.model.rowCount() == 2)
    click(qtbot, tool, "Inscrire 2 personnes")
    qtbot.waitUntil(lambda: prepare.undo.canUndo())
    prepare.list.setFocus()
    for held, there in ((CONTROL, []), (CONTROL | SHIFT, ["Maé Petit", "Lou Grand"])):
        qtbot.keyClick(prepare.list, Qt.Key.Key_Z, held)
        qtbot.waitUntil(lambda there=there: names() == there)


@pytest.mark.parametrize(("rows", "ids"), [
    ([("A", ""), ("B", ""), ("C", "")], "abc"), ([("A", ""), ("C", "")], "ac"),
    ([("A", ""), ("B", "Quoi ?"), ("C", "")], "abc"),
    ([("A", ""), ("B", ""), ("C", ""), ("D", "")], "abcn"),
    ([("C", "")], "c"), ([], ""),
])
def test_groups_keep_their_ids_while_they_are_typed(rows, ids):
    before = tuple(Team(one.lower(), one) for one in "ABC")
    assert "".join(one.id for one in matched(before, rows, lambda: "n")) == ids


