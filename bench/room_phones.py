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
from urllib.parse import urlencode, urlsplit

from bench.room_wire import Line, Stream

ROOT = Path(__file__).resolve().parent.parent
_ACCEPT = "Accept: application/json; view=html\r\nAccept-Encoding: gzip\r\n"
_FORM = "application/x-www-form-urlencoded"
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
_LIST = _WORDS.split()


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
    """One participant: a cookie, a stream, a connection kept open for everything else.

    It speaks HTTP through ``room_wire`` rather than through a whole client: phones and server
    share the machine's processors, and what the phones take is missing where it is measured.
    """

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        self._host, self._port = parts.hostname or "", parts.port or 80
        self._where = f"Host: {parts.netloc}\r\n"
        self._cookie = ""
        self._lines: list[Line] = []
        self._stream: Stream | None = None
        self._follower: asyncio.Task[None] | None = None
        self.stamp, self.changed, self._stale = "", asyncio.Event(), False
        self.heard_at = 0.0

    async def join(self) -> None:
        """Join, and begin to listen."""
        status, head, body = await self._ask("POST", "join", b"{}", "application/json")
        assert status == 201, body
        self._cookie = head.partition(b"palabre=")[2].partition(b";")[0].decode()
        await self.listen()

    async def listen(self) -> None:
        """Open the event stream (again)."""
        self._stream = await Stream.open(self._host, self._port, self._heard)
        self._stream.send(self._head("GET", "events?view=html"))

    def follow(self, tally: Tally) -> None:
        """Fetch the moving part again within 0.3 s of whatever the stream says, where it does not
        bring it along, as the page's script does."""
        self._follower = asyncio.ensure_future(self._follow(tally))

    async def deaf(self) -> None:
        """Drop the stream, as a locked phone does."""
        if self._stream is not None:
            self._stream.close()
            self._stream = None
        if self._follower is not None:
            self._follower.cancel()
            await asyncio.gather(self._follower, return_exceptions=True)
            self._follower = None

    async def leave(self) -> None:
        """Drop everything."""
        await self.deaf()
        for line in self._lines:
            line.close()

    async def see(self, tally: Tally) -> None:
        """Fetch the moving part of the page."""
        start = time.perf_counter()
        await self._ask("GET", "view")
        tally.forms.append(time.perf_counter() - start)

    async def answer(self, step: str, tally: Tally, *, cut: bool = False) -> None:
        """Answer as the page's script does, retrying until there is a receipt.

        ``cut`` breaks the connection in the middle of the first try; the next says the same.
        """
        body = urlencode({"step": step, "id": secrets.token_hex(16),
                          "words.0": any_word()}).encode()
        if cut:
            trial = asyncio.ensure_future(self._ask("POST", "answer", body, _FORM))
            await asyncio.sleep(random.random() * 0.03)
            for line in self._lines:
                line.close()
            await asyncio.gather(trial, return_exceptions=True)
        start = time.perf_counter()
        for _ in range(20):
            try:
                status, _, _ = await self._ask("POST", "answer", body, _FORM)
                if status == 200:
                    tally.taken.append((start, time.perf_counter()))
                    return
                tally.refused += 1
            except (OSError, TimeoutError):
                tally.failed += 1
            await asyncio.sleep(0.5)
        tally.given_up += 1

    async def _ask(
        self, method: str, path: str, body: bytes = b"", kind: str = ""
    ) -> tuple[int, bytes, bytes]:
        """One request; status, head and body. A busy connection gets a second one beside it, as
        in a browser."""
        line = next((one for one in self._lines if not one.busy), None)
        if line is None:
            line = await Line.open(self._host, self._port)
            self._lines = [*(one for one in self._lines if not one.lost), line]
        async with asyncio.timeout(60):
            return await line.ask(self._head(method, path, body, kind))

    def _head(self, method: str, path: str, body: bytes = b"", kind: str = "") -> bytes:
        lines = f"{method} /{path} HTTP/1.1\r\n{self._where}{_ACCEPT}"
        if self._cookie:
            lines += f"Cookie: palabre={self._cookie}\r\n"
        if kind:
            lines += f"Content-Type: {kind}\r\nContent-Length: {len(body)}\r\n"
        return f"{lines}\r\n".encode() + body

    def _heard(self, stamp: str, view: bool) -> None:
        self.stamp, self.heard_at = stamp, time.perf_counter()
        self._stale = not view
        self.changed.set()

    async def _follow(self, tally: Tally) -> None:
        while True:
            await self.changed.wait()
            self.changed.clear()
            if not self._stale:
                continue
            await asyncio.sleep(random.random() * 0.3)
            with contextlib.suppress(OSError, TimeoutError):
                await self.see(tally)


def any_word() -> str:
    """A word, the first ones more often, as in a room."""
    return _LIST[min(int(random.expovariate(0.06)), len(_LIST) - 1)]


async def gather_phones(size: int, served: Served) -> list[Phone]:
    """So many phones that have joined and listen."""
    phones = [Phone(served.ready["url"]) for _ in range(size)]
    for start in range(0, size, 50):
        await served.ask("refill")  # all these phones share one address
        await asyncio.gather(*(phone.join() for phone in phones[start : start + 50]))
    await asyncio.gather(*(phone.changed.wait() for phone in phones))
    return phones
