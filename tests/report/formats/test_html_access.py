"""The web page in a real browser: axe finds nothing in either scheme nor on paper."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from facilitator.blocks import ItemList, Paragraph, plain
from facilitator.report.formats import get_format
from tests.report.formats.test_brand import branded
from tests.report.hostile import hostile_report

RULES = "{runOnly: {type: 'tag', values: ['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa']}}"
ARABIC = "ظل قرب المكتبة"


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("html")
    report = branded(folder)
    said = (Paragraph(plain(f"{ARABIC} (3)")), ItemList((plain(ARABIC), plain("De l’ombre"))))
    written = {"branded": replace(report, blocks=(*report.blocks, *said)),
               "hostile": hostile_report()}
    for name, one in written.items():
        get_format("html").write(one, folder / f"{name}.html")
    return {name: folder / f"{name}.html" for name in written}


@pytest.mark.parametrize("media", ["light", "dark", "print"])
@pytest.mark.parametrize("name", ["branded", "hostile"])
def test_axe_finds_nothing_and_nothing_is_fetched(
    chromium: Any, pages: dict[str, Path], name: str, media: str
) -> None:
    carrier = pytest.importorskip("axe_playwright_python")
    axe = (Path(carrier.__file__).parent / "axe.min.js").read_text("utf-8")
    scheme = "dark" if media == "dark" else "light"
    size = {"width": 700 if media == "print" else 360, "height": 700}
    context = chromium.new_context(viewport=size, color_scheme=scheme)
    try:
        page = context.new_page()
        asked: list[str] = []
        problems: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda said: problems.append(said.text))
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.goto(pages[name].as_uri())
        if media == "print":
            page.emulate_media(media="print")
        assert [url for url in asked[1:] if not url.startswith("data:")] == []
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
        page.evaluate(axe)
        found = page.evaluate(f"axe.run(document, {RULES})")
        told = [f"{v['id']}: {v['nodes'][0]['html'][:200]}" for v in found["violations"]]
        assert told == []
        assert problems == []
    finally:
        context.close()


def test_words_in_pictures_can_be_read_on_a_phone(chromium: Any, pages: dict[str, Path]) -> None:
    page = chromium.new_page(viewport={"width": 360, "height": 700})
    try:
        page.goto(pages["branded"].as_uri())
        found = page.evaluate(
            "[...document.querySelectorAll('figure svg')].map(svg => {"
            " const texts = [...svg.querySelectorAll('text')];"
            " const sizes = texts.map(t => +t.getAttribute('font-size')).sort((a, b) => a - b);"
            " const box = svg.getBoundingClientRect();"
            " return sizes[sizes.length >> 1] * box.width / svg.viewBox.baseVal.width })")
        assert found
        assert min(found) > 11
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
    finally:
        page.close()


def test_text_from_right_to_left_stands_alone(chromium: Any, pages: dict[str, Path]) -> None:
    page = chromium.new_page()
    page.goto(pages["branded"].as_uri())
    found = page.evaluate(
        "t => [...document.querySelectorAll('p,li')].filter(e => e.textContent.includes(t))"
        ".map(e => [e.dir, getComputedStyle(e).direction])", ARABIC)
    assert found == [["auto", "rtl"], ["auto", "rtl"]]
    latin = page.evaluate("[...document.querySelectorAll('li')].at(-1).dir")
    assert latin == ""
    page.close()
