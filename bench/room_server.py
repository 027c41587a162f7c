"""The server side of ``bench_room``: one workshop with an open word cloud, no window.

Prints one JSON line when ready; on each line read from stdin it does what the line says and prints
one JSON line back: ``open``, ``memory``, ``count``. Ends with end of file.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
import tempfile
import threading
from pathlib import Path
from typing import Any

import psutil

import resources
from facilitator.activities.registry import discover
from facilitator.document import reads
from facilitator.i18n import Languages
from facilitator.web import limits
from facilitator.web.connections import raise_file_limit
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
prompt = "Un mot ?"
"""


def main() -> None:
    """Serve until stdin ends."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--floor", action="store_true", help="a bare aiohttp handler instead")
    if parser.parse_args().floor:
        asyncio.run(_floor())
        return
    kinds = discover()
    with tempfile.TemporaryDirectory() as folder:
        session = create_session(Path(folder) / "bench.palabre", parse_plan(PLAN, kinds), kinds)
        server = Server(session, Languages(resources.path("translations")), host="127.0.0.1",
                        port=0)
        server.start()
        step = session.steps()[1]
        _say({"url": server.join_url, "step": step.id, "burst": limits.JOINS_OF_AN_ADDRESS.burst})
        for line in sys.stdin:
            _say(_do(line.strip(), session, step.id, server))
        server.stop()
        session.close()


def _do(word: str, session: Any, step_id: str, server: Server) -> dict[str, Any]:
    if word == "open":
        session.flow.go(step_id).result()
        session.flow.open(step_id).result()
    if word == "close":
        session.flow.close(step_id).result()
    if word == "refill" and server.desk is not None:
        server.desk.joins.clear()
    process = psutil.Process()
    return {
        "answers": session.document.read(reads.answer_counts).get(step_id, (0, 0)),
        "joined": session.document.read(reads.joined_count),
        "streams": server.open_streams,
        "memory_mb": round(process.memory_info().rss / 1e6, 1),
        "cpu_s": round(sum(process.cpu_times()[:2]), 2),
    }


def _say(value: dict[str, Any]) -> None:
    print(json.dumps(value), flush=True)


async def _floor() -> None:
    """The least a server on this stack can do: parse a post and say yes."""
    from aiohttp import web

    async def yes(request: web.Request) -> web.Response:
        await request.read()
        return web.json_response({"receipt": True})

    raise_file_limit()
    app = web.Application()
    app.router.add_post("/answer", yes)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0, backlog=1024)
    await site.start()
    port = runner.addresses[0][1]
    _say({"url": f"http://127.0.0.1:{port}/", "step": "0" * 32})
    ended = asyncio.Event()
    loop = asyncio.get_running_loop()
    threading.Thread(target=lambda: (sys.stdin.read(), loop.call_soon_threadsafe(ended.set)),
                     daemon=True).start()
    await ended.wait()
    await runner.cleanup()


if __name__ == "__main__":
    main()
