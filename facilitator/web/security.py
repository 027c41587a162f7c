"""What stands before every route: hosts, origins, sizes, rates and the headers of every answer."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from aiohttp import web

from facilitator.errors import PalabreError
from facilitator.i18n import N_
from facilitator.web import captive
from facilitator.web.desk import DESK, Desk
from facilitator.web.hosts import is_loopback
from facilitator.web.incoming import Refusal
from facilitator.web.people import who

_log = logging.getLogger(__name__)
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

BODY_LIMIT = 64 * 1024
"""Bytes of the largest body taken."""
PHOTO_LIMIT = 12_000_000
"""Bytes of the largest photo; only ``/photo`` takes that much."""
HEADERS = {
    "Server": "Palabre",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",  # the remote's address is a secret
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}


@web.middleware
async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Check a request, hand it on, and turn what goes wrong into a page or JSON."""
    desk = request.app[DESK]
    arrived = getattr(request.protocol, "arrived", None)
    if arrived is not None:
        arrived()
    if request.path in captive.CHECKS:
        return await captive.answer(request)
    refused: Refusal | None = None
    let_in = False
    try:
        _check(request, desk)
        let_in = True
        response = await handler(request)
    except Refusal as refusal:
        refused = refusal
    except PalabreError as problem:
        refused = Refusal(409, problem.message)
    except web.HTTPException as known:
        if known.status < 400:
            response = web.Response(status=known.status, headers=known.headers)
        else:
            refused = _in_words(known.status)
    except (asyncio.CancelledError, ConnectionResetError):
        raise
    except Exception:
        _log.exception("a request failed: %s %s", request.method, request.rel_url.path)
        refused = _in_words(500)
    if refused is not None:
        response = desk.pages.refusal(request, refused, _language(request) if let_in else "")
    if not response.prepared:
        response.headers.update(HEADERS)
        response.headers.setdefault("Content-Security-Policy", desk.assets.policy)
        response.headers.setdefault("Cache-Control", "no-store")
    return response


def _language(request: web.Request) -> str:
    """The language that a participant chose; "" for anybody else, and where the file is away."""
    try:
        person = who(request)
    except Exception:
        return ""
    return person.language if person is not None else ""


def _check(request: web.Request, desk: Desk) -> None:
    remote = request.remote or ""
    if not desk.hosts.ours(request.headers.get("Host", "")):
        raise Refusal(421, N_("Cette adresse n’est pas celle de l’atelier. La bonne : {url}"),
                      url=desk.join_url())
    wait = desk.requests.take(remote)
    if wait:
        raise Refusal(429, N_("Trop de demandes à la fois. Réessayez dans un instant."),
                      wait=wait)
    if request.method not in ("GET", "HEAD"):
        if request.method != "POST":
            raise _in_words(405)
        most = PHOTO_LIMIT + BODY_LIMIT if request.path == "/photo" else BODY_LIMIT
        if (request.content_length or 0) > most:
            raise Refusal(413, N_("C’est trop long pour être envoyé d’un coup."), close=True)
        if not _same_site(request):
            raise Refusal(403, N_("Ce formulaire vient d’un autre site : il n’a pas été pris."))
    if not is_loopback(remote):
        desk.heard(remote)


def _same_site(request: web.Request) -> bool:
    """Whether a post comes from our own pages, as far as the browser says.

    Browsers since 2020 tell by ``Sec-Fetch-Site``, older ones by ``Origin``, some only by
    ``Referer``; one that tells nothing sends no cookie along from elsewhere (SameSite) or is none.
    """
    said = request.headers.get("Sec-Fetch-Site")
    if said is not None:
        return said in ("same-origin", "none")
    origin = request.headers.get("Origin") or request.headers.get("Referer")
    if not origin:
        return True
    try:
        return urlsplit(origin).netloc.lower() == request.headers.get("Host", "").lower()
    except ValueError:
        return False


def _in_words(status: int) -> Refusal:
    texts = {
        404: N_("Il n’y a rien à cette adresse."),
        405: N_("Cette page ne s’ouvre pas de cette façon."),
        413: N_("C’est trop long pour être envoyé d’un coup."),
        500: N_("Quelque chose n’a pas marché ici. Rien n’est perdu : réessayez."),
    }
    return Refusal(status, texts.get(status, N_("Cette demande n’a pas été comprise.")))
