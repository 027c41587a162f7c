"""What was taken out while preparing comes back as it was."""

from __future__ import annotations

import pytest

from facilitator.errors import NotAllowed
from facilitator.importing.people import Person
from facilitator.workshop.groups import Team
from facilitator.workshop.importing import import_people, return_imported, withdraw_imported
from facilitator.workshop.kept import Kept
from facilitator.workshop.plan import parse_plan, without_clashes
from facilitator.workshop.plan_export import dump_plan


def step_of(session, key):
    return next(step for step in session.steps() if step.key == key)


def write_a_line(session, grid):
    fields = session.kinds["grid"].answer_fields(session.results.context(grid))
    team = session.groups.of(grid.id)[-1]
    session.groups.write(team.id, {fields[0].name: ["une ligne"]}).result()


def everything(session):
    """The tables that a step fills, whatever their rows' order."""
    def rows(db):
        return {table: sorted(map(repr, (tuple(row) for row in db.execute(
            f"SELECT * FROM {table}")))) for table in (
                "step", "item", "link", "team", "team_member", "media")}
    return session.document.read(rows)


def test_a_step_comes_back_with_groups_people_themes_and_what_takes_it_up(session):
    step, grid = step_of(session, "idees"), step_of(session, "groupes")
    theme = session.items.add(step.id, "theme", "Les arbres").result()
    session.items.add(step.id, "question", "Comment en planter ?", [theme]).result()
    person = session.room.join("Ana").result().participant.id
    team = session.groups.of(grid.id)[0]
    session.groups.join(team.id, person).result()
    session.groups.change(team.id, rapporteur_id=person, sources=[theme]).result()
    session.plan.change(step.id, translations={"en": {"title": "Ideas"}}).result()
    before, plan = everything(session), dump_plan(session)
    for one in (step, grid):
        kept = Kept()
        session.plan.remove(one.id, kept).result()
        assert one.id not in {left.id for left in session.steps()}
        session.plan.restore(kept).result()
    assert everything(session) == before
    assert dump_plan(session) == plan


def test_removal_and_return_may_queue_up_and_a_refused_one_brings_nothing(session):
    step = step_of(session, "choix")
    kept, plan = Kept(), dump_plan(session)
    for _ in range(3):
        session.plan.remove(step.id, kept)
        last = session.plan.restore(kept)
    last.result()
    assert dump_plan(session) == plan
    answered = step_of(session, "groupes")
    write_a_line(session, answered)
    with pytest.raises(NotAllowed):
        session.plan.remove(answered.id, kept).result()
    session.plan.restore(kept).result()
    assert dump_plan(session) == plan


def test_somebody_forgotten_in_between_stays_forgotten(session):
    grid, kept = step_of(session, "groupes"), Kept()
    ana = session.room.join("Ana").result().participant.id
    session.groups.join(session.groups.of(grid.id)[0].id, ana).result()
    session.plan.remove(grid.id, kept).result()
    session.room.forget(ana).result()
    session.plan.restore(kept).result()
    assert [one.members for one in session.groups.of(grid.id)] == [(), ()]


def test_people_of_a_list_go_and_come_again_but_those_who_came_stay(session):
    found = import_people(session, [Person(1, "Ana Petit", {}), Person(2, "Bo Grand", {})])
    kept = Kept()
    session.room.change(found.ids[0], state="present").result()
    assert withdraw_imported(session, found, kept).result() == 1
    assert [one.name for one in session.room.everybody()] == ["Ana Petit"]
    return_imported(session, kept).result()
    assert [one.id for one in session.room.everybody()] == list(found.ids)


def test_groups_are_arranged_and_those_that_wrote_stay(session):
    grid = step_of(session, "groupes")
    first, second = session.groups.of(grid.id)
    session.groups.arrange(grid.id, [Team(second.id, "Le second", "Quoi ?"),
                                     Team("n" * 32, "Nouveau"), Team(first.id, first.label)]
                           ).result()
    assert [one.label for one in session.groups.of(grid.id)] == [
        "Le second", "Nouveau", first.label]
    write_a_line(session, grid)
    with pytest.raises(NotAllowed):
        session.groups.arrange(grid.id, []).result()


def test_a_plan_beside_another_keeps_who_takes_up_whom(kinds):
    plan = parse_plan("[workshop]\ntitle='a'\n[[steps]]\nkind='open_question'\nkey='idees'\n"
                      "prompt='p'\n[[steps]]\nkind='poll'\nprompt='q'\nfrom_step='idees'\n", kinds)
    beside = without_clashes(plan, {"idees", "poll"})
    assert [step.key for step in beside.steps] == ["idees-2", "poll-2"]
    assert beside.steps[1].settings["from_step"] == "idees-2"
