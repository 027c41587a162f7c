"""Connections before there is a request on them: how many, and how long they may dawdle."""

from __future__ import annotations

import asyncio
import contextlib
from typing import Any

from aiohttp import web
from aiohttp.web_protocol import RequestHandler

_FIRST_LINE = 15.0  # seconds for the first request's head to be whole


def raise_file_limit() -> None:
    """Let this process hold as many sockets as the system allows (every stream is one)."""
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = 16384 if hard == resource.RLIM_INFINITY else min(16384, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


class PatientHandler(RequestHandler):
    """aiohttp's connection, which it closes when no request comes in good time.

    aiohttp watches over idle connections but not over one whose first request never ends ("slow
    loris"); every such connection would hold a file descriptor for as long as it likes.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._patience: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        super().connection_made(transport)
        loop = asyncio.get_running_loop()
        self._patience = loop.call_later(_FIRST_LINE, self.force_close)

    def connection_lost(self, exc: BaseException | None) -> None:
        self.arrived()
        super().connection_lost(exc)

    def arrived(self) -> None:
        """A request's head is whole; from now on aiohttp's own limits hold."""
        if self._patience is not None:
            self._patience.cancel()
            self._patience = None


class Listener:
    """Makes a handler for each connection."""

    def __init__(self, server: web.Server) -> None:
        self._server = server

    def protocol(self) -> RequestHandler:
        """A handler for a new connection."""
        return PatientHandler(
            self._server, loop=asyncio.get_running_loop(), access_log=None, keepalive_timeout=75,
            max_line_size=4096, max_field_size=8190, lingering_time=2,
        )

    def close(self) -> None:
        """Nothing is kept here; connections belong to the server."""
