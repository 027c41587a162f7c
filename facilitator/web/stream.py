"""The event stream: tells a page that something changed; the page then asks for what it shows."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from typing import Protocol

from aiohttp import web

from facilitator.i18n import N_
from facilitator.web.incoming import Refusal
from facilitator.web.limits import STREAMS, STREAMS_OF_A_PHONE
from facilitator.web.watch import Signal, Watch

_WRITING = 20.0  # seconds a phone may leave a message of some bytes unread
Words = Callable[[str], bytes | None]
"""Puts the message together that tells of a stamp; None where it is still to come."""
_HEADERS = {
    "Content-Type": "text/event-stream; charset=utf-8",
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
}


def told(stamp: str) -> bytes:
    """The message that something changed."""
    return f"data: {stamp}\n\n".encode()


class Presence(Protocol):
    """Who is told that a phone came or went."""

    def came(self, participant_id: str) -> None: ...

    def went(self, participant_id: str) -> None: ...


class Streams:
    """All open streams. A phone's oldest gives way when it opens too many."""

    def __init__(self, watch: Watch) -> None:
        self._watch = watch
        self._open = 0
        self._by_phone: dict[str, list[asyncio.Task[None]]] = {}

    @property
    def count(self) -> int:
        """How many are open now."""
        return self._open

    async def serve(
        self, request: web.Request, signal: Signal, stamp: Callable[[], str], *,
        phone: str = "", presence: Presence | None = None, words: Words | None = None,
    ) -> web.StreamResponse:
        """Hold a stream until the browser or the server ends it.

        Each message's data is ``stamp()``, sent when ``signal`` fired and it differs from the last;
        all but the first, which only tells whether the page is still true, as ``words`` put it.
        """
        if self._open >= STREAMS:
            raise Refusal(503, N_("Trop de pages sont ouvertes à la fois."), wait=10)
        response = web.StreamResponse(headers=_HEADERS)
        response.force_close()
        try:
            await response.prepare(request)
        except ConnectionError:  # gone before it began
            return response
        running = asyncio.ensure_future(self._run(request, response, signal, stamp, words))
        mine = self._by_phone.setdefault(phone, [])
        mine.append(running)
        if phone and len(mine) > STREAMS_OF_A_PHONE:
            mine[0].cancel()
        self._open += 1
        if presence is not None:
            presence.came(phone)
        try:
            # The stream's own end (a newer one took its place) is no cancelling of the handler.
            await asyncio.wait([running])
            if running.cancelled() and not self._watch.closed:
                # The browser would come back at once, and the next oldest give way in turn.
                await self._write(request, response, b"retry: 60000\n\n")
        finally:
            self._open -= 1
            running.cancel()
            mine.remove(running)
            if not mine:
                self._by_phone.pop(phone, None)
            if presence is not None:
                presence.went(phone)
            with contextlib.suppress(asyncio.CancelledError, ConnectionError, TimeoutError):
                await running
        return response

    async def _run(
        self, request: web.Request, response: web.StreamResponse, signal: Signal,
        stamp: Callable[[], str], words: Words | None,
    ) -> None:
        sent, beat = "", self._watch.beats
        await response.write(b"retry: 2000\n\n")
        while not self._watch.closed:
            fired = signal.next()
            now = stamp()
            if now != sent:
                message = words(now) if words is not None and sent else told(now)
                if message is not None:
                    await self._write(request, response, message)
                    sent, beat = now, self._watch.beats
            elif beat != self._watch.beats:
                await self._write(request, response, b"event: beat\ndata:\n\n")
                beat = self._watch.beats
            await fired.wait()

    @staticmethod
    async def _write(request: web.Request, response: web.StreamResponse, message: bytes) -> None:
        transport = request.transport
        if transport is not None and not transport.get_write_buffer_size():
            await response.write(message)  # goes out at once: nobody to wait for
            return
        async with asyncio.timeout(_WRITING):
            await response.write(message)
