"""Under which names this laptop may be asked for.

A page elsewhere can point a name of its own at a laptop's address and have the visitor's browser
ask us under that name ("DNS rebinding"); so only our own addresses and names are answered to.
"""

from __future__ import annotations

import ipaddress
import socket
import time
from collections.abc import Callable, Iterable
from functools import lru_cache

from facilitator.web.network import Interface, interfaces

_STRANGERS = 3000  # addresses remembered as somebody else's
_AGAIN = 3.0  # seconds between two looks at the interfaces; a laptop's address may change


class Hosts:
    """The addresses and names of this machine, looked up again when an unknown one is asked."""

    def __init__(
        self, extra: Iterable[str] = (),
        look: Callable[[], Iterable[Interface]] = interfaces,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._extra = {name.lower().strip("[]") for name in extra if name}
        self._look = look
        self._clock = clock
        self._looked = float("-inf")
        self._known: frozenset[str] = frozenset()
        self._strangers: set[str] = set()

    def here(self, peer: str) -> bool:
        """Whether a request from this address was made on this machine.

        An address once found to be another's is not looked up again: the interfaces are asked
        once for each phone, not once for each request.
        """
        if is_loopback(peer):
            return True
        if peer in self._strangers:
            return False
        if self.ours(peer):
            return True
        if len(self._strangers) >= _STRANGERS:
            self._strangers.clear()
        self._strangers.add(peer)
        return False

    def ours(self, host: str) -> bool:
        """Whether a ``Host`` header (with or without port) names this machine."""
        name = _without_port(host)
        if name is None:
            return False
        if name not in self._known and self._clock() - self._looked >= _AGAIN:
            self._looked = self._clock()
            self._known = self._all()
        return name in self._known

    def _all(self) -> frozenset[str]:
        own = socket.gethostname().lower()
        short = own.split(".")[0]
        names = {"localhost", "127.0.0.1", own, short, f"{short}.local", *self._extra}
        return frozenset(names | {one.address for one in self._look()}) - {""}


@lru_cache(maxsize=64)
def _without_port(host: str) -> str | None:
    name, colon, port = host.strip().lower().rpartition(":")
    if not colon:
        return port
    if not port.isascii() or not port.isdigit():
        return None
    return name.rstrip(".") or None


@lru_cache(maxsize=4096)
def is_loopback(address: str | None) -> bool:
    """Whether a peer is this machine itself."""
    try:
        return ipaddress.ip_address(address or "").is_loopback
    except ValueError:
        return False
