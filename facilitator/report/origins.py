"""Where the questions come from: for each, the words it came out of and what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property, partial

from facilitator.activities.context import Entry
from facilitator.activities.kind import Capability
from facilitator.blocks import Block, Heading, ItemList, Paragraph, Quote, Run, plain
from facilitator.document import reads
from facilitator.document.records import ItemRecord, StepRecord, TeamRecord
from facilitator.i18n import N_, Translator
from facilitator.report.actions import in_words
from facilitator.report.masking import View
from facilitator.report.shortening import more
from facilitator.workshop.actions import Action
from facilitator.workshop.session import Session

QUOTED, LINES, TOP = 3, 6, 3
"""Answers quoted and grid lines listed for a question; questions shown where none has a group."""
_THEMES = ("theme", "merged-theme")
_ENDS = ("?", "!", "…", ".", ":")


class Origins:
    """Writes the thread of a workshop's questions as a report may show it."""

    def __init__(self, session: Session, view: View, tr: Translator) -> None:
        self._session = session
        self._view = view
        self._tr = tr
        self._entries: dict[str, dict[str, Entry]] = {}
        self._colon = " :" if tr.language.lower().startswith("fr") else ":"

    def blocks(self, most: int = 0) -> list[Block]:
        """The questions that got a group, else the first ones; at most ``most`` where not 0."""
        chosen = self._chosen()
        return [block for one in (chosen[:most] if most else chosen) for block in self._one(one)]

    @cached_property
    def _steps(self) -> dict[str, StepRecord]:
        return {step.id: step for step in self._session.steps()}

    @cached_property
    def _teams(self) -> tuple[TeamRecord, ...]:
        only = self._view.choices.group
        teams = (team for step in self._steps for team in self._session.groups.of(step))
        return tuple(team for team in teams if not only or team.id == only)

    @cached_property
    def _actions(self) -> tuple[Action, ...]:
        return self._session.actions.all()

    def _sources(self, thing: str) -> list[str]:
        links = self._session.document.read(lambda db: reads.links_to(db, thing))
        return [link.source_id for link in links]

    def _chosen(self) -> list[ItemRecord]:
        asked = {item.id: item for step in self._steps
                 for item in self._session.items.of(step, "question")}
        of_groups = [asked[one] for team in self._teams for one in self._sources(team.id)
                     if one in asked]
        if of_groups or self._view.choices.group:
            return list({one.id: one for one in of_groups}.values())
        return self._by_votes(asked)[:TOP]

    def _by_votes(self, asked: dict[str, ItemRecord]) -> list[ItemRecord]:
        """The questions in the order of the last vote on them, else in their own."""
        for step in reversed(self._steps.values()):
            kind = self._view.kind(step)
            if kind is None or Capability.GIVES_OPTIONS not in kind.capabilities \
                    or Capability.OPTIONS not in kind.capabilities:
                continue
            context = self._view.context(step, with_entries=False)
            if any(option.id in asked for option in context.options):
                order = kind.options(self._view.result(step), context)
                return [asked[option.id] for option in order if option.id in asked]
        return list(asked.values())

    def _one(self, question: ItemRecord) -> Iterable[Block]:
        yield Heading(2, self._view.text(question.text))
        yield from self._spoken(question)
        for title, words in self._votes(question):
            yield _led(title if title.endswith(_ENDS) else title + self._colon, words)
        for team in self._teams:
            if question.id in self._sources(team.id):
                yield from self._worked(team, question)

    def _spoken(self, question: ItemRecord) -> Iterable[Block]:
        """Its themes, and some of the answers behind it: starred ones first."""
        tr, themes, ids = self._tr, [], []
        for source in self._sources(question.id):
            item = self._session.document.read(partial(reads.item, item_id=source))
            if item is None:
                ids.append(source)
            elif item.role in _THEMES:
                themes.append(self._view.text(item.text))
                ids += self._sources(item.id)
        if themes:
            lead = tr.plural(N_("Thème :"), N_("Thèmes :"), len(themes))
            yield _led(lead, " ; ".join(themes))
        found = [entry for one in dict.fromkeys(ids) if (entry := self._entry(one)) is not None]
        if not found:
            return
        yield _led(tr(N_("Ce qui a été dit :")), tr.plural(
            N_("{n} réponse est à son origine."), N_("{n} réponses sont à son origine."),
            len(found)))
        for entry in sorted(found, key=lambda one: not one.starred)[:QUOTED]:
            yield Quote(self._text(entry), cites=entry.id)

    def _votes(self, question: ItemRecord) -> Iterable[tuple[str, str]]:
        """At each vote on it, what it got there in words."""
        for step in self._steps.values():
            kind = self._view.kind(step)
            if kind is None or Capability.OPTIONS not in kind.capabilities:
                continue
            context = self._view.context(step, with_entries=False)
            if all(option.id != question.id for option in context.options):
                continue
            if got := kind.got(self._view.result(step), question.id, context, self._tr):
                yield self._view.text(step.title), f"{got}."

    def _worked(self, team: TeamRecord, question: ItemRecord) -> Iterable[Block]:
        """A group's lines and the actions that came out of them."""
        tr, step = self._tr, self._steps[team.step_id]
        lines = [e for e in self._all(step).values() if e.group == team.id]
        said = tr.plural(N_("{n} ligne dans sa grille."), N_("{n} lignes dans sa grille."),
                         len(lines))
        yield _led(self._view.text(team.label) + self._colon, said)
        # One more takes no more room than saying that there is one more.
        shown = lines if len(lines) == LINES + 1 else lines[:LINES]
        if shown:
            yield ItemList(tuple(plain(self._text(one)) for one in shown))
        if len(lines) > len(shown):
            yield more(len(lines) - len(shown), tr)
        behind = {question.id, team.id, *(one.id for one in lines)}
        actions = [one for one in self._actions if behind & set(one.sources)]
        if actions:
            yield Paragraph((Run(tr(N_("Ce qui en sort :")), bold=True),))
            yield ItemList(tuple(plain(in_words(one, self._view, tr)) for one in actions))

    def _all(self, step: StepRecord) -> dict[str, Entry]:
        if step.id not in self._entries:
            self._entries[step.id] = {
                entry.id: entry for entry in self._view.entries(step) if not entry.hidden}
        return self._entries[step.id]

    def _entry(self, answer: str) -> Entry | None:
        rows: Sequence[object] = self._session.document.read(
            lambda db: reads.answers_by_id(db, [answer]))
        step = self._steps.get(getattr(rows[0], "step_id", "")) if rows else None
        return self._all(step).get(answer) if step is not None else None

    def _text(self, entry: Entry) -> str:
        for step in self._steps.values():
            kind = self._view.kind(step)
            if kind is not None and entry.id in self._entries.get(step.id, ()):
                return kind.text(entry.payload, self._view.context(step, with_entries=False))
        return ""


def _led(lead: str, words: str) -> Paragraph:
    return Paragraph((Run(f"{lead} ", bold=True), Run(words)))
