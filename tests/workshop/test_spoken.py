"""A plan in two languages: the facilitator prepares in one, phones read theirs."""

from __future__ import annotations

import re

import pytest

import resources
from facilitator.errors import PlanProblem
from facilitator.fields import ChoiceField, Option
from facilitator.workshop.opening import create_session
from facilitator.workshop.plan import load_plan, parse_plan
from facilitator.workshop.plan_export import dump_plan
from facilitator.workshop.spoken import in_language, relabelled
from facilitator.workshop.templates import templates

TEXTS = ("title", "prompt", "notes")
PLAN = """
[workshop]
title = "Le jardin"
translations = {en = {title = "The garden"}}
[[steps]]
kind = "poll"
key = "jour"
prompt = "Quel jour ?"
options = ["Lundi", "Mardi"]
[steps.translations.en]
prompt = "Which day?"
words = {"Lundi" = "Monday"}
[steps.translations.es]
prompt = "¿Qué día?"
"""


@pytest.fixture(scope="module")
def shipped(kinds):
    demo = load_plan(resources.path("demo", "plan.toml"), kinds)
    return [(one.name, one.plan) for one in templates(kinds)] + [("demo", demo)]


def spoken_texts(plan):
    """Everything in a plan that people read, as (where, text)."""
    yield from (("workshop", one) for one in (plan.title, plan.description) if one)
    for step in plan.steps:
        yield from ((step.key, getattr(step, name)) for name in TEXTS if getattr(step, name))
        for team in plan.groups.get(step.key, ()):
            yield from ((step.key, one) for one in (team.label, team.question) if one)
        for field in step.settings.get("fields", ()):
            yield from ((step.key, one) for one in (field["label"], *field["choices"]))
        for name in ("options", "columns", "rows"):
            for one in step.settings.get(name, ()):
                yield step.key, one["label"] if isinstance(one, dict) else one


def test_every_template_and_the_demonstration_are_english_for_an_english_facilitator(shipped):
    same = {"Pause", "La Scierie", "Les Granges", "Le Haut-Pré"}
    for name, plan in shipped:
        english = in_language(plan, "en")
        assert english.language == "en"
        left = [(where, new) for (where, new), (_, old) in zip(
            spoken_texts(english), spoken_texts(plan), strict=True)
            if new == old and new not in same and not re.match(r"(Table|Trio) \d", new)]
        assert left == [], name


def test_the_plan_goes_there_and_back_again(shipped):
    for _, plan in shipped:
        back = in_language(in_language(plan, "en"), "fr")
        assert list(spoken_texts(back)) == list(spoken_texts(plan))
        assert back.steps == plan.steps


def test_a_language_that_a_plan_does_not_speak_changes_nothing(kinds):
    plan = parse_plan(PLAN, kinds)
    assert in_language(plan, "pt") is plan
    assert in_language(plan, "fr") is plan
    spanish = in_language(plan, "es")
    assert (spanish.title, spanish.steps[0].prompt) == ("Le jardin", "¿Qué día?")
    assert spanish.steps[0].translations["en"]["prompt"] == "Which day?"


def test_ids_stay_and_labels_follow():
    field = ChoiceField(name="q", label="Quel jour ?", options=(
        Option("Lundi", "Lundi"), Option("Mardi", "Mardi")))
    (said,) = relabelled((field,), {"Lundi": "Monday"})
    assert said.options == (Option("Lundi", "Monday"), Option("Mardi", "Mardi"))


def test_a_text_worded_anew_loses_its_translations_only(kinds, tmp_path):
    with create_session(tmp_path / "a.palabre", parse_plan(PLAN, kinds), kinds) as session:
        step = session.steps()[0]
        session.plan.change(step.id, title="Le jour", prompt=step.prompt).result()
        assert session.steps()[0].translations == step.translations
        session.plan.change(step.id, prompt="Quel soir ?").result()
        assert session.steps()[0].translations == {"en": {"words": {"Lundi": "Monday"}}, "es": {}}
        assert "Monday" in dump_plan(session)
        session.plan.change(
            step.id, prompt=step.prompt, translations=step.translations).result()
        assert session.steps()[0].translations["es"]["prompt"]


@pytest.mark.parametrize(("said", "reason"), [
    ("translations = 'en'", "table"), ("translations = {en = 'Monday'}", "table"),
    ("translations = {en = {prompt = 3}}", "prompt"),
    ("translations = {en = {words = 'Monday'}}", "words"),
    ("translations = {en = {options = ['Monday']}}", "options"),
])
def test_a_slip_in_a_translation_is_said(kinds, said, reason):
    with pytest.raises(PlanProblem, match=reason):
        parse_plan(f"[workshop]\ntitle='a'\n[[steps]]\nkind='talk'\n{said}\n", kinds)


def test_groups_made_in_the_room_are_named_in_the_workshops_language(kinds, tmp_path):
    plan = parse_plan("[workshop]\ntitle='a'\nlanguage='en'\n[[steps]]\nkind='open_question'\n"
                      "key='q'\nprompt='p'\n[[steps]]\nkind='grid'\nprompt='g'\nfrom_step='q'\n"
                      "columns=['One']\ngroup_count=2\n", kinds)
    with create_session(tmp_path / "a.palabre", plan, kinds) as session:
        first, grid = session.steps()
        for text in ("More trees?", "More light?"):
            session.items.add(first.id, "question", text).result()
        session.flow.open(grid.id).result()
        assert [one.label for one in session.groups.of(grid.id)] == ["Group 1", "Group 2"]
