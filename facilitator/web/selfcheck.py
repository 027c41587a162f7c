"""Whether the announced address leads to our own join page, asked from this laptop.

What it cannot know: the way from a phone. A laptop reaches its own address past its firewall and
past the Wi-Fi, so a good answer clears the program and the address, not the room.
"""

from __future__ import annotations

import http.client
import time
from dataclasses import dataclass

from facilitator.i18n import N_, Message

_WAIT = 3.0  # seconds
_ENOUGH = 4096  # bytes of the page that are read


@dataclass(frozen=True, slots=True)
class SelfCheck:
    """What came of it; ``problem`` is None where the page came, after ``seconds``."""

    host: str
    problem: Message | None = None
    seconds: float = 0.0

    @property
    def well(self) -> bool:
        """Whether the page came."""
        return self.problem is None


def self_check(host: str, port: int, wait: float = _WAIT) -> SelfCheck:
    """Fetch the join page as a phone does, past any proxy. Blocks for up to ``wait`` seconds."""
    began = time.monotonic()
    connection = http.client.HTTPConnection(host, port, timeout=wait)
    try:
        connection.request("GET", "/", headers={"Connection": "close"})
        answer = connection.getresponse()
        ours = answer.status == 200 and answer.getheader("Server") == "Palabre"
        answer.read(_ENOUGH)
    except TimeoutError:
        return SelfCheck(host, Message(N_("Rien ne répond à cette adresse.")))
    except ConnectionRefusedError:
        return SelfCheck(host, Message(N_("Palabre ne sert pas les téléphones à cette adresse.")))
    except (OSError, http.client.HTTPException):
        return SelfCheck(host, Message(N_("Cette adresse n’est plus celle de l’ordinateur.")))
    finally:
        connection.close()
    if not ours:
        return SelfCheck(host, Message(N_("Un autre programme répond à cette adresse.")))
    return SelfCheck(host, None, time.monotonic() - began)
