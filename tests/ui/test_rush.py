"""While a whole room answers at once its picture goes on, the rest waits, and nothing is lost."""

from __future__ import annotations

import threading
from types import SimpleNamespace

import pytest

import ui.bridge
import ui.projector.crowd
import ui.projector.show
from facilitator.i18n import Languages
from facilitator.scene import Scene, Text
from facilitator.workshop.bus import Bus
from facilitator.workshop.changes import AnswersChanged, StageChanged
from facilitator.workshop.projection.sight import Shown
from ui.bridge import Bridge, News, Pace
from ui.projector.canvas import Canvas
from ui.projector.show import Show
from ui.projector.sight import Projection
from ui.tasks import Tasks

NEVER = 10_000_000  # milliseconds


@pytest.fixture
def at_once(monkeypatch) -> None:
    """A crowd is over with the next picture that nobody new answered for."""
    monkeypatch.setattr(ui.projector.crowd, "_LOOK_BACK", 0.0)


def crowd(number: int) -> AnswersChanged:
    return AnswersChanged("s", tuple(f"{number}-{n}" for n in range(1000)))


def test_the_room_hears_in_a_rush_and_the_console_after_it(qtbot, monkeypatch) -> None:
    monkeypatch.setattr(ui.bridge, "LATER", Pace(100, 1, NEVER, NEVER))
    bus, told = Bus(), []
    bridge = Bridge(bus)
    bridge.prompt.connect(lambda news: told.append(("room", news)))
    bridge.changed.connect(lambda news: told.append(("console", news)))
    bus.publish([crowd(1)])
    qtbot.waitUntil(lambda: len(told) == 1)
    assert told[0][0] == "room"
    bridge.close()


def test_what_is_done_at_the_console_waits_for_no_end_of_a_rush(qtbot, monkeypatch) -> None:
    monkeypatch.setattr(ui.bridge, "LATER", Pace(10, 1, 20, NEVER))
    bus, over, heard = Bus(), threading.Event(), []
    bridge = Bridge(bus)

    def hear(news: News) -> None:
        heard.extend(news.changes)
        if news.has(StageChanged):
            over.set()

    bridge.changed.connect(hear)

    def rush() -> None:
        number = 0
        while not over.wait(0.005):
            number += 1
            bus.publish([crowd(number)])

    room = threading.Thread(target=rush)
    room.start()
    bus.publish([StageChanged()])
    try:
        qtbot.waitUntil(over.is_set)
    finally:
        over.set()
        room.join()
    bus.publish([AnswersChanged("s", ("last",))])
    qtbot.waitUntil(lambda: any("last" in getattr(one, "answer_ids", ()) for one in heard))
    bridge.close()


def test_a_few_answers_that_come_together_by_chance_are_no_rush(qtbot, monkeypatch) -> None:
    monkeypatch.setattr(ui.bridge, "PROMPT", Pace(pause=10, crowd=40, rush=NEVER))
    bus, heard = Bus(), []
    bridge = Bridge(bus)
    bridge.prompt.connect(lambda news: heard.extend(news.changes))
    bus.publish([AnswersChanged("s", tuple(f"{n}" for n in range(8)))])
    qtbot.waitUntil(lambda: len(heard) == 1)
    bus.publish([AnswersChanged("s", ("last",))])
    qtbot.waitUntil(lambda: len(heard) == 2)
    bridge.close()


def words(answered: int, shift: float) -> Projection:
    """Some words on a page that was made of so many answers."""
    return Projection(Scene(1600, 900, tuple(
        Text(100 + shift, 100 + at * 60, f"mot {at}", 40, key=f"k{at}") for at in range(10)
    ), background="paper"), answered=answered)


def test_words_stand_where_they_belong_at_once_while_a_crowd_answers(
    qtbot, look, at_once
) -> None:
    canvas = Canvas(look.painter(), 150)
    qtbot.addWidget(canvas)
    canvas.resize(640, 360)
    canvas.show()
    qtbot.waitExposed(canvas)
    canvas.show_projection(words(0, 0))
    canvas.grab()
    canvas.show_projection(words(1_000_000, 300))
    assert not canvas.gliding()
    still = Canvas(look.painter(), 0)
    qtbot.addWidget(still)
    still.resize(canvas.size())
    still.show_projection(words(1_000_000, 300))
    assert canvas.grab().toImage() == still.grab().toImage()
    canvas.show_projection(words(1_000_000, 600))
    assert canvas.gliding()


@pytest.fixture
def tasks(qapp):
    made = Tasks()
    yield made
    made.close()


def test_small_copies_do_not_follow_a_crowd_but_show_the_last_picture(
    qtbot, tasks, look, at_once, monkeypatch
) -> None:
    monkeypatch.setattr(ui.projector.show, "_CALM", NEVER)
    now, step, bus = [words(0, 0)], ["s"], Bus()
    seen = SimpleNamespace(look_at=lambda speak, measure: (
        Shown(now[0].scene, answered=now[0].answered), step[0]))
    bridge = Bridge(bus)
    show = Show(SimpleNamespace(projector=seen), bridge, tasks, look.measure, Languages)
    large, small = [], []
    show.fresh.connect(large.append)
    show.changed.connect(small.append)
    for number in (1, 2, 3):
        now[0] = words(number * 1_000_000, number)
        bus.publish([StageChanged()])
        qtbot.waitUntil(lambda number=number: show.projection == words(number * 1_000_000, number))
    assert large[-1] == show.projection
    assert words(2_000_000, 2) in large
    assert not {2_000_000, 3_000_000} & {one.answered for one in small}
    now[0] = words(3_000_000, 4)
    bus.publish([StageChanged()])
    qtbot.waitUntil(lambda: small[-1:] == [now[0]])
    # Another step is on at once, however many answered it before; its own crowd waits again.
    for another, number, at_once in (("t", 9_000_000, True), ("t", 19_000_000, False)):
        step[0], now[0] = another, words(number, number)
        bus.publish([StageChanged()])
        qtbot.waitUntil(lambda number=number: show.projection == words(number, number))
        assert (small[-1].answered == number) == at_once
    bridge.close()
