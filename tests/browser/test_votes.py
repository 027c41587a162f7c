"""Votes on a phone: ranks moved and dragged, ratings taken back, a hundred points, secrecy said."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.browser.test_access import check
from tests.web import rooms
from tests.web.rooms import TestRoom, room

OPTIONS = "options = ['Des bancs', 'Des arbres', 'Un abri à vélos', 'Une fontaine']"


MANY = f"options = {[f'Le chantier n° {n}, avec les voisins' for n in range(1, 13)]}"


def a_vote(key: str, settings: str, options: str = OPTIONS) -> str:
    return f"""
[[steps]]
kind = "priority"
key = "{key}"
prompt = "Que faire d’abord ?"
{options}
{settings}
"""


PLAN = "[workshop]\ntitle = 'Le quai'\n{settings}\n" + "".join((
    a_vote("rank", "method = 'rank'"), a_vote("axes", "method = 'axes'"),
    a_vote("opinion", "method = 'opinion'\nsecret = true"),
    a_vote("points", "method = 'points'\nbudget = 100\nmost = 60"),
    a_vote("dots", "method = 'dots'\nbudget = 5\nmost = 2", MANY),
))


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestRoom]:
    """A served workshop of votes."""
    patch = pytest.MonkeyPatch()
    patch.setattr(rooms, "PLAN", PLAN)
    with room(tmp_path_factory.mktemp("votes") / "quai.palabre") as one:
        yield one
    patch.undo()


def order(page: Any) -> list[str]:
    """The options as they stand, with their places."""
    return page.eval_on_selector_all(
        ".rank", "rows => rows.map(r => r.querySelector('select').value + ' ' + "
                 "r.querySelector('label').textContent)")


def move(page: Any, label: str, way: str) -> None:
    page.get_by_role("button", name=f"{way} : {label}").click()


def send(page: Any) -> None:
    page.click("form[data-step] .primary")
    page.wait_for_selector("#receipt")


def last(place: TestRoom, key: str) -> Any:
    return place.session.results.entries(place.step(key))[-1].payload


def test_ranks_are_set_with_buttons(place: TestRoom, open_phone: Callable[..., Any]) -> None:
    place.go("rank")
    page = open_phone("Ada")
    page.wait_for_selector(".rank .steps")
    move(page, "Une fontaine", "Monter")
    move(page, "Des arbres", "Monter")
    assert order(page) == [
        "1 Une fontaine", "2 Des arbres", " Des bancs", " Un abri à vélos"]
    move(page, "Des arbres", "Monter")
    assert order(page)[:2] == ["1 Des arbres", "2 Une fontaine"]
    move(page, "Une fontaine", "Descendre")
    assert order(page)[:2] == ["1 Des arbres", " Une fontaine"]
    page.select_option("[name='ranking.o1']", "1")
    send(page)
    assert last(place, "rank") == {"ranking": [["o1", "o2"]]}
    page.click(".edit")
    page.wait_for_selector(".rank")
    assert order(page)[:2] == ["1 Des bancs", "1 Des arbres"]
    assert page.problems == []


def test_a_rank_can_be_dragged(place: TestRoom, open_phone: Callable[..., Any]) -> None:
    place.go("rank")
    page = open_phone("Bo")
    page.wait_for_selector(".rank .grip")
    move(page, "Des bancs", "Monter")
    move(page, "Des arbres", "Monter")
    grip = page.locator(".rank >> nth=3 >> .grip").bounding_box()
    top = page.locator(".rank >> nth=0").bounding_box()
    page.mouse.move(grip["x"] + 8, grip["y"] + grip["height"] / 2)
    page.mouse.down()
    for step in range(1, 12):
        goal = top["y"] + top["height"] * 0.3
        start = grip["y"] + grip["height"] / 2
        page.mouse.move(grip["x"] + 8, start + (goal - start) * step / 11)
    page.mouse.up()
    assert order(page) == ["1 Une fontaine", "2 Des bancs", "3 Des arbres", " Un abri à vélos"]
    assert page.problems == []


def test_a_rank_can_be_dragged_by_a_finger(
    place: TestRoom, open_phone: Callable[..., Any]
) -> None:
    """A real touch: a row that changes places under the finger stays in it, the page stands."""
    place.go("rank")
    page = open_phone("Cléo", viewport={"width": 360, "height": 480})
    page.wait_for_selector(".rank .grip")
    move(page, "Des bancs", "Monter")
    move(page, "Des arbres", "Monter")
    page.locator(".rank >> nth=0").scroll_into_view_if_needed()
    scrolled = page.evaluate("window.scrollY")
    grip = page.locator(".rank >> nth=3 >> .grip").bounding_box()
    top = page.locator(".rank >> nth=0").bounding_box()
    x, start = grip["x"] + grip["width"] / 2, grip["y"] + grip["height"] / 2
    goal = top["y"] + top["height"] * 0.3
    fingers = page.context.new_cdp_session(page)

    def touch(kind: str, *at: dict[str, float]) -> None:
        fingers.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": list(at)})

    touch("touchStart", {"x": x, "y": start})
    for step in range(1, 16):
        touch("touchMove", {"x": x, "y": start + (goal - start) * step / 15})
    touch("touchEnd")
    page.wait_for_function("!document.querySelector('.rank.held')")
    assert order(page) == ["1 Une fontaine", "2 Des bancs", "3 Des arbres", " Un abri à vélos"]
    assert page.evaluate("window.scrollY") == scrolled
    send(page)
    assert last(place, "rank") == {"ranking": [["o4"], ["o1"], ["o2"]]}
    assert page.problems == []


def test_ranks_are_set_by_keyboard_alone(place: TestRoom, open_phone: Callable[..., Any]) -> None:
    """The buttons are reached by Tab, keep the focus when their row moves, and send at the end."""
    place.go("rank")
    page = open_phone("Dan", has_touch=False, is_mobile=False)
    page.wait_for_selector(".rank .steps")

    def tab_to(name: str) -> None:
        for _ in range(40):
            page.keyboard.press("Tab")
            said = page.evaluate("(document.activeElement.getAttribute('aria-label')"
                                 " || document.activeElement.textContent).trim()")
            if said == name:
                return
        raise AssertionError(f"{name} is not reached")

    tab_to("Monter : Une fontaine")
    page.keyboard.press("Enter")
    assert order(page)[0] == "1 Une fontaine"
    tab_to("Monter : Des arbres")
    page.keyboard.press("Enter")
    assert order(page)[:2] == ["1 Une fontaine", "2 Des arbres"]
    page.keyboard.press("Enter")
    assert order(page)[:2] == ["1 Des arbres", "2 Une fontaine"], "the focus stays on the button"
    tab_to("Envoyer")
    page.keyboard.press("Enter")
    page.wait_for_selector("#receipt")
    assert last(place, "rank") == {"ranking": [["o2"], ["o4"]]}
    assert page.problems == []


def test_two_scales_an_option(place: TestRoom, open_phone: Callable[..., Any]) -> None:
    place.go("axes")
    page = open_phone("Cy")
    page.wait_for_selector(".rate")
    page.check("[name='axes.o1.y'][value='5']", force=True)
    page.check("[name='axes.o1.x'][value='2']", force=True)
    page.click(".cell:has([name='axes.o2.y'][value='4'])")
    page.click(".cell:has([name='axes.o2.y'][value='4'])")
    send(page)
    assert last(place, "axes") == {"axes": {"o1": [5, 2]}}


def test_a_secret_opinion_says_so(place: TestRoom, open_phone: Callable[..., Any]) -> None:
    place.go("opinion")
    page = open_phone("Di")
    page.wait_for_selector(".rate")
    assert "secret" in page.inner_text("main")
    page.check("[name='opinions.o3.opinion'][value='no']", force=True)
    send(page)
    assert "secret" in page.inner_text("main")
    assert page.query_selector(".edit") is None
    assert last(place, "opinion") == {"opinions": {"o3": "no"}}


def test_a_hundred_points_are_typed_or_stepped(
    place: TestRoom, open_phone: Callable[..., Any]
) -> None:
    place.go("points")
    page = open_phone("Ed")
    page.wait_for_selector(".point .steps")
    page.fill("[name='points.o1']", "58")
    page.locator(".point >> nth=0 >> button").last.click()
    page.locator(".point >> nth=1 >> button").last.click()
    assert page.input_value("[name='points.o1']") == "60"
    assert page.input_value("[name='points.o2']") == "5"
    assert "35" in page.inner_text(".left")
    send(page)
    assert last(place, "points") == {"points": {"o1": 60, "o2": 5}}


def test_points_too_many_are_said(place: TestRoom, open_phone: Callable[..., Any]) -> None:
    place.go("points")
    page = open_phone("Eve")
    page.wait_for_selector(".point .steps")
    for name in ("o1", "o2"):
        page.fill(f"[name='points.{name}']", "60")
    assert page.inner_text(".left") == "20 de trop."
    page.fill("[name='points.o2']", "40")
    assert page.inner_text(".left").replace("\xa0", " ") == "Il vous reste 0."


HIDDEN = """() => {
    var now = document.activeElement, box = now.getBoundingClientRect(), found = [];
    var left = document.querySelector('.left').getBoundingClientRect();
    if (!now.closest('.point')) return null;
    if (left.top < 0 || left.bottom > innerHeight) found.push('the points left are out of sight');
    if (box.top < left.bottom - 1) found.push(now.getAttribute('aria-label') + ' is covered');
    if (box.bottom > innerHeight + 1) found.push(now.getAttribute('aria-label') + ' is below');
    return found; }"""


@pytest.mark.parametrize("size", ["", "34px"])
def test_points_left_stay_in_sight_and_cover_no_focus(
    place: TestRoom, open_phone: Callable[..., Any], axe: str, size: str
) -> None:
    place.go("dots")
    page = open_phone("Fay", viewport={"width": 320, "height": 568}, has_touch=False,
                      is_mobile=False)
    page.wait_for_selector(".point .steps")
    page.evaluate(f"document.documentElement.style.fontSize = '{size}'")
    page.focus(".point button:enabled")
    looked = 0
    for key in ("Tab",) * 14 + ("Shift+Tab",) * 16:
        page.keyboard.press("Space" if looked == 3 else key)
        found = page.evaluate(HIDDEN)
        looked += found is not None
        assert not found
    assert looked > 20
    page.locator(".point >> nth=8").scroll_into_view_if_needed()
    assert page.locator(".left").bounding_box()["y"] >= 0
    check(page, axe, "scrolled")


def test_without_scripts_the_forms_work_too(
    place: TestRoom, open_phone: Callable[..., Any]
) -> None:
    place.go("rank")
    page = open_phone("Flo", java_script_enabled=False)
    page.select_option("[name='ranking.o4']", "1")
    page.select_option("[name='ranking.o2']", "2")
    page.click("form[data-step] .primary")
    page.wait_for_selector("#receipt")
    assert last(place, "rank") == {"ranking": [["o4"], ["o2"]]}


@pytest.mark.parametrize("key", ["rank", "axes", "opinion", "points"])
def test_nothing_is_wider_than_the_phone(
    place: TestRoom, open_phone: Callable[..., Any], key: str
) -> None:
    place.go(key)
    page = open_phone(f"Wide {key}", viewport={"width": 320, "height": 568})
    page.wait_for_selector("form[data-step]")
    for size in ("", "34px"):
        page.evaluate(f"document.documentElement.style.fontSize = '{size}'")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_votes(
    place: TestRoom, open_phone: Callable[..., Any], axe: str, scheme: str
) -> None:
    page = open_phone(f"Axe {scheme}", color_scheme=scheme)
    for key in ("rank", "axes", "opinion", "points"):
        place.go(key)
        page.goto(place.server.join_url)
        page.wait_for_selector("form[data-step]")
        check(page, axe, key)
