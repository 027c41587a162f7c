"""Scenes as SVG: for phones, HTML reports and exports.

The text is real text. Nothing refers to anything outside the file and nothing runs in it; colours
are written out and named by class (``f-leaf`` for a fill, ``s-leaf`` for a stroke), so that a page
may recolour the picture with its own style sheet.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator
from html import escape

import resources
from facilitator.drawing.clean import one_line
from facilitator.drawing.flatten import Primitive, primitives
from facilitator.drawing.measure import Measure
from facilitator.scene import Anchor, Circle, Line, Modules, Rect, Scene, Text, Weight
from facilitator.theme import Theme

_WEIGHTS = {
    Weight.REGULAR: "",
    Weight.SEMIBOLD: ' font-weight="600"',
    Weight.BOLD: ' font-weight="700"',
    Weight.ITALIC: ' font-style="italic"',
    Weight.BOLD_ITALIC: ' font-weight="700" font-style="italic"',
}
_NUMBERS = {
    Weight.REGULAR: 400,
    Weight.SEMIBOLD: 600,
    Weight.BOLD: 700,
    Weight.ITALIC: 400,
    Weight.BOLD_ITALIC: 700,
}
_ANCHORS = {
    Anchor.START: "",
    Anchor.MIDDLE: ' text-anchor="middle"',
    Anchor.END: ' text-anchor="end"',
}


def to_svg(
    scene: Scene,
    theme: Theme,
    *,
    embed_fonts: bool = False,
    title: str = "",
    measure: Measure | None = None,
) -> str:
    """Return ``scene`` as one ``<svg>`` element, UTF-8 text without an XML declaration.

    ``title`` (the scene's ``alt`` by default) names it for screen readers. With ``embed_fonts`` the
    bundled fonts it uses are put into it (about 460 kB each) and it looks the same everywhere;
    without, each text is told how wide to be, so that another font cannot make words collide.
    """
    measure = measure or Measure()
    body = "".join(_draw(part, theme, measure, embed_fonts) for part in primitives(scene))
    name, alt = one_line(title or scene.alt), one_line(scene.alt)
    label = f"<title>{escape(name)}</title>" if name else ""
    if alt and alt != name:
        label += f"<desc>{escape(alt)}</desc>"
    style = f"<defs><style>{_faces(scene)}</style></defs>" if embed_fonts else ""
    role = 'role="img"' if name else 'aria-hidden="true"'
    # optimizeSpeed turns kerning and ligatures off, which the measures do not count.
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {role} viewBox="0 0 {_n(scene.width)} '
        f'{_n(scene.height)}" width="{_n(scene.width)}" height="{_n(scene.height)}" '
        'font-family="Inter, system-ui, sans-serif" text-rendering="optimizeSpeed">'
        f"{label}{style}{body}</svg>"
    )


def _draw(part: Primitive, theme: Theme, measure: Measure, exact: bool) -> str:
    match part:
        case Text():
            return _text(part, theme, measure, exact)
        case Rect():
            round_ = f' rx="{_n(part.radius)}"' if part.radius else ""
            return (
                f'<rect x="{_n(part.x)}" y="{_n(part.y)}" width="{_n(part.width)}" '
                f'height="{_n(part.height)}"{round_}{_paint(part, theme)}{_key(part.key)}/>'
            )
        case Circle():
            return (
                f'<circle cx="{_n(part.x)}" cy="{_n(part.y)}" r="{_n(part.radius)}"'
                f"{_paint(part, theme)}{_key(part.key)}/>"
            )
        case Line():
            return (
                f'<path d="M{_n(part.x1)} {_n(part.y1)}L{_n(part.x2)} {_n(part.y2)}" '
                f'class="s-{part.color}" stroke="{theme.color(part.color)}" '
                f'stroke-width="{_n(part.width)}"{_key(part.key)}/>'
            )
        case Modules():
            return (
                f'<path d="{"".join(_modules(part))}" class="f-{part.color}" '
                f'fill="{theme.color(part.color)}"{_key(part.key)}/>'
            )


def _text(part: Text, theme: Theme, measure: Measure, exact: bool) -> str:
    text = one_line(part.text)
    if not text.strip():
        return ""
    wide = measure.width(text, part.size, part.weight)
    length = "" if exact or len(text) < 2 else f' textLength="{_n(wide)}"'
    adjust = ' lengthAdjust="spacingAndGlyphs"' if length else ""
    return (
        f'<text x="{_n(part.x)}" y="{_n(part.y)}" font-size="{_n(part.size)}"'
        f"{_WEIGHTS[part.weight]}{_ANCHORS[part.anchor]}{length}{adjust} xml:space="
        f'"preserve" class="f-{part.color}" fill="{theme.color(part.color)}"{_key(part.key)}>'
        f"{escape(text)}</text>"
    )


def _paint(part: Rect | Circle, theme: Theme) -> str:
    classes, paint = [], ' fill="none"'
    if part.fill is not None:
        classes.append(f"f-{part.fill}")
        paint = f' fill="{theme.color(part.fill)}"'
    if part.stroke is not None:
        classes.append(f"s-{part.stroke}")
        paint += f' stroke="{theme.color(part.stroke)}" stroke-width="{_n(part.stroke_width)}"'
    return f' class="{" ".join(classes)}"{paint}' if classes else paint


def _modules(part: Modules) -> Iterator[str]:
    """Yield one path per run of dark modules, so that no seam shows between neighbours."""
    if not part.rows:
        return
    step = part.side / len(part.rows)
    for number, row in enumerate(part.rows):
        for start, length in runs(row):
            yield (
                f"M{_n(part.x + start * step)} {_n(part.y + number * step)}h{_n(length * step)}"
                f"v{_n(step)}h{_n(-length * step)}z"
            )


def runs(row: str) -> Iterator[tuple[int, int]]:
    """Yield start and length of each run of ``"1"`` in ``row``."""
    start = row.find("1")
    while start >= 0:
        end = row.find("0", start)
        end = len(row) if end < 0 else end
        yield start, end - start
        start = row.find("1", end)


def _faces(scene: Scene) -> str:
    used = {part.weight for part in primitives(scene) if isinstance(part, Text)}
    rules = []
    for weight in sorted(used, key=lambda weight: weight.value):
        data = resources.path("fonts", f"Inter-{weight.value}.ttf").read_bytes()
        slant = "italic" if weight in (Weight.ITALIC, Weight.BOLD_ITALIC) else "normal"
        rules.append(
            f"@font-face{{font-family:Inter;font-weight:{_NUMBERS[weight]};font-style:{slant};"
            f"src:url(data:font/ttf;base64,{base64.b64encode(data).decode()})}}"
        )
    return "".join(rules)


def _key(key: str | None) -> str:
    return "" if key is None else f' data-key="{escape(one_line(key))}"'


def _n(value: float) -> str:
    """Write a length with at most two decimals."""
    return f"{value:.2f}".rstrip("0").rstrip(".") if value % 1 else str(int(value))
