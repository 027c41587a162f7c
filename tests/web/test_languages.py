"""A language chosen stays chosen: on every page, refusals included, joined or not."""

from __future__ import annotations

import gettext
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

import resources
from facilitator.activities.context import Frame
from facilitator.activities.registry import discover
from facilitator.drawing.measure import Measure
from facilitator.i18n import Languages, Translator
from tests.activities.kind_support import context_of, example_context
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


FOLDER = resources.path("translations")
CREOLES = ("gcf", "gcr", "rcf")


def test_catalogues_that_no_speaker_has_read_say_so_and_the_docs_too() -> None:
    told = (Path(__file__).parents[2] / "docs" / "languages.md").read_text("utf-8")
    for path in sorted(FOLDER.glob("*.po")):
        marked = "TO BE REVIEWED BY A SPEAKER" in path.read_text("utf-8").partition("\n")[0]
        assert marked == (path.stem in CREOLES), path.name
        line = next(line for line in told.splitlines() if f"`{path.name}`" in line)
        assert ("to be reviewed" in line or "the same" in line) == marked, line


@pytest.mark.parametrize("code", ["en", "es", "pt", *CREOLES])
def test_every_button_and_state_of_a_phone_is_said_in_each_language(code: str) -> None:
    """Creoles leave sentences that people agree to, and help texts, to French until reviewed."""
    with (FOLDER / f"{code}.po").open("rb") as file:
        known = {message.id for message in read_po(file) if message.string}
    whole = code in ("en", "es", "pt")
    names = ("view", "words", "join", "me", "message", "base", "team", "fields", "privacy")
    said = {text for name in names[: None if whole else 2]
            for text in re.findall(r'_\("([^"]+)"', (resources.path("web", f"{name}.html"))
                                   .read_text("utf-8"))}
    assert len(said) > 30
    assert [text for text in sorted(said) if text not in known] == []


class _Asked(gettext.NullTranslations):
    """Remembers the sentences it is asked for, and gives them back as they are."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: set[str] = set()

    def gettext(self, message: str) -> str:
        self.asked.add(message)
        return message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1)


def test_every_result_on_a_phone_is_said_in_spanish_and_portuguese() -> None:
    all_, measure = _Asked(), Measure()
    frame = Frame(300.0, 400.0, Translator("es", all_))
    for kind in discover().values():
        for example in kind.examples():
            for context in (example_context(kind, example), context_of(kind, example)):
                kind.picture(kind.tally(context), context, frame, measure)
    assert len(all_.asked) > 30
    for code in ("es", "pt"):
        with (FOLDER / f"{code}.po").open("rb") as file:
            lacking = {one.id if isinstance(one.id, str) else one.id[0] for one in read_po(file)
                       if one.id and not all([one.string] if isinstance(one.string, str)
                                             else one.string)}
        assert all_.asked & lacking == set(), code
