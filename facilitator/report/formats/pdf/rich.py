"""Lines of running text with bold and italic stretches."""

from __future__ import annotations

import re
from itertools import accumulate

from facilitator.blocks import Inline, Run
from facilitator.drawing.clean import clean
from facilitator.drawing.flatten import baseline
from facilitator.drawing.measure import Measure
from facilitator.report.formats.pdf.rows import Paint, Row, hold, text_rows
from facilitator.report.formats.pdf.style import Style
from facilitator.report.formats.pdf.tags import Node, Tagger
from facilitator.scene import Weight

_PIECES = re.compile("\n|[^ \n]+ *|^ +")

Segment = tuple[float, str, Weight]
"""Distance from the left of the line, text and weight of a stretch."""


def weight_of(run: Run, base: Weight = Weight.REGULAR) -> Weight:
    """Return the weight of a run in text whose usual weight is ``base``."""
    slanted = run.italic or base in (Weight.ITALIC, Weight.BOLD_ITALIC)
    if run.bold:
        return Weight.BOLD_ITALIC if slanted else Weight.SEMIBOLD
    return Weight.ITALIC if slanted else base


def rich_rows(
    runs: Inline, style: Style, x: float, width: float, node: Node, measure: Measure
) -> list[Row]:
    """Return one row per line of ``runs``, broken to ``width``."""
    if len({weight_of(run, style.weight) for run in runs}) <= 1:
        weight = weight_of(runs[0], style.weight) if runs else style.weight
        text = "".join(run.text for run in runs)
        lines = measure.wrap(text, style.size, width, weight, keep_ends=True)
        plain = Style(style.size, style.leading, weight, style.color, style.before, style.after)
        return text_rows(lines, plain, x, node, measure)
    rows = [
        Row(style.leading, _paint(line, style, x, node))
        for line in wrap_runs(runs, style, width, measure)
    ]
    hold(rows)
    if rows:
        rows[0].before = style.before
    return rows


def wrap_runs(runs: Inline, style: Style, width: float, measure: Measure) -> list[list[Segment]]:
    """Break ``runs`` into lines of segments, each at most ``width`` wide."""
    texts = [clean(run.text) for run in runs]
    text = "".join(texts)
    weights = [
        weight_of(run, style.weight) for run, part in zip(runs, texts, strict=True) for _ in part
    ]
    steps = [
        measure.width(char, style.size, weight) for char, weight in zip(text, weights, strict=True)
    ]
    places = [0.0, *accumulate(steps)]
    lines: list[tuple[int, int]] = []
    start = end = 0
    for piece in _PIECES.finditer(text):
        first, last = piece.span()
        if piece.group() == "\n":
            lines.append((start, end))
            start = end = last
            continue
        bare = first + len(piece.group().rstrip(" "))
        if places[bare] - places[start] > width + 1e-6 and end > start:
            lines.append((start, first))
            start = first
        while places[bare] - places[start] > width + 1e-6:
            cut = start + 1
            while places[cut + 1] - places[start] <= width:
                cut += 1
            lines.append((start, cut))
            start = cut
        end = last
    lines.append((start, end))
    return [_segments(text, weights, places, first, last) for first, last in lines]


def _segments(
    text: str, weights: list[Weight], places: list[float], first: int, last: int
) -> list[Segment]:
    segments: list[Segment] = []
    begin = first
    for place in range(first + 1, last + 1):
        if place == last or weights[place] is not weights[begin]:
            shift = places[begin] - places[first]
            segments.append((shift, text[begin:place], weights[begin]))
            begin = place
    return segments


def _paint(line: list[Segment], style: Style, x: float, node: Node) -> Paint | None:
    if not line:
        return None
    drop = baseline(style.size, style.ratio)

    def paint(tagger: Tagger, top: float) -> None:
        tagger.mark(node)
        for shift, text, weight in line:
            tagger.pen.text(x + shift, top + drop, text, style.size, weight, style.color)

    return paint
