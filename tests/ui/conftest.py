"""What the desktop's tests stand on: no screen needed, a workshop in a fresh file, no phones."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import resources
from facilitator.activities.kind import Kinds
from facilitator.activities.registry import discover
from facilitator.i18n import Languages
from facilitator.theme import load_theme
from facilitator.workshop.session import Session
from screens.desktop import FakeServer
from screens.sample import sample_session
from ui.imports import restore_import
from ui.look import Look
from ui.preferences import Preferences
from ui.workplace import Workplace


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Qt's platform without a screen says this of every window; all else fails a test."""
    for item in items:
        item.add_marker(pytest.mark.qt_log_ignore("does not support propagateSizeHints"))


PATIENCE = 60_000
"""Milliseconds for what must come, on a machine that may have other work."""


class PatientBot(QtBot):
    """Waits for a condition, not for a time: no shorter limit is a promise of the app."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE) -> None:
        super().waitUntil(callback, timeout=max(timeout, PATIENCE))

    def waitSignal(self, signal: Any, *, timeout: int = PATIENCE, **options: Any) -> Any:
        return super().waitSignal(signal, timeout=max(timeout, PATIENCE), **options)


@pytest.fixture
def qtbot(qapp: Any, request: pytest.FixtureRequest) -> QtBot:
    """As the plugin's, with patience."""
    return PatientBot(request)


restore_import()  # as the app does: a worker's import must not run into the binding


@pytest.fixture(scope="session", autouse=True)
def _no_collecting_off_the_gui_thread() -> Iterator[None]:
    """See :mod:`ui.garbage`: a collection on a worker's thread would destroy pixmaps there."""
    gc.disable()
    yield
    gc.collect()
    gc.enable()


@pytest.fixture(autouse=True)
def _collect_here() -> Iterator[None]:
    gc.disable()
    if gc.get_freeze_count() == 0:  # a whole app was closed before and gave all of it back
        gc.collect()
        gc.freeze()
    yield
    gc.collect()


@pytest.fixture(scope="session")
def kinds() -> Kinds:
    return discover()


@pytest.fixture(scope="session")
def languages() -> Languages:
    return Languages(resources.path("translations"))


@pytest.fixture
def unstyled() -> None:
    """Asks for windows without the style sheet, which take half the time, where a test is about
    what happens: how all pages look is for the tests that walk through them. Pages that fill
    their columns need it, or clicks fall beside what is pushed out of sight."""


@pytest.fixture
def look(qapp: Any, languages: Languages, request: pytest.FixtureRequest) -> Look:
    made = Look(load_theme("light"), languages.get("fr"), still=True)
    made.dress(qapp)
    if "unstyled" in request.fixturenames:
        qapp.setStyleSheet("")
    return made


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    return Preferences(tmp_path / "preferences.json")


Open = Callable[..., Workplace]


@pytest.fixture
def open_workshop(qtbot: Any, look: Look, tmp_path: Path, kinds: Kinds, languages: Languages,
                  preferences: Preferences) -> Iterator[Open]:
    """Opens the sample workshop with so many people in it, on screen and served by nobody."""
    places: list[Workplace] = []

    def fail(error: BaseException) -> None:
        raise error

    def make(people: int = 0, session: Session | None = None, **options: Any) -> Workplace:
        used = session or sample_session(tmp_path / "essai.palabre", kinds, people=people)
        place = Workplace(used, look, preferences, languages.get, fail, **options)
        place.serve(lambda _: FakeServer())
        place.page.resize(1280, 720)
        place.page.show()
        place.page.activateWindow()
        qtbot.waitUntil(place.page.isActiveWindow)
        qtbot.waitUntil(lambda: place.console.snapshot() is not None)
        qtbot.waitUntil(lambda: place.server is not None)
        places.append(place)
        return place

    yield make
    for place in places:
        place.close()
        place.page.close()
        place.page.deleteLater()
    qtbot.wait(10)
