"""Event streams as phones hold them."""

from __future__ import annotations

import socket
import time
from contextlib import suppress

from tests.web.rooms import TestRoom


class Stream:
    """An event stream as a phone holds it, over a plain socket."""

    def __init__(self, place: TestRoom, path: str, cookie: str = "") -> None:
        self._socket = socket.create_connection(("127.0.0.1", place.port), timeout=30)
        self._socket.sendall(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                             f"Cookie: palabre={cookie}\r\n\r\n".encode())
        self._kept = b""

    def next(self) -> str:
        """The data of the next message."""
        while True:
            while b"data:" not in self._kept or b"\n\n" not in self._kept.split(b"data:", 1)[1]:
                piece = self._socket.recv(4096)
                if not piece:
                    raise EOFError
                self._kept += piece
            data, self._kept = self._kept.split(b"data:", 1)[1].split(b"\n\n", 1)
            return data.decode().strip()

    def silent(self, seconds: float) -> bool:
        """Whether no message comes for a while; a heartbeat is none."""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0 and b"data:" not in self._kept:
            self._socket.settimeout(left)
            with suppress(TimeoutError):
                self._kept += self._socket.recv(4096)
        self._socket.settimeout(30)
        return b"data:" not in self._kept

    def close(self) -> None:
        self._socket.close()
