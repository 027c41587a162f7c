"""The words of a section: the facilitator's where there are some, else a draft from the data."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from facilitator.activities.context import Context
from facilitator.activities.kind import AnyKind
from facilitator.blocks import Block, Paragraph
from facilitator.document import reads
from facilitator.i18n import Translator
from facilitator.report.masking import View
from facilitator.report.report_templates import FULL, ReportTemplate
from facilitator.report.richtext import Rich, from_json, from_text
from facilitator.text.prose import Prose
from facilitator.workshop.report_words import ReportWords, Words
from facilitator.workshop.session import Session


@dataclass(frozen=True, slots=True)
class Wording:
    """A section's words; ``kept`` are in the file, ``draft`` are proposed or not yet accepted."""

    blocks: Rich = ()
    kept: bool = False
    draft: bool = False


class Wordings:
    """Finds the words of one report's sections."""

    def __init__(self, session: Session, words: ReportWords, template: ReportTemplate) -> None:
        self._session = session
        self._words = words
        self._template = template

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
        """What is in the file for ``section``, of this report or else of the full one."""
        for report in dict.fromkeys((self._template.name, FULL)):
            found = self._words.get(report, section)
            if found is not None:
                return found
        return None

    def answer(self, answer_id: str, view: View | None = None) -> str | None:
        """The words of an answer by id; None for one that is gone, hidden or left out."""
        rows = self._session.document.read(lambda db: reads.answers_by_id(db, [answer_id]))
        step = self._session.step(rows[0].step_id) if rows and not rows[0].hidden else None
        kind = self._session.kinds.get(step.kind) if step else None
        if step is None or kind is None or (view and answer_id in view.choices.hidden):
            return None
        context = self._session.results.context(step, with_entries=False)
        row = rows[0]
        payload = row.payload if row.version == kind.version \
            else kind.upgrade(row.payload, row.version)
        text = kind.text(payload, context)
        return view.text(text) if view else text


def propose(
    kind: AnyKind, result: object, context: Context, tr: Translator, quotes: int
) -> Rich:
    """What a kind has to say of its result as draft words, with ``quotes`` answers a place."""
    return tuple(kind.draft(result, context, Prose(tr, quotes)))


def proposed_text(text: str) -> Rich:
    """The words that a template proposes."""
    return from_text(text)


def mark_draft(blocks: Iterable[Block]) -> Rich:
    """The same words, their paragraphs marked as not yet accepted."""
    return tuple(replace(block, draft=True) if isinstance(block, Paragraph) else block
                 for block in blocks)
