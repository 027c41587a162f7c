"""Ten thousand joins over real HTTP, raw sockets, a new connection each: do they harm the room?

Twice: from one address, as one phone gone mad would, and from five hundred (Linux answers on all
of 127.0.0.0/8), as a hostile network would. Meanwhile one participant looks at the page twenty
times a second and answers once a second. Told: what the joins were answered (201 taken, 429 too
much from one address, 503 the room is full), how long the participant waited, whether an answer
was refused, and the server's memory before and after.

    python bench/bench_joins.py [--joins 10000] [--at-once 200]
"""

from __future__ import annotations

import argparse
import asyncio
import json
import multiprocessing
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))


@dataclass
class Bystander:
    """One participant who is in already, in a process of their own; waits in seconds, and the
    statuses of their answers."""

    port: int
    step: str
    cookie: str = ""
    looks: list[float] = field(default_factory=list)
    answers: list[float] = field(default_factory=list)
    statuses: Counter[int] = field(default_factory=Counter)

    async def live(self, entered: Any, over: Any) -> None:
        """Join, then look and answer until it is over."""
        _, head = await send(self.port, "127.0.0.1", "/join", b"{}")
        self.cookie = head.split("palabre=", 1)[1].split(";", 1)[0]
        entered.set()
        turn = 0
        while not over.is_set():
            began = time.perf_counter()
            if turn % 20:
                await send(self.port, "127.0.0.1", "/view", b"", self.cookie)
                self.looks.append(time.perf_counter() - began)
            else:
                body = {"step": self.step, "id": f"spectateur-{turn}",
                        "value": {"words": [f"mot {turn}"]}}
                status, _ = await send(self.port, "127.0.0.1", "/answer",
                                       json.dumps(body).encode(), self.cookie)
                self.answers.append(time.perf_counter() - began)
                self.statuses[status] += 1
            turn += 1
            await asyncio.sleep(max(0.0, began + 0.05 - time.perf_counter()))


def stand_by(port: int, step: str, entered: Any, over: Any, told: Any) -> None:
    """A bystander's process: what they met goes into the queue ``told``."""
    one = Bystander(port, step)
    asyncio.run(one.live(entered, over))
    told.put({"answers_of_the_bystander": dict(one.statuses), "look_ms": _spread(one.looks),
              "answer_ms": _spread(one.answers)})


async def send(port: int, source: str, path: str, body: bytes, cookie: str = "") -> tuple[int, str]:
    """One request on a socket of its own, from the address ``source``; status and head.

    0 where the connection was cut without an answer.
    """
    way = "POST" if body else "GET"
    request = (f"{way} {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAccept: application/json\r\n"
               f"Connection: close\r\nContent-Type: application/json\r\n"
               f"Cookie: palabre={cookie}\r\nContent-Length: {len(body)}\r\n\r\n")
    try:
        reader, writer = await asyncio.open_connection("127.0.0.1", port, local_addr=(source, 0))
    except OSError:
        return 0, ""
    try:
        writer.write(request.encode() + body)
        head = (await reader.read(-1)).partition(b"\r\n\r\n")[0].decode("latin-1")
        return int(head.split(" ", 2)[1]), head
    except (OSError, IndexError, ValueError):
        return 0, ""
    finally:
        writer.close()


async def flood(port: int, joins: int, sources: Sequence[str], at_once: int = 200) -> Counter[int]:
    """So many joins, from each of the addresses in turn; how often each status came back."""
    gate, found = asyncio.Semaphore(at_once), Counter[int]()

    async def one(number: int) -> None:
        async with gate:
            body = json.dumps({"name": f"Foule {number}", "id": f"foule-{number:08}"}).encode()
            status, _ = await send(port, sources[number % len(sources)], "/join", body)
            found[status] += 1

    await asyncio.gather(*(one(number) for number in range(joins)))
    return found


def addresses(number: int) -> list[str]:
    """So many addresses of this machine."""
    return [f"127.0.{1 + n // 250}.{1 + n % 250}" for n in range(number)]


async def measure(joins: int, at_once: int, sources: Sequence[str]) -> dict[str, Any]:
    """One flood against a server of its own."""
    from bench.room_phones import Served

    served = Served("--no-window")
    port = urlsplit(served.ready["url"]).port
    assert port is not None
    await served.ask("open 1")
    spawn = multiprocessing.get_context("spawn")
    entered, over, told = spawn.Event(), spawn.Event(), spawn.Queue()
    bystander = spawn.Process(target=stand_by, args=(
        port, served.ready["steps"][1], entered, over, told))
    bystander.start()
    await asyncio.to_thread(entered.wait)
    before, began = await served.ask("count"), time.perf_counter()
    found = await flood(port, joins, sources, at_once)
    took = time.perf_counter() - began
    over.set()
    met = await asyncio.to_thread(told.get)
    bystander.join()
    after = await served.ask("count")
    served.end()
    return {
        "addresses": len(sources), "joins": joins, "seconds": round(took, 1),
        "answered": {str(status): n for status, n in sorted(found.items())},
        "participants": after["joined"], **met,
        "memory_mb": [before["memory_mb"], after["memory_mb"]],
    }


def _spread(seconds: list[float]) -> dict[str, float]:
    ordered = sorted(seconds) or [0.0]
    return {name: round(ordered[min(len(ordered) - 1, int(len(ordered) * part))] * 1000, 1)
            for name, part in (("p50", 0.5), ("p95", 0.95), ("most", 1.0))}


def main() -> None:
    """Both floods, a JSON line each."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--joins", type=int, default=10_000)
    parser.add_argument("--at-once", type=int, default=200)
    options = parser.parse_args()
    for sources in (["127.0.0.1"], addresses(500)):
        print(json.dumps(asyncio.run(measure(options.joins, options.at_once, sources))))


if __name__ == "__main__":
    main()
