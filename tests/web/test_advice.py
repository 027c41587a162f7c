"""Can phones come? What is said, what to do, and the laptop's look at its own page."""

from __future__ import annotations

import socket
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.i18n import Message, french
from facilitator.web.advice import Situation, State, advise, headline, state
from facilitator.web.hosts import Hosts
from facilitator.web.network import Interface, addresses
from facilitator.web.selfcheck import SelfCheck, self_check
from tests.web.rooms import room

WIFI = Interface("wlp3s0", "192.168.1.20")
VPN = Interface("tun0", "10.8.0.6", point_to_point=True)
SELF = Interface("eth0", "169.254.3.4")
LOOP = Interface("lo", "127.0.0.1")
WELL = SelfCheck("192.168.1.20")
BAD = SelfCheck("192.168.1.20", Message("Rien ne répond à cette adresse."))


def now(*known: Interface, host: str = "192.168.1.20", **more: object) -> Situation:
    return Situation(tuple(addresses(known)), host, 8765, **more)  # type: ignore[arg-type]


def told(situation: Situation) -> str:
    say = french()
    return "\n".join(say(part) for one in advise(situation) for part in (one.cause, *one.steps))


@pytest.mark.parametrize(("situation", "expected"), [
    (now(LOOP, SELF), State.NO_NETWORK), (now(), State.NO_NETWORK),
    (now(LOOP, WIFI), State.WAITING), (now(LOOP, WIFI, check=WELL), State.WAITING),
    (now(LOOP, WIFI, check=BAD), State.UNREACHABLE),
    (now(LOOP, WIFI, host="192.168.7.7"), State.UNREACHABLE),
    (now(VPN, WIFI, host="10.8.0.6"), State.UNLIKELY),
    (now(WIFI, check=WELL, phones=True), State.ARRIVED),
    (now(WIFI, check=BAD, phones=True), State.UNREACHABLE),
])
def test_how_things_stand(situation: Situation, expected: State) -> None:
    assert state(situation) is expected


def test_without_a_network_nothing_is_said_of_firewalls() -> None:
    said = told(now(LOOP))
    assert "routeur de voyage" in said
    assert "pare-feu" not in said


def test_a_lost_address_names_the_one_to_pick() -> None:
    assert "192.168.1.20" in told(now(LOOP, WIFI, host="192.168.7.7"))
    assert "192.168.1.20" in told(now(VPN, WIFI, host="10.8.0.6"))


def test_a_tunnel_is_named() -> None:
    assert "tun0" in told(now(VPN, WIFI))
    assert "VPN" not in told(now(WIFI))


@pytest.mark.parametrize(("platform", "words"), [
    ("linux", "ufw allow 8765/tcp"), ("win32", "Réseau privé"), ("darwin", "Coupe-feu")])
def test_the_firewall_is_explained_for_the_laptop_at_hand(platform: str, words: str) -> None:
    assert words in told(now(WIFI, platform=platform))


@given(st.lists(st.sampled_from([WIFI, VPN, SELF, LOOP, Interface("docker0", "172.17.0.1")])),
       st.sampled_from(["192.168.1.20", "10.8.0.6", "127.0.0.1", ""]),
       st.sampled_from([None, WELL, BAD]), st.booleans(),
       st.sampled_from(["linux", "win32", "darwin", "haiku"]))
def test_there_is_always_something_to_do(
    known: list[Interface], host: str, check: SelfCheck | None, phones: bool, platform: str
) -> None:
    situation = now(*known, host=host, check=check, phones=phones, platform=platform)
    assert french()(headline(situation))
    said = told(situation)
    assert said
    assert "{" not in said


def test_the_laptop_finds_its_own_page(tmp_path: Path) -> None:
    with room(tmp_path / "a.palabre") as place:
        found = place.server.self_check()
        assert found.well
        assert found.seconds < 3
        assert place.server.check()
        assert place.server.contact is None  # that was no phone


def test_a_port_where_nobody_listens_is_told_from_another_program() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert "ne sert pas" in french()(self_check("127.0.0.1", port).problem or "")
    other = HTTPServer(("127.0.0.1", 0), Other)
    thread = threading.Thread(target=other.handle_request)
    thread.start()
    found = self_check("127.0.0.1", other.server_port)
    thread.join()
    other.server_close()
    assert "autre programme" in french()(found.problem or "")


def test_a_program_that_never_answers_is_not_waited_for() -> None:
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        found = self_check("127.0.0.1", silent.getsockname()[1], wait=0.2)
    assert not found.well


class Other(BaseHTTPRequestHandler):
    """Some other web server."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()

    def log_message(self, *words: object) -> None:
        """Say nothing."""


def test_the_first_and_the_last_phone_are_noted_but_not_this_laptop(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with room(tmp_path / "b.palabre") as place:
        server, clock = place.server, [1000.0]
        monkeypatch.setattr("facilitator.web.server.time.time", lambda: clock[0])
        server._hosts = Hosts(look=lambda: [WIFI])
        server._heard("192.168.1.20")
        assert server.contact is None
        server._heard("192.168.1.31")
        clock[0] = 1060.0
        server._heard("192.168.1.32")
        server._heard("192.168.1.20")
        assert server.contact is not None
        assert (server.contact.first, server.contact.at) == (1000.0, 1060.0)
        assert server.contact.address == "192.168.1.32"


def test_the_interfaces_are_asked_once_for_each_phone_at_most() -> None:
    looks, time = [0], [0.0]

    def look() -> list[Interface]:
        looks[0] += 1
        return [WIFI]

    hosts = Hosts(look=look, clock=lambda: time[0])
    for _ in range(50):
        time[0] += 10
        assert not hosts.here("192.168.1.31")
        assert hosts.here("127.0.0.1")
    assert looks[0] == 1
