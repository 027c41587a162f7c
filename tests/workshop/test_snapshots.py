"""Whatever is done to themes, questions and groups can be undone, and loses nothing meanwhile."""

from __future__ import annotations

import json

import pytest

from facilitator.document import exchange
from facilitator.workshop.answers import Submission
from facilitator.workshop.wishes import Wish
from tests.workshop.test_media import picture

TABLES = ("item", "link", "team", "team_member")


@pytest.fixture
def steps(session):
    return {step.key: step for step in session.steps()}


@pytest.fixture
def world(session, steps):
    """Two themes with answers, two questions, two groups with a line each."""
    for key in ("idees", "groupes"):
        session.flow.open(steps[key].id).result()
    people = [session.room.join(f"P{n}").result().participant.id for n in range(4)]
    said = [session.answers.submit(Submission(
        f"i{n}", steps["idees"].id, person, {"answers": [f"idée {'abcd'[n]}"]},
    )).result().answer_ids[0] for n, person in enumerate(people)]
    one = session.themes.make(steps["idees"].id, "Un", said[:2]).result()
    two = session.themes.make(steps["idees"].id, "Deux", said[2:]).result()
    questions = [session.questions.make(steps["idees"].id, f"Comment {n} ?", [theme]).result()
                 for n, theme in enumerate((one, two))]
    teams = [team.id for team in session.groups.of(steps["groupes"].id)]
    for n, team in enumerate(teams):
        session.groups.join(team, people[n]).result()
        session.answers.submit(Submission(
            f"g{n}", steps["groupes"].id, people[n], {"o1": [f"ligne {n}"]})).result()
        session.media.add(steps["groupes"].id, picture(), team_id=team, place="o1").result()
    return {"people": people, "said": said, "themes": (one, two), "questions": questions,
            "teams": teams}


def tables(session):
    whole = json.loads(session.document.read(exchange.dump))["tables"]
    found = {name: sorted(json.dumps(row, sort_keys=True) for row in whole[name])
             for name in TABLES}
    for name in ("answer", "media"):
        found[name] = sorted((row["id"], row["team_id"] or "") for row in whole[name])
    found["decisions"] = sorted(json.dumps(row["decisions"]) for row in whole["step"])
    return found


@pytest.mark.parametrize("act", [
    lambda s, w, step: s.themes.merge(w["themes"][0], [w["themes"][1]]),
    lambda s, w, step: s.themes.split(w["themes"][0], "Trois", w["said"][:1]),
    lambda s, w, step: s.themes.move(step, w["said"][:1], w["themes"][1], w["themes"][0]),
    lambda s, w, step: s.themes.make(step, "Trois", w["said"]),
    lambda s, w, step: s.items.remove(w["themes"][0]),
    lambda s, w, step: s.items.rename(w["themes"][0], "Autrement"),
    lambda s, w, step: s.items.order(step, "theme", [w["themes"][1]]),
    lambda s, w, step: s.questions.merge(w["questions"][0], [w["questions"][1]], "Comment ?"),
    lambda s, w, step: s.questions.reword(w["questions"][0], "Comment mieux ?"),
    lambda s, w, step: s.themes.refuse(step, s.themes.suggest(step)[0])
    if s.themes.suggest(step) else s.items.remove(w["questions"][0]),
], ids=["merge", "split", "move", "make", "remove", "rename", "order", "merge-questions",
        "reword", "refuse"])
def test_what_is_done_to_themes_and_questions_is_undone(session, steps, world, act):
    step = steps["idees"].id
    before, snapshot = tables(session), session.snapshots.take(step)
    act(session, world, step).result()
    after, done = tables(session), session.snapshots.take(step)
    assert after != before
    session.snapshots.restore(snapshot, done).result()
    assert tables(session) == before
    session.snapshots.restore(done, snapshot).result()
    assert tables(session) == after


@pytest.mark.parametrize("act", [
    lambda s, w, step: s.groups.merge(w["teams"][0], w["teams"][1], "Comment ?"),
    lambda s, w, step: s.groups.join(w["teams"][0], w["people"][3]),
    lambda s, w, step: s.groups.leave(step, w["people"][0]),
    lambda s, w, step: s.groups.add(step, "Encore", "Comment ?", w["people"], w["questions"]),
    lambda s, w, step: s.groups.change(w["teams"][0], rapporteur_id=w["people"][0]),
    lambda s, w, step: s.composing.apply(s.composing.propose(step, Wish(groups=4, keep=False))),
], ids=["merge", "join", "leave", "add", "change", "compose"])
def test_what_is_done_to_groups_is_undone(session, steps, world, act):
    step = steps["groupes"].id
    before, snapshot = tables(session), session.snapshots.take(step)
    act(session, world, step).result()
    after, done = tables(session), session.snapshots.take(step)
    assert after != before
    session.snapshots.restore(snapshot, done).result()
    assert tables(session) == before
    session.snapshots.restore(done, snapshot).result()
    assert tables(session) == after


def test_answers_given_meanwhile_stay(session, steps, world):
    step = steps["groupes"]
    snapshot = session.snapshots.take(step.id)
    late = session.groups.add(step.id, "Tard", members=[world["people"][3]]).result()
    done = session.snapshots.take(step.id)
    session.answers.submit(Submission(
        "late", step.id, world["people"][3], {"o1": ["après coup"]})).result()
    session.snapshots.restore(snapshot, done).result()
    assert late in {team.id for team in session.groups.of(step.id)}
    grids = session.results.result(step.id).grids
    assert "après coup" in [line.text for grid in grids for line in grid.cells[0]]


def test_a_person_forgotten_meanwhile_does_not_come_back(session, steps, world):
    for key in ("idees", "groupes"):
        step = steps[key].id
        snapshot = session.snapshots.take(step)
        if key == "idees":
            session.items.remove(world["themes"][0]).result()
        else:
            session.groups.leave(step, world["people"][1]).result()
        done = session.snapshots.take(step)
        session.room.forget(world["people"][0 if key == "idees" else 1]).result()
        session.snapshots.restore(snapshot, done).result()
    whole = session.document.read(exchange.dump)
    for gone in (*world["people"][:2], *world["said"][:2]):
        assert gone not in whole


def test_undo_at_one_step_leaves_what_other_steps_made_of_it(session, steps, world):
    snapshot = session.snapshots.take(steps["idees"].id)
    session.items.rename(world["themes"][0], "Autrement").result()
    done = session.snapshots.take(steps["idees"].id)
    action = session.actions.add(
        steps["groupes"].id, "Une action", [world["questions"][0]]).result()
    session.snapshots.restore(snapshot, done).result()
    assert session.thread.back(action).next[0].id == world["questions"][0]
    assert session.results.themes(steps["idees"].id)[0].label == "Un"


def test_what_others_change_meanwhile_is_not_undone_with_it(session, steps, world):
    step, (one, two), people = steps["groupes"].id, world["teams"], world["people"]
    snapshot = session.snapshots.take(step)
    session.groups.change(one, label="Les Tilleuls").result()
    session.groups.join(one, people[2]).result()
    session.groups.join(one, people[3]).result()
    done = session.snapshots.take(step)
    session.groups.join(two, people[3]).result()  # on a phone, right after
    session.groups.change(one, question="Comment faire ?").result()
    session.groups.change(two, label="Les Saules").result()
    session.snapshots.restore(snapshot, done).result()
    first, second = session.groups.of(step)
    assert (first.label, first.question) == (snapshot.teams[0]["label"], "Comment faire ?")
    assert second.label == "Les Saules"
    assert (first.members, second.members) == ((people[0],), (people[1], people[3]))


def test_a_group_that_somebody_joined_meanwhile_stays(session, steps, world):
    step = steps["groupes"].id
    snapshot = session.snapshots.take(step)
    fresh = session.groups.add(step, "Encore").result()
    done = session.snapshots.take(step)
    session.groups.join(fresh, world["people"][3]).result()
    session.snapshots.restore(snapshot, done).result()
    assert fresh in {team.id for team in session.groups.of(step)}


def test_themes_that_others_touch_meanwhile_keep_that(session, steps, world):
    step, (one, two), said = steps["idees"].id, world["themes"], world["said"]
    snapshot = session.snapshots.take(step)
    session.themes.move(step, [said[0]], two, one).result()
    done = session.snapshots.take(step)
    session.items.rename(two, "Autrement").result()
    session.themes.move(step, [said[1]], two, one).result()
    session.snapshots.restore(snapshot, done).result()
    themes = {theme.id: theme for theme in session.results.themes(step)}
    assert themes[two].label == "Autrement"
    assert set(themes[one].entries) == {said[0]}
    assert set(themes[two].entries) == {said[1], *said[2:]}
