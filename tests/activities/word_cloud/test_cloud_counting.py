"""What the live count of a cloud keeps: its order, what waits for review, what was decided."""

from __future__ import annotations

import pytest

from facilitator.activities.context import Context, Entry, Frame
from facilitator.activities.terms import DECIDED, REVIEWED, Reviewed
from facilitator.activities.word_cloud import KIND
from facilitator.activities.word_cloud.picture import REPLAY
from facilitator.drawing.measure import Measure
from facilitator.forms import check_form
from facilitator.scene import Text
from facilitator.text.decisions import Decisions, hide, to_data

CLOUD = KIND()


def entry(number: int, text: str) -> Entry:
    return Entry(f"e{number}", f"p{number}", "", "0", {"text": text})


def context(decisions: dict[str, object] | None = None, **settings: object) -> Context:
    return Context(settings=check_form(CLOUD.settings_fields(), settings),
                   decisions=decisions or {})


def counted(*texts: str):
    counter = CLOUD.counter()
    for number, text in enumerate(texts):
        counter.put(entry(number, text))
    return counter


def test_terms_come_by_count_and_the_older_first_among_equals() -> None:
    counter = counted("vélo", "arbre", "banc", "banc")
    assert [term.label for term in counter.result(context()).terms] == ["banc", "vélo", "arbre"]
    counter.put(entry(9, "arbre"))
    counter.drop("e2")
    assert [term.label for term in counter.result(context()).terms] == ["arbre", "vélo", "banc"]


def test_nothing_is_held_unless_the_step_asks_for_it() -> None:
    result = counted("quel imbécile", "calme").result(context())
    assert (result.held, len(result.terms)) == (0, 2)


def test_held_answers_are_in_no_term_until_their_text_is_released() -> None:
    counter = counted("quel imbécile", "calme")
    result = counter.result(context(review=True))
    assert (result.held, [term.label for term in result.terms]) == (1, ["calme"])
    desk = counter.desk(context(review=True))
    assert [(one.id, one.words) for one in desk.held] == [("e0", ("imbécile",))]
    released = {REVIEWED: Reviewed(None, frozenset({"quel imbécile"})).as_json()}
    counter.put(entry(5, "Quel imbécile !"))  # what was let through once is let through again
    result = counter.result(context(released, review=True))
    assert (result.held, result.terms[0].count) == (0, 2)


def test_what_is_let_through_joins_the_terms_and_is_held_again_when_that_is_undone() -> None:
    texts = ("quel imbécile", "calme", "imbécile heureux", "le calme", "Quel imbécile !")
    live = counted(*texts)
    waiting = live.result(context(review=True))
    through = {REVIEWED: Reviewed(None, frozenset({"quel imbécile"})).as_json()}
    result = live.result(context(through, review=True))
    assert (result.held, [(term.label, term.count) for term in result.terms]) == (
        1, [("calme", 2), ("quel imbécile", 2)])
    assert [one.id for one in live.desk(context(through, review=True)).held] == ["e2"]
    anew = counted(*texts).result(context(through, review=True))
    assert set(result.terms) == set(anew.terms)
    live.drop("e0")
    live.drop("e4")
    assert [term.label for term in live.result(context(through, review=True)).terms] == ["calme"]
    live.put(entry(0, "quel imbécile"))
    live.put(entry(4, "Quel imbécile !"))
    assert live.result(context(review=True)) == waiting


def test_a_held_answer_that_is_withdrawn_waits_no_longer() -> None:
    counter = counted("quel imbécile")
    counter.result(context(review=True))
    counter.drop("e0")
    assert counter.result(context(review=True)).held == 0
    assert counter.desk(context(review=True)).held == ()


def test_the_list_of_words_can_be_changed() -> None:
    counter = counted("le calme", "quel imbécile")
    own = {REVIEWED: Reviewed(("calme",)).as_json()}
    result = counter.result(context(own, review=True))
    assert [term.label for term in result.terms] == ["quel imbécile"]


@pytest.mark.parametrize("broken", [None, 3, "x", {"words": "x", "released": 4}, {"words": [1]}])
def test_decisions_that_cannot_be_read_stop_nothing(broken: object) -> None:
    result = counted("calme").result(context({REVIEWED: broken, DECIDED: broken}, review=True))
    assert result.answers == 1


def test_hidden_terms_stay_on_the_desk_and_are_explained() -> None:
    counter = counted("calme", "Calme")
    decided = context({DECIDED: to_data(hide(Decisions(), ["calme"]))})
    assert counter.result(decided).terms == ()
    assert [row.key for row in counter.desk(decided).hidden] == ["calme"]
    assert [one.answer_id for one in counter.explain("calme", decided)] == ["e0", "e1"]
    assert counter.explain("gone", decided) == ()


def test_a_replay_draws_each_term_where_it_ends_up_and_never_larger() -> None:
    measure, told = Measure(), ("calme", "banc", "calme", "calme", "vélo", "calme")
    whole = counted(*told).result(context())
    memory = CLOUD.arrange(whole, context(), Frame(), measure)
    end = {part.key: part for part in CLOUD.picture(
        whole, context(), Frame(previous=memory), measure).elements if isinstance(part, Text)}
    early = counted(*told[:2]).result(context())
    drawn = [part for part in CLOUD.picture(
        early, context(), Frame(previous=memory, detail=REPLAY), measure).elements
        if isinstance(part, Text)]
    assert {part.key for part in drawn} == {"calme", "banc"}
    assert all(part.x == end[part.key].x and part.size <= end[part.key].size for part in drawn)
    assert next(part for part in drawn if part.key == "calme").size < end["calme"].size
