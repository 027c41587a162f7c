"""An open vote can be compared by what people said of themselves, also when that changes."""

from __future__ import annotations

import pytest

from facilitator.workshop.answers import Submission
from facilitator.workshop.opening import create_session
from facilitator.workshop.plan import parse_plan

PLAN = """
[workshop]
title = "Assemblée"

[[steps]]
kind = "profile"
key = "portrait"
[[steps.fields]]
name = "role"
label = "Votre rôle"
choices = ["Parent", "Élève"]

[[steps]]
kind = "priority"
key = "choix"
prompt = "Que faire d’abord ?"
options = ["Peindre", "Planter"]
method = "rank"
by = "role"
threshold = 3

[[steps]]
kind = "grid"
key = "groupes"
prompt = "Comment ?"
columns = ["Freins"]
[[steps.groups]]
label = "Tilleul"
[[steps.groups]]
label = "Chêne"
"""


@pytest.fixture
def room(tmp_path, kinds, clock):
    """A session in which four parents and three pupils have voted."""
    with create_session(tmp_path / "a.palabre", parse_plan(PLAN, kinds), kinds, clock) as session:
        portrait, choice, _ = session.steps()
        session.flow.open(portrait.id).result()
        session.flow.open(choice.id).result()
        people = [session.room.join(f"P{n}").result().participant for n in range(7)]
        for number, one in enumerate(people):
            say(session, one, "Parent" if number < 4 else "Élève", f"s{number}")
            first, second = ("o1", "o2") if number < 4 else ("o2", "o1")
            session.answers.submit(Submission(
                f"v{number}", choice.id, one.id, {"ranking": {first: 1, second: 2}})).result()
        yield session, people


def say(session, person, role, submission):
    portrait = session.steps()[0]
    session.answers.submit(Submission(submission, portrait.id, person.id, {"role": role})).result()


def voters(session):
    result = session.results.result(session.steps()[1].id)
    return {one.label: one.result and one.result.voters for one in result.slices}


def test_each_profile_has_its_own_ranking(room) -> None:
    session, _ = room
    result = session.results.result(session.steps()[1].id)
    first = {one.label: one.result.ranking[0].label for one in result.slices}
    assert first == {"Parent": "Peindre", "Élève": "Planter"}
    assert result.ranking[0].label == "Peindre"


def test_who_corrects_their_profile_moves_with_their_vote(room) -> None:
    session, people = room
    assert voters(session) == {"Parent": 4, "Élève": 3}
    say(session, people[0], "Élève", "again")
    assert voters(session) == {"Élève": 4, "Parent": 3}


def test_a_profile_that_gets_too_small_is_hidden(room) -> None:
    session, people = room
    say(session, people[6], "Parent", "again")
    assert voters(session) == {"Parent": None, "Élève": None}


def test_what_groups_have_in_common_reaches_the_grid(room) -> None:
    session, people = room
    grid = session.steps()[2]
    session.flow.open(grid.id).result()
    lines = []
    for number, team in enumerate(session.results.context(grid).groups):
        session.groups.join(team.id, people[number].id).result()
        lines += session.answers.submit(Submission(
            f"g{number}", grid.id, people[number].id, {"o1": ["Le bus"]})).result().answer_ids
    session.actions.tie_common(grid.id, "Se déplacer", lines).result()
    [point] = session.results.result(grid.id).common
    assert (point.text, point.groups) == ("Se déplacer", ("Tilleul", "Chêne"))
