"""The pages look as they did when they were last looked at.

The pictures in ``tests/report/golden`` are small and grey; after a change of look, look at the
pages, then write them anew with ``PALABRE_GOLDEN=write``.
"""

from __future__ import annotations

import os
from pathlib import Path

import pymupdf
import pytest
from PIL import Image, ImageChops, ImageFilter, ImageStat

from facilitator.report.formats import get_format
from tests.report.sample import sample_report

GOLDEN = Path(__file__).parent.parent / "golden"
PAGES = 6


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[Image.Image]:
    target = tmp_path_factory.mktemp("golden") / "r.pdf"
    get_format("pdf").write(sample_report(), target)
    drawn = []
    with pymupdf.open(target) as document:
        for page in document:
            pixels = page.get_pixmap(dpi=48, colorspace=pymupdf.csGRAY)
            drawn.append(Image.frombytes("L", (pixels.width, pixels.height), pixels.samples))
    return drawn


def difference(one: Image.Image, other: Image.Image) -> float:
    """Return how far two pages are apart, 0 to 255, at their worst spot of some points across."""
    blurred = (each.filter(ImageFilter.BoxBlur(4)) for each in (one, other))
    return float(ImageStat.Stat(ImageChops.difference(*blurred)).extrema[0][1])


def test_there_are_as_many_pages(pages: list[Image.Image]) -> None:
    assert len(pages) == PAGES


@pytest.mark.parametrize("number", range(PAGES))
def test_page_looks_as_it_did(pages: list[Image.Image], number: int) -> None:
    kept = GOLDEN / f"page-{number + 1}.png"
    if os.environ.get("PALABRE_GOLDEN") == "write":
        GOLDEN.mkdir(exist_ok=True)
        pages[number].quantize(16).save(kept, optimize=True)
    with Image.open(kept) as image:
        golden = image.convert("L")
    assert golden.size == pages[number].size
    assert difference(golden, pages[number]) < 24


def test_a_line_out_of_place_is_noticed(pages: list[Image.Image]) -> None:
    moved = ImageChops.offset(pages[2], 0, 8)
    assert difference(moved, pages[2]) > 24
