"""Dictionaries are loaded in good time, and only where a step needs one."""

from __future__ import annotations

from pathlib import Path

from facilitator.activities.registry import discover
from facilitator.workshop.opening import create_session
from facilitator.workshop.plan import WorkshopPlan
from facilitator.workshop.sequence import StepPlan
from facilitator.workshop.warming import warm


def opened(path: Path, kind: str):
    plan = WorkshopPlan(title="Essai", steps=(StepPlan(kind=kind, title="Une séquence"),))
    return create_session(path, plan, discover())


def test_a_workshop_with_a_cloud_loads_its_language_on_another_thread(tmp_path: Path) -> None:
    with opened(tmp_path / "a.palabre", "word_cloud") as session:
        thread = warm(session)
        assert thread is not None
        thread.join(timeout=20)
        assert not thread.is_alive()


def test_a_workshop_without_terms_loads_nothing(tmp_path: Path) -> None:
    with opened(tmp_path / "a.palabre", "talk") as session:
        assert warm(session) is None
