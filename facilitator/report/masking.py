"""The workshop as a report may show it: names as chosen, answers left out, counts masked."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import Any

from facilitator.activities.context import Context, Entry, Group
from facilitator.activities.kind import AnyKind, Capability
from facilitator.document import reads
from facilitator.document.records import ParticipantRecord, StepRecord
from facilitator.fields import TextField, TextListField
from facilitator.i18n import N_, Translator
from facilitator.report.choices import Choices, Naming
from facilitator.report.names import NameMask, called
from facilitator.workshop.session import Session


class View:
    """Contexts, results and entries of one workshop through one set of choices.

    A view is of one moment: names are read once. Without any choice it gives what the session
    gives, at no cost; otherwise kinds count anew what they may show, by their own ``tally``.
    """

    def __init__(self, session: Session, choices: Choices, tr: Translator) -> None:
        self._session = session
        self._tr = tr
        self.choices = choices

    @cached_property
    def people(self) -> tuple[ParticipantRecord, ...]:
        """Everybody, those only expected included."""
        return self._session.room.everybody()

    @cached_property
    def names(self) -> dict[str, str]:
        """What each participant is called, by id."""
        return called(self.people, self.choices.naming, self._tr)

    @cached_property
    def mask(self) -> NameMask:
        """Takes full names out of texts."""
        return NameMask(self.people, self.names)

    def kind(self, step: StepRecord) -> AnyKind | None:
        """The step's kind, None for one this version does not know."""
        return self._session.kinds.get(step.kind)

    def text(self, text: str) -> str:
        """A sentence of the workshop with the names in it as chosen."""
        return text if self.choices.naming is Naming.NAMED else self.mask.text(text)

    def entries(self, step: StepRecord) -> tuple[Entry, ...]:
        """The step's answers as they may be listed, hidden ones included and marked."""
        return self._entries(step, self._private(step))

    def _entries(self, step: StepRecord, private: frozenset[str]) -> tuple[Entry, ...]:
        found = self._session.results.entries(step)
        gone, only = self.choices.hidden, self._only(step)
        if gone or only:
            found = tuple(e for e in found if e.id not in gone and (not only or e.group == only))
        if self.choices.naming is Naming.NAMED:
            return found
        return tuple(self._shown(entry, private) for entry in found)

    def first_entries(self, step: StepRecord, most: int) -> tuple[tuple[Entry, ...], int]:
        """The step's visible answers, starred ones first, and how many there are in all.

        No more than ``most`` are given, 0 for all; without any choice only those are read.
        """
        plain = not self.choices.hidden and not self._only(step)
        if most and plain and self.choices.naming is Naming.NAMED:
            ids, total = self._session.document.read(
                lambda db: reads.first_answers(db, step.id, most))
            return self._session.results.entries_by_id(step, ids), total
        found = sorted((entry for entry in self.entries(step) if not entry.hidden),
                       key=lambda entry: not entry.starred)
        return tuple(found[:most] if most else found), len(found)

    def context(self, step: StepRecord, *, with_entries: bool = True) -> Context:
        """The step's context; hidden answers are left out of it."""
        context = self._session.results.context(step, with_entries=False)
        only = self._only(step)
        groups = tuple(self._group(g) for g in context.groups if not only or g.id == only)
        if self.choices.naming is not Naming.NAMED:
            context = replace(context, prompt=self.text(context.prompt),
                              notes=self.text(context.notes))
        # A kind counts what people wrote about themselves; `masked` decides what of it is shown.
        found = self._entries(step, frozenset()) if with_entries else ()
        entries = tuple(entry for entry in found if not entry.hidden)
        return replace(context, groups=groups, entries=entries)

    def result(self, step: StepRecord) -> Any:
        """The step's result as it may be shown."""
        kind = self._session.kinds[step.kind]
        result = (kind.tally(self.context(step)) if self._differs(step, kind)
                  else self._session.results.result(step.id))
        if self.choices.naming.hides and Capability.PEOPLE in kind.capabilities:
            return kind.masked(result, self.choices.least, self._tr)
        return result

    def left_out(self, step: StepRecord) -> int:
        """How many of the step's answers are left out of this report by choice."""
        return sum(row.step_id == step.id for row in self._left_out)

    @cached_property
    def _left_out(self) -> tuple[Any, ...]:
        ids = sorted(self.choices.hidden)
        if not ids:
            return ()
        return self._session.document.read(lambda db: reads.answers_by_id(db, ids))

    def _differs(self, step: StepRecord, kind: AnyKind) -> bool:
        """Whether the choices change what the kind counts or names at this step."""
        if not kind.collects:
            return self.choices.naming is not Naming.NAMED
        if self._only(step) or self.left_out(step):
            return True
        if self.choices.naming is Naming.NAMED:
            return False
        if Capability.TERMS not in kind.capabilities:
            return True
        # Terms bear no names: they are counted anew only where somebody is named in the words.
        plain = self._session.results.entries(step)
        return any(one.payload is not two.payload
                   for one, two in zip(plain, self.entries(step), strict=True))

    def _only(self, step: StepRecord) -> str:
        """The one group whose answers this step shows, "" for all."""
        kind = self.kind(step)
        wanted = self.choices.group
        if not wanted or kind is None or Capability.GROUPS not in kind.capabilities:
            return ""
        return wanted if any(g.id == wanted for g in self._session.groups.of(step.id)) else ""

    def _group(self, group: Group) -> Group:
        if self.choices.naming is Naming.NAMED:
            return group
        names = tuple(self.names.get(member, "") for member in group.members)
        return replace(group, names=names, question=self.text(group.question))

    def _private(self, step: StepRecord) -> frozenset[str]:
        """The free texts that say who somebody is; they go where nobody is to be recognised."""
        kind = self.kind(step)
        if kind is None or not self.choices.naming.hides \
                or Capability.PEOPLE not in kind.capabilities:
            return frozenset()
        return private_fields(kind, self._session.results.context(step, with_entries=False))

    def _shown(self, entry: Entry, private: frozenset[str]) -> Entry:
        payload = self.mask.value(entry.payload)
        if private & set(payload):
            payload = {k: self._tr(N_("[retiré]")) if k in private else v
                       for k, v in payload.items()}
        return replace(entry, author=self.names.get(entry.person, ""), payload=payload)


def private_fields(kind: AnyKind, context: Context) -> frozenset[str]:
    """The names of a PEOPLE kind's fields that are answered in one's own words."""
    return frozenset(field.name for field in kind.answer_fields(context)
                     if isinstance(field, TextField | TextListField))
