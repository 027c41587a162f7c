"""Scenes on a ReportLab canvas: vectors, and text that can be searched and copied.

:class:`PdfPen` writes content operators itself (ISO 32000-1, annex A): it is several times faster
than one canvas call per change of colour and font, and fonts belong to one document instead of
ReportLab's global register, so that two reports may be written at once.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import resources
from facilitator.drawing.clean import one_line
from facilitator.drawing.flatten import Primitive, primitives
from facilitator.drawing.measure import Measure
from facilitator.drawing.svg import runs
from facilitator.scene import Anchor, Circle, Line, Modules, Rect, Scene, Text, Weight
from facilitator.theme import Theme

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

PLACEHOLDER = "\u25a1"
"""Shown for a character that the bundled fonts lack; copying gives the character itself."""
_BOM = "feff"
_KAPPA = 0.5523
"""Control points of the Bézier curve nearest to a quarter of a circle."""


class PdfFonts:
    """The bundled fonts as one document uses them, each read when first needed."""

    def __init__(self, measure: Measure | None = None) -> None:
        self.measure = measure or Measure()
        self._fonts: dict[Weight, Any] = {}
        self._foreign: dict[Weight, re.Pattern[str]] = {}

    def font(self, weight: Weight) -> Any:
        """Return ReportLab's font object for ``weight``."""
        if weight not in self._fonts:
            from reportlab.pdfbase.ttfonts import TTFont

            name = f"Inter-{weight.value}"
            self._fonts[weight] = TTFont(name, str(resources.path("fonts", f"{name}.ttf")))
        return self._fonts[weight]

    def pieces(self, text: str, weight: Weight) -> list[tuple[str, str]]:
        """Part ``text`` into what the font can show: pairs of what is shown and what it stands for.

        The second is empty where both are the same. A stretch of characters that the font lacks is
        shown as one placeholder per visible character.
        """
        if text.isascii():
            return [(text, "")]
        known = self.font(weight).face.charToGlyph
        if all(ord(char) in known for char in text):
            return [(text, "")]
        found: list[tuple[str, str]] = []
        for stretch in self._stretches(text, known):
            if ord(stretch[0]) in known:
                found.append((stretch, ""))
            else:
                seen = sum(1 for char in stretch if self.measure.width(char, 1.0) > 0)
                if seen:
                    found.append((PLACEHOLDER * seen, stretch))
        return found

    @staticmethod
    def _stretches(text: str, known: dict[int, int]) -> list[str]:
        stretches = [text[0]]
        for char in text[1:]:
            if (ord(char) in known) == (ord(stretches[-1][0]) in known):
                stretches[-1] += char
            else:
                stretches.append(char)
        return stretches


class PdfPen:
    """Draws on a ReportLab canvas in page coordinates: points from the top left corner, y down."""

    def __init__(self, canvas: Canvas, fonts: PdfFonts, theme: Theme, height: float) -> None:
        self.canvas = canvas
        self.fonts = fonts
        self.theme = theme
        self._height = height
        self._colors = {
            token: " ".join(f"{part / 255:.3f}" for part in theme.rgb(token))
            for token in theme.colors
        }

    def write(self, operators: str) -> None:
        """Add raw content operators to the page."""
        self.canvas._code.append(operators)

    def text(
        self, x: float, y: float, text: str, size: float, weight: Weight, color: str = "ink"
    ) -> None:
        """Draw one line of cleaned ``text`` whose baseline starts at ``x``, ``y``."""
        document, font = self.canvas._doc, self.fonts.font(weight)
        code = [f"{self._colors[color]} rg BT 1 0 0 1 {x:.2f} {self._height - y:.2f} Tm"]
        for shown, meant in self.fonts.pieces(text, weight):
            if meant:
                code.append(f"/Span <</ActualText <{_BOM}{meant.encode('utf-16-be').hex()}>>> BDC")
            for subset, codes in font.splitString(shown, document):
                name = font.getSubsetInternalName(subset, document)
                code.append(f"{name} {size:g} Tf <{codes.hex()}> Tj")
            if meant:
                code.append("EMC")
        code.append("ET")
        self.write(" ".join(code))

    def line(self, x1: float, y1: float, x2: float, y2: float, color: str, width: float) -> None:
        """Draw a straight line."""
        top = self._height
        self.write(
            f"{self._colors[color]} RG {width:.2f} w {x1:.2f} {top - y1:.2f} m "
            f"{x2:.2f} {top - y2:.2f} l S"
        )

    def rect(self, part: Rect) -> None:
        """Draw a rectangle, with round corners where it has a radius."""
        left, bottom = part.x, self._height - part.y - part.height
        radius = min(part.radius, part.width / 2, part.height / 2)
        if radius <= 0:
            path = f"{left:.2f} {bottom:.2f} {part.width:.2f} {part.height:.2f} re"
        else:
            path = _rounded(left, bottom, part.width, part.height, radius)
        self._paint(path, part.fill, part.stroke, part.stroke_width)

    def circle(self, part: Circle) -> None:
        """Draw a circle."""
        side = 2 * part.radius
        path = _rounded(
            part.x - part.radius, self._height - part.y - part.radius, side, side, part.radius
        )
        self._paint(path, part.fill, part.stroke, part.stroke_width)

    def modules(self, part: Modules) -> None:
        """Draw a QR code's dark modules."""
        step = part.side / len(part.rows) if part.rows else 0.0
        boxes = (
            f"{part.x + start * step:.3f} {self._height - part.y - (number + 1) * step:.3f} "
            f"{length * step:.3f} {step:.3f} re"
            for number, row in enumerate(part.rows)
            for start, length in runs(row)
        )
        self._paint(" ".join(boxes), part.color, None, 0)

    def _paint(self, path: str, fill: str | None, stroke: str | None, width: float) -> None:
        if not path or (fill is None and stroke is None):
            return
        code = "" if fill is None else f"{self._colors[fill]} rg "
        code += "" if stroke is None else f"{self._colors[stroke]} RG {width:.2f} w "
        operator = "B" if fill and stroke else ("f" if fill else "S")
        self.write(f"{code}{path} {operator}")


def draw_scene(pen: PdfPen, scene: Scene, x: float, y: float, scale: float = 1.0) -> None:
    """Draw ``scene`` with its top left corner at ``x``, ``y``, ``scale`` times its size."""
    for part in primitives(scene):
        _draw(pen, part, x, y, scale)


def _draw(pen: PdfPen, part: Primitive, x: float, y: float, k: float) -> None:
    match part:
        case Text():
            text = one_line(part.text)
            size = part.size * k
            wide = pen.fonts.measure.width(text, size, part.weight)
            shift = {Anchor.START: 0.0, Anchor.MIDDLE: wide / 2, Anchor.END: wide}[part.anchor]
            if text.strip():
                pen.text(
                    x + part.x * k - shift, y + part.y * k, text, size, part.weight, part.color
                )
        case Line():
            pen.line(
                x + part.x1 * k, y + part.y1 * k, x + part.x2 * k, y + part.y2 * k,
                part.color, part.width * k,
            )  # fmt: skip
        case Rect():
            pen.rect(
                Rect(x + part.x * k, y + part.y * k, part.width * k, part.height * k,
                     part.fill, part.stroke, part.stroke_width * k, part.radius * k)
            )  # fmt: skip
        case Circle():
            pen.circle(
                Circle(x + part.x * k, y + part.y * k, part.radius * k,
                       part.fill, part.stroke, part.stroke_width * k)
            )  # fmt: skip
        case Modules():
            pen.modules(
                Modules(x + part.x * k, y + part.y * k, part.side * k, part.rows, part.color)
            )


def _rounded(left: float, bottom: float, width: float, height: float, radius: float) -> str:
    """Return the path of a rectangle with round corners."""
    right, top, bend = left + width, bottom + height, radius * (1 - _KAPPA)
    return (
        f"{left + radius:.2f} {bottom:.2f} m {right - radius:.2f} {bottom:.2f} l "
        f"{right - bend:.2f} {bottom:.2f} {right:.2f} {bottom + bend:.2f} "
        f"{right:.2f} {bottom + radius:.2f} c {right:.2f} {top - radius:.2f} l "
        f"{right:.2f} {top - bend:.2f} {right - bend:.2f} {top:.2f} "
        f"{right - radius:.2f} {top:.2f} c {left + radius:.2f} {top:.2f} l "
        f"{left + bend:.2f} {top:.2f} {left:.2f} {top - bend:.2f} "
        f"{left:.2f} {top - radius:.2f} c {left:.2f} {bottom + radius:.2f} l "
        f"{left:.2f} {bottom + bend:.2f} {left + bend:.2f} {bottom:.2f} "
        f"{left + radius:.2f} {bottom:.2f} c h"
    )
