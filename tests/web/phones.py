"""A phone without a browser: plain HTTP with one cookie, for tests of the routes."""

from __future__ import annotations

import gzip
import http.client
import json
import re
import secrets
import socket
import time
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

JSON = {"Accept": "application/json"}


@dataclass(frozen=True)
class Reply:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """The body as text, unpacked."""
        raw = gzip.decompress(self.body) if self.headers.get("content-encoding") else self.body
        return raw.decode()

    @property
    def json(self) -> Any:
        """The body as JSON."""
        return json.loads(self.text)


class Phone:
    """Talks to a room; follows no redirects by itself."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.cookie = ""

    def ask(
        self, method: str, path: str, body: bytes | str | None = None, **headers: str
    ) -> Reply:
        """One request on a connection of its own."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        if self.cookie:
            sent.setdefault("Cookie", f"palabre={self.cookie}")
        try:
            connection.request(method, path, body, sent)
            answer = connection.getresponse()
            reply = Reply(answer.status, {k.lower(): v for k, v in answer.getheaders()},
                          answer.read())
        finally:
            connection.close()
        found = re.match(r'palabre="?([\w-]*)', reply.headers.get("set-cookie", ""))
        if found:
            self.cookie = found[1]
        return reply

    def get(self, path: str = "/", **headers: str) -> Reply:
        """Look at a page."""
        return self.ask("GET", path, **headers)

    def post(self, path: str, data: dict[str, Any], **headers: str) -> Reply:
        """Send a form."""
        return self.ask("POST", path, urlencode(data, doseq=True),
                        Content_Type="application/x-www-form-urlencoded", **headers)

    def send(self, path: str, data: Any, **headers: str) -> Reply:
        """Send JSON and ask for JSON."""
        return self.ask("POST", path, json.dumps(data), Content_Type="application/json",
                        **{**JSON, **headers})

    def see(self) -> Any:
        """The page of the moment, as JSON."""
        return self.get("/", **JSON).json

    def join(self, name: str = "") -> Phone:
        """Join the workshop."""
        assert self.send("/join", {"name": name}).status == 201
        return self

    def answer(self, step_id: str, value: Any, form_id: str = "") -> Reply:
        """Answer a step."""
        return self.send("/answer", {"step": step_id, "id": form_id or secrets.token_hex(8),
                                     "value": value})


def raw(port: int, data: bytes, *, wait: float = 5.0, pieces: int = 0) -> bytes:
    """Send bytes as they are and return what comes until the server closes or falls silent."""
    with socket.create_connection(("127.0.0.1", port), timeout=wait) as one:
        try:
            if pieces:
                for start in range(0, len(data), pieces):
                    one.sendall(data[start : start + pieces])
                    time.sleep(0.01)
            else:
                one.sendall(data)
        except OSError:
            pass
        found = b""
        try:
            while piece := one.recv(65536):
                found += piece
                if b"\r\n\r\n" in found and b"onnection: close" not in found:
                    break
        except OSError:
            pass
        return found
