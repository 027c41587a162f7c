"""A page being filled: points from its top left corner, text measured before it is placed.

Pages are scenes, so that a preview in the window shows what the printer will give.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from facilitator.drawing.build import paragraph
from facilitator.drawing.clean import clean, one_line
from facilitator.drawing.flatten import baseline
from facilitator.drawing.measure import LEADING, Measure
from facilitator.drawing.pdf import PdfFonts
from facilitator.i18n import N_, Translator
from facilitator.report.typography import hold_spaces
from facilitator.scene import Anchor, Circle, Element, Line, Modules, Rect, Scene, Text, Weight

A3 = (1190.55, 841.89)
A4 = (841.89, 595.28)
A5 = (595.28, 419.53)
A6 = (419.53, 297.64)
"""Long and short side of each paper in points (ISO 216)."""
HAIR = 0.6
"""Width of a hairline that every office printer draws."""
_SPACES = re.compile(" {2,}")
# What a line never parts: up to a space, or to a hyphen or dash that may end a line.
_UNBROKEN = re.compile("[^ \\n\u2013\u2014-]+[\u2013\u2014-]*|[\u2013\u2014-]+")


@dataclass(frozen=True, slots=True)
class Box:
    """A part of a page, its top left corner at ``x``, ``y``."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.y + self.height

    def inset(self, x: float, y: float) -> Box:
        """The same box with ``x`` less on the left and right, ``y`` less above and below."""
        return Box(self.x + x, self.y + y, self.width - 2 * x, self.height - 2 * y)


class Press:
    """What all pages of one print share: the words' language, the fonts, the measure."""

    def __init__(self, tr: Translator) -> None:
        self.tr = tr
        self.measure = Measure()
        self.fonts = PdfFonts(self.measure)

    @cached_property
    def _known(self) -> dict[int, int]:
        found: dict[int, int] = self.fonts.font(Weight.REGULAR).face.charToGlyph
        return found

    def foreign(self, text: str) -> bool:
        """Whether ``text`` has letters that the bundled fonts cannot write."""
        return any(
            char.isalpha() and ord(char) not in self._known for char in clean(text)
        )

    def shown(self, text: str) -> str:
        """Return ``text`` as it is printed: cleaned, its spaces held, without emoji.

        A printed box helps nobody, so pictures that the fonts lack are left out where other
        words remain.
        """
        safe = clean(text).strip()
        if not safe.isascii():
            kept = "".join(char for char in safe if not self._picture(char))
            if kept != safe and kept.strip():
                safe = _SPACES.sub(" ", kept).strip()
        return hold_spaces(safe, self.tr.language)

    def _picture(self, char: str) -> bool:
        if char in "\u200d\ufe0e\ufe0f\u20e3" or "\U000e0020" <= char <= "\U000e007f":
            return True  # what joins, dresses or closes an emoji (Unicode Technical Standard #51)
        return ord(char) not in self._known and unicodedata.category(char) in ("So", "Sk")


class Sheet:
    """One page. ``box`` is what may be written on; what is drawn is kept as a scene's elements."""

    def __init__(self, press: Press, size: tuple[float, float], margin: float = 36.0) -> None:
        self.press = press
        self.width, self.height = size
        self.box = Box(0, 0, *size).inset(margin, margin)
        self._elements: list[Element] = []
        self._words: list[str] = []

    def add(self, *elements: Element) -> None:
        """Draw some elements."""
        self._elements += elements

    def text(
        self, text: str, box: Box, size: float, *, weight: Weight = Weight.REGULAR,
        color: str = "ink", anchor: Anchor = Anchor.START, leading: float = LEADING,
        max_lines: int | None = None,
    ) -> float:
        """Write ``text`` from the top of ``box``, never below it; return its height.

        It is cut with an ellipsis after ``max_lines``, or where the box ends.
        """
        safe = self.press.shown(text)
        if not safe:
            return 0.0
        room = max(1, int(box.height / (size * leading) + 1e-6))
        most = room if max_lines is None else min(room, max_lines)
        texts, height = paragraph(
            self.press.measure, safe, box.x, box.y, box.width, size, weight=weight,
            color=color, anchor=anchor, leading=leading, max_lines=most,
        )
        self._say(texts)
        return height

    def fit(
        self, text: str, box: Box, sizes: Sequence[float], *, weight: Weight = Weight.REGULAR,
        color: str = "ink", anchor: Anchor = Anchor.START, leading: float = 1.2,
        middle: bool = False,
    ) -> float:
        """Write ``text`` in the first of ``sizes`` that fits ``box`` without cutting a word.

        At the last size it is cut. ``middle`` sets it halfway down. Returns its height.
        """
        safe = self.press.shown(text)
        if not safe:
            return 0.0
        measure = self.press.measure
        words = _UNBROKEN.findall(safe)
        # A word longer than any line is cut at the last size; it must not decide for the others.
        widest = max((measure.width(word, 1.0, weight) for word in words), default=0.0)
        whole = [size for size in sizes if widest * size <= box.width] or [sizes[-1]]
        size, lines = measure.fit(safe, box.width, box.height, whole, weight, leading)
        height = len(lines) * size * leading
        top = box.y + (max(0.0, box.height - height) / 2 if middle else 0.0)
        x = {Anchor.START: box.x, Anchor.MIDDLE: box.x + box.width / 2,
             Anchor.END: box.right}[anchor]
        first = top + baseline(size, leading)
        self._say(
            tuple(Text(x, first + n * size * leading, line, size, color, weight, anchor)
                  for n, line in enumerate(lines))
        )
        return height

    def rule(
        self, x: float, y: float, width: float, color: str = "line", thick: float = HAIR
    ) -> None:
        """Draw a line from ``x`` to the right."""
        self.add(Line(x, y, x + width, y, color, thick))

    def mark(self, x: float, y: float, length: float = 34.0) -> None:
        """Draw the short bar in terracotta that opens a page."""
        self.rule(x, y, length, "clay", 3.0)

    def disc(self, x: float, y: float, radius: float, sign: str) -> None:
        """Draw a sign on a leaf-green disc around ``x``, ``y``."""
        size = radius * 1.25
        self.add(
            Circle(x, y, radius, fill="leaf"),
            Text(x, y + size * 0.365, sign, size, "on-leaf", Weight.BOLD, Anchor.MIDDLE),
        )

    def qr(self, rows: tuple[str, ...], x: float, y: float, side: float) -> None:
        """Draw a QR code with its light border of four modules (ISO/IEC 18004) in a square."""
        step = side / (len(rows) + 8)
        self.add(
            Rect(x, y, side, side, fill="qr-paper"),
            Modules(x + 4 * step, y + 4 * step, step * len(rows), rows, "qr-ink"),
        )

    def foot(self, left: str, number: int = 1, of: int = 1) -> None:
        """Write what this page belongs to at its foot, and its number where there are several."""
        y, size = self.box.bottom, 8.0
        room = self.box.width
        if of > 1:
            said = self.press.tr(N_("page {number} sur {total}"), number=number, total=of)
            self.add(Text(self.box.right, y, said, size, "ink-soft", anchor=Anchor.END))
            room -= self.press.measure.width(said, size) + 20
        line = self.press.measure.cut(one_line(self.press.shown(left)), size, room)
        self._say((Text(self.box.x, y, line, size, "ink-soft"),))

    def scene(self) -> Scene:
        """The page as a scene; its alternative text is what is written on it."""
        return Scene(self.width, self.height, tuple(self._elements), "\n".join(self._words))

    def _say(self, texts: Sequence[Text]) -> None:
        self._elements += texts
        self._words.append(" ".join(text.text for text in texts))


def grid_boxes(
    width: float, height: float, columns: int, rows: int, margin: float = 0.0
) -> tuple[Box, ...]:
    """Part a page into equal boxes, row by row."""
    wide, high = (width - 2 * margin) / columns, (height - 2 * margin) / rows
    return tuple(
        Box(margin + column * wide, margin + row * high, wide, high)
        for row in range(rows)
        for column in range(columns)
    )


def cut_lines(sheet: Sheet, columns: int, rows: int, margin: float = 0.0) -> None:
    """Draw the hairlines along which the cards of :func:`grid_boxes` are cut apart."""
    wide, high = (sheet.width - 2 * margin) / columns, (sheet.height - 2 * margin) / rows
    first, last = (0, 1) if margin else (1, 0)  # without margin the paper's edge is the cut
    for column in range(first, columns + last):
        x = margin + column * wide
        sheet.add(Line(x, 0, x, sheet.height, "line", HAIR))
    for row in range(first, rows + last):
        sheet.rule(0, margin + row * high, sheet.width)
