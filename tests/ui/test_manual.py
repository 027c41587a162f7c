"""Typing in for people without a phone, by keys alone."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QSpinBox

from facilitator.activities.context import Source
from facilitator.workshop.sources import count_sources
from tests.ui.helpers import click, done, spaced
from ui.console.manual import ManualTab

pytestmark = pytest.mark.usefixtures("unstyled")

ENTER, CONTROL = Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier


def typing(qtbot: Any, place: Any, kind: str, **settings: Any) -> tuple[Any, ManualTab]:
    """The step of that kind, open, and its tab for typing in, with the cursor on the person."""
    step = next(one for one in place.session.steps() if one.kind == kind)
    if settings:
        done(place.session.plan.change(step.id, settings={**step.settings, **settings}))
    done(place.session.flow.go(step.id))
    done(place.session.flow.open(step.id))
    qtbot.waitUntil(lambda: place.console.snapshot().step.id == step.id)
    manual = place.console.centre.tab(ManualTab)
    qtbot.waitUntil(lambda: manual.form is not None)
    manual.person.setFocus()
    return step, manual


def type_in(qtbot: Any, *lines: str) -> None:
    """Type each line where the cursor is, and Enter after it, without ever waiting."""
    for line in lines:
        qtbot.keyClicks(QApplication.focusWidget(), line)
        qtbot.keyClick(QApplication.focusWidget(), ENTER)


def said(place: Any, step: Any) -> list[tuple[str, str, str]]:
    return [(entry.author, place.session.kinds[step.kind].text(
        entry.payload, place.session.answers.form_context(step)), entry.source.value)
        for entry in place.session.results.entries(step)]


def test_person_after_person_is_typed_in_with_enter_alone(qtbot, open_workshop) -> None:
    place = open_workshop(people=2)
    step, manual = typing(qtbot, place, "word_cloud")
    people = place.session.room.everybody()
    type_in(qtbot, "Nora", "le canal", "",  # an empty line ends the list
            "Yves", "le bief", "la pluie", "le pain",  # and so does the last one
            "1", "la rive", "")  # number 1 has a name
    qtbot.waitUntil(lambda: {"le canal", "le pain", "la rive"} <= {
        text for _, text, _ in said(place, step)})
    found = said(place, step)
    assert ("Nora", "le canal", "facilitator") in found
    assert [text for who, text, _ in found if who == "Yves"] == ["le bief", "la pluie", "le pain"]
    assert ("la rive", "facilitator") in [(text, how) for who, text, how in found
                                          if who == people[0].name]
    assert len(place.session.room.everybody()) == 4
    assert manual.person.currentText() == ""
    assert QApplication.focusWidget() in (manual.person, manual.person.lineEdit())


@pytest.mark.qt_log_ignore("does not support (propagateSizeHints|raise|grabbing)")
def test_a_name_is_known_whatever_its_accents_and_namesakes_bear_numbers(
    qtbot, open_workshop
) -> None:
    place = open_workshop()
    for name in ("Zoé", "Luc", "Luc"):
        done(place.session.room.join(name))
    step, manual = typing(qtbot, place, "open_question")
    qtbot.waitUntil(lambda: manual.person.count() == 3)
    assert [spaced(manual.person.itemText(n)) for n in range(3)] == [
        "Zoé", "Luc (n° 2)", "Luc (n° 3)"]
    type_in(qtbot, "zoe")
    assert spaced(manual._who.text()) == "n° 1, déjà là"
    box = QApplication.focusWidget()
    qtbot.keyClicks(box, "Un banc")
    qtbot.keyClick(box, ENTER, CONTROL)
    qtbot.waitUntil(lambda: said(place, step) == [("Zoé", "Un banc", "facilitator")])
    type_in(qtbot, "zoe")
    qtbot.waitUntil(lambda: any("Un banc" in str(v) for v in manual.form.values().values()))


def test_a_choice_is_ticked_by_its_figure_and_paper_is_kept_as_paper(
    qtbot, open_workshop
) -> None:
    place = open_workshop()
    step, manual = typing(qtbot, place, "poll", multiple=False)
    manual.source.setCurrentIndex(1)
    labels = [option["label"] for option in step.settings["options"]]
    type_in(qtbot, "Ana", "1", "Bea", "12")
    qtbot.waitUntil(lambda: said(place, step) == [
        ("Ana", labels[0], "paper"), ("Bea", labels[1], "paper")])


def test_a_bad_answer_is_refused_beside_its_field(qtbot, open_workshop) -> None:
    place = open_workshop()
    step, manual = typing(qtbot, place, "poll")
    type_in(qtbot, "Ana")
    click(qtbot, manual, "Enregistrer, puis une autre personne")
    qtbot.waitUntil(lambda: manual.form.reasons() != {})
    assert place.session.results.entries(step) == ()
    assert manual.person.currentText() == "Ana"


def test_the_form_is_worded_for_who_types_for_somebody_else(qtbot, open_workshop) -> None:
    place = open_workshop()
    for kind, title in (("poll", "Réponse"), ("open_question", "Réponses, une par ligne"),
                        ("priority", "Points")):
        _, manual = typing(qtbot, place, kind)
        shown = [one.text() for one in manual.form.findChildren(QLabel)
                 if one.property("role") == "strong"]
        assert shown == [title], "one field alone needs no star"


@pytest.mark.parametrize("kind", ["poll", "priority"])
def test_hands_are_counted_by_keys_and_counted_again(qtbot, open_workshop, kind: str) -> None:
    place = open_workshop()
    step, manual = typing(qtbot, place, kind)
    qtbot.keyClick(manual.person, Qt.Key.Key_2, CONTROL)
    spins = manual.hands.findChildren(QSpinBox)
    type_in(qtbot, "7", "3", *("0" for _ in spins[2:]))
    qtbot.waitUntil(lambda: place.session.hands.counted(step)[:2] == (7, 3))
    assert {how for _, _, how in said(place, step)} == {"hand"}
    spins[0].setFocus()
    spins[0].selectAll()
    qtbot.keyClicks(spins[0], "8")
    qtbot.keyClick(spins[0], ENTER, CONTROL)
    qtbot.waitUntil(lambda: place.session.hands.counted(step)[:2] == (8, 3))
    assert not isinstance(QApplication.focusWidget(), QLineEdit)


def test_a_secret_vote_on_paper_is_kept_without_its_voter_and_counted(qtbot, open_workshop) -> None:
    place = open_workshop()
    step, manual = typing(qtbot, place, "poll", secret=True)
    qtbot.waitUntil(lambda: not manual._secret.isHidden())
    manual.source.setCurrentIndex(manual.source.findData(Source.PAPER))
    qtbot.keyClicks(QApplication.focusWidget(), "Odette")
    qtbot.keyClick(QApplication.focusWidget(), ENTER)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    qtbot.keyClick(manual, ENTER, CONTROL)
    qtbot.waitUntil(lambda: len(said(place, step)) == 1)
    [(author, _, source)] = said(place, step)
    assert (author, source) == ("", "phone")
    counts = place.session.document.read(lambda db: count_sources(db, step.id))
    assert counts == {Source.PAPER: 1}
