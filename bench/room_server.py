"""The server side of ``bench_room``: one workshop served, with the app's window open or without.

Prints one JSON line when ready; on each line read from stdin it does what the line says and prints
one JSON line back: ``show N`` goes to a step and shows its result, ``open N`` does the same and
opens it, ``close N`` closes it,
``refill`` lets the one address of all phones join again, anything else just counts. Ends with end
of file.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path
from typing import Any

import psutil

import resources
from bench.room_floor import cpu_by_thread, serve_floor
from facilitator.activities.registry import discover
from facilitator.document import reads
from facilitator.i18n import Languages
from facilitator.web.server import Server
from facilitator.workshop.opening import create_session
from facilitator.workshop.plan import parse_plan

PLAN = """
[workshop]
title = "Banc d’essai"
[[steps]]
kind = "talk"
title = "Accueil"
[[steps]]
kind = "word_cloud"
key = "mots"
title = "Mots"
prompt = "Un mot pour ce matin ?"
[[steps]]
kind = "word_cloud"
key = "demain"
title = "Demain"
prompt = "Un mot pour demain ?"
"""


def main() -> None:
    """Serve until stdin ends."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--floor", action="store_true", help="a bare aiohttp handler instead")
    parser.add_argument("--no-window", action="store_true")
    options = parser.parse_args()
    if options.floor:
        serve_floor(say)
        return
    kinds, languages = discover(), Languages(resources.path("translations"))
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        session = create_session(home / "bench.palabre", parse_plan(PLAN, kinds), kinds)
        if options.no_window:
            server = Server(session, languages, host="127.0.0.1", port=0)
            server.start()
            room = _Room(session, None)
            room.started(server)
            room.obey()
            server.stop()
            session.close()
        else:
            from ui.imports import restore_import

            restore_import()  # as the app does
            from bench.room_window import Window

            room = _Room(session, None)
            window = Window(session, languages, home, room.started)
            room.window = window
            window.run(room.obey)


class _Room:
    """Does what the lines say. ``window`` is None where there is none."""

    def __init__(self, session: Any, window: Any) -> None:
        self.window = window
        self._session = session
        self._steps = [step.id for step in session.steps()]
        self._server: Server | None = None

    def started(self, server: Server) -> None:
        self._server = server
        say({"url": server.join_url, "steps": self._steps})

    def obey(self) -> None:
        for line in sys.stdin:
            word, _, number = line.strip().partition(" ")
            say(self._do(word, self._steps[int(number or 1)]))

    def _do(self, word: str, step_id: str) -> dict[str, Any]:
        flow = self._session.flow
        if word == "open" and self.window is not None:
            self.window.reset()
        current = flow.current()
        if word in ("show", "open") and (current is None or current.id != step_id):
            flow.go(step_id).result()
            flow.show(step_id).result()
        if word == "open":
            flow.open(step_id).result()
        if word == "close":
            flow.close(step_id).result()
        if word == "refill" and self._server is not None and self._server.desk is not None:
            self._server.desk.joins.clear()
        return self._state(step_id)

    def _state(self, step_id: str) -> dict[str, Any]:
        document = self._session.document
        counts = document.read(reads.answer_counts)
        found = {
            "answers": counts.get(step_id, (0, 0)),
            "submissions": document.read(
                lambda db: db.execute("SELECT COUNT(*) FROM submission").fetchone()[0]),
            "joined": document.read(reads.joined_count),
            "streams": self._server.open_streams if self._server is not None else 0,
            "memory_mb": round(psutil.Process().memory_info().rss / 1e6, 1),
            "cpu_s": cpu_by_thread(),
        }
        if self.window is not None:
            found |= self.window.state()
        return found


def say(value: dict[str, Any]) -> None:
    """Print a line for the phones' process."""
    print(json.dumps(value), flush=True)


if __name__ == "__main__":
    main()
