"""Who is asking: passes, joining, languages, and what somebody may see and delete of their own."""

from __future__ import annotations

import asyncio
import re
import secrets
import sqlite3
from collections import OrderedDict
from concurrent.futures import Future
from functools import partial
from typing import Any, TypeVar

from aiohttp import web

from facilitator.document import reads
from facilitator.document.records import AnswerRecord, ParticipantRecord
from facilitator.i18n import N_, Translator, long_date
from facilitator.web.desk import DESK, Desk
from facilitator.web.incoming import Refusal, read_body, wants_json
from facilitator.web.limits import PEOPLE
from facilitator.web.pages import CONSENT, as_json
from facilitator.web.views import kind_payload, me_as_json, said
from facilitator.workshop.people import display_name
from facilitator.workshop.room import Joined

T = TypeVar("T")
COOKIE = "palabre"
_PASS = re.compile(rf"(?:^|;)\s*{COOKIE}=\"?([A-Za-z0-9_-]{{16,64}})\"?\s*(?:;|$)")
_DAYS = 60
_FORMS_KEPT = 3000  # join forms remembered, so that one sent twice makes one participant


class JoinForms:
    """What became of each join form sent, by its id."""

    def __init__(self) -> None:
        self._sent: OrderedDict[str, asyncio.Future[Joined]] = OrderedDict()

    def find(self, form_id: str) -> asyncio.Future[Joined] | None:
        """The outcome of a form that came before."""
        return self._sent.get(form_id)

    def keep(self, form_id: str, outcome: asyncio.Future[Joined]) -> None:
        """Remember a form's outcome."""
        self._sent[form_id] = outcome
        if len(self._sent) > _FORMS_KEPT:
            self._sent.popitem(last=False)


JOIN_FORMS = web.AppKey("join_forms", JoinForms)


async def written(future: Future[T]) -> T:
    """Wait until a change is on the disk, even where the phone hangs up meanwhile."""
    return await asyncio.shield(asyncio.wrap_future(future))


def who(request: web.Request) -> ParticipantRecord | None:
    """The participant whose pass came with the request."""
    found = _PASS.search(request.headers.get("Cookie", ""))
    if found is None:
        return None
    token, desk = found[1], request.app[DESK]
    person = desk.watch.passes.get(token)
    if person is None:
        person = desk.session.room.who(token)
        if person is not None:
            desk.watch.passes[token] = person
    return person


def known(request: web.Request) -> ParticipantRecord:
    """The participant who asks. Raises :class:`Refusal` (401) for anybody else."""
    person = who(request)
    if person is None:
        raise Refusal(401, N_("Rejoignez d’abord l’atelier."))
    return person


def speaks(request: web.Request, person: ParticipantRecord | None) -> Translator:
    """The language a person reads in."""
    return request.app[DESK].pages.language(request, person.language if person else "")


def join_page(request: web.Request) -> web.Response:
    """The page of somebody who has not joined."""
    desk = request.app[DESK]
    board, tr = desk.watch.board(), speaks(request, None)
    if wants_json(request):
        body = {"error": tr(N_("Rejoignez d’abord l’atelier.")), "workshop": workshop_json(desk)}
        return as_json(request, body, 401)
    day = long_date(board.workshop.date, tr.language)
    where = " · ".join(part for part in (day, board.workshop.place) if part)
    response = desk.pages.page(
        request, "join.html", tr, title=board.workshop.title, anonymous=board.anonymous,
        gone=COOKIE in request.cookies, place_date=where, consent=consent(desk, tr),
        form_id=secrets.token_urlsafe(15),
    )
    if COOKIE in request.cookies:
        response.del_cookie(COOKIE, path="/")
    return response


def workshop_json(desk: Desk) -> dict[str, Any]:
    """The workshop as everybody may know it."""
    board = desk.watch.board()
    return {"title": board.workshop.title, "language": board.workshop.language,
            "anonymous": board.anonymous}


def consent(desk: Desk, tr: Translator) -> str:
    """The sentence on what joining means."""
    own = desk.watch.board().workshop.settings.get("consent")
    return own if isinstance(own, str) and own else tr(CONSENT)


async def join(request: web.Request) -> web.Response:
    """Take somebody in; a phone that has a pass is sent on."""
    desk = request.app[DESK]
    body = await read_body(request)
    tr = desk.pages.language(request, body.text("lang") or body.text("language"))
    person = who(request)
    if person is not None:
        return welcome_back(request, person)
    wait = desk.joins.take(request.remote or "")
    if wait:
        raise Refusal(429, N_("Beaucoup de monde arrive à la fois. Réessayez dans un instant."),
                      wait=wait)
    if desk.session.document.read(reads.joined_count) >= PEOPLE:
        raise Refusal(503, N_("La salle est pleine."))
    forms, form_id = request.app[JOIN_FORMS], body.text("id")[:64]
    outcome = forms.find(form_id) if form_id else None
    if outcome is None:
        future = desk.session.room.join(body.text("name"), language=tr.language)
        outcome = asyncio.ensure_future(desk.arrivals.of(future))
        if form_id:
            forms.keep(form_id, outcome)
    joined = await asyncio.shield(outcome)
    desk.watch.passes[joined.token] = joined.participant
    return give_pass(welcome_back(request, joined.participant, 201), joined)


def give_pass(response: web.Response, joined: Joined) -> web.Response:
    """Have the phone keep its pass."""
    response.set_cookie(COOKIE, joined.token, max_age=_DAYS * 86400, httponly=True,
                        samesite="Lax", path="/")
    return response


def welcome_back(
    request: web.Request, person: ParticipantRecord, status: int = 200
) -> web.Response:
    """Send somebody who is in to the page of the moment."""
    if wants_json(request):
        return as_json(request, {"you": me_as_json(person)}, status)
    return _see("/")


def _see(path: str) -> web.Response:
    return web.Response(status=303, headers={"Location": path})


async def language(request: web.Request) -> web.Response:
    """Change the language, on any page."""
    desk = request.app[DESK]
    body = await read_body(request)
    wanted, person = body.text("lang"), who(request)
    if wanted not in desk.languages.codes():
        raise Refusal(400, N_("Cette langue n’est pas proposée."))
    if person is not None:
        await written(desk.session.room.change(person.id, language=wanted))
    back = body.text("back")
    back = back if back in ("/", "/me", "/privacy") else "/"
    return _see(back if person else f"{back}?lang={wanted}")


async def me(request: web.Request) -> web.Response:
    """What somebody said, and how to delete it."""
    person = who(request)
    return join_page(request) if person is None else _me(request, person)


def _me(request: web.Request, person: ParticipantRecord, done: str = "") -> web.Response:
    desk, tr = request.app[DESK], speaks(request, person)
    board = desk.watch.board()
    found: list[tuple[str, list[str], list[str]]] = []
    for step in board.steps:
        kind = desk.session.kinds.get(step.kind)
        rows, photos = desk.session.document.read(partial(_given, step.id, person.id))
        if kind is not None and (rows or photos):
            context = desk.views.context(board, step)
            found.append((said(step, "prompt", tr) or said(step, "title", tr),
                          [kind.text(kind_payload(kind, row), context) for row in rows], photos))
    if wants_json(request):
        steps = [{"title": title, "answers": texts, "photos": photos}
                 for title, texts, photos in found]
        return as_json(request, {"you": me_as_json(person), "steps": steps})
    return desk.pages.page(
        request, "me.html", tr, title=board.workshop.title, me=person.id, back="/me",
        name=display_name(person, tr), given=person.name, said=found, anonymous=board.anonymous,
        done=done,
    )


def _given(
    step_id: str, person_id: str, db: sqlite3.Connection
) -> tuple[tuple[AnswerRecord, ...], list[str]]:
    """Somebody's answers to a step, and the ids of their photos."""
    own = [photo.id for photo in reads.media(db, step_id) if photo.participant_id == person_id]
    return reads.answers(db, step_id, person_id), own


async def rename(request: web.Request) -> web.Response:
    """Take another name, or none."""
    desk, person = request.app[DESK], known(request)
    body = await read_body(request)
    _not_too_often(desk, person)
    if not desk.watch.board().anonymous:
        await written(desk.session.room.change(person.id, name=body.text("name")))
    return _me(request, known(request), speaks(request, person)(N_("C’est changé.")))


async def delete(request: web.Request) -> web.Response:
    """"Delete what I said"."""
    desk, person = request.app[DESK], known(request)
    body = await read_body(request)
    _not_too_often(desk, person)
    tr = speaks(request, person)
    if not (body.text("sure") or (body.value or {}).get("sure") is True):
        return _me(request, person, tr(N_("Rien n’est effacé : cochez d’abord la case.")))
    await written(desk.session.room.withdraw(person.id))
    return _me(request, known(request), tr(N_("Tout ce que vous aviez dit est effacé.")))


def _not_too_often(desk: Desk, person: ParticipantRecord) -> None:
    wait = desk.posts.take(person.id)
    if wait:
        raise Refusal(429, N_("C’est beaucoup d’un coup. Réessayez dans un instant."), wait=wait)


async def privacy(request: web.Request) -> web.Response:
    """What is stored, in a page."""
    desk, person = request.app[DESK], who(request)
    tr, board = speaks(request, person), desk.watch.board()
    return desk.pages.page(
        request, "privacy.html", tr, title=board.workshop.title, me=person.id if person else "",
        consent=consent(desk, tr), anonymous=board.anonymous,
        organiser=board.workshop.organiser, back="/privacy",
    )
