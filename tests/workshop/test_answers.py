"""Answers come in once, are corrected in place, and are looked after."""

from __future__ import annotations

import pytest

from facilitator.activities.context import Source
from facilitator.errors import NotAllowed
from facilitator.fields import InvalidForm
from facilitator.workshop.answers import GRACE, Submission
from facilitator.workshop.changes import AnswersChanged


@pytest.fixture
def ana(session):
    return session.room.join("Ana").result().participant


def step(session, key):
    return next(step for step in session.steps() if step.key == key)


def opened(session, key):
    session.flow.open(step(session, key).id).result()
    return step(session, key)


def send(session, number, where, who, **value):
    submission = Submission(f"s{number}", where.id, who.id, value)
    return session.answers.submit(submission).result()


def texts(session, where):
    return [entry.payload["text"] for entry in session.results.entries(where)]


def test_a_retry_never_counts_twice(session, ana):
    poll = opened(session, "jour")
    first = send(session, 1, poll, ana, choices=["Jeudi"])
    again = send(session, 1, poll, ana, choices=["Jeudi"])
    assert again.repeated
    assert again.answer_ids == first.answer_ids
    assert session.results.result(poll.id).respondents == 1


def test_a_correction_replaces_what_was_given_before(session, ana):
    idees = opened(session, "idees")
    send(session, 1, idees, ana, answers=["un banc", "une fontaine"])
    send(session, 2, idees, ana, answers=["un banc", "des arbres"])
    assert texts(session, idees) == ["un banc", "des arbres"]
    send(session, 3, idees, ana, answers=["des arbres"])
    assert texts(session, idees) == ["des arbres"]


def test_an_answer_keeps_its_theme_when_another_is_withdrawn(session, ana):
    idees = opened(session, "idees")
    send(session, 1, idees, ana, answers=["un banc", "des arbres"])
    trees = session.results.entries(idees)[1]
    theme = session.items.add(idees.id, "theme", "Verdure", [trees.id]).result()
    send(session, 2, idees, ana, answers=["des arbres"])
    kept = session.results.entries(idees)
    assert [entry.id for entry in kept] == [trees.id]
    assert session.results.themes(idees.id)[0].entries == (trees.id,)
    session.items.take_out(theme, [trees.id]).result()
    assert session.results.themes(idees.id)[0].entries == ()


def test_the_result_follows_answers_without_being_asked_anew(session, ana):
    poll = opened(session, "jour")
    assert session.results.result(poll.id).respondents == 0
    send(session, 1, poll, ana, choices=["Lundi"])
    assert session.results.result(poll.id).respondents == 1
    send(session, 2, poll, ana, choices=["Lundi", "Samedi"])
    counts = {c.label: c.count for c in session.results.result(poll.id).choices}
    assert counts == {"Lundi": 1, "Jeudi": 0, "Samedi": 1}
    session.room.withdraw(ana.id).result()
    assert session.results.result(poll.id).respondents == 0


def test_steps_take_answers_only_while_open_and_a_little_after(session, ana, clock):
    poll = step(session, "jour")
    with pytest.raises(NotAllowed, match="pas encore ouverte"):
        send(session, 1, poll, ana, choices=["Lundi"])
    poll = opened(session, "jour")
    session.flow.close(poll.id).result()
    clock.time += GRACE - 1
    send(session, 2, poll, ana, choices=["Lundi"])
    clock.time += 2
    with pytest.raises(NotAllowed, match="close"):
        send(session, 3, poll, ana, choices=["Samedi"])


def test_the_facilitator_may_enter_an_answer_at_any_time(session, ana):
    poll = step(session, "jour")
    session.answers.submit(
        Submission("m1", poll.id, ana.id, {"choices": ["Lundi"]}, Source.FACILITATOR)
    ).result()
    entry = session.results.entries(poll)[0]
    assert (entry.source, entry.author) == (Source.FACILITATOR, "Ana")


def test_bad_values_are_refused_with_the_field_and_lose_nothing(session, ana):
    poll = opened(session, "jour")
    send(session, 1, poll, ana, choices=["Lundi"])
    with pytest.raises(InvalidForm) as caught:
        send(session, 2, poll, ana, choices=["Mardi"])
    assert caught.value.errors[0].field == "choices"
    assert session.results.result(poll.id).respondents == 1


def test_hidden_answers_leave_the_result_and_come_back(session, ana):
    poll = opened(session, "jour")
    receipt = send(session, 1, poll, ana, choices=["Lundi"])
    session.answers.mark(receipt.answer_ids[0], hidden=True).result()
    assert session.results.result(poll.id).respondents == 0
    assert session.results.entries(poll)[0].hidden
    session.answers.mark(receipt.answer_ids[0], hidden=False).result()
    assert session.results.result(poll.id).respondents == 1


def test_a_mended_typo_keeps_the_original_and_can_be_undone(session, ana):
    idees = opened(session, "idees")
    receipt = send(session, 1, idees, ana, answers=["un bnac"])
    session.answers.edit(receipt.answer_ids[0], "un banc").result()
    entry = session.results.entries(idees)[0]
    assert (entry.payload["text"], entry.edited) == ("un banc", True)
    send(session, 2, idees, ana, answers=["un bnac", "des arbres"])
    assert texts(session, idees) == ["un banc", "des arbres"], "mended stays mended"
    session.answers.edit(receipt.answer_ids[0], "un bnac").result()
    assert not session.results.entries(idees)[0].edited


def test_somebody_unknown_is_refused(session):
    poll = opened(session, "jour")
    with pytest.raises(NotAllowed, match="n’est pas dans l’atelier"):
        session.answers.submit(Submission("s1", poll.id, "nobody", {"choices": ["Lundi"]})).result()


def test_group_work_needs_a_group(session, ana):
    grid = opened(session, "groupes")
    with pytest.raises(NotAllowed, match="groupe"):
        send(session, 1, grid, ana, o1=["trop sec"])
    group = session.groups.of(grid.id)[0]
    session.groups.join(group.id, ana.id).result()
    send(session, 1, grid, ana, o1=["trop sec"])
    assert session.results.entries(grid)[0].group == group.id


def test_what_changed_is_told_by_answer(session, ana):
    poll = opened(session, "jour")
    heard = []
    stop = session.bus.subscribe(lambda changes: heard.extend(changes))
    receipt = send(session, 1, poll, ana, choices=["Lundi"])
    stop()
    assert AnswersChanged(poll.id, receipt.answer_ids) in heard
