"""The small picture of a workshop."""

from __future__ import annotations

from facilitator.drawing.measure import Measure
from facilitator.i18n import french
from facilitator.scene import Text
from facilitator.workshop.cover import cover_scene
from screens.sample import sample_session


def test_words_tell_most_and_nothing_is_drawn_before_anybody_spoke(session, tmp_path, kinds):
    assert cover_scene(session, french(), Measure()) is None
    with sample_session(tmp_path / "plein.palabre", kinds, people=12) as full:
        scene = cover_scene(full, french(), Measure())
        words = {entry.payload["text"] for step in full.steps() if step.kind == "word_cloud"
                 for entry in full.results.entries(step)}
    drawn = {part.text for part in scene.elements if isinstance(part, Text)}
    assert drawn & words
