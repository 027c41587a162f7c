"""The phones of ``bench_room``, and the process that serves them."""

from __future__ import annotations

import asyncio
import contextlib
import json
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
_JSON = {"Accept": "application/json; view=html"}
_WORDS = (
    "eau forêt rivière berge digue crue prairie haie chemin village école marché place "
    "pont moulin canal saule castor héron brochet silence ombre fraîcheur chaleur "
    "sécheresse pluie neige gelée récolte verger jardin potager semence abeille ruche "
    "miel pain four atelier outil métier apprentissage voisin entraide partage accueil "
    "fête musique récit mémoire archives paysage sentier vélo train gare covoiturage "
    "énergie soleil vent bois chauffage toiture isolation logement loyer santé médecin "
    "soin écoute repos enfance jeunesse anciens avenir espoir doute colère confiance "
    "courage lenteur sobriété équilibre diversité frontière passage rencontre langue "
    "traduction carte"
)


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

    async def ask(self, word: str) -> dict[str, Any]:
        """The same while the phones go on."""
        return await asyncio.to_thread(self.do, word)

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
    """What the phones saw, in seconds. ``taken`` holds when each answer that got its receipt was
    sent and when the receipt came, as ``time.perf_counter`` has them."""

    taken: list[tuple[float, float]] = field(default_factory=list)
    forms: list[float] = field(default_factory=list)
    news: list[float] = field(default_factory=list)
    refused: int = 0
    failed: int = 0
    given_up: int = 0

    @property
    def receipts(self) -> list[float]:
        """From sending to receipt."""
        return [end - start for start, end in self.taken]


class Phone:
    """One participant: a cookie, a stream, a connection."""

    def __init__(self, web: aiohttp.ClientSession, url: str) -> None:
        self._web, self._url, self._cookie = web, url, ""
        self.stamp, self.changed = "", asyncio.Event()
        self.heard_at = 0.0
        self._tasks: list[asyncio.Task[None]] = []

    async def join(self) -> None:
        """Join, and begin to listen."""
        async with self._web.post(self._url + "join", json={}, headers=_JSON) as reply:
            assert reply.status == 201, await reply.text()
            self._cookie = reply.cookies["palabre"].value
        self.listen()

    def listen(self) -> None:
        """Open the event stream (again)."""
        self._tasks.append(asyncio.ensure_future(self._listen()))

    def follow(self, tally: Tally) -> None:
        """Fetch the moving part again within 0.3 s of whatever the stream says, as the page's
        script does."""
        self._tasks.append(asyncio.ensure_future(self._follow(tally)))

    async def deaf(self) -> None:
        """Drop the stream, as a locked phone does."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self._tasks.clear()

    async def see(self, tally: Tally) -> None:
        """Fetch the moving part of the page."""
        start = time.perf_counter()
        async with self._web.get(self._url + "view", headers=self._headers()) as reply:
            await reply.read()
        tally.forms.append(time.perf_counter() - start)

    async def answer(self, step: str, tally: Tally, *, cut: bool = False) -> None:
        """Answer as the page's script does, retrying until there is a receipt.

        ``cut`` breaks the connection in the middle of the first try; the next says the same.
        """
        body = {"step": step, "id": secrets.token_hex(16), "words.0": any_word()}
        if cut:
            trial = asyncio.ensure_future(self._post(body))
            await asyncio.sleep(random.random() * 0.03)
            trial.cancel()
            await asyncio.gather(trial, return_exceptions=True)
        start = time.perf_counter()
        for _ in range(20):
            try:
                if await self._post(body) == 200:
                    tally.taken.append((start, time.perf_counter()))
                    return
                tally.refused += 1
            except aiohttp.ClientError:
                tally.failed += 1
            await asyncio.sleep(0.5)
        tally.given_up += 1

    async def _post(self, body: dict[str, str]) -> int:
        async with self._web.post(self._url + "answer", data=body,
                                  headers=self._headers()) as reply:
            await reply.read()
            return reply.status

    async def _listen(self) -> None:
        timeout = aiohttp.ClientTimeout(total=None)
        with contextlib.suppress(aiohttp.ClientError):
            async with self._web.get(self._url + "events", headers=self._headers(),
                                     timeout=timeout) as reply:
                async for line in reply.content:
                    if line.startswith(b"data: "):
                        self.stamp, self.heard_at = line[6:].decode().strip(), time.perf_counter()
                        self.changed.set()

    async def _follow(self, tally: Tally) -> None:
        while True:
            await self.changed.wait()
            self.changed.clear()
            await asyncio.sleep(random.random() * 0.3)
            with contextlib.suppress(aiohttp.ClientError):
                await self.see(tally)

    def _headers(self) -> dict[str, str]:
        return {**_JSON, "Cookie": f"palabre={self._cookie}", "Accept-Encoding": "gzip"}


def any_word() -> str:
    """A word, the first ones more often, as in a room."""
    words = _WORDS.split()
    return words[min(int(random.expovariate(0.06)), len(words) - 1)]


def client() -> aiohttp.ClientSession:
    """What all phones of a run connect through; each keeps a connection of its own."""
    return aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(limit=0, keepalive_timeout=60), auto_decompress=False,
        cookie_jar=aiohttp.DummyCookieJar(), timeout=aiohttp.ClientTimeout(total=60),
    )


async def gather_phones(
    web: aiohttp.ClientSession, size: int, served: Served
) -> list[Phone]:
    """So many phones that have joined and listen."""
    phones = [Phone(web, served.ready["url"]) for _ in range(size)]
    for start in range(0, size, 50):
        await served.ask("refill")  # all these phones share one address
        await asyncio.gather(*(phone.join() for phone in phones[start : start + 50]))
    await asyncio.gather(*(phone.changed.wait() for phone in phones))
    return phones
