"""Codes by which somebody is known again where their phone's pass is not: browsers keep a pass by
address, so a laptop that changes its address meets strangers.

A code is made from the participant's id and a secret of the file (HMAC-SHA-256, RFC 2104), so that
nothing more is stored and nobody can work out another's. Ten signs of 31 are 49 bits: with 5000
people in the room and every address of a class C network guessing as fast as it may, one hit takes
decades on average.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Iterable

from aiohttp import web

from facilitator.document.records import ParticipantRecord
from facilitator.web.limits import Allowance, Buckets
from facilitator.workshop.session import Session

ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
"""Signs that are not taken for one another: no I, L, O, 0, 1."""
SIGNS = 10
TRIES_OF_AN_ADDRESS = Allowance(burst=60, rate=0.5)
"""Right and wrong codes alike, so that guessing is slowed down, the last guess too."""
_OTHERS = re.compile(r"[^A-Z0-9]")


class Returns:
    """Makes codes and finds who one belongs to."""

    def __init__(self, secret: str) -> None:
        self._key = secret.encode()
        self.tries = Buckets(TRIES_OF_AN_ADDRESS)

    @classmethod
    def of(cls, session: Session) -> Returns:
        """Those of a workshop; the same again when its file is opened again."""
        return cls(session.secret("return"))

    def code(self, participant_id: str) -> str:
        """Somebody's code, "K7QMR-4TXAB"."""
        number = int.from_bytes(hmac.digest(self._key, participant_id.encode(), hashlib.sha256))
        signs = []
        for _ in range(SIGNS):
            number, place = divmod(number, len(ALPHABET))
            signs.append(ALPHABET[place])
        return f"{''.join(signs[:5])}-{''.join(signs[5:])}"

    def find(self, typed: str, people: Iterable[ParticipantRecord]) -> ParticipantRecord | None:
        """Whose code this is; small letters, blanks and strokes do not matter."""
        wanted = _OTHERS.sub("", typed[:100].upper())
        if len(wanted) != SIGNS:
            return None
        found = None
        for person in people:  # all of them, whoever it is: how long it takes tells nothing
            own = self.code(person.id).replace("-", "")
            if hmac.compare_digest(own, wanted):
                found = person
        return found


RETURNS = web.AppKey("returns", Returns)
