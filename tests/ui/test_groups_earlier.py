"""Meetings of earlier workshops count where groups are made, by clicks."""

from __future__ import annotations

from PySide6.QtWidgets import QFileDialog

from facilitator.workshop.earlier import add_earlier, kept_at
from facilitator.workshop.opening import create_session
from facilitator.workshop.plan import WorkshopPlan
from facilitator.workshop.sequence import StepPlan
from tests.ui.helpers import done
from tests.ui.test_groups import NAMES, compose, empty_room
from tests.ui.test_themes import undo


def test_an_earlier_workshop_counts_until_it_is_unticked(
    qtbot, open_workshop, tmp_path, monkeypatch
) -> None:
    place, step, groups = empty_room(qtbot, open_workshop)
    plan = WorkshopPlan(title="Avant", steps=(
        StepPlan("grid", "Grille", "Et ?", settings={"columns": ["Idées"]}),))
    with create_session(tmp_path / "avant.palabre", plan, place.session.kinds) as before:
        ids = [done(before.room.join(name)).participant.id for name in NAMES[:2]]
        done(before.groups.add(before.steps()[0].id, "A", members=ids))
    monkeypatch.setattr(QFileDialog, "getOpenFileName",
                        lambda *_: (str(tmp_path / "avant.palabre"), ""))
    groups.composer._before.actions()[-1].trigger()
    qtbot.waitUntil(lambda: "1 atelier précédent" in groups.composer.earlier.text())
    compose(qtbot, place, step, groups, 2)
    qtbot.waitUntil(lambda: "Personne ne retrouve" in groups.verdict.text())
    groups.composer._before.actions()[0].trigger()
    qtbot.waitUntil(lambda: "Ateliers précédents" in groups.composer.earlier.text())
    qtbot.waitUntil(lambda: "Personne ne retrouve" not in groups.verdict.text())
    qtbot.waitUntil(lambda: not groups.deeds.busy)
    undo(qtbot, place)
    qtbot.waitUntil(lambda: "1 atelier précédent" in groups.composer.earlier.text())
    # The same where it was added at another step: it comes back to that one.
    other = done(place.session.plan.add(StepPlan("grid", "Plus tard", "?",
                                                 settings={"columns": ["a"]})))
    done(add_earlier(place.session, other, tmp_path / "avant.palabre"))
    groups.composer._before.actions()[0].trigger()
    qtbot.waitUntil(lambda: "Ateliers précédents" in groups.composer.earlier.text())
    qtbot.waitUntil(lambda: not groups.deeds.busy)
    undo(qtbot, place)
    qtbot.waitUntil(lambda: "1 atelier précédent" in groups.composer.earlier.text())
    assert kept_at(place.session, but=step.id) == (other,)
