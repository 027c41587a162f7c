"""What is to be shown comes with the news of it, to whom it is to be shown."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

from facilitator.web.news import MOST
from tests.web.phones import Phone
from tests.web.rooms import TestRoom
from tests.web.streams import Stream

Person = Callable[..., Phone]
Open = Callable[..., Stream]
_ID = re.compile(r'name="id" value="[\w-]+"')


def asked(phone: Phone) -> Any:
    """What the page's script would fetch."""
    return phone.get("/view", Accept="application/json; view=html").json


def alike(view: Any) -> Any:
    """Without the id that each drawn form has of its own."""
    return {**view, "html": _ID.sub("", view["html"])}


def last(stream: Stream, phone: Phone) -> str:
    """The message that tells of the room as it is: a step is gone to, opened and shown in turn."""
    stamp = phone.get("/state").json["stamp"]
    while True:
        told = stream.next()
        if told == stamp or (told.startswith("{") and json.loads(told)["stamp"] == stamp):
            return told


def listening(
    place: TestRoom, person: Person, open_stream: Open, key: str, path: str = "/events?view=html"
) -> tuple[Phone, Stream]:
    """Somebody at a step, and their stream once it has told of that."""
    place.go(key)
    phone = person()
    stream = open_stream(path, phone.cookie)
    stream.next()
    return phone, stream


def test_a_step_comes_with_the_news_of_it(
    place: TestRoom, person: Person, open_stream: Open
) -> None:
    place.go("mots")
    french, english = person(), person()
    english.post("/language", {"lang": "en"})
    streams = [open_stream("/events?view=html", one.cookie) for one in (french, english)]
    for stream in streams:
        assert stream.next() == french.get("/state").json["stamp"]  # a page has just been loaded
    place.go("envies")
    for phone, stream, word in zip((french, english), streams, ("Envoyer", "Send"), strict=True):
        told = json.loads(last(stream, phone))
        assert word in told["html"]
        assert alike(told) == alike(asked(phone))


def test_own_words_go_to_whoever_said_them(
    place: TestRoom, person: Person, open_stream: Open
) -> None:
    step, said, silent = place.go("mots"), person(), person()
    said.answer(step.id, {"words": ["chaland <b>"]})
    streams = [open_stream("/events?view=html", one.cookie) for one in (said, silent)]
    for stream in streams:
        stream.next()
    place.session.flow.set_stage(message="On finit").result()
    place.settle()
    mine, other = (json.loads(last(stream, phone))["html"]
                   for stream, phone in zip(streams, (said, silent), strict=True))
    assert "chaland &lt;b&gt;" in mine
    assert "chaland" not in other
    assert "On finit" in mine
    assert "On finit" in other
    place.session.flow.set_stage(message="").result()


def test_a_group_s_page_and_a_long_one_are_asked_for(
    place: TestRoom, person: Person, open_stream: Open
) -> None:
    phone, stream = listening(place, person, open_stream, "mots")
    place.go("groupes")
    assert not last(stream, phone).startswith("{")
    step = place.step("mots")
    place.session.plan.change(step.id, prompt="Long " * (MOST // 5)).result()
    place.go("mots")
    assert not last(stream, phone).startswith("{")
    place.session.plan.change(step.id, prompt=step.prompt).result()


def test_who_does_not_ask_for_it_hears_the_stamp_alone(
    place: TestRoom, person: Person, open_stream: Open
) -> None:
    phone, stream = listening(place, person, open_stream, "mots", "/events")
    place.go("envies")
    assert not last(stream, phone).startswith("{")


def test_a_result_comes_along_once_it_is_drawn(
    place: TestRoom, person: Person, open_stream: Open
) -> None:
    phone, stream = listening(place, person, open_stream, "envies")
    place.go("mots", shown=True)
    told = json.loads(last(stream, phone))
    assert "<svg" in told["html"]
    assert alike(told) == alike(asked(phone))
    place.go("envies")
