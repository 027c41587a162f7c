"""Meetings at earlier workshops of the cycle: read from their files, by the names people gave."""

from __future__ import annotations

import json

import pytest

from facilitator.errors import FileProblem, NotAllowed
from facilitator.workshop.earlier import add_earlier, drop_earlier, earlier_workshops
from facilitator.workshop.opening import create_session
from facilitator.workshop.plan import WorkshopPlan
from facilitator.workshop.sequence import StepPlan
from facilitator.workshop.wishes import Wish

NAMES = ("Awa", "Bruno", "Chloé", "Djibril", "Elif", "Farid")


def workshop(path, kinds, names, groups=()):
    plan = WorkshopPlan(title=path.stem, steps=(
        StepPlan("grid", "Grille", "Et ?", key="grille", settings={"columns": ["Idées"]}),))
    session = create_session(path, plan, kinds)
    people = {name: session.room.join(name).result().participant.id for name in names}
    step = session.steps()[0].id
    for number, members in enumerate(groups):
        session.groups.add(step, f"G{number}", members=[people[one] for one in members]).result()
    return session, step, people


@pytest.fixture
def before(tmp_path, kinds):
    """An earlier workshop in which three pairs worked together; two people were called Ali."""
    session, step, people = workshop(tmp_path / "Un.palabre", kinds,
                                     ("AWA", "bruno", "Chloe", "Djibril", "Ali"),
                                     (("AWA", "bruno"), ("Chloe", "Djibril")))
    other = session.room.join("Ali").result().participant.id
    session.groups.add(step, "Ali", members=[people["Ali"], other]).result()
    session.close()
    return tmp_path / "Un.palabre"


def test_who_met_at_an_earlier_workshop_is_kept_apart_late_arrivals_too(tmp_path, kinds, before):
    session, step, people = workshop(tmp_path / "Deux.palabre", kinds, NAMES[:3])
    late = session.room.join("Djibril", state="expected").result().participant.id
    with session:
        add_earlier(session, step, before).result()
        (known,) = earlier_workshops(session)
        assert (known.title, known.people, known.pairs) == ("Un", 4, 2)
        assert "Bruno" not in json.dumps(session.step(step).decisions), "ids only"
        first = session.groups.add(step, "A", members=[people["Chloé"]]).result()
        second = session.groups.add(step, "B", members=[people["Awa"]]).result()
        assert session.composing.place_late(step, people["Bruno"]).result() == first
        session.groups.leave(step, people["Bruno"]).result()
        session.room.change(late, state="present").result()
        assert session.composing.place_late(step, late).result() == second
        assert session.composing.verdict(step).score.earlier == 0
        made = session.composing.propose(step, Wish(groups=2, keep=False))
        session.composing.apply(made).result()
        assert session.composing.verdict(step).score.earlier == 0
        drop_earlier(session, step, known.id).result()
        assert earlier_workshops(session) == ()


def test_an_earlier_workshop_is_kept_once_whatever_step_it_was_added_at(tmp_path, kinds, before):
    session, step, _ = workshop(tmp_path / "Deux.palabre", kinds, NAMES)
    with session:
        other = session.plan.add(
            StepPlan("grid", "Tour", "?", settings={"columns": ["a"]})).result()
        add_earlier(session, step, before).result()
        add_earlier(session, other, before).result()
        assert [one.pairs for one in earlier_workshops(session)] == [2]
        session.composing.apply(session.composing.propose(step, Wish(groups=3))).result()
        assert session.composing.verdict(step).score.earlier == 0
        drop_earlier(session, step, earlier_workshops(session)[0].id).result()
        assert earlier_workshops(session) == ()


def test_a_file_that_says_nothing_of_them_is_refused_in_words(tmp_path, kinds, before):
    session, step, _ = workshop(tmp_path / "Deux.palabre", kinds, ("Yara", "Zoé"))
    with session:
        with pytest.raises(NotAllowed, match="« Un »"):
            add_earlier(session, step, before)
        with pytest.raises(NotAllowed, match="atelier ouvert"):
            add_earlier(session, step, session.path)
        strange = tmp_path / "x.palabre"
        strange.write_text("no workshop")
        with pytest.raises(FileProblem):
            add_earlier(session, step, strange)
        assert session.step(step).decisions == {}
