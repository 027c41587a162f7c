"""A secret vote is counted once, and the file cannot tell who cast it."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

import pytest

from facilitator.activities.context import Source
from facilitator.document import reads
from facilitator.drawing.measure import Measure
from facilitator.errors import NotAllowed
from facilitator.i18n import french
from facilitator.report.tables import answers_sheet
from facilitator.workshop.answers import Submission
from facilitator.workshop.changes import PeopleChanged
from facilitator.workshop.opening import create_session
from facilitator.workshop.plan import parse_plan
from facilitator.workshop.sources import count_sources
from tests.activities.kind_support import told

PLAN = """
[workshop]
title = "Bureau de l’association"

[[steps]]
kind = "profile"
key = "portrait"
[[steps.fields]]
name = "role"
label = "Votre rôle"
choices = ["Bénévole", "Salarié"]

[[steps]]
kind = "priority"
key = "choix"
prompt = "Que faire d’abord ?"
options = ["Peindre", "Planter", "Réparer"]
secret = true
by = "role"

[[steps]]
kind = "poll"
key = "jour"
prompt = "Quels jours ?"
options = ["Lundi", "Jeudi"]
multiple = true
secret = true
"""
CHOICES = ("o1", "o2", "o3", "o2", "o1", "o2", "o3")


@pytest.fixture
def room(tmp_path, kinds, clock):
    """A session with seven people who said who they are, both votes open."""
    with create_session(tmp_path / "b.palabre", parse_plan(PLAN, kinds), kinds, clock) as session:
        people = [session.room.join(f"Personne {n}").result().participant for n in range(7)]
        portrait, choice, day = session.steps()
        for step in (portrait, choice, day):
            session.flow.open(step.id).result()
        for number, one in enumerate(people):
            clock.time += 10
            session.answers.submit(Submission(
                f"s{number}", portrait.id, one.id, {"role": "Bénévole" if number < 6 else "Salarié"}
            )).result()
        yield session, people


def cast(session, people, clock):
    """Everybody votes in the order in which they came, a minute apart."""
    _, choice, day = session.steps()
    for number, (one, chosen) in enumerate(zip(people, CHOICES, strict=True)):
        clock.time += 60
        session.answers.submit(
            Submission(f"v{number}", choice.id, one.id, {"dots": {chosen: 2}})).result()
        session.answers.submit(
            Submission(f"w{number}", day.id, one.id, {"choices": ["o1", "o2"][: 1 + number % 2]})
        ).result()
    return choice, day


def rows(session, query, *values):
    def read(db):
        return [tuple(row) for row in db.execute(query, values)]

    return session.document.read(read)


def test_everybody_is_counted_once(room, clock) -> None:
    session, people = room
    choice, day = cast(session, people, clock)
    result = session.results.result(choice.id)
    assert (result.voters, result.spent) == (7, 14)
    assert {one.id: one.total for one in result.ranking} == {"o1": 4, "o2": 6, "o3": 4}
    assert {one.id: one.voters for one in result.ranking} == {"o1": 2, "o2": 3, "o3": 2}
    poll = session.results.result(day.id)
    assert poll.respondents == 7
    assert [one.count for one in poll.choices] == [7, 3]


def test_a_vote_sent_again_counts_once_and_a_second_one_is_refused(room, clock) -> None:
    session, people = room
    _, choice, _ = session.steps()
    sent = Submission("v0", choice.id, people[0].id, {"dots": {"o1": 1}})
    first = session.answers.submit(sent).result()
    again = session.answers.submit(sent).result()
    assert (first.submission_id, first.answer_ids) == (again.submission_id, again.answer_ids)
    with pytest.raises(NotAllowed):
        session.answers.submit(replace(sent, id="other", value={"dots": {"o2": 1}})).result()
    assert session.results.result(choice.id).voters == 1


def test_no_row_of_a_vote_leads_to_its_voter(room, clock) -> None:
    session, people = room
    choice, day = cast(session, people, clock)
    opened = session.document.read(lambda db: reads.step(db, choice.id)).opened_at
    votes = rows(session, "SELECT participant_id, submission_id, source, created_at, updated_at "
                          "FROM answer WHERE step_id IN (?, ?)", choice.id, day.id)
    assert set(votes) == {(None, None, "phone", opened, opened)}
    assert len(votes) == 14
    sent = rows(session, "SELECT participant_id, value, received_at FROM submission "
                         "WHERE step_id IN (?, ?)", choice.id, day.id)
    assert set(sent) == {(None, "{}", opened)}
    names = {one.id for one in people}
    for table in ("answer", "submission", "revision", "link"):
        mine = [row for row in rows(session, f"SELECT * FROM {table}")
                if choice.id in row or day.id in row]
        assert not [row for row in mine if names & set(row)]


def test_rows_are_not_in_the_order_of_votes(tmp_path, kinds) -> None:
    """With forty voters, the chance that a random order looks sorted is one in 40!."""
    with create_session(tmp_path / "o.palabre", parse_plan(PLAN, kinds), kinds) as session:
        _, choice, _ = session.steps()
        session.flow.open(choice.id).result()
        people = [session.room.join(f"P{n}").result().participant for n in range(40)]
        for number, one in enumerate(people):
            chosen = "o1" if number < 20 else "o2"
            session.answers.submit(
                Submission(f"v{number:02}", choice.id, one.id, {"dots": {chosen: 1}})).result()
        by_row = [row[0] for row in rows(session, "SELECT payload FROM answer ORDER BY rowid")]
        assert by_row != sorted(by_row)
        sent = rows(session, "SELECT id FROM submission ORDER BY rowid")
        assert sent != sorted(sent)
        voters = rows(session, "SELECT participant_id FROM ballot")
        assert voters == sorted(voters)


def test_what_comes_after_a_secret_vote_keeps_its_order(room, clock) -> None:
    session, people = room
    cast(session, people, clock)
    portrait = session.steps()[0]
    late = [session.room.join(f"Tard {n}").result().participant for n in range(3)]
    for number, one in enumerate(late):
        session.answers.submit(
            Submission(f"late{number}", portrait.id, one.id, {"role": "Salarié"})).result()
    entries = session.results.entries(session.steps()[0])
    assert [entry.person for entry in entries][-3:] == [one.id for one in late]


def test_profiles_never_meet_a_secret_vote(room, clock) -> None:
    session, people = room
    choice, _ = cast(session, people, clock)
    assert session.results.result(choice.id).slices == ()
    assert not any(entry.profile or entry.person for entry in session.results.entries(choice))


def test_a_vote_typed_in_from_paper_is_secret_too(room, clock) -> None:
    session, people = room
    _, choice, _ = session.steps()
    session.answers.submit(Submission(
        "paper", choice.id, people[0].id, {"dots": {"o3": 3}}, Source.PAPER)).result()
    [entry] = session.results.entries(choice)
    assert (entry.person, entry.author) == ("", "")
    assert session.results.result(choice.id).voters == 1


def test_papers_are_counted_and_no_vote_says_that_it_is_one(room, clock) -> None:
    session, people = room
    choice, _ = cast(session, people, clock)
    late = [session.room.join(f"Sur papier {n}", source="facilitator").result().participant
            for n in range(2)]
    for one, source in zip(late, (Source.PAPER, Source.FACILITATOR), strict=True):
        session.answers.submit(
            Submission(f"p-{one.id}", choice.id, one.id, {"dots": {"o1": 1}}, source)).result()
        with pytest.raises(NotAllowed, match="déjà voté"):
            session.answers.submit(
                Submission(f"q-{one.id}", choice.id, one.id, {"dots": {"o2": 1}}, source)).result()
    counts = session.document.read(lambda db: count_sources(db, choice.id))
    assert counts == {Source.PHONE: 7, Source.PAPER: 1, Source.FACILITATOR: 1}
    for table in ("answer", "submission"):
        found = rows(session, f"SELECT DISTINCT source FROM {table} WHERE step_id = ?", choice.id)
        assert found == [("phone",)], "a lone paper would be its voter's"
    assert not any(one.id in str(session.step(choice.id).decisions) for one in late)
    session.room.forget(late[0].id).result()
    assert session.document.read(lambda db: count_sources(db, choice.id)) == counts


def test_the_closed_file_holds_no_trace_of_who_voted_what(tmp_path, kinds) -> None:
    path = tmp_path / "c.palabre"
    with create_session(path, parse_plan(PLAN, kinds), kinds) as session:
        _, choice, _ = session.steps()
        session.flow.open(choice.id).result()
        one = session.room.join("Seule").result().participant
        session.answers.submit(
            Submission("only", choice.id, one.id, {"dots": {"o1": 1}})).result()
        answer = session.results.entries(choice)[0].id
    with sqlite3.connect(path) as db:
        tables = [row[0] for row in db.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table'")]
        holding = {t for t in tables for row in db.execute(f"SELECT * FROM {t}") if answer in row}
    assert holding == {"answer"}


@pytest.mark.parametrize("secret", [True, False])
def test_once_votes_are_in_a_vote_becomes_neither_secret_nor_open(room, secret) -> None:
    """Each way of keeping votes knows only its own voters: people could vote twice."""
    session, people = room
    _, choice, _ = session.steps()
    session.plan.change(choice.id, settings={**choice.settings, "secret": secret}).result()
    ballot = Submission("one", choice.id, people[0].id, {"dots": {"o1": 1}})
    session.answers.submit(ballot).result()
    other = {**choice.settings, "secret": not secret}
    with pytest.raises(NotAllowed, match="le secret du vote ne change plus"):
        session.plan.change(choice.id, settings=other).result()
    session.flow.close(choice.id).result()
    session.flow.open(choice.id).result()
    with pytest.raises(NotAllowed):
        session.plan.change(choice.id, title="Autre", settings=other).result()
    again = replace(ballot, id="two", value={"dots": {"o2": 1}})
    if secret:
        with pytest.raises(NotAllowed, match="déjà voté"):
            session.answers.submit(again).result()
    else:
        session.answers.submit(again).result()
    assert session.results.result(choice.id).voters == 1
    session.plan.change(choice.id, settings={**other, "secret": secret}, title="Autre").result()
    assert session.steps()[1].title == "Autre"


def test_before_any_vote_the_secret_can_still_be_chosen(room) -> None:
    session, _ = room
    _, choice, _ = session.steps()
    for secret in (False, True):
        session.plan.change(choice.id, settings={**choice.settings, "secret": secret}).result()
        assert session.steps()[1].settings["secret"] is secret


def test_who_was_expected_is_seen_to_come_by_a_secret_vote(room) -> None:
    session, _ = room
    _, choice, _ = session.steps()
    late = session.room.join("Inscrite", state="expected").result().participant
    heard = []
    stop = session.bus.subscribe(heard.extend)
    session.answers.submit(Submission("l", choice.id, late.id, {"dots": {"o1": 1}})).result()
    stop()
    assert [one.participant_id for one in heard if isinstance(one, PeopleChanged)] == [late.id]
    assert {one.id: one.state for one in session.room.everybody()}[late.id] == "present"


def test_two_phones_of_one_person_cannot_vote_once_more_between_them(room, clock) -> None:
    session, people = room
    _, choice, _ = session.steps()
    late = session.room.join("Personne 0, nouveau téléphone").result().participant
    session.answers.submit(Submission("n", choice.id, late.id, {"dots": {"o1": 1}})).result()
    session.room.tie(late.id, people[0].id).result()
    assert rows(session, "SELECT participant_id FROM ballot") == [(people[0].id,)]
    with pytest.raises(NotAllowed, match="déjà voté"):
        session.answers.submit(
            Submission("again", choice.id, people[0].id, {"dots": {"o2": 1}})).result()
    assert session.results.result(choice.id).voters == 1


def test_two_secret_votes_of_one_person_are_said_and_nothing_is_given_away(room, clock) -> None:
    session, people = room
    choice, _ = cast(session, people, clock)
    late = session.room.join("Personne 0, nouveau téléphone").result().participant
    session.answers.submit(Submission("n", choice.id, late.id, {"dots": {"o1": 1}})).result()
    with pytest.raises(NotAllowed, match="close"):
        session.room.tie(late.id, people[0].id).result()
    assert session.room.person(late.id) is not None, "they stay two while the vote is open"
    session.flow.close(choice.id).result()
    session.room.tie(late.id, people[0].id).result()
    assert session.room.person(late.id) is None
    step = session.step(choice.id)
    assert session.results.result(choice.id).voters == 8, "no vote can be told from the others"
    assert len(session.document.read(lambda db: reads.ballots(db, choice.id))) == 7
    kind, context = session.kinds["priority"], session.results.context(step)
    report = kind.report(session.results.result(choice.id), context, french(), Measure())
    assert "1 personne a voté deux fois" in told(report).replace("\u00a0", " ")
    assert people[0].id not in str(step.decisions)


def test_the_table_of_answers_says_neither_how_nor_when_a_secret_vote_came(room, clock) -> None:
    session, people = room
    cast(session, people, clock)
    rows_ = [row for row in answers_sheet(session, french()).rows if row[0] == 2]
    assert {(row[7], row[10]) for row in rows_} == {("vote secret", None)}
