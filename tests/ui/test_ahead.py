"""Opening a workshop waits neither for pages nobody looks at nor for what can be read before."""

from __future__ import annotations

import sys
import threading
from importlib.util import find_spec

import pytest

from screens.desktop import FakeServer
from screens.sample import sample_session
from tests.ui.helpers import click
from ui.ahead import OPENING, WITHOUT_QT, Ahead
from ui.tasks import Tasks
from ui.workplace import Workplace


@pytest.fixture
def tasks(qapp):
    made = Tasks()
    yield made
    made.close()


def test_pieces_are_imported_one_after_the_other_until_none_is_left(
        qtbot, tasks, tmp_path, monkeypatch) -> None:
    names = ("plain", "piece_a", "piece_b")
    for name in names:
        (tmp_path / f"{name}.py").write_text("import threading\nON = threading.current_thread()\n")
    monkeypatch.syspath_prepend(tmp_path)
    ahead = Ahead(tasks, plain=names[:1], pieces=names[1:])
    ahead.start()
    qtbot.waitUntil(lambda: set(names) <= set(sys.modules))
    here = [sys.modules[name].ON is threading.main_thread() for name in names]
    assert here == [False, True, True]
    for name in names:
        monkeypatch.delitem(sys.modules, name)


def test_what_opening_imports_exists_and_ends_with_the_whole() -> None:
    assert all(find_spec(name) for name in WITHOUT_QT + OPENING)
    assert OPENING[-1] == "ui.workplace"


def test_pages_are_made_when_first_looked_at_and_stay(qtbot, open_workshop) -> None:
    place = open_workshop()
    assert not {"prepare", "report", "past"} & set(vars(place))
    click(qtbot, place.page, "Préparer")
    qtbot.waitUntil(place.prepare.isVisible)
    assert not {"report", "past"} & set(vars(place))
    made = place.prepare
    for name, page in (("Rédiger", lambda: place.report), ("Revoir", lambda: place.past)):
        click(qtbot, place.page, name)
        qtbot.waitUntil(page().isVisible)
        assert not made.isVisible()
    click(qtbot, place.page, "Préparer")
    qtbot.waitUntil(made.isVisible)
    assert place.prepare is made


def test_the_server_is_started_once_the_console_shows_the_workshop(
        qtbot, tmp_path, look, languages, preferences, kinds) -> None:
    place = Workplace(sample_session(tmp_path / "essai.palabre", kinds), look, preferences,
                      languages.get, print)
    shown = []

    def serve(_) -> FakeServer:
        shown.append(place.console.snapshot() is not None)
        return FakeServer()

    place.serve(serve)
    qtbot.waitUntil(lambda: place.server is not None)
    assert shown == [True]
    place.close()
    place.page.deleteLater()
