"""What is on the network may be touched by anybody: every route refuses clearly and stands."""

from __future__ import annotations

import json
import socket
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitator.web import captive, limits
from facilitator.web.app import ROUTES
from tests.web.phones import JSON, Phone, raw
from tests.web.rooms import TestRoom

Person = Callable[..., Phone]
LOOSE = settings(max_examples=40, deadline=None,
                 suppress_health_check=[HealthCheck.function_scoped_fixture])


def alive(place: TestRoom) -> None:
    assert Phone(place.port).get().status == 200


def paths(place: TestRoom) -> list[tuple[str, str]]:
    secrets = {"remote": place.server._remote, "projector": place.server._projector}
    return [
        (method, path.replace("{secret}", secrets.get(path.split("/")[1], ""))
         .replace("{command}", "open"))
        for method, path, _ in ROUTES
    ]


def test_every_page_bears_the_headers_that_keep_it_in(place: TestRoom, person: Person) -> None:
    phone = person()
    for method, path in paths(place):
        if method != "GET" or path.endswith("events"):
            continue
        headers = phone.get(path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy, path
        assert "unsafe" not in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"
        assert headers["cache-control"] == "no-store"
        assert "access-control-allow-origin" not in headers


def test_pages_name_nothing_outside_this_machine(place: TestRoom, person: Person) -> None:
    phone = person()
    for path in ("/", "/me", "/privacy", urlsplit(place.server.remote_url).path):
        text = phone.get(path).text.replace("http://www.w3.org/2000/svg", "")
        assert "http://" not in text.replace(place.url, "")
        assert "https://" not in text
        assert " style=" not in text
        assert " onclick=" not in text


@pytest.mark.parametrize("host", [
    "evil.example", "evil.example:8765", "8.8.8.8", "", "127.0.0.1.evil.example", "[::1", "a:b",
    "localhost:80:80",
])
def test_foreign_hosts_are_sent_away(place: TestRoom, host: str) -> None:
    reply = Phone(place.port).get("/", Host=host)
    assert reply.status in (400, 421)
    assert "Rejoindre" not in reply.text
    if reply.status == 421:
        assert place.server.join_url in reply.text


def test_our_own_names_are_answered_to(place: TestRoom) -> None:
    for host in ("127.0.0.1", f"127.0.0.1:{place.port}", "localhost", socket.gethostname()):
        assert Phone(place.port).get("/", Host=host).status == 200


@pytest.mark.parametrize("headers", [
    {"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"},
    {"Origin": "http://evil.example"}, {"Origin": "null"},
    {"Referer": "http://evil.example/page"}, {"Origin": "http://[bad"},
])
def test_posts_from_other_sites_are_refused(
    place: TestRoom, person: Person, headers: dict[str, str]
) -> None:
    phone = person("Ada")
    for method, path in paths(place):
        if method == "POST":
            assert phone.post(path, {"name": "Eve"}, **headers).status == 403, path
    assert phone.see()["you"]["name"] == "Ada"


def test_posts_from_our_own_pages_are_taken(place: TestRoom, person: Person) -> None:
    own = {"Origin": place.url, "Sec-Fetch-Site": "same-origin"}
    assert person().post("/me/name", {"name": "Noé"}, **own).status == 200


def test_bodies_that_are_too_large_are_refused_before_they_are_read(
    place: TestRoom, person: Person
) -> None:
    step, phone = place.go("mots"), person()
    word = "a" * (4 * 1024 * 1024)
    head = (f"POST /answer HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: palabre={phone.cookie}\r\n"
            f"Content-Type: application/x-www-form-urlencoded\r\n"
            f"Content-Length: {len(word)}\r\n\r\n")
    assert b" 413 " in raw(place.port, head.encode() + word[:200_000].encode())
    chunked = (f"POST /answer HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: palabre={phone.cookie}\r\n"
               "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n")
    pieces = b"".join(b"8000\r\n" + b"a" * 0x8000 + b"\r\n" for _ in range(8)) + b"0\r\n\r\n"
    assert b" 413 " in raw(place.port, chunked.encode() + pieces)
    fits = phone.answer(step.id, {"words": ["b" * 60_000]})
    assert fits.status == 422
    alive(place)


@pytest.mark.parametrize("junk", [
    b"\x00" * 300, b"GET\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"\x16\x03\x01\x02\x00\x01\x00",
    b"GET /" + b"a" * 20_000 + b" HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n" + b"X: y\r\n" * 5000 + b"\r\n",
    b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: palabre=\xff\xfe\r\n\r\n",
    b"POST /join HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: -5\r\n\r\n",
    b"POST /join HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 4\r\n"
    b"Transfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET / HTTP/1.1\r\n\r\n",
    b"GET /%00%ff/..%2f..%2fetc/passwd HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
    b"GET /events HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 99999999999999999999\r\n\r\n",
])
def test_malformed_requests_harm_nobody(place: TestRoom, junk: bytes) -> None:
    answer = raw(place.port, junk, wait=2)
    assert b"Traceback" not in answer
    assert b"root:" not in answer
    assert not answer or b" 200 " not in answer.split(b"\r\n")[0] or junk.startswith(b"GET / ")
    alive(place)


def test_slow_senders_do_not_hold_up_the_others(place: TestRoom) -> None:
    slow = []
    for _ in range(60):
        one = socket.create_connection(("127.0.0.1", place.port), timeout=30)
        one.sendall(b"POST /join HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                    b"Content-Length: 5000\r\n\r\n{")
        slow.append(one)
    try:
        assert Phone(place.port).join("Rapide").see()["you"]["name"] == "Rapide"
    finally:
        for one in slow:
            one.close()


def test_a_connection_without_a_whole_request_is_closed(
    place: TestRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("facilitator.web.connections._FIRST_LINE", 0.3)
    with socket.create_connection(("127.0.0.1", place.port), timeout=30) as one:
        one.sendall(b"GET / HTTP/1.1\r\nHo")
        assert one.recv(100) == b""


NASTY = st.text(st.characters(exclude_categories=()), max_size=60)


@LOOSE
@given(words=st.lists(NASTY, max_size=5), step=NASTY, form_id=NASTY)
def test_no_word_breaks_an_answer(
    place: TestRoom, person: Person, words: list[str], step: str, form_id: str
) -> None:
    known, phone = place.go("mots", open_=True), _regular(place)
    assert phone.answer(known.id, {"words": words}).status in (200, 422)
    page = phone.get("/?edit=1")
    assert page.status == 200
    assert phone.send("/answer", {"step": step, "id": form_id, "value": words}).status in (
        400, 409, 422)


@LOOSE
@given(body=st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | NASTY,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NASTY, inner, max_size=3),
    max_leaves=12,
))
def test_no_json_breaks_a_route(place: TestRoom, person: Person, body: object) -> None:
    phone = _regular(place)
    text = json.dumps(body)
    for path in ("/join", "/group", "/language", "/me/name"):
        reply = phone.ask("POST", path, text, Content_Type="application/json", **JSON)
        assert reply.status < 500, path
    step = place.step("mots").id
    assert phone.answer(step, body).status in (200, 400, 409, 422)


@LOOSE
@given(body=st.binary(max_size=300), kind=st.sampled_from([
    "application/json", "application/x-www-form-urlencoded", "text/plain",
    "multipart/form-data; boundary=x", "", "application/json; charset=utf-16"]))
def test_no_bytes_break_a_route(place: TestRoom, body: bytes, kind: str) -> None:
    phone = _regular(place)
    for method, path in paths(place):
        if method == "POST":
            assert phone.ask("POST", path, body, Content_Type=kind).status < 500, path


def _regular(place: TestRoom) -> Phone:
    """One phone for many examples, its allowance filled up again."""
    place.regular = getattr(place, "regular", None) or Phone(place.port).join("Habitué")
    place.refill()
    return place.regular


def test_deeply_nested_json_is_refused(place: TestRoom, person: Person) -> None:
    phone = person()
    for text in ("[" * 50_000, '{"a":' * 9000, '{"step": ' + "[" * 400 + "]" * 400 + "}",
                 '{"id": ' + "9" * 6000 + "}", '{"id": NaN}', "[]", "null"):
        reply = phone.ask("POST", "/answer", text, Content_Type="application/json", **JSON)
        assert reply.status == 400


def test_markup_and_overrides_are_shown_as_text(place: TestRoom, person: Person) -> None:
    step = place.go("groupes")
    one, two = person("<script>alert(1)</script>"), person("Fin\u202e")
    group = one.see()["groups"][0]["id"]
    for phone in (one, two):
        phone.send("/group", {"step": step.id, "group": group})
    column = one.see()["step"]["fields"][0]["name"]
    one.answer(step.id, {column: ['"><img src=x onerror=alert(1)>\u202e\x07']})
    for page in (two.get().text, one.get().text, one.get("/me").text):
        assert "<script>alert" not in page
        assert "<img" not in page
        assert "\u202e" not in page
        assert "\x07" not in page


def test_one_phone_cannot_flood(place: TestRoom, person: Person) -> None:
    step = place.go("mots")
    noisy, quiet = person(), person()
    replies = [noisy.answer(step.id, {"words": [f"n{n}"]}) for n in range(60)]
    refused = [reply for reply in replies if reply.status == 429]
    assert refused
    assert refused[0].json["wait"] > 0
    assert int(refused[0].headers["retry-after"]) >= 1
    assert quiet.answer(step.id, {"words": ["calme"]}).status == 200


def test_one_address_cannot_join_without_end() -> None:
    bucket = limits.Buckets(limits.JOINS_OF_AN_ADDRESS, clock=lambda: 0.0)
    granted = sum(bucket.take("192.0.2.1") == 0 for _ in range(10_000))
    assert 600 <= granted <= 1000
    assert bucket.take("192.0.2.2") == 0


def test_another_participants_identity_and_answers_stay_theirs(
    place: TestRoom, person: Person
) -> None:
    step, owner, thief = place.go("mots"), person("Owen"), person("Tess")
    owner.answer(step.id, {"words": ["trésor"]}, "owner-form-1")
    me = owner.see()["you"]["id"]
    for token in (me, "", "x" * 22, "../", owner.cookie[:-1] + "~"):
        stranger = Phone(place.port)
        stranger.cookie = token
        assert stranger.get("/", **JSON).status == 401
        assert stranger.get("/me", **JSON).status in (401, 200)
        assert stranger.answer(step.id, {"words": ["vol"]}).status == 401
        assert stranger.get("/events").status == 401
    thief.answer(step.id, {"words": ["vol"]}, "owner-form-1")
    assert owner.see()["sent"] == ["trésor"]
    assert thief.see()["sent"] == ["vol"]
    assert "trésor" not in thief.get().text


def test_the_console_s_powers_need_the_secret(place: TestRoom, person: Person) -> None:
    phone, step = person(), place.go("mots")
    for secret in ("", "x", phone.cookie, place.server._projector, "%00", "%C3%A9"):
        assert phone.get(f"/remote/{secret}/state").status in (404, 429)
        assert phone.send(f"/remote/{secret}/close", {}).status in (404, 429)
        assert phone.get(f"/projector/{secret}x/").status in (404, 429)
    assert place.step("mots").state == "open"
    assert place.step("mots").id == step.id
    assert place.server._remote not in phone.get().text


def test_guessing_the_secret_is_slowed_down() -> None:
    bucket = limits.Buckets(limits.WRONG_SECRETS, clock=lambda: 0.0)
    assert sum(bucket.take("a") == 0 for _ in range(1000)) <= 25


def test_connectivity_checks_are_answered_under_any_name(place: TestRoom) -> None:
    for path, (status, body, _) in captive.CHECKS.items():
        reply = Phone(place.port).get(path, Host="connectivitycheck.example")
        assert (reply.status, reply.body.decode()) == (status, body)


def test_methods_and_paths_that_do_not_exist(place: TestRoom) -> None:
    phone = Phone(place.port)
    for method in ("PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"):
        assert phone.ask(method, "/").status == 405
    assert phone.get("/answer").status == 405
    assert phone.get("/nulle/part").status == 404
