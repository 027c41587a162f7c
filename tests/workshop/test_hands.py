"""Raised hands are counted an option at a time, corrected by counting again, and told apart."""

from __future__ import annotations

from typing import Any

import pytest

from facilitator.activities.context import Context, Source
from facilitator.activities.kind import AnyKind, Capability
from facilitator.activities.registry import discover
from facilitator.errors import NotAllowed
from facilitator.fields import InvalidForm, Option
from facilitator.forms import check_form, defaults
from facilitator.workshop.answers import Submission

OPTIONS = (Option("a", "Une passerelle"), Option("b", "Un bac"))


def step(session: Any, key: str) -> Any:
    return next(one for one in session.steps() if one.key == key)


def test_hands_count_beside_phones_and_counting_again_replaces(session: Any) -> None:
    poll = step(session, "jour")
    session.flow.open(poll.id).result()
    ana = session.room.join("Ana").result().participant
    session.answers.submit(Submission("s1", poll.id, ana.id, {"choices": ["Lundi"]})).result()
    assert [vote.option for vote in session.hands.votes(poll)] == ["Lundi", "Jeudi", "Samedi"]
    assert session.hands.keep(poll.id, [0, 7, 2]).result() == 9
    assert session.hands.keep(poll.id, [0, 6, 0]).result() == 6
    assert session.hands.counted(poll) == (0, 6, 0)
    counts = {c.label: c.count for c in session.results.result(poll.id).choices}
    assert counts == {"Lundi": 1, "Jeudi": 6, "Samedi": 0}
    assert [e.source for e in session.results.entries(poll)] == [Source.PHONE, Source.HAND]


def test_numbers_that_cannot_be_are_refused(session: Any) -> None:
    poll = step(session, "jour")
    for numbers in ([1], [-1, 0, 0], [0, 10_001, 0]):
        with pytest.raises(InvalidForm):
            session.hands.keep(poll.id, numbers)
    with pytest.raises(NotAllowed):
        session.hands.keep(step(session, "idees").id, [2])
    assert session.hands.counted(poll) == (0, 0, 0)


def ways() -> list[Any]:
    """Every kind that counts hands, by each of its methods."""
    found = []
    for kind in discover().values():
        if Capability.HANDS not in kind.capabilities:
            continue
        method = [f for f in kind.settings_fields() if f.name == "method"]
        for one in (o.id for o in method[0].options) if method else ("",):
            found.append(pytest.param(kind, one, id=f"{kind.name} {one}".strip()))
    return found


@pytest.mark.parametrize(("kind", "method"), ways())
def test_each_hand_is_one_vote_that_the_form_would_take(kind: AnyKind, method: str) -> None:
    settings = defaults(kind.settings_fields()) | ({"method": method} if method else {})
    context = Context(settings=settings, options=OPTIONS)
    votes = kind.hand_votes(context)
    asked = {"points": 0, "axes": 0, "opinion": 6}.get(method, 2)
    assert len(votes) == asked
    for vote in votes:
        value = check_form(kind.answer_fields(context), vote.value)
        assert len(kind.entries(value, context)) == 1
