"""The remote control, its page, and the streams that keep them true."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import pytest

from facilitator.web.limits import STREAMS_OF_A_PHONE
from tests.web.phones import JSON, Phone
from tests.web.rooms import TestRoom
from tests.web.streams import Stream

Person = Callable[..., Phone]
Open = Callable[..., Stream]


class Remote:
    """A script that holds the secret address."""

    def __init__(self, place: TestRoom) -> None:
        self._phone = Phone(place.port)
        self._base = urlsplit(place.server.remote_url).path

    def state(self) -> dict:
        return self._phone.get(self._base + "state").json

    def do(self, command: str, status: int = 200, **body: object) -> dict:
        reply = self._phone.send(self._base + command, body)
        assert reply.status == status, reply.text
        return reply.json


@pytest.fixture
def remote(place: TestRoom) -> Remote:
    return Remote(place)


def test_the_sequence_is_run_from_the_remote(place: TestRoom, remote: Remote) -> None:
    state = remote.do("go", step="mots")
    current = next(step for step in state["steps"] if step["id"] == state["current"])
    assert (current["key"], current["state"]) == ("mots", "waiting")
    assert _of(remote.do("open"), "mots")["state"] == "open"
    assert _of(remote.do("show"), "mots")["shown"]
    assert not _of(remote.do("hide"), "mots")["shown"]
    assert _of(remote.do("close"), "mots")["state"] == "closed"
    after = remote.do("next")
    assert after["current"] == place.step("envies").id
    assert remote.do("previous")["current"] == place.step("mots").id


def test_a_command_that_cannot_be_done_says_why(remote: Remote) -> None:
    remote.do("go", step="profil")
    assert "première" in remote.do("previous", 409)["error"]
    assert "recueille" in remote.do("open", 409, step="accueil")["error"]
    assert remote.do("open", 409, step="nulle-part")["error"]
    assert remote.do("explode", 404)["error"]
    assert remote.do("timer", 400, seconds="inf")["error"]


def test_answers_and_people_are_counted(
    place: TestRoom, remote: Remote, person: Person
) -> None:
    step = place.go("envies")
    before = remote.state()["joined"]
    phone = person()
    phone.answer(step.id, {"answers": ["un banc"]})
    state = remote.state()
    assert state["joined"] == before + 1
    assert _of(state, "envies")["people"] == 1
    assert state["join_url"] == place.server.join_url


def test_timer_black_and_message(place: TestRoom, remote: Remote, person: Person) -> None:
    remote.do("go", step="mots")
    length = remote.state()["timer"]["length"]
    assert remote.do("timer", seconds=90)["timer"]["length"] == length + 90
    assert not remote.do("timer")["timer"]["runs"]
    assert remote.do("timer")["timer"]["runs"]
    assert remote.do("black", on=True)["stage"]["black"]
    assert not remote.do("black", on=False)["stage"]["black"]
    assert remote.do("message", text="Pause\x00 à 10 h")["stage"]["message"] == "Pause à 10 h"
    assert "Pause à 10" in person().get().text
    remote.do("message", text="")


def test_commands_work_as_plain_forms_too(place: TestRoom) -> None:
    base = urlsplit(place.server.remote_url).path
    place.go("mots", open_=False)
    reply = Phone(place.port).post(base + "open", {})
    assert (reply.status, reply.headers["location"]) == (303, base)
    empty = Phone(place.port).ask("POST", base + "close", **JSON)
    assert empty.status == 200
    assert _of(empty.json, "mots")["state"] == "closed"


@contextmanager
def still(place: TestRoom) -> Iterator[None]:
    """The server hears nothing while the block runs, and all of it together afterwards."""
    gate, loop = threading.Event(), place.server._loop
    assert loop is not None
    loop.call_soon_threadsafe(gate.wait)
    try:
        yield
    finally:
        gate.set()


def test_a_step_change_reaches_the_stream_and_an_answer_does_not(
    place: TestRoom, person: Person, open_stream: Open
) -> None:
    step, phone, other = place.go("mots"), person(), person()
    stream = open_stream("/events", phone.cookie)
    first = stream.next()
    assert first == phone.get("/state").json["stamp"]
    other.answer(step.id, {"words": ["silence"]})
    assert stream.silent(0.4)
    place.go("envies")
    assert stream.next() != first


def test_changes_that_come_together_are_told_once(
    place: TestRoom, person: Person, open_stream: Open
) -> None:
    phone = person()
    stream = open_stream("/events", phone.cookie)
    stream.next()
    with still(place):
        for key in ("mots", "envies", "jour", "ordre"):
            place.session.flow.go(place.step(key).id).result()
    assert stream.next() == phone.get("/state").json["stamp"]
    assert stream.silent(0.3)


def test_a_group_hears_its_own_and_not_the_others(
    place: TestRoom, person: Person, open_stream: Open
) -> None:
    step = place.go("groupes")
    one, two, far = person(), person(), person()
    groups = one.see()["groups"]
    for phone, group in ((one, 0), (two, 0), (far, 1)):
        phone.send("/group", {"step": step.id, "group": groups[group]["id"]})
    place.settle()
    near, away = open_stream("/events", two.cookie), open_stream("/events", far.cookie)
    before = near.next()
    away.next()
    column = one.see()["step"]["fields"][0]["name"]
    one.answer(step.id, {column: ["une idée"]})
    assert near.next() != before
    assert away.silent(0.4)


def test_presence_follows_the_stream(
    place: TestRoom, person: Person, open_stream: Open
) -> None:
    phone = person()
    me = phone.see()["you"]["id"]
    stream = open_stream("/events", phone.cookie)
    stream.next()
    assert me in place.session.presence.here()
    stream.close()
    for _ in range(600):
        if me not in place.session.presence.here():
            break
        time.sleep(0.05)
    assert me not in place.session.presence.here()


def test_a_phone_s_oldest_stream_gives_way(
    place: TestRoom, person: Person, open_stream: Open
) -> None:
    phone = person()
    streams = []
    for _ in range(STREAMS_OF_A_PHONE + 1):
        streams.append(open_stream("/events", phone.cookie))
        streams[-1].next()
    with pytest.raises(EOFError):
        streams[0].next()


def test_the_remote_s_stream_tells_of_every_answer(
    place: TestRoom, person: Person, open_stream: Open
) -> None:
    step, phone = place.go("mots"), person()
    stream = open_stream(urlsplit(place.server.remote_url).path + "events")
    before = stream.next()
    phone.answer(step.id, {"words": ["compté"]})
    assert stream.next() != before


def _of(state: dict, key: str) -> dict:
    return next(step for step in json.loads(json.dumps(state))["steps"] if step["key"] == key)
