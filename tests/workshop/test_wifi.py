"""The room's Wi-Fi: kept in the file, told exactly, never passed on with a plan."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.document.records import WorkshopRecord
from facilitator.fields import InvalidForm
from facilitator.workshop.plan_export import dump_plan
from facilitator.workshop.wifi import OPEN, WEP, WPA, Wifi, check_wifi, keep_wifi, wifi_of

PASSPHRASES = st.text(st.characters(min_codepoint=32, max_codepoint=126), min_size=8, max_size=63)


def test_what_is_kept_comes_back_and_is_taken_out_again(session) -> None:
    other = {"consent": "Rien ne sort d’ici."}
    session.plan.describe(settings=other).result()
    wifi = Wifi("Salle  des fêtes", "Mangue;verte ", WPA)
    keep_wifi(session, wifi).result()
    assert wifi_of(session.workshop()) == wifi
    keep_wifi(session, Wifi()).result()
    assert session.workshop().settings == other


def test_a_plan_that_is_passed_on_tells_no_password(session) -> None:
    keep_wifi(session, Wifi("Salle", "Mangue;verte")).result()
    assert "Mangue" not in dump_plan(session)


@given(name=st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1, max_size=8),
       password=PASSPHRASES)
def test_every_sign_of_a_password_is_kept(name: str, password: str) -> None:
    wifi = check_wifi({"name": f"x{name}", "password": password, "security": WPA})
    assert wifi.password == password


@given(st.dictionaries(st.sampled_from(["name", "password", "security"]),
                       st.one_of(st.text(), st.integers(), st.none(), st.lists(st.text()))))
def test_whatever_is_kept_is_a_network_or_none(kept: dict[str, object]) -> None:
    wifi = wifi_of(WorkshopRecord("1", "x", settings={"wifi": kept}))
    assert bool(wifi.payload) is bool(wifi.name)
    assert len(wifi.name.encode()) <= 32


@pytest.mark.parametrize(("raw", "field"), [
    ({"name": "Salle", "password": "court"}, "password"),
    ({"name": "Salle", "password": "réseau-été"}, "password"),
    ({"name": "Salle", "security": WEP}, "password"),
    ({"name": "é" * 17, "password": "longenough"}, "name"),
    ({"password": "sans-nom-de-wifi"}, "name"),
    ({"name": "Salle", "security": "EAP", "password": "longenough"}, "security"),
])
def test_what_no_phone_could_join_is_refused_at_its_field(raw, field: str) -> None:
    with pytest.raises(InvalidForm) as refused:
        check_wifi(raw)
    assert {error.field for error in refused.value.errors} == {field}


def test_an_open_network_has_no_password() -> None:
    wifi = check_wifi({"name": "Libre", "password": "oubliée", "security": OPEN})
    assert wifi.payload == "WIFI:T:nopass;S:Libre;;"
