"""An organisation's colour and logo on every format, and the theme of print."""

from __future__ import annotations

import warnings
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path

from facilitator.blocks import Report
from facilitator.drawing.clean import one_line
from facilitator.i18n import N_
from facilitator.report.formats.base import words
from facilitator.theme import Theme, contrast, load_theme

LEAST_CONTRAST = 4.5
"""Least contrast of a colour of text with its ground (WCAG 2.2, 1.4.3)."""
LOGO_SIDE = 900
"""Longest side of a logo in pixels once it is in a report: 300 dots an inch at 7.6 cm."""
MOST_PIXELS = 40_000_000
MOST_BYTES = 8_000_000
_SOFT = 0.12


@dataclass(frozen=True, slots=True)
class Logo:
    """A logo as PNG without transparency, on one colour; sizes in pixels. ``alt`` says whose."""

    png: bytes
    width: int
    height: int
    alt: str = ""

    def within(self, width: float, height: float) -> tuple[float, float]:
        """Its size in points where it may take at most ``width`` by ``height``."""
        scale = min(width / self.width, height / self.height)
        return self.width * scale, self.height * scale


def brand_theme(report: Report, name: str = "light") -> Theme:
    """The colours of ``report`` on paper: ours, or the organisation's where it can be read.

    An accent whose contrast with the page is under :data:`LEAST_CONTRAST` is passed over. ``mark``
    is the colour of the short bars, ``draft`` that of the watermark.
    """
    theme = load_theme(name)
    colors = {**theme.colors, "mark": theme.color("clay"), "draft": "#F3EFE8"}
    accent = readable_accent(report.accent, theme)
    if accent:
        base = theme.rgb("surface")
        soft = tuple(
            round(_SOFT * ours + (1 - _SOFT) * ground)
            for ours, ground in zip(_rgb(accent), base, strict=True)
        )
        colors |= {"leaf": accent, "mark": accent, "word-0": accent,
                   "leaf-soft": "#{:02X}{:02X}{:02X}".format(*soft)}
    return replace(theme, colors=colors)


def readable_accent(accent: str, theme: Theme) -> str:
    """An organisation's colour (``#rrggbb``), "" where it cannot be read on ``theme``."""
    if not accent:
        return ""
    color = _rgb(accent)
    least = min(contrast(color, theme.rgb(ground)) for ground in ("paper", "surface"))
    return accent if least >= LEAST_CONTRAST else ""


def logo_of(report: Report, ground: tuple[int, int, int] = (255, 255, 255)) -> Logo | None:
    """The organisation's logo on ``ground``, None where there is none or it cannot be read.

    A report is never refused for its logo. Beside an SVG a PNG of the same name is looked for: the
    formats with pages take that one.
    """
    path = Path(report.logo) if report.logo else None
    if path is None:
        return None
    try:
        return replace(_read(path.with_suffix(".png"), ground), alt=_alt(report))
    except Exception:  # Pillow raises a dozen kinds, its decoders some more
        return None


def _alt(report: Report) -> str:
    """Whose logo it is, by the legal line; "Logo" alone would tell a listener nothing."""
    alt = words(report.language)(N_("Logo de l’organisme"))
    return f"{alt} : {one_line(report.legal)}" if report.legal else alt


def _read(path: Path, color: tuple[int, int, int]) -> Logo:
    from PIL import Image

    if path.stat().st_size > MOST_BYTES:
        raise ValueError("too large a file")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a large picture is refused below, not warned of
        with Image.open(path, formats=("PNG",)) as image:
            if image.width * image.height > MOST_PIXELS:
                raise ValueError("too many pixels")
            image.load()
            seen = image.convert("RGBA")
    seen.thumbnail((LOGO_SIDE, LOGO_SIDE), Image.Resampling.LANCZOS)
    ground = Image.new("RGB", seen.size, color)
    ground.paste(seen, mask=seen)
    file = BytesIO()
    ground.save(file, "PNG", optimize=True)
    return Logo(file.getvalue(), ground.width, ground.height)


def _rgb(color: str) -> tuple[int, int, int]:
    digits = color.lstrip("#")
    return int(digits[0:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)
