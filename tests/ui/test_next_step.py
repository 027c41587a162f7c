"""What the console says of the steps around the current one: the next, the first, the end."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from facilitator.document.records import StepRecord, WorkshopRecord
from facilitator.workshop.stage import Stage
from tests.ui.helpers import spaced
from ui.console.bar import Following
from ui.console.sequence import Place, SequenceModel, SequencePanel, StepRow

pytestmark = pytest.mark.usefixtures("unstyled")
STEP = StepRecord(id="s", key="s", position=0, kind="talk", kind_version=1, title="Accueil",
                  minutes=15)


def test_the_title_of_the_next_step_is_read_whole_where_two_lines_hold_it(qtbot, look) -> None:
    coming = Following("Ensuite")
    qtbot.addWidget(coming)
    wide = coming.fontMetrics().horizontalAdvance
    coming.resize(wide("Nos questions pour x"), coming.sizeHint().height())
    said = {}
    for title in ("Débat", "Nos questions pour la bibliothèque", "Nos questions " * 6, ""):
        coming.show_title(title)
        coming.grab()
        said[title] = coming.lines()
        assert bool(coming.toolTip()) == any("…" in line for line in coming.lines())
    assert said["Débat"] == ("Ensuite", "Débat")
    assert said["Nos questions pour la bibliothèque"] == ("Nos questions pour", "la bibliothèque")
    assert said["Nos questions " * 6][1].endswith("…")
    assert said[""] == ()


def test_a_workshop_that_was_not_started_is_not_said_to_run(look) -> None:
    model = SequenceModel(look)
    waiting = model.state_words(StepRow(STEP, "09:00", Place.NOW))
    begun = replace(STEP, started_at=1.0)
    assert spaced(waiting) == "15 min · à commencer"
    assert spaced(model.state_words(StepRow(begun, "09:00", Place.NOW))) == "15 min · en cours"


@pytest.mark.parametrize(("end", "said"), [
    ("09:20", "5 min plus tôt que prévu\u00a0(09:20)"), ("09:15", "à l’heure prévue"),
    ("12:00", "")])
def test_the_end_is_compared_with_the_plan_unless_it_is_a_rehearsal(qtbot, look, end, said) -> None:
    panel = SequencePanel(look)
    qtbot.addWidget(panel)
    planned = WorkshopRecord(id="w", title="Essai", date="2026-11-24", start="09:00", end=end)
    before = datetime(2026, 11, 24, 8, 0).timestamp()
    panel.show_sequence(planned, [STEP], Stage("s"), before)
    assert spaced(panel._late.text()) == spaced(said)
    assert panel._late.text().count("\u00a0(") == said.count("(")
    assert panel._late.isHidden() == (not said)
