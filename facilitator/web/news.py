"""What the event stream tells a phone: that its page is out of date, or at once what it shows now.

A full room that is told of a step would ask for the page all at the same time, just when it begins
to answer: a message of some bytes more for each costs a tenth of that.
"""

from __future__ import annotations

import asyncio
import logging

from aiohttp import web

from facilitator.document.records import ParticipantRecord
from facilitator.i18n import Translator
from facilitator.web.desk import Desk
from facilitator.web.parts import part
from facilitator.web.pieces import plain
from facilitator.web.shelf import shared
from facilitator.web.stream import told
from facilitator.web.views import View

_log = logging.getLogger(__name__)
MOST = 6000
"""Bytes of the longest message: streams are not packed, and pictures are packed better by far."""
_KEPT = 32  # messages that many phones get


class News:
    """Messages with the moving part of the page; what a whole room is told is written once."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._written: dict[tuple[object, ...], bytes] = {}
        self._drawing: set[asyncio.Future[str]] = set()

    def of(self, person: ParticipantRecord, tr: Translator, stamp: str) -> bytes | None:
        """The message for one phone; just the stamp where the page is for it to ask for: a group's,
        a long one, one that cannot be drawn. None while a picture for it is drawn: all phones are
        woken again when it is there."""
        try:
            return self._of(person, tr, stamp)
        except Exception:
            _log.exception("a page could not be told of")
            return told(stamp)

    def _of(self, person: ParticipantRecord, tr: Translator, stamp: str) -> bytes | None:
        desk = self._desk
        board = desk.watch.board()
        seen = desk.views.look(board, person, tr)
        if not shared(seen):
            return told(stamp)
        key = (stamp, board.number, seen.mode, seen.key, tr.language, seen.answered, seen.secret)
        if not seen.sent and key in self._written:
            return self._written[key]
        picture = ""
        if seen.draw and seen.step is not None:
            drawn = desk.pictures.begin(seen.step, desk.watch.picture, tr)
            if not drawn.done():
                self._wait(drawn)
                return None
            picture = drawn.result()
            if len(picture) > MOST:
                return told(stamp)
        message = self._write(seen, board.number, tr, picture, stamp)
        if not seen.sent:
            if len(self._written) >= _KEPT:
                self._written.clear()
            self._written[key] = message
        return message

    def _wait(self, drawing: asyncio.Future[str]) -> None:
        """Wake the phones once it is drawn: that each waited for it would cost a room megabytes."""
        if drawing not in self._drawing:
            self._drawing.add(drawing)
            drawing.add_done_callback(self._drawn)

    def _drawn(self, drawing: asyncio.Future[str]) -> None:
        self._drawing.discard(drawing)
        self._desk.watch.phones.fire()

    def _write(self, seen: View, board: int, tr: Translator, picture: str, stamp: str) -> bytes:
        whole = plain(part(stamp, seen.key, self._desk.shelf.pieces(seen, board, tr, picture)))
        if len(whole) > MOST:
            return told(stamp)
        return b"event: view\ndata: " + whole + b"\n\n"  # JSON has no line breaks of its own


NEWS = web.AppKey("news", News)
