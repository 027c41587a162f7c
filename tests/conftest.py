"""What all tests share: where things are, the kinds, and a session on a fresh file."""

from __future__ import annotations

import gc
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"

# No case is too slow on a machine with other work, and the same cases are tried each time: what
# fails belongs to a change. HYPOTHESIS=search tries others.
settings.register_profile("same", deadline=None, derandomize=True,
                          suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("search", settings.get_profile("same"), derandomize=False)
settings.load_profile(os.environ.get("HYPOTHESIS", "same"))


def pytest_collection_finish() -> None:
    """The tests' own modules stay: looking through them once again after each test of the desktop,
    which collects what it leaves, would take longer than many a test."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def kinds():
    """All kinds of activity."""
    from facilitator.activities.registry import discover

    return discover()


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real workshops and data; tests that need it are skipped without it."""
    if not SHARED.is_dir():
        pytest.skip("the folder of real workshops and data is not here")
    return SHARED


class TestClock:
    """A clock that stands still until moved, with ids that count up."""

    __test__ = False

    def __init__(self, now: float = 1_750_000_000.0) -> None:
        self.time = now
        self.count = 0

    def now(self) -> float:
        return self.time

    def new_id(self) -> str:
        self.count += 1
        return f"{self.count:032x}"

    def new_secret(self) -> str:
        self.count += 1
        return f"secret{self.count:016x}"


@pytest.fixture
def clock() -> TestClock:
    """Time that moves only when told to."""
    return TestClock()


PLAN = """
[workshop]
title = "Réunion des voisins"
date = 2026-05-12
place = "Salle des fêtes"
start = "18:00"

[[steps]]
kind = "talk"
key = "accueil"
title = "Accueil"
minutes = 5

[[steps]]
kind = "profile"
key = "portrait"
prompt = "D’où venez-vous ?"
[[steps.fields]]
name = "rue"
label = "Votre rue"
choices = ["Rue du Moulin", "Rue Haute", "Impasse du Puits"]
reference = true

[[steps]]
kind = "open_question"
key = "idees"
prompt = "Que faire de la place ?"
answers = 2

[[steps]]
kind = "priority"
key = "choix"
prompt = "Par quoi commencer ?"
from_step = "idees"

[[steps]]
kind = "poll"
key = "jour"
prompt = "Quel jour se revoir ?"
options = ["Lundi", "Jeudi", "Samedi"]
multiple = true

[[steps]]
kind = "grid"
key = "groupes"
prompt = "Comment s’y prendre ?"
columns = ["Difficultés", "Leviers"]
[[steps.groups]]
label = "Groupe 1"
question = "Comment planter des arbres ?"
[[steps.groups]]
label = "Groupe 2"
"""


@pytest.fixture
def session(tmp_path, kinds, clock) -> Iterator:
    """A small workshop in a fresh file, closed at the end of the test."""
    from facilitator.workshop.opening import create_session
    from facilitator.workshop.plan import parse_plan

    made = create_session(tmp_path / "voisins.palabre", parse_plan(PLAN, kinds), kinds, clock)
    yield made
    made.close()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """One browser for all tests."""
    path = shutil.which("chromium")
    if path is None:
        pytest.skip("chromium is not installed")
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with playwright.sync_playwright() as play:
        browser = play.chromium.launch(executable_path=path)
        yield browser
        browser.close()
