"""An open workshop: the document with everything one can do to it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from facilitator.activities.kind import Kinds
from facilitator.document import reads
from facilitator.document.document import Document
from facilitator.document.records import StepRecord, WorkshopRecord
from facilitator.document.writer import Written
from facilitator.workshop.actions import Actions
from facilitator.workshop.answers import Answers
from facilitator.workshop.base import Core
from facilitator.workshop.bus import Bus
from facilitator.workshop.clock import Clock
from facilitator.workshop.composing import Composing
from facilitator.workshop.flow import Flow
from facilitator.workshop.groups import Groups
from facilitator.workshop.hands import Hands
from facilitator.workshop.items import Items
from facilitator.workshop.media import Media
from facilitator.workshop.presence import Presence
from facilitator.workshop.projection.projector import Projector
from facilitator.workshop.questions import Questions
from facilitator.workshop.results import Results
from facilitator.workshop.room import Room
from facilitator.workshop.sequence import Plan
from facilitator.workshop.snapshots import Snapshots
from facilitator.workshop.themes import Themes
from facilitator.workshop.thread import Thread


class Session:
    """A running workshop. Commands give futures that are done once their change is durable.

    Everything may be called from any thread; what changed is published on ``bus``, on the writer
    thread.
    """

    def __init__(self, document: Document, kinds: Kinds, clock: Clock | None = None) -> None:
        self.document = document
        self.kinds = kinds
        self.clock = clock or Clock()
        self.bus = Bus()
        self._stop = document.listen(self.bus.publish)
        core = Core(document, kinds, self.bus, self.clock)
        self._core = core
        self.results = Results(core)
        self.plan = Plan(core)
        self.flow = Flow(core, self.results)
        self.room = Room(core)
        self.answers = Answers(core, self.results)
        self.hands = Hands(core, self.results)
        self.items = Items(core)
        self.themes = Themes(core, self.results)
        self.questions = Questions(core)
        self.groups = Groups(core, self.results)
        self.composing = Composing(core, self.results)
        self.actions = Actions(core)
        self.snapshots = Snapshots(core)
        self.media = Media(core)
        self.thread = Thread(core, self.results)
        self.presence = Presence(self.bus)
        self.projector = Projector(core, self.flow, self.results, self.media)

    @property
    def path(self) -> Path:
        """Where the file is."""
        return self.document.path

    def workshop(self) -> WorkshopRecord:
        """The workshop's own details."""
        return self._core.workshop()

    def steps(self) -> tuple[StepRecord, ...]:
        """The sequence, in order."""
        return self.document.read(reads.steps)

    def step(self, step_id: str) -> StepRecord | None:
        """One step by id."""
        return self.document.read(lambda db: reads.step(db, step_id))

    def secret(self, name: str) -> str:
        """A secret of this laptop by name (``remote``, ``projector``), made when first asked."""
        found = self.document.read(lambda db: reads.secret(db, name))
        if found is not None:
            return found
        fresh = self.clock.new_secret()

        def command(db: sqlite3.Connection) -> Written[str]:
            kept = reads.secret(db, name)
            if kept is None:
                db.execute("INSERT INTO secret (name, value) VALUES (?, ?)", [name, fresh])
            return Written(kept or fresh)

        return self._core.write(command).result()

    def close(self) -> None:
        """Stop listening and close the file; it is one file again."""
        self.projector.close()
        self.results.close()
        self._stop()
        self.document.close()

    def __enter__(self) -> Session:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()
