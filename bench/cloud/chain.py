"""What one more answer costs from the database to the picture, after few answers and after many."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from statistics import median

from facilitator.activities.context import Context, Frame
from facilitator.activities.registry import discover
from facilitator.drawing.measure import Measure
from facilitator.workshop.answers import Submission
from facilitator.workshop.opening import create_session
from facilitator.workshop.plan import WorkshopPlan
from facilitator.workshop.sequence import StepPlan
from facilitator.workshop.session import Session

FRAME = Frame(1530.0, 690.0, legible=30.0)
"""About the room that the projector leaves to a result, in its points."""
WORDS = 10
"""Answers that each of those before gave; those that are measured come one by one."""
AFTER = 150
WARM = 10

Spent = tuple[list[float], list[float], list[float]]


def chain(said: list[str], before: int) -> Spent:
    """Milliseconds of counting, arranging and drawing for each of `AFTER` answers after `before`.

    Storing them is not counted, nor are the first `WARM`, which fill caches.
    """
    plan = WorkshopPlan(title="Banc", steps=(
        StepPlan(kind="word_cloud", title="Mots", prompt="Un mot ?", key="mots",
                 settings={"words": WORDS, "split": "none"}),))
    pool = [text[:40] for text in said if text.strip()]
    texts = [pool[at % len(pool)] for at in range(before + AFTER)]
    parts = [texts[at:at + WORDS] for at in range(0, before, WORDS)]
    with (tempfile.TemporaryDirectory() as folder,
          create_session(Path(folder) / "banc.palabre", plan, discover()) as session):
        step = session.steps()[0]
        session.flow.open(step.id).result()
        context = session.results.context(step, with_entries=False)

        def give(words: list[str]) -> None:
            who = session.room.join("x").result().participant.id
            form = Submission(session.clock.new_id(), step.id, who, {"words": words})
            session.answers.submit(form, context).result()

        for words in parts:
            give(words)
        return _updates(session, step.id, context, texts[before:], give)


def _updates(
    session: Session, step_id: str, context: Context, texts: list[str],
    give: Callable[[list[str]], None],
) -> Spent:
    kind, measure, memory = session.kinds["word_cloud"], Measure(), None
    spent: Spent = ([], [], [])
    for text in texts:
        give([text])
        marks = [time.perf_counter()]
        result = session.results.result(step_id)
        marks.append(time.perf_counter())
        memory = kind.arrange(result, context, replace(FRAME, previous=memory), measure)
        marks.append(time.perf_counter())
        kind.picture(result, context, replace(FRAME, previous=memory), measure)
        marks.append(time.perf_counter())
        for part, (start, end) in zip(spent, pairwise(marks), strict=True):
            part.append((end - start) * 1000)
    for part in spent:
        del part[:WARM]
    return spent


def report(said: list[str]) -> None:
    """Print a row for few answers and for many."""
    print("\nThe whole chain for one more answer: database, count, cloud, picture (ms)")
    for before in (200, 2_000, 20_000):
        parts = chain(said, before)
        whole = [sum(one) for one in zip(*parts, strict=True)]
        words = "".join(f"{name} {median(part):6.2f}   " for name, part in zip(
            ("count", "arrange", "draw"), parts, strict=True))
        print(f"  after {before:>6} answers{median(whole):9.2f} median{max(whole):8.1f} worst"
              f"   of which {words}")
