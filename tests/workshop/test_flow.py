"""The facilitator's hand on the sequence, kept so that an interrupted workshop goes on."""

from __future__ import annotations

import pytest

from facilitator.errors import NotAllowed
from facilitator.workshop.answers import Submission
from facilitator.workshop.opening import open_session


def keys(session):
    return {step.key: step for step in session.steps()}


def test_a_fresh_workshop_stands_at_its_first_step(session):
    assert session.flow.current().key == "accueil"


def test_next_closes_what_is_open_and_goes_on(session):
    session.flow.next().result()
    portrait = session.flow.current()
    session.flow.open(portrait.id).result()
    session.flow.next().result()
    assert session.flow.current().key == "idees"
    assert keys(session)["portrait"].state == "closed"
    session.flow.previous().result()
    assert session.flow.current().key == "portrait"


def test_there_is_nothing_before_the_first_nor_after_the_last(session):
    with pytest.raises(NotAllowed, match="première"):
        session.flow.previous()
    session.flow.go(session.steps()[-1].id).result()
    with pytest.raises(NotAllowed, match="dernière"):
        session.flow.next()


def test_options_come_from_an_earlier_step_and_are_fixed_when_voting_opens(session):
    steps = keys(session)
    ana = session.room.join("Ana").result().participant
    with pytest.raises(NotAllowed, match="n’a encore rien donné") as refused:
        session.flow.open(steps["choix"].id)
    assert steps["idees"].title in str(refused.value)
    session.flow.open(steps["idees"].id).result()
    session.answers.submit(
        Submission("s1", steps["idees"].id, ana.id, {"answers": ["un banc"]})).result()
    first = session.items.add(steps["idees"].id, "question", "Comment s’asseoir ?").result()
    session.flow.open(steps["choix"].id).result()
    session.items.add(steps["idees"].id, "question", "Comment planter ?").result()
    options = session.results.options(keys(session)["choix"])
    assert [(o.id, o.label) for o in options] == [(first, "Comment s’asseoir ?")]


def test_answers_that_nobody_put_under_themes_are_options_too(session):
    """So a facilitator who only opens and closes gets from what was said to what matters."""
    steps = keys(session)
    people = [session.room.join(name).result().participant for name in ("Ana", "Lou", "Max")]
    session.flow.open(steps["idees"].id).result()
    for who, text in zip(people, ("Un banc", "un kiosque", "un banc !"), strict=True):
        session.answers.submit(
            Submission(who.id, steps["idees"].id, who.id, {"answers": [text]})).result()
    session.flow.open(steps["choix"].id).result()
    labels = [o.label.casefold() for o in session.results.options(keys(session)["choix"])]
    assert len(labels) == 2
    assert labels[0].startswith("un banc")


def test_a_step_without_questions_is_not_opened(session):
    with pytest.raises(NotAllowed, match="ne recueille pas"):
        session.flow.open(session.steps()[0].id)


def test_the_timer_runs_pauses_and_takes_more_time(session, clock):
    session.flow.go(session.steps()[0].id).result()
    clock.time += 60
    assert session.flow.stage().timer.left(clock.now()) == 240
    session.flow.pause_timer().result()
    clock.time += 500
    assert session.flow.stage().timer.left(clock.now()) == 240
    session.flow.add_time(60).result()
    session.flow.pause_timer().result()
    clock.time += 10
    assert session.flow.stage().timer.left(clock.now()) == 290


def test_a_reopened_workshop_is_where_it_was(session, kinds, clock):
    session.flow.go(keys(session)["jour"].id).result()
    session.flow.open(keys(session)["jour"].id).result()
    session.flow.set_stage(message="On reprend à 15 h", black=True).result()
    joined = session.room.join("Ana").result()
    path = session.path
    session.close()
    with open_session(path, kinds, clock) as again:
        assert again.flow.current().key == "jour"
        assert again.flow.current().state == "open"
        assert again.flow.stage().message == "On reprend à 15 h"
        assert again.room.who(joined.token).name == "Ana"


def test_secrets_stay_the_same_from_one_opening_to_the_next(session, kinds):
    secret = session.secret("remote")
    path = session.path
    session.close()
    with open_session(path, kinds) as again:
        assert again.secret("remote") == secret
        assert again.secret("projector") != secret
