"""Colours, spaces and sizes by meaning: one TOML file per theme under ``resources/themes``.

Scenes, windows, pages and reports name a token (``leaf``, ``ink-soft``, ``word-3``); a theme says
what it looks like. ``word-0`` to ``word-5`` colour the words of a cloud, in that order.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import resources

WORD_COLORS = tuple(f"word-{number}" for number in range(6))
"""The tokens for words of a cloud, in the order in which they are dealt."""


@dataclass(frozen=True)
class Theme:
    """One look.

    ``spacing`` is the step between spaces and ``radius`` that of rounded corners, both in pixels;
    ``type_scale`` holds the text sizes, smallest first; ``motion`` is the usual length of an
    animation in milliseconds.
    """

    name: str
    colors: Mapping[str, str]
    spacing: int
    radius: int
    type_scale: tuple[int, ...]
    motion: int

    def color(self, token: str) -> str:
        """Return the colour of ``token`` as ``#RRGGBB``; raises ``KeyError`` for an unknown one."""
        return self.colors[token]

    def rgb(self, token: str) -> tuple[int, int, int]:
        """Return the colour of ``token`` as three numbers from 0 to 255."""
        value = self.colors[token].lstrip("#")
        return int(value[0:2], 16), int(value[2:4], 16), int(value[4:6], 16)


def load_theme(name: str, folder: Path | None = None) -> Theme:
    """Read the theme ``name`` (``light``, ``dark``) from ``folder``, the shipped ones by default.

    Raises ``OSError`` where there is no such theme.
    """
    folder = folder or resources.path("themes")
    with (folder / f"{name}.toml").open("rb") as file:
        data = tomllib.load(file)
    return Theme(
        name=data["name"],
        colors=data["colors"],
        spacing=data["shape"]["spacing"],
        radius=data["shape"]["radius"],
        type_scale=tuple(data["type"]["scale"]),
        motion=data["motion"]["milliseconds"],
    )


def contrast(first: tuple[int, int, int], second: tuple[int, int, int]) -> float:
    """Return the contrast ratio of two colours, 1 to 21 (WCAG 2.2, "contrast ratio")."""
    bright, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def _luminance(rgb: tuple[int, int, int]) -> float:
    # WCAG 2.2, "relative luminance".
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (value / 255 for value in rgb)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
