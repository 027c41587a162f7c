"""Consent: numbers do not weigh, an objection has a reason, every word is kept."""

from __future__ import annotations

from dataclasses import replace

import pytest

import resources
from facilitator.activities.consent import KIND
from facilitator.activities.consent.result import State
from facilitator.activities.consent.wording import counts_in_words, verdict
from facilitator.activities.context import Context, Entry, Frame
from facilitator.drawing.measure import Measure
from facilitator.fields import InvalidForm, Option, TextField
from facilitator.forms import check_form
from facilitator.i18n import Languages, french
from facilitator.text.prose import Prose
from tests.activities.kind_support import (
    FRAMES,
    answered,
    collisions,
    outside,
    told,
    words,
)

CONSENT = KIND()
OPTIONS = (Option("a", "Ouvrir le dimanche"), Option("b", "Fermer le lundi"))
STEP = Context(settings={}, prompt="Cela vous va ?", options=OPTIONS)


def said(*values: dict[str, str], signed: bool = False) -> Context:
    return answered(CONSENT, replace(STEP, settings={"signed": signed}), values)


def entries(value: dict[str, str]) -> dict[str, dict[str, object]]:
    return CONSENT.entries(check_form(CONSENT.answer_fields(STEP), value), STEP)


def test_one_objection_outweighs_any_number() -> None:
    result = CONSENT.tally(said(
        *[{"a": "agree", "b": "agree"}] * 30, {"a": "object", "a-note": "Personne ne peut venir"}))
    assert [o.state for o in result.options] == [State.OBJECTED, State.CONSENT]
    assert [o.voices for o in result.options] == [31, 30]
    assert not result.reached
    assert result.people == 31


def test_the_list_is_validated_once_nobody_objects_to_anything() -> None:
    assert CONSENT.tally(said({"a": "agree", "b": "agree"})).reached
    assert not CONSENT.tally(said({"a": "agree"})).reached, "nobody answered on the other"
    assert not CONSENT.tally(STEP).reached


@pytest.mark.parametrize(
    ("value", "field", "reason"),
    [
        ({"a": "object"}, "a-note", "raison"),
        ({"a": "object", "a-note": "  "}, "a-note", "raison"),
        ({"a": "remark"}, "a-note", "remarque"),
        ({"a-note": "Le matin seulement"}, "a", "Choisissez"),
    ],
)
def test_what_is_missing_is_named(value: dict[str, str], field: str, reason: str) -> None:
    with pytest.raises(InvalidForm) as refused:
        entries(value)
    assert [error.field for error in refused.value.errors] == [field]
    assert reason in str(refused.value.errors[0].reason)


def test_draftbeside_an_agreement_are_a_remark() -> None:
    assert entries({"a": "agree", "a-note": "Avec du café"})["a"]["stance"] == "remark"


def test_every_option_is_its_own_answer() -> None:
    found = entries({"a": "agree", "b": "object", "b-note": "Le marché est le lundi"})
    assert list(found) == ["a", "b"]
    assert CONSENT.text(found["b"], STEP) == (
        "Fermer le lundi · J’ai une objection · Le marché est le lundi")


def test_in_a_list_what_was_said_comes_before_the_proposal_in_the_language_of_the_list() -> None:
    found = entries({"a": "agree", "b": "object", "b-note": "Le marché est le lundi"})
    english = Languages(resources.path("translations")).get("en")
    assert CONSENT.line(found["b"], STEP, french()) == (
        "J’ai une objection · Le marché est le lundi", "Fermer le lundi")
    assert CONSENT.line(found["b"], STEP, english) == (
        f"{english('J’ai une objection')} · Le marché est le lundi", "Fermer le lundi")
    assert english("J’ai une objection") != "J’ai une objection"
    assert len(CONSENT.line(found["a"], STEP, english)) == 2


def test_the_figures_of_a_proposal_add_up_to_everybody(measure: Measure) -> None:
    context = said({"a": "agree"}, {"a": "agree", "a-note": "Vite"}, {"b": "agree"},
                   {"a": "object", "a-note": "C’est jour de repos"})
    result = CONSENT.tally(context)
    assert counts_in_words(result.options[0], result.people, french()) == (
        "2 d’accord, dont 1 avec remarque · 1 sans avis")
    for frame in FRAMES.values():
        read = words(CONSENT.picture(result, context, frame, measure))
        assert "1 sans avis" in read
        assert "3 sans avis" in read
    assert "1 proposition sur 2 rencontre une objection." in verdict(result, french())
    assert CONSENT.got(result, "a", context, french()).startswith("1 objection · 2 d’accord")
    header, rows = CONSENT.table(result, context, french())
    assert rows[0][header.index("Sans avis")] == 1
    assert "Sans avis" in told(CONSENT.report(result, context, french(), measure))


def test_the_picture_says_plainly_where_the_list_stands(measure: Measure) -> None:
    context = said({"a": "agree", "b": "agree"}, {"a": "object", "a-note": "C’est jour de repos"})
    scene = CONSENT.picture(CONSENT.tally(context), context, FRAMES["projector"], measure)
    read = words(scene)
    assert "Pas encore de consentement" in read
    assert "C’est jour de repos" in read
    assert "1 objection" in scene.alt
    fine = said({"a": "agree", "b": "agree"})
    scene = CONSENT.picture(CONSENT.tally(fine), fine, FRAMES["phone"], measure)
    assert "la liste est validée" in words(scene)


def test_names_are_shown_only_where_asked_for(measure: Measure) -> None:
    value = {"a": "object", "a-note": "C’est jour de repos"}
    for signed in (False, True):
        context = said(value, signed=signed)
        result = CONSENT.tally(context)
        scene = CONSENT.picture(result, context, FRAMES["projector"], measure)
        assert ("Personne 0" in words(scene)) is signed
        blocks = CONSENT.report(result, context, french(), measure)
        assert any(getattr(block, "source", "") == "Personne 0" for block in blocks) is signed


def test_the_report_holds_every_remark_and_the_rule(measure: Measure) -> None:
    context = said({"a": "remark", "a-note": "Avec du café"}, {"b": "object", "b-note": "Non"})
    read = told(CONSENT.report(CONSENT.tally(context), context, french(), measure))
    for part in ("Avec du café", "Non", "n’est pas un vote à la majorité", "1 objection"):
        assert part in read


def test_the_draft_says_whether_the_list_stands() -> None:
    prose = Prose(french())
    fine = told(CONSENT.draft(CONSENT.tally(said({"a": "agree", "b": "agree"})), STEP, prose))
    assert fine == "Une personne a répondu. Personne n’a d’objection : la liste est validée."
    context = said({"a": "object", "a-note": "Non"}, {"a": "remark", "a-note": "Tôt", "b": "agree"})
    draft = told(CONSENT.draft(CONSENT.tally(context), context, prose))
    assert "Ouvrir le dimanche" in draft
    assert "Fermer le lundi" not in draft
    assert "Une remarque accompagne" in draft
    assert CONSENT.draft(CONSENT.tally(STEP), STEP, prose) == []


def test_options_objected_to_go_on_too() -> None:
    context = said({"a": "object", "a-note": "Non", "b": "agree"})
    assert CONSENT.options(CONSENT.tally(context), context) == OPTIONS


def test_many_proposals_with_much_said_stay_readable(measure: Measure) -> None:
    options = tuple(Option(str(n), f"Une proposition numéro {n} " * 3) for n in range(8))
    long = tuple(
        Entry(f"e{n}-{p}", f"p{p}", "", str(n),
              {"option": str(n), "stance": "remark", "text": "un mot de plus " * 9})
        for n in range(8) for p in range(6))
    context = replace(STEP, options=options, entries=long)
    scene = CONSENT.picture(CONSENT.tally(context), context, FRAMES["projector"], measure)
    assert words(scene).count("Consentement") == 8
    assert "un mot de plus" not in words(scene), "the labels come first"


def test_a_single_proposal_can_be_put_to_consent() -> None:
    assert CONSENT.advice(replace(STEP, options=OPTIONS[:1])) == ()
    assert CONSENT.advice(replace(STEP, options=())) != ()


def test_each_remark_is_told_from_the_others_by_a_screen_reader() -> None:
    """All of them bear one label; the name that is read out holds the question too."""
    notes = [field for field in CONSENT.answer_fields(STEP) if isinstance(field, TextField)]
    assert [(field.label, field.about) for field in notes] == [
        ("Remarque ou objection", option.label) for option in OPTIONS]


def test_where_not_all_fit_objections_come_first_and_a_phone_shows_all(measure: Measure) -> None:
    options = tuple(Option(f"o{n}", f"Proposition {n}, dite en quelques mots") for n in range(20))
    context = Context(settings={}, options=options, prompt="?")
    votes = [{"o19": "object", "o19-note": "Trop cher"} | {f"o{n}": "agree" for n in range(19)}]
    context = answered(CONSENT, context, votes)
    result = CONSENT.tally(context)
    projected = words(CONSENT.picture(result, context, FRAMES["projector"], measure))
    assert "Proposition 19" in projected
    assert "autres" in projected
    phone = words(CONSENT.picture(result, context, FRAMES["phone"], measure))
    assert all(f"Proposition {n}," in phone for n in range(20))
    assert "Trop cher" in phone


def test_the_same_objection_is_written_once_with_how_many_said_so(measure: Measure) -> None:
    alike = [{"a": "object", "a-note": f"{word} cher"} for word in ("Trop", "trop", "Trop")]
    context = said(*alike,
                   {"a": "object", "a-note": "Trop tard."})
    result = CONSENT.tally(context)
    for frame in ("projector", "phone"):
        read = words(CONSENT.picture(result, context, FRAMES[frame], measure))
        assert "Trop cher (× 3)" in read
        assert "Trop tard." in read
        assert "trop cher" not in read


def test_of_many_objections_those_said_most_often_are_read_and_others_counted(
    measure: Measure
) -> None:
    options = tuple(Option(f"o{n}", f"Proposition {n}") for n in range(6))
    texts = ["Cela coûte bien trop cher à la commune", *(
        f"Raison {n}, dite en une phrase qui prend bien toute la largeur d’une ligne de l’écran"
        for n in range(20)), "cela coûte bien trop cher à la commune"]
    context = answered(CONSENT, replace(STEP, options=options), [
        {"o3": "object", "o3-note": text} for text in texts])
    scene = CONSENT.picture(CONSENT.tally(context), context, FRAMES["projector"], measure)
    read = words(scene)
    assert "Cela coûte bien trop cher à la commune (× 2)" in read
    assert "autres" in read
    assert "Raison 19" not in read
    assert collisions(scene, measure) == []
    assert outside(scene, measure) == []


def test_an_objection_is_read_even_where_proposals_are_left_out_for_it(measure: Measure) -> None:
    options = tuple(Option(f"o{n}", f"Proposition {n}, " + "dite avec bien des détours " * 4)
                    for n in range(6))
    votes = [{f"o{n}": "agree" for n in range(6)},
             {"o5": "object", "o5-note": "Nous n’avons pas de local"}]
    context = answered(CONSENT, replace(STEP, options=options), votes)
    scene = CONSENT.picture(CONSENT.tally(context), context, Frame(1600, 560, legible=30), measure)
    assert "Nous n’avons pas de local" in words(scene)
    assert "autre" in words(scene)
    assert collisions(scene, measure) == []
    assert outside(scene, measure) == []
