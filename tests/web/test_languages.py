"""A language chosen stays chosen: on every page, refusals included, joined or not."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

import resources
from facilitator.i18n import Languages
from tests.web.phones import Phone, Reply
from tests.web.rooms import TestRoom

Joined = Callable[..., Phone]


def reads(page: Reply) -> str:
    """The language that a page says it is in; it must offer the others as well."""
    assert page.text.count('name="lang" value=') >= 7
    found = re.search(r'<html lang="(\w+)">', page.text)
    assert found is not None
    return found[1]


@pytest.mark.parametrize("code", ["es", "gcf"])
def test_somebody_in_the_room_reads_every_page_in_the_language_chosen(
    person: Joined, code: str
) -> None:
    one = person("Lia")
    assert one.post("/language", {"lang": code, "back": "/me"}).headers["location"] == "/me"
    for path in ("/", "/me", "/privacy", "/nulle-part", "/photo/rien"):
        assert reads(one.get(path, Accept_Language="pt")) == code, path
    wrong = one.post("/answer", {"step": "rien"}, Accept_Language="pt")
    assert wrong.status == 400
    assert reads(wrong) == code


def test_a_newcomer_keeps_the_language_from_page_to_page(place: TestRoom, phone: Phone) -> None:
    came = phone.post("/language", {"lang": "pt", "back": "/"})
    page = phone.get(came.headers["location"])
    assert reads(page) == "pt"
    privacy = re.search(r'href="(/privacy[^"]*)"', page.text)
    assert privacy is not None
    told = phone.get(privacy[1])
    assert reads(told) == "pt"
    assert 'href="/?lang=pt"' in told.text
    code = re.search(r'action="(/return[^"]*)"', page.text)
    assert code is not None
    refused = phone.post(code[1], {"code": "AAAAA-AAAAA", "lang": "pt"})
    assert (refused.status, reads(refused)) == (403, "pt")
    assert 'href="/?lang=pt"' in refused.text
    way_in = re.search(r'action="(/join[^"]*)"', page.text)
    assert way_in is not None
    phone.post(way_in[1], {"lang": "pt"})
    assert reads(phone.get("/", Accept_Language="fr")) == "pt"


def test_what_a_creole_lacks_is_said_in_french(phone: Phone) -> None:
    page = phone.get("/?lang=rcf").text
    assert "Rant dann latelié" in page
    tr = Languages(resources.path("translations")).get("rcf")
    assert tr("Une phrase que personne n’a traduite.") == "Une phrase que personne n’a traduite."
