"""What a step has to show in a report, apart from the words that somebody writes over it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from facilitator.activities.context import Context
from facilitator.activities.kind import AnyKind, Capability
from facilitator.blocks import Block, Paragraph
from facilitator.document.records import StepRecord
from facilitator.drawing.measure import Measure
from facilitator.i18n import Translator
from facilitator.report.choices import NO_PROFILE
from facilitator.report.crossing import crossed, slices_itself
from facilitator.report.draft import propose
from facilitator.report.masking import View
from facilitator.report.photos import with_photos
from facilitator.report.report_templates import Part
from facilitator.report.richtext import Rich
from facilitator.report.shortening import only, shares, shortened
from facilitator.workshop.session import Session


@dataclass(frozen=True, slots=True)
class Material:
    """A step's pictures, tables and lists as a template part shows them, and words proposed.

    ``led``: the first block says how many answered, which the proposed words say as well.
    """

    prompt: str
    draft: Rich
    blocks: tuple[Block, ...]
    led: bool = False


class Quarry:
    """Gathers steps' material for one report of one workshop."""

    def __init__(
        self, session: Session, view: View, tr: Translator, measure: Measure, quotes: int
    ) -> None:
        self._session, self._view, self._tr = session, view, tr
        self._measure, self._quotes = measure, quotes

    def gather(self, step: StepRecord, kind: AnyKind, part: Part, most: int) -> Material:
        """A step's material, without blocks for one that asked nothing and left nothing behind:
        a break is no chapter, but somebody may have something to say of it.

        ``most`` bounds how many answers are printed in it, 0 for all.
        """
        context = self._view.context(step, with_entries=False)
        result, context, profiles = self._by_profile(step, kind, context, part.by)
        written = [*kind.report(result, context, self._tr, self._measure), *profiles]
        if not kind.collects and not kind.table(result, context, self._tr)[1]:
            return Material("", (), ())
        draft = propose(kind, result, context, self._tr, self._quotes)
        led = bool(written) and isinstance(written[0], Paragraph) and "text" in part.show
        items = part.items or (max(5, most // shares(written)) if most else 0)
        shown = only(written, part.show, part.width)
        blocks = shortened(shown, self._tr, items=items, rows=part.rows or items)
        if "photos" in part.show:
            blocks = with_photos(blocks, step, context, self._session, self._view, self._tr)
        return Material(context.prompt, draft, tuple(blocks), led)

    def _by_profile(
        self, step: StepRecord, kind: AnyKind, context: Context, by: str
    ) -> tuple[Any, Context, list[Block]]:
        """The step's result and context, and tables of it by a profile field where one is asked.

        The facilitator's choice goes before the template's; without either a step that is set to
        be compared is so.
        """
        choices = self._view.choices
        by = choices.by or by
        if not by or Capability.OPTIONS not in kind.capabilities:
            return self._view.result(step), context, []
        if slices_itself(kind):
            return self._sliced(step, kind, context, by)
        result = self._view.result(step)
        if by == NO_PROFILE:
            return result, context, []
        whole = self._view.context(step)
        return result, context, crossed(kind, whole, by, (), choices.least, self._tr)

    def _sliced(
        self, step: StepRecord, kind: AnyKind, context: Context, by: str
    ) -> tuple[Any, Context, list[Block]]:
        """The same of a kind that does it itself, small groups hidden by the larger threshold."""
        own = str(context.settings.get("by") or "")
        wanted = "" if by == NO_PROFILE else self._view.choices.by or own or by
        least = max(self._view.choices.least, int(context.settings.get("threshold") or 0))
        if wanted == own and not wanted:
            return self._view.result(step), context, []
        settings = {**context.settings, "by": wanted, "threshold": least}
        whole = replace(self._view.context(step), settings=settings)
        return kind.tally(whole), replace(context, settings=settings), []
