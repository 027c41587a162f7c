"""Render every page a phone, the remote control and the projector's page can show.

``render(out, languages, schemes)`` writes PNG files; ``python -m screens.phone DIR`` does it for
French and English, light and dark. Needs playwright and a Chromium on the path.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterable
from contextlib import closing
from itertools import product
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from screens.phone_pages import Pages, Stage

SIZES = {"small": (320, 568), "large": (412, 915), "tablet": (820, 1180)}
SCROLLED = ("11", "15")
"""Pages taken as they stand on the phone, with what sticks to its lower edge; others in full."""


def render(out: Path, languages: Iterable[str] = ("fr", "en"),
           schemes: Iterable[str] = ("light", "dark")) -> list[Path]:
    """Write a PNG for each page, size, language and scheme into ``out``; returns the files."""
    from playwright.sync_api import sync_playwright

    chromium = shutil.which("chromium")
    if chromium is None:
        raise SystemExit("chromium is not installed")
    out.mkdir(parents=True, exist_ok=True)
    written: list[Path] = []
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium)
        try:
            for language, scheme in product(languages, schemes):
                with tempfile.TemporaryDirectory() as folder, closing(Stage(Path(folder))) as stage:
                    written += _one(stage, browser, out, language, scheme)
        finally:
            browser.close()
    return written


def _one(stage: Stage, browser: Any, out: Path, language: str, scheme: str) -> list[Path]:
    written = []

    def shoot(page: Any, name: str) -> None:
        for size, (width, height) in SIZES.items():
            page.set_viewport_size({"width": width, "height": height})
            for _ in range(0 if name.startswith(SCROLLED) else 3):  # some room grows with the page
                whole = page.evaluate("document.documentElement.scrollHeight")
                page.set_viewport_size({"width": width, "height": max(height, whole)})
            page.evaluate("window.scrollTo(0, 0)")
            path = out / f"{name}-{size}-{language}-{scheme}.png"
            page.screenshot(path=path)
            written.append(path)

    context = browser.new_context(locale=language, color_scheme=scheme, device_scale_factor=2,
                                  reduced_motion="reduce")
    page = context.new_page()
    page.goto(stage.server.join_url)
    shoot(page, "01-join")
    page.click(".back summary")
    shoot(page, "01-join-back")
    page.fill("[name=code]", "AAAAA-AAAAA")
    page.click(".back button")
    shoot(page, "01-join-refused")
    page.goto(stage.server.join_url)
    page.fill("[name=name]", "Noor")
    page.click(".primary")
    for name, way in Pages(stage):
        way(page)
        shoot(page, name)
        page.unroute_all()
    page.set_viewport_size({"width": 1600, "height": 900})
    for name, shown in (("20-projector-way-in", False), ("21-projector-result", True)):
        stage.go("mots", shown=shown)
        page.goto(stage.server.projector_url)
        path = out / f"{name}-{language}-{scheme}.png"
        page.screenshot(path=path)
        written.append(path)
    context.close()
    return written


if __name__ == "__main__":
    target = Path(sys.argv[1] if len(sys.argv) > 1 else "build/screens")
    print(f"{len(render(target))} pictures in {urlsplit(str(target)).path}")
