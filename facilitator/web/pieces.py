"""Bodies put together from pieces made once: what a whole room is sent is written and packed once.

A body is JSON with a page's moving part in it. All of it but a few words is everybody's, so each
piece is escaped and deflated beforehand, and a body is but their concatenation (RFC 1951: deflated
blocks that end on a byte may follow each other; RFC 1952: the gzip frame around them).
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

_SMALL = 200  # bytes; below, deflating gains nothing
_STORED_MOST = 65_535  # bytes in one stored block
_TURN = 5_000  # bytes; on more at once zlib lets other threads in, which costs more than the sum
_HEAD = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"
_json = json.JSONEncoder(ensure_ascii=False).encode
_END = b"\x01\x00\x00\xff\xff"  # an empty stored block, the last one


@dataclass(frozen=True, slots=True)
class Piece:
    """Some bytes of a body, and the same deflated, ending on a byte with nothing referred to."""

    raw: bytes
    packed: bytes

    @classmethod
    def of(cls, raw: bytes) -> Piece:
        """Deflate ``raw``; short ones are stored as they are."""
        if len(raw) < _SMALL:
            return cls(raw, _stored(raw))
        deflate = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
        return cls(raw, deflate.compress(raw) + deflate.flush(zlib.Z_FULL_FLUSH))

    @classmethod
    def text(cls, text: str) -> Piece:
        """The inside of a JSON string."""
        return cls.of(_json(text)[1:-1].encode("utf-8", "replace"))


def plain(pieces: Sequence[Piece]) -> bytes:
    """The body as it is."""
    return b"".join([piece.raw for piece in pieces])


def packed(pieces: Sequence[Piece]) -> bytes:
    """The body as gzip."""
    check = size = 0
    for piece in pieces:
        size += len(piece.raw)
        if len(piece.raw) <= _TURN:
            check = zlib.crc32(piece.raw, check)
        else:
            view = memoryview(piece.raw)
            for start in range(0, len(view), _TURN):
                check = zlib.crc32(view[start : start + _TURN], check)
    frame = check.to_bytes(4, "little") + (size & 0xFFFFFFFF).to_bytes(4, "little")
    return b"".join([_HEAD, *[piece.packed for piece in pieces], _END, frame])


def _stored(raw: bytes) -> bytes:
    length = len(raw)
    return (b"\x00" + length.to_bytes(2, "little") + (length ^ _STORED_MOST).to_bytes(2, "little")
            + raw) if length else b""
