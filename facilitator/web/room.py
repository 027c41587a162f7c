"""The participant's page and what happens on it: seeing, answering, choosing a group."""

from __future__ import annotations

import hashlib
import json
from functools import partial
from typing import Any

from aiohttp import web

from facilitator.document.records import ParticipantRecord, StepRecord
from facilitator.errors import FileProblem, NotAllowed
from facilitator.fields import Field, InvalidForm, TextField, TextListField
from facilitator.forms import OptionListField, RowsField, parse_form
from facilitator.i18n import N_, Translator
from facilitator.web.desk import DESK, Desk
from facilitator.web.incoming import Incoming, Refusal, read_body, wants_json
from facilitator.web.news import NEWS
from facilitator.web.pages import as_json, errors_as_json, view_as_json
from facilitator.web.parts import laid_out, part, with_view
from facilitator.web.people import join_page, known, speaks, who, workshop_json, written
from facilitator.web.pieces import Piece
from facilitator.web.views import View, Wish, me_as_json
from facilitator.web.widgets import texts_of
from facilitator.workshop.answers import Submission
from facilitator.workshop.receipt import Receipt

_json = json.JSONEncoder(sort_keys=True).encode


async def home(request: web.Request) -> web.Response:
    """The page of the moment; for somebody new, the page to join on."""
    person = who(request)
    if person is None:
        return join_page(request)
    return await _page(request, person, _wish(request))


def _wish(request: web.Request) -> Wish:
    return Wish(edit="edit" in request.query, regroup="groups" in request.query)


async def view(request: web.Request) -> web.Response:
    """The moving part of the page alone, with the stamp it is true for."""
    desk, person = request.app[DESK], known(request)
    tr = speaks(request, person)
    return laid_out(request, await _part(desk, person, tr, _wish(request)))


async def state(request: web.Request) -> web.Response:
    """The stamp alone, for phones without an event stream."""
    person = known(request)
    return as_json(request, {"stamp": request.app[DESK].watch.stamp(person.id)})


async def events(request: web.Request) -> web.StreamResponse:
    """The event stream of one phone; with ``?view=html`` it tells what the page is to show."""
    desk, person = request.app[DESK], known(request)
    tr, news = speaks(request, person), request.app[NEWS]
    return await desk.streams.serve(
        request, desk.watch.phones, lambda: desk.watch.stamp(person.id),
        phone=person.id, presence=desk.session.presence,
        words=partial(news.of, person, tr) if request.query.get("view") == "html" else None,
    )


async def answer(request: web.Request) -> web.Response:
    """Take an answer; the receipt is sent once it is on the disk."""
    desk, person = request.app[DESK], known(request)
    wait = desk.posts.take(person.id)
    if wait:
        raise Refusal(429, N_("C’est beaucoup d’un coup. Réessayez dans un instant."), wait=wait)
    body = await read_body(request)
    step, client_id = _step(desk, body), body.identifier("id")
    context = desk.views.context(desk.watch.board(), step)
    fields = _fields(desk, step)
    raw = body.value.get("value") if body.value is not None else parse_form(fields, body.data)
    submission = Submission(_submission_id(person, step, client_id, raw), step.id, person.id,
                            raw if isinstance(raw, dict) else {"": raw})
    try:
        receipt = await desk.arrivals.of(
            desk.session.answers.submit(submission, context, step, fields=fields, patient=True)
        )
    except InvalidForm as bad:
        return await _invalid(request, person, step, submission, bad, _typed(fields, raw))
    except NotAllowed as problem:
        raise Refusal(409, problem.message, kept=_typed(fields, raw)) from None
    except FileProblem as problem:
        raise Refusal(503, problem.message, wait=3, kept=_typed(fields, raw)) from None
    return await _receipt(request, person, client_id, receipt)


def _step(desk: Desk, body: Incoming) -> StepRecord:
    wanted = body.identifier("step")
    step = desk.watch.board().step(wanted) or desk.watch.refresh().step(wanted)
    if step is None:
        raise Refusal(409, N_("Cette séquence n’existe plus."))
    return step


def _fields(desk: Desk, step: StepRecord) -> tuple[Field, ...]:
    kind = desk.session.kinds.get(step.kind)
    if kind is None or not kind.collects:
        raise Refusal(409, N_("Cette séquence ne recueille pas de réponses."))
    return desk.views.fields(desk.watch.board(), step, kind)


def _submission_id(person: ParticipantRecord, step: StepRecord, client_id: str, raw: Any) -> str:
    """One id for one person saying one thing to one step.

    The phone's id alone would let a form that a browser without JavaScript sends again, changed,
    pass for a repetition; and one phone could take up the ids of another.
    """
    content = _json([person.id, step.id, client_id, raw])
    return hashlib.sha256(content.encode()).hexdigest()[:32]


def _typed(fields: tuple[Field, ...], raw: Any) -> tuple[str, ...]:
    written_ones = (TextField, TextListField, OptionListField, RowsField)
    values = raw if isinstance(raw, dict) else {}
    return tuple(text for field in fields if isinstance(field, written_ones)
                 for text in texts_of(values.get(field.name)))


async def _invalid(
    request: web.Request, person: ParticipantRecord, step: StepRecord, submission: Submission,
    bad: InvalidForm, typed: tuple[str, ...],
) -> web.Response:
    desk, tr = request.app[DESK], speaks(request, person)
    wish = Wish(edit=True, value=submission.value, errors=bad.errors)
    if wants_json(request):
        body = {"errors": errors_as_json(bad.errors, tr)}
        if not _wants_html(request):
            return as_json(request, body, 422)
        return laid_out(request, with_view(body, await _part(desk, person, tr, wish)), 422)
    asked = desk.views.look(desk.watch.board(), person, tr, wish)
    if asked.mode != "form" or asked.step is None or asked.step.id != step.id:
        raise Refusal(422, bad.errors[0].reason, kept=typed)
    return await _page(request, person, wish, 422)


async def _receipt(
    request: web.Request, person: ParticipantRecord, client_id: str, receipt: Receipt
) -> web.Response:
    if not wants_json(request):
        return web.Response(status=303, headers={"Location": "/"})
    body = {"receipt": {
        "id": client_id, "answers": list(receipt.answer_ids), "repeated": receipt.repeated,
    }}
    if not _wants_html(request):
        return as_json(request, body)
    # This answer makes a new picture soon, and every phone hears of it: no receipt waits for the
    # drawing of one that is out of date already.
    now = await _part(request.app[DESK], person, speaks(request, person), Wish(), wait=False)
    return laid_out(request, with_view(body, now))


async def group(request: web.Request) -> web.Response:
    """Join a group of the current step."""
    desk, person = request.app[DESK], known(request)
    wait = desk.posts.take(person.id)
    if wait:
        raise Refusal(429, N_("C’est beaucoup d’un coup. Réessayez dans un instant."), wait=wait)
    body = await read_body(request)
    step, wanted = _step(desk, body), body.identifier("group")
    if step.state != "open":
        raise Refusal(409, N_("Les groupes ne se choisissent plus."))
    if wanted not in {team.id for team in desk.session.groups.of(step.id)}:
        raise Refusal(409, N_("Ce groupe n’existe plus."))
    await written(desk.session.groups.join(wanted, person.id))
    desk.watch.refresh()
    if wants_json(request):
        return as_json(request, {"group": wanted})
    return web.Response(status=303, headers={"Location": "/"})


async def part_for(request: web.Request, person: ParticipantRecord) -> dict[str, Any]:
    """The moving part of the page, as ``view``, where the page's own script asks."""
    if not _wants_html(request):
        return {}
    desk, tr = request.app[DESK], speaks(request, person)
    stamp, board = desk.watch.stamp(person.id), desk.watch.board()
    seen = desk.views.look(board, person, tr)
    html = desk.shelf.html(seen, board.number, tr, await _picture(desk, seen, tr))
    return {"view": {"stamp": stamp, "key": seen.key, "html": html}}


def _wants_html(request: web.Request) -> bool:
    return "view=html" in request.headers.get("Accept", "")


async def _page(
    request: web.Request, person: ParticipantRecord, wish: Wish, status: int = 200
) -> web.Response:
    desk, tr = request.app[DESK], speaks(request, person)
    stamp, board = desk.watch.stamp(person.id), desk.watch.board()
    seen = desk.views.look(board, person, tr, wish)
    if wants_json(request):
        body = view_as_json(seen, tr, stamp)
        body |= {"you": me_as_json(person), "workshop": workshop_json(desk)}
        return as_json(request, body, status)
    main = desk.shelf.html(seen, board.number, tr, await _picture(desk, seen, tr))
    return desk.pages.page(
        request, "base.html", tr, status, title=board.workshop.title, main=main,
        live="/events", stamp=stamp, me=person.id, place=seen.place, total=seen.total, back="/",
    )


async def _part(
    desk: Desk, person: ParticipantRecord, tr: Translator, wish: Wish, *, wait: bool = True
) -> list[Piece]:
    """The moving part of the page as JSON, with the stamp it is true for."""
    stamp, board = desk.watch.stamp(person.id), desk.watch.board()
    seen = desk.views.look(board, person, tr, wish)
    picture = await _picture(desk, seen, tr, wait=wait)
    return part(stamp, seen.key, desk.shelf.pieces(seen, board.number, tr, picture))


async def _picture(desk: Desk, seen: View, tr: Translator, *, wait: bool = True) -> str:
    """The picture of the result as it is now; where nobody waits, the newest that is ready."""
    if not seen.draw or seen.step is None:
        return ""
    if not wait:
        return desk.pictures.latest(seen.step, tr)
    # What draws is shielded there: a phone that goes away ends nobody else's picture.
    return await desk.pictures.of(seen.step, desk.watch.picture, tr)
