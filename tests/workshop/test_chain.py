"""The whole chain: what people say, themes, questions, consent, dots, groups, lines, actions."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from facilitator.workshop.answers import Submission
from facilitator.workshop.opening import create_session
from facilitator.workshop.plan import parse_plan
from facilitator.workshop.templates import template
from facilitator.workshop.thread import Role
from facilitator.workshop.wishes import Wish
from tests.e2e.replay import Replay

PLAN = """
[workshop]
title = "Le jardin de la gare"

[[steps]]
kind = "open_question"
key = "dire"
prompt = "Qu’est-ce qui est difficile au jardin ?"
answers = 2

[[steps]]
kind = "consent"
key = "valider"
prompt = "Cette liste nous va-t-elle ?"
from_step = "dire"

[[steps]]
kind = "priority"
key = "choisir"
prompt = "Par quoi commencer ?"
from_step = "valider"

[[steps]]
kind = "grid"
key = "travailler"
prompt = "Comment s’y prendre ?"
columns = ["Ce qui bloque", "Ce qu’on essaie"]
from_step = "choisir"
"""
SAID = (
    "On manque d’eau en juillet", "on manque d'eau en juillet !", "L’eau vient de trop loin",
    "Personne n’arrose le week-end", "Les outils disparaissent", "Les outils ne sont pas rangés",
    "Trop peu de monde aux réunions", "Les réunions finissent tard",
)


@dataclass
class Room:
    """People who answer when a step is open."""

    session: object
    people: list[str] = field(default_factory=list)
    sent: int = 0

    def step(self, key):
        return next(step for step in self.session.steps() if step.key == key)

    def open(self, key):
        self.session.flow.go(self.step(key).id).result()
        self.session.flow.open(self.step(key).id).result()
        return self.step(key)

    def say(self, person, key, value):
        self.sent += 1
        return self.session.answers.submit(Submission(
            f"s{self.sent}", self.step(key).id, person, value)).result().answer_ids


@pytest.fixture
def room(tmp_path, kinds, clock):
    with create_session(tmp_path / "gare.palabre", parse_plan(PLAN, kinds), kinds, clock) as made:
        here = Room(made)
        here.people = [made.room.join(f"Personne {n}").result().participant.id for n in range(8)]
        yield here


@pytest.fixture
def questions(room):
    """Cards under suggested themes, a question out of each, and one put together by hand."""
    session, step = room.session, room.open("dire")
    said = [room.say(person, "dire", {"answers": [text]})[0]
            for person, text in zip(room.people, SAID, strict=True)]
    for suggestion in session.themes.suggest(step.id):
        session.themes.accept(step.id, suggestion).result()
    board = session.themes.board(step.id)
    for theme in board.themes:
        session.questions.make(
            step.id, session.questions.propose([theme.id]), [theme.id], room.people[0]).result()
    loose = [key for card in board.unplaced for key in card.ids]
    if loose:
        session.questions.make(step.id, "Comment être plus nombreux ?", loose).result()
    return said, [question.id for question in session.questions.of(step.id)]


def run(room, questions):
    """Consent with an objection that leads to better words, dots, two groups with a line each."""
    session = room.session
    first = questions[0]
    room.open("valider")
    for person in room.people:
        room.say(person, "valider", dict.fromkeys(questions, "agree"))
    room.say(room.people[3], "valider", {
        **dict.fromkeys(questions, "agree"), first: "object", f"{first}-note": "Trop vague"})
    result = session.results.result(room.step("valider").id)
    assert [option.id for option in result.objected] == [first]
    session.questions.reword(first, "Comment garder l’eau de l’hiver ?", room.people[3]).result()
    room.open("choisir")
    for number, person in enumerate(room.people):
        best = first if number < 5 else questions[1]
        room.say(person, "choisir", {"dots": {best: 2, questions[-1]: 1}})
    room.open("travailler")
    session.composing.apply(session.composing.propose(room.step("travailler").id, Wish())).result()
    teams = session.groups.of(room.step("travailler").id)
    return [
        room.say(team.members[0], "travailler", {"o2": [f"Une cuve pour {team.label}"]})[0]
        for team in teams
    ], teams


def test_each_step_feeds_the_next_with_nothing_but_opening_and_closing(room, questions):
    _, asked = questions
    _, teams = run(room, asked)
    assert len(asked) >= 2
    assert teams[0].question == "Comment garder l’eau de l’hiver ?"
    assert all(team.question and team.members for team in teams)
    votes = room.session.results.result(room.step("choisir").id)
    assert votes.ranking[0].id == asked[0]
    assert sum(len(team.members) for team in teams) == 8


def test_a_line_leads_back_to_whose_words_it_came_from(room, questions):
    said, asked = questions
    lines, _ = run(room, asked)
    walked = list(room.session.thread.back(lines[0]).walk())
    assert [node.role for node in walked][:4] == [
        Role.LINE, Role.GROUP, Role.QUESTION, Role.THEME]
    verbatims = {node.text: node.author for node in walked if node.role is Role.ANSWER}
    assert verbatims.items() <= {
        text: f"Personne {n}" for n, text in enumerate(SAID)}.items()
    assert len(verbatims) >= 2
    assert {node.id for node in walked if node.role is Role.ANSWER} <= set(said)


def test_a_verbatim_leads_on_to_consent_dots_group_line_and_action(room, questions):
    said, asked = questions
    lines, teams = run(room, asked)
    session, step = room.session, room.step("travailler")
    action = session.actions.add(step.id, "Demander une cuve", lines[:1], "Awa", "mars").result()
    common = session.actions.tie_common(step.id, "Des cuves", lines).result()
    start = next(node.id for node in session.thread.back(action).walk()
                 if node.role is Role.ANSWER)
    assert start in said
    ahead = {node.id: node for node in session.thread.forward(start).walk()}
    votes = [node.step_id for node in ahead.values() if node.role is Role.VOTE]
    assert {room.step("valider").id, room.step("choisir").id} <= set(votes)
    assert {teams[0].id, lines[0], action, common} <= set(ahead)
    assert ahead[action].role is Role.ACTION


def test_merging_groups_keeps_the_thread_of_every_line(room, questions):
    lines, teams = run(room, questions[1])
    room.session.groups.merge(teams[0].id, teams[1].id).result()
    for line, team in zip(lines, teams, strict=True):
        walked = {node.id for node in room.session.thread.back(line).walk()}
        assert team.id in walked
        assert room.session.thread.back(line).text.startswith("Une cuve")
    assert len(room.session.groups.of(room.step("travailler").id)) == 1


def test_the_template_of_the_chain_needs_only_opening_and_closing(tmp_path, kinds, clock):
    plan = template("chaine", kinds)
    with create_session(tmp_path / "chaine.palabre", plan, kinds, clock) as session:
        here = Room(session)
        here.people = [session.room.join().result().participant.id for _ in range(9)]
        for step in session.steps():
            session.flow.go(step.id).result()
            if kinds[step.kind].collects:
                session.flow.open(step.id).result()
            if step.key == "difficultes":
                for person, text in zip(here.people, SAID, strict=False):
                    here.say(person, step.key, {"answers": [text]})
                for suggestion in session.themes.suggest(step.id):
                    session.themes.accept(step.id, suggestion).result()
                session.themes.make(step.id, "Se retrouver", []).result()
        themes = [option.id for option in session.items.of(here.step("difficultes").id, "theme")]
        for key in ("valider", "choisir"):
            assert [o["id"] for o in here.step(key).decisions["options"]] == themes
        questions = [team.question for team in session.groups.of(here.step("groupes").id)]
        assert len(questions) == 2, "nine people"
        assert all(questions)


@pytest.fixture
def replay(shared):
    path = shared / "workshops" / "grand-est-2022" / "replay.json"
    if not path.is_file():
        pytest.skip("the real workshop is not here")
    return Replay(path)


@pytest.fixture
def real(tmp_path, kinds, clock, replay):
    with create_session(tmp_path / "real.palabre", replay.plan(kinds), kinds, clock) as session:
        here = Room(session)
        here.people = [session.room.join(who).result().participant.id for who in replay.people]
        yield here


def ask(room, replay):
    """What people said, and the published questions, each out of the answers it shares words with.
    """
    step = room.open("problematiques")
    ids = dict(zip(replay.people, room.people, strict=True))
    for who, value in replay.values("problematiques").items():
        room.say(ids[who], "problematiques", {"answers": value["texts"][:1]})
    entries = room.session.results.entries(step)
    for text in replay.step("problematiques")["questions"]:
        sources = [e.id for e in entries if replay.words(text) & replay.words(e.payload["text"])]
        room.session.questions.make(step.id, text, sources).result()
    return ids, {q.text: q.id for q in room.session.questions.of(step.id)}


def test_the_real_workshop_goes_through_the_chain(real, replay):
    session = real.session
    ids, asked = ask(real, replay)
    votes = real.open("priorites")
    for who, value in replay.values("priorites").items():
        real.say(ids[who], "priorites", {"dots": {asked[q]: n for q, n in value["dots"].items()}})
    ranking = session.results.result(votes.id).ranking
    assert {one.label: one.total for one in ranking} == replay.step("priorites")["expected_totals"]
    step = real.step("sous-groupes")
    session.plan.change(step.id, settings={
        **step.settings, "from_step": "priorites", "group_count": 3}).result()
    step = real.open("sous-groupes")
    teams = session.groups.of(step.id)
    assert [team.question for team in teams] == [one.label for one in ranking[:3]]
    groups = replay.step("sous-groupes")["groups"]
    for team, group in zip(teams, groups, strict=True):  # the room decided otherwise: by hand
        sources = [key for text, key in asked.items() if text in group["question"]]
        session.groups.change(team.id, question=group["question"], sources=sources).result()
        for who in group["members"]:
            session.groups.join(team.id, ids[who]).result()
    columns = {c["label"]: c["id"] for c in step.settings["columns"]}
    for who, cells in replay.values("sous-groupes").items():
        real.say(ids[who], "sous-groupes", {columns[name]: said for name, said in cells.items()})
    session.groups.merge(teams[0].id, teams[1].id).result()
    grids = session.results.result(step.id).grids
    written = [line for grid in grids for cell in grid.cells for line in cell]
    assert sorted(line.text for line in written) == sorted(
        text for cell in replay.step("sous-groupes")["cells"] for text in cell["texts"])
    parents = next(line for line in written if line.id in {
        entry.id for entry in session.results.entries(step) if entry.group == teams[2].id})
    back = list(session.thread.back(parents.id).walk())
    assert sum(node.role is Role.QUESTION for node in back) == 2
    verbatims = [node for node in back if node.role is Role.ANSWER]
    assert "Comment mobiliser les parents ?" in {node.text for node in verbatims}
    ahead = {node.id for node in session.thread.forward(verbatims[0].id).walk()}
    assert {parents.id, teams[2].id} <= ahead
