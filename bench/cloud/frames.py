"""Time per frame of the projector's canvas while every word glides, drawn in memory."""

from __future__ import annotations

import os
import time
from dataclasses import replace
from statistics import median

from bench.cloud.words import terms
from facilitator.drawing.measure import Measure
from facilitator.scene import Anchor, Scene, Text, Weight

FRAMES = 300
SHOWN = 150
BUDGET = 1000 / 60
REST = 0.5
"""Seconds between two answers, in which texts are drawn beforehand."""


def scenes() -> tuple[Scene, Scene]:
    """150 words on a page, and the same words elsewhere: all of them move."""
    from facilitator.activities.word_cloud.layout import Frame, Term, relayout

    measure = Measure()
    said = [Term(word, word, 1 + 60 // (at + 1)) for at, word in enumerate(terms()[:SHOWN])]
    placed = relayout(None, said, Frame(1600, 900), measure.width).terms
    parts = tuple(
        Text(term.x, base, line, term.size, f"word-{term.colour}", Weight.BOLD, Anchor.MIDDLE,
             term.key)
        for term in placed for line, base in zip(term.lines, term.baselines, strict=True)
    )
    moved = tuple(replace(part, x=1600 - part.x, y=900 - part.y) for part in parts)
    return (Scene(1600, 900, parts, background="paper"),
            Scene(1600, 900, moved, background="paper"))


def frames() -> list[float]:
    """Milliseconds of each of `FRAMES` repaints in the middle of a glide, at 1920 x 1080."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    import resources
    from facilitator.i18n import Languages
    from facilitator.theme import load_theme
    from ui.look import Look
    from ui.projector.canvas import Canvas
    from ui.projector.sight import Projection

    app = QApplication.instance() or QApplication([])
    theme = load_theme("light")
    look = Look(theme, Languages(resources.path("translations")).get("fr"))
    canvas = Canvas(look.painter(theme), 1000)
    canvas.resize(1920, 1080)
    canvas.show()
    before, after = scenes()
    canvas.show_projection(Projection(before))
    rest = time.perf_counter() + REST
    while time.perf_counter() < rest:
        app.processEvents()
    canvas.show_projection(Projection(after))
    assert canvas.gliding(), "nothing glides"
    clock = canvas._clock
    clock.pause()
    spent = []
    for frame in range(FRAMES):
        clock.setCurrentTime(1 + frame * 998 // FRAMES)
        clock.resume()
        started = time.perf_counter()
        canvas.repaint()
        spent.append((time.perf_counter() - started) * 1000)
        clock.pause()
    canvas.close()
    return spent


def report() -> None:
    """Print the time per frame; the first draws the words beforehand."""
    first, *rest = frames()
    late = sum(one > BUDGET for one in rest)
    print(f"\nOne frame of {SHOWN} gliding words, 1920 x 1080, drawn in memory")
    print(f"  {median(rest):8.1f} ms median{sorted(rest)[len(rest) * 99 // 100]:8.1f} ms p99"
          f"{max(rest):8.1f} ms worst{first:8.1f} ms the first   {late} of {len(rest)} over"
          f" {BUDGET:.1f} ms")
