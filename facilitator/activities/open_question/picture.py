"""The picture of an open question: the answers, or the themes with theirs."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator.activities.canvas import BIG_SCALE, LEADING, SCALE, Box, Canvas
from facilitator.activities.cards import Note, spread, stack, stack_height, times, words_fit
from facilitator.activities.context import Frame
from facilitator.activities.open_question.result import Card, Gathered, OpenResult
from facilitator.drawing.measure import Measure
from facilitator.i18n import N_, Translator
from facilitator.scene import Scene, Weight

UNPLACED = N_("À classer")
MOST_COLUMNS = 4


def draw_answers(result: OpenResult, frame: Frame, measure: Measure, signed: bool) -> Scene:
    """Draw themes side by side, or all answers where there are no themes yet.

    ``frame.detail`` may name an answer or a theme, which is then shown alone and large.
    """
    canvas = Canvas(frame, measure)
    everything, result = result, result.shown()
    alone = _alone(result, frame.detail) or _alone(everything, frame.detail)
    if isinstance(alone, Card):
        return _one(canvas, alone, signed)
    if not result.cards and not result.themes:
        return canvas.empty()
    if isinstance(alone, Gathered):
        box = canvas.area
        tall = _title(canvas, alone, box, canvas.sizes()[2 if frame.back_row else 0])
        spread(canvas, _notes(alone.cards, signed), box.below(box.y + tall))
    elif result.themes:
        columns = [theme for theme in result.themes if theme.cards or not result.unplaced]
        columns += [theme for theme in result.themes if theme not in columns]
        if result.unplaced:
            columns.append(Gathered("", frame.tr(UNPLACED), result.unplaced))
        _themes(canvas, columns, signed)
    else:
        starred = [card for card in result.cards if card.starred]
        others = [card for card in result.cards if not card.starred]
        scale = BIG_SCALE if len(result.cards) <= 3 else SCALE
        spread(canvas, _notes((*starred, *others), signed), canvas.area, scale)
    return canvas.scene(in_words(everything, frame.tr))


def in_words(result: OpenResult, tr: Translator) -> str:
    """The result as one sentence."""
    answers = tr.plural("{n} réponse", "{n} réponses", len(result.cards))
    if not result.themes:
        return f"{answers}."
    themes = tr.plural("{n} thème", "{n} thèmes", len(result.themes))
    names = tr.joined(theme.label for theme in result.themes)
    return tr(
        "{answers}, {themes} : {names}.", answers=answers, themes=themes, names=names
    )


def _alone(result: OpenResult, detail: str | None) -> Card | Gathered | None:
    if not detail:
        return None
    found = next((card for card in result.cards if card.id == detail), None)
    return found or next((theme for theme in result.themes if theme.id == detail), None)


def _notes(cards: Sequence[Card], signed: bool) -> list[Note]:
    return [
        Note(card.text, card.id, card.starred, card.author if signed else "", card.count)
        for card in cards
    ]


def counted(card: Card) -> str:
    """The card's words, with how many said so where it is several."""
    return times(card.text, card.count)


def _one(canvas: Canvas, card: Card, signed: bool) -> Scene:
    box = canvas.area
    room = box.height - canvas.small * LEADING
    scale = tuple(canvas.small * step for step in (3.2, 2.6, 2.1, 1.7, 1.4, 1.2, 1.0))
    size, lines = canvas.measure.fit(counted(card), box.width, room, scale, leading=LEADING)
    text = "\n".join(lines)
    tall = len(lines) * size * LEADING
    top = box.y + (room - tall) * 0.4
    canvas.text(text, box.below(top), size, key=card.id)
    if signed and card.author:
        canvas.text(
            card.author, box.below(top + tall), canvas.small, color="ink-soft", max_lines=1
        )
    return canvas.scene(card.text)


def _title(canvas: Canvas, theme: Gathered, box: Box, size: float) -> float:
    color = "leaf" if theme.id else "ink-soft"
    tall = canvas.text(
        _named(theme), box, size, weight=Weight.SEMIBOLD, color=color, max_lines=3,
        key=f"theme:{theme.id}",
    )
    return tall + size * 0.5


def _named(theme: Gathered) -> str:
    """The theme's label with its number of answers, which never stands alone on a line."""
    return f"{theme.label}\u00a0·\u00a0{theme.answers}"


def _themes(canvas: Canvas, themes: Sequence[Gathered], signed: bool) -> None:
    """Themes in columns, as many rows of columns as are needed."""
    per_row = 1 if canvas.narrow else min(len(themes), MOST_COLUMNS)
    if not canvas.frame.back_row and not canvas.narrow:
        per_row = min(per_row, 3)
    rows = -(-len(themes) // per_row)
    per_row = -(-len(themes) // rows)
    gap = canvas.small * 1.4
    tall = (canvas.area.height - gap * (rows - 1)) / rows
    lines = [
        Box(canvas.area.x, canvas.area.y + row * (tall + gap), canvas.area.width, tall)
        for row in range(rows)
    ]
    boxes = [box for line in lines for box in line.columns(per_row, gap)]
    size = _size(canvas, themes, boxes, signed)
    for row in range(rows):
        part = slice(row * per_row, (row + 1) * per_row)
        pairs = list(zip(themes[part], boxes[part], strict=False))
        end = max(box.y + _title(canvas, theme, box, size) for theme, box in pairs)
        for theme, box in pairs:
            stack(canvas, _notes(theme.cards, signed), box.below(end), size)


def _size(
    canvas: Canvas, themes: Sequence[Gathered], boxes: Sequence[Box], signed: bool
) -> float:
    """The largest type at which all themes fit; for the back row, what has no theme yet does not
    make the themes smaller, but is shown as far as there is room."""
    cards = [card for theme in themes for card in theme.cards]
    pairs = list(zip(themes, boxes, strict=False))
    if canvas.frame.back_row and not canvas.frame.near:
        pairs = [pair for pair in pairs if pair[0].id] or pairs
    for size in canvas.sizes():
        if not words_fit(canvas, _notes(cards, signed), boxes[0].width, size):
            continue
        tallest = max(
            stack_height(canvas, _notes(theme.cards, signed), box.width, size)
            + canvas.height(_named(theme), box.width, size, Weight.SEMIBOLD, 3)
            + size * 0.5 - box.height
            for theme, box in pairs
        )
        if tallest <= 0:
            return size
    return canvas.small
