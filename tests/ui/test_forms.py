"""A form drawn from fields gives back what was put in, and says what is wrong where it is."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton

import facilitator.fields
import facilitator.forms
from facilitator.activities.registry import discover
from facilitator.fields import Field, NumberField, Option, TextField
from facilitator.forms import OptionListField, PointsField, RowsField, check_form
from facilitator.i18n import french
from facilitator.theme import load_theme
from facilitator.workshop.sequence import check_settings
from ui.examples import example_context
from ui.forms.form import FieldForm, editor
from ui.look import Look

KINDS = discover()


@pytest.fixture
def look(qapp) -> Look:
    made = Look(load_theme("light"), french())
    made.dress(qapp)
    return made


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS.keys())
def test_settings_of_every_kind_come_back_as_they_went_in(qtbot, look, kind) -> None:
    for example in kind.examples():
        settings = check_settings(kind, example.settings)
        form = FieldForm(kind.settings_fields(), look)
        qtbot.addWidget(form)
        form.set_values(settings)
        assert form.checked() == settings


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS.keys())
def test_answers_of_every_kind_come_back_as_they_went_in(qtbot, look, kind) -> None:
    for example in kind.examples():
        context = example_context(kind, example)
        fields = kind.answer_fields(context)
        form = FieldForm(fields, look)
        qtbot.addWidget(form)
        for answer in example.answers:
            clean = check_form(fields, answer)
            form.set_values(clean)
            assert form.checked() == clean


def test_every_field_there_is_has_an_editor(qtbot, look) -> None:
    def below(cls: type) -> set[type]:
        return {cls, *(one for sub in cls.__subclasses__() for one in below(sub))} - {Field}

    options = (Option("a", "A"), Option("b", "B"))
    for cls in below(Field):
        if cls.__module__ not in (facilitator.fields.__name__, facilitator.forms.__name__):
            continue
        extra = {"options": options} if "options" in cls.__dataclass_fields__ else {}
        if cls is RowsField:
            extra = {"fields": (TextField(name="t", label="T"),)}
        made = editor(cls(name="f", label="Champ", **extra), look)
        qtbot.addWidget(made)
        assert made.field.name == "f"


def test_what_is_wrong_is_said_beside_the_input(qtbot, look) -> None:
    form = FieldForm((TextField(name="name", label="Nom", required=True),
                      TextField(name="note", label="Note")), look)
    qtbot.addWidget(form)
    assert form.checked() is None
    assert form.reasons() == {"name": "À remplir."}
    name = form.findChildren(QLineEdit)[0]
    qtbot.keyClicks(name, "Awa")
    assert form.checked() == {"name": "Awa", "note": ""}
    assert form.reasons() == {}


def test_an_option_reworded_in_its_place_keeps_its_id(qtbot, look) -> None:
    field = OptionListField(name="o", label="Options")
    one = editor(field, look)
    qtbot.addWidget(one)
    one.set_value([{"id": "o1", "label": "le bus"}, {"id": "o2", "label": "le vélo"}])
    one._input.setPlainText("le car\nle vélo")
    assert field.check(one.value()) == [{"id": "o1", "label": "le car"},
                                        {"id": "o2", "label": "le vélo"}]
    one._input.setPlainText("le vélo\nle train\nle bus")
    ids = {item["label"]: item["id"] for item in field.check(one.value())}
    assert ids["le vélo"] == "o2"
    assert ids["le bus"] == "o1"
    assert ids["le train"] not in ("o1", "o2")


def test_rows_are_added_and_taken_away_and_errors_find_their_row(qtbot, look) -> None:
    rows = RowsField(name="rows", label="Champs", fields=(
        TextField(name="label", label="Nom", required=True),))
    form = FieldForm((rows,), look)
    qtbot.addWidget(form)
    add = next(b for b in form.findChildren(QPushButton) if b.text().strip() == "Ajouter une ligne")
    qtbot.mouseClick(add, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(add, Qt.MouseButton.LeftButton)
    first, second = form.findChildren(QLineEdit)
    qtbot.keyClicks(first, "Ville")
    assert form.checked() is None
    qtbot.keyClicks(second, "Âge")
    assert form.checked() == {"rows": [{"label": "Ville"}, {"label": "Âge"}]}


def test_points_left_are_counted(qtbot, look) -> None:
    field = PointsField(name="p", label="Points", options=(Option("a", "A"), Option("b", "B")),
                        budget=3, most=3)
    one = editor(field, look)
    qtbot.addWidget(one)
    one.set_value({"a": 2})
    assert one._left.text() == "reste 1 point"


def test_a_number_may_be_left_out_where_the_field_allows_it(qtbot, look) -> None:
    one = editor(NumberField(name="n", label="N", minimum=1, maximum=9), look)
    qtbot.addWidget(one)
    assert one.value() is None
    one.set_value(4)
    assert one.value() == 4


def test_what_is_rarely_set_in_a_row_is_folded_away_until_it_is_wrong(qtbot, look) -> None:
    form = FieldForm(KINDS["profile"].settings_fields(), look)
    qtbot.addWidget(form)
    form.set_values({"fields": [{"label": "Un"}, {"label": "Deux"}]})
    form.show()
    names = [one for one in form.findChildren(QLineEdit) if one.accessibleName() == "Nom court"]
    assert not any(one.isVisible() for one in names)
    more = [one for one in form.findChildren(QPushButton)
            if one.accessibleName() == "Plus de réglages" and one.isVisible()]
    qtbot.mouseClick(more[0], Qt.MouseButton.LeftButton)
    assert [one.isVisible() for one in names] == [True, False]
    names[0].setText("lieu")
    names[1].setText("lieu")
    assert form.checked() is None
    assert names[1].isVisible()


def test_what_is_rarely_set_is_in_sight_where_somebody_set_it(qtbot, look) -> None:
    fields = (TextField(name="a", label="A"), TextField(name="b", label="B", advanced=True),
              NumberField(name="n", label="N", default=3, advanced=True))
    form = FieldForm(fields, look)
    qtbot.addWidget(form)
    form.show()
    b = next(one for one in form.findChildren(QLineEdit) if one.accessibleName() == "B")
    form.set_values({"a": "oui", "b": "", "n": 3})
    assert not b.isVisible()
    form.set_values({"a": "oui", "b": "non", "n": 3})
    assert b.isVisible()
    more = next(one for one in form.findChildren(QPushButton)
                if one.accessibleName() == "Plus de réglages")
    qtbot.mouseClick(more, Qt.MouseButton.LeftButton)
    form.set_values({"a": "oui", "b": "non !", "n": 3})
    assert not b.isVisible(), "who folds it away wants it so"
