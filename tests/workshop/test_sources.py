"""Phone, paper, voice and raised hands can be told apart."""

from __future__ import annotations

import pytest

from facilitator.activities.context import Source
from facilitator.i18n import french
from facilitator.workshop.answers import Submission
from facilitator.workshop.sources import count_sources, sources_in_words


def test_sources_are_counted_by_people_and_hands(session) -> None:
    poll = next(step for step in session.steps() if step.key == "jour")
    session.flow.open(poll.id).result()
    for number, source in enumerate((Source.PHONE, Source.PHONE, Source.PAPER)):
        person = session.room.join(f"P{number}").result().participant.id
        session.answers.submit(Submission(
            f"s{number}", poll.id, person, {"choices": ["Jeudi"]}, source)).result()
    session.hands.keep(poll.id, [0, 7, 0]).result()
    counts = session.document.read(lambda db: count_sources(db, poll.id))
    assert counts == {Source.PHONE: 2, Source.PAPER: 1, Source.HAND: 7}
    assert sources_in_words(counts, french()) == \
        "2 par téléphone · 1 sur papier · 7 mains levées"


@pytest.mark.parametrize("counts", [{}, {Source.PHONE: 12}])
def test_nothing_is_said_where_all_came_by_phone(counts) -> None:
    assert sources_in_words(counts, french()) == ""


@pytest.mark.parametrize(("counts", "words"), [
    ({Source.PHONE: 12}, ""),
    ({Source.PHONE: 12, Source.HAND: 1}, "12 votes secrets · 1 main levée"),
    ({Source.PHONE: 12, Source.PAPER: 5},
     "17 votes secrets · 12 par téléphone · 5 sur papier"),
    ({Source.PHONE: 12, Source.PAPER: 1},
     "13 votes secrets · en partie sur papier ou à voix haute"),
    ({Source.PHONE: 1, Source.PAPER: 12},
     "13 votes secrets · en partie sur papier ou à voix haute"),
    ({Source.PAPER: 3}, "3 votes secrets · 3 sur papier"),
])
def test_of_secret_votes_few_that_came_one_way_are_not_numbered(counts, words) -> None:
    assert sources_in_words(counts, french(), secret=True).replace("\xa0", " ") == words
