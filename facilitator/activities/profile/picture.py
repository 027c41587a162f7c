"""The portrait of a room: one panel per field, and softly who is missing."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator.activities.canvas import LEADING, Box, Canvas
from facilitator.activities.cards import Note, stack
from facilitator.activities.chart import Row, chart
from facilitator.activities.common import named_number
from facilitator.activities.context import Frame
from facilitator.activities.profile.result import Feature, Portrait
from facilitator.drawing.measure import Measure
from facilitator.i18n import Translator
from facilitator.scene import Scene, Weight

MOST_PANELS = 4
"""More panels than this leave too little room for each; the fields after are counted in words."""
PANEL_SCALE = (1.85, 1.6, 1.4, 1.25, 1.12, 1.0)


def draw_portrait(portrait: Portrait, frame: Frame, measure: Measure) -> Scene:
    """Draw the fields side by side; ``frame.detail`` may name one to be shown alone."""
    canvas = Canvas(frame, measure)
    features = [f for f in portrait.features if f.name == frame.detail] or portrait.features
    if not portrait.people or not features:
        return canvas.empty()
    area = canvas.area
    shown = features[: 2 if canvas.narrow else MOST_PANELS]
    if len(shown) < len(features):
        area = Box(area.x, area.y, area.width, area.height - canvas.small * LEADING * 1.4)
    for feature, box in zip(shown, _panels(canvas, shown, area), strict=True):
        _panel(canvas, feature, box)
    if len(shown) < len(features):
        words = frame.tr.plural(
            "et {n} autre question", "et {n} autres questions", len(features) - len(shown)
        )
        canvas.more(words, canvas.area.below(canvas.area.bottom - canvas.small * LEADING))
    return canvas.scene(in_words(portrait, frame.tr))


def absent_words(feature: Feature, tr: Translator) -> str:
    """Who on a reference list is not there; nobody missing is worth saying too."""
    if not feature.absent:
        return tr("Personne ne manque à l’appel.")
    return tr("Pas encore là : {names}", names=", ".join(feature.absent))


def in_words(portrait: Portrait, tr: Translator) -> str:
    """The portrait in a few sentences."""
    if not portrait.people:
        return tr("Personne n’a encore répondu.")
    sentences = [tr.plural("{n} personne.", "{n} personnes.", portrait.people)]
    for feature in portrait.features:
        if feature.counts:
            counts = ", ".join(named_number(tr, c.label, c.count) for c in feature.present)
            sentences.append(f"{feature.label} {counts}.")
        if feature.absent:
            sentences.append(f"{absent_words(feature, tr)}.")
    return " ".join(sentences)


def _panels(canvas: Canvas, features: Sequence[Feature], area: Box) -> list[Box]:
    """One panel for each field: under one another on phones, else side by side or two by two."""
    gap = canvas.small * 1.6
    across = 1 if canvas.narrow else len(features) if len(features) < 4 else 2
    down = -(-len(features) // across)
    weights = [
        sum(_need(f) for f in features[row * across : (row + 1) * across]) for row in range(down)
    ]
    boxes: list[Box] = []
    top, room = area.y, area.height - gap * (down - 1)
    for weight in weights:
        share = room * (0.5 / down + 0.5 * weight / sum(weights))
        boxes += Box(area.x, top, area.width, share).columns(across, gap * 1.4)
        top += share + gap
    return boxes[: len(features)]


def _need(feature: Feature) -> int:
    return 2 + (min(len(feature.texts), 6) or len(feature.present))


def _panel(canvas: Canvas, feature: Feature, box: Box) -> None:
    size = canvas.small * (1.25 if canvas.frame.back_row else 1.1)
    top = box.y + canvas.text(
        feature.label, box, size, weight=Weight.SEMIBOLD, color="leaf", max_lines=2,
        key=f"{feature.name}:title",
    ) + size * 0.55
    if not feature.counts:
        notes = [Note(text) for text in dict.fromkeys(feature.texts)]
        stack(canvas, notes, box.below(top), canvas.small)
        return
    foot = 0.0
    words = absent_words(feature, canvas.tr) if feature.reference else ""
    if words:
        foot = canvas.height(words, box.width, canvas.small, max_lines=4) + canvas.small * 0.8
    chosen = feature.present if feature.reference else feature.counts
    rows = [
        Row(count.label, count.count, str(count.count), key=f"{feature.name}:{count.label}")
        for count in chosen
    ]
    room = Box(box.x, top, box.width, max(box.bottom - foot - top, canvas.small * 2))
    end = chart(canvas, rows, room, dots=True, scale=PANEL_SCALE)
    if words:
        place = Box(box.x, end + canvas.small * 0.8, box.width, foot)
        canvas.text(words, place, canvas.small, color="ink-soft", max_lines=4)
