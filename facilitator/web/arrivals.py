"""Outcomes of the writer's thread on their way to the server's loop, a whole commit at a time."""

from __future__ import annotations

import asyncio
import threading
from concurrent.futures import Future
from functools import partial
from typing import Any, TypeVar

T = TypeVar("T")
_Pair = tuple[asyncio.Future[Any], Future[Any]]


class Arrivals:
    """Wakes the loop once for all that is done, not once for each."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self._gate = threading.Lock()
        self._done: list[_Pair] = []

    async def of(self, future: Future[T]) -> T:
        """Wait until a change is on the disk; a phone that hangs up meanwhile takes nothing back.

        Raises what the change raised.
        """
        waiting: asyncio.Future[T] = self._loop.create_future()
        future.add_done_callback(partial(self._arrived, waiting))
        return await waiting

    def _arrived(self, waiting: asyncio.Future[Any], future: Future[Any]) -> None:
        with self._gate:
            self._done.append((waiting, future))
            first = len(self._done) == 1
        if first and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._settle)

    def _settle(self) -> None:
        with self._gate:
            done, self._done = self._done, []
        for waiting, future in done:
            if waiting.done():
                continue
            error = future.exception()
            if error is not None:
                waiting.set_exception(error)
            else:
                waiting.set_result(future.result())
