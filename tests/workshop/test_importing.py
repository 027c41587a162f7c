"""Lists come into a workshop; what does not is said, line by line."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitator.activities.context import Source
from facilitator.errors import NotAllowed
from facilitator.importing.people import guess, people
from facilitator.importing.table import Table, parse_table, read_table
from facilitator.workshop.answers import Submission
from facilitator.workshop.import_answers import NAME, guess_targets, import_answers, plan_answers
from facilitator.workshop.importing import (
    add_options,
    forget_imported,
    import_people,
    paste_options,
)
from facilitator.workshop.imports import imports_of, return_import, withdraw_import
from facilitator.workshop.kept import Kept

LIST = """Prénom;Nom;D’où venez-vous ? (rue);Votre rue;Courriel
Ana;Bellec;x;rue haute;a@b.fr
Moussa;Diarra;;Boulevard Nord;
;;;Rue Haute;
ana;BELLEC;;;
""".encode()


def step(session, key):
    return next(one for one in session.steps() if one.key == key)


def said(imported):
    return [str(note) for note in imported.notes]


def test_a_sign_up_list_becomes_expected_people_with_their_profile(session):
    table = parse_table(LIST, "liste.csv")
    found = import_people(session, people(table, guess(table)))
    everybody = session.room.everybody()
    assert [(p.name, p.state) for p in everybody] == [
        ("Ana Bellec", "expected"), ("Moussa Diarra", "expected")]
    assert everybody[0].profile["rue"] == "Rue Haute"
    assert "Courriel" not in everybody[0].profile
    assert said(found) == [
        "Ligne 2 : « Boulevard Nord » n’est pas un choix de « Votre rue ».",
        "Ligne 3 : il manque un nom.", "Ligne 4 : ana BELLEC est déjà là."]
    assert session.document.read(lambda db: db.execute(
        "SELECT COUNT(*) FROM participant WHERE state != 'expected'").fetchone()[0]) == 0


def test_taking_the_list_twice_adds_nobody_and_can_be_undone(session):
    table = parse_table(LIST, "liste.csv")
    listed = people(table, guess(table))
    first = import_people(session, listed)
    assert import_people(session, listed).ids == ()
    session.room.change(first.ids[0], state="present").result()
    assert forget_imported(session, first) == 1
    assert [p.name for p in session.room.everybody()] == ["Ana Bellec"]


def test_an_anonymous_workshop_takes_no_list(session):
    session.plan.describe(settings={"anonymous": True}).result()
    table = parse_table(LIST, "liste.csv")
    with pytest.raises(NotAllowed, match="aucun nom"):
        import_people(session, people(table, guess(table)))


FORM = """Horodateur;Votre nom;Que faire de la place ?;Autre idée
12/03;Ana Bellec;Un banc;Une fontaine
12/03;;Des arbres;
13/03;Ana Bellec;Autre chose;
14/03;Paul;;
""".encode()


def test_answers_of_an_earlier_form_become_a_steps_answers(session):
    idees = step(session, "idees")
    table = parse_table(FORM, "form.csv")
    targets = guess_targets(session, idees.id, table)
    assert targets["Que faire de la place ?"] == "answers"
    targets |= {"Votre nom": NAME, "Autre idée": "answers"}
    plan = plan_answers(session, idees.id, table, targets)
    assert [(row.line, row.name) for row in plan.rows] == [
        (1, "Ana Bellec"), (2, ""), (3, "Ana Bellec")]
    assert session.results.entries(idees) == (), "planning touches nothing"
    found = import_answers(session, plan)
    entries = session.results.entries(idees)
    assert [(e.payload["text"], bool(e.person), e.source) for e in entries] == [
        ("Un banc", True, Source.FACILITATOR), ("Une fontaine", True, Source.FACILITATOR),
        ("Des arbres", False, Source.FACILITATOR)]
    assert found.ids == tuple(e.id for e in entries)
    assert said(found) == [
        "Colonne laissée de côté : Horodateur.", "Ligne 4 : aucune réponse.",
        "Ligne 3 : Ana Bellec a déjà répondu."]
    assert session.results.result(idees.id).people == 1


def test_the_same_form_comes_in_once(session):
    idees = step(session, "idees")
    table = parse_table(FORM, "form.csv")
    plan = plan_answers(session, idees.id, table, {"Que faire de la place ?": "answers"})
    assert len(import_answers(session, plan).ids) == 3
    again = import_answers(session, plan)
    assert again.ids == ()
    assert "Ligne 1 : déjà prise." in said(again)


def test_whoever_answered_on_a_phone_keeps_what_they_said(session):
    idees = step(session, "idees")
    ana = session.room.join("Ana Bellec").result().participant
    session.flow.open(idees.id).result()
    session.answers.submit(Submission("s", idees.id, ana.id, {"answers": ["Du sable"]})).result()
    table = parse_table(FORM, "form.csv")
    plan = plan_answers(session, idees.id, table,
                        {"Que faire de la place ?": "answers", "Votre nom": NAME})
    import_answers(session, plan)
    assert [e.payload["text"] for e in session.results.entries(idees)] == [
        "Du sable", "Des arbres"]


def rows(session):
    """What an import can touch, whatever the rows' order."""
    tables = ("participant", "submission", "answer", "link", "team_member", "team")
    return session.document.read(lambda db: {table: sorted(
        repr(tuple(row)) for row in db.execute(f"SELECT * FROM {table}")) for table in tables})


def brought_in(session):
    """An import of which one answer is under a theme and one person in a group."""
    idees = step(session, "idees")
    table = parse_table(FORM, "form.csv")
    found = import_answers(session, plan_answers(session, idees.id, table, {
        "Que faire de la place ?": "answers", "Votre nom": NAME}))
    theme = session.items.add(idees.id, "theme", "Du vert").result()
    session.items.place(theme, [found.ids[0]]).result()
    (ana,) = session.room.everybody()
    team = session.groups.of(step(session, "groupes").id)[0]
    session.groups.join(team.id, ana.id).result()
    session.groups.change(team.id, rapporteur_id=ana.id).result()
    return idees, found, theme, ana


def test_an_import_goes_with_whom_it_brought_and_comes_back_as_it_was(session):
    idees, found, _, _ = brought_in(session)
    before, kept = rows(session), Kept()
    for _ in range(2):
        assert withdraw_import(session, idees.id, found.mark, kept).result() == 2
        assert session.results.entries(idees) == ()
        assert session.room.everybody() == ()
        assert {team.rapporteur_id for team in session.groups.of(step(session, "groupes").id)
                } == {None}, "nobody speaks who is not here"
        return_import(session, idees.id, kept).result()
        assert tuple(one.id for one in session.results.entries(idees)) == found.ids
        after = rows(session)
        assert {name: after[name] for name in after if name != "team"} == {
            name: before[name] for name in before if name != "team"}
    assert [one.rows for one in imports_of(session, idees.id)] == [2]


def test_what_happened_meanwhile_stays_when_an_import_comes_back(session):
    idees, found, theme, ana = brought_in(session)
    session.room.change(ana.id, state="present").result()
    kept = Kept()
    withdraw_import(session, idees.id, found.mark, kept).result()
    assert [one.id for one in session.room.everybody()] == [ana.id], "who has come stays"
    session.items.remove(theme).result()
    session.flow.open(idees.id).result()
    session.answers.submit(Submission("s", idees.id, ana.id, {"answers": ["Du sable"]})).result()
    return_import(session, idees.id, kept).result()
    assert sorted(e.payload["text"] for e in session.results.entries(idees)) == [
        "Des arbres", "Du sable"]
    assert rows(session)["link"] == []


@pytest.mark.parametrize(("cell", "count", "note"), [
    ("lundi", {"Lundi": 1}, 0), ("Lundi, Samedi", {"Lundi": 1, "Samedi": 1}, 0),
    ("LUNDI ; jeudi", {"Lundi": 1, "Jeudi": 1}, 0), ("Lundi, Mardi", {"Lundi": 1}, 1),
])
def test_choices_are_found_by_what_they_mean(session, cell, count, note):
    jour = step(session, "jour")
    table = parse_table(f'Quel jour se revoir ?;N\n"{cell}";Ana\n'.encode(), "f.csv")
    targets = {"Quel jour se revoir ?": "choices", "N": NAME}
    assert guess_targets(session, jour.id, table)["Quel jour se revoir ?"] == "choices"
    plan = plan_answers(session, jour.id, table, targets)
    assert len(plan.notes) == note
    import_answers(session, plan)
    result = session.results.result(jour.id)
    assert {c.label: c.count for c in result.choices if c.count} == count


def test_points_are_read_a_column_an_option(session):
    from facilitator.workshop.sequence import StepPlan

    where = session.plan.add(StepPlan("priority", "Points", settings={
        "options": ["Un banc", "Un puits"], "budget": 3})).result()
    table = parse_table(b"Nom;Un banc;Un puits\nAna;2;1\nPaul;9;\nLou;deux;\n", "f.csv")
    plan = plan_answers(session, where, table, guess_targets(session, where, table))
    assert [row.line for row in plan.rows] == [1]
    import_answers(session, plan)
    assert [(o.label, o.total) for o in session.results.result(where).ranking] == [
        ("Un banc", 2), ("Un puits", 1)]
    assert any("Ligne 2" in str(note) for note in plan.notes)
    assert any("« deux »" in str(note) for note in plan.notes)


def test_group_work_and_breaks_take_no_table(session):
    table = parse_table(FORM, "form.csv")
    for key in ("groupes", "accueil"):
        with pytest.raises(NotAllowed):
            plan_answers(session, step(session, key).id, table, {})


PASTED = """
1. Un banc
- Une fontaine
 • un BANC
a) Un puits

3 arbres
"""


def test_options_are_pasted_as_lines(session):
    labels, imported = paste_options(PASTED)
    assert labels == ("Un banc", "Une fontaine", "Un puits", "3 arbres")
    assert said(imported) == ["Ligne 4 : « un BANC » y est déjà."]
    jour = step(session, "jour")
    before = [dict(one) for one in jour.settings["options"]]
    added = add_options(session, jour.id, "Samedi\n- Dimanche\n")
    after = list(step(session, "jour").settings["options"])
    assert after[:3] == before
    assert [one["label"] for one in after[3:]] == ["Dimanche"]
    assert added.ids == (after[3]["id"],)
    session.flow.open(jour.id).result()
    with pytest.raises(NotAllowed, match="ne changent plus"):
        add_options(session, jour.id, "Mardi")
    with pytest.raises(NotAllowed, match="pas d’options"):
        add_options(session, step(session, "accueil").id, "Mardi")


@given(st.lists(st.lists(st.text(max_size=12), min_size=3, max_size=3), max_size=6))
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture],
          deadline=None)
def test_every_row_comes_in_or_is_noted(session, rows):
    table = Table(("Nom", "Que faire de la place ?", "c"), tuple(map(tuple, rows)))
    idees = step(session, "idees")
    plan = plan_answers(session, idees.id, table,
                        dict(zip(table.columns, (NAME, "answers", ""), strict=False)))
    noted = {note.params.get("line") for note in plan.notes}
    for line in range(1, len(table.rows) + 1):
        assert line in {row.line for row in plan.rows} | noted


def test_a_real_list_comes_in_whole(session, shared):
    path = shared / "data" / "profiles" / "profiles.csv"
    table = read_table(path)
    listed = people(table, guess(table))[:300]
    named = [type(one)(one.line, f"Personne {one.line}", one.profile) for one in listed]
    found = import_people(session, named)
    assert len(found.ids) == 300
    kept = session.room.everybody()
    assert all(set(one.profile.values()) == set(person.profile.values())
               for one, person in zip(named, kept, strict=True))
