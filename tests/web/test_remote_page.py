"""The remote's page points at one thing to do, as the console does, and says when time is over."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from tests.web.phones import Phone
from tests.web.rooms import TestRoom


def page(place: TestRoom) -> str:
    return Phone(place.port).get(urlsplit(place.server.remote_url).path).text


def aimed(text: str) -> list[str]:
    return re.findall(r'class="primary" data-do="([a-z]+)', text)


def test_one_button_stands_out_at_every_moment(place: TestRoom) -> None:
    step, flow = place.go("mots", open_=False), place.session.flow
    assert aimed(page(place)) == ["open"]
    flow.open(step.id).result()
    place.settle()
    assert aimed(page(place)) == ["show"]
    flow.show(step.id).result()
    place.settle()
    assert aimed(page(place)) == ["next"]
    flow.show(step.id, False).result()
    flow.close(step.id).result()
    place.settle()
    assert aimed(page(place)) == ["next"]
    place.go("accueil", open_=False)
    text = page(place)
    assert aimed(text) == ["next"]
    assert "ont répondu" not in text


def test_time_that_is_over_is_said_without_a_script(place: TestRoom) -> None:
    place.go("mots")
    assert 'class="late"' not in page(place)
    timer = place.session.flow.stage().timer
    place.session.flow.add_time(-timer.length).result()
    place.settle()
    assert "restant" not in page(place)  # no timer at all
