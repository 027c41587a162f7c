"""Texts in columns, as large as they fit: what answers and cells of a grid are drawn with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from facilitator.activities.canvas import LEADING, SCALE, Box, Canvas, and_more, hold
from facilitator.scene import Weight

MAX_LINES = 6
GAP = 0.75
"""Usual space after a note, in sizes."""
APART = 0.12
"""Space before who said it, in sizes."""
INDENT = 0.8
"""Room for the bar before a note, in sizes."""
LONGEST = 24
"""Longer words, in characters, are cut where they must be rather than make all others small."""


@dataclass(frozen=True, slots=True)
class Note:
    """A text to set; ``key`` names it from one picture to the next, ``strong`` stands out.

    ``count`` is how many said so; where there is no room for all it is the words that are cut.
    """

    text: str
    key: str | None = None
    strong: bool = False
    signed: str = ""
    count: int = 1


@dataclass(frozen=True, slots=True)
class _Place:
    note: Note
    box: Box


def times(text: str, count: int) -> str:
    """The words, with how many said so where it is several."""
    return text if count == 1 else text + _count(count)


def _count(count: int) -> str:
    return f"\u00a0(×\u00a0{count})"


def _words(canvas: Canvas, note: Note, width: float, size: float, most: int) -> str:
    """What a note says in at most so many lines: of a text too long its count stays whole."""
    whole, weight = times(note.text, note.count), _weight(note)
    wrap = canvas.measure.wrap
    if note.count == 1 or len(wrap(hold(whole), size, width, weight, most + 1)) <= most:
        return whole
    *lines, last = wrap(hold(note.text), size, width, weight, most)
    count = _count(note.count)
    room = max(size, width - canvas.measure.width(count, size, weight))
    return "\n".join((*lines, canvas.measure.cut(last, size, room, weight) + count))


def _weight(note: Note) -> Weight:
    return Weight.SEMIBOLD if note.strong else Weight.REGULAR


def spread(
    canvas: Canvas, notes: Sequence[Note], box: Box, scale: tuple[float, ...] = SCALE
) -> int:
    """Draw ``notes`` in as many columns as suits them; return how many there was room for.

    A note goes to the column that is shortest so far, so that one more note moves no other unless
    the type must get smaller.
    """
    for size in canvas.sizes(scale):
        gap = size * 1.1
        columns = box.columns(_columns(canvas, len(notes), box, size), gap)
        places = _arrange(canvas, notes, columns, size, box.bottom)
        if len(places) == len(notes) and words_fit(canvas, notes, columns[0].width, size):
            break
    if len(places) < len(notes):
        shorter = Box(box.x, box.y, box.width, box.height - canvas.small * LEADING * 1.3)
        columns = shorter.columns(len(columns), gap)
        places = _arrange(canvas, notes, columns, size, shorter.bottom)
        left = Box(box.x, box.bottom - canvas.small * LEADING, box.width, canvas.small)
        canvas.more(and_more(canvas.tr, len(notes) - len(places)), left)
    for place in places:
        _draw(canvas, place, size)
    return len(places)


def stack(
    canvas: Canvas, notes: Sequence[Note], box: Box, size: float, gap: float = GAP,
    most: int = MAX_LINES,
) -> float:
    """Draw ``notes`` one under the other in one column and say how many are left out.

    ``gap`` is the space after a note, in sizes, ``most`` how many lines each may take. Returns
    the y where they end.
    """
    places = _arrange(canvas, notes, (box,), size, box.bottom, gap, most)
    if len(places) < len(notes):
        end = box.bottom - canvas.small * LEADING
        places = _arrange(canvas, notes, (box,), size, end, gap, most)
    bottom = box.y
    for place in places:
        _draw(canvas, place, size, most)
        bottom = place.box.bottom
    if len(places) < len(notes) and box.height >= canvas.small * LEADING:
        left = Box(box.x, bottom, box.width, canvas.small)
        words = and_more(canvas.tr, len(notes) - len(places))
        if not places:
            words = canvas.tr.plural("{n} réponse", "{n} réponses", len(notes))
        bottom += canvas.text(words, left, canvas.small, color="ink-soft", max_lines=1)
    return bottom


def stack_height(
    canvas: Canvas, notes: Sequence[Note], width: float, size: float, gap: float = GAP,
    most: int = MAX_LINES,
) -> float:
    """The height that all ``notes`` take in one column, each in ``most`` lines at most."""
    return sum(_height(canvas, note, width, size, gap, most) for note in notes)


def words_fit(canvas: Canvas, notes: Sequence[Note], width: float, size: float) -> bool:
    """Whether no word need be cut to fit a column; words too long for any column do not count."""
    room = width - size * INDENT
    for note in notes:
        for word in note.text.split():
            wide = canvas.measure.width(word, 1.0, _weight(note)) if len(word) <= LONGEST else 0.0
            if wide * size > room:
                return False
    return True


def _columns(canvas: Canvas, count: int, box: Box, size: float) -> int:
    widest = max(1, int(box.width // (size * 14)))
    wanted = 1 if count <= 2 else 2 if count <= 8 else 3
    return min(widest, wanted)


def _arrange(
    canvas: Canvas, notes: Sequence[Note], columns: Sequence[Box], size: float, bottom: float,
    gap: float = GAP, most: int = MAX_LINES,
) -> list[_Place]:
    ends = [column.y for column in columns]
    places: list[_Place] = []
    for note in notes:
        at = min(range(len(columns)), key=lambda place: (round(ends[place], 3), place))
        column = columns[at]
        tall = _height(canvas, note, column.width, size, gap, most)
        if ends[at] + tall - size * gap > bottom + 0.01:
            break
        places.append(_Place(note, Box(column.x, ends[at], column.width, tall)))
        ends[at] += tall
    return places


def _height(
    canvas: Canvas, note: Note, width: float, size: float, gap: float, most: int = MAX_LINES
) -> float:
    room = width - size * INDENT
    words = _words(canvas, note, room, size, most)
    tall = canvas.height(words, room, size, _weight(note), most)
    if note.signed:
        tall += size * APART + _sign(canvas, size) * LEADING
    return tall + size * gap


def _draw(canvas: Canvas, place: _Place, size: float, most: int = MAX_LINES) -> None:
    box, note = place.box, place.note
    bar = size * 0.14
    text = Box(box.x + size * INDENT, box.y, box.width - size * INDENT, box.height)
    words = _words(canvas, note, text.width, size, most)
    tall = canvas.text(
        words, text, size, weight=_weight(note), max_lines=most, key=note.key
    )
    end, sign = size * 0.16, _sign(canvas, size)
    if note.signed:
        tall += size * APART
        tall += canvas.text(
            note.signed, text.below(box.y + tall), sign, color="ink-soft", max_lines=1
        )
        end = sign * 0.3
    color = "clay" if note.strong else "leaf"
    canvas.rect(
        Box(box.x, box.y + size * 0.16, bar, tall - size * 0.16 - end), color, bar / 2
    )


def _sign(canvas: Canvas, size: float) -> float:
    """The type of who said it, which follows that of what was said at some distance."""
    return max(canvas.small, size * 0.45)
