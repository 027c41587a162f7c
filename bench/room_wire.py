"""Just enough HTTP for the phones of ``bench_room``: some 50 microseconds a request."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from typing import Self

_END = b"\r\n\r\n"
_LENGTH = b"\r\ncontent-length:"
_STAMP = b"data: "
_VIEW = b"event: view"


class _Wire(asyncio.Protocol):
    """A connection that can be hung up."""

    def __init__(self) -> None:
        self._transport: asyncio.Transport | None = None

    def close(self) -> None:
        """Hang up."""
        if self._transport is not None:
            self._transport.abort()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport


class Line(_Wire):
    """A connection with one request on it at a time; answers have a ``Content-Length``."""

    def __init__(self) -> None:
        super().__init__()
        self._waiting: asyncio.Future[tuple[int, bytes, bytes]] | None = None
        self._got = b""
        self._head = 0
        self._whole = 0  # bytes of head and body; 0 while the head is not there
        self.lost = False

    @property
    def busy(self) -> bool:
        """Whether it cannot take a request now."""
        return self.lost or (self._waiting is not None and not self._waiting.done())

    @classmethod
    async def open(cls, host: str, port: int) -> Self:
        """Connect."""
        _, line = await asyncio.get_running_loop().create_connection(cls, host, port)
        return line

    async def ask(self, request: bytes) -> tuple[int, bytes, bytes]:
        """Send a request; its answer's status, head and body. Raises :class:`ConnectionError`."""
        if self.lost or self._transport is None:
            raise ConnectionResetError
        self._got, self._whole = b"", 0
        self._waiting = asyncio.get_running_loop().create_future()
        self._transport.write(request)
        return await self._waiting

    def connection_lost(self, exc: Exception | None) -> None:
        self.lost = True
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_exception(ConnectionResetError())

    def data_received(self, data: bytes) -> None:
        self._got += data
        if not self._whole:
            end = self._got.find(_END)
            if end < 0:
                return
            self._head = end + len(_END)
            head = self._got[: self._head].lower()
            length = head[head.index(_LENGTH) + len(_LENGTH) :].partition(b"\r\n")[0]
            self._whole = self._head + int(length)
        waiting = self._waiting
        if len(self._got) >= self._whole and waiting is not None and not waiting.done():
            waiting.set_result((int(self._got[9:12]), self._got[: self._head],
                                self._got[self._head :]))


class Stream(_Wire):
    """An event stream; ``heard`` is told each message that bears a stamp, and whether what the
    page is to show came with it."""

    def __init__(self, heard: Callable[[str, bool], None]) -> None:
        super().__init__()
        self._heard = heard
        self._rest = b""
        self._view = False

    @classmethod
    async def open(cls, host: str, port: int, heard: Callable[[str, bool], None]) -> Self:
        """Connect."""
        _, stream = await asyncio.get_running_loop().create_connection(
            lambda: cls(heard), host, port)
        return stream

    def send(self, request: bytes) -> None:
        """Ask for the stream."""
        assert self._transport is not None
        self._transport.write(request)

    def data_received(self, data: bytes) -> None:
        *lines, self._rest = (self._rest + data).split(b"\n")
        for line in lines:
            if line.startswith(_STAMP):
                said, view = line[len(_STAMP) :].strip().decode(), self._view
                self._heard(json.loads(said)["stamp"] if view else said, view)
            self._view = line == _VIEW
