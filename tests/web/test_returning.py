"""Coming back is coming home, also where the laptop's address has changed; nobody else's home."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.document.records import ParticipantRecord
from facilitator.web.returns import ALPHABET, SIGNS, TRIES_OF_AN_ADDRESS, Returns
from tests.web.phones import JSON, Phone
from tests.web.rooms import TestRoom, room


@pytest.fixture
def place(tmp_path: Path) -> Iterator[TestRoom]:
    with room(tmp_path / "a.palabre") as one:
        yield one


def code(phone: Phone) -> str:
    """The code that a phone's own page shows."""
    found = re.search(r"<b>([A-Z0-9]{5}-[A-Z0-9]{5})</b>", phone.get("/").text)
    assert found
    return found[1]


def who(phone: Phone) -> dict:
    return phone.see()["you"]


def test_at_a_new_address_one_is_who_one_was(place: TestRoom) -> None:
    old = Phone(place.port).join("Awa")
    step = place.go("mots")
    assert old.answer(step.id, {"words": ["eau"]}).status == 200
    fresh = Phone(place.port)  # the browser keeps the old address's pass to itself
    assert "Je suis déjà venu·e" in fresh.get("/").text
    typed = code(old).lower().replace("-", "  ")
    reply = fresh.post("/return", {"code": typed})
    assert (reply.status, reply.headers["location"]) == (303, "/")
    assert "httponly" in reply.headers["set-cookie"].lower()
    assert who(fresh) == who(old)
    assert fresh.see()["sent"] == ["eau"]
    assert len(place.session.room.everybody()) == 1


def test_who_had_joined_anew_goes_home_with_what_they_said(place: TestRoom) -> None:
    old, fresh = Phone(place.port).join("Bruno"), Phone(place.port).join("Bruno bis")
    step = place.go("mots")
    assert fresh.answer(step.id, {"words": ["banc"]}).status == 200
    reply = fresh.send("/return", {"code": code(old)})
    assert reply.status == 200
    assert reply.json["you"]["id"] == who(old)["id"]
    place.settle()
    assert who(fresh)["id"] == who(old)["id"]
    assert fresh.see()["sent"] == ["banc"]
    assert [one.name for one in place.session.room.everybody()] == ["Bruno"]


def test_the_code_is_the_same_after_a_restart_and_none_of_another_workshop(
    place: TestRoom, tmp_path: Path
) -> None:
    phone = Phone(place.port).join("Elif")
    before = code(phone)
    place.server.stop()
    place.session.close()
    with room(tmp_path / "a.palabre", reopen=True) as again:
        fresh = Phone(again.port)
        assert fresh.send("/return", {"code": before}).status == 200
        assert who(fresh)["name"] == "Elif"
    with room(tmp_path / "other.palabre") as other:
        Phone(other.port).join("Elif")
        assert Phone(other.port).send("/return", {"code": before}).status == 403


def test_who_was_forgotten_is_not_known_again(place: TestRoom) -> None:
    phone = Phone(place.port).join("Noé")
    own = code(phone)
    place.session.room.forget(place.session.room.everybody()[0].id).result()
    assert Phone(place.port).send("/return", {"code": own}).status == 403


@pytest.mark.parametrize("typed", ["", "A", "ABCDE-FGHJK", "' OR 1=1 --", "😀" * 10, "0" * 500])
def test_a_code_that_is_nobody_s_is_refused_in_words(place: TestRoom, typed: str) -> None:
    Phone(place.port).join("Awa")
    fresh = Phone(place.port)
    reply = fresh.send("/return", {"code": typed})
    assert reply.status == 403
    assert "ne correspond à personne" in reply.json["error"]
    assert fresh.cookie == ""
    assert fresh.get("/", **JSON).status == 401


def test_guessing_is_stopped_even_where_the_last_guess_is_right(place: TestRoom) -> None:
    own = code(Phone(place.port).join("Awa"))
    guesser = Phone(place.port)
    seen = {guesser.send("/return", {"code": f"AAAAA-{n:05}"}).status
            for n in range(int(TRIES_OF_AN_ADDRESS.burst) + 20)}
    assert seen == {403, 429}
    assert guesser.send("/return", {"code": own}).status == 429


def test_a_form_from_another_site_brings_nobody_back(place: TestRoom) -> None:
    own = code(Phone(place.port).join("Awa"))
    reply = Phone(place.port).post("/return", {"code": own}, Sec_Fetch_Site="cross-site")
    assert reply.status == 403
    assert "set-cookie" not in reply.headers


def test_nobody_sees_another_s_code(place: TestRoom) -> None:
    first, second = Phone(place.port).join("Awa"), Phone(place.port).join("Bruno")
    own = code(first)
    for path in ("/", "/me", "/privacy", "/view"):
        assert own not in second.get(path).text
        assert own not in Phone(place.port).get(path).text


def person(number: int) -> ParticipantRecord:
    return ParticipantRecord(id=f"{number:032x}", number=number)


@given(st.text(), st.text(max_size=40))
def test_any_text_is_somebody_s_code_or_nobody_s(secret: str, typed: str) -> None:
    returns = Returns(secret)
    people = [person(n) for n in range(5)]
    for one in people:
        assert returns.find(f" {returns.code(one.id).lower()} ", people) == one
    assert returns.find(typed, people) is None


def test_codes_are_long_and_all_different() -> None:
    returns = Returns("s")
    codes = {returns.code(person(n).id) for n in range(5000)}
    assert len(codes) == 5000
    assert len(ALPHABET) ** SIGNS > 2**49
    assert not set("".join(codes)) & set("ILO01")
