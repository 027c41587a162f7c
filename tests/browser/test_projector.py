"""The projector's page in a real browser: alive, still where it should be, drawn in our letters."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

import pytest

from facilitator.workshop.stage import Timer
from tests.web.rooms import room
from tests.web.stages import Filled, fill

WORDS = "Array.from(document.querySelectorAll('svg text')).map(one => one.textContent)"


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Filled]:
    """A served workshop with answers everywhere."""
    with room(tmp_path_factory.mktemp("room") / "quai.palabre") as served:
        yield fill(served)


@pytest.fixture(scope="module")
def opened(chromium: Any, filled: Filled) -> Iterator[Any]:
    """A second computer on the projector's page."""
    filled.show("mots")
    context = chromium.new_context(viewport={"width": 1280, "height": 720}, locale="fr-FR")
    context.set_default_timeout(30_000)
    page, problems = context.new_page(), []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("console", lambda said: problems.append(said.text)
            if said.type == "error" and "ERR_FAILED" not in said.text else None)
    page.goto(filled.room.server.projector_url)
    yield page
    context.close()
    assert problems == []


@pytest.fixture
def screen(opened: Any, filled: Filled) -> Any:
    """The page while the cloud is on it."""
    filled.show("mots")
    until(opened, f"{WORDS}.includes('la fête')")
    return opened


def until(page: Any, said: str) -> None:
    """Wait until this is true on the page; its policy lets no string be run in it."""
    deadline = time.monotonic() + 30
    while not page.evaluate(said):
        assert time.monotonic() < deadline, said
        page.wait_for_timeout(20)


def reads(page: Any, words: str) -> None:
    """Wait until the page has a text that contains these words."""
    until(page, f"{WORDS}.some(one => one.includes({words!r}))")


def test_list_focus_and_replay_follow_the_console(filled: Filled, screen: Any) -> None:
    filled.show("mots", view="list")
    screen.wait_for_selector("svg rect >> nth=5")
    assert "3" in screen.evaluate(WORDS)
    filled.show("mots", detail=filled.term("fêtes"))
    reads(screen, "3 fois")
    assert {"Fête", "fêtes"} <= set(screen.evaluate(WORDS))
    filled.room.session.projector.beat = 0.05
    screen.evaluate("""() => { window.counts = []; new MutationObserver(() => {
        var alt = (document.querySelector('svg title') || {}).textContent || '';
        window.counts.push(Number((/(\\d+).réponse/.exec(alt.split('Nuage')[1]) || [])[1] || 0));
    }).observe(document.getElementById('main'), {childList: true}); }""")
    filled.show("mots", view="replay")
    until(screen, "window.counts.filter(n => n > 0).length > 8")
    until(screen, "window.counts[window.counts.length - 1] === 12")
    counts = [count for count in screen.evaluate("window.counts") if count]
    assert counts == sorted(counts)
    assert counts[0] < 3


def test_a_frozen_picture_stays_and_moves_on_when_let_go(filled: Filled, screen: Any) -> None:
    flow = filled.room.session.flow
    flow.set_stage(frozen=True).result()
    seen = screen.request.get(filled.room.server.projector_url + "view")  # it is frozen by then
    assert seen.ok
    filled.answer("mots", 1, words=["guirlandes"])
    flow.set_stage(black=True).result()
    screen.wait_for_selector(".black", state="attached")
    flow.set_stage(black=False).result()
    screen.wait_for_selector("svg")
    assert "guirlandes" not in screen.evaluate(WORDS)
    flow.set_stage(frozen=False).result()
    reads(screen, "guirlandes")


def test_words_glide_to_their_places_and_new_ones_fade_in(filled: Filled, screen: Any) -> None:
    screen.evaluate("""() => { window.seen = []; (function look() {
        var word = Array.from(document.querySelectorAll('svg text'))
            .find(one => one.textContent === 'lampions');
        if (word) window.seen.push(Number(word.getAttribute('opacity')));
        requestAnimationFrame(look); })(); }""")
    filled.answer("mots", 2, words=["lampions"])
    until(screen, "window.seen[window.seen.length - 1] === 1")
    assert any(0 <= share < 1 for share in screen.evaluate("window.seen"))


def test_the_countdown_runs_on_the_page_itself(filled: Filled, screen: Any) -> None:
    session = filled.room.session
    filled.show("mots", timer=Timer(2, 0, session.clock.now()))
    reads(screen, "0:0")
    screen.route("**/view", lambda route: route.abort())  # nothing new comes
    reads(screen, "−0:01")
    over = "document.querySelector('[data-left]').getAttribute('class')"
    assert screen.evaluate(over) == "f-clay"
    screen.unroute("**/view")


def test_letters_are_ours_and_the_ground_is_the_one_chosen(filled: Filled, screen: Any) -> None:
    assert screen.evaluate("document.fonts.ready.then(() => document.fonts.check("
                           "'600 20px Projected'))")
    filled.room.session.projector.set_ground("dark")
    screen.wait_for_selector(".ground-dark")
    ground = screen.evaluate("getComputedStyle(document.querySelector('svg rect')).fill")
    assert ground == "rgb(20, 28, 27)"
    filled.room.session.projector.set_ground("")
    screen.wait_for_selector(".screen:not(.ground-dark)")


def test_a_photo_fills_its_place(filled: Filled, screen: Any) -> None:
    filled.show("groupes", detail="photo:" + filled.media)
    until(screen, "document.querySelector('svg image') !== null")
    loaded = screen.evaluate("fetch(document.querySelector('image').href.baseVal)"
                             ".then(one => one.ok && one.headers.get('content-type'))")
    assert loaded == "image/jpeg"
    assert screen.evaluate("document.querySelector('image').getBBox().height") > 500
