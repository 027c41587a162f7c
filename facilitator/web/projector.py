"""The projector as a page behind a secret address, for a second computer or a smart screen.

It shows what ``session.projector`` says, as the projector's window does, drawn as SVG.
"""

from __future__ import annotations

import asyncio
import contextlib
from concurrent.futures import ThreadPoolExecutor
from html import escape
from typing import Any

from aiohttp import web

import resources
from facilitator.drawing.measure import Measure
from facilitator.drawing.svg import to_svg
from facilitator.scene import Scene, Weight
from facilitator.web.desk import DESK, Desk
from facilitator.web.pages import as_json, html
from facilitator.web.photos import PHOTOS
from facilitator.web.remote import allowed
from facilitator.workshop.changes import Change, StageChanged
from facilitator.workshop.media import TYPE
from facilitator.workshop.projection.sight import Entrance, PhotoPlace, Shown, typed

_FONTS = {f"Inter-{weight.value}.ttf" for weight in Weight}
_TIMER = ' data-key="timer"'


class Screen:
    """Draws what is projected, on one thread of its own, once for all who look."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._measure = Measure()
        self._hand = ThreadPoolExecutor(1, thread_name_prefix="palabre-screen")
        self._drawn = (Shown(Scene(0, 0)), "")
        self._stop = desk.session.bus.subscribe(self._hear)

    async def now(self) -> tuple[Shown, str]:
        """What is projected, and its SVG."""
        loop = asyncio.get_running_loop()
        return await asyncio.shield(loop.run_in_executor(self._hand, self._look))

    def close(self) -> None:
        """Stop listening and end the thread."""
        self._stop()
        self._hand.shutdown(wait=True, cancel_futures=True)

    def _hear(self, changes: tuple[Change, ...]) -> None:
        """Look when the stage changes even if nobody else does: what is frozen is frozen now."""
        if any(isinstance(change, StageChanged) for change in changes):
            with contextlib.suppress(RuntimeError):  # the thread has just ended
                self._hand.submit(self._shown)

    def _shown(self) -> Shown:
        desk, projector = self._desk, self._desk.session.projector
        url = desk.join_url()
        if projector.entrance.address != typed(url):  # nobody else tells, where there is no window
            projector.set_entrance(Entrance.of(url))
        return projector.look(desk.languages.get, self._measure)

    def _look(self) -> tuple[Shown, str]:
        shown = self._shown()
        if shown is not self._drawn[0]:
            self._drawn = shown, _picture(shown, self._desk, self._measure)
        return self._drawn


SCREEN = web.AppKey("screen", Screen)


async def page(request: web.Request) -> web.Response:
    """The page."""
    desk = request.app[DESK]
    allowed(request, desk.projector_secret)
    address = desk.assets.address
    response = html(request, desk.pages.draw(
        "projector.html", desk.pages.language(request), css=desk.assets.projector_style,
        scripts=(address("projector.js"), address("staff.js")), motion=desk.assets.light.motion,
        base=f"/projector/{desk.projector_secret}/", stamp=desk.watch.any_version,
        **await _shown(request),
    ))
    response.headers["Content-Security-Policy"] = f"{desk.assets.policy}; font-src 'self'"
    return response


async def view(request: web.Request) -> web.Response:
    """The moving part of the page, and in how many seconds it changes by itself."""
    desk = request.app[DESK]
    allowed(request, desk.projector_secret)
    stamp = desk.watch.any_version
    values = await _shown(request)
    text = desk.pages.draw("projector_view.html", desk.pages.language(request), **values)
    return as_json(request, {"stamp": stamp, "html": text, "again": values["again"]})


async def events(request: web.Request) -> web.StreamResponse:
    """The event stream."""
    desk = request.app[DESK]
    allowed(request, desk.projector_secret)
    return await desk.streams.serve(request, desk.watch.staff, lambda: desk.watch.any_version)


async def font(request: web.Request) -> web.StreamResponse:
    """One of the bundled fonts, so that letters look as on the projector's window."""
    allowed(request, request.app[DESK].projector_secret)
    name = request.match_info["name"]
    if name not in _FONTS:
        raise web.HTTPNotFound
    headers = {"Cache-Control": "private, max-age=86400"}
    return web.FileResponse(resources.path("fonts", name), headers=headers)


async def photo(request: web.Request) -> web.Response:
    """The photo that is shown large, and no other."""
    allowed(request, request.app[DESK].projector_secret)
    shown, _ = await request.app[SCREEN].now()
    wanted = shown.photo.id if shown.photo is not None and not shown.black else ""
    data = None
    if wanted and wanted == request.match_info["id"]:
        data = await request.app[PHOTOS].data(wanted, small=False)
    if data is None:
        raise web.HTTPNotFound
    return web.Response(body=data, content_type=TYPE,
                        headers={"Cache-Control": "private, max-age=3600"})


async def _shown(request: web.Request) -> dict[str, Any]:
    desk = request.app[DESK]
    shown, picture = await request.app[SCREEN].now()
    return {
        "workshop": desk.watch.board().workshop.title, "black": shown.black,
        "picture": "" if shown.black else _ticking(picture, shown, desk),
        "ground": desk.session.projector.ground, "again": shown.again,
    }


def _picture(shown: Shown, desk: Desk, measure: Measure) -> str:
    svg = to_svg(shown.scene, desk.assets.light, measure=measure)
    if shown.photo is None:
        return svg
    return svg.removesuffix("</svg>") + _image(shown.photo) + "</svg>"


def _image(place: PhotoPlace) -> str:
    return (f'<image href="photo/{escape(place.id)}" x="{place.x:.2f}" y="{place.y:.2f}" '
            f'width="{place.width:.2f}" height="{place.height:.2f}"/>')


def _ticking(svg: str, shown: Shown, desk: Desk) -> str:
    """Let the page count down by itself; the countdown comes last, after any word called so."""
    if shown.timer is None or _TIMER not in svg:
        return svg
    head, _, tail = svg.rpartition(_TIMER)
    left = shown.timer.left(desk.session.clock.now())
    runs = ' data-runs="1"' if shown.timer.since is not None else ""
    return f'{head}{_TIMER} data-left="{left:.1f}" data-sign="−"{runs}{tail}'
