"""The sections of a workshop's report, each as blocks; their order is a template's."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from facilitator.activities.kind import Capability
from facilitator.blocks import (
    Block,
    Cover,
    DataTable,
    Heading,
    ItemList,
    Paragraph,
    Run,
    plain,
)
from facilitator.document.records import StepRecord
from facilitator.drawing.measure import Measure
from facilitator.i18n import N_, Translator, long_date
from facilitator.report.actions import action_blocks
from facilitator.report.choices import Choices
from facilitator.report.draft import Wording, Wordings, proposed_text
from facilitator.report.holding import holding
from facilitator.report.masking import View
from facilitator.report.material import Material, Quarry
from facilitator.report.origins import Origins
from facilitator.report.report_templates import Part, ReportTemplate, report_template
from facilitator.report.shortening import DOT, lowered, more, shortened
from facilitator.report.tables import on_paper
from facilitator.report.verbatims import by_group
from facilitator.workshop.report_words import ReportWords
from facilitator.workshop.session import Session
from facilitator.workshop.sources import count_sources, sources_in_words

NO_WORDS = Wording()


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the report; ``id`` is a step's id or a template part's.

    ``wording`` are the words in it, so that a page can offer them for editing.
    """

    id: str
    title: str
    blocks: tuple[Block, ...]
    wording: Wording = NO_WORDS


class Sections:
    """Writes single sections of one workshop as it stands now."""

    def __init__(
        self, session: Session, tr: Translator, measure: Measure,
        template: ReportTemplate | None = None, choices: Choices | None = None,
    ) -> None:
        self._session = session
        self._tr = tr
        self._measure = measure
        self.template = template or report_template("full")
        self.choices = choices or Choices(naming=self.template.naming)
        self.view = View(session, self.choices, tr)
        words = ReportWords(session.document, session.clock)
        self._wordings = Wordings(session, words, self.template, self.choices.group)

    def choose(self, choices: Choices) -> None:
        """Go on with other choices for the same report (of the same group)."""
        self.choices = choices
        self.fresh()

    def fresh(self) -> None:
        """Read names anew before the next section."""
        self.view = View(self._session, self.choices, self._tr)

    def cover(self, part: Part) -> Section:
        """Title, date, place, people; at its foot what the document holds."""
        title, lines = self._heading_lines()
        foot = [self._tr(self.template.title), holding(self._session, self.choices, self._tr)]
        return Section(part.id, title, (Cover(title, lines, ". ".join(foot)),))

    def title(self, part: Part) -> Section:
        """The opening of a report without a cover."""
        title, lines = self._heading_lines()
        line = DOT.join((self._tr(self.template.title), *lines))
        held = holding(self._session, self.choices, self._tr)
        return Section(part.id, title, (
            Heading(1, title), Paragraph(plain(line), soft=True),
            Paragraph((Run(held, italic=True),), soft=True)))

    def words(self, part: Part) -> Section | None:
        """The facilitator's words under a heading of the template's; None while there are none."""
        wording = self._wordings.of(part.id, self.view, proposed_text(self._tr(part.text)))
        if not wording.blocks:
            return None
        return self._section(part.id, self._tr(part.title), wording.blocks, wording)

    def material(
        self, step: StepRecord, part: Part | None = None, most: int = 0
    ) -> Material | None:
        """What a step shows whatever its words are; None for an unknown kind.

        ``most`` bounds how many answers are printed in it, 0 for all.
        """
        kind = self._session.kinds.get(step.kind)
        if kind is None:
            return None
        quarry = Quarry(self._session, self.view, self._tr, self._measure, self.template.quotes)
        return quarry.gather(step, kind, part or Part("steps"), most)

    def step(
        self, step: StepRecord, part: Part | None = None, most: int = 0,
        material: Material | None = None,
    ) -> Section | None:
        """One step: heading, prompt, words, and what its kind has to say; without blocks where
        there is nothing, None for one of an unknown kind.

        ``material`` is what :meth:`material` gave, where it is at hand.
        """
        part = part or Part("steps")
        material = material or self.material(step, part, most)
        if material is None:
            return None
        wording = self._wordings.of(step.id, self.view, material.draft)
        blocks: list[Block] = []
        shown = material.blocks
        if "words" in part.show:
            blocks += shortened(wording.blocks, self._tr, items=part.items)
            if wording.blocks and material.draft and material.led:
                shown = shown[1:]  # how many answered: the words say it
        blocks += shown
        if not blocks:
            return Section(step.id, self.view.text(step.title), (), wording)
        if "prompt" in part.show and material.prompt and material.prompt != step.title:
            blocks.insert(0, Paragraph((Run(material.prompt, italic=True),)))
        blocks += [*self._came(step), *self._left_out(step)]
        return self._section(step.id, self.view.text(step.title), blocks, wording)

    def column(self, part: Part) -> Section:
        """What all groups wrote under one heading of their grids, and the facilitator's words."""
        lines: list[str] = []
        for step in self._session.steps():
            kind = self._session.kinds.get(step.kind)
            if kind is None or Capability.GROUPS not in kind.capabilities:
                continue
            context = self.view.context(step, with_entries=False)
            for block in kind.report(self.view.result(step), context, self._tr, self._measure):
                lines += _cells(block, part.title)
        wording = self._wordings.of(part.id, self.view, ())
        blocks: list[Block] = list(wording.blocks)
        if lines:
            blocks.append(ItemList(tuple(plain(line) for line in lines)))
        if not blocks:
            hint = self._tr(part.text) or self._tr(N_("À compléter."))
            blocks.append(Paragraph(plain(hint), soft=True, draft=True))
        return self._section(part.id, self._tr(part.title), blocks, wording)

    def actions(self, part: Part) -> Section | None:
        """What was decided to do, step by step, with the facilitator's words."""
        wording = self._wordings.of(part.id, self.view, proposed_text(self._tr(part.text)))
        blocks: list[Block] = list(wording.blocks)
        blocks += action_blocks(
            self._session, self.view, self._tr, self.template.compact)
        blocks = shortened(blocks, self._tr, items=part.items, rows=part.items)
        return self._section(part.id, self._tr(part.title), blocks, wording) if blocks else None

    def thread(self, part: Part) -> Section | None:
        """Where the questions come from and what became of them; None where there are none."""
        wording = self._wordings.of(part.id, self.view, proposed_text(self._tr(part.text)))
        found = Origins(self._session, self.view, self._tr).blocks(part.most)
        blocks = [*wording.blocks, *found]
        return self._section(part.id, self._tr(part.title), blocks, wording) if found else None

    def table(self, step: StepRecord) -> Section | None:
        """A step's result as one table, as spreadsheets get it."""
        kind = self._session.kinds.get(step.kind)
        if kind is None:
            return None
        context = self.view.context(step, with_entries=False)
        columns, rows = kind.table(self.view.result(step), context, self._tr)
        if not rows:
            return None
        texts = tuple(tuple(on_paper(value, self._tr) for value in row) for row in rows)
        numeric = frozenset(n for n in range(len(columns)) if all(
            isinstance(row[n], int | float) for row in rows))
        table = DataTable(tuple(columns), texts, numeric=numeric)
        return self._section(f"table:{step.id}", self.view.text(step.title), [table], NO_WORDS)

    def verbatims(self, step: StepRecord, most: int = 0) -> tuple[Block, ...]:
        """Every free text of a step as it was typed, group by group, starred ones first."""
        kind = self._session.kinds.get(step.kind)
        if kind is None or Capability.MODERATION not in kind.capabilities:
            return ()
        context = self.view.context(step, with_entries=False)
        entries, total = self.view.first_entries(step, most)
        if not entries:
            return ()
        listed = by_group(entries, kind, context)
        if total > len(entries):
            listed.append(more(total - len(entries), self._tr))
        return (Heading(2, self.view.text(step.title)), *listed, *self._left_out(step))

    def annex(self, part: Part, steps: Iterable[tuple[Block, ...]]) -> Section | None:
        """The annex of what :meth:`verbatims` gave for each step."""
        blocks = [block for step in steps for block in step]
        title = self._tr(part.title) or self._tr(N_("Tous les verbatims"))
        return self._section(part.id, title, blocks, NO_WORDS) if blocks else None

    def _section(
        self, section: str, title: str, blocks: Iterable[Block], wording: Wording
    ) -> Section:
        heading = [Heading(1, title)] if title else []
        whole = [*heading, *blocks]
        return Section(section, title,
                       tuple(lowered(whole, 1) if self.template.compact else whole), wording)

    def _left_out(self, step: StepRecord) -> list[Block]:
        number = self.view.left_out(step)
        if not number:
            return []
        return [Paragraph(plain(self._tr.plural(
            N_("{n} réponse n’est pas reprise ici."), N_("{n} réponses ne sont pas reprises ici."),
            number)), soft=True)]

    def _came(self, step: StepRecord) -> list[Block]:
        """How the answers came, where not all came by phone; not for the report of one group."""
        if self.choices.group:
            return []
        counts = self._session.document.read(lambda db: count_sources(db, step.id))
        words = sources_in_words(counts, self._tr, secret=bool(step.settings.get("secret")))
        said = self._tr(N_("Réponses reçues : {sources}."), sources=words)
        return [Paragraph(plain(said), soft=True)] if words else []

    def _heading_lines(self) -> tuple[str, tuple[str, ...]]:
        tr, workshop = self._tr, self._session.workshop()
        people = sum(p.state != "expected" for p in self.view.people)
        title = workshop.title
        group: tuple[str, ...] = ()
        for step in self._session.steps() if self.choices.group else ():
            for team in self._session.groups.of(step.id):
                if team.id == self.choices.group:
                    title, group = team.label, (self.view.text(team.question), workshop.title)
        lines = [
            *group,
            long_date(workshop.date, tr.language),
            workshop.place,
            tr(N_("Organisé par {who}"), who=workshop.organiser) if workshop.organiser else "",
            tr(N_("Animé par {who}"), who=workshop.facilitated_by)
            if workshop.facilitated_by else "",
            tr.plural(N_("{n} participant·e"), N_("{n} participant·es"), people)
            if people else "",
        ]
        return title, tuple(line for line in lines if line)


def _cells(block: Block, heading: str) -> list[str]:
    """The lines under ``heading`` in a table that has it."""
    if not isinstance(block, DataTable) or heading not in block.columns:
        return []
    place = block.columns.index(heading)
    lines = [line for row in block.rows for line in row[place].split("\n")]
    return [bare for line in lines if (bare := line.removeprefix("–\u00a0").strip())]
