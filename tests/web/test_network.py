"""Which address is announced, what the QR code says, and starting and stopping."""

from __future__ import annotations

import json
import re
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

import resources
from facilitator.drawing.qr import qr_rows, wifi_payload
from facilitator.errors import RoomProblem
from facilitator.i18n import Languages, french
from facilitator.web.hosts import Hosts
from facilitator.web.network import Interface, Reach, addresses
from facilitator.web.server import PORT, Server
from tests.web.phones import Phone
from tests.web.rooms import TestRoom, room


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestRoom]:
    with room(tmp_path_factory.mktemp("served") / "a.palabre") as one:
        yield one


def best(*known: Interface) -> str:
    return addresses(known)[0].address


def test_wifi_wins_over_tunnels_containers_and_loopback() -> None:
    found = addresses([
        Interface("lo", "127.0.0.1"), Interface("docker0", "172.17.0.1"),
        Interface("tun0", "10.8.0.6", point_to_point=True), Interface("wlp3s0", "192.168.1.20"),
        Interface("eth0", "169.254.10.2"), Interface("enp2s0", "10.0.0.7"),
    ])
    assert [one.kind for one in found] == [
        Reach.WIFI, Reach.CABLE, Reach.VPN, Reach.VIRTUAL, Reach.SELF_ASSIGNED, Reach.LOOPBACK]
    assert "wlp3s0" in french()(found[0].why)


@pytest.mark.parametrize(("name", "address", "kind"), [
    ("Wi-Fi", "192.168.0.3", Reach.WIFI), ("Ethernet", "192.168.0.3", Reach.CABLE),
    ("vEthernet (WSL)", "172.20.0.1", Reach.VIRTUAL), ("en0", "192.168.0.3", Reach.WIFI),
    ("Local Area Connection* 2", "192.168.137.1", Reach.HOTSPOT),
    ("wlan0", "10.42.0.1", Reach.HOTSPOT), ("tailscale0", "100.100.1.1", Reach.VPN),
    ("utun3", "10.9.0.2", Reach.VPN), ("quelque-chose", "192.168.4.4", Reach.OTHER),
    ("wg0", "10.66.0.1", Reach.VPN), ("br-5f3a", "172.19.0.1", Reach.VIRTUAL),
])
def test_kinds_of_interfaces(name: str, address: str, kind: Reach) -> None:
    assert addresses([Interface(name, address)])[0].kind is kind


def test_a_public_address_comes_after_the_room_s() -> None:
    assert best(Interface("eth0", "8.8.4.4"), Interface("eth1", "192.168.1.2")) == "192.168.1.2"


def test_interfaces_that_are_down_are_left_out() -> None:
    assert addresses([Interface("wlan0", "192.168.1.2", up=False)]) == []


def test_wifi_payloads_are_those_phones_understand(shared: Path) -> None:
    cases = json.loads((shared / "data" / "qr" / "wifi_payloads.json").read_text())
    for case in cases:
        ours = wifi_payload(case["ssid"], case["password"] or "", kind=case["encryption"] or "")
        assert _parts(ours) == _parts(case["payload"]), case


def _parts(payload: str) -> set[str]:
    """The filled fields of a payload, in no order."""
    kept = payload.removeprefix("WIFI:").replace("\\\\", "\x01").replace("\\;", "\x02")
    kept = kept.replace("\\,", ",").replace('\\"', '"')
    return {part for part in kept.split(";") if part and not part.endswith(":")
            and part not in ("H:false", "T:nopass")}


def test_wifi_payloads_escape_what_the_format_uses() -> None:
    assert wifi_payload('a;b,c:d"e\\', "p;w") == (
        'WIFI:T:WPA;S:a\\;b\\,c\\:d\\"e\\\\;P:p\\;w;;')
    assert wifi_payload("Libre") == "WIFI:T:nopass;S:Libre;;"
    assert wifi_payload("Caché", "x", hidden=True).endswith("H:true;;")


def test_a_qr_code_is_square_and_has_its_finders() -> None:
    rows = qr_rows("http://192.168.1.20:8765/")
    assert {len(row) for row in rows} == {len(rows)}
    assert rows[0].startswith("1111111")
    assert rows[-1].startswith("1111111")


def test_a_changed_address_is_noticed() -> None:
    known = [Interface("wlan0", "192.168.1.20")]
    time = [0.0]
    hosts = Hosts(look=lambda: known, clock=lambda: time[0])
    assert hosts.ours("192.168.1.20:8765")
    assert not hosts.ours("192.168.7.7")
    known[0] = Interface("wlan0", "192.168.7.7")
    time[0] = 10
    assert hosts.ours("192.168.7.7")


def test_the_next_free_port_is_taken_or_the_asked_one_refused(tmp_path: Path) -> None:
    with room(tmp_path / "a.palabre") as place:
        languages = Languages(resources.path("translations"))
        same = Server(place.session, languages, host="127.0.0.1", port=place.port)
        with pytest.raises(RoomProblem, match=str(place.port)):
            same.start()
        with pytest.raises(RoomProblem):
            Server(place.session, languages, host="203.0.113.9", port=0).start()
        busy = socket.socket()
        try:
            busy.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            busy.bind(("127.0.0.1", PORT))
            busy.listen()
        except OSError:
            pass  # somebody has it already, which is what we want
        other = Server(place.session, languages, host="127.0.0.1")
        try:
            assert other.start().port != PORT
            assert other.check()
        finally:
            other.stop()
            busy.close()


def test_stopping_lets_go_of_the_port_and_of_open_streams(tmp_path: Path) -> None:
    with room(tmp_path / "b.palabre") as place:
        phone, port = Phone(place.port).join(), place.port
        with socket.create_connection(("127.0.0.1", port), timeout=10) as stream:
            stream.sendall(f"GET /events HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                           f"Cookie: palabre={phone.cookie}\r\n\r\n".encode())
            stream.recv(1000)
            place.server.stop()
            place.server.stop()
            while stream.recv(1000):
                pass
        with socket.socket() as again:
            again.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            again.bind(("127.0.0.1", port))
            assert again.getsockname()[1] == port


def test_another_address_can_be_announced(tmp_path: Path) -> None:
    with room(tmp_path / "c.palabre") as place:
        place.server.announce("192.168.50.4")
        assert place.server.join_url == f"http://192.168.50.4:{place.port}/"
        assert place.server.remote_url.startswith("http://192.168.50.4:")


@pytest.mark.parametrize(("system", "host", "path", "status", "body"), [
    ("Android", "connectivitycheck.gstatic.com", "/generate_204", 204, ""),
    ("Android, Chrome", "www.google.com", "/gen_204", 204, ""),
    ("iOS, macOS", "captive.apple.com", "/hotspot-detect.html", 200,
     "<HTML><HEAD><TITLE>Success</TITLE></HEAD><BODY>Success</BODY></HTML>"),
    ("Windows 10 and later", "www.msftconnecttest.com", "/connecttest.txt", 200,
     "Microsoft Connect Test"),
    ("Windows 7 and 8", "www.msftncsi.com", "/ncsi.txt", 200, "Microsoft NCSI"),
    ("Firefox", "detectportal.firefox.com", "/success.txt", 200, "success\n"),
    ("Linux, NetworkManager", "nmcheck.gnome.org", "/check_network_status.txt", 200,
     "NetworkManager is online\n"),
])
def test_a_phone_that_looks_for_the_internet_is_told_what_its_maker_says(
    served: TestRoom, system: str, host: str, path: str, status: int, body: str
) -> None:
    reply = Phone(served.port).get(path, Host=host)
    assert (reply.status, reply.body.decode()) == (status, body), system
    assert "location" not in reply.headers
    assert "set-cookie" not in reply.headers


def test_firefox_is_led_to_no_page_of_ours(served: TestRoom) -> None:
    reply = Phone(served.port).get("/canonical.html", Host="detectportal.firefox.com")
    assert "support.mozilla.org/kb/captive-portal" in reply.text


@pytest.mark.parametrize("language", ["fr", "en", "es", "pt"])
def test_the_join_page_says_in_a_line_to_stay(served: TestRoom, language: str) -> None:
    page = Phone(served.port).get(f"/?lang={language}").text
    tip = re.search(r'<p class="soft tip">([^<]+)</p>', page)
    assert tip
    assert "internet" in tip[1].lower()
    assert len(tip[1]) < 120
