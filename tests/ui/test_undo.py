"""Everything done while preparing can be undone and done again: the plan is the same then."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QSpinBox

from facilitator.workshop.plan_export import dump_plan
from tests.ui.helpers import click
from ui.prepare.adding import AddButton

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


def back_and_forth(qtbot, page, before: str) -> None:
    """Undo by key, then do again by key."""
    after = plan(page)
    assert after != before
    page.list.setFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: plan(page) == before)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Z, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: plan(page) == after)


@pytest.mark.parametrize(("kind", "name", "words"), [
    ("", "Titre", "Un autre titre"), ("", "Début", "08:15"), ("", "Fin souhaitée", "13:45"),
    ("", "Lieu", "La Ruche"), ("", "Date", "2026-12-01"),
    ("poll", "Titre", "Demain"), ("poll", "Consigne", "Et demain, qui vient ?"),
])
def test_a_line_that_was_typed(qtbot, prepare, kind, name, words) -> None:
    form, before = choose(qtbot, prepare, kind), plan(prepare)
    line = field(form, QLineEdit, name)
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, words)
    qtbot.waitUntil(lambda: words in plan(prepare))
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
    notes.setFocus()
    qtbot.keyClicks(notes, "Laisser parler")
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


@pytest.mark.parametrize("kind", ["poll", "grid", "profile"])
def test_a_double_with_its_groups(qtbot, prepare, kind) -> None:
    choose(qtbot, prepare, kind)
    before = plan(prepare)
    qtbot.keyClick(prepare.list, Qt.Key.Key_D, CONTROL)
    qtbot.waitUntil(lambda: "(copie)" in plan(prepare))
    qtbot.wait(100)
    copied = 2 if kind == "grid" else 1
    assert plan(prepare).count("steps.groups") == copied * before.count("steps.groups")
    back_and_forth(qtbot, prepare, before)


@pytest.mark.parametrize("kind", ["poll", "grid", "priority"])
def test_a_deletion_gives_groups_and_settings_back(qtbot, prepare, kind) -> None:
    choose(qtbot, prepare, kind)
    before = plan(prepare)
    qtbot.keyClick(prepare.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: plan(prepare) != before)
    qtbot.wait(100)
    back_and_forth(qtbot, prepare, before)


def test_an_addition(qtbot, prepare) -> None:
    choose(qtbot, prepare, "poll")
    before = plan(prepare)
    adder = next(one for one in prepare.findChildren(AddButton))
    adder.menu().actions()[0].trigger()
    qtbot.waitUntil(lambda: plan(prepare) != before)
    qtbot.wait(100)
    back_and_forth(qtbot, prepare, before)


def test_many_changes_are_undone_one_by_one(qtbot, prepare) -> None:
    choose(qtbot, prepare, "poll")
    states = [plan(prepare)]
    for key, held in ((Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier), (Qt.Key.Key_D, CONTROL),
                      (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier)):
        prepare.list.setFocus()
        qtbot.keyClick(prepare.list, key, held)
        qtbot.waitUntil(lambda: plan(prepare) != states[-1])
        qtbot.wait(150)
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
    qtbot.waitUntil(lambda: plan(prepare) == before)
    assert any(one.id == step for one in prepare._desk.session.steps())
    prepare.undo.redo()
    qtbot.waitUntil(lambda: all(one.id != step for one in prepare._desk.session.steps()))
