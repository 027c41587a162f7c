"""The projector as a page behind a secret address, for a second computer or a smart screen."""

from __future__ import annotations

from typing import Any

from aiohttp import web

from facilitator.document import reads
from facilitator.drawing.qr import qr_svg
from facilitator.i18n import N_
from facilitator.web.desk import DESK, Desk
from facilitator.web.pages import as_json, html
from facilitator.web.remote import allowed
from facilitator.web.views import said
from facilitator.workshop.stage import Corner
from facilitator.workshop.wifi import doubtful, wifi_of

_WIDE, _HIGH = 1600.0, 800.0  # points of the picture; 16:9 less the head and the corner


async def page(request: web.Request) -> web.Response:
    """The page."""
    desk = request.app[DESK]
    allowed(request, desk.projector_secret)
    tr = desk.pages.language(request)
    return html(request, desk.pages.draw(
        "projector.html", tr, css=desk.assets.staff_style, script=desk.assets.address("staff.js"),
        base=f"/projector/{desk.projector_secret}/", stamp=desk.watch.any_version,
        **await _shown(request, desk),
    ))


async def view(request: web.Request) -> web.Response:
    """The moving part of the page."""
    desk = request.app[DESK]
    allowed(request, desk.projector_secret)
    stamp = desk.watch.any_version
    text = desk.pages.draw("projector_view.html", desk.pages.language(request),
                           **await _shown(request, desk))
    return as_json(request, {"stamp": stamp, "html": text})


async def events(request: web.Request) -> web.StreamResponse:
    """The event stream."""
    desk = request.app[DESK]
    allowed(request, desk.projector_secret)
    return await desk.streams.serve(request, desk.watch.staff, lambda: desk.watch.any_version)


async def _shown(request: web.Request, desk: Desk) -> dict[str, Any]:
    board, tr = desk.watch.board(), desk.pages.language(request)
    step = board.current
    picture = ""
    joining = _corner(board.stage.corner) is Corner.LARGE
    if step is not None and step.shown and not board.stage.black and not joining:
        picture = await desk.pictures.of(step, desk.watch.any_version, tr, width=_WIDE,
                                         height=_HIGH, back_row=True)
    url, wifi = desk.join_url(), wifi_of(board.workshop)
    counts = desk.session.document.read(reads.answer_counts)
    return {
        "workshop": board.workshop.title, "step": step, "stage": board.stage, "picture": picture,
        "title": said(step, "title", tr) if step else "",
        "prompt": said(step, "prompt", tr) if step else "",
        "qr": qr_svg(url, url), "url": url.removeprefix("http://").rstrip("/"),
        "wifi": wifi,
        "wifi_qr": qr_svg(wifi.payload, tr(N_("Rejoindre le Wi-Fi"))) if wifi.name else "",
        "hints": [tr(one) for one in doubtful(wifi.password)],
        "corner": _corner(board.stage.corner).value,
        "people": counts.get(step.id, (0, 0))[1] if step else 0,
        "joined": desk.session.document.read(reads.joined_count),
        "collects": bool(step and desk.session.kinds[step.kind].collects),
    }


def _corner(wanted: str) -> Corner:
    """How the way in is shown; an unknown wish counts as small."""
    return next((corner for corner in Corner if corner.value == wanted), Corner.SMALL)
