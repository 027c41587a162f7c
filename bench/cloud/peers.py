"""The two layouts that people use: npm's d3-cloud in headless Chromium and PyPI's wordcloud."""

from __future__ import annotations

import base64
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bench.cloud.common import FONT, HEIGHT, WIDTH, Counts, Run, Spot

FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


class D3Cloud:
    """d3-cloud in a page: horizontal words, size as the square root of the count."""

    def __init__(self, page: Any) -> None:
        self._page = page

    def lay_out(self, counts: Counts, scale: float, padding: int) -> Run:
        """One layout; words for which it finds no place are missing from the result."""
        task = {
            "terms": list(counts.items()),
            "scale": scale,
            "padding": padding,
            "width": WIDTH,
            "height": HEIGHT,
        }
        done = self._page.evaluate("task => cloud(task)", task)
        spots = {text: Spot(x, y, size, (text,)) for text, x, y, size in done["words"]}
        return Run(done["ms"], spots)

    def largest_scale(self, counts: Counts, padding: int) -> float:
        """The largest scale, in steps of 3 %, at which every word finds a place."""
        scale = HEIGHT / 6 / max(counts.values()) ** 0.5 * 2
        while len(self.lay_out(counts, scale, padding).spots) < len(counts):
            scale *= 0.97
        return scale


@contextmanager
def d3_cloud(folder: Path) -> Iterator[D3Cloud]:
    """d3-cloud, fetched by npm into `folder` where it is not there yet, in a fresh browser."""
    from playwright.sync_api import sync_playwright

    script = folder / "node_modules" / "d3-cloud" / "build" / "d3.layout.cloud.js"
    if not script.exists():
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "package.json").write_text('{"private": true}\n')
        command = ["npm", "install", "--no-package-lock", "--no-audit", "--no-fund", "d3-cloud"]
        subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
    font = base64.b64encode(FONT.read_bytes()).decode()
    face = f"@font-face{{font-family:Cloud;src:url(data:font/ttf;base64,{font})}}"
    browser_path = shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=FLAGS)
        page = browser.new_page()
        page.set_content(f"<style>{face}</style><body style='font-family:Cloud'>é</body>")
        page.evaluate("() => document.fonts.load('700 40px Cloud')")
        page.add_script_tag(path=str(script))
        page.add_script_tag(path=str(Path(__file__).with_name("d3.js")))
        yield D3Cloud(page)
        browser.close()


def wordcloud(counts: Counts) -> Run:
    """PyPI's wordcloud as it comes, but horizontal and with our typeface."""
    from PIL import ImageFont
    from wordcloud import WordCloud

    maker = WordCloud(
        width=WIDTH,
        height=HEIGHT,
        max_words=len(counts),
        prefer_horizontal=1.0,
        font_path=str(FONT),
        random_state=42,
    )
    started = time.process_time()
    maker.generate_from_frequencies(counts)
    ms = (time.process_time() - started) * 1000
    spots = {}
    for (text, _), size, (top, left), _, _ in maker.layout_:
        x0, y0, x1, y1 = ImageFont.truetype(str(FONT), size).getbbox(text)
        spots[text] = Spot(left + (x1 - x0) / 2, top + (y1 - y0) / 2, size, (text,))
    return Run(ms, spots)
