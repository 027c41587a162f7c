"""The thread is walked both ways: from a verbatim to a group's line, and back."""

from __future__ import annotations

import pytest

import resources
from facilitator.i18n import Languages, french
from facilitator.workshop.answers import Submission
from facilitator.workshop.sequence import StepPlan
from facilitator.workshop.thread import Role


@pytest.fixture
def chain(session):
    """An answer, a theme, a question put to the vote, a group on it, its line, an action."""
    steps = {step.key: step for step in session.steps()}
    ana = session.room.join("Ana").result().participant
    lou = session.room.join("Lou").result().participant
    session.flow.open(steps["idees"].id).result()
    for who, text in ((ana, "trop de béton"), (lou, "pas d’ombre")):
        session.answers.submit(
            Submission(f"i{who.id}", steps["idees"].id, who.id, {"answers": [text]})).result()
    answers = session.results.entries(steps["idees"])
    theme = session.items.add(
        steps["idees"].id, "theme", "Chaleur", [a.id for a in answers]).result()
    question = session.items.add(
        steps["idees"].id, "question", "Comment rafraîchir la place ?", [theme]).result()
    session.flow.open(steps["choix"].id).result()
    group = session.groups.add(
        steps["groupes"].id, "Table verte", "Comment rafraîchir la place ?", [ana.id],
        [question]).result()
    session.flow.open(steps["groupes"].id).result()
    line = session.answers.submit(Submission(
        "g1", steps["groupes"].id, ana.id, {"o2": ["planter trois tilleuls"]}
    )).result().answer_ids[0]
    action = session.items.add(
        steps["groupes"].id, "action", "Demander un devis", [line],
        {"who": "Ana", "when": "juin"}).result()
    return {"answer": answers[0].id, "theme": theme, "question": question, "group": group,
            "line": line, "action": action, "vote": f"{steps['choix'].id}:{question}"}


def test_a_line_leads_back_to_the_verbatims_and_to_who_said_them(session, chain):
    walked = list(session.thread.back(chain["line"]).walk())
    assert [node.role for node in walked] == [
        Role.LINE, Role.GROUP, Role.QUESTION, Role.THEME, Role.VOTE, Role.ANSWER, Role.ANSWER]
    assert chain["vote"] in {node.id for node in walked}
    assert [(n.text, n.author) for n in walked if n.role is Role.ANSWER] == [
        ("trop de béton", "Ana"), ("pas d’ombre", "Lou")]


def test_a_verbatim_leads_on_to_what_became_of_it(session, chain):
    walked = {node.id: node for node in session.thread.forward(chain["answer"]).walk()}
    assert set(chain.values()) == set(walked)
    assert walked[chain["action"]].text == "Demander un devis"
    assert walked[chain["vote"]].role is Role.VOTE


def test_an_action_knows_its_whole_past(session, chain):
    roles = [node.role for node in session.thread.back(chain["action"]).walk()]
    assert roles[0] is Role.ACTION
    assert roles[-1] is Role.ANSWER


def test_links_in_a_circle_end_the_walk(session, chain):
    session.items.place(chain["theme"], [chain["question"]]).result()
    assert session.thread.back(chain["theme"]) is not None


def test_an_unknown_thing_has_no_thread(session):
    assert session.thread.back("nothing") is None


@pytest.fixture
def agreed(session, chain):
    """The question put to consent: Ana agrees, Lou objects, a third one's remark is hidden."""
    step_id = session.plan.add(StepPlan("consent", "Valider", "D’accord ?", settings={
        "from_step": "idees"})).result()
    session.flow.open(step_id).result()
    people = [session.room.join(name).result().participant for name in ("Ida", "Max", "Zoé")]
    said = (("agree", ""), ("object", "Il y a déjà des arbres"), ("remark", "à taire"))
    ids = []
    for who, (stance, words) in zip(people, said, strict=True):
        value = {chain["question"]: stance, f"{chain['question']}-note": words}
        ids += session.answers.submit(
            Submission(f"c{who.id}", step_id, who.id, value)).result().answer_ids
    session.answers.mark(ids[2], hidden=True).result()
    return step_id, ids[1]


def test_a_remark_is_met_on_both_ways_past_its_question(session, chain, agreed):
    step_id, objection = agreed
    for walked in (session.thread.back(chain["line"]), session.thread.forward(chain["answer"])):
        met = [node for node in walked.walk() if node.step_id == step_id]
        assert [(node.role, node.text, node.author) for node in met] == [
            (Role.VOTE, "Comment rafraîchir la place ?", ""),
            (Role.REMARK, "Il y a déjà des arbres", "Max")]
        assert met[1].id == objection


def test_a_remark_leads_back_to_its_question_and_the_verbatims(session, chain, agreed):
    walked = list(session.thread.back(agreed[1]).walk())
    assert [node.role for node in walked[:2]] == [Role.REMARK, Role.QUESTION]
    assert {chain["theme"], chain["answer"]} <= {node.id for node in walked}
    assert session.thread.forward(agreed[1]).next == ()


def test_what_came_out_of_a_remark_is_found_from_the_question(session, chain, agreed):
    made = session.items.add(agreed[0], "question", "Quels arbres garder ?", [agreed[1]]).result()
    assert made in {node.id for node in session.thread.forward(chain["answer"]).walk()}
    assert chain["question"] in {node.id for node in session.thread.back(made).walk()}


def test_the_thread_bears_its_numbers(session, chain):
    steps = {step.key: step for step in session.steps()}
    for n, text in enumerate(("Trop de béton !", "trop de béton")):
        who = session.room.join(f"P{n}").result().participant.id
        said = session.answers.submit(Submission(
            f"t{n}", steps["idees"].id, who, {"answers": [text]})).result().answer_ids
        session.items.place(chain["theme"], said).result()
        session.answers.submit(Submission(
            f"v{n}", steps["choix"].id, who, {"dots": {chain["question"]: 2}})).result()
    walked = {node.id: node for node in session.thread.back(chain["action"], french()).walk()}
    assert walked[chain["action"]].figures == "Ana, juin"
    assert not walked[chain["action"]].done
    session.actions.change(chain["action"], done=True).result()
    assert session.thread.back(chain["action"]).done
    english = Languages(resources.path("translations")).get("en")
    assert session.thread.back(chain["group"], english).text == \
        "Table verte: Comment rafraîchir la place ?"
    assert walked[chain["theme"]].figures == "4 réponses"
    assert walked[chain["group"]].figures == "1 personne, 1 ligne"
    assert walked[chain["vote"]].figures == "rang 1 · 4 points de 2 personnes"
    spoken = [node for node in walked.values() if node.role is Role.ANSWER]
    assert [(node.text, node.author, node.figures) for node in spoken] == [
        ("trop de béton", "Ana, P0, P1", "dit 3 fois"), ("pas d’ombre", "Lou", "")]
    more = session.groups.write(chain["group"], {"o2": ["arroser"]}).result()
    common = session.actions.tie_common(
        steps["groupes"].id, "L’ombre", [chain["line"], *more]).result()
    assert session.thread.back(common, french()).figures == "2 lignes de 1 groupe"
    assert session.thread.back(chain["answer"]).figures == "", "only where they are asked for"
