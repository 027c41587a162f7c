"""Answers that arrive together are kept as if they had come one after another."""

from __future__ import annotations

import threading
from concurrent.futures import wait

import pytest

from facilitator.document.writer import Written
from facilitator.errors import NotAllowed
from facilitator.workshop.answers import Submission
from facilitator.workshop.changes import AnswersChanged

WORDS = ["un banc", "« l’eau » !", 'guillemets " et \\ barre', "👩🏽‍🌾 et 🐸", "{\"n\": 1}", "0"]


@pytest.fixture
def crowd(session):
    """An open step and six people who have joined."""
    where = next(step for step in session.steps() if step.key == "idees")
    session.flow.open(where.id).result()
    return where, [session.room.join(f"P{n}").result().participant for n in range(6)]


def together(session, submissions):
    """Submit while the writer is busy, so that they wait together; gives their futures."""
    begun, gate = threading.Event(), threading.Event()
    session.document.write(lambda db: Written((begun.set(), gate.wait(30))))
    assert begun.wait(30)
    futures = [session.answers.submit(one) for one in submissions]
    gate.set()
    wait(futures, 30)
    return futures


def test_a_room_at_once_is_kept_like_one_after_another(session, crowd):
    where, people = crowd
    told = []
    session.bus.subscribe(told.extend)
    futures = together(session, [
        Submission(f"s{n}", where.id, one.id, {"answers": [word, f"et {n}"]})
        for n, (one, word) in enumerate(zip(people, WORDS, strict=True))
    ])
    entries = session.results.entries(where)
    assert [entry.payload["text"] for entry in entries] == [
        text for n, word in enumerate(WORDS) for text in (word, f"et {n}")]
    assert [entry.author for entry in entries] == [f"P{n // 2}" for n in range(12)]
    receipts = [future.result() for future in futures]
    ids = tuple(entry.id for entry in entries)
    assert tuple(one for receipt in receipts for one in receipt.answer_ids) == ids
    assert AnswersChanged(where.id, ids) in told
    again = session.answers.submit(Submission("s3", where.id, people[3].id, {"answers": ["x"]}))
    assert again.result().repeated
    assert again.result().answer_ids == receipts[3].answer_ids


def test_corrections_repeats_and_strangers_among_them_are_what_they_are_alone(session, crowd):
    where, people = crowd
    before = Submission("s0", where.id, people[0].id, {"answers": ["avant"]})
    session.answers.submit(before).result()
    futures = together(session, [
        Submission("s1", where.id, people[0].id, {"answers": ["corrigé"]}),
        Submission("s2", where.id, people[1].id, {"answers": ["premier"]}),
        Submission("s2", where.id, people[1].id, {"answers": ["premier"]}),
        Submission("s3", where.id, "personne", {"answers": ["perdu"]}),
        Submission("s4", where.id, people[2].id, {"answers": ["tôt"]}),
        Submission("s5", where.id, people[2].id, {"answers": ["tard"]}),
        Submission("s6", where.id, people[3].id, {"answers": ["seul"]}),
    ])
    assert isinstance(futures[3].exception(), NotAllowed)
    others = [future.result() for n, future in enumerate(futures) if n != 3]
    assert [receipt.repeated for receipt in others] == [False, False, True, False, False, False]
    texts = {entry.payload["text"] for entry in session.results.entries(where)}
    assert texts == {"corrigé", "premier", "tard", "seul"}


def test_secret_votes_at_once_stay_secret(session):
    poll = next(step for step in session.steps() if step.key == "jour")
    session.plan.change(poll.id, settings={**poll.settings, "secret": True}).result()
    session.flow.open(poll.id).result()
    people = [session.room.join().result().participant for _ in range(4)]
    together(session, [Submission(f"v{n}", poll.id, one.id, {"choices": ["Jeudi"]})
                       for n, one in enumerate(people)])
    assert session.results.result(poll.id).respondents == 4
    assert {entry.person for entry in session.results.entries(poll)} == {""}
