"""Groups out of the room: questions by themselves, people mixed, and nothing that stands broken."""

from __future__ import annotations

from itertools import combinations

import pytest

from facilitator.document.writer import Written
from facilitator.errors import NotAllowed
from facilitator.grouping.model import DemandError
from facilitator.workshop.answers import Submission
from facilitator.workshop.base import update
from facilitator.workshop.sequence import StepPlan
from facilitator.workshop.wishes import Wish

STREETS = ("Rue du Moulin", "Rue Haute", "Impasse du Puits")


@pytest.fixture
def steps(session):
    return {step.key: step for step in session.steps()}


@pytest.fixture
def room(session):
    """Twelve people, four from each street."""
    return [
        session.room.join(f"P{n}", profile={"rue": STREETS[n % 3]}).result().participant.id
        for n in range(12)
    ]


def settings(session, step, **values):
    """Set what the kind of this step may not know yet."""
    def command(db):
        update(db, "step", step.id, {"settings": {**step.settings, **values}})
        return Written(None)

    session.document.write(command).result()


def members(session, step):
    return [set(team.members) for team in session.groups.of(step.id)]


def test_groups_are_made_of_those_present_and_mixed(session, steps, room):
    session.room.change(room[0], state="left").result()
    session.room.join("Inscrite", state="expected").result()
    proposal = session.composing.propose(steps["groupes"].id, Wish(groups=4, apart="rue"))
    assert members(session, steps["groupes"]) == [set(), set()], "nothing is changed yet"
    session.composing.apply(proposal).result()
    groups = members(session, steps["groupes"])
    assert sorted(map(len, groups)) == [2, 3, 3, 3]
    assert set().union(*groups) == set(room[1:])
    verdict = " ".join(map(str, session.composing.verdict(steps["groupes"].id).verdict))
    assert "Votre rue" in verdict, "a street is no organisation"
    assert "aucun groupe ne réunit deux personnes qui ont la même réponse." in verdict
    assert [t.label for t in session.groups.of(steps["groupes"].id)] == [
        "Groupe 1", "Groupe 2", "Groupe 3", "Groupe 4"]


def test_the_verdict_names_profile_fields_as_people_know_them(session, steps, room):
    assert [(f.id, f.label) for f in session.composing.fields()] == [("rue", "Votre rue")]
    step = steps["groupes"]
    session.composing.apply(session.composing.propose(step.id, Wish(size=3, mix=("rue",)))).result()
    verdict = " ".join(map(str, session.composing.verdict(step.id).verdict))
    assert "Votre rue" in verdict
    assert "réponses réparties aussi également que possible." in verdict
    assert all(len({room.index(m) % 3 for m in group}) == 3 for group in members(session, step))


def test_a_move_by_hand_is_scored_again(session, steps, room):
    step = steps["groupes"]
    session.composing.apply(
        session.composing.propose(step.id, Wish(size=3, apart="rue"))).result()
    before = session.composing.verdict(step.id).score.same_organisation
    team = session.groups.of(step.id)[0]
    stranger = next(p for p in room if p not in team.members)
    session.groups.join(team.id, stranger).result()
    after = session.composing.verdict(step.id).score
    assert before == 0
    assert after.same_organisation == 1
    assert after.wrong_sizes == 2


def test_fixed_pairs_stay_together_and_people_in_a_group_stay_there(session, steps, room):
    step = steps["groupes"]
    second = session.groups.of(step.id)[1]
    session.groups.join(second.id, room[5]).result()
    wish = Wish(together=((room[0], room[3]),), apart="rue")
    session.composing.apply(session.composing.propose(step.id, wish)).result()
    groups = members(session, step)
    assert room[5] in groups[1]
    assert any({room[0], room[3]} <= group for group in groups)
    assert session.composing.wish(step.id) == wish


def test_late_arrivals_are_seated_and_leavers_go_without_moving_others(session, steps, room):
    step = steps["groupes"]
    session.composing.apply(session.composing.propose(step.id, Wish(groups=3))).result()
    before = members(session, step)
    session.groups.leave(step.id, room[0]).result()
    left = members(session, step)
    assert [group - {room[0]} for group in before] == left
    late = session.room.join("Tard", profile={"rue": STREETS[0]}).result().participant.id
    team = session.composing.place_late(step.id, late).result()
    smallest = min(range(3), key=lambda place: len(left[place]))
    assert session.groups.of(step.id)[smallest].id == team
    assert [group - {late} for group in members(session, step)] == left
    with pytest.raises(DemandError, match="déjà"):
        session.composing.place_late(step.id, late)


def test_people_who_met_before_are_parted(session, steps, room):
    again = session.plan.add(StepPlan("grid", "Seconde grille", "Et ?", settings={
        "columns": ["Idées"]})).result()
    session.composing.apply(session.composing.propose(steps["groupes"].id, Wish(groups=4))).result()
    session.composing.apply(session.composing.propose(again, Wish(groups=3))).result()
    assert session.composing.verdict(again).score.earlier == 0
    assert "précédente" in " ".join(map(str, session.composing.verdict(again).verdict))


def test_who_met_at_another_workshop_of_the_cycle_is_parted(session, steps, room):
    met = {frozenset(pair): 1.0 for first in range(3)
           for pair in combinations(room[first * 4:first * 4 + 4], 2)}
    made = session.composing.propose(steps["groupes"].id, Wish(groups=4), met_before=met)
    assert made.composed.evaluation.score.earlier == 0
    session.composing.apply(made).result()
    team = session.groups.of(steps["groupes"].id)[0]
    friend = next(one for one in room if one not in team.members
                  and any(frozenset((one, other)) in met for other in team.members))
    session.groups.join(team.id, friend).result()
    assert session.composing.verdict(steps["groupes"].id, met).score.earlier == 1
    assert session.composing.verdict(steps["groupes"].id).score.earlier == 0
    rounds = session.composing.propose_rounds(
        [steps["groupes"].id], Wish(groups=4, avoid_earlier=True), met_before=met)
    assert rounds[0].composed.evaluation.score.earlier == 0
    stranger = {frozenset((room[0], "nobody here")): 1.0}
    session.composing.propose(steps["groupes"].id, Wish(groups=4), met_before=stranger)


def test_several_rounds_are_worked_out_together(session, steps, room):
    rounds = [steps["groupes"].id] + [
        session.plan.add(StepPlan("grid", f"Tour {n}", "Et ?", settings={
            "columns": ["Idées"]})).result() for n in (2, 3)]
    made = session.composing.propose_rounds(rounds, Wish(size=3))
    for proposal in made:
        session.composing.apply(proposal).result()
    pairs = [frozenset(pair) for step_id in rounds for team in session.groups.of(step_id)
             for pair in combinations(team.members, 2)]
    assert len(pairs) == 3 * 12
    assert len(set(pairs)) == len(pairs)
    assert "Personne ne se rencontre deux fois." in map(str, made[0].composed.evaluation.verdict)
    assert "précédente" in " ".join(map(str, session.composing.verdict(rounds[2]).verdict))
    session.groups.add(rounds[1], "En plus").result()
    with pytest.raises(NotAllowed, match="même nombre"):
        session.composing.propose_rounds(rounds, Wish())


def test_groups_that_wrote_cannot_be_made_fewer(session, steps, room):
    step = steps["groupes"]
    session.flow.open(step.id).result()
    for number, team in enumerate(session.groups.of(step.id)):
        session.groups.join(team.id, room[number]).result()
        session.answers.submit(
            Submission(f"s{number}", step.id, room[number], {"o1": ["Une ligne"]})).result()
    with pytest.raises(NotAllowed, match="ont déjà écrit"):
        session.composing.propose(step.id, Wish(groups=1))


def test_wishes_that_cannot_be_met_say_why(session, steps, room):
    with pytest.raises(DemandError):
        session.composing.propose(steps["groupes"].id, Wish(groups=40))


@pytest.fixture
def voted(session, steps, room):
    """Three questions with dots on them; the groups' step takes them up."""
    made = [session.questions.make(steps["idees"].id, text).result()
            for text in ("Comment planter ?", "Comment arroser ?", "Comment s’asseoir ?")]
    session.flow.open(steps["choix"].id).result()
    for number, person in enumerate(room):
        first = made[2] if number < 7 else made[0]
        session.answers.submit(Submission(f"v{number}", steps["choix"].id, person, {
            "dots": {first: 2, made[0] if first != made[0] else made[1]: 1}})).result()
    session.flow.close(steps["choix"].id).result()
    settings(session, steps["groupes"], from_step="choix")
    return made


def test_groups_take_the_best_ranked_questions_in_their_present_words(session, steps, voted):
    session.questions.reword(voted[0], "Comment planter à l’automne ?").result()
    session.flow.open(steps["groupes"].id).result()
    teams = session.groups.of(steps["groupes"].id)
    assert [team.question for team in teams] == [
        "Comment planter des arbres ?", "Comment planter à l’automne ?"]
    assert session.thread.back(teams[1].id).next[0].id == voted[0]


def test_without_any_group_as_many_are_made_as_the_settings_say(session, steps, voted):
    for team in session.groups.of(steps["groupes"].id):
        session.groups.remove(team.id).result()
    settings(session, steps["groupes"], from_step="choix", group_count=5)
    session.flow.open(steps["groupes"].id).result()
    questions = [team.question for team in session.groups.of(steps["groupes"].id)]
    assert questions[:3] == ["Comment planter ?", "Comment s’asseoir ?", "Comment arroser ?"]
    assert questions[3:] == questions[:2], "more groups than questions: two on one"
    session.composing.prepare(steps["groupes"].id)
    assert len(session.groups.of(steps["groupes"].id)) == 5


def test_going_to_the_groups_settles_their_questions_once_there_are_votes(
    session, steps, voted
):
    session.flow.go(steps["groupes"].id).result()
    assert [team.question for team in session.groups.of(steps["groupes"].id)] == [
        "Comment planter des arbres ?", "Comment planter ?"]
    assert {step.key: step.state for step in session.steps()}["groupes"] == "waiting"


def test_going_to_the_groups_before_any_vote_settles_nothing(session, steps):
    session.questions.make(steps["idees"].id, "Comment planter ?").result()
    settings(session, steps["groupes"], from_step="choix")
    before = session.groups.of(steps["groupes"].id)
    session.flow.go(steps["groupes"].id).result()
    assert session.groups.of(steps["groupes"].id) == before


def test_people_come_to_the_question_they_voted_for(session, steps, voted, room):
    for team in session.groups.of(steps["groupes"].id):
        session.groups.remove(team.id).result()
    settings(session, steps["groupes"], from_step="choix", group_count=2)
    session.composing.prepare(steps["groupes"].id)
    proposal = session.composing.propose(steps["groupes"].id, Wish())
    session.composing.apply(proposal).result()
    first, second, neither = session.composing.verdict(steps["groupes"].id).score.choices
    assert (first, second, neither) == (12, 0, 0)
    assert sorted(map(len, members(session, steps["groupes"]))) == [5, 7]


def test_two_groups_become_one_and_every_line_keeps_its_origin(session, steps, room):
    step = steps["groupes"]
    session.flow.open(step.id).result()
    one, two = session.groups.of(step.id)
    lines = []
    for number, team in enumerate((one, two)):
        session.groups.join(team.id, room[number]).result()
        lines += session.answers.submit(Submission(
            f"s{number}", step.id, room[number], {"o1": [f"Ligne {number}"]})).result().answer_ids
    session.groups.change(two.id, question="Comment arroser ?", rapporteur_id=room[1]).result()
    session.groups.merge(one.id, two.id, "Comment planter et arroser ?").result()
    kept, = session.groups.of(step.id)
    assert kept.members == (room[0], room[1])
    assert (kept.question, kept.rapporteur_id) == ("Comment planter et arroser ?", room[1])
    grid, = session.results.result(step.id).grids
    assert [(line.text, line.origin) for line in grid.cells[0]] == [
        ("Ligne 0", ""), ("Ligne 1", "Groupe 2")]
    third = session.groups.add(step.id, "Groupe 3", members=[room[2]]).result()
    session.groups.merge(third, one.id).result()
    grid, = session.results.result(step.id).grids
    assert [line.origin for line in grid.cells[0]] == ["Groupe 1", "Groupe 2"], "who wrote first"
    back = {node.id: node.text for node in session.thread.back(lines[1]).walk()}
    assert back[two.id] == "Groupe 2 : Comment arroser ?"
    assert two.id not in {node.id for node in session.thread.back(lines[0]).next}
    with pytest.raises(NotAllowed):
        session.groups.merge(one.id, one.id).result()


def test_what_is_added_in_plenary_is_told_from_what_groups_wrote(session, steps, room):
    step = steps["groupes"]
    team = session.groups.of(step.id)[0]
    session.groups.write(team.id, {"o2": ["Ajouté ensemble"]}).result()
    session.groups.write(team.id, {"o2": ["Encore"]}).result()
    grid = session.results.result(step.id).grids[0]
    assert [line.text for line in grid.cells[1]] == ["Ajouté ensemble", "Encore"]
    entry = session.results.entries(step)[0]
    assert (entry.source.value, entry.person, entry.group) == ("facilitator", "", team.id)
