"""Tells everyone what changed."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterable

from facilitator.workshop.changes import Change

_log = logging.getLogger(__name__)
Listener = Callable[[tuple[Change, ...]], None]


class Bus:
    """Listeners are called on the thread that publishes; they must be quick and not block."""

    def __init__(self) -> None:
        self._gate = threading.Lock()
        self._listeners: tuple[Listener, ...] = ()

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Have ``listener`` told of every change; call what is returned to stop."""
        with self._gate:
            self._listeners = (*self._listeners, listener)

        def stop() -> None:
            with self._gate:
                self._listeners = tuple(one for one in self._listeners if one is not listener)

        return stop

    def publish(self, changes: Iterable[Change]) -> None:
        """Tell everyone; one failing listener does not keep the others from hearing."""
        told = tuple(changes)
        for listener in self._listeners:
            try:
                listener(told)
            except Exception:
                _log.exception("a listener failed")
