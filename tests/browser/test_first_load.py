"""The first load on a phone: few requests, few bytes, and the script there when it is needed."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from tests.web.rooms import TestRoom

Open = Callable[..., Any]


def test_the_first_load_of_the_form_is_light(place: TestRoom, open_phone: Open) -> None:
    place.go("mots")
    page = open_phone()
    page.context.clear_cookies()
    fresh = open_phone(join=False)
    session = fresh.context.new_cdp_session(fresh)
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    seen: dict[str, float] = {}
    asked = []
    session.on("Network.requestWillBeSent", lambda event: asked.append(event["request"]["url"]))
    session.on("Network.loadingFinished",
               lambda event: seen.update({event["requestId"]: event["encodedDataLength"]}))
    fresh.click(".primary")
    fresh.wait_for_selector("[name='words.0']")
    asked.clear()
    seen.clear()
    fresh.reload()
    fresh.wait_for_load_state("load")
    time.sleep(0.3)
    assert len(asked) <= 3, asked
    assert sum(seen.values()) <= 15_000, seen


def test_the_script_comes_while_a_name_is_typed(place: TestRoom, open_phone: Open) -> None:
    place.go("mots")
    page = open_phone(join=False)
    with page.expect_response("**/app.js*") as early:
        page.reload()
    early.value.finished()
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    kept: dict[str, bool] = {}
    session.on("Network.responseReceived", lambda event: kept.update(
        {event["response"]["url"]: bool(event["response"].get("fromDiskCache"))}))
    page.click(".primary")
    page.wait_for_selector("html.live [name='words.0']")
    session.send("Network.disable")  # all that was told before has come
    assert kept[early.value.url], "the form does not wait for it"
