"""The plug is pulled while answers pour in: receipted answers are there, none is doubled."""

from __future__ import annotations

import asyncio
import json
import random
import signal
import subprocess
import sys
import uuid

import aiohttp
import pytest

from commands.phone import Phone, PhoneError
from facilitator.workshop.opening import create_session, open_session
from facilitator.workshop.plan import parse_plan
from tests.asyncs import run_async
from tests.conftest import ROOT

ROUNDS = 20
PEOPLE = 12
PLAN = """
[workshop]
title = "Coupure de courant"
[[steps]]
kind = "open_question"
key = "idees"
prompt = "Que garder ?"
answers = 3
"""


class Pouring:
    """Phones that answer and correct as fast as they get receipts, until the server is gone."""

    def __init__(self) -> None:
        self.sent: dict[str, list[list[str]]] = {}
        self.receipted: dict[str, int] = {}
        self._left = 0
        self._cut = lambda: None

    async def run(self, join_url: str, step_id: str, receipts: int, kill) -> None:
        """Until ``kill``, some moments after so many receipts."""
        self._left = receipts
        self._cut = lambda: asyncio.get_running_loop().call_later(random.uniform(0, 0.03), kill)
        phones = [Phone(join_url, f"p{n}") for n in range(PEOPLE)]
        for phone in phones:
            await phone.__aenter__()
        await asyncio.gather(*(self._pour(phone, step_id) for phone in phones))
        kill()
        for phone in phones:
            await phone.__aexit__(None, None, None)

    async def _pour(self, phone: Phone, step_id: str) -> None:
        try:
            person = await phone.join()
            self.sent[person] = []
            while True:
                texts = [uuid.uuid4().hex for _ in range(random.randint(1, 3))]
                self.sent[person].append(texts)
                number = len(self.sent[person])
                submission = uuid.uuid4().hex
                receipt = await phone.answer(step_id, {"answers": texts}, submission)
                assert len(receipt["answers"]) == len(texts)
                self.receipted[person] = number
                self._left -= 1
                if self._left == 0:
                    self._cut()
                if random.random() < 0.2:  # a retry after a receipt that got lost
                    again = await phone.answer(step_id, {"answers": texts}, submission)
                    assert again["repeated"]
        except (aiohttp.ClientError, PhoneError, ConnectionError):
            return


def serve(path) -> tuple[subprocess.Popen, dict]:
    process = subprocess.Popen(
        [sys.executable, "main.py", "serve", str(path), "--host", "127.0.0.1", "--port", "0"],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    line = process.stdout.readline()
    assert line, process.stderr.read()
    return process, json.loads(line)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9 there")
def test_no_receipted_answer_is_lost_or_doubled_when_the_process_is_killed(tmp_path, kinds):
    path = tmp_path / "coupure.palabre"
    with create_session(path, parse_plan(PLAN, kinds), kinds) as session:
        step_id = session.steps()[0].id
        session.flow.open(step_id).result()
    pouring = Pouring()
    receipts = 0
    for number in range(ROUNDS):
        process, urls = serve(path)
        try:
            enough = random.Random(number).randint(20, 120)
            run_async(pouring.run(urls["join_url"], step_id, enough,
                                  lambda p=process: p.send_signal(signal.SIGKILL)))
            assert process.wait(timeout=60) == -signal.SIGKILL
        finally:
            process.kill()
            process.communicate()
        with open_session(path, kinds) as session:
            check(session, pouring)
        assert sum(pouring.receipted.values()) >= receipts
        receipts = sum(pouring.receipted.values())
    assert receipts >= ROUNDS * 20, "answers really poured in"


def check(session, pouring: Pouring) -> None:
    step = session.steps()[0]
    found: dict[str, list[str]] = {}
    for entry in session.results.entries(step):
        found.setdefault(entry.person, []).append(entry.payload["text"])
    for person, number in pouring.receipted.items():
        last_possible = [sorted(texts) for texts in pouring.sent[person][number - 1 :]]
        assert sorted(found[person]) in last_possible
    everything = [text for texts in found.values() for text in texts]
    assert len(everything) == len(set(everything))
