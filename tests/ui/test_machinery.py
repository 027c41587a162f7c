"""Changes come back on the GUI thread, once, and nothing calls what is gone."""

from __future__ import annotations

import gc
import json
import re
import sys
import threading
import time
import weakref
from pathlib import Path

import pytest
from PySide6.QtCore import QThread
from PySide6.QtWidgets import QWidget

import resources
from facilitator.scene import Rect, Scene, Text
from facilitator.workshop.bus import Bus
from facilitator.workshop.changes import AnswersChanged, PresenceChanged, StageChanged
from ui.bridge import Bridge, News, gathered
from ui.garbage import Garbage
from ui.preferences import Preferences, Recent
from ui.projector.canvas import Canvas
from ui.projector.sight import Projection
from ui.tasks import Latest, Tasks


@pytest.fixture
def tasks(qapp):
    made = Tasks()
    yield made
    made.close()


def test_news_of_many_threads_arrive_gathered_on_the_gui_thread(qtbot) -> None:
    bus, told = Bus(), []
    bridge = Bridge(bus)

    def hear(news: News) -> None:
        told.append((QThread.currentThread().isMainThread(), news))

    bridge.changed.connect(hear)
    threads = [
        threading.Thread(target=lambda n=n: [
            bus.publish([AnswersChanged("s", (f"{n}-{m}",))]) for m in range(50)])
        for n in range(4)
    ]
    for one in threads:
        one.start()
    for one in threads:
        one.join()

    def ids() -> set[str]:
        return {i for _, news in told for change in news.changes for i in change.answer_ids}

    qtbot.waitUntil(lambda: len(ids()) == 200)
    assert all(on_gui for on_gui, _ in told)
    assert len(told) < 20
    bridge.close()
    bus.publish([StageChanged()])
    qtbot.wait(150)
    assert not any(news.has(StageChanged) for _, news in told)


def test_changes_are_gathered_by_step() -> None:
    changes = [AnswersChanged("a", ("1",)), PresenceChanged(), AnswersChanged("b", ("2",)),
               AnswersChanged("a", ("3", "1")), PresenceChanged()]
    assert gathered(changes) == (PresenceChanged(), AnswersChanged("a", ("1", "3")),
                                 AnswersChanged("b", ("2",)))
    news = News(gathered(changes))
    assert news.about("a")
    assert not news.about("a", StageChanged)


def test_a_task_comes_back_on_the_gui_thread_and_so_does_its_error(qtbot, tasks) -> None:
    where, errors = [], []
    tasks.run(lambda: QThread.currentThread().isMainThread(),
              lambda off: where.append((off, QThread.currentThread().isMainThread())))
    tasks.run(lambda: 1 / 0, None, errors.append)
    qtbot.waitUntil(lambda: bool(where and errors))
    assert where == [(False, True)]
    assert isinstance(errors[0], ZeroDivisionError)


def test_the_last_state_is_always_shown_and_never_two_at_once(qtbot, tasks) -> None:
    state, shown, busy, most = [0], [], [0], [0]

    def compute() -> int:
        busy[0] += 1
        most[0] = max(most[0], busy[0])
        value = state[0]
        threading.Event().wait(0.005)
        busy[0] -= 1
        return value

    latest = Latest(tasks, compute, shown.append)
    for number in range(1, 40):
        state[0] = number
        latest.ask()
    qtbot.waitUntil(lambda: shown[-1:] == [39])
    assert most[0] == 1
    assert len(shown) < 39


def test_what_was_closed_meanwhile_is_not_called(qtbot, tasks) -> None:
    widget, gate = QWidget(), threading.Event()
    tasks.run(gate.wait, lambda _: widget.setWindowTitle("trop tard"))
    widget.deleteLater()
    qtbot.wait(20)
    gate.set()
    qtbot.wait(50)


def test_words_glide_and_then_stand_still(qtbot, look) -> None:
    canvas = Canvas(look.painter(), 120)
    qtbot.addWidget(canvas)
    canvas.resize(640, 360)
    canvas.show()

    def scene(x: float) -> Projection:
        return Projection(Scene(1600, 900, (
            Text(x, 400, "eau", 80, key="eau"), Rect(0, 800, x, 20, fill="leaf", key="bar"),
        ), alt=f"à {x}", background="paper"))

    canvas.show_projection(scene(100))
    assert not canvas.gliding()
    canvas.show_projection(scene(900))
    assert canvas.gliding()
    middle = canvas.grab().toImage()
    qtbot.waitUntil(lambda: not canvas.gliding())
    end = canvas.grab().toImage()
    assert middle != end
    assert canvas.accessibleName() == "à 900"
    canvas.show_projection(Projection(scene(900).scene, black=True))
    black = canvas.grab().toImage()
    assert black.pixelColor(320, 180).lightness() == 0
    assert canvas.accessibleName() == ""


def test_without_motion_the_new_picture_is_simply_there(qtbot, look) -> None:
    canvas = Canvas(look.painter(), 0)
    qtbot.addWidget(canvas)
    canvas.show()
    for x in (10.0, 90.0):
        canvas.show_projection(Projection(Scene(160, 90, (Text(x, 40, "a", 9, key="a"),))))
        assert not canvas.gliding()


def test_preferences_last_and_a_damaged_file_counts_as_none(tmp_path: Path) -> None:
    path = tmp_path / "here" / "preferences.json"
    first = Preferences(path)
    first.choose(theme="dark")
    for number in range(45):
        first.opened(Recent(f"/a/{number}.palabre", f"Atelier {number}"))
    first.opened(Recent("/a/9.palabre", "Neuf", people=4))
    again = Preferences(path)
    assert again.choices.theme == "dark"
    assert again.recent[0] == Recent("/a/9.palabre", "Neuf", people=4)
    assert len(again.recent) == 40
    assert len({one.path for one in again.recent}) == 40
    again.forget("/a/9.palabre")
    assert all(one.path != "/a/9.palabre" for one in Preferences(path).recent)
    path.write_text(json.dumps({"choices": {"theme": 7}, "recent": [3, {"path": 8}, {}]}))
    assert Preferences(path).choices.theme == ""
    path.write_text("{")
    assert Preferences(path).recent == ()


def test_every_icon_named_is_there() -> None:
    named = set()
    for path in Path(__file__).parents[2].joinpath("ui").rglob("*.py"):
        text = path.read_text("utf-8")
        named |= set(re.findall(r'icon="([a-z0-9-]+)"', text))
        named |= set(re.findall(r'icon(?:_pixmap)?\(\s*"([a-z0-9-]+)"', text))
    assert len(named) > 15
    missing = [name for name in named if not resources.path("icons", f"{name}.svg").is_file()]
    assert missing == []


def test_every_kind_has_its_icon(kinds) -> None:
    missing = [kind.icon for kind in kinds.values()
               if not resources.path("icons", f"{kind.icon}.svg").is_file()]
    assert missing == []


def test_what_was_set_aside_while_in_use_is_collected_later(qapp) -> None:
    class Knot:
        def __init__(self) -> None:
            self.own = self

    garbage = Garbage()
    try:
        knot = Knot()
        gone = weakref.ref(knot)
        for _ in range(60):  # long enough for it to grow old
            _pile = [[] for _ in range(1500)]
            garbage.look()
        del knot
        garbage.collect()
        assert gone() is None
    finally:
        garbage.close()


def test_much_that_is_new_is_set_aside_unseen_and_looked_through_once_it_is_calm(qapp) -> None:
    class Knot:
        def __init__(self) -> None:
            self.own = self

    looked, many = [], sys.getallocatedblocks() // 2
    garbage = Garbage()
    gc.callbacks.append(note := lambda phase, _: looked.append(phase))
    try:
        gone = weakref.ref(Knot())
        opened = [[] for _ in range(many)]
        garbage.look()
        garbage.look()
        assert not looked, "some hundred milliseconds that somebody would notice"
        for _ in range(60):
            garbage.look()
        assert gone() is None
        assert len(opened) == many
    finally:
        gc.callbacks.remove(note)
        garbage.close()


def test_the_room_hears_at_once_and_the_rest_waits_while_many_answer(qtbot) -> None:
    bus, told = Bus(), []
    bridge = Bridge(bus)
    bridge.prompt.connect(lambda _: told.append("prompt"))
    bridge.changed.connect(lambda news: told.append(len(news.changes[0].answer_ids)))

    def answer(number: int) -> None:
        bus.publish([AnswersChanged("s", tuple(f"{number}-{n}" for n in range(50)))])

    for number in range(2):
        answer(number)
        qtbot.waitUntil(lambda number=number: len(told) == 2 * number + 2)
    assert told == ["prompt", 50, "prompt", 50]
    bridge.close()


def test_nothing_that_comes_while_the_window_rests_is_forgotten(qtbot) -> None:
    bus, prompted, told = Bus(), set(), set()
    bridge = Bridge(bus)
    bridge.prompt.connect(lambda news: prompted.update(news.changes[0].answer_ids))
    bridge.changed.connect(lambda news: told.update(news.changes[0].answer_ids))
    everything = {f"{number}-{n}" for number in range(40) for n in range(25)}

    def rush() -> None:
        for number in range(40):
            bus.publish([AnswersChanged("s", tuple(f"{number}-{n}" for n in range(25)))])
            time.sleep(0.005)

    writer = threading.Thread(target=rush)
    writer.start()
    qtbot.waitUntil(lambda: prompted == everything and told == everything)
    writer.join()
    bridge.close()
