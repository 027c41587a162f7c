"""What stands around a result on the projected page: question, code, counter, timer, address."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from facilitator.drawing.measure import Measure
from facilitator.scene import Anchor, Modules, Rect, Scene, Text
from facilitator.workshop.projection.compose import compose, room_for_picture
from facilitator.workshop.projection.sight import Entrance, Sight
from facilitator.workshop.stage import Corner, Stage, Timer

MEASURE = Measure()
SMALL = 30.0
"""The smallest text of a page of 1600 by 900."""
SHORT = "Comment venez-vous ?"
TWO = "Sur quelles questions voulez-vous travailler cet après-midi ?"
LONG = ("Comment venez-vous le matin, et que faudrait-il pour que vous veniez autrement ? Dites-le "
        "comme à quelqu’un qui arrive et qui ne connaît pas encore le quartier ni ses rues.")


def sight(prompt: str = SHORT, **more: object) -> Sight:
    made = Sight(Stage("s", timer=Timer(300, since=0.0)), prompt, open=True, shown=True,
                 answered=17, joined=20, picture=Scene(10, 10),
                 entrance=Entrance.of("http://192.168.1.20:8765/"))
    return replace(made, **more)  # type: ignore[arg-type]


def texts(scene: Scene) -> list[Text]:
    return [one for one in scene.elements if isinstance(one, Text)]


def question(scene: Scene) -> list[Text]:
    return [one for one in texts(scene) if one.y < 300]


@pytest.mark.parametrize(("prompt", "lines", "least"), [(SHORT, 1, 2.4), (TWO, 2, 1.88),
                                                        (LONG, 3, 1.25)])
def test_the_question_fills_the_height_of_the_code_beside_it(prompt, lines, least) -> None:
    scene = compose(sight(prompt), MEASURE, 0.0)
    asked = question(scene)
    assert len(asked) == lines
    assert asked[0].size >= least * SMALL
    card = next(one for one in scene.elements if isinstance(one, Rect) and one.fill == "qr-paper")
    code = next(one for one in scene.elements if isinstance(one, Modules))
    assert asked[-1].y <= card.y + card.height
    assert all(one.x + MEASURE.width(one.text, one.size, one.weight) < card.x for one in asked)
    assert card.y >= SMALL
    assert code.side >= SMALL * 3.9


@pytest.mark.parametrize("prompt", [SHORT, TWO, LONG])
def test_a_long_question_takes_no_more_room_from_the_result_than_a_short_one(prompt) -> None:
    assert room_for_picture(sight(prompt), MEASURE) == room_for_picture(sight(), MEASURE)


def test_what_the_timer_and_the_address_are_is_said() -> None:
    foot = [one for one in texts(compose(sight(), MEASURE, 55.0)) if one.y > 800]
    said = [one.text for one in sorted(foot, key=lambda one: one.x)]
    assert said == ["17 sur 20 ont répondu", "Temps restant", "4:05", "Adresse à taper",
                    "192.168.1.20:8765"]


@pytest.mark.parametrize("height", [640.0, 900.0, 1200.0])
def test_the_last_line_never_runs_into_itself(height) -> None:
    long = Entrance.of("http://atelier-du-quartier.exemple.org:8765/")
    page = sight(height=height, joined=500, answered=480, entrance=long)
    foot = [one for one in texts(compose(page, MEASURE, 0.0)) if one.y > height * 0.8]
    ends = []
    for one in foot:
        wide = MEASURE.width(one.text, one.size, one.weight)
        left = one.x - (wide if one.anchor is Anchor.END else 0.0)
        ends.append((left, left + wide))
    ends.sort()
    assert all(end < start for (_, end), (start, _) in pairwise(ends))


def test_once_answers_are_closed_no_time_is_left_to_answer() -> None:
    closed = sight(open=False, closed=True)
    assert not any(one.key == "timer" for one in texts(compose(closed, MEASURE, 55.0)))
    talk = replace(closed, collects=False)
    assert any(one.key == "timer" for one in texts(compose(talk, MEASURE, 55.0)))


def test_without_the_code_the_result_keeps_its_room() -> None:
    plain = sight(TWO, stage=Stage("s", corner=Corner.NONE.value))
    assert room_for_picture(plain, MEASURE).height > room_for_picture(sight(), MEASURE).height
