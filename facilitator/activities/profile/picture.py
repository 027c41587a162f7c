"""The portrait of a room: one panel per field, and softly who is missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from facilitator.activities.canvas import LEADING, Box, Canvas
from facilitator.activities.cards import GAP, Note, stack
from facilitator.activities.chart import CLOSE, Row, best_size, chart
from facilitator.activities.common import gathered, named_number
from facilitator.activities.context import Frame
from facilitator.activities.profile.result import Count, Feature, Portrait
from facilitator.drawing.measure import Measure
from facilitator.i18n import Translator
from facilitator.scene import Scene, Weight

MOST_PANELS = 4
"""More panels than this leave too little room for each; the fields after are counted in words."""
LISTED = 10
"""Up to so many choices stand in the list's order, more in that of their counts."""
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
    boxes = _panels(canvas, shown, area)
    panels = [_panel(canvas, f, box) for f, box in zip(shown, boxes, strict=True)]
    # One scale for all panels: a dot is a person everywhere, and of one size.
    full = max((row.value for panel in panels for row in panel.rows), default=1.0)
    charts = [best_size(canvas, p.rows, p.box, PANEL_SCALE) for p in panels if p.rows]
    if frame.near:  # nobody is far enough for rows to be larger than their title
        charts.append(_title_size(canvas))
    end = area.y
    for panel, box in zip(panels, boxes, strict=True):
        # On a phone one follows on the other: what is left below is cut off.
        top = min(box.y, end) if canvas.narrow else box.y
        end = _draw(canvas, _moved(panel, top - box.y), top, min(charts, default=canvas.small),
                    full) + canvas.small * 1.6
    if len(shown) < len(features):
        words = frame.tr.plural(
            "et {n} autre question", "et {n} autres questions", len(features) - len(shown)
        )
        foot = canvas.area.bottom - canvas.small * LEADING
        canvas.more(words, canvas.area.below(min(end, foot) if canvas.narrow else foot))
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
    """One panel for each field: under one another on phones, else side by side or two by two.

    Each row of panels has what it needs; what is left, or missing, is shared out by that.
    """
    across = 1 if canvas.narrow else len(features) if len(features) < 4 else 2
    down = -(-len(features) // across)
    gap = canvas.small * (1.6 if canvas.narrow or down == 1 else 1.1)
    wide = area.columns(across, canvas.small * 2.2)
    needs = [
        max(_need(canvas, f, wide[0].width) for f in features[row * across : (row + 1) * across])
        for row in range(down)
    ]
    boxes: list[Box] = []
    top, room = area.y, area.height - gap * (down - 1)
    for need in needs:
        share = room * need / sum(needs)
        boxes += [Box(box.x, top, box.width, share) for box in wide]
        top += share + gap
    return boxes[: len(features)]


def _need(canvas: Canvas, feature: Feature, width: float) -> float:
    """The height that a panel takes in the smallest type with its rows close together."""
    rows = len(_chosen(feature)) * (LEADING + CLOSE)
    texts = min(len(gathered(feature.texts)), 6) * (LEADING + GAP)
    return (_head(canvas, feature, width) + _foot(canvas, feature, width)[1]
            + canvas.small * max(rows or texts, LEADING))


@dataclass(frozen=True, slots=True)
class _Panel:
    """One field's place: its title, its chart or texts, and what is said at its foot."""

    feature: Feature
    box: Box
    rows: tuple[Row, ...]
    foot: str


def _panel(canvas: Canvas, feature: Feature, box: Box) -> _Panel:
    """Measure a panel: what is left for its chart between its title and its foot."""
    top = box.y + _head(canvas, feature, box.width)
    words, foot = _foot(canvas, feature, box.width)
    bottom = box.bottom - foot
    chosen = _chosen(feature)
    if len(chosen) > LISTED:
        chosen = tuple(sorted(chosen, key=lambda count: -count.count))
    rows = tuple(
        Row(count.label, count.count, canvas.tr.count(count.count),
            key=f"{feature.name}:{count.label}")
        for count in chosen
    )
    room = Box(box.x, top, box.width, max(bottom - top, canvas.small * 2))
    return _Panel(feature, room, rows, words)


def _chosen(feature: Feature) -> tuple[Count, ...]:
    return feature.present if feature.reference else feature.counts


def _head(canvas: Canvas, feature: Feature, width: float) -> float:
    """The height of a panel's title with the room under it."""
    size = _title_size(canvas)
    return size * 0.45 + canvas.height(feature.label, width, size, Weight.SEMIBOLD, 2)


def _foot(canvas: Canvas, feature: Feature, width: float) -> tuple[str, float]:
    """What is said at a panel's foot, and its height with the room over it."""
    words = absent_words(feature, canvas.tr) if feature.reference else ""
    if not words:
        return "", 0.0
    return words, canvas.height(words, width, canvas.small, max_lines=3) + canvas.small * 0.6


def _title_size(canvas: Canvas) -> float:
    return canvas.small * (1.25 if canvas.frame.back_row else 1.1)


def _moved(panel: _Panel, down: float) -> _Panel:
    box = panel.box
    return replace(panel, box=Box(box.x, box.y + down, box.width, box.height))


def _draw(canvas: Canvas, panel: _Panel, top: float, size: float, full: float) -> float:
    """Draw a panel from ``top`` on; gives the y where it ends."""
    feature, box = panel.feature, panel.box
    canvas.text(
        feature.label, Box(box.x, top, box.width, 0), _title_size(canvas),
        weight=Weight.SEMIBOLD, color="leaf", max_lines=2, key=f"{feature.name}:title",
    )
    if panel.rows:
        end = chart(canvas, panel.rows, box, full=full, dots=True, size=size)
    else:
        notes = [Note(text, count=n) for text, n in gathered(feature.texts)]
        end = stack(canvas, notes, box, canvas.small)
    if panel.foot:
        place = Box(box.x, end + canvas.small * 0.6, box.width, 0)
        end = place.y + canvas.text(panel.foot, place, canvas.small, color="ink-soft", max_lines=3)
    return end
