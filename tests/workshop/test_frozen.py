"""A frozen picture is the one that stood when it was frozen, however soon something comes after."""

from __future__ import annotations

from facilitator.drawing.measure import Measure
from facilitator.i18n import Translator
from facilitator.workshop.opening import create_session
from facilitator.workshop.plan import parse_plan

MEASURE = Measure()
PLAN = """
[workshop]
title = "Le marché du jeudi"
[[steps]]
kind = "poll"
title = "Venir"
prompt = "Comment venez-vous ?"
options = ["À pied", "En bus"]
"""


def test_what_is_shown_right_after_freezing_waits_until_it_is_let_go(tmp_path, kinds) -> None:
    with create_session(tmp_path / "marche.palabre", parse_plan(PLAN, kinds), kinds) as session:
        def seen() -> str:
            return session.projector.look(Translator, MEASURE).scene.alt

        flow, step = session.flow, session.steps()[0]
        flow.go(step.id).result()
        flow.open(step.id).result()
        before = seen()
        flow.set_stage(frozen=True).result()
        flow.show(step.id).result()  # nobody has looked in between
        assert seen() == before
        flow.set_stage(frozen=False).result()
        assert "Personne n’a encore répondu" in seen()


def test_what_was_shown_right_before_freezing_is_frozen_too(tmp_path, kinds) -> None:
    with create_session(tmp_path / "marche.palabre", parse_plan(PLAN, kinds), kinds) as session:
        flow, step = session.flow, session.steps()[0]
        flow.go(step.id).result()
        before = session.projector.look(Translator, MEASURE).scene.alt
        flow.open(step.id).result()
        flow.show(step.id).result()
        flow.set_stage(frozen=True).result()
        now = session.projector.look(Translator, MEASURE).scene.alt
        assert now != before
        assert "Personne n’a encore répondu" in now
