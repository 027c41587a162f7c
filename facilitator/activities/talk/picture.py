"""The picture of a talk: its instructions, its comparison table, or its title, large."""

from __future__ import annotations

from facilitator.activities.canvas import LEADING, Box, Canvas, and_more, hold
from facilitator.activities.context import Frame
from facilitator.activities.talk.result import Comparison, TalkResult
from facilitator.drawing.build import table
from facilitator.drawing.measure import Measure
from facilitator.scene import Anchor, Scene, Table, Weight

MAX_LINES = 5
TITLE_SCALE = (4.2, 3.6, 3.0, 2.4, 2.0, 1.6, 1.3, 1.0)
PROMPT_SCALE = (3.0, 2.6, 2.3, 2.0, 1.8, 1.6, 1.4, 1.25, 1.12, 1.0)
APART = 0.45
"""Room between the paragraphs of instructions, in sizes."""
PROMPT_LINES = 3
"""Lines of instructions over a table at most."""


def draw_talk(result: TalkResult, frame: Frame, measure: Measure) -> Scene:
    """Draw the table as large as it fits, under the instructions; without one, those alone, and
    without those the title in the middle."""
    canvas = Canvas(frame, measure)
    if result.table is None:
        return _prompt(canvas, result.prompt) if result.prompt else _title(canvas, result.title)
    columns = result.table.columns
    box = canvas.area
    if result.prompt:
        tall = canvas.text(result.prompt, box, canvas.small * 1.12, max_lines=PROMPT_LINES)
        box = box.below(box.y + tall + canvas.small * 0.7)
    rows = _table(canvas, result.table, box)
    if rows < len(result.table.rows):
        words = and_more(canvas.tr, len(result.table.rows) - rows)
        canvas.more(words, canvas.area.below(canvas.area.bottom - canvas.small * LEADING))
    labels = ", ".join(row[0] for row in result.table.rows)
    alt = frame.tr(
        "Tableau comparatif : {columns}. Lignes : {rows}.", columns=", ".join(columns), rows=labels
    )
    return canvas.scene(alt)


def _title(canvas: Canvas, title: str) -> Scene:
    title = title or canvas.tr("Un moment ensemble")
    area = canvas.area
    scale = TITLE_SCALE if canvas.frame.back_row else TITLE_SCALE[3:]
    sizes = [canvas.small * step for step in scale]
    size, lines = canvas.measure.fit(
        hold(title), area.width, area.height, sizes, Weight.SEMIBOLD, LEADING
    )
    lines = canvas.measure.even(lines, size, area.width, Weight.SEMIBOLD)
    tall = len(lines) * size * LEADING
    box = Box(area.x, area.y + (area.height - tall) * 0.44, area.width, tall)
    canvas.text(
        "\n".join(lines), box, size, weight=Weight.SEMIBOLD, color="leaf", anchor=Anchor.MIDDLE,
        key="title",
    )
    return canvas.scene(title)


def _prompt(canvas: Canvas, prompt: str) -> Scene:
    """The instructions from the top, as large as all of them fit, with room between paragraphs."""
    area = canvas.area
    parts = [part for part in prompt.split("\n") if part.strip()]
    for size in canvas.sizes(PROMPT_SCALE):
        talls = [canvas.height(part, area.width, size) for part in parts]
        if sum(talls) + size * APART * (len(parts) - 1) <= area.height:
            break
    top = area.y
    for part in parts:
        left = int((area.bottom - top) / (size * LEADING))
        if left < 1:
            break
        top += canvas.text(part, area.below(top), size, max_lines=left) + size * APART
    return canvas.scene(prompt)


def _table(canvas: Canvas, comparison: Comparison, area: Box) -> int:
    """Draw the table and return how many of its rows there was room for."""
    for size in canvas.sizes():
        drawn = _laid(canvas, comparison, area, len(comparison.rows), size)
        if sum(drawn.heights) <= area.height:
            break
    shown = len(comparison.rows)
    if sum(drawn.heights) > area.height:
        room = area.height - canvas.small * LEADING
        heights = drawn.heights
        while shown > 1 and sum(heights[: shown + 1]) > room:
            shown -= 1
        drawn = _laid(canvas, comparison, area, shown, canvas.small)
    canvas.elements.append(drawn)
    return shown


def _laid(canvas: Canvas, comparison: Comparison, area: Box, rows: int, size: float) -> Table:
    return table(
        canvas.measure, comparison.header, [[hold(cell) for cell in row]
                                            for row in comparison.rows[:rows]],
        area.x, area.y, area.width, size,
        shares=[1.0] * len(comparison.header), max_lines=MAX_LINES, key="table",
    )
