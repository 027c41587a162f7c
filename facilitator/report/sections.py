"""The sections of a workshop's report, each as blocks: the one place that knows their order."""

from __future__ import annotations

from dataclasses import dataclass

from facilitator.activities.context import Context
from facilitator.activities.kind import Capability
from facilitator.blocks import Block, Cover, Heading, ItemList, Paragraph, Run, plain
from facilitator.document.records import StepRecord
from facilitator.drawing.measure import Measure
from facilitator.i18n import N_, Translator
from facilitator.workshop.session import Session

COVER, ANNEX = "cover", "annex"


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the report; ``id`` is a step's id, ``cover`` or ``annex``."""

    id: str
    title: str
    blocks: tuple[Block, ...]


class Sections:
    """Writes the sections of one workshop as it stands now."""

    def __init__(self, session: Session, tr: Translator, measure: Measure) -> None:
        self._session = session
        self._tr = tr
        self._measure = measure

    def all(self) -> tuple[Section, ...]:
        """Every section, in the report's order; steps without anything to say are left out."""
        steps = self._session.steps()
        written = [self.step(step) for step in steps]
        found = [self.cover(), *(s for s in written if s is not None)]
        annex = self.verbatims(steps)
        return (*found, annex) if annex is not None else tuple(found)

    def cover(self) -> Section:
        """Title, date, place, people."""
        tr, workshop = self._tr, self._session.workshop()
        people = sum(p.state != "expected" for p in self._session.room.everybody())
        lines = [
            long_date(workshop.date, tr.language),
            workshop.place,
            tr(N_("Organisé par {who}"), who=workshop.organiser) if workshop.organiser else "",
            tr(N_("Animé par {who}"), who=workshop.facilitated_by)
            if workshop.facilitated_by else "",
            tr.plural(N_("{n} participant·e"), N_("{n} participant·es"), people)
            if people else "",
        ]
        shown = tuple(line for line in lines if line)
        cover = Cover(workshop.title, shown, tr(N_("Capitalisation")))
        return Section(COVER, workshop.title, (cover,))

    def step(self, step: StepRecord) -> Section | None:
        """One step: its heading, its prompt, and what its kind has to say. None for an empty one."""
        kind = self._session.kinds.get(step.kind)
        if kind is None:
            return None
        result = self._session.results.result(step.id)
        context = self._session.results.context(step, with_entries=False)
        written = kind.report(result, context, self._tr, self._measure)
        if not written and not kind.collects:
            return None
        blocks: list[Block] = [Heading(1, step.title)]
        if step.prompt and step.prompt != step.title:
            blocks.append(Paragraph((Run(step.prompt, italic=True),)))
        return Section(step.id, step.title, (*blocks, *written))

    def verbatims(self, steps: tuple[StepRecord, ...]) -> Section | None:
        """The annex: every free text as it was typed, step by step."""
        blocks: list[Block] = [Heading(1, self._tr(N_("Tous les verbatims")))]
        for step in steps:
            kind = self._session.kinds.get(step.kind)
            if kind is None or Capability.MODERATION not in kind.capabilities:
                continue
            context = self._session.results.context(step)
            texts = tuple(plain(text) for text in self._texts(context, step))
            if texts:
                blocks += [Heading(2, step.title), ItemList(texts)]
        if len(blocks) == 1:
            return None
        return Section(ANNEX, self._tr(N_("Tous les verbatims")), tuple(blocks))

    def _texts(self, context: Context, step: StepRecord) -> list[str]:
        kind = self._session.kinds[step.kind]
        groups = {group.id: group.label for group in context.groups}
        texts = []
        for entry in context.entries:
            text = kind.text(entry.payload, context)
            where = groups.get(entry.group, "")
            texts.append(f"{where} — {text}" if where else text)
        return texts


def long_date(text: str, language: str) -> str:
    """``2026-05-12`` as people write it, ``12 mai 2026``; anything else as it is."""
    from datetime import date

    from babel.core import UnknownLocaleError
    from babel.dates import format_date

    try:
        return str(format_date(date.fromisoformat(text), "long", locale=language))
    except (ValueError, UnknownLocaleError):
        return text
