"""Results of steps, counted live: each step has one counter that is told of changed answers."""

from __future__ import annotations

import threading
from collections.abc import Collection, Sequence
from typing import Any

from facilitator.activities.context import Context, Entry, Group, Source, Theme
from facilitator.activities.kind import Capability, Counter
from facilitator.activities.terms import TermDesk
from facilitator.document import reads
from facilitator.document.records import AnswerRecord, ParticipantRecord, StepRecord
from facilitator.fields import Option
from facilitator.text.explain import Reason
from facilitator.workshop.base import Core, the_step
from facilitator.workshop.changes import (
    AnswersChanged,
    Change,
    PeopleChanged,
    PresenceChanged,
    SequenceChanged,
    StageChanged,
)
from facilitator.workshop.items import origins_of
from facilitator.workshop.people import display_name
from facilitator.workshop.questions import as_they_stand


class _Live:
    """One step's counter with the answers not yet taken in."""

    def __init__(self, counter: Counter[Any], profiles: bool) -> None:
        self.counter = counter
        self.profiles = profiles
        self.dirty: set[str] | None = None  # None: take in everything
        self.result: Any = None
        self.fresh = False


class Results:
    """Contexts and results by step. May be asked from any thread."""

    def __init__(self, core: Core) -> None:
        self._core = core
        self._gate = threading.RLock()  # held while counting
        self._marks = threading.Lock()  # held for an instant: the writer thread marks what changed
        self._live: dict[str, _Live] = {}
        self._stop = core.bus.subscribe(self._hear)

    def close(self) -> None:
        """Stop listening."""
        self._stop()

    def context(self, step: StepRecord, *, with_entries: bool = True) -> Context:
        """Everything the step's kind may look at. Hidden answers are left out."""
        entries = tuple(e for e in self.entries(step) if not e.hidden) if with_entries else ()
        return self._context(step, entries)

    def terms(self, step_id: str) -> TermDesk:
        """The step's terms for the facilitator to work on, up to date with its answers."""
        step = self._core.document.read(lambda db: the_step(db, step_id))
        with self._gate:
            self._count(step)
            return self._live[step_id].counter.desk(self._context(step, ()))

    def explain(self, step_id: str, key: str) -> tuple[Reason, ...]:
        """Which answers are in a term and why; nothing for a term that is no more."""
        step = self._core.document.read(lambda db: the_step(db, step_id))
        with self._gate:
            self._count(step)
            return self._live[step_id].counter.explain(key, self._context(step, ()))

    def result(self, step_id: str) -> Any:
        """The step's result now."""
        return self._count(self._core.document.read(lambda db: the_step(db, step_id)))

    def _count(self, step: StepRecord) -> Any:
        """Take in what changed; the gate may be held already."""
        step_id = step.id
        with self._gate:
            with self._marks:
                live = self._live.get(step_id)
                if live is None:
                    profiles = bool(step.settings.get("by"))
                    counter = self._core.kind(step.kind).counter()
                    live = self._live[step_id] = _Live(counter, profiles)
                fresh, dirty = live.fresh, live.dirty
                # Marked before reading: a change that comes meanwhile marks it stale again.
                live.fresh, live.dirty = True, set()
            if not fresh:
                self._take_in(step, live.counter, dirty)
                live.result = live.counter.result(self._context(step, ()))
            return live.result

    def entries(self, step: StepRecord, *, participant_id: str | None = None) -> tuple[Entry, ...]:
        """The step's answers as its kind sees them, hidden ones included."""
        rows = self._core.document.read(lambda db: reads.answers(db, step.id, participant_id))
        return self._entries(step, rows)

    def entries_by_id(self, step: StepRecord, ids: Sequence[str]) -> tuple[Entry, ...]:
        """Some of the step's answers as its kind sees them, in the order of ``ids``."""
        rows = self._core.document.read(lambda db: reads.answers_by_id(db, ids))
        found = {entry.id: entry for entry in self._entries(step, rows)}
        return tuple(found[one] for one in ids if one in found)

    def options(self, step: StepRecord) -> tuple[Option, ...]:
        """The step's options: fixed when it opened, else typed, else from an earlier step."""
        fixed = step.decisions.get("options")
        if fixed and step.state != "waiting":
            return tuple(Option(item["id"], item["label"]) for item in fixed)
        source_key = step.settings.get("from_step") or ""
        if source_key:
            steps = self._core.document.read(reads.steps)
            source = next((s for s in steps if s.key == source_key and s.id != step.id), None)
            if source is not None and source.position < step.position:
                kind = self._core.kind(source.kind)
                found = kind.options(self.result(source.id), self._context(source, ()))
                if found:
                    return self._core.document.read(lambda db: as_they_stand(db, found))
        typed = step.settings.get("options") or ()
        return tuple(Option(item["id"], item["label"]) for item in typed)

    def _context(self, step: StepRecord, entries: tuple[Entry, ...]) -> Context:
        kind = self._core.kind(step.kind)
        read = self._core.document.read
        people = self._people() if Capability.GROUPS in kind.capabilities else {}
        groups: tuple[Group, ...] = ()
        if Capability.GROUPS in kind.capabilities:
            groups = tuple(
                Group(team.id, team.label, team.question, team.members,
                      tuple(_name(people.get(m)) for m in team.members), team.rapporteur_id or "")
                for team in read(lambda db: reads.teams(db, step.id))
            )
        common = self._ties(step.id, "common") if groups else ()
        themes: tuple[Theme, ...] = ()
        questions: tuple[Option, ...] = ()
        if Capability.THEMES in kind.capabilities:
            themes = self.themes(step.id)
            found = read(lambda db: reads.items(db, step.id, "question"))
            questions = tuple(Option(item.id, item.text) for item in found
                              if not item.data.get("merged_into"))
        wants_options = Capability.OPTIONS in kind.capabilities
        workshop = self._core.workshop()
        return Context(
            settings=step.settings, title=step.title, prompt=step.prompt, notes=step.notes,
            language=workshop.language, entries=entries,
            options=self.options(step) if wants_options else (),
            groups=groups, themes=themes, common=common, questions=questions,
            decisions=step.decisions, joined=read(reads.joined_count),
        )

    def themes(self, step_id: str) -> tuple[Theme, ...]:
        """The step's themes with the answers under each."""
        return self._ties(step_id, "theme", "in")

    def _ties(self, step_id: str, items: str, links: str = "") -> tuple[Theme, ...]:
        """The step's items of one role with what is tied to each, by links of one role or any."""

        def query(db: Any) -> tuple[Theme, ...]:
            return tuple(
                Theme(item.id, item.text,
                      tuple(link.source_id for link in reads.links_to(db, item.id)
                            if link.role == (links or link.role)))
                for item in reads.items(db, step_id, items)
            )

        return self._core.document.read(query)

    def _people(self, wanted: Collection[str] | None = None) -> dict[str, ParticipantRecord]:
        """People by id: everybody, or some, which costs the same in a room of thousands."""
        people = self._core.document.read(
            reads.participants if wanted is None else lambda db: reads.people_by_id(db, wanted))
        return {p.id: p for p in people if p.state != "expected"}

    def _entries(self, step: StepRecord, rows: Sequence[AnswerRecord]) -> tuple[Entry, ...]:
        kind = self._core.kind(step.kind)
        people = self._people({row.participant_id for row in rows if row.participant_id})
        nobody = ParticipantRecord("", 0)
        grouped = Capability.GROUPS in kind.capabilities
        origins = self._core.document.read(
            lambda db: origins_of(db, step.id)) if grouped else {}
        return tuple(
            Entry(
                id=row.id, person=row.participant_id or "",
                author=_name(people.get(row.participant_id or "")), slot=row.slot,
                payload=row.payload if row.version == kind.version
                else kind.upgrade(row.payload, row.version),
                source=Source(row.source), count=row.count, group=row.team_id or "",
                hidden=row.hidden, starred=row.starred, edited=row.original is not None,
                created_at=row.created_at,
                profile=people.get(row.participant_id or "", nobody).profile,
                origin=origins.get(row.id, ""),
            )
            for row in rows
        )

    def _take_in(self, step: StepRecord, counter: Counter[Any], dirty: set[str] | None) -> None:
        gone: set[str] = set()
        if dirty is None:
            found = self.entries(step)
        else:
            ids = sorted(dirty)
            found = self._entries(
                step, self._core.document.read(lambda db: reads.answers_by_id(db, ids))
            )
            gone = set(ids) - {entry.id for entry in found}
        for entry in found:
            if entry.hidden:
                counter.drop(entry.id)
            else:
                counter.put(entry)
        for entry_id in gone:
            counter.drop(entry_id)

    def _hear(self, changes: tuple[Change, ...]) -> None:
        with self._marks:
            for change in changes:
                match change:
                    case AnswersChanged(step_id, ids):
                        live = self._live.get(step_id)
                        if live is not None and live.dirty is not None:
                            live.dirty.update(ids)
                    case SequenceChanged() | PeopleChanged(renamed=True):
                        self._live.clear()
                    case PeopleChanged():
                        # Who compares profiles counts afresh: what people say of themselves moved.
                        for key in [k for k, live in self._live.items() if live.profiles]:
                            del self._live[key]
                    case StageChanged() | PresenceChanged():
                        continue
                    case _:
                        pass
                # A result may feed a later step's options: all are looked at again when asked.
                for live in self._live.values():
                    live.fresh = False


def _name(person: ParticipantRecord | None) -> str:
    return display_name(person) if person is not None else ""
