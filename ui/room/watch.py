"""Looks at the room's network again and again, off the GUI thread."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import urlsplit

from PySide6.QtCore import QObject, QTimer, Signal

from facilitator.i18n import N_
from facilitator.web.advice import Situation, State, headline, state
from ui.desk import Contact, Desk, RunningServer
from ui.look import Look
from ui.tasks import Latest

_AGAIN = 15_000
"""Milliseconds between two looks: no system tells us that a laptop's address has changed."""


class RoomWatch(QObject):
    """``seen`` is emitted with a :class:`Situation` after every look."""

    seen = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.server: RunningServer | None = None
        self.situation: Situation | None = None
        self._latest = Latest(desk.tasks, self._look, self._take, self)
        self._again = QTimer(self)
        self._again.setInterval(_AGAIN)
        self._again.timeout.connect(self.look)

    def follow(self, server: RunningServer) -> None:
        """Look at this server's room from now on."""
        self.server = server
        self._again.start()
        self.look()

    def look(self) -> None:
        """Look now."""
        if self.server is not None:
            self._latest.ask()

    def contact(self) -> Contact | None:
        """When phones came, as the server knows it now."""
        return self.server.contact if self.server is not None else None

    def _look(self) -> Situation | None:
        server = self.server
        if server is None:
            return None
        way = urlsplit(server.join_url)
        return Situation(tuple(server.addresses()), way.hostname or "", way.port or 80,
                         server.self_check(), server.contact is not None)

    def _take(self, situation: Situation | None) -> None:
        if situation is not None:
            self.situation = situation
            self.seen.emit(situation)


def in_a_line(look: Look, situation: Situation, contact: Contact | None) -> str:
    """How things stand, in a line at the side of the console."""
    how = state(situation)
    if how in (State.ARRIVED, State.WAITING) and contact is not None:
        return look.say(N_("Un téléphone est arrivé à {time}"), time=clock(contact.first))
    if how is State.WAITING:
        return look.say(N_("Réseau prêt"))
    return look.say(headline(situation))


def arrivals(look: Look, contact: Contact | None) -> str:
    """When phones came; "" where none did."""
    if contact is None:
        return ""
    first, last = clock(contact.first), clock(contact.at)
    if first == last:
        return look.say(N_("Un téléphone est arrivé à {time}."), time=first)
    return look.say(N_("Un téléphone est arrivé à {first} ; dernier signe à {last}."),
                    first=first, last=last)


def clock(at: float) -> str:
    """The time of day on this laptop, "09:12"."""
    return datetime.fromtimestamp(at).strftime("%H:%M")
