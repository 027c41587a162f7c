"""The colours of a cloud's words are told apart by colour-blind eyes, as far as six can be.

Simulated after Machado, Oliveira and Fernandes (2009), "A Physiologically-based Model for
Simulation of Color Vision Deficiency", severity 1, on linear RGB; compared in CIE L*a*b* (D65).
"""

from __future__ import annotations

from itertools import combinations

import pytest

from facilitator.theme import WORD_COLORS, load_theme

Vector = tuple[float, ...]

EYES: dict[str, tuple[Vector, ...]] = {
    "without red": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216),
                    (-0.003882, -0.048116, 1.051998)),
    "without green": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413),
                      (-0.011820, 0.042940, 0.968881)),
    "without blue": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602),
                     (0.004733, 0.691367, 0.303900)),
}
LEAST = 10.0
"""Difference in L*a*b*; 2.3 is one that can just be noticed side by side."""


def linear(rgb: tuple[int, int, int]) -> Vector:
    shares = (part / 255 for part in rgb)
    return tuple(s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)


def seen(rgb: tuple[int, int, int], eye: tuple[Vector, ...]) -> Vector:
    light = linear(rgb)
    mixed = (sum(a * b for a, b in zip(row, light, strict=True)) for row in eye)
    return tuple(min(1.0, max(0.0, one)) for one in mixed)


def lab(light: Vector) -> Vector:
    red, green, blue = light
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883
    fx, fy, fz = (one ** (1 / 3) if one > 216 / 24389 else (24389 / 27 * one + 16) / 116
                  for one in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def apart(one: Vector, other: Vector) -> float:
    return sum((a - b) ** 2 for a, b in zip(lab(one), lab(other), strict=True)) ** 0.5


@pytest.mark.parametrize("eye", EYES)
@pytest.mark.parametrize("name", ["light", "dark"])
def test_any_two_words_colours_differ_to_colour_blind_eyes(name: str, eye: str) -> None:
    theme = load_theme(name)
    views = {token: seen(theme.rgb(token), EYES[eye]) for token in WORD_COLORS}
    near = {(one, other): round(apart(views[one], views[other]), 1)
            for one, other in combinations(WORD_COLORS, 2)}
    assert {pair: far for pair, far in near.items() if far < LEAST} == {}


def test_the_simulation_takes_red_and_green_for_alike() -> None:
    red, green = (200, 80, 60), (120, 125, 50)
    plain = apart(linear(red), linear(green))
    blind = apart(seen(red, EYES["without green"]), seen(green, EYES["without green"]))
    assert blind < plain / 2
