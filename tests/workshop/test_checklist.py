"""What the check list says before the doors open, and that it is silent where all is well."""

from __future__ import annotations

import pytest

from facilitator.workshop.checklist import LEAST_SPACE, Place, check_list, lonely
from facilitator.workshop.opening import create_session
from facilitator.workshop.plan import WorkshopPlan
from facilitator.workshop.sequence import StepPlan

PLENTY = 10 * LEAST_SPACE


@pytest.fixture
def made(tmp_path, kinds):
    sessions = []

    def make(*steps, start="09:00", end="12:00"):
        plan = WorkshopPlan("Une rue calme", steps=steps, start=start, end=end)
        session = create_session(tmp_path / f"{len(sessions)}.palabre", plan, kinds)
        sessions.append(session)
        return session

    yield make
    for session in sessions:
        session.close()


def said(session, **given):
    found = check_list(session, **{"free": PLENTY, **given})
    return [(check.place, str(check.message)) for check in found]


WORDS = StepPlan("word_cloud", "Mots", prompt="Une rue calme, c’est… ?", key="mots", minutes=20)
VOTE = StepPlan("priority", "Vote", prompt="Que garder ?", key="vote", minutes=20,
                settings={"from_step": "mots"})


def test_a_good_plan_leaves_nothing_to_say(made):
    assert said(made(WORDS, VOTE), address="http://192.168.1.20:8765/") == []


def test_a_source_that_comes_later_is_told_from_one_that_is_not_there(made):
    from dataclasses import replace

    later = made(VOTE, WORDS)
    assert said(later) == [
        (Place.STEP, "La séquence dont elle reprend le résultat vient plus tard.")]
    assert check_list(later, free=PLENTY)[0].step_id == later.steps()[0].id
    nowhere = replace(VOTE, settings={"from_step": "rien"})
    assert "n’existe pas" in said(made(WORDS, nowhere))[0][1]
    talk = StepPlan("talk", "Accueil", key="mots")
    assert "ne donne pas d’options" in said(made(talk, VOTE))[0][1]


def test_missing_prompts_and_long_lists_are_named_with_their_step(made):
    from dataclasses import replace

    long = replace(VOTE, settings={"options": [f"Option {n}" for n in range(30)]})
    session = made(replace(WORDS, prompt=""), long)
    found = check_list(session, free=PLENTY)
    assert [(check.step_id, "consigne" in str(check.message), "téléphone" in str(check.message))
            for check in found] == [(session.steps()[0].id, True, False),
                                    (session.steps()[1].id, False, True)]


@pytest.mark.parametrize(("start", "end", "minutes"), [
    ("09:00", "09:30", 10), ("9:00", "9:39", 1), ("23:50", "00:10", 20)])
def test_a_planned_end_past_the_wanted_one_is_counted(made, start, end, minutes):
    (place, words), = said(made(WORDS, VOTE, start=start, end=end))
    assert place is Place.WORKSHOP
    assert f" {minutes} min " in words


@pytest.mark.parametrize(("start", "end"), [("", "12:00"), ("09:00", ""), ("09:00", "09:40")])
def test_an_end_is_compared_only_where_both_are_said_and_it_is_late(made, start, end):
    assert said(made(WORDS, VOTE, start=start, end=end)) == []


def test_no_network_and_a_full_disk_are_said(made):
    session = made(WORDS)
    found = said(session, address="http://127.0.0.1:8765/", free=12_000_000)
    places = [place for place, _ in found]
    assert places == [Place.NETWORK, Place.DISK]
    assert "12 Mo" in found[1][1]
    assert said(session, address="")[0][0] is Place.NETWORK
    assert said(session, address=None) == []
    assert lonely("http://localhost:1/")
    assert not lonely("http://10.42.0.1:8765/")


def test_an_empty_sequence_is_said(made):
    assert "vide" in said(made())[0][1]
