"""How many phones a room carries: server and phones as two processes, real HTTP, durable answers,
the app's window and its projector open.

Each phone joins, holds its event stream and keeps one connection, as a browser does. When the
step, whose result is shown, opens, every phone hears of it on its stream, fetches within 0.3 s what
the stream does not bring along (as the page's script does, then and whenever it hears more), and
answers at a random moment of one second. Measured: from the start of the post to its receipt; from
there to the first painting of the projector that counts it; the longest time the window stood
still, and the most processor time that it used itself between two turns of its event loop; and the
same posts against a bare aiohttp handler that keeps each form durably, in the same run (the floor).
Processor time is told by thread of the server, and for the phones together.

Run ``make bench-room``, or

    python bench/bench_room.py [--no-window] [--sizes 60,200,600] [--streams 1500]
                               [--soak [MINUTES]]
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import sys
import time
from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.room_phones import Phone, Served, Tally, gather_phones
from facilitator.web.connections import raise_file_limit


async def crowd(size: int, *options: str) -> dict[str, Any]:
    """``size`` phones answer within one second of a step opening."""
    served, tally = Served(*options), Tally()
    phones = await gather_phones(size, served)
    await served.ask("show 1")
    await asyncio.sleep(2)
    for phone in phones:
        phone.changed.clear()
    before, own = await served.ask("count"), time.process_time()
    opened = time.perf_counter()
    telling = asyncio.ensure_future(served.ask("open 1"))

    async def one(phone: Phone) -> None:
        await phone.changed.wait()
        tally.news.append(phone.heard_at - opened)
        phone.follow(tally)
        await asyncio.sleep(max(0.0, opened + 0.3 + random.random() - time.perf_counter()))
        await phone.answer(served.ready["steps"][1], tally)

    await asyncio.gather(telling, *(one(phone) for phone in phones))
    state, patience = await served.ask("count 1"), 60
    cpu, own = used(before, state), time.process_time() - own
    while not _all_drawn(state, size) and (patience := patience - 1):
        await asyncio.sleep(0.5)
        state = await served.ask("count 1")
    await asyncio.gather(*(phone.leave() for phone in phones))
    served.end()
    found = {
        "phones": size, "receipt": spread(tally.receipts), "form": spread(tally.forms),
        "news": spread(tally.news), "refused": tally.refused, "failed": tally.failed,
        "lost": size - state["answers"][1], "memory_mb": state["memory_mb"],
        "cpu_s": cpu, "phones_cpu_s": round(own, 2),
    }
    if "paints" in state:
        found |= {"projector": spread(drawn(tally.taken, state["paints"])),
                  "frozen_ms": state["frozen_ms"], "busy_ms": state["busy_ms"],
                  "paintings": len(state["paints"])}
    return found


def used(before: dict[str, Any], after: dict[str, Any]) -> dict[str, float]:
    """Seconds of processor by thread of the server between two states, where there were any."""
    spent = {name: round(cpu - before["cpu_s"].get(name, 0.0), 2)
             for name, cpu in after["cpu_s"].items()}
    return {name: cpu for name, cpu in spent.items() if cpu}


def _all_drawn(state: dict[str, Any], size: int) -> bool:
    return "paints" not in state or any(count >= size for _, count in state["paints"])


def drawn(
    taken: Sequence[tuple[float, float]], paints: Sequence[tuple[float, int]]
) -> list[float]:
    """From sending to the projector, in seconds: the answer with the k-th receipt is drawn with
    the first painting that counts k or more. Raises IndexError where one was never drawn."""
    counts = list(accumulate((count for _, count in paints), max))
    ordered = sorted(taken, key=lambda pair: pair[1])
    return [paints[bisect_left(counts, number)][0] - sent
            for number, (sent, _) in enumerate(ordered, 1)]


async def floor(size: int) -> dict[str, Any]:
    """The same posts against a handler that keeps each form durably and does nothing else."""
    served, tally = Served("--floor"), Tally()
    phones = [Phone(served.ready["url"]) for _ in range(size)]
    before, own = await served.ask("count"), time.process_time()

    async def one(phone: Phone) -> None:
        await asyncio.sleep(random.random())
        await phone.answer(served.ready["steps"][1], tally)

    await asyncio.gather(*(one(phone) for phone in phones))
    state, own = await served.ask("count"), time.process_time() - own
    await asyncio.gather(*(phone.leave() for phone in phones))
    served.end()
    return {"phones": size, "receipt": spread(tally.receipts), "cpu_s": used(before, state),
            "phones_cpu_s": round(own, 2)}


async def streams(size: int, *options: str) -> dict[str, Any]:
    """``size`` open streams: when does the last one hear of a step, and what do they cost?"""
    served = Served(*options)
    phones = await gather_phones(size, served)
    for phone in phones:
        phone.changed.clear()
    start = time.perf_counter()
    await served.ask("open")
    await asyncio.gather(*(phone.changed.wait() for phone in phones))
    heard = [phone.heard_at - start for phone in phones]
    state = await served.ask("count")
    await asyncio.gather(*(phone.leave() for phone in phones))
    served.end()
    return {"streams": state["streams"], "news": spread(heard), "memory_mb": state["memory_mb"]}


async def soak(minutes: float, *options: str, size: int = 60) -> dict[str, Any]:
    """Joins, answers, step changes, and a third of the phones dropping and returning.

    A third of each round's phones lose their connection in the middle of their answer and send it
    again. Every minute two phones leave for good and two others join.
    """
    served, tally = Served(*options), Tally()
    memory: list[float] = []
    frozen, busy, rounds, joined = 0.0, 0.0, 0, size
    phones = await gather_phones(size, served)
    begin = time.monotonic()
    while (now := time.monotonic() - begin) < minutes * 60:
        if now >= 60 * len(memory):
            memory.append((await served.ask("count"))["memory_mb"])
            for phone in phones[:2]:
                await phone.leave()
            phones[:2] = await gather_phones(2, served)
            joined += 2
        rounds += 1
        state = await _round(served, phones, rounds % 2 + 1, tally)
        frozen = max(frozen, state.get("frozen_ms", 0.0))
        busy = max(busy, state.get("busy_ms", 0.0))
    state = await served.ask("count")
    await asyncio.gather(*(phone.leave() for phone in phones))
    served.end()
    return {
        "minutes": minutes, "phones": size, "joined": joined, "rounds": rounds,
        "receipts": len(tally.taken), "lost": rounds * size - state["submissions"],
        "given_up": tally.given_up, "refused": tally.refused,
        "people_lost": joined - state["joined"], "receipt": spread(tally.receipts),
        "frozen_ms": frozen, "busy_ms": busy, "memory_mb": [*memory, state["memory_mb"]],
        "cpu_s": used({"cpu_s": {}}, state),
    }


async def _round(
    served: Served, phones: list[Phone], number: int, tally: Tally
) -> dict[str, Any]:
    await served.ask(f"open {number}")
    lost = set(random.sample(phones, len(phones) // 3))

    async def one(phone: Phone) -> None:
        if phone in lost:
            await phone.deaf()
        await asyncio.sleep(random.random())
        await phone.answer(served.ready["steps"][number], tally, cut=phone in lost)
        if phone in lost:
            await phone.listen()
            await phone.see(tally)

    await asyncio.gather(*(one(phone) for phone in phones))
    state = await served.ask(f"close {number}")
    await asyncio.sleep(1)
    return state


def spread(seconds: list[float]) -> dict[str, float]:
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
    parser.add_argument("--no-window", action="store_true", help="serve without the app's window")
    parser.add_argument("--sizes", default="60,200,600")
    parser.add_argument("--streams", type=int, default=1500)
    parser.add_argument("--soak", type=float, nargs="?", const=10, default=0, metavar="MINUTES",
                        help="also let 60 phones come and go for so long (10 where not said)")
    given = parser.parse_args()
    options = ("--no-window",) if given.no_window else ()
    raise_file_limit()
    print(json.dumps({"processors": os.cpu_count(), "load": os.getloadavg(),
                      "window": not given.no_window}), flush=True)
    for size in (int(text) for text in given.sizes.split(",") if text):
        print(json.dumps({"floor": asyncio.run(floor(size))}), flush=True)
        print(json.dumps({"crowd": asyncio.run(crowd(size, *options))}), flush=True)
    if given.streams:
        print(json.dumps({"streams": asyncio.run(streams(given.streams, *options))}), flush=True)
    if given.soak:
        print(json.dumps({"soak": asyncio.run(soak(given.soak, *options))}), flush=True)


if __name__ == "__main__":
    main()
