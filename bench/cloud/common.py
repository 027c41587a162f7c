"""What all layouts are measured by."""

from __future__ import annotations

from functools import cache
from math import hypot
from statistics import mean
from typing import NamedTuple

import resources

WIDTH, HEIGHT = 1920, 1080
FONT = resources.path("fonts") / "Inter-Bold.ttf"
TRIAL = 200

Counts = dict[str, int]


class Spot(NamedTuple):
    """Where a layout put a term, in pixels, and the lines it set it in."""

    x: float
    y: float
    size: float
    lines: tuple[str, ...]


Spots = dict[str, Spot]


class Run(NamedTuple):
    """One layout and the milliseconds it took."""

    ms: float
    spots: Spots


@cache
def _ink(text: str) -> float:
    """Pixels of ink of a line at size 1, by drawing it large."""
    from PIL import ImageFont

    mask = ImageFont.truetype(str(FONT), TRIAL).getmask(text, mode="L")
    return sum(bytes(mask)) / 255 / TRIAL**2


def coverage(spots: Spots) -> float:
    """Share of the frame that is ink (nothing overlaps, so the words add up)."""
    ink = sum(_ink(line) * spot.size**2 for spot in spots.values() for line in spot.lines)
    return ink / (WIDTH * HEIGHT)


def movement(before: Spots, after: Spots, changed: str) -> float:
    """Mean distance between the old and the new centre of the terms that did not change."""
    ways = [
        hypot(spot.x - before[key].x, spot.y - before[key].y)
        for key, spot in after.items()
        if key in before and key != changed
    ]
    return mean(ways) if ways else 0.0


def smallest(spots: Spots) -> float:
    """The smallest font size in use."""
    return min(spot.size for spot in spots.values())
