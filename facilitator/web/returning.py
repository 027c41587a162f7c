"""Coming back with a code: to another address of the laptop, or with another phone."""

from __future__ import annotations

from aiohttp import web

from facilitator.i18n import N_
from facilitator.web.desk import DESK
from facilitator.web.incoming import Refusal, read_body
from facilitator.web.people import give_pass, welcome_back, who, written
from facilitator.web.returns import RETURNS


async def come_back(request: web.Request) -> web.Response:
    """Take somebody for who they were; what they said as a newcomer meanwhile goes with them.

    Raises :class:`Refusal`: 403 for a code that is nobody's, 429 after too many.
    """
    desk, returns = request.app[DESK], request.app[RETURNS]
    body = await read_body(request)
    wait = returns.tries.take(request.remote or "")
    if wait:
        raise Refusal(429, N_("Trop d’essais. Réessayez dans un instant."), wait=wait)
    earlier = returns.find(body.text("code"), desk.session.room.everybody())
    if earlier is None:
        raise Refusal(403, N_("Ce code ne correspond à personne. Vérifiez-le, ou demandez à "
                              "l’animation de vous relier."))
    person = who(request)
    if person is None:
        joined = await written(desk.session.room.readmit(earlier.id))
        return give_pass(welcome_back(request, joined.participant), joined)
    if person.id != earlier.id:
        await written(desk.session.room.tie(person.id, earlier.id))
    return welcome_back(request, earlier)
