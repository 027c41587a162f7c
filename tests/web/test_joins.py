"""A flood of joins is answered clearly, and the room goes on."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.bench_joins import addresses, flood
from facilitator.document import reads
from facilitator.web import limits, people
from tests.asyncs import run_async
from tests.web.phones import Phone
from tests.web.rooms import room


def test_a_flood_of_joins_fills_the_room_and_harms_nobody_in_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(people, "PEOPLE", 60)
    with room(tmp_path / "foule.palabre") as place:
        inside = Phone(place.port).join("Awa")
        step = place.go("mots")
        found = run_async(flood(place.port, 160, addresses(40), at_once=20))
        assert set(found) == {201, 503}, found  # taken, or told that the room is full: never cut
        assert sum(found.values()) == 160
        joined = place.session.document.read(reads.joined_count)
        assert 60 <= joined <= 60 + 20  # those under way when the last place went
        assert inside.answer(step.id, {"words": ["calme"]}).status == 200
        assert "La salle est pleine" in Phone(place.port).post("/join", {"name": "Zoé"}).text


def test_one_address_is_slowed_down_while_others_get_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "JOINS_OF_AN_ADDRESS", limits.Allowance(burst=40, rate=0.01))
    with room(tmp_path / "une.palabre") as place:
        found = run_async(flood(place.port, 120, ["127.0.0.9"], at_once=20))
        assert found == {201: 40, 429: 80}
        assert run_async(flood(place.port, 3, ["127.0.0.8"])) == {201: 3}
