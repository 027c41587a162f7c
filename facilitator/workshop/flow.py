"""Running the sequence: which step is on, open or closed, shown or not, and the timer."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import replace
from typing import Any, NoReturn

from facilitator.activities.kind import Capability
from facilitator.document import reads
from facilitator.document.records import StepRecord
from facilitator.document.writer import Written
from facilitator.errors import NotAllowed
from facilitator.i18n import N_
from facilitator.workshop.base import Core, the_step, update
from facilitator.workshop.changes import StageChanged, StepChanged
from facilitator.workshop.preparing import prepare
from facilitator.workshop.results import Results
from facilitator.workshop.sequence import answered
from facilitator.workshop.stage import Stage, Timer


class Flow:
    """The facilitator's hand on the sequence."""

    def __init__(self, core: Core, results: Results) -> None:
        self._core = core
        self._results = results

    def stage(self) -> Stage:
        """What the room looks at now; before the start, the first step."""
        stage = Stage.from_json(self._core.workshop().stage)
        steps = self._core.document.read(reads.steps)
        if steps and stage.step_id not in {step.id for step in steps}:
            stage = replace(stage, step_id=steps[0].id)
        return stage

    def current(self) -> StepRecord | None:
        """The step that is on, if the workshop has any."""
        step_id = self.stage().step_id
        return self._core.document.read(lambda db: reads.step(db, step_id))

    def go(self, step_id: str) -> Future[None]:
        """Go to a step: the one left is closed, the timer starts at the step's minutes.

        Groups get their questions now where the step that these come from has votes already, so
        that people can be put into groups before it opens; before any vote nothing is settled.
        """
        now = self._core.clock.now()
        step, voted = self._core.document.read(lambda db: _with_source(db, step_id))
        if voted:
            prepare(self._core, self._results, step)

        def command(db: sqlite3.Connection) -> Written[None]:
            step = the_step(db, step_id)
            stage = self._stage_of(db)
            changes: list[Any] = [StageChanged(), StepChanged(step_id)]
            left = reads.step(db, stage.step_id) if stage.step_id else None
            if left is not None and left.id != step_id:
                state = {"state": "closed", "closed_at": now} if left.state == "open" else {}
                update(db, "step", left.id, {"ended_at": now, **state})
                changes.append(StepChanged(left.id))
            if step.started_at is None:
                update(db, "step", step_id, {"started_at": now})
            timer = Timer(length=step.minutes * 60, since=now)
            self._keep(db, replace(stage, step_id=step_id, black=False, message="", detail="",
                                   view="", frozen=False, timer=timer))
            return Written(None, tuple(changes))

        return self._core.write(command)

    def next(self) -> Future[None]:
        """Close the current step and go to the one after it."""
        return self._neighbour(+1, N_("C’était la dernière séquence."))

    def previous(self) -> Future[None]:
        """Go back to the step before."""
        return self._neighbour(-1, N_("C’est la première séquence."))

    def open(self, step_id: str) -> Future[None]:
        """Take answers. The options are fixed now, so that later ones cannot move the votes.

        Raises :class:`NotAllowed` where the kind collects nothing or options are missing.
        """
        now = self._core.clock.now()
        step = self._core.document.read(lambda db: the_step(db, step_id))
        kind = self._core.kind(step.kind)
        if not kind.collects:
            raise NotAllowed(N_("Cette séquence ne recueille pas de réponses."))
        prepare(self._core, self._results, step)
        decisions = dict(step.decisions)
        if Capability.OPTIONS in kind.capabilities:
            options = self._results.options(step)
            if not options:
                self._refuse_empty(step)
            decisions["options"] = [{"id": o.id, "label": o.label} for o in options]

        def command(db: sqlite3.Connection) -> Written[None]:
            values: dict[str, Any] = {"state": "open", "decisions": decisions, "closed_at": None}
            if step.opened_at is None:
                values["opened_at"] = now
            update(db, "step", step_id, values)
            return Written(None, (StepChanged(step_id), StageChanged()))

        return self._core.write(command)

    def _refuse_empty(self, step: StepRecord) -> NoReturn:
        source = self._core.document.read(lambda db: _source(db, step))
        if source is None:
            raise NotAllowed(N_("Il n’y a pas encore d’options : complétez-les d’abord."))
        raise NotAllowed(
            N_("« {title} » n’a encore rien donné à reprendre ici : il y faut d’abord des réponses,"
               " ou des options à taper dans cette séquence."),
            title=source.title or source.prompt or source.key)

    def close(self, step_id: str) -> Future[None]:
        """Take no more answers (a few seconds of grace aside)."""
        now = self._core.clock.now()

        def command(db: sqlite3.Connection) -> Written[None]:
            if the_step(db, step_id).state == "open":
                update(db, "step", step_id, {"state": "closed", "closed_at": now})
            return Written(None, (StepChanged(step_id), StageChanged()))

        return self._core.write(command)

    def show(self, step_id: str, shown: bool = True) -> Future[None]:
        """Let the room see the result, on the projector and on phones, or hide it again."""

        def command(db: sqlite3.Connection) -> Written[None]:
            the_step(db, step_id)
            update(db, "step", step_id, {"shown": int(shown)})
            return Written(None, (StepChanged(step_id), StageChanged()))

        return self._core.write(command)

    def set_stage(self, **values: Any) -> Future[None]:
        """Change what the projector does: black, frozen, message, corner, detail, view."""
        return self._change(lambda stage: replace(stage, **values))

    def pause_timer(self) -> Future[None]:
        """Stop the countdown, or let it run on."""
        now = self._core.clock.now()

        def change(stage: Stage) -> Stage:
            timer = stage.timer
            if timer.since is None:
                return replace(stage, timer=replace(timer, since=now))
            return replace(stage, timer=replace(timer, spent=timer.elapsed(now), since=None))

        return self._change(change)

    def add_time(self, seconds: float = 60) -> Future[None]:
        """Give the step more time (or less)."""

        def change(stage: Stage) -> Stage:
            length = max(0.0, stage.timer.length + seconds)
            return replace(stage, timer=replace(stage.timer, length=length))

        return self._change(change)

    def _neighbour(self, way: int, refusal: str) -> Future[None]:
        steps = self._core.document.read(reads.steps)
        places = {step.id: place for place, step in enumerate(steps)}
        place = places.get(self.stage().step_id, -1) + way
        if not 0 <= place < len(steps):
            raise NotAllowed(refusal)
        return self.go(steps[place].id)

    def _change(self, change: Callable[[Stage], Stage]) -> Future[None]:
        def command(db: sqlite3.Connection) -> Written[None]:
            self._keep(db, change(self._stage_of(db)))
            return Written(None, (StageChanged(),))

        return self._core.write(command)

    @staticmethod
    def _stage_of(db: sqlite3.Connection) -> Stage:
        found = reads.workshop(db)
        kept: Mapping[str, Any] = found.stage if found else {}
        steps = reads.steps(db)
        stage = Stage.from_json(kept)
        if not stage.step_id and steps:
            stage = replace(stage, step_id=steps[0].id)
        return stage

    @staticmethod
    def _keep(db: sqlite3.Connection, stage: Stage) -> None:
        found = reads.workshop(db)
        if found is not None:
            update(db, "workshop", found.id, {"stage": stage.as_json()})


def _source(db: sqlite3.Connection, step: StepRecord) -> StepRecord | None:
    """The earlier step that a step takes its options or questions from."""
    key = step.settings.get("from_step")
    return next((one for one in reads.steps(db)
                 if key and one.key == key and one.position < step.position), None)


def _with_source(db: sqlite3.Connection, step_id: str) -> tuple[StepRecord, bool]:
    """A step, and whether the one that it takes up has answers."""
    step = the_step(db, step_id)
    source = _source(db, step)
    return step, source is not None and answered(db, source.id)
