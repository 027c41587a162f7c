"""Every page in Firefox, joined and not, by clicks and keys."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser import test_votes
from tests.browser.marionette import Firefox, firefox
from tests.web import rooms
from tests.web.rooms import TestRoom


@pytest.fixture(scope="module")
def fox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    """One Firefox for all pages."""
    if shutil.which("firefox-esr") is None and shutil.which("firefox") is None:
        pytest.skip("firefox-esr is not installed")
    with firefox(tmp_path_factory.mktemp("firefox")) as one:
        yield one


def fits(fox: Firefox) -> bool:
    """Whether the style sheet was taken, and nothing runs off the side."""
    return bool(fox.run(
        "return document.documentElement.scrollWidth <= window.innerWidth"
        " && parseFloat(getComputedStyle(document.body).fontSize) >= 17"))


def test_join_answer_correct_and_follow(place: TestRoom, fox: Firefox) -> None:
    place.go("mots")
    url = place.server.join_url
    fox.open(url)
    assert "Rejoindre" in fox.text()
    assert fits(fox)
    fox.fill("[name=name]", "Renarde")
    fox.click(".primary")
    fox.wait("form[data-send]")
    assert fits(fox)
    fox.fill("[name='words.0']", "élan")
    fox.click(".primary")
    fox.wait("[data-mode=sent]")
    assert "élan" in fox.text()
    fox.open(url + "me")
    assert "élan" in fox.text()
    assert fits(fox)
    fox.open(url)
    place.go("accueil", open_=False)  # told over the event stream
    fox.wait_for("Mot d’accueil")
    assert fits(fox)


@pytest.mark.parametrize("key", ["profil", "envies", "jour", "ordre"])
def test_each_form(place: TestRoom, fox: Firefox, key: str) -> None:
    _join(place, fox)
    place.go(key)
    fox.open(place.server.join_url)
    fox.wait("form[data-send]")
    assert fits(fox)


def test_each_way_of_voting_and_a_code_that_is_nobodys(
    fox: Firefox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rooms, "PLAN", test_votes.PLAN)
    with rooms.room(tmp_path / "votes.palabre") as voting:
        fox.open(voting.server.join_url)
        fox.click(".back summary")
        fox.fill("[name=code]", "AAAAA-AAAAA")
        fox.click(".back button")
        fox.wait_for("Ce code ne correspond à personne")
        assert fits(fox)
        _join(voting, fox)
        for key in ("rank", "axes", "opinion", "points", "dots"):
            voting.go(key)
            fox.open(voting.server.join_url)
            fox.wait("form[data-send]")
            assert fits(fox), key
        fox.run("document.querySelectorAll('.point button')[20].scrollIntoView()")
        assert fox.run("return document.querySelector('.left').getBoundingClientRect().top") == 0


def test_a_group_and_its_grid(place: TestRoom, fox: Firefox) -> None:
    _join(place, fox)
    place.go("groupes")
    fox.open(place.server.join_url)
    fox.click(".card")
    fox.wait(".team")
    fox.fill(".line textarea, .line input", "Un car de plus")
    fox.click(".primary")
    fox.wait_for("✓")
    said = place.session.results.entries(place.step("groupes"))
    assert "Un car de plus" in [entry.payload.get("text") for entry in said]
    assert fits(fox)


def test_each_result_once_it_is_shown_and_a_step_before_it_opens(
    place: TestRoom, fox: Firefox
) -> None:
    _join(place, fox)
    for key in ("profil", "mots", "envies", "jour", "ordre", "groupes"):
        place.go(key, shown=True)
        fox.open(place.server.join_url)
        fox.wait(".result svg")
        assert fits(fox), key
    place.session.flow.close(place.step("jour").id).result()
    place.go("jour", open_=False)
    fox.open(place.server.join_url)
    fox.wait("[data-mode=closed]")
    assert fits(fox)


def test_privacy_missing_remote_and_projector(place: TestRoom, fox: Firefox) -> None:
    place.go("mots", shown=True)
    for path, said in (("privacy", "Ce qui est gardé"), ("nulle-part", "Il n’y a rien")):
        fox.open(place.server.join_url + path)
        assert said.casefold() in fox.text().casefold()
        assert fits(fox)
    fox.open(place.server.remote_url)
    fox.wait("button")
    assert fits(fox)
    fox.open(place.server.projector_url)
    fox.wait("svg")


def _join(place: TestRoom, fox: Firefox) -> None:
    """Join, where this Firefox has not yet."""
    fox.open(place.server.join_url)
    if fox.run("return !!document.querySelector('form[action^=\"/join\"]')"):
        fox.click(".primary")
        fox.wait("#main")
