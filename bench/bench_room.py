"""How many phones a room carries: server and phones as two processes, real HTTP, durable answers.

Each phone joins, holds its event stream and keeps one connection, as a browser does. When the
step opens, every phone hears of it on its stream, fetches the form within 0.3 s (as the page's
script does), and answers at a random moment of one second. Measured: from the start of the post to
its receipt; and the same posts against a bare aiohttp handler in the same run (the floor).

Run ``make bench-room``, or

    python bench/bench_room.py [--sizes 60,200,600] [--streams 1500] [--soak MINUTES]
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import json
import os
import random
import secrets
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from facilitator.web.connections import raise_file_limit  # noqa: E402

_JSON = {"Accept": "application/json; view=html"}


class Served:
    """A server process, told what to do by lines."""

    def __init__(self, *options: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "bench.room_server", *options],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT,
        )
        self.ready = self._line()

    def do(self, word: str) -> dict[str, Any]:
        """Send a line, return what it says back."""
        assert self._process.stdin is not None
        self._process.stdin.write(word + "\n")
        self._process.stdin.flush()
        return self._line()

    def end(self) -> None:
        """Let it stop by itself."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait(timeout=30)
        assert self._process.stdout is not None
        self._process.stdout.close()

    def _line(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        found = json.loads(self._process.stdout.readline())
        assert isinstance(found, dict)
        return found


@dataclass
class Tally:
    """What the phones saw, in seconds."""

    receipts: list[float] = field(default_factory=list)
    forms: list[float] = field(default_factory=list)
    news: list[float] = field(default_factory=list)
    refused: int = 0
    failed: int = 0


class Phone:
    """One participant: a cookie, a stream, a connection."""

    def __init__(self, web: aiohttp.ClientSession, url: str) -> None:
        self._web, self._url, self._cookie = web, url, ""
        self.stamp, self.changed = "", asyncio.Event()
        self.heard_at = 0.0
        self._listening: asyncio.Task[None] | None = None

    async def join(self) -> None:
        """Join, and begin to listen."""
        async with self._web.post(self._url + "join", json={}, headers=_JSON) as reply:
            assert reply.status == 201, await reply.text()
            self._cookie = reply.cookies["palabre"].value
        self.listen()

    def listen(self) -> None:
        """Open the event stream (again)."""
        self._listening = asyncio.ensure_future(self._listen())

    async def _listen(self) -> None:
        timeout = aiohttp.ClientTimeout(total=None)
        with contextlib.suppress(aiohttp.ClientError):
            async with self._web.get(self._url + "events", headers=self._headers(),
                                     timeout=timeout) as reply:
                async for line in reply.content:
                    if line.startswith(b"data: "):
                        self.stamp, self.heard_at = line[6:].decode().strip(), time.perf_counter()
                        self.changed.set()

    async def deaf(self) -> None:
        """Drop the stream, as a locked phone does."""
        if self._listening is not None:
            self._listening.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._listening

    async def see(self, tally: Tally) -> None:
        """Fetch the moving part of the page."""
        start = time.perf_counter()
        async with self._web.get(self._url + "view", headers=self._headers()) as reply:
            await reply.read()
        tally.forms.append(time.perf_counter() - start)

    async def answer(self, step: str, tally: Tally, word: str) -> None:
        """Answer as the page's script does, retrying until there is a receipt."""
        body = {"step": step, "id": secrets.token_hex(16), "words.0": word}
        start = time.perf_counter()
        for _ in range(20):
            try:
                async with self._web.post(self._url + "answer", data=body,
                                          headers=self._headers()) as reply:
                    await reply.read()
                    if reply.status == 200:
                        tally.receipts.append(time.perf_counter() - start)
                        return
                    tally.refused += 1
            except aiohttp.ClientError:
                tally.failed += 1
            await asyncio.sleep(0.5)

    def _headers(self) -> dict[str, str]:
        return {**_JSON, "Cookie": f"palabre={self._cookie}", "Accept-Encoding": "gzip"}


def _client() -> aiohttp.ClientSession:
    return aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(limit=0, keepalive_timeout=60), auto_decompress=False,
        cookie_jar=aiohttp.DummyCookieJar(), timeout=aiohttp.ClientTimeout(total=60),
    )


async def crowd(size: int) -> dict[str, Any]:
    """``size`` phones answer within one second of a step opening."""
    served, tally = Served(), Tally()
    async with _client() as web:
        phones = await _gathered(web, served.ready["url"], size, served)
        for phone in phones:
            phone.changed.clear()
        opened = time.perf_counter()
        served.do("open")

        async def one(phone: Phone) -> None:
            await phone.changed.wait()
            tally.news.append(phone.heard_at - opened)
            await asyncio.sleep(random.random() * 0.3)
            await phone.see(tally)
            await asyncio.sleep(max(0.0, opened + 0.3 + random.random() - time.perf_counter()))
            await phone.answer(served.ready["step"], tally, random.choice("abcdefghij") * 3)

        await asyncio.gather(*(one(phone) for phone in phones))
        state = served.do("count")
        for phone in phones:
            await phone.deaf()
    served.end()
    assert state["answers"][1] == size, state
    return {
        "phones": size, "receipt": _spread(tally.receipts), "form": _spread(tally.forms),
        "news": _spread(tally.news), "refused": tally.refused, "failed": tally.failed,
        "lost": size - state["answers"][1], "memory_mb": state["memory_mb"],
        "cpu_s": state["cpu_s"],
    }


async def _gathered(
    web: aiohttp.ClientSession, url: str, size: int, served: Served
) -> list[Phone]:
    phones = [Phone(web, url) for _ in range(size)]
    for start in range(0, size, 50):
        served.do("refill")  # all these phones share one address
        await asyncio.gather(*(phone.join() for phone in phones[start : start + 50]))
    while served.do("count")["streams"] < size:
        await asyncio.sleep(0.1)
    return phones


async def floor(size: int) -> dict[str, Any]:
    """The same posts against a handler that only says yes."""
    served, tally = Served("--floor"), Tally()
    async with _client() as web:
        phones = [Phone(web, served.ready["url"]) for _ in range(size)]

        async def one(phone: Phone) -> None:
            await asyncio.sleep(random.random())
            await phone.answer(served.ready["step"], tally, "mot")

        await asyncio.gather(*(one(phone) for phone in phones))
    served.end()
    return {"phones": size, "receipt": _spread(tally.receipts)}


async def streams(size: int) -> dict[str, Any]:
    """``size`` open streams: when does the last one hear of a step, and what do they cost?"""
    served = Served()
    async with _client() as web:
        phones = await _gathered(web, served.ready["url"], size, served)
        for phone in phones:
            phone.changed.clear()
        start = time.perf_counter()
        served.do("open")
        await asyncio.gather(*(phone.changed.wait() for phone in phones))
        heard = [phone.heard_at - start for phone in phones]
        state = served.do("count")
        for phone in phones:
            await phone.deaf()
    served.end()
    return {"streams": state["streams"], "news": _spread(heard), "memory_mb": state["memory_mb"]}


async def soak(minutes: float, size: int = 60) -> dict[str, Any]:
    """Joins, answers, step changes, and a third of the phones dropping and returning."""
    served, tally = Served(), Tally()
    first: float | None = None
    async with _client() as web:
        phones = await _gathered(web, served.ready["url"], size, served)
        ends, rounds = time.monotonic() + minutes * 60, 0
        while time.monotonic() < ends:
            rounds += 1
            served.do("open")
            lost = random.sample(phones, size // 3)
            await asyncio.gather(*(phone.deaf() for phone in lost))
            await asyncio.gather(*(
                phone.answer(served.ready["step"], tally, f"mot{rounds % 7}") for phone in phones
            ))
            for phone in lost:
                phone.listen()
            served.do("close")
            await asyncio.sleep(1)
            if rounds == 10:
                first = served.do("count")["memory_mb"]
        state = served.do("count")
        for phone in phones:
            await phone.deaf()
    served.end()
    return {
        "minutes": minutes, "phones": size, "rounds": rounds, "answers": len(tally.receipts),
        "lost": rounds * size - len(tally.receipts), "people": state["answers"][1],
        "receipt": _spread(tally.receipts), "memory_early_mb": first,
        "memory_late_mb": state["memory_mb"],
    }


def _spread(seconds: list[float]) -> dict[str, float]:
    """Percentiles in milliseconds."""
    values = sorted(seconds)
    if not values:
        return {}
    picks = {"p50": 0.5, "p95": 0.95, "p99": 0.99, "max": 1.0}
    return {name: round(values[min(len(values) - 1, int(share * len(values)))] * 1000, 1)
            for name, share in picks.items()}


def main() -> None:
    """Run what is asked for, a JSON line each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default="60,200,600")
    parser.add_argument("--streams", type=int, default=1500)
    parser.add_argument("--soak", type=float, default=0, help="minutes")
    options = parser.parse_args()
    raise_file_limit()
    print(json.dumps({"processors": os.cpu_count(), "load": os.getloadavg()}))
    for size in (int(text) for text in options.sizes.split(",") if text):
        print(json.dumps({"floor": asyncio.run(floor(size))}), flush=True)
        print(json.dumps({"crowd": asyncio.run(crowd(size))}), flush=True)
    if options.streams:
        print(json.dumps({"streams": asyncio.run(streams(options.streams))}), flush=True)
    if options.soak:
        print(json.dumps({"soak": asyncio.run(soak(options.soak))}), flush=True)


if __name__ == "__main__":
    main()
