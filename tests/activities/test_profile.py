"""Portraits: counts per choice, and who on a reference list is not in the room."""

from __future__ import annotations

from typing import Any

import pytest

from facilitator.activities.context import Context, Entry, Frame
from facilitator.activities.profile import KIND
from facilitator.drawing.measure import Measure
from facilitator.fields import InvalidForm
from facilitator.forms import check_form
from facilitator.i18n import french
from tests.activities.kind_support import FRAMES, collisions, outside, sizes, told, words

PROFILE = KIND()
FIELDS = [
    {"name": "metier", "label": "Métier", "choices": ["Soin", "École", "Culture"],
     "reference": True},
    {"name": "outils", "label": "Outils", "type": "several", "choices": ["Scie", "Râteau"]},
    {"name": "mot", "label": "Un mot", "type": "text"},
]


def step(*people: dict[str, Any], fields: list[Any] | None = None) -> Context:
    settings = check_form(PROFILE.settings_fields(), {"fields": fields or FIELDS})
    entries = tuple(Entry(f"e{n}", f"p{n}", "", "0", given) for n, given in enumerate(people))
    return Context(settings=settings, entries=entries)


def test_each_field_is_counted_and_absences_are_named() -> None:
    portrait = PROFILE.tally(
        step({"metier": "Soin", "outils": ["Scie", "Râteau"], "mot": "bonjour"},
             {"metier": "Soin"}, {"outils": ["Scie"]})
    )
    metier, outils, mot = portrait.features
    assert portrait.people == 3
    assert [(c.label, c.count) for c in metier.counts] == [
        ("Soin", 2), ("École", 0), ("Culture", 0)
    ]
    assert metier.absent == ("École", "Culture")
    assert metier.answered == 2
    assert [(c.label, c.count) for c in outils.counts] == [("Scie", 2), ("Râteau", 1)]
    assert outils.absent == ()
    assert mot.texts == ("bonjour",)


def test_equal_words_are_said_once_with_their_number(measure: Measure) -> None:
    context = step(*({"mot": word} for word in ("théâtre", "Théâtre", "Soudeur", "Théâtre")))
    portrait = PROFILE.tally(context)
    _, rows = PROFILE.listed(portrait, context, french())
    assert [row[1:] for row in rows if row[0] == "Un mot"] == [["Théâtre", 3], ["Soudeur", 1]]
    assert len(PROFILE.table(portrait, context, french())[1]) == len(rows) + 2
    for read in (words(PROFILE.picture(portrait, context, FRAMES["projector"], measure)),
                 told(PROFILE.report(portrait, context, french(), measure)).replace("\u00a0", " ")):
        assert "Théâtre (× 3)" in read


def test_an_answer_outlives_the_choice_it_named() -> None:
    portrait = PROFILE.tally(step({"metier": "Justice"}, {"metier": "Soin"}))
    assert [(c.label, c.count) for c in portrait.features[0].counts][-1] == ("Justice", 1)


def test_absences_are_on_the_projector_and_in_the_report(measure: Measure) -> None:
    context = step({"metier": "Soin"}, {"metier": "École"})
    result = PROFILE.tally(context)
    scene = PROFILE.picture(result, context, FRAMES["projector"], measure)
    assert "Pas encore là : Culture" in words(scene)
    assert "Culture" in scene.alt
    assert "Absents de la salle : Culture." in told(
        PROFILE.report(result, context, french(), measure)
    )


def test_a_full_room_is_said_to_be_full(measure: Measure) -> None:
    context = step({"metier": "Soin"}, {"metier": "École"}, {"metier": "Culture"})
    scene = PROFILE.picture(PROFILE.tally(context), context, FRAMES["projector"], measure)
    assert "Personne ne manque" in words(scene)


def test_one_field_can_be_shown_alone(measure: Measure) -> None:
    from dataclasses import replace

    context = step({"metier": "Soin", "outils": ["Scie"]})
    frame = replace(FRAMES["projector"], detail="outils")
    scene = PROFILE.picture(PROFILE.tally(context), context, frame, measure)
    assert "Outils" in words(scene)
    assert "Métier" not in words(scene)


def test_fields_without_a_short_name_get_one_and_twins_are_refused() -> None:
    fields = check_form(PROFILE.settings_fields(), {"fields": ["Votre rue", "Votre âge"]})
    assert [field["name"] for field in fields["fields"]] == ["r1", "r2"]
    with pytest.raises(InvalidForm) as refused:
        step(fields=[{"name": "a", "label": "Un"}, {"name": "a", "label": "Deux"}])
    assert refused.value.errors[0].field == "fields.1.name"


def test_a_required_field_is_asked_for() -> None:
    context = step(fields=[{**FIELDS[0], "required": True}])
    with pytest.raises(InvalidForm):
        check_form(PROFILE.answer_fields(context), {})


def test_a_question_without_choices_is_answered_in_words() -> None:
    context = step({"rue": "rue des Lilas"}, fields=[{"name": "rue", "label": "Votre rue"}])
    assert check_form(PROFILE.answer_fields(context), {"rue": "rue du Port"})
    assert PROFILE.tally(context).features[0].texts == ("rue des Lilas",)


def test_advice_on_forms_that_ask_nothing_or_too_much() -> None:
    assert PROFILE.advice(Context(settings={}))
    many = step(fields=[{"label": f"Question {n}", "type": "text"} for n in range(6)])
    assert any("cinq" in sentence for sentence in PROFILE.advice(many))
    assert any("choix" in sentence for sentence in PROFILE.advice(step(fields=["Votre rue"])))


def test_every_choice_is_shown_while_rows_can_stand_closer(measure: Measure) -> None:
    fields = [{"label": f"Question {n}", "name": f"q{n}", "type": "choice",
               "choices": [f"Choix {n}{letter}" for letter in "abcd"]} for n in range(4)]
    context = step({f"q{n}": f"Choix {n}a" for n in range(4)}, fields=fields)
    frame = Frame(1600, 590, legible=30)
    scene = PROFILE.picture(PROFILE.tally(context), context, frame, measure)
    assert "autre" not in words(scene)
    assert words(scene).count("Choix") == 16
    assert collisions(scene, measure) == []


def test_the_facilitator_reads_from_near_what_the_back_row_could_not(measure: Measure) -> None:
    fields = [{"label": f"Question {n}", "name": f"q{n}", "type": "choice",
               "choices": [f"Choix {n}{letter}" for letter in "abcdef"]} for n in range(4)]
    context = step({f"q{n}": f"Choix {n}a" for n in range(4)}, fields=fields)
    far, near = (PROFILE.picture(PROFILE.tally(context), context, Frame(1600, 620, near=near),
                                 measure) for near in (False, True))
    assert min(sizes(far)) >= 30
    assert "autre" in words(far)
    assert "autre" not in words(near)
    assert 20 <= min(sizes(near)) < 30
    assert outside(near, measure) == []
