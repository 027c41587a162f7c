"""The remote control: the facilitator's powers behind a secret address, as JSON and as a page."""

from __future__ import annotations

import hmac
from typing import Any

from aiohttp import web

from facilitator.document import reads
from facilitator.document.records import StepRecord
from facilitator.i18n import N_
from facilitator.web.desk import DESK, Desk
from facilitator.web.incoming import Incoming, Refusal, read_body, wants_json
from facilitator.web.pages import as_json, html
from facilitator.web.people import written

COMMANDS = ("open", "close", "show", "hide", "go", "next", "previous", "timer", "black", "message")


def allowed(request: web.Request, secret: str) -> None:
    """Let in only who has the secret. Raises :class:`Refusal` as if there were nothing here."""
    desk = request.app[DESK]
    given = request.match_info["secret"].encode("utf-8", "replace")
    if not hmac.compare_digest(given, secret.encode()):
        wait = desk.guesses.take(request.remote or "")
        if wait:
            raise Refusal(429, N_("Trop de demandes à la fois. Réessayez dans un instant."),
                          wait=wait)
        raise Refusal(404, N_("Il n’y a rien à cette adresse."))


def state_json(desk: Desk) -> dict[str, Any]:
    """Everything a remote control shows."""
    board, session = desk.watch.board(), desk.session
    counts = session.document.read(reads.answer_counts)
    timer, now = board.stage.timer, session.clock.now()
    workshop = board.workshop
    return {
        "version": desk.watch.any_version,
        "workshop": {"title": workshop.title, "date": workshop.date, "place": workshop.place,
                     "language": workshop.language, "anonymous": board.anonymous},
        "joined": session.document.read(reads.joined_count),
        "here": len(session.presence.here()),
        "join_url": desk.join_url(),
        "current": board.current.id if board.current else None,
        "stage": {"black": board.stage.black, "frozen": board.stage.frozen,
                  "message": board.stage.message},
        "timer": {"length": timer.length, "left": round(timer.left(now), 1),
                  "runs": timer.since is not None},
        "steps": [_step_json(desk, step, *counts.get(step.id, (0, 0))) for step in board.steps],
    }


def _step_json(desk: Desk, step: StepRecord, answers: int, people: int) -> dict[str, Any]:
    kind = desk.session.kinds.get(step.kind)
    return {
        "id": step.id, "key": step.key, "kind": step.kind, "title": step.title,
        "prompt": step.prompt, "minutes": step.minutes, "state": step.state, "shown": step.shown,
        "collects": bool(kind and kind.collects), "answers": answers, "people": people,
    }


async def state(request: web.Request) -> web.Response:
    """The state of the workshop."""
    desk = request.app[DESK]
    allowed(request, desk.remote_secret)
    return as_json(request, state_json(desk))


async def page(request: web.Request) -> web.Response:
    """The page for the facilitator's phone."""
    desk = request.app[DESK]
    allowed(request, desk.remote_secret)
    if wants_json(request) and "view=html" not in request.headers.get("Accept", ""):
        return as_json(request, state_json(desk))
    tr = desk.pages.language(request)
    return html(request, desk.pages.draw(
        "remote.html", tr, css=desk.assets.staff_style, script=desk.assets.address("staff.js"),
        base=_base(desk), **_shown(desk),
    ))


async def view(request: web.Request) -> web.Response:
    """The moving part of the page."""
    desk = request.app[DESK]
    allowed(request, desk.remote_secret)
    return _part(request, desk)


async def events(request: web.Request) -> web.StreamResponse:
    """The event stream; its data changes with every change of the workshop."""
    desk = request.app[DESK]
    allowed(request, desk.remote_secret)
    return await desk.streams.serve(request, desk.watch.staff, lambda: desk.watch.any_version)


async def command(request: web.Request) -> web.Response:
    """Do one of :data:`COMMANDS`; gives the state after it."""
    desk = request.app[DESK]
    allowed(request, desk.remote_secret)
    body = await read_body(request) if request.can_read_body else Incoming()
    await _do(desk, request.match_info["command"], body)
    desk.watch.refresh()
    if "view=html" in request.headers.get("Accept", ""):
        return _part(request, desk)
    if wants_json(request) or request.content_type == "application/json":
        return as_json(request, state_json(desk))
    return web.Response(status=303, headers={"Location": _base(desk)})


async def _do(desk: Desk, name: str, body: Incoming) -> None:
    flow = desk.session.flow
    match name:
        case "next":
            future = flow.next()
        case "previous":
            future = flow.previous()
        case "go":
            future = flow.go(_wanted(desk, body).id)
        case "open":
            future = flow.open(_wanted(desk, body).id)
        case "close":
            future = flow.close(_wanted(desk, body).id)
        case "show" | "hide":
            future = flow.show(_wanted(desk, body).id, name == "show")
        case "timer":
            seconds = _seconds(body)
            future = flow.add_time(seconds) if seconds else flow.pause_timer()
        case "black":
            future = flow.set_stage(black=_flag(body, not desk.watch.board().stage.black))
        case "message":
            from facilitator.cleaning import clean_line

            future = flow.set_stage(message=clean_line(body.text("text"))[:300])
        case _:
            raise Refusal(404, N_("Il n’y a rien à cette adresse."))
    await written(future)


def _wanted(desk: Desk, body: Incoming) -> StepRecord:
    """The step named by id or key; the current one where none is named."""
    board, name = desk.watch.board(), body.text("step")
    found = board.current if not name else next(
        (step for step in board.steps if name in (step.id, step.key)), None
    )
    if found is None:
        raise Refusal(409, N_("Cette séquence n’existe plus."))
    return found


def _seconds(body: Incoming) -> float:
    given = (body.value or {}).get("seconds", body.text("seconds") or 0)
    try:
        seconds = float(given) if not isinstance(given, bool) else 0.0
    except (TypeError, ValueError):
        seconds = float("nan")
    if not -86400 <= seconds <= 86400:
        raise Refusal(400, N_("Cette demande n’a pas été comprise."))
    return seconds


def _flag(body: Incoming, otherwise: bool) -> bool:
    given = (body.value or {}).get("on", body.text("on"))
    return given if isinstance(given, bool) else {"1": True, "0": False}.get(given, otherwise)


def _base(desk: Desk) -> str:
    return f"/remote/{desk.remote_secret}/"


def _shown(desk: Desk) -> dict[str, Any]:
    state = state_json(desk)
    steps = state["steps"]
    place = next((n for n, step in enumerate(steps) if step["id"] == state["current"]), -1)
    return {"s": state, "place": place + 1, "step": steps[place] if place >= 0 else None,
            "after": steps[place + 1] if place + 1 < len(steps) else None}


def _part(request: web.Request, desk: Desk) -> web.Response:
    tr = desk.pages.language(request)
    shown = _shown(desk)
    text = desk.pages.draw("remote_view.html", tr, base=_base(desk), **shown)
    return as_json(request, {"stamp": shown["s"]["version"], "html": text})
