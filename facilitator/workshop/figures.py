"""Numbers on the thread: how many said it, what a vote gave, who does it and when."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

from facilitator.activities.kind import Capability
from facilitator.document import reads
from facilitator.document.records import ItemRecord
from facilitator.i18n import N_, Message, Translator
from facilitator.text.similar import Gathered, gather
from facilitator.workshop.base import Core
from facilitator.workshop.results import Results


class Figures:
    """What can be said in numbers of the things of one workshop, on one reading connection."""

    def __init__(self, db: sqlite3.Connection, core: Core, results: Results, tr: Translator
                 ) -> None:
        self._db, self._core, self._results, self._tr = db, core, results, tr
        self._steps = {step.id: step for step in reads.steps(db)}
        self._cards: dict[str, Mapping[str, Gathered]] = {}

    def card(self, step_id: str, answer_id: str) -> Gathered | None:
        """The near-identical answers that are shown as one with this one."""
        if step_id not in self._cards:
            self._cards[step_id] = self._gathered(step_id)
        return self._cards[step_id].get(answer_id)

    def of_card(self, card: Gathered | None) -> str:
        """How often something was said, from twice on."""
        if card is None or card.count < 2:
            return ""
        return self._tr.plural(N_("dit {n} fois"), N_("dit {n} fois"), card.count)

    def of_item(self, item: ItemRecord) -> str:
        """How many answers of how many people a theme holds; who does an action, and when."""
        if item.role in ("theme", "merged-theme", "common"):
            ids = [link.source_id for link in reads.links_to(self._db, item.id)
                   if link.role != "merged"]
            return self._said(ids, lines=item.role == "common")
        if item.role != "action":
            return ""
        said = [str(item.data.get("who") or ""), str(item.data.get("when") or "")]
        if item.data.get("done"):
            said.append(self._tr(N_("fait")))
        return ", ".join(filter(None, said))

    def of_group(self, team_id: str) -> str:
        """How many people are in a group and how many lines it wrote."""
        people, lines = (
            self._db.execute(f"SELECT COUNT(*) FROM {table} WHERE team_id = ?",
                             [team_id]).fetchone()[0]
            for table in ("team_member", "answer"))
        return self._tr(N_("{people}, {lines}"),
                        people=Message("{n} personne", plural="{n} personnes", count=people),
                        lines=Message("{n} ligne", plural="{n} lignes", count=lines))

    def of_vote(self, step_id: str, option_id: str) -> str:
        """What an option got where it was put to the room: ``rang 1 · 17 points de 9 personnes``.

        Nothing before anybody answered.
        """
        step = self._steps[step_id]
        kind = self._core.kinds.get(step.kind)
        if kind is None or Capability.OPTIONS not in kind.capabilities:
            return ""
        context = self._results.context(step, with_entries=False)
        if option_id not in {one.id for one in context.options}:
            return ""
        if not reads.answered_count(self._db, step_id):
            return ""
        return kind.got(self._results.result(step_id), option_id, context, self._tr)

    def _said(self, ids: list[str], *, lines: bool) -> str:
        answers = reads.answers_by_id(self._db, ids)
        if not answers:
            return ""
        if lines:
            groups = len({one.team_id for one in answers})
            return self._tr(N_("{lines} de {groups}"),
                            lines=Message("{n} ligne", plural="{n} lignes", count=len(answers)),
                            groups=Message("{n} groupe", plural="{n} groupes", count=groups))
        people = {one.participant_id for one in answers if one.participant_id}
        said = self._tr.plural(N_("{n} réponse"), N_("{n} réponses"), len(answers))
        if not people or len(people) == len(answers):
            return said
        return self._tr(N_("{answers} de {people}"), answers=said,
                        people=Message("{n} personne", plural="{n} personnes", count=len(people)))

    def _gathered(self, step_id: str) -> Mapping[str, Gathered]:
        step = self._steps[step_id]
        kind = self._core.kinds.get(step.kind)
        if kind is None or Capability.THEMES not in kind.capabilities:
            return {}
        context = self._results.context(step, with_entries=False)
        texts = [(one.id, kind.text(one.payload, context))
                 for one in self._results.entries(step) if not one.hidden]
        cards = gather(texts, self._core.workshop().language)
        return {key: card for card in cards for key in card.ids}
