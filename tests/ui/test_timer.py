"""The timer: paused, given a minute, over without a sound unless somebody wants one."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from facilitator.workshop.stage import Timer
from tests.ui.helpers import click, done, spaced
from ui.console.head import StepHead


@pytest.fixture
def head(qtbot, look):
    made = StepHead(look)
    qtbot.addWidget(made)
    return made


def test_the_end_is_told_once_and_only_of_time_that_runs(head) -> None:
    told = []
    head.over.connect(lambda: told.append(True))
    timer = Timer(length=60, since=1000.0)
    for now in (1058.0, 1059.5, 1060.2, 1061.0):
        head.show_timer(timer, now)
    assert told == [True]
    head.show_timer(Timer(length=120, since=1000.0), 1062.0)  # one minute more
    head.show_timer(Timer(length=120, spent=119.0), 1500.0)  # paused
    head.show_timer(Timer(length=120, spent=119.0, since=2000.0), 2002.0)
    assert told == [True, True]
    head.show_timer(Timer(length=600, since=3000.0), 3000.0)  # the next step
    head.show_timer(Timer(length=60, since=2000.0), 3001.0)  # and one long over: no sound
    head.show_timer(Timer(), 3002.0)
    assert told == [True, True]


def test_what_stands_beside_the_clock_stays_where_it_is(head) -> None:
    timer, widths = Timer(length=600, since=1000.0), set()
    for now in (1000.0, 1001.0, 1489.0, 1599.0):
        head.show_timer(timer, now)
        widths.add(max(head._time.sizeHint().width(), head._time.minimumWidth()))
    assert len(widths) == 1


def test_the_sound_is_off_until_asked_for_and_stays_chosen(
    qtbot, open_workshop, preferences, monkeypatch
) -> None:
    heard = []
    monkeypatch.setattr(QApplication, "beep", lambda: heard.append(True))
    place = open_workshop()
    head = place.console.centre.head
    done(place.session.flow.go(place.session.steps()[1].id))
    qtbot.waitUntil(head._bell.isVisible)
    head.over.emit()
    assert heard == []
    click(qtbot, place.page, "Un son à la fin du temps : non")
    assert preferences.choices.sound
    assert heard == [True]  # so that one knows what it will be
    head.over.emit()
    assert heard == [True, True]
    assert spaced(head._bell.accessibleName()).endswith("oui")


def test_time_over_is_said_in_words_and_colour_and_a_minute_more_takes_it_back(
    qtbot, open_workshop
) -> None:
    place = open_workshop()
    head, flow = place.console.centre.head, place.session.flow
    done(flow.go(place.session.steps()[1].id))
    done(flow.add_time(-flow.stage().timer.length - 30))
    done(flow.add_time(1))
    qtbot.waitUntil(lambda: head._time.property("over") is True)
    qtbot.waitUntil(lambda: head._time.text().startswith("−"))
    click(qtbot, place.page, "+1 min")
    qtbot.waitUntil(lambda: head._time.property("over") is False)
