"""From the sections to one report that any format can write, and a preview that keeps up."""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from facilitator.blocks import Block, Report
from facilitator.document import reads
from facilitator.document.records import StepRecord
from facilitator.drawing.measure import Measure
from facilitator.errors import PlanProblem
from facilitator.i18n import N_, Translator
from facilitator.report.choices import Choices, kept_choices
from facilitator.report.formats.base import Cancelled, check, never
from facilitator.report.material import Material
from facilitator.report.report_templates import FULL, Part, ReportTemplate, report_template
from facilitator.report.sections import Section, Sections
from facilitator.report.shortening import fitted
from facilitator.report.staleness import (
    ALL,
    ANSWERS,
    ITEMS,
    NAMES,
    PEOPLE,
    marks_of,
    sources_of,
)
from facilitator.workshop.changes import Change
from facilitator.workshop.report_words import ReportWords
from facilitator.workshop.session import Session

_Written = Section | Material | tuple[Block, ...] | None


@dataclass(frozen=True)
class _Kept:
    """Something written, and what it was written from (step ids and the marks above)."""

    value: _Written
    sources: frozenset[str]


class Composer:
    """Writes one report of an open workshop, and after a change only what changed.

    May be asked from any thread. Close it when its page closes.
    """

    def __init__(
        self, session: Session, tr: Translator, template: ReportTemplate | None = None,
        choices: Choices | None = None, measure: Measure | None = None,
    ) -> None:
        self._session = session
        self._tr = tr
        self._sections = Sections(session, tr, measure or Measure(), template, choices)
        self.template = self._sections.template
        self.choices = self._sections.choices
        self._plan: tuple[StepRecord, ...] = ()
        self._printed: int | None = None  # answers a step may print; None for not yet known
        self._gate = threading.RLock()  # held while writing sections
        self._marks = threading.Lock()  # held for an instant: the writer thread says what changed
        self._changed: set[str] = set()
        self._age = 0
        self._kept: dict[tuple[str, str], _Kept] = {}
        self._stop = session.bus.subscribe(self._hear)

    def age(self) -> int:
        """A number that grows when anything but the report's words and choices changes."""
        return self._age

    def close(self) -> None:
        """Stop listening."""
        self._stop()

    def __enter__(self) -> Composer:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def choose(self, choices: Choices) -> None:
        """Go on with other choices (for the same group); only what they touch is written anew."""
        with self._gate:
            before, self.choices = self.choices, choices
            self._sections.choose(choices)
            changed = before.hidden ^ choices.hidden
            marks: set[str] = set()
            if changed:
                rows = self._session.document.read(
                    lambda db: reads.answers_by_id(db, sorted(changed)))
                marks = {row.step_id for row in rows} | {ANSWERS}
            if (before.naming, before.least, before.by) != \
                    (choices.naming, choices.least, choices.by):
                marks.add(ALL)
            with self._marks:
                self._changed |= marks

    def sections(self, cancelled: Cancelled = never) -> tuple[Section, ...]:
        """Every section in the report's order, those left out by choice included.

        Raises :class:`ExportStopped` between two of them where ``cancelled`` says so.
        """
        found = []
        with self._gate:
            self._begin()
            for part in self.template.parts:
                check(cancelled)
                for one in self._part(part):
                    check(cancelled)
                    found.append(one)
        return tuple(found)

    def section(self, section_id: str) -> Section | None:
        """One section by id, without writing the others where it is a step's."""
        with self._gate:
            self._begin()
            for part in self.template.parts:
                if part.part == "steps":
                    step = next((s for s in self._steps(part) if s.id == section_id), None)
                    if step is not None:
                        return self._step(part, step, self._most())
                elif section_id == part.id or part.part == "tables":
                    found = {one.id: one for one in self._part(part)}
                    if section_id in found:
                        return found[section_id]
        return None

    def report(self, cancelled: Cancelled = never) -> Report:
        """The report as it stands."""
        workshop, template = self._session.workshop(), self.template
        blocks = [block for section in self.sections(cancelled)
                  if section.id not in self.choices.without for block in section.blocks]
        if template.pages:
            blocks = fitted(blocks, template.pages, self._tr)
        title = workshop.title if template.name == FULL else \
            f"{self._tr(template.title)} — {workshop.title}"
        return Report(
            title=title, language=self._tr.language,
            author=workshop.facilitated_by or workshop.organiser or "Palabre",
            subject=self._tr(N_("Capitalisation d’un atelier")), blocks=tuple(blocks),
            draft=self.choices.draft, accent=template.accent, logo=template.logo,
            legal=template.legal,
        )

    def _part(self, part: Part) -> Iterator[Section]:
        writer, key = self._sections, part.id
        make: Callable[[Part], Section | None]
        match part.part:
            case "cover" | "title":
                make = writer.cover if part.part == "cover" else writer.title
                yield from self._one(key, partial(make, part), {ANSWERS, PEOPLE, NAMES, ITEMS})
            case "words":
                yield from self._one(key, partial(writer.words, part),
                                     {ANSWERS, NAMES, f"#{key}"})
            case "column" | "actions" | "thread":
                make = {"column": writer.column, "actions": writer.actions,
                        "thread": writer.thread}[part.part]
                yield from self._one(key, partial(make, part),
                                     {ANSWERS, NAMES, ITEMS, f"#{key}"})
            case "steps":
                most, number = self._most(), 0
                for step in self._steps(part):
                    found = self._step(part, step, most)
                    if found is not None and (not part.most or number < part.most):
                        number += bool(found.blocks)
                        yield found
            case "tables":
                for step in self._plan:
                    yield from self._one(f"table:{step.id}", partial(writer.table, step),
                                         self._sources(step))
            case "annex":
                yield from self._annex(part)

    def _one(
        self, key: str, make: Callable[[], Section | None], sources: set[str]
    ) -> Iterator[Section]:
        found = self._cached((key, ""), make, sources)
        if isinstance(found, Section):
            yield found

    def _step(self, part: Part, step: StepRecord, most: int) -> Section | None:
        place, sources = f"{self.template.parts.index(part)} {most}", self._sources(step)
        material = self._cached((step.id, f"{place} material"),
                                lambda: self._sections.material(step, part, most), sources)
        if not isinstance(material, Material):
            return None
        found = self._cached((step.id, place),
                             lambda: self._sections.step(step, part, most, material),
                             sources | {f"#{step.id}"})
        return found if isinstance(found, Section) else None

    def _annex(self, part: Part) -> Iterator[Section]:
        most, found = self._most(), []
        for step in self._plan:
            texts = self._cached((f"annex:{step.id}", str(most)),
                                 partial(self._sections.verbatims, step, most),
                                 self._sources(step))
            found.append(texts if isinstance(texts, tuple) else ())
        section = self._sections.annex(part, found)
        if section is not None:
            yield section

    def _steps(self, part: Part) -> list[StepRecord]:
        return [step for step in self._plan
                if (not part.kinds or step.kind in part.kinds) and step.kind not in part.without]

    def _most(self) -> int:
        """How many answers a step may print, so that all of them come to the template's bound."""
        if self._printed is None:
            counts = self._session.document.read(reads.answer_counts) if self.template.answers \
                else {}
            few = sum(count for count, _ in counts.values()) <= self.template.answers
            # They are printed twice: in their step, by theme, and in the annex.
            self._printed = 0 if few else max(10, self.template.answers // (2 * len(counts)))
        return self._printed

    def _sources(self, step: StepRecord) -> set[str]:
        return sources_of(step, self._plan, self._session.kinds.get(step.kind))

    def _cached(
        self, key: tuple[str, str], make: Callable[[], _Written], sources: set[str],
    ) -> _Written:
        kept = self._kept.get(key)
        if kept is None:
            value = make()
            if isinstance(value, Section) and value.wording.kept:
                sources = sources | {ANSWERS}  # words may quote answers of other steps
            kept = self._kept[key] = _Kept(value, frozenset(sources))
        return kept.value

    def _begin(self) -> None:
        """Forget what is stale, and read the plan once for all sections."""
        self._forget_stale()
        self._plan = self._session.steps()

    def _forget_stale(self) -> None:
        with self._marks:
            changed, self._changed = self._changed, set()
        if not changed:
            return
        if changed & {ALL, ANSWERS}:
            self._printed = None
        if ALL in changed:
            self._kept.clear()
        if changed & {ALL, PEOPLE, NAMES}:
            self._sections.fresh()
        self._kept = {key: kept for key, kept in self._kept.items()
                      if not kept.sources & changed}

    def _hear(self, changes: tuple[Change, ...]) -> None:
        marks = marks_of(changes)
        with self._marks:
            self._changed |= marks
            self._age += any(not mark.startswith("#") for mark in marks)


def compose(
    session: Session, tr: Translator, *, template: str | ReportTemplate = FULL,
    choices: Choices | None = None, own: Path | None = None, without: Collection[str] = (),
    draft: bool = False, cancelled: Cancelled = never,
) -> Report:
    """Write one report of a workshop as it stands.

    ``template`` is one or its name (those of the folder ``own`` included); without ``choices``
    those kept in the file count. ``without`` and ``draft`` are added to them. Raises
    :class:`PlanProblem` for an unknown template, and where a report that is written for one group
    is not told which, and :class:`ExportStopped` where ``cancelled`` says to stop.
    """
    known = report_template(template, own) if isinstance(template, str) else template
    words = ReportWords(session.document, session.clock)
    chosen = choices or kept_choices(words, known.name) or Choices(naming=known.naming)
    chosen = replace(chosen, without=chosen.without | frozenset(without),
                     draft=chosen.draft or draft)
    if known.each == "group" and chosen.group not in groups(session):
        raise PlanProblem(N_("Ce compte rendu se fait groupe par groupe : dites lequel."))
    with Composer(session, tr, known, chosen) as composer:
        return composer.report(cancelled)


def groups(session: Session) -> dict[str, str]:
    """The sub-groups of a workshop that a report can be written for: their names by id."""
    return {team.id: team.label for step in session.steps() for team in session.groups.of(step.id)}
