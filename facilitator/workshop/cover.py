"""A small picture by which a workshop is known again: the result that tells most of it."""

from __future__ import annotations

from facilitator.activities.context import Frame
from facilitator.activities.kind import Capability
from facilitator.document import reads
from facilitator.document.records import StepRecord
from facilitator.drawing.measure import Measure
from facilitator.i18n import Translator
from facilitator.scene import Scene
from facilitator.workshop.session import Session

WIDTH, HEIGHT = 320.0, 180.0
"""Of the scene, in points: few words, large, as it is looked at small."""
_MOST = 3000
"""A step with more answers is passed over: closing a workshop must not wait for its count."""


def cover_scene(session: Session, tr: Translator, measure: Measure) -> Scene | None:
    """Draw the most telling result: words people said before anything else, else the step with the
    most answers. None where nobody answered yet."""
    step = _most_telling(session)
    if step is None:
        return None
    kind = session.kinds[step.kind]
    result = session.results.result(step.id)
    context = session.results.context(step, with_entries=False)
    frame = Frame(WIDTH, HEIGHT, tr)
    memory = kind.arrange(result, context, frame, measure)
    if memory is not None:
        frame = Frame(WIDTH, HEIGHT, tr, previous=memory)
    return kind.picture(result, context, frame, measure)


def _most_telling(session: Session) -> StepRecord | None:
    counts = session.document.read(reads.answer_counts)

    def weight(step: StepRecord) -> tuple[bool, int]:
        kind = session.kinds[step.kind]
        return Capability.TERMS in kind.capabilities, counts[step.id][0]

    known = [step for step in session.steps()
             if step.kind in session.kinds and 0 < counts.get(step.id, (0, 0))[0] <= _MOST]
    return max(known, key=weight, default=None)
