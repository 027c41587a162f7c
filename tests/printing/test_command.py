"""``palabre print``: every product from the command line, clear words for what is missing."""

from __future__ import annotations

import shutil

import click
import pytest

from commands.print import print as command
from commands.setup import Setup
from facilitator.document.schema import FORMAT
from facilitator.errors import FileProblem, NotAllowed
from tests.conftest import ROOT
from tests.printing.conftest import Printed


@pytest.fixture
def workshop(tmp_path):
    path = tmp_path / "voisins.palabre"
    shutil.copy(ROOT / "tests" / "resources" / "formats" / f"v{FORMAT}.palabre", path)
    return path


def run(*arguments):
    command.main(args=[str(one) for one in arguments], standalone_mode=False, obj=Setup())


@pytest.mark.parametrize("what", ["poster", "groups", "badges", "signin", "sequence", "cards"])
def test_each_product_is_written(workshop, tmp_path, what):
    target = tmp_path / "out.pdf"
    run(workshop, "--what", what, "-o", target, "--join-url", "http://192.168.1.4:8000",
        "--wifi-name", "Salle", "--wifi-password", "secret;", "--keyword", "Confiance")
    assert target.read_bytes().startswith(b"%PDF")


def test_what_is_missing_is_said(workshop, tmp_path):
    with pytest.raises(click.UsageError, match="--join-url"):
        run(workshop, "--what", "poster", "-o", tmp_path / "a.pdf")
    with pytest.raises(NotAllowed, match="nulle-part"):
        run(workshop, "--what", "groups", "-o", tmp_path / "a.pdf", "--step", "nulle-part")
    with pytest.raises(FileProblem, match="existe déjà"):
        run(workshop, "--what", "signin", "-o", workshop)
    run(workshop, "--what", "signin", "-o", tmp_path / "a.pdf")
    run(workshop, "--what", "signin", "-o", tmp_path / "a.pdf", "--force")


def test_the_poster_takes_the_network_that_the_workshop_keeps(workshop, tmp_path):
    from facilitator.workshop.opening import open_session
    from facilitator.workshop.wifi import Wifi, keep_wifi

    with open_session(workshop, Setup().kinds) as session:
        keep_wifi(session, Wifi("Halle", "Mangue;verte")).result()
    target = tmp_path / "affiche.pdf"
    run(workshop, "--what", "poster", "-o", target, "--join-url", "http://192.168.1.4:8000")
    assert "Mangue;verte" in Printed(target).text
