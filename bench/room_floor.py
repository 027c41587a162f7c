"""The floor of ``bench_room``: the least a server on this stack can do with a posted answer."""

from __future__ import annotations

import asyncio
import os
import queue
import sqlite3
import sys
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import psutil

from facilitator.web.connections import raise_file_limit

Say = Callable[[dict[str, Any]], None]
_Job = tuple[str, str, str, asyncio.Future[None]]


def cpu_by_thread() -> dict[str, float]:
    """Seconds of processor that each thread of this process has used, and ``all`` of them."""
    names = {thread.native_id: thread.name for thread in threading.enumerate()}
    process = psutil.Process()
    found = {"all": round(sum(process.cpu_times()[:2]), 2)}
    for thread in process.threads():
        name = "MainThread" if thread.id == os.getpid() else names.get(thread.id, "other")
        name = name.rstrip("0123456789").rstrip("_")
        found[name] = round(found.get(name, 0.0) + thread.user_time + thread.system_time, 2)
    return found


def serve_floor(say: Say) -> None:
    """Read forms, write each to SQLite before the receipt, together where they come together."""
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(_serve(Path(folder) / "floor.db", say))


async def _serve(path: Path, say: Say) -> None:
    from aiohttp import web

    loop = asyncio.get_running_loop()
    jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
    writer = threading.Thread(target=_write, args=(path, jobs, loop), name="writer")

    async def take(request: web.Request) -> web.Response:
        data = parse_qs((await request.read()).decode())
        kept = loop.create_future()
        jobs.put((data["id"][0], data["step"][0], data["words.0"][0], kept))
        await kept
        return web.json_response({"receipt": {"id": data["id"][0]}})

    raise_file_limit()
    app = web.Application()
    app.router.add_post("/answer", take)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0, backlog=1024)
    await site.start()
    writer.start()
    say({"url": f"http://127.0.0.1:{runner.addresses[0][1]}/", "steps": ["0" * 32] * 2})
    while await asyncio.to_thread(sys.stdin.readline):
        say({"cpu_s": cpu_by_thread()})
    jobs.put(None)
    await asyncio.to_thread(writer.join)
    await runner.cleanup()


def _write(
    path: Path, jobs: queue.SimpleQueue[_Job | None], loop: asyncio.AbstractEventLoop
) -> None:
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = FULL")
    db.execute("CREATE TABLE answer (id TEXT PRIMARY KEY, step TEXT, word TEXT) STRICT")
    while (job := jobs.get()) is not None:
        batch = [job]
        while not jobs.empty() and (job := jobs.get()) is not None:
            batch.append(job)
        db.execute("BEGIN IMMEDIATE")
        db.executemany("INSERT INTO answer VALUES (?, ?, ?)", [one[:3] for one in batch])
        db.execute("COMMIT")
        loop.call_soon_threadsafe(_settle, [one[3] for one in batch])
        if job is None:
            break
    db.close()


def _settle(kept: list[asyncio.Future[None]]) -> None:
    for one in kept:
        if not one.done():
            one.set_result(None)
