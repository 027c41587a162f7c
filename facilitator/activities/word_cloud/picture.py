"""The picture of a word cloud: words that stay where they are, a list, or one term alone."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby

from facilitator.activities.canvas import LEADING, Box, Canvas, and_more
from facilitator.activities.cards import Note, spread
from facilitator.activities.chart import Row, chart
from facilitator.activities.common import named_number
from facilitator.activities.context import Frame
from facilitator.activities.word_cloud import layout
from facilitator.activities.word_cloud.arrange import Arranged, arrange, grown, set_apart
from facilitator.activities.word_cloud.result import CloudResult, CloudTerm
from facilitator.drawing.measure import Measure
from facilitator.i18n import Translator
from facilitator.scene import Anchor, Scene, Text, Weight

LIST = "@list"
"""``Frame.detail`` for the terms as a list with counts; no folded term begins like it."""
REPLAY = "@replay"
"""The same for a cloud of some time ago, in the places of ``Frame.previous``."""
IN_WORDS = 12
IN_HAND = 30
"""So many terms are in the cloud of a phone; the others are listed beneath, with their counts."""
SHORT = 24
LISTED = 150
"""Terms in that list at most: every phone fetches it."""


def draw_cloud(result: CloudResult, frame: Frame, measure: Measure) -> Scene:
    """Draw the cloud; ``frame.detail`` may name a term, or be :data:`LIST`."""
    canvas = Canvas(frame, measure)
    if not result.terms:
        return canvas.empty()
    alone = result.term(frame.detail)
    if alone is not None:
        return _one(canvas, alone)
    if frame.detail == LIST:
        rows = [Row(t.label, t.count, canvas.tr.count(t.count), key=t.key) for t in result.terms]
        chart(canvas, rows, canvas.area)
    elif frame.detail == REPLAY and isinstance(frame.previous, Arranged):
        cloud = grown(frame.previous.cloud, {term.key: term.count for term in result.terms})
        _cloud(canvas, cloud, len(cloud.terms))
    elif canvas.narrow and not frame.back_row:
        return _in_hand(canvas, result)
    else:
        _cloud(canvas, arrange(result, frame, measure).cloud, len(result.terms))
    return canvas.scene(in_words(result, frame.tr))


def print_cloud(result: CloudResult, frame: Frame, measure: Measure) -> Scene:
    """Draw the cloud for paper, where it has to be told apart without moving or asking."""
    canvas = Canvas(frame, measure)
    _cloud(canvas, set_apart(result, frame, measure), len(result.terms))
    return canvas.scene(in_words(result, frame.tr))


def place_cloud(result: CloudResult, frame: Frame, measure: Measure) -> Arranged:
    """Where the words of the cloud go: all there is room for, on a phone the commonest."""
    canvas = Canvas(frame, measure)
    if canvas.narrow and not frame.back_row:
        result = replace(result, terms=result.terms[:IN_HAND])
    return arrange(result, frame, measure)


def in_words(result: CloudResult, tr: Translator) -> str:
    """The commonest terms in one sentence."""
    if not result.terms:
        return tr("Personne n’a encore répondu.")
    parts = [named_number(tr, term.label, term.count) for term in result.terms[:IN_WORDS]]
    words = ", ".join(parts)
    if len(result.terms) > IN_WORDS:
        words += " " + and_more(tr, len(result.terms) - IN_WORDS)
    answers = tr.plural("{n} réponse", "{n} réponses", result.answers)
    return tr("Nuage de mots, {answers}. {words}.", answers=answers, words=words)


def _cloud(canvas: Canvas, cloud: layout.CloudLayout, terms: int) -> None:
    """Draw a cloud of ``terms`` terms, of which it may have room for some only."""
    for term in cloud.terms:
        for line, base in zip(term.lines, term.baselines, strict=True):
            canvas.elements.append(
                Text(term.x, base, line, term.size, f"word-{term.colour}", term.weight,
                     Anchor.MIDDLE, term.key)
            )
    left = terms - len(cloud.terms)
    if left > 0:
        area = canvas.area
        foot = Box(area.x, canvas.frame.height - canvas.small * LEADING - 1, area.width, 0)
        canvas.text(
            and_more(canvas.tr, left), foot, canvas.small, color="ink-soft",
            anchor=Anchor.END if canvas.frame.back_row else Anchor.START, max_lines=1,
        )


def _in_hand(canvas: Canvas, result: CloudResult) -> Scene:
    """A phone's picture, which is scrolled: the cloud, then all other terms by their count."""
    cloud = place_cloud(result, canvas.frame, canvas.measure).cloud
    _cloud(canvas, cloud, 0)
    drawn = {term.key for term in cloud.terms}
    rest = [term for term in result.terms if term.key not in drawn]
    y = canvas.frame.height
    for count, terms in groupby(rest[:LISTED], key=lambda term: term.count):
        room = Box(canvas.area.x, y, canvas.area.width, 0)
        times = canvas.tr.plural("{n} fois", "{n} fois", count)
        y += canvas.text(times, room, canvas.small, weight=Weight.SEMIBOLD, color="ink-soft")
        names = "\u00a0· ".join(_tied(term.label) for term in terms)
        y += canvas.text(names, replace(room, y=y), canvas.small) + canvas.small * 0.6
    if len(rest) > LISTED:
        y += canvas.more(and_more(canvas.tr, len(rest) - LISTED),
                         Box(canvas.area.x, y, canvas.area.width, 0)) + canvas.small
    scene = canvas.scene(in_words(result, canvas.tr))
    return replace(scene, height=max(scene.height, y)) if rest else scene


def _tied(label: str) -> str:
    """A short label that is not broken across lines."""
    return label.replace(" ", "\u00a0") if len(label) <= SHORT else label


def _one(canvas: Canvas, term: CloudTerm) -> Scene:
    """One term large, with its count and the ways it was written."""
    area = canvas.area
    scale = (4.0, 3.2, 2.6, 2.0, 1.6) if canvas.frame.back_row else (2.0, 1.6, 1.3)
    size, lines = canvas.measure.fit(
        term.label, area.width * 0.8, area.height * 0.4, [canvas.small * s for s in scale],
        Weight.BOLD, LEADING,
    )
    tall = canvas.text("\n".join(lines), area, size, weight=Weight.BOLD, color="leaf",
                       key=term.key)
    times = canvas.tr.plural("{n} fois", "{n} fois", term.count)
    tall += canvas.text(times, area.below(area.y + tall), canvas.small * 1.4, color="ink-soft")
    tall += canvas.small
    others = [Note(text) for text in term.spellings]
    if others != [Note(term.label)]:
        spread(canvas, others, area.below(area.y + tall))
    return canvas.scene(named_number(canvas.tr, term.label, term.count))
