"""Polls: who is counted, of whom shares are taken, and what hands can tell."""

from __future__ import annotations

from dataclasses import replace

import pytest

from facilitator.activities.common import percent, whole_percent
from facilitator.activities.context import Context, Entry, Frame, Source
from facilitator.activities.poll import KIND
from facilitator.drawing.measure import Measure
from facilitator.fields import InvalidForm, Option
from facilitator.forms import check_form
from facilitator.i18n import french
from tests.activities.kind_support import FRAMES, collisions, outside, sizes, told, words

POLL = KIND()
OPTIONS = (Option("a", "Le matin"), Option("b", "Le soir"), Option("c", "Jamais"))


def step(multiple: bool = False, most: int | None = None) -> Context:
    settings = {"multiple": multiple, "most": most}
    return Context(settings=settings, prompt="Quand ?", options=OPTIONS)


def vote(person: str, *chosen: str) -> Entry:
    return Entry(f"e-{person}", person, person, "0", {"choices": list(chosen)})


def hands(option: str, count: int) -> Entry:
    return Entry(f"h-{option}", "", "", option, {"choices": [option]}, Source.HAND, count)


def test_shares_are_of_those_who_answered() -> None:
    context = replace(step(True), entries=(vote("p", "a", "b"), vote("q", "a")), joined=10)
    result = POLL.tally(context)
    assert [(c.count, c.share) for c in result.choices] == [(2, 1.0), (1, 0.5), (0, 0.0)]
    assert result.respondents == 2


def test_where_shares_add_up_to_more_than_all_the_reason_is_said(measure: Measure) -> None:
    why = "Plusieurs réponses possibles"
    for votes, said in (((vote("p", "a", "b"), vote("q", "a")), True), ((vote("p", "a"),), False)):
        context = replace(step(True), entries=votes)
        result = POLL.tally(context)
        for frame in FRAMES.values():
            assert (why in words(POLL.picture(result, context, frame, measure))) is said
        assert (why in told(POLL.report(result, context, french(), measure))) is said


@pytest.mark.parametrize(("number", "of", "said"), [
    (27, 120, "23 %"), (26, 120, "22 %"), (57, 200, "29 %"), (0, 3, "0 %"), (3, 3, "100 %"),
])
def test_a_half_percent_is_rounded_up_as_a_calculator_would(
    number: int, of: int, said: str
) -> None:
    assert percent(french(), number / of).replace("\u00a0", " ").replace("\u202f", " ") == said
    assert whole_percent(-number / of) == -whole_percent(number / of)


def test_hands_are_added_to_what_phones_sent() -> None:
    context = replace(step(), entries=(vote("p", "a"), hands("a", 4), hands("c", 3)))
    result = POLL.tally(context)
    assert [c.count for c in result.choices] == [5, 0, 3]
    assert result.respondents == 8
    assert sum(c.share for c in result.choices) == pytest.approx(1)


def test_with_several_choices_hands_count_the_people_that_are_sure() -> None:
    context = replace(step(True), entries=(vote("p", "a"), hands("a", 4), hands("b", 6)))
    result = POLL.tally(context)
    assert result.respondents == 7
    assert max(c.share for c in result.choices) <= 1


def test_secret_votes_are_people_not_hands() -> None:
    secret = [Entry(f"s{n}", "", "", "0", {"choices": ["a", "b"]}) for n in range(3)]
    context = replace(step(True), entries=(*secret, hands("a", 2), hands("b", 4)))
    result = POLL.tally(context)
    assert result.respondents == 7
    assert [c.count for c in result.choices] == [5, 7, 0]


def test_a_vote_for_an_option_taken_away_is_not_counted() -> None:
    context = replace(step(True), entries=(vote("p", "z"), vote("q", "z", "b")))
    result = POLL.tally(context)
    assert result.respondents == 1
    assert [c.count for c in result.choices] == [0, 1, 0]


def test_one_choice_unless_several_are_allowed() -> None:
    with pytest.raises(InvalidForm):
        check_form(POLL.answer_fields(step()), {"choices": ["a", "b"]})
    assert check_form(POLL.answer_fields(step(True)), {"choices": ["b", "a"]}) == {
        "choices": ["a", "b"]
    }
    with pytest.raises(InvalidForm):
        check_form(POLL.answer_fields(step(True, most=2)), {"choices": ["a", "b", "c"]})


def test_the_picture_keeps_the_order_of_the_options(measure: Measure) -> None:
    context = replace(step(), entries=(vote("p", "c"), vote("q", "c"), vote("r", "b")))
    scene = POLL.picture(POLL.tally(context), context, FRAMES["projector"], measure)
    read = words(scene)
    assert read.index("Le matin") < read.index("Le soir") < read.index("Jamais")
    assert "67 %" in read
    assert "Jamais : 2" in scene.alt


def test_the_most_chosen_come_first_where_a_later_step_takes_them() -> None:
    context = replace(step(), entries=(vote("p", "c"), vote("q", "c"), vote("r", "b")))
    assert [o.id for o in POLL.options(POLL.tally(context), context)] == ["c", "b", "a"]


def test_advice_on_options_nobody_can_choose_between() -> None:
    lonely = replace(step(), options=OPTIONS[:1])
    assert any("deux options" in sentence for sentence in POLL.advice(lonely))
    later = replace(step(), options=(), settings={"from_step": "themes"})
    assert POLL.advice(later) == ()
    long = replace(step(), options=tuple(Option(str(n), f"Choix {n}") for n in range(13)))
    assert any("téléphone" in sentence for sentence in POLL.advice(long))
    wordy = replace(step(), options=(*OPTIONS, Option("d", "mot " * 40)))
    assert any("téléphone" in sentence for sentence in POLL.advice(wordy))
    assert any("consigne" in sentence for sentence in POLL.advice(replace(step(), prompt="")))


@pytest.mark.parametrize("height", [560, 620, 900])
def test_long_options_are_all_shown_in_full(measure: Measure, height: int) -> None:
    words_of = "qui prend deux lignes et demie sur le grand écran, même quand on l’écrit en petit"
    options = tuple(Option(f"o{n}", f"Une proposition {words_of} ({n})") for n in range(6))
    context = replace(step(), options=options, entries=(vote("p", "o1"),))
    scene = POLL.picture(POLL.tally(context), context, Frame(1600, height, legible=30), measure)
    assert "…" not in words(scene)
    assert [n for n in range(6) if f"({n})" not in words(scene)] == []
    assert collisions(scene, measure) == []
    assert outside(scene, measure) == []


def test_on_a_phone_results_are_as_large_as_what_is_around_them(measure: Measure) -> None:
    context = replace(step(), entries=(vote("p", "a"), vote("q", "b")))
    scene = POLL.picture(POLL.tally(context), context, Frame(300, 400, back_row=False), measure)
    assert min(sizes(scene)) >= 17
