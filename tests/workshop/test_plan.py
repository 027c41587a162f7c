"""Plans: what a TOML file may say, and the line and reason where it may not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.errors import PlanProblem
from facilitator.workshop.opening import create_session
from facilitator.workshop.plan import load_plan, parse_plan
from facilitator.workshop.templates import template, templates
from tests.conftest import PLAN


def test_a_plan_becomes_a_workshop(session):
    workshop = session.workshop()
    assert (workshop.title, workshop.date, workshop.start) == (
        "Réunion des voisins", "2026-05-12", "18:00")
    steps = {step.key: step for step in session.steps()}
    assert steps["choix"].settings["from_step"] == "idees"
    assert steps["jour"].title == "Quel jour se revoir ?"
    groups = session.groups.of(steps["groupes"].id)
    assert [(g.label, g.question) for g in groups] == [
        ("Groupe 1", "Comment planter des arbres ?"), ("Groupe 2", "")]


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("[workshop\n", "", "line 1"),
        ("[[steps]]\nkind='poll'", "ligne 1", "[workshop]"),
        ("[workshop]\ntitle=''", "ligne 2", "title"),
        ("[workshop]\ntitle='a'\nstart='25:00'", "ligne 3", "09:30"),
        ("[workshop]\ntitle='a'\ncolor='red'", "ligne 3", "n’existe pas"),
        ("[workshop]\ntitle='a'\n[[steps]]\nkind='pol'", "ligne 4", "inconnue"),
        ("[workshop]\ntitle='a'\n[[steps]]\nkind='poll'\nprompt='p'\nmultiple='x'",
         "ligne 6", "Oui ou non"),
        ("[workshop]\ntitle='a'\n[[steps]]\nkind='talk'\nminutes=-1", "ligne 5", "0 à 1\u202f440"),
        ("[workshop]\ntitle='a'\n[other]\nb=1", "ligne 3", "inconnu"),
        ("[workshop]\ntitle='a'\n[[steps]]\nkind='grid'\ngroups=[{name='x'}]", "ligne", "name"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(text, line, reason, kinds):
    with pytest.raises(PlanProblem) as caught:
        parse_plan(text, kinds, "mon-plan.toml")
    said = str(caught.value)
    assert "mon-plan.toml" in said
    assert line in said
    assert reason in said


def test_a_missing_or_unreadable_plan_is_said_in_words(tmp_path, kinds):
    with pytest.raises(PlanProblem, match="n’existe pas"):
        load_plan(tmp_path / "none.toml", kinds)
    (tmp_path / "latin.toml").write_bytes("[workshop]\ntitle='é'".encode("latin-1"))
    with pytest.raises(PlanProblem, match="ne peut pas être lu"):
        load_plan(tmp_path / "latin.toml", kinds)


def refusal(text, kinds):
    """What is said of a plan that is refused; None for one that is understood."""
    try:
        parse_plan(text, kinds)
    except PlanProblem as problem:
        return str(problem)
    return None


@given(st.text(max_size=300))
@settings(max_examples=200, deadline=None)
def test_any_text_is_a_plan_or_a_clear_refusal(kinds_for_hypothesis, text):
    assert refusal(text, kinds_for_hypothesis) != ""


@given(place=st.integers(0, len(PLAN) - 1), char=st.characters())
@settings(max_examples=200, deadline=None)
def test_any_slip_in_a_plan_is_understood_or_refused(kinds_for_hypothesis, place, char):
    assert refusal(PLAN[:place] + char + PLAN[place + 1 :], kinds_for_hypothesis) != ""


@pytest.fixture(scope="session")
def kinds_for_hypothesis(kinds):
    return kinds


def test_every_template_makes_a_workshop(kinds, tmp_path):
    found = templates(kinds)
    assert len(found) >= 6
    for one in found:
        with create_session(tmp_path / f"{one.name}.palabre", one.plan, kinds) as session:
            assert len(session.steps()) == len(one.plan.steps)
            keys = [step.key for step in session.steps()]
            for step in session.steps():
                source = step.settings.get("from_step")
                assert not source or keys.index(source) < step.position
        assert one.plan.description
    assert template("cooperation", kinds).title


def test_an_unknown_template_names_those_there_are(kinds):
    with pytest.raises(PlanProblem, match="cooperation"):
        template("none", kinds)


def test_own_templates_come_after_and_broken_ones_are_passed_over(kinds, tmp_path):
    (tmp_path / "mine.toml").write_text("[workshop]\ntitle = 'À moi'\n", "utf-8")
    (tmp_path / "broken.toml").write_text("[workshop", "utf-8")
    found = templates(kinds, tmp_path)
    assert [one.name for one in found if one.own] == ["mine"]
