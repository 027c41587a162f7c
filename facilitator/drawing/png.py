"""Scenes as PNG pictures, for office files and exports: drawn large with Pillow, then reduced."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import resources
from facilitator.drawing.clean import one_line
from facilitator.drawing.flatten import Primitive, primitives
from facilitator.drawing.measure import FOREIGN, Measure
from facilitator.drawing.svg import runs
from facilitator.scene import Anchor, Circle, Line, Modules, Rect, Scene, Text, Weight
from facilitator.theme import Theme

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

_FINE, _FINEST = 2, 3
"""How many times larger than asked a picture is drawn, for smooth edges: large and small ones."""
_MOST_PIXELS = 24_000_000
"""Larger pictures are made coarser instead of filling the memory."""
PLACEHOLDER = "\u25a1"
"""Drawn for a character that the bundled fonts lack."""


def to_png(
    scene: Scene,
    theme: Theme,
    *,
    scale: float = 2.0,
    ground: str | None = "surface",
    measure: Measure | None = None,
) -> bytes:
    """Return ``scene`` as a PNG file with ``scale`` pixels per point.

    ``ground`` is the token of the colour behind it, ``None`` for a transparent one.
    """
    from PIL import Image, ImageDraw

    pixels = scene.width * scene.height * scale * scale
    if pixels > _MOST_PIXELS:
        scale *= (_MOST_PIXELS / pixels) ** 0.5
    wide, high = max(1, round(scene.width * scale)), max(1, round(scene.height * scale))
    finer = _FINE if scale >= 2 else _FINEST
    if wide * high * finer**2 > _MOST_PIXELS * 4:
        finer = 1
    size = (wide * finer, high * finer)
    if ground is None:
        image = Image.new("RGBA", size, (255, 255, 255, 0))
    else:
        image = Image.new("RGB", size, theme.rgb(ground))
    painter = _Painter(ImageDraw.Draw(image), theme, measure or Measure(), scale * finer)
    for part in primitives(scene):
        painter.draw(part)
    if finer > 1:
        image = image.resize((wide, high), Image.Resampling.BOX)
    buffer = BytesIO()
    dots = 72 * scale
    image.save(buffer, "PNG", dpi=(dots, dots))
    return buffer.getvalue()


class _Painter:
    """Draws primitives on a Pillow picture, ``scale`` pixels per point."""

    def __init__(self, draw: ImageDraw, theme: Theme, measure: Measure, scale: float) -> None:
        self._draw = draw
        self._theme = theme
        self._measure = measure
        self._scale = scale
        self._fonts: dict[tuple[Weight, float], FreeTypeFont] = {}

    def draw(self, part: Primitive) -> None:
        scale = self._scale
        match part:
            case Text():
                self._text(part)
            case Rect():
                box = (part.x, part.y, part.x + part.width, part.y + part.height)
                left, top, right, bottom = (value * scale for value in box)
                if right - left < 1 or bottom - top < 1:
                    return
                self._draw.rounded_rectangle(
                    (left, top, right - 1, bottom - 1),
                    min(part.radius * scale, (right - left) / 2, (bottom - top) / 2),
                    self._color(part.fill),
                    self._color(part.stroke),
                    self._stroke(part.stroke, part.stroke_width),
                )
            case Circle():
                self._draw.circle(
                    (part.x * scale, part.y * scale),
                    part.radius * scale,
                    self._color(part.fill),
                    self._color(part.stroke),
                    self._stroke(part.stroke, part.stroke_width),
                )
            case Line():
                ends = (part.x1 * scale, part.y1 * scale, part.x2 * scale, part.y2 * scale)
                self._draw.line(ends, self._color(part.color), max(1, round(part.width * scale)))
            case Modules():
                self._modules(part)

    def _text(self, part: Text) -> None:
        text = one_line(part.text)
        wide = self._measure.width(text, part.size, part.weight)
        x = part.x - {Anchor.START: 0.0, Anchor.MIDDLE: wide / 2, Anchor.END: wide}[part.anchor]
        font = self._font(part.weight, part.size)
        fill = self._color(part.color)
        # Character by character: Pillow rounds advances to whole pixels, we do not.
        for char in text:
            step = self._measure.width(char, part.size, part.weight)
            drawn = PLACEHOLDER if step == part.size * FOREIGN else char
            if step or not char.isprintable():
                place = (x * self._scale, part.y * self._scale)
                self._draw.text(place, drawn, fill, font, anchor="ls")
            elif "\u0300" <= char <= "\u036f":
                self._draw.text((x * self._scale, part.y * self._scale), char, fill, font, "ls")
            x += step

    def _modules(self, part: Modules) -> None:
        if not part.rows:
            return
        step = part.side / len(part.rows) * self._scale
        left, top = part.x * self._scale, part.y * self._scale
        for number, row in enumerate(part.rows):
            for start, length in runs(row):
                first = (round(left + start * step), round(top + number * step))
                last = (left + (start + length) * step, top + (number + 1) * step)
                self._draw.rectangle(
                    (first, (round(last[0]) - 1, round(last[1]) - 1)), self._color(part.color)
                )

    def _font(self, weight: Weight, size: float) -> FreeTypeFont:
        if (weight, size) not in self._fonts:
            from PIL import ImageFont

            path = str(resources.path("fonts", f"Inter-{weight.value}.ttf"))
            self._fonts[weight, size] = ImageFont.truetype(
                path, size * self._scale, layout_engine=ImageFont.Layout.BASIC
            )
        return self._fonts[weight, size]

    def _color(self, token: str | None) -> tuple[int, int, int] | None:
        return None if token is None else self._theme.rgb(token)

    def _stroke(self, token: str | None, width: float) -> int:
        return 0 if token is None else max(1, round(width * self._scale))
