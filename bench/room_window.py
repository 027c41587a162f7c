"""The app's window around the workshop that ``room_server`` serves, watched while phones answer.

Drawn offscreen, as on any machine without a display: the same widgets, scenes and threads, painted
by the processor. Watched are the longest time the GUI thread did not come round, and when the
projector's canvas painted which count of answers.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication

from facilitator.i18n import Languages
from facilitator.theme import load_theme
from facilitator.web.server import Server
from facilitator.workshop.session import Session
from ui.garbage import Garbage
from ui.look import Look
from ui.preferences import Preferences
from ui.projector.canvas import Canvas
from ui.workplace import Workplace

_BEAT = 10  # milliseconds


class Heartbeat(QObject):
    """Knows the longest time the GUI thread did not come round since :meth:`reset`.

    ``busiest`` is the most processor time that it used itself between two turns: what it stood
    still for beyond that, it waited for the interpreter or for a processor.
    """

    def __init__(self) -> None:
        super().__init__()
        self._last, self._used = time.perf_counter(), time.thread_time()
        self.longest = self.busiest = 0.0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start(_BEAT)

    def reset(self) -> None:
        """Forget what was."""
        self.longest = self.busiest = 0.0

    def _beat(self) -> None:
        now, used = time.perf_counter(), time.thread_time()
        self.longest, self._last = max(self.longest, now - self._last), now
        self.busiest, self._used = max(self.busiest, used - self._used), used


class Window:
    """An open workshop with console and projector. ``started`` is told of the running server."""

    def __init__(self, session: Session, languages: Languages, home: Path,
                 started: Callable[[Server], None]) -> None:
        self._app = QApplication(["palabre", "-style", "Fusion"])
        self._garbage = Garbage()
        look = Look(load_theme("light"), languages.get("fr"))
        look.dress(self._app)
        self.paints: list[tuple[float, int]] = []
        self._watch_canvas()
        self._heart = Heartbeat()
        self._place = Workplace(session, look, Preferences(home / "preferences.json"),
                                languages.get, _fail)
        self._place.page.resize(1280, 760)
        self._place.page.show()
        self._place.open_projector()
        self._place.ready.connect(started)

        def serve(session: Session) -> Server:
            server = Server(session, languages, host="127.0.0.1", port=0)
            server.start()
            return server

        self._place.serve(serve)

    def run(self, obey: Callable[[], None]) -> None:
        """Show until ``obey``, run on another thread, returns."""
        ending = _Ending()
        ending.now.connect(self._app.quit)
        worker = threading.Thread(target=lambda: (obey(), ending.now.emit()), daemon=True)
        QTimer.singleShot(0, worker.start)
        self._app.exec()
        worker.join()
        self._place.close()
        self._garbage.close()

    def reset(self) -> None:
        """Watch from now on."""
        self.paints.clear()
        self._heart.reset()

    def state(self) -> dict[str, Any]:
        """What was seen since :meth:`reset`; times as ``time.perf_counter`` has them."""
        heart = self._heart
        return {"paints": list(self.paints), "frozen_ms": round(heart.longest * 1000, 1),
                "busy_ms": round(heart.busiest * 1000, 1)}

    def _watch_canvas(self) -> None:
        paint, paints = Canvas.paintEvent, self.paints

        def painted(canvas: Canvas, event: QPaintEvent) -> None:
            paint(canvas, event)
            shown = canvas.projection()
            if shown is not None and shown.answered is not None:
                paints.append((time.perf_counter(), shown.answered))

        Canvas.paintEvent = painted  # type: ignore[method-assign]


class _Ending(QObject):
    now = Signal()


def _fail(error: BaseException) -> None:
    raise error
