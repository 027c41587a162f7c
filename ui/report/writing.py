"""What the report page asks of the workshop: sections to show, words to keep, files to write."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from concurrent.futures import Future
from dataclasses import dataclass, replace
from pathlib import Path
from time import monotonic
from typing import Any

from facilitator.activities.kind import Capability
from facilitator.blocks import ItemList, Paragraph, Quote
from facilitator.fields import ChoiceField, MultipleChoiceField
from facilitator.i18n import Translator
from facilitator.report.choices import (
    NO_PROFILE,
    Choices,
    keep_choices,
    kept_choices,
    report_key,
)
from facilitator.report.compose import Composer, groups
from facilitator.report.draft import Wordings
from facilitator.report.every_group import export_groups, group_formats
from facilitator.report.export import export_session, proposed_name
from facilitator.report.formats.base import Cancelled, Progress, never, no_progress
from facilitator.report.holding import holding
from facilitator.report.masking import View
from facilitator.report.report_templates import ReportTemplate
from facilitator.report.richtext import Rich
from facilitator.report.sections import NO_WORDS, Section
from facilitator.report.verbatims import Verbatim, steps_with_verbatims, verbatims
from facilitator.workshop.importing import portrait_fields
from facilitator.workshop.report_words import NO_TURNS, WHOLE, ReportWords
from facilitator.workshop.session import Session

_ONE_GO = 8.0
"""Seconds: words kept again sooner are one stretch of writing, and one version to go back to."""


@dataclass(frozen=True)
class Shown:
    """A section with its words as a person edits them; ``silent`` are ids of quotes in them that
    no reader sees just now; ``turns`` say whether there are words to go back to, and some to come
    back to."""

    section: Section
    words: Rich
    writable: bool
    silent: frozenset[str] = frozenset()
    turns: tuple[bool, bool] = NO_TURNS


@dataclass(frozen=True)
class Whole:
    """A report at one moment: its sections and the choices they were written with; ``profiles``
    are the portrait's fields (names and labels) that votes can be compared by, ``by`` the one they
    are; ``turns`` say whether a choice can be undone, and made again."""

    sections: tuple[Shown, ...]
    choices: Choices
    profiles: tuple[tuple[str, str], ...] = ()
    by: str = ""
    turns: tuple[bool, bool] = NO_TURNS


class Writing:
    """One report being written. Reads may take a while: call them off the GUI thread."""

    def __init__(
        self, session: Session, tr: Translator, template: ReportTemplate, group: str = "",
        own: Path | None = None,
    ) -> None:
        self._session, self._tr, self._own = session, tr, own
        self.template, self.group = template, group
        self._key = report_key(template.name, group)
        self._words = ReportWords(session.document, session.clock)
        self.choices = self._kept()
        self._composer = Composer(session, tr, template, self.choices)
        self._wordings = Wordings(session, self._words, template, group)
        self._gate = threading.Lock()
        self._next: Choices | None = None  # asked for, and not yet seen in the file
        self._begun: tuple[str, bool, float] | None = None
        self._said: tuple[str, Choices, int, tuple[Verbatim, ...]] | None = None

    def close(self) -> None:
        """Stop following the workshop."""
        self._composer.close()

    def read(self) -> Whole:
        """Every section as it stands, those left out included, by the choices in the file."""
        with self._gate:
            choices = self._kept()
            if choices == self._next:
                self._next = None
            if choices != self.choices:
                self._composer.choose(choices)
                self.choices = choices
            own = {part.id for part in self.template.parts
                   if part.part in ("words", "column", "actions")}
            own |= {step.id for step in self._session.steps()}
            found = with_empty(self.template, self._composer.sections(), self._tr)
            by = choices.by or next((part.by for part in self.template.parts if part.by), "")
            turns = self._words.turns(self._key)
            shown = (replace(self._shown(one, one.id in own), turns=turns.get(one.id, NO_TURNS))
                     for one in found)
            return Whole(tuple(shown), choices, self._profiles(),
                         "" if by == NO_PROFILE else by, turns.get(WHOLE, NO_TURNS))

    def choose(self, **choices: object) -> Future[None]:
        """Keep other choices for this report: fields of :class:`Choices` by name."""
        values: dict[str, Any] = {"group": self.group, **choices}
        before = self._next or self.choices
        self._next = replace(before, **values)
        if self._next == before:  # nothing to go back to
            done: Future[None] = Future()
            done.set_result(None)
            return done
        return keep_choices(self._words, self._key, self._next)

    def toggle(self, field: str, one: str, out: bool) -> Future[None]:
        """Put a section's or an answer's id among those left out, or take it out of them."""
        now: frozenset[str] = getattr(self._next or self.choices, field)
        return self.choose(**{field: now | {one} if out else now - {one}})

    def undo_choice(self) -> Future[bool]:
        """Go back to the choices before."""
        self._next = None
        return self._words.undo(self._key, WHOLE)

    def redo_choice(self) -> Future[bool]:
        """Take back the last undo of a choice."""
        self._next = None
        return self._words.redo(self._key, WHOLE)

    def keep(self, section: str, words: Rich, *, accepted: bool = True) -> Future[None]:
        """Keep the facilitator's words for a section, as a draft until they are accepted."""
        view = View(self._session, self.choices, self._tr)
        data = self._wordings.to_keep(words, view)
        now, begun = monotonic(), self._begun
        on = begun is not None and begun[:2] == (section, accepted) and now - begun[2] < _ONE_GO
        self._begun = (section, accepted, now)
        return self._words.keep(self._key, section, data, accepted=accepted, on=on)

    def whole(self, answer_id: str) -> str | None:
        """The words of an answer as they were said, None for one that is gone."""
        return self._wordings.whole(answer_id)

    def undo(self, section: str) -> Future[bool]:
        """Go back to the words before."""
        self._begun = None
        return self._words.undo(self._key, section)

    def redo(self, section: str) -> Future[bool]:
        """Take back the last undo."""
        self._begun = None
        return self._words.redo(self._key, section)

    def steps(self) -> tuple[tuple[str, str], ...]:
        """The steps with verbatims: id and title."""
        return tuple((step.id, step.title) for step in steps_with_verbatims(self._session))

    def verbatims(self, step_id: str) -> tuple[Verbatim, ...]:
        """What people wrote at a step; read anew only after more than words has changed."""
        age, choices, kept = self._composer.age(), self.choices, self._said
        if kept is not None and kept[:3] == (step_id, choices, age):
            return kept[3]
        step = self._session.step(step_id)
        found = verbatims(self._session, step, choices, self._tr) if step else ()
        self._said = (step_id, choices, age, found)
        return found

    def file_name(self, ending: str, *, whole: bool = False) -> str:
        """The name proposed for the report's file, or for that of all groups' reports (``whole``);
        no ending is a folder's."""
        names = groups(self._session) if self.group else {}
        if whole:
            return proposed_name(self._session, f".{ending}", self._tr(self.template.title))
        return proposed_name(self._session, f".{ending}" if ending else "",
                             names.get(self.group, ""))

    def named(self) -> bool:
        """Whether anybody gave a name."""
        return any(person.name for person in self._session.room.everybody())

    def holds(self, choices: Choices, form: str, tr: Translator) -> str:
        """What a file written in a format with these choices holds of the people in it, said in
        the language of whoever exports."""
        return holding(self._session, choices, tr, form)

    def export(
        self, form: str, target: Path, choices: Choices | None = None,
        progress: Progress = no_progress, cancelled: Cancelled = never,
    ) -> None:
        """Write the report as it is chosen. Raises ``PalabreError``; takes seconds."""
        export_session(self._session, form, target, self._tr, progress, cancelled,
                       template=self.template.name, choices=choices or self.choices,
                       own=self._own)

    def for_groups(self, form: str) -> bool:
        """Whether all groups' reports can be written at once in a format."""
        return self.template.each == "group" and form in group_formats()

    def export_groups(
        self, form: str, target: Path, choices: Choices | None = None,
        progress: Progress = no_progress, cancelled: Cancelled = never,
    ) -> None:
        """Write every group's report, as :meth:`export` writes one, to one archive."""
        export_groups(self._session, form, target, self._tr, progress, cancelled,
                      template=self.template.name, choices=choices or self.choices, own=self._own)

    def _profiles(self) -> tuple[tuple[str, str], ...]:
        kinds = self._session.kinds
        votes = any(Capability.OPTIONS in kind.capabilities for step in self._session.steps()
                    if (kind := kinds.get(step.kind)) is not None)
        return tuple((field.name, field.label) for field in portrait_fields(self._session)
                     if isinstance(field, ChoiceField | MultipleChoiceField)) if votes else ()

    def _kept(self) -> Choices:
        found = kept_choices(self._words, self._key) or Choices(naming=self.template.naming)
        return replace(found, group=self.group)

    def _shown(self, section: Section, writable: bool) -> Shown:
        whole = self._wordings.to_edit(section.id) if section.wording.kept else None
        if whole is None:
            return Shown(section, section.wording.blocks, writable)
        view = View(self._session, self.choices, self._tr)
        return Shown(section, whole, writable, frozenset(
            cited for cited in cited_in(whole) if self._wordings.answer(cited, view) is None))


def with_empty(
    template: ReportTemplate, sections: Iterable[Section], tr: Translator
) -> tuple[Section, ...]:
    """The sections and, at their places, those that only wait for words: readers see no trace of
    them, whoever writes does."""
    parts, at = template.parts, 0
    found: list[tuple[int, Section]] = []
    for section in sections:
        at = next((n for n in range(at, len(parts)) if section.id == parts[n].id
                   or (parts[n].part in ("steps", "tables") and section.id not in {
                       part.id for part in parts})), at)
        found.append((at, section))
    there = {section.id for _, section in found}
    found += [(n, Section(part.id, tr(part.title), (), NO_WORDS)) for n, part in enumerate(parts)
              if part.part in ("words", "actions") and part.id not in there]
    return tuple(section for _, section in sorted(found, key=lambda pair: pair[0]))


def cited_in(words: Rich) -> frozenset[str]:
    """The ids of the answers that words repeat."""
    found: set[str] = set()
    for block in words:
        match block:
            case Quote():
                found.add(block.cites)
            case Paragraph(runs):
                found |= {run.cites for run in runs}
            case ItemList(items):
                found |= {run.cites for item in items for run in item}
    return frozenset(found - {""})
