"""A line goes on: to an action, a common point, an option of a later step, the next workshop."""

from __future__ import annotations

import pytest

from facilitator.errors import NotAllowed
from facilitator.workshop.answers import Submission
from facilitator.workshop.thread import Role


@pytest.fixture
def steps(session):
    return {step.key: step for step in session.steps()}


@pytest.fixture
def lines(session, steps):
    """One line in each of the two groups."""
    session.flow.open(steps["groupes"].id).result()
    found = []
    for number, team in enumerate(session.groups.of(steps["groupes"].id)):
        person = session.room.join(f"P{number}").result().participant.id
        session.groups.join(team.id, person).result()
        found += session.answers.submit(Submission(
            f"l{number}", steps["groupes"].id, person, {"o2": [f"Un puits {number}"]},
        )).result().answer_ids
    return found


def test_an_action_says_who_and_when_and_can_be_done(session, steps, lines):
    made = session.actions.add(
        steps["groupes"].id, "Demander un devis", lines[:1], " Awa\x07 ", "avant l’été").result()
    session.actions.change(made, text="Demander deux devis", when="en mai", done=True).result()
    action, = session.actions.all()
    assert (action.text, action.who, action.when, action.done, action.sources) == (
        "Demander deux devis", "Awa", "en mai", True, (lines[0],))
    assert session.items.of(steps["groupes"].id, "action")[0].data["versions"][0]["text"] == (
        "Demander un devis")


def test_all_actions_are_listed_in_the_order_of_the_steps(session, steps):
    late = session.actions.add(steps["groupes"].id, "Ensuite").result()
    early = session.actions.add(steps["idees"].id, "D’abord").result()
    assert [action.id for action in session.actions.all()] == [early, late]
    with pytest.raises(NotAllowed):
        session.actions.change(
            session.themes.make(steps["idees"].id, "Un thème").result(), who="Awa").result()


def test_common_points_tie_lines_of_several_groups(session, steps, lines):
    made = session.actions.tie_common(steps["groupes"].id, "L’eau d’abord", lines).result()
    (item, tied), = session.actions.commons(steps["groupes"].id)
    assert (item.id, item.text, set(tied)) == (made, "L’eau d’abord", set(lines))
    back = session.thread.back(made)
    assert back.role is Role.COMMON
    assert {node.role for node in back.next} == {Role.LINE}
    with pytest.raises(NotAllowed, match="au moins deux"):
        session.actions.tie_common(steps["groupes"].id, "Seul", lines[:1])


def test_a_line_becomes_an_option_that_leads_back_to_it(session, steps, lines):
    option = session.actions.offer(steps["jour"].id, "Le jour du marché", lines[:1]).result()
    session.flow.open(steps["jour"].id).result()
    person = session.room.everybody()[0].id
    session.answers.submit(Submission(
        "v", steps["jour"].id, person, {"choices": [option]})).result()
    chosen = session.results.result(steps["jour"].id).choices[-1]
    assert (chosen.id, chosen.label, chosen.count) == (option, "Le jour du marché", 1)
    assert Role.VOTE in {node.role for node in session.thread.forward(lines[0]).walk()}
    with pytest.raises(NotAllowed, match="déjà fixées"):
        session.actions.offer(steps["jour"].id, "Trop tard", lines[:1]).result()


def test_only_typed_options_take_another(session, steps, lines):
    with pytest.raises(NotAllowed, match="pas d’options"):
        session.actions.offer(steps["idees"].id, "Une idée", lines).result()
    with pytest.raises(NotAllowed, match="déjà fixées"):
        session.actions.offer(steps["choix"].id, "Une idée", lines).result()
    with pytest.raises(NotAllowed, match="deux fois"):
        session.actions.offer(steps["jour"].id, "Lundi", lines).result()


def test_a_question_is_kept_for_the_next_workshop(session, steps, lines):
    made = session.actions.keep_for_next(
        steps["groupes"].id, "Comment payer le puits ?", lines).result()
    assert [item.id for item in session.actions.for_next()] == [made]
    assert session.thread.forward(lines[0]).next[0].role is Role.NEXT
