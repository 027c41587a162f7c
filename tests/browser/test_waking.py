"""Phones that slept, lost the Wi-Fi for a while, or sit behind something that cuts streams."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.web.rooms import TestRoom

Open = Callable[..., Any]


def heading(page: Any) -> str:
    return str(page.inner_text("h1"))


def test_a_sleeping_phone_catches_up_when_it_wakes(place: TestRoom, open_phone: Open) -> None:
    place.go("mots")
    page = open_phone("Dora")
    browser = page.context.new_cdp_session(page)
    browser.send("Page.setWebLifecycleState", {"state": "frozen"})
    for key in ("envies", "jour", "ordre"):
        place.go(key)
    browser.send("Page.setWebLifecycleState", {"state": "active"})
    page.wait_for_selector(".points")
    place.go("mots")
    page.wait_for_selector("[name='words.0']")


def test_a_phone_without_network_for_some_steps_shows_the_last_one_and_follows_again(
    place: TestRoom, open_phone: Open
) -> None:
    place.go("mots")
    page = open_phone()
    page.context.set_offline(True)
    page.wait_for_selector("#net >> text=Connexion perdue")
    for key in ("envies", "ordre", "jour"):
        place.go(key)
    page.context.set_offline(False)
    page.wait_for_selector("h1 >> text=Quel jour")
    page.wait_for_selector("#net", state="hidden")
    place.go("envies")
    page.wait_for_selector("textarea")


def test_where_streams_are_cut_polling_takes_over_within_seconds(
    place: TestRoom, open_phone: Open
) -> None:
    place.go("mots")
    page = open_phone()
    page.context.route("**/events*", lambda route: route.abort())
    page.reload()
    page.wait_for_selector("html.live", state="attached")
    place.go("envies")
    page.wait_for_selector("textarea")


def test_polling_serves_where_there_is_no_event_stream(
    place: TestRoom, open_phone: Open
) -> None:
    place.go("mots")
    page = open_phone()
    page.route("**/events*", lambda route: route.abort())
    page.add_init_script("delete window.EventSource")
    page.reload()
    place.go("envies")
    page.wait_for_selector("textarea")


def test_the_next_step_comes_with_the_news_of_it(place: TestRoom, open_phone: Open) -> None:
    place.go("mots")
    before = place.session.presence.here()
    page = open_phone()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for _ in range(600):
        if place.session.presence.here() - before:
            break
        page.wait_for_timeout(50)
    asked.clear()
    place.go("envies")
    page.wait_for_selector("textarea")
    place.go("jour")
    page.wait_for_selector("h1 >> text=Quel jour")
    assert asked == []
