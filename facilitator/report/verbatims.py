"""What people wrote, as a writer picks from it: starred ones first, hidden ones not there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from facilitator.activities.context import Context, Entry
from facilitator.activities.kind import AnyKind, Capability
from facilitator.blocks import Block, Heading, Inline, ItemList, plain
from facilitator.document.records import StepRecord
from facilitator.i18n import Translator
from facilitator.report.choices import Choices
from facilitator.report.masking import View
from facilitator.report.shortening import run_in
from facilitator.workshop.session import Session


@dataclass(frozen=True, slots=True)
class Verbatim:
    """One answer in words; ``author`` as the report names people, "" for nobody.

    ``text`` is what was said, names in it as well: whoever writes is the one who heard it.
    ``left_out`` says that this report does not show it.
    """

    id: str
    text: str
    author: str = ""
    starred: bool = False
    left_out: bool = False


def by_group(entries: Sequence[Entry], kind: AnyKind, context: Context) -> list[Block]:
    """Free texts one a line, terms in a row, under the names of the groups that wrote them."""
    said: dict[str, list[Inline]] = {group.id: [] for group in context.groups}
    alone: list[Inline] = []
    for entry in entries:
        said.get(entry.group, alone).append(plain(kind.text(entry.payload, context)))

    def listed(texts: list[Inline]) -> Block:
        words = run_in(texts) if Capability.TERMS in kind.capabilities else None
        return words or ItemList(tuple(texts))

    blocks = [listed(alone)] if alone else []
    for group in context.groups:
        if texts := said[group.id]:
            blocks += [Heading(3, group.label), listed(texts)]
    return blocks


def steps_with_verbatims(session: Session) -> tuple[StepRecord, ...]:
    """The steps at which people wrote in their own words, in order."""
    return tuple(step for step in session.steps()
                 if (kind := session.kinds.get(step.kind)) is not None
                 and Capability.MODERATION in kind.capabilities)


def verbatims(
    session: Session, step: StepRecord, choices: Choices, tr: Translator
) -> tuple[Verbatim, ...]:
    """A step's verbatims, those left out of the report by choice included and marked."""
    kind = session.kinds.get(step.kind)
    if kind is None or Capability.MODERATION not in kind.capabilities:
        return ()
    view = View(session, replace(choices, hidden=frozenset()), tr)
    context = session.results.context(step, with_entries=False)
    only = {entry.id for entry in view.entries(step)} if choices.group else None
    found = [
        Verbatim(entry.id, text, view.names.get(entry.person, ""), entry.starred,
                 entry.id in choices.hidden)
        for entry in session.results.entries(step)
        if not entry.hidden and (only is None or entry.id in only)
        and (text := kind.text(entry.payload, context).strip())]
    return tuple(sorted(found, key=lambda one: not one.starred))
