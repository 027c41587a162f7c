"""The words of a section: the facilitator's where there are some, else a draft from the data."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from facilitator.activities.context import Context
from facilitator.activities.kind import AnyKind
from facilitator.blocks import Block, Inline, ItemList, Paragraph, Quote
from facilitator.document import reads
from facilitator.document.records import AnswerRecord, StepRecord
from facilitator.i18n import Translator
from facilitator.report.choices import report_key
from facilitator.report.masking import View
from facilitator.report.report_templates import FULL, ReportTemplate
from facilitator.report.richtext import Rich, from_json, from_text, to_json
from facilitator.text.prose import Prose
from facilitator.workshop.report_words import ReportWords, Words
from facilitator.workshop.session import Session

_SPACED = re.compile("[\u00a0\u202f]+([:;])")


@dataclass(frozen=True, slots=True)
class Wording:
    """A section's words; ``kept`` are in the file, ``draft`` are proposed or not yet accepted."""

    blocks: Rich = ()
    kept: bool = False
    draft: bool = False


class Wordings:
    """Finds the words of one report's sections."""

    def __init__(
        self, session: Session, words: ReportWords, template: ReportTemplate, group: str = ""
    ) -> None:
        self._session = session
        self._words = words
        self._template = template
        self._contexts: dict[str, tuple[StepRecord, Context]] = {}
        self._keys = dict.fromkeys(
            (report_key(template.name, group), template.name, FULL))

    def of(self, section: str, view: View, proposal: Iterable[Block]) -> Wording:
        """The words of ``section``: kept for this report, for the full one, or ``proposal``."""
        found = self.kept(section)
        if found is None:
            drafted = mark_draft(proposal) if self._template.drafts else ()
            return Wording(drafted, draft=bool(drafted))
        blocks = from_json(found.data, lambda answer: self.answer(answer, view))
        if not found.accepted:
            blocks = mark_draft(blocks)
        return Wording(blocks, True, not found.accepted)

    def kept(self, section: str) -> Words | None:
        """What is in the file for ``section``, of this report (of its group first) or else of the
        full one."""
        for report in self._keys:
            found = self._words.get(report, section)
            if found is not None:
                return found
        return None

    def answer(self, answer_id: str, view: View | None = None) -> str | None:
        """The words of an answer by id; None for one that is gone, hidden or left out."""
        row = self._row(answer_id)
        if row is None or row.hidden or (view and answer_id in view.choices.hidden):
            return None
        text = self._text(row)
        return view.text(text) if view and text is not None else text

    def whole(self, answer_id: str) -> str | None:
        """The words of an answer as they were said, hidden or not; None for one that is gone."""
        row = self._row(answer_id)
        return self._text(row) if row is not None else None

    def to_edit(self, section: str) -> Rich | None:
        """The kept words with every quote whole, whatever a reader is shown of it; None for none.

        An editor shows these, so that writing on loses no quote that is hidden just now.
        """
        found = self.kept(section)
        return from_json(found.data, self.whole) if found is not None else None

    def to_keep(self, blocks: Rich, view: View) -> dict[str, Any]:
        """Words out of an editor as they are kept: quotes by their answer's id.

        A quote taken over from a draft that masks names is kept as the answer it repeats.
        """
        return to_json((self._unmasked(block, view) for block in blocks), self.whole)

    def _unmasked(self, block: Block, view: View) -> Block:
        match block:
            case Quote(text, _, cites) if cites:
                return replace(block, text=self._said(text, cites, view))
            case Paragraph(runs):
                return replace(block, runs=self._runs(runs, view))
            case ItemList(items):
                return replace(block, items=tuple(self._runs(item, view) for item in items))
        return block

    def _runs(self, runs: Inline, view: View) -> Inline:
        return tuple(replace(run, text=self._said(run.text, run.cites, view)) if run.cites else run
                     for run in runs)

    def _said(self, text: str, answer_id: str, view: View) -> str:
        whole = self.whole(answer_id)
        return whole if whole is not None and text == view.text(whole) else text

    def _row(self, answer_id: str) -> AnswerRecord | None:
        rows = self._session.document.read(lambda db: reads.answers_by_id(db, [answer_id]))
        return rows[0] if rows else None

    def _text(self, row: AnswerRecord) -> str | None:
        step = self._session.step(row.step_id)
        kind = self._session.kinds.get(step.kind) if step else None
        if step is None or kind is None:
            return None
        context = self._context(step)
        payload = row.payload if row.version == kind.version \
            else kind.upgrade(row.payload, row.version)
        return kind.text(payload, context)


    def _context(self, step: StepRecord) -> Context:
        """The step's context, read once for as long as the step is as it is: with thousands of
        answers under themes it takes longer than all the rest, and words may cite dozens."""
        kept = self._contexts.get(step.id)
        if kept is None or kept[0] != step:
            context = self._session.results.context(step, with_entries=False)
            kept = self._contexts[step.id] = (step, context)
        return kept[1]


def propose(
    kind: AnyKind, result: object, context: Context, tr: Translator, quotes: int
) -> Rich:
    """What a kind has to say of its result as draft words, with ``quotes`` answers a place."""
    found = kind.draft(result, context, Prose(tr, quotes))
    french = tr.language.lower().startswith("fr")
    return tuple(found) if french else tuple(_unspaced(block) for block in found)


def _unspaced(block: Block) -> Block:
    """A draft in another language, without the spaces that French puts before : and ;."""
    match block:
        case Paragraph(runs):
            return replace(block, runs=_tight(runs))
        case ItemList(items):
            return replace(block, items=tuple(map(_tight, items)))
    return block


def _tight(runs: Inline) -> Inline:
    return tuple(run if run.cites else replace(run, text=_SPACED.sub(r"\1", run.text))
                 for run in runs)


def proposed_text(text: str) -> Rich:
    """The words that a template proposes."""
    return from_text(text)


def mark_draft(blocks: Iterable[Block]) -> Rich:
    """The same words, their paragraphs marked as not yet accepted."""
    return tuple(replace(block, draft=True) if isinstance(block, Paragraph) else block
                 for block in blocks)
