"""How soon a phone's page can be used: a slow link (1.6 Mbit/s, 150 ms) and a processor slowed
four times, nothing cached, in Chromium.

Told for the join page, until its field takes the cursor, and for the form of somebody in the
room, until the page's script is at work as well; beside them, in the same run, a page that holds
one field and nothing else (the floor: what link, processor and browser take by themselves).
Needs playwright and a Chromium on the path.

    python bench/bench_first_page.py [--rounds 7]
"""

from __future__ import annotations

import argparse
import json
import shutil
import statistics
import sys
import tempfile
import threading
import time
from functools import partial
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

LINK = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8,
        "uploadThroughput": 0.75e6 / 8}
BARE = (b"<!doctype html><html lang=fr><meta charset=utf-8><title>Nu</title>"
        b"<link rel=icon href=data:,><input name=name>")


class _Bare(BaseHTTPRequestHandler):
    """One field, as short as can be."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(BARE)))
        self.end_headers()
        self.wfile.write(BARE)

    def log_message(self, *_: object) -> None:
        """Nothing."""


def first(browser: Any, url: str, ready: str, cookies: list[dict[str, Any]]) -> float:
    """Seconds from the address to ``ready`` in a browser that has never been here."""
    context = browser.new_context(viewport={"width": 360, "height": 640}, locale="fr-FR")
    context.add_cookies(cookies)
    page = context.new_page()
    tools = context.new_cdp_session(page)
    tools.send("Network.enable")
    tools.send("Network.emulateNetworkConditions", LINK)
    tools.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    began = time.perf_counter()
    page.goto(url, wait_until="commit")
    page.wait_for_selector(ready)
    took = time.perf_counter() - began
    context.close()
    return took


def measure(rounds: int) -> dict[str, Any]:
    """Medians and worst of each page, in milliseconds."""
    from playwright.sync_api import sync_playwright

    from screens.phone import Stage

    bare = HTTPServer(("127.0.0.1", 0), _Bare)
    threading.Thread(target=bare.serve_forever, daemon=True).start()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as play:
        stage = Stage(Path(folder))
        stage.go("mots")
        url = stage.server.join_url
        browser = play.chromium.launch(executable_path=shutil.which("chromium"))
        context = browser.new_context()
        context.new_page().goto(url)
        context.pages[0].click(".primary")
        cookies = [{**one, "url": url} for one in context.cookies()]
        for one in cookies:
            one.pop("domain")
            one.pop("path")
        look = partial(first, browser)
        pages = {
            "bare page": lambda: look(f"http://127.0.0.1:{bare.server_port}/", "[name=name]", []),
            "join page": lambda: look(url, "[name=name]", []),
            "form, script at work": lambda: look(url, "html.live [name='words.0']", cookies),
        }
        times: dict[str, list[float]] = {name: [] for name in pages}
        for _ in range(rounds):
            for name, see in pages.items():
                times[name].append(see() * 1000)
        browser.close()
        stage.close()
    bare.shutdown()
    return {name: {"median_ms": round(statistics.median(found)), "most_ms": round(max(found))}
            for name, found in times.items()}


def main() -> None:
    """One JSON line."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=7)
    print(json.dumps(measure(parser.parse_args().rounds)))


if __name__ == "__main__":
    main()
