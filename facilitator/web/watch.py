"""What the pages need to know of the workshop, and when to tell the phones that it changed.

The bus speaks on the writer thread; everything else here happens on the server's loop. Changes are
gathered so that nobody is told more often than every :data:`PAUSE` seconds.
"""

from __future__ import annotations

import asyncio
import threading
import time
from collections import Counter
from dataclasses import dataclass

from facilitator.activities.kind import Capability
from facilitator.document import reads
from facilitator.document.records import ParticipantRecord, StepRecord, WorkshopRecord
from facilitator.workshop.changes import (
    AnswersChanged,
    Change,
    DecisionsChanged,
    GroupsChanged,
    ItemsChanged,
    PeopleChanged,
    PresenceChanged,
)
from facilitator.workshop.session import Session
from facilitator.workshop.stage import Stage

PAUSE = 0.1
"""Seconds at least between two messages to everybody."""
PICTURE_PAUSE = 2.0
"""Seconds at least between two new pictures of a result shown on phones."""
PICTURE_SHARE = 0.01
"""Seconds at least between them for each phone that listens: every phone fetches the new picture,
which takes some milliseconds of the processor, and answers go first."""
BEAT = 15.0
"""Seconds between heartbeats, so that a phone knows its stream from a dead one."""


@dataclass(frozen=True, slots=True)
class Board:
    """The workshop at one moment. ``teams`` maps participants to their group of the current step.

    ``asked`` is the step whose form is due before the current one's: a profile that is open;
    ``number`` tells one reading from the next.
    """

    workshop: WorkshopRecord
    steps: tuple[StepRecord, ...]
    stage: Stage
    current: StepRecord | None
    asked: StepRecord | None
    teams: dict[str, str]
    grouped: bool
    number: int = 0

    @property
    def place(self) -> int:
        """The number of the current step, from 1; 0 where there is none."""
        return self.steps.index(self.current) + 1 if self.current else 0

    @property
    def anonymous(self) -> bool:
        """Whether nobody is asked for a name."""
        return bool(self.workshop.settings.get("anonymous"))

    def step(self, step_id: str) -> StepRecord | None:
        """A step by id."""
        return next((step for step in self.steps if step.id == step_id), None)

    def seen(self) -> tuple[object, ...]:
        """Everything of it that a phone's page depends on; equal means nobody need be told."""
        return (
            self.workshop.title, self.workshop.language, repr(self.workshop.settings),
            self.stage.message, len(self.steps), self.place,
            *(None if step is None else (
                step.id, step.state, step.shown, step.title, step.prompt, repr(step.settings),
                repr(step.translations), repr(step.decisions.get("options")),
            ) for step in (self.current, self.asked)),
        )


class Signal:
    """Wakes everybody who waits, again and again."""

    def __init__(self) -> None:
        self._event = asyncio.Event()

    def fire(self) -> None:
        """Wake all that wait now."""
        fired, self._event = self._event, asyncio.Event()
        fired.set()

    def next(self) -> asyncio.Event:
        """The next time it fires; take it before looking, wait for it after."""
        return self._event


class Watch:
    """Keeps the board fresh and counts versions. All but :meth:`hear` belongs to the loop."""

    def __init__(self, session: Session, loop: asyncio.AbstractEventLoop) -> None:
        self.phones = Signal()
        self.staff = Signal()
        self.beats = 0
        self.closed = False
        self.passes: dict[str, ParticipantRecord] = {}  # who holds which
        self._session = session
        self._loop = loop
        self._boot = f"{int(time.time()):x}"
        self._version = self._picture = self._room = self._any = self._readings = 0
        self._team_versions: Counter[str] = Counter()
        self._board: Board | None = None
        self._seen: tuple[object, ...] = ()
        self._moved = (0, 0, 0, 0)  # what the phones were last told of
        self._gate = threading.Lock()
        self._heard: list[Change] = []
        self._due: asyncio.TimerHandle | None = None
        self._picture_due: asyncio.TimerHandle | None = None
        self._told = float("-inf")
        self._stop = session.bus.subscribe(self.hear)
        self._beat = loop.call_later(BEAT, self._heartbeat)
        self._seen = self.board().seen()

    def board(self) -> Board:
        """The workshop now."""
        if self._board is None:
            self._board = self._read()
        return self._board

    def refresh(self) -> Board:
        """Read the workshop anew, for whoever has just changed it."""
        self._board = None
        return self.board()

    @property
    def version(self) -> str:
        """Changes with anything that all phones' pages depend on."""
        return f"{self._boot}.{self._version}.{self._picture}"

    @property
    def any_version(self) -> str:
        """Changes with every change; for the console's sisters."""
        return f"{self._boot}.{self._any}"

    @property
    def picture(self) -> int:
        """Counts the states of the shown result."""
        return self._picture

    def stamp(self, participant_id: str) -> str:
        """What one phone compares to know whether its page is still true."""
        board = self.board()
        if not board.grouped:
            return self.version
        team = board.teams.get(participant_id, "")
        return f"{self.version}.{self._room}.{self._team_versions[team]}"

    def hear(self, changes: tuple[Change, ...]) -> None:
        """Take changes in; called on the thread that publishes."""
        with self._gate:
            first = not self._heard
            self._heard += changes
        if first and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._gather)

    def close(self) -> None:
        """Stop listening and let all streams end."""
        self._stop()
        self.closed = True
        for handle in (self._due, self._picture_due, self._beat):
            if handle is not None:
                handle.cancel()
        self.phones.fire()
        self.staff.fire()

    def _read(self) -> Board:
        session = self._session
        steps, stage = session.steps(), session.flow.stage()
        current = next((step for step in steps if step.id == stage.step_id), None)
        asked = next((
            step for step in steps
            if step.state == "open" and step != current and self._can(step, Capability.PEOPLE)
        ), None)
        grouped = current is not None and self._can(current, Capability.GROUPS)
        teams = {
            member: team.id
            for team in (session.groups.of(stage.step_id) if grouped else ())
            for member in team.members
        }
        self._readings += 1
        return Board(session.workshop(), steps, stage, current, asked, teams, grouped,
                     self._readings)

    def _can(self, step: StepRecord, capability: Capability) -> bool:
        kind = self._session.kinds.get(step.kind)
        return kind is not None and capability in kind.capabilities

    def _gather(self) -> None:
        with self._gate:
            changes, self._heard = self._heard, []
        if self.closed:
            return
        self._forget_passes({change.participant_id for change in changes
                             if isinstance(change, PeopleChanged)})
        for change in changes:
            self._note(change)
        self._any += 1
        if self._due is None:
            wait = max(0.0, self._told + PAUSE - self._loop.time())
            self._due = self._loop.call_later(wait, self._tell)

    def _note(self, change: Change) -> None:
        before = self._board
        match change:
            case PresenceChanged():
                return
            case AnswersChanged(step_id, ids):
                if before and before.current and before.current.id == step_id:
                    if before.grouped:
                        self._note_teams(ids)
                    self._picture_later()
            case PeopleChanged(renamed=renamed):
                if renamed:
                    self._board = None
                    self._room += 1
            case GroupsChanged():
                self._board = None
                self._room += 1
            case DecisionsChanged() | ItemsChanged():
                self._board = None
                self._picture_later()
            case _:
                self._board = None

    def _forget_passes(self, people: set[str]) -> None:
        """Look changed people up again. Whose pass goes to another, changes too."""
        if people:
            self.passes = {token: person for token, person in self.passes.items()
                           if person.id not in people}

    def _note_teams(self, ids: tuple[str, ...]) -> None:
        rows = self._session.document.read(lambda db: reads.answers_by_id(db, ids))
        if len(rows) < len(ids) or not ids:
            self._room += 1  # withdrawn ones no longer say whose they were, nor do photos
        for team in {row.team_id for row in rows if row.team_id}:
            self._team_versions[team] += 1

    def _picture_later(self) -> None:
        current = self.board().current
        if current is not None and current.shown and self._picture_due is None:
            pause = max(PICTURE_PAUSE, PICTURE_SHARE * len(self._session.presence.here()))
            self._picture_due = self._loop.call_later(pause, self._new_picture)

    def _new_picture(self) -> None:
        self._picture_due = None
        self._picture += 1
        self.phones.fire()

    def _tell(self) -> None:
        self._due = None
        self._told = self._loop.time()
        board = self.board()
        seen = board.seen()
        if seen != self._seen:
            self._seen = seen
            self._version += 1
            self._picture += 1
        # Answers alone change nothing on phones but a group's, or the picture in its own time:
        # waking a full room for nothing would keep it from answering.
        moved = (self._version, self._picture, self._room, self._team_versions.total())
        if moved != self._moved:
            self._moved = moved
            self.phones.fire()
        self.staff.fire()

    def _heartbeat(self) -> None:
        self.beats += 1
        self._beat = self._loop.call_later(BEAT, self._heartbeat)
        self.phones.fire()
        self.staff.fire()
