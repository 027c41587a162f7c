"""Photos of a group's flip chart over plain HTTP: who may add, see and remove them, and abuse."""

from __future__ import annotations

import secrets
import socket
import struct
import threading
import zlib
from collections.abc import Callable
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from facilitator.web import photos as module
from facilitator.web.photos import AT_ONCE, SMALL
from facilitator.web.security import PHOTO_LIMIT
from tests.web.phones import JSON, Phone, Reply, raw
from tests.web.rooms import TestRoom

Person = Callable[..., Phone]
EDGE = "----palabre-edge"
KIND = f"multipart/form-data; boundary={EDGE}"


def picture(size: tuple[int, int] = (60, 40), kind: str = "JPEG", color: str = "#0F6B57") -> bytes:
    file = BytesIO()
    Image.new("RGB", size, color).save(file, kind)
    return file.getvalue()


def form(photo: bytes | None, **fields: str) -> bytes:
    head = f"--{EDGE}\r\nContent-Disposition: form-data; name="
    parts = [f'{head}"{name}"\r\n\r\n{value}\r\n'.encode() for name, value in fields.items()]
    if photo is not None:
        parts.append(f'--{EDGE}\r\nContent-Disposition: form-data; name="photo"; '
                     'filename="x.jpg"\r\nContent-Type: image/jpeg\r\n\r\n'.encode() + photo
                     + b"\r\n")
    return b"".join(parts) + f"--{EDGE}--\r\n".encode()


def add(phone: Phone, step: str, photo: bytes | None, place: str = "o1", mark: str = "") -> Reply:
    body = form(photo, step=step, place=place, id=mark or secrets.token_hex(8))
    return phone.ask("POST", "/photo", body, Content_Type=KIND, **JSON)


@pytest.fixture
def bench(place: TestRoom, person: Person) -> Callable[..., Phone]:
    """Makes members of one of the groups of the grid, which is open."""
    place.refill()
    step = place.go("groupes")

    def join(name: str = "", group: int = 0) -> Phone:
        phone = person(name)
        wanted = phone.see()["groups"][group]["id"]
        assert phone.send("/group", {"step": step.id, "group": wanted}).status == 200
        return phone

    return join


def test_the_group_sees_a_photo_with_who_added_it_and_others_do_not(
    place: TestRoom, bench: Person, person: Person
) -> None:
    step = place.step("groupes").id
    one, two, far = bench("Ana"), bench("Bo"), bench("Cy", 1)
    reply = add(one, step, picture((3000, 2000)))
    assert reply.status == 200
    path = f"/photo/{reply.json['photo']}"
    seen = two.get(path)
    assert (seen.status, seen.headers["content-type"]) == (200, "image/jpeg")
    assert seen.headers["x-content-type-options"] == "nosniff"
    assert seen.headers["cache-control"] == "private, max-age=31536000, immutable"
    assert Image.open(BytesIO(seen.body)).size == (1600, 1067)
    assert max(Image.open(BytesIO(two.get(path + "?small").body)).size) == SMALL
    assert {"id": reply.json["photo"], "author": "Ana", "own": False} in \
        two.see()["group"]["photos"]["o1"]
    assert "Photo prise par Ana" in two.get().text
    for stranger in (far, person(), Phone(place.port)):
        assert stranger.get(path).status in (401, 404)
        assert stranger.get(path + "?small").status in (401, 404)
    assert path not in far.get().text


def test_everybody_sees_photos_while_the_result_is_shown(place: TestRoom, bench: Person) -> None:
    step = place.step("groupes").id
    one, far = bench("Ana"), bench("Cy", 1)
    path = f"/photo/{add(one, step, picture(color='#B4472E')).json['photo']}"
    place.session.flow.show(step).result()
    place.settle()
    assert far.get(path).status == 200
    assert path in far.get().text
    place.session.flow.show(step, False).result()
    place.settle()
    assert far.get(path).status == 404
    assert path not in far.get().text


def test_one_removes_one_s_own_photo_only(place: TestRoom, bench: Person) -> None:
    step = place.step("groupes").id
    one, two = bench("Ana"), bench("Bo")
    photo = add(one, step, picture((50, 50))).json["photo"]
    assert f'formaction="/photo/{photo}/remove"' in one.get().text
    assert f'formaction="/photo/{photo}/remove"' not in two.get().text
    assert two.post(f"/photo/{photo}/remove", {}, **JSON).status == 409
    assert two.get(f"/photo/{photo}").status == 200
    assert one.post(f"/photo/{photo}/remove", {}).headers["location"] == "/"
    assert one.get(f"/photo/{photo}").status == 404


def test_who_sent_a_photo_finds_it_among_their_answers_until_they_delete_it(
    place: TestRoom, bench: Person
) -> None:
    step = place.step("groupes").id
    one, two = bench("Ana"), bench("Bo")
    photo = add(one, step, picture((51, 40))).json["photo"]
    assert f'src="/photo/{photo}?small"' in one.get("/me").text
    assert photo not in two.get("/me").text
    assert photo in one.get("/me", **JSON).json["steps"][-1]["photos"]
    teams = place.session.groups.of(step)
    assert one.send("/group", {"step": step, "group": teams[1].id}).status == 200
    assert one.get(f"/photo/{photo}").status == 200  # its author, even from another group
    assert one.post("/me/delete", {"sure": "1"}).status == 200
    assert one.get(f"/photo/{photo}").status == 404
    assert two.get(f"/photo/{photo}?small").status == 404
    assert photo not in two.get().text


def test_neighbours_are_told_of_a_photo(place: TestRoom, bench: Person) -> None:
    one, two = bench("Ana"), bench("Bo")
    before = two.get("/state").json["stamp"]
    add(one, place.step("groupes").id, picture((31, 31)))
    place.settle()
    assert two.get("/state").json["stamp"] != before


def test_a_photo_sent_again_is_kept_once(place: TestRoom, bench: Person) -> None:
    step, one = place.step("groupes").id, bench()
    first = add(one, step, picture((33, 33)), mark="a" * 16).json
    assert add(one, step, picture((33, 33)), mark="a" * 16).json == first
    assert add(one, step, picture((34, 33)), mark="a" * 16).json != first


def png_bomb(width: int, height: int) -> bytes:
    """A PNG of a few bytes that says it is enormous."""
    def chunk(name: bytes, data: bytes) -> bytes:
        return (struct.pack(">I", len(data)) + name + data
                + struct.pack(">I", zlib.crc32(name + data)))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 999))
            + chunk(b"IEND", b""))


@pytest.mark.parametrize(("photo", "status", "words"), [
    (b"<script>alert(1)</script>", 409, "pas une photo lisible"),
    (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", 409, "pas une photo lisible"),
    (b"\xff\xd8\xff\xe0" + b"x" * 500, 409, "pas une photo lisible"),
    (picture()[:200], 409, "pas une photo lisible"),
    (png_bomb(9_000, 9_500), 409, "trop grande"),
    (png_bomb(30_000, 30_000), 409, "photo"),
    (png_bomb(2**31 - 1, 2**31 - 1), 409, "photo"),
    (b"", 422, "Choisissez d’abord une photo"),
    (None, 422, "Choisissez d’abord une photo"),
], ids=["script", "svg", "lie", "cut", "large", "bomb", "huge bomb", "empty", "none"])
def test_what_is_no_photo_is_refused_in_words(
    place: TestRoom, bench: Person, photo: bytes | None, status: int, words: str
) -> None:
    step, one = place.step("groupes").id, bench()
    before = len(place.session.media.of(step))
    reply = add(one, step, photo)
    assert (reply.status, words in reply.json["error"]) == (status, True), reply.text
    assert len(place.session.media.of(step)) == before
    assert add(one, step, picture((35, 35))).status == 200  # and the next one is taken


def test_too_large_is_refused_with_and_without_a_length(place: TestRoom, bench: Person) -> None:
    step, one = place.step("groupes").id, bench()
    head = (f"POST /photo HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: palabre={one.cookie}\r\n"
            f"Content-Type: {KIND}\r\n")
    told = raw(place.port, f"{head}Content-Length: 50000000\r\n\r\n".encode())
    assert b" 413 " in told.split(b"\r\n")[0]
    body = form(b"\xff" * (PHOTO_LIMIT + 1000), step=step, place="o1", id="b" * 16)
    reply = one.ask("POST", "/photo", body, Content_Type=KIND, **JSON)
    assert (reply.status, "12\u00a0Mo" in reply.json["error"]) == (413, True)
    assert add(one, step, picture((36, 36))).status == 200


def test_other_routes_take_no_more_than_before(place: TestRoom, bench: Person) -> None:
    body = form(picture() + b"x" * 70_000, step=place.step("groupes").id)
    assert bench().ask("POST", "/answer", body, Content_Type=KIND, **JSON).status == 413


def test_photos_need_a_pass_a_group_a_cell_and_an_open_step_of_groups(
    place: TestRoom, bench: Person, person: Person
) -> None:
    step, one = place.step("groupes").id, bench()
    assert add(Phone(place.port), step, picture()).status == 401
    assert "groupe" in add(person(), step, picture()).json["error"]
    assert add(one, step, picture(), place="o99").status == 409
    assert add(one, step, picture(), place="").status == 409
    assert add(one, place.step("envies").id, picture()).status == 409
    assert add(one, "f" * 32, picture()).status == 409
    assert add(one, "../x", picture()).status == 400
    place.session.flow.close(step).result()
    place.settle()
    assert add(one, step, picture()).status == 409


def test_a_post_from_another_site_is_refused(place: TestRoom, bench: Person) -> None:
    body = form(picture(), step=place.step("groupes").id, place="o1", id="c" * 16)
    reply = bench().ask("POST", "/photo", body, Content_Type=KIND, Origin="http://evil.example")
    assert reply.status == 403


def test_a_slow_sender_holds_up_nobody_else(
    place: TestRoom, bench: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "SECONDS", 1.5)
    step, slow, other = place.step("groupes").id, bench(), bench()
    head = (f"POST /photo HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: palabre={slow.cookie}\r\n"
            f"Content-Type: {KIND}\r\nContent-Length: 90000\r\n\r\n--{EDGE}\r\n").encode()
    told: list[bytes] = []
    waiting = threading.Thread(target=lambda: told.append(raw(place.port, head, wait=60)))
    waiting.start()
    try:
        assert add(other, step, picture((37, 37))).status == 200
    finally:
        waiting.join()
    assert b" 408 " in told[0].split(b"\r\n")[0]
    assert add(slow, step, picture((38, 38))).status == 200


def test_a_trickle_gives_the_place_away(
    place: TestRoom, bench: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "PATIENCE", 0.3)
    slow = bench()
    head = (f"POST /photo HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: palabre={slow.cookie}\r\n"
            f"Content-Type: {KIND}\r\nContent-Length: 900000\r\n\r\n--{EDGE}\r\n"
            'Content-Disposition: form-data; name="photo"; filename="x.jpg"\r\n'
            "Content-Type: image/jpeg\r\n\r\n").encode()
    with socket.create_connection(("127.0.0.1", place.port), timeout=10) as line:
        line.sendall(head)
        told = b""
        line.settimeout(0.1)
        for _ in range(300):
            line.sendall(b"x" * 20)  # never silent, never fast
            try:
                told = line.recv(2000)
            except TimeoutError:
                continue
            break
    assert b" 408 " in told.split(b"\r\n")[0]
    assert add(slow, place.step("groupes").id, picture((39, 38))).status == 200


def test_only_so_many_photos_are_taken_in_at_once(place: TestRoom, bench: Person) -> None:
    desk = place.server.desk
    assert desk is not None
    taking = module.Photos(place.session)
    try:
        for number in range(AT_ONCE):
            taking.enter(str(number))
        with pytest.raises(module.Refusal) as full:
            taking.enter("one more")
        assert full.value.status == 503
        taking.leave("3")
        taking.enter("one more")
        with pytest.raises(module.Refusal) as twice:
            taking.enter("one more")
        assert twice.value.status in (429, 503)
    finally:
        taking.close()


@settings(max_examples=40, deadline=None,
          suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(body=st.binary(max_size=300), lead=st.sampled_from([b"", f"--{EDGE}\r\n".encode()]),
       kind=st.sampled_from([KIND, "multipart/form-data", "multipart/mixed; boundary=x",
                             "application/json", "multipart/form-data; boundary=" + "b" * 90]))
def test_no_body_makes_it_stumble(
    place: TestRoom, bench: Person, body: bytes, lead: bytes, kind: str
) -> None:
    place.refill()
    status = bench().ask("POST", "/photo", lead + body, Content_Type=kind, **JSON).status
    assert 400 <= status < 500
