"""Reading what was sent: a form or JSON, within its limits, into plain strings and values."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs

from aiohttp import web

from facilitator.i18n import N_, Message

_SECONDS = 15.0  # to send a body of at most 64 KB; a bar of Wi-Fi needs two or three
_NAMES = 400  # inputs in one form
_DEPTH = 12  # of lists and objects in one JSON value
_ID = re.compile(r"[A-Za-z0-9_-]{8,64}")


class Refusal(Exception):
    """A request that is not done, with a status and a sentence.

    ``wait`` says after how many seconds to try again; with ``close`` the connection ends, because
    the rest of a body is not read. ``kept`` is what was typed, given back for copying.
    """

    def __init__(
        self, status: int, text: str | Message, /, *, wait: float = 0, close: bool = False,
        kept: tuple[str, ...] = (), **params: object,
    ) -> None:
        self.status = status
        self.message = text if isinstance(text, Message) else Message(text, params)
        self.wait = wait
        self.close = close
        self.kept = kept
        super().__init__(str(self.message))


@dataclass(frozen=True, slots=True)
class Incoming:
    """A body: ``data`` of a form, or the JSON object ``value`` (None for a form)."""

    data: Mapping[str, list[str]] = field(default_factory=dict)
    value: dict[str, Any] | None = None

    def text(self, name: str) -> str:
        """A string by name; "" where it is missing or is no string."""
        if self.value is not None:
            found = self.value.get(name, "")
            return found if isinstance(found, str) else ""
        return self.data.get(name, [""])[0]

    def identifier(self, name: str) -> str:
        """An id by name. Raises :class:`Refusal` for anything that cannot be one."""
        found = self.text(name)
        if not _ID.fullmatch(found):
            raise Refusal(400, N_("Cette demande n’a pas été comprise."))
        return found


def wants_json(request: web.Request) -> bool:
    """Whether the answer is for a program: ``Accept: application/json``."""
    return "application/json" in request.headers.get("Accept", "")


async def read_body(request: web.Request) -> Incoming:
    """Read a posted form or JSON object. Raises :class:`Refusal`."""
    kind = request.content_type
    if kind not in ("application/json", "application/x-www-form-urlencoded"):
        raise Refusal(415, N_("Cette demande n’a pas été comprise."))
    try:
        if request.content.is_eof():  # all of it came with the head
            raw = await request.read()
        else:
            async with asyncio.timeout(_SECONDS):
                raw = await request.read()
    except TimeoutError:
        raise Refusal(408, N_("L’envoi a pris trop de temps. Réessayez."), close=True) from None
    try:
        text = raw.decode("utf-8")
        if kind == "application/json":
            return Incoming(value=_json(text))
        return Incoming(data=parse_qs(text, keep_blank_values=True, max_num_fields=_NAMES))
    except (ValueError, RecursionError):
        raise Refusal(400, N_("Cette demande n’a pas été comprise.")) from None


def _json(text: str) -> dict[str, Any]:
    value = json.loads(text, parse_constant=_no_constant)
    if not isinstance(value, dict):
        raise ValueError("not an object")
    layer: list[Any] = [value]
    for _ in range(_DEPTH):
        layer = [inner for outer in layer for inner in _inside(outer)]
        if not layer:
            return value
    raise ValueError("nested too deep")


def _inside(value: Any) -> list[Any]:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [one for one in inner if isinstance(one, dict | list)]


def _no_constant(name: str) -> float:
    raise ValueError(name)
