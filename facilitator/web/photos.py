"""Photos of a group's flip chart: taken in by a phone, made small off the loop, shown to the group.

The limits stand here because nothing else takes so much: one photo at a time for a person, a few
at once for the room, one picture decoded at a time (up to 240 MB of pixels for the largest).
"""

from __future__ import annotations

import asyncio
import hashlib
import time
from collections import OrderedDict
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from aiohttp import BodyPartReader, web
from aiohttp.http_exceptions import HttpProcessingError

from facilitator.activities.kind import Capability
from facilitator.document import reads
from facilitator.document.reads import MediaRecord
from facilitator.document.records import ParticipantRecord, StepRecord
from facilitator.i18n import N_
from facilitator.web.desk import DESK, Desk
from facilitator.web.incoming import Incoming, Refusal, wants_json
from facilitator.web.pages import as_json
from facilitator.web.people import known, written
from facilitator.web.room import part_for
from facilitator.web.security import PHOTO_LIMIT
from facilitator.workshop.session import Session

AT_ONCE = 12
"""Photos on their way in at the same time: at most 12 times 12 MB."""
SECONDS = 90.0
"""To send one photo; a whole one of 12 MB over a bar of Wi-Fi needs that long."""
PATIENCE = 10.0
"""Seconds of silence, or of a trickle, before a sender loses their place."""
SLOWEST = 8000
"""Bytes a second that a sender has to reach once :data:`PATIENCE` is over. A whole photo needs far
more, so this ends who only pretends to send."""
SMALL = 320
"""The longer side of the small version that cells show, in pixels."""
_SMALL_KEPT = 300  # small versions remembered, about 10 kB each
_SENT_KEPT = 1000  # forms remembered, so that one sent twice makes one photo
_FIELDS = {"step": 64, "place": 200, "id": 64}  # bytes of each


class Photos:
    """Takes photos in and makes small versions, on one thread of its own."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._hand = ThreadPoolExecutor(1, thread_name_prefix="palabre-photo")
        self._senders: set[str] = set()
        self._sent: OrderedDict[str, str] = OrderedDict()
        self._small: OrderedDict[str, bytes] = OrderedDict()

    def enter(self, person_id: str) -> None:
        """Let a sender in. Raises :class:`Refusal` where they or the room are busy already."""
        if person_id in self._senders:
            raise Refusal(429, N_("Une photo est déjà en route. Attendez qu’elle soit arrivée."),
                          wait=2)
        if len(self._senders) >= AT_ONCE:
            raise Refusal(503, N_("Beaucoup de photos arrivent à la fois. Réessayez dans un "
                                  "instant."), wait=3)
        self._senders.add(person_id)

    def leave(self, person_id: str) -> None:
        """The sender's photo is in, or given up."""
        self._senders.discard(person_id)

    async def keep(self, mark: str, data: bytes, **where: str) -> str:
        """Keep a photo and give its id; ``mark`` tells a form that is sent again."""
        if mark in self._sent:
            return self._sent[mark]
        loop = asyncio.get_running_loop()
        media_id = await written(await loop.run_in_executor(self._hand, self._add, data, where))
        self._sent[mark] = media_id
        if len(self._sent) > _SENT_KEPT:
            self._sent.popitem(last=False)
        return media_id

    async def data(self, media_id: str, small: bool) -> bytes | None:
        """A photo's JPEG bytes, as kept or small; None where it has gone."""
        if small and media_id in self._small:
            self._small.move_to_end(media_id)
            return self._small[media_id]
        data = self._session.media.data(media_id)
        if data is None or not small:
            return data
        loop = asyncio.get_running_loop()
        self._small[media_id] = made = await loop.run_in_executor(self._hand, _shrink, data)
        if len(self._small) > _SMALL_KEPT:
            self._small.popitem(last=False)
        return made

    def forget(self, media_id: str) -> None:
        """Drop the small version of a photo that has gone."""
        self._small.pop(media_id, None)

    def close(self) -> None:
        """End the thread."""
        self._hand.shutdown(wait=True, cancel_futures=True)

    def _add(self, data: bytes, where: dict[str, str]) -> Future[str]:
        return self._session.media.add(data=data, **where)


PHOTOS = web.AppKey("photos", Photos)


@dataclass(frozen=True, slots=True)
class _Sent:
    fields: dict[str, str]
    data: bytes


async def add(request: web.Request) -> web.Response:
    """Take a photo in for a cell of one's own group; answered once it is on the disk."""
    desk, photos, person = request.app[DESK], request.app[PHOTOS], known(request)
    _not_too_often(desk, person)
    board = desk.watch.board()
    were_open = {step.id for step in board.steps if step.state == "open"}  # before a slow upload
    photos.enter(person.id)
    try:
        sent = await _read(request)
        step, team_id = _where(desk, person, sent, were_open)
        mark = hashlib.sha256(sent.data + repr((person.id, team_id, sent.fields)).encode())
        work = asyncio.ensure_future(photos.keep(
            mark.hexdigest(), sent.data, step_id=step.id, team_id=team_id,
            place=sent.fields["place"], participant_id=person.id))
    except BaseException:
        photos.leave(person.id)
        raise
    work.add_done_callback(lambda _: photos.leave(person.id))
    media_id = await asyncio.shield(work)
    return await _done(request, person, {"photo": media_id})


async def remove(request: web.Request) -> web.Response:
    """Take one's own photo away again."""
    desk, person = request.app[DESK], known(request)
    _not_too_often(desk, person)
    await written(desk.session.media.remove(request.match_info["id"], person.id))
    request.app[PHOTOS].forget(request.match_info["id"])
    return await _done(request, person, {"removed": request.match_info["id"]})


async def show(request: web.Request) -> web.Response:
    """Send a photo to who may see it: who sent it, its group, everybody while the result shows."""
    desk, photos, person = request.app[DESK], request.app[PHOTOS], known(request)
    media_id = request.match_info["id"]
    found = desk.session.document.read(lambda db: reads.media_record(db, media_id))
    if found is None:
        photos.forget(media_id)
    if found is None or not _may_see(desk, person, found):
        raise web.HTTPNotFound
    data = await photos.data(media_id, "small" in request.query)
    if data is None:
        raise web.HTTPNotFound
    return web.Response(body=data, content_type=found.type, headers={
        "Cache-Control": "private, max-age=31536000, immutable",
        "Content-Disposition": "inline",
    })


def _may_see(desk: Desk, person: ParticipantRecord, found: MediaRecord) -> bool:
    step = desk.watch.board().step(found.step_id)
    if found.participant_id == person.id or (step is not None and step.shown):
        return True
    return any(team.id == found.team_id and person.id in team.members
               for team in desk.session.groups.of(found.step_id))


def _where(
    desk: Desk, person: ParticipantRecord, sent: _Sent, were_open: set[str]
) -> tuple[StepRecord, str]:
    """The step and the sender's group in it. Raises :class:`Refusal`."""
    wanted = Incoming(value=dict(sent.fields)).identifier("step")
    step = desk.watch.board().step(wanted)
    kind = desk.session.kinds.get(step.kind) if step is not None else None
    if step is None or kind is None or Capability.GROUPS not in kind.capabilities:
        raise Refusal(409, N_("Cette séquence ne recueille pas de photos."))
    if step.state != "open" and step.id not in were_open:
        raise Refusal(409, N_("Cette séquence ne recueille plus de photos."))
    team = next((team.id for team in desk.session.groups.of(step.id)
                 if person.id in team.members), "")
    if not team:
        raise Refusal(409, N_("Choisissez d’abord votre groupe."))
    fields = kind.answer_fields(desk.views.context(desk.watch.board(), step))
    if sent.fields["place"] not in {field.name for field in fields}:
        raise Refusal(409, N_("Cette case n’existe plus."))
    return step, team


async def _read(request: web.Request) -> _Sent:
    """Read a multipart form of few short fields and one file. Raises :class:`Refusal`."""
    if request.content_type != "multipart/form-data":
        raise Refusal(415, N_("Cette demande n’a pas été comprise."), close=True)
    fields, data = dict.fromkeys(_FIELDS, ""), b""
    try:
        async with asyncio.timeout(SECONDS):
            reader = await request.multipart()
            for _ in range(8):
                part = await asyncio.wait_for(reader.next(), PATIENCE)
                if part is None:
                    break
                if not isinstance(part, BodyPartReader):
                    raise ValueError("a form within a form")
                if part.name == "photo":
                    data = await _piece(part, PHOTO_LIMIT)
                elif part.name in fields:
                    fields[part.name] = (await _piece(part, _FIELDS[part.name])).decode()
    except TimeoutError:
        raise Refusal(408, N_("L’envoi a pris trop de temps. Réessayez."), close=True) from None
    except (ValueError, LookupError, AssertionError, RuntimeError, HttpProcessingError,
            web.HTTPException):  # what aiohttp raises for forms that are none
        raise Refusal(400, N_("Cette demande n’a pas été comprise."), close=True) from None
    if not data:
        raise Refusal(422, N_("Choisissez d’abord une photo."))
    return _Sent(fields, data)


async def _piece(part: BodyPartReader, most: int) -> bytes:
    """Read one part, and no more of it than is allowed. Raises ``TimeoutError`` for a trickle."""
    found, begun = bytearray(), time.monotonic()
    while chunk := await asyncio.wait_for(part.read_chunk(65536), PATIENCE):
        found += chunk
        spent = time.monotonic() - begun
        if spent > PATIENCE and len(found) < spent * SLOWEST:
            raise TimeoutError
        if len(found) > most:
            raise Refusal(413, N_("Cette photo est trop lourde : {max} Mo au plus."), close=True,
                          max=PHOTO_LIMIT // 1_000_000)
    return bytes(found)


async def _done(
    request: web.Request, person: ParticipantRecord, said: dict[str, Any]
) -> web.Response:
    if not wants_json(request):
        return web.Response(status=303, headers={"Location": "/"})
    return as_json(request, said | await part_for(request, person))


def _not_too_often(desk: Desk, person: ParticipantRecord) -> None:
    wait = desk.posts.take(person.id)
    if wait:
        raise Refusal(429, N_("C’est beaucoup d’un coup. Réessayez dans un instant."), wait=wait)


def _shrink(data: bytes) -> bytes:
    from PIL import Image

    with Image.open(BytesIO(data), formats=("JPEG",)) as image:
        image.draft("RGB", (SMALL, SMALL))
        image.thumbnail((SMALL, SMALL))
        file = BytesIO()
        image.save(file, "JPEG", quality=75)
    return file.getvalue()
