"""What the console shows at one moment, read at once. No Qt in here."""

from __future__ import annotations

from dataclasses import dataclass

from facilitator.document import reads
from facilitator.document.records import StepRecord, WorkshopRecord
from facilitator.workshop.session import Session
from facilitator.workshop.stage import Stage


@dataclass(frozen=True)
class Snapshot:
    """The workshop as it stands. ``answered`` counts people at the current step."""

    workshop: WorkshopRecord
    steps: tuple[StepRecord, ...]
    stage: Stage
    answered: int
    joined: int
    listening: int

    @property
    def place(self) -> int:
        """Where the current step is in the sequence, -1 where there is none."""
        found = [n for n, step in enumerate(self.steps) if step.id == self.stage.step_id]
        return found[0] if found else -1

    @property
    def step(self) -> StepRecord | None:
        """The current step."""
        return self.steps[self.place] if self.place >= 0 else None

    @property
    def following(self) -> StepRecord | None:
        """The step after it."""
        after = self.place + 1
        return self.steps[after] if 0 < after < len(self.steps) else None


def take_snapshot(session: Session) -> Snapshot:
    """Read the workshop as it stands."""
    stage = session.flow.stage()
    people = session.document.read(reads.present_ids)
    answered = session.document.read(lambda db: reads.answered_count(db, stage.step_id))
    return Snapshot(
        session.workshop(), session.steps(), stage, answered, len(people),
        len(people & session.presence.here()),
    )
