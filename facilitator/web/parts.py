"""The moving part of a participant's page on its way out, put together from pieces."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from aiohttp import web

from facilitator.web.pieces import Piece, packed, plain

_WORTH_PACKING = 1400  # bytes; less is one packet on the air anyway
_CLOSE = Piece.of(b'"}')
_END = Piece.of(b"}")
_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def part(stamp: str, key: str, html: Sequence[Piece]) -> list[Piece]:
    """A view as JSON; ``html`` is the inside of its string."""
    return [_head(stamp, key), *html, _CLOSE]


@lru_cache(maxsize=64)
def _head(stamp: str, key: str) -> Piece:
    """The same for a whole room."""
    return Piece.of(f'{{"stamp":{_json(stamp)},"key":{_json(key)},"html":"'.encode())


def with_view(body: Mapping[str, Any], view: Sequence[Piece]) -> list[Piece]:
    """A JSON object, not empty, with one more member: ``view``."""
    return [Piece.of((_json(body)[:-1] + ',"view":').encode("utf-8", "replace")), *view, _END]


def laid_out(
    request: web.Request, pieces: Sequence[Piece], status: int = 200
) -> web.Response:
    """JSON pieces as a response, packed where it is worth it."""
    headers = {"Content-Type": "application/json; charset=utf-8", "Vary": "Accept-Encoding"}
    if (sum([len(piece.raw) for piece in pieces]) > _WORTH_PACKING
            and "gzip" in request.headers.get("Accept-Encoding", "")):
        headers["Content-Encoding"] = "gzip"
        return web.Response(body=packed(pieces), status=status, headers=headers)
    return web.Response(body=plain(pieces), status=status, headers=headers)
