"""People: joining, coming back with another phone, leaving no trace when they ask."""

from __future__ import annotations

import sqlite3

import pytest

from facilitator.errors import NotAllowed
from facilitator.workshop.answers import Submission


def poll_of(session):
    step = next(step for step in session.steps() if step.key == "jour")
    session.flow.open(step.id).result()
    return step


def test_names_are_cleaned_and_numbers_count_up(session):
    first = session.room.join("  Ana\u202e \x07 Lou ").result().participant
    second = session.room.join().result().participant
    assert (first.name, first.number, second.number) == ("Ana Lou", 1, 2)


def test_a_pass_brings_the_same_person_back_and_is_not_kept_in_clear(session):
    joined = session.room.join("Ana").result()
    assert session.room.who(joined.token).id == joined.participant.id
    assert session.room.who("guess") is None
    session.close()
    assert joined.token.encode() not in session.path.read_bytes()


def test_an_anonymous_workshop_keeps_no_names(session):
    session.plan.describe(settings={"anonymous": True}).result()
    assert session.room.join("Ana").result().participant.name == ""


def test_a_new_phone_is_tied_to_the_earlier_self(session):
    poll = poll_of(session)
    early, late = session.room.join("Ana").result(), session.room.join("Ana bis").result()
    for number, joined in enumerate((early, late)):
        session.answers.submit(Submission(
            f"s{number}", poll.id, joined.participant.id, {"choices": ["Lundi"]})).result()
    session.room.tie(late.participant.id, early.participant.id).result()
    assert session.room.who(late.token).id == early.participant.id
    assert [person.name for person in session.room.everybody()] == ["Ana"]
    assert session.results.result(poll.id).respondents == 1


def test_forgetting_a_person_leaves_nothing_of_them_in_the_file(session):
    step = next(step for step in session.steps() if step.key == "idees")
    session.flow.open(step.id).result()
    person = session.room.join("Fulgence").result().participant
    session.answers.submit(
        Submission("s1", step.id, person.id, {"answers": ["des cerisiers"]})).result()
    session.answers.submit(
        Submission("s2", step.id, person.id, {"answers": ["des pruniers"]})).result()
    answer = session.results.entries(step)[0]
    session.items.add(step.id, "theme", "Fruits", [answer.id]).result()
    session.room.forget(person.id).result()
    session.close()
    whole = session.path.read_bytes()
    for word in ("Fulgence", "cerisiers", "pruniers"):
        assert word.encode() not in whole
    with sqlite3.connect(session.path) as db:
        assert db.execute("SELECT COUNT(*) FROM link").fetchone()[0] == 0


def test_withdrawing_keeps_the_person_and_drops_what_they_said(session):
    poll = poll_of(session)
    person = session.room.join("Ana").result().participant
    session.answers.submit(
        Submission("s1", poll.id, person.id, {"choices": ["Lundi"]})).result()
    assert session.room.withdraw(person.id).result() == 1
    assert session.results.entries(poll) == ()
    assert session.room.person(person.id) is not None


def test_somebody_unknown_is_said_to_be_unknown(session):
    with pytest.raises(NotAllowed, match="pas dans l’atelier"):
        session.room.change("nobody", name="x").result()


def test_presence_counts_people_not_streams(session):
    session.presence.came("a")
    session.presence.came("a")
    session.presence.went("a")
    assert session.presence.here() == {"a"}
    session.presence.went("a")
    assert session.presence.here() == frozenset()


def test_somebody_on_the_list_is_themselves_when_they_join(session):
    listed = session.room.join("Élodie Vial", state="expected", profile={"rue": "Haute"}).result()
    assert session.room.person(listed.participant.id).joined_at is None
    joined = session.room.join("élodie vial").result()
    assert joined.participant.id == listed.participant.id
    assert joined.participant.state == "present"
    assert session.room.join("Élodie Vial").result().participant.id != listed.participant.id


def test_two_of_one_name_on_the_list_are_not_guessed_at(session):
    for _ in range(2):
        session.room.join("Jean Roux", state="expected").result()
    joined = session.room.join("Jean Roux").result()
    assert len(session.room.everybody()) == 3
    assert joined.participant.state == "present"


def test_somebody_on_the_list_who_answers_is_in_the_room(session):
    poll = poll_of(session)
    person = session.room.join("Zoé", state="expected").result().participant
    session.answers.submit(
        Submission("s1", poll.id, person.id, {"choices": ["Lundi"]})).result()
    assert session.room.person(person.id).state == "present"
    assert session.results.entries(poll)[0].author == "Zoé"


def test_answers_are_not_counted_afresh_because_somebody_joins(session, monkeypatch):
    poll = poll_of(session)
    person = session.room.join("Zoé").result().participant
    session.answers.submit(
        Submission("s1", poll.id, person.id, {"choices": ["Lundi"]})).result()
    before = session.results.result(poll.id)
    read = []
    monkeypatch.setattr(session.results, "entries", lambda *a, **k: read.append(a) or ())
    session.room.join("Noé").result()
    session.room.readmit(person.id).result()
    assert session.results.result(poll.id) == before
    assert not read
