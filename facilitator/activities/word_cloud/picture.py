"""The picture of a word cloud: words that stay where they are, a list, or one term alone."""

from __future__ import annotations

from facilitator.activities.canvas import LEADING, Box, Canvas, and_more
from facilitator.activities.cards import Note, spread
from facilitator.activities.chart import Row, chart
from facilitator.activities.common import named_number
from facilitator.activities.context import Frame
from facilitator.activities.word_cloud import layout
from facilitator.activities.word_cloud.arrange import Arranged, arrange, grown
from facilitator.activities.word_cloud.result import CloudResult, CloudTerm
from facilitator.drawing.measure import Measure
from facilitator.i18n import Translator
from facilitator.scene import Anchor, Scene, Text, Weight

LIST = "@list"
"""``Frame.detail`` for the terms as a list with counts; no folded term begins like it."""
REPLAY = "@replay"
"""The same for a cloud of some time ago, in the places of ``Frame.previous``."""
IN_WORDS = 12


def draw_cloud(result: CloudResult, frame: Frame, measure: Measure) -> Scene:
    """Draw the cloud; ``frame.detail`` may name a term, or be :data:`LIST`."""
    canvas = Canvas(frame, measure)
    if not result.terms:
        return canvas.empty()
    alone = result.term(frame.detail)
    if alone is not None:
        return _one(canvas, alone)
    if frame.detail == LIST:
        rows = [Row(t.label, t.count, str(t.count), key=t.key) for t in result.terms]
        chart(canvas, rows, canvas.area)
    elif frame.detail == REPLAY and isinstance(frame.previous, Arranged):
        cloud = grown(frame.previous.cloud, {term.key: term.count for term in result.terms})
        _cloud(canvas, cloud, len(cloud.terms))
    else:
        _cloud(canvas, arrange(result, frame, measure).cloud, len(result.terms))
    return canvas.scene(in_words(result, frame.tr))


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
