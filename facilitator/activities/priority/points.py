"""Dots and points: everyone shares a budget among the options."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from facilitator.activities.canvas import Canvas
from facilitator.activities.chart import Row, chart
from facilitator.activities.common import named_number
from facilitator.activities.context import Context, Entry, HandVote
from facilitator.activities.priority.method import Rows, VoteMethod
from facilitator.activities.priority.result import (
    PriorityResult,
    Ranked,
    count_people,
    fewest_hands,
    ranked,
    read_votes,
    tellers,
)
from facilitator.blocks import Block, DataTable
from facilitator.drawing.measure import Measure
from facilitator.fields import Option
from facilitator.forms import PointsField
from facilitator.i18n import N_, Translator
from facilitator.ranking.ballots import levels_by_score


class Points(VoteMethod):
    """Points to share, at most so many on one option."""

    name = "points"
    key = "points"
    label = N_("Points à partager")
    yours = N_("Vos points")
    usual = 10
    dotted = False

    def field(self, context: Context) -> PointsField:
        budget = self.budget(context.settings)
        most = min(context.settings.get("most") or budget, budget)
        return PointsField(
            name=self.key, label=self.yours, options=context.options, budget=budget, most=most,
            required=True,
        )

    def budget(self, settings: Mapping[str, Any]) -> int:
        """How many points a person has."""
        return int(settings.get("budget") or self.usual)

    def payload(self, value: Any, options: Sequence[Option]) -> dict[str, int]:
        if not isinstance(value, Mapping):
            return {}
        return {
            option.id: value[option.id]
            for option in options
            if type(value.get(option.id)) is int and value[option.id] > 0
        }

    def value(self, kept: Any) -> dict[str, int]:
        return dict(kept) if isinstance(kept, Mapping) else {}

    def words(self, kept: Any, options: Sequence[Option], tr: Translator) -> str:
        points = self.payload(kept, options)
        labels = {option.id: option.label for option in options}
        return " · ".join(named_number(tr, labels[key], n) for key, n in points.items())

    def line(self, kept: Any, options: Sequence[Option], tr: Translator) -> tuple[str, ...]:
        points = self.payload(kept, options)
        labels = {option.id: option.label for option in options}
        most = sorted(points, key=lambda key: -points[key])
        return tuple(f"{tr.plural('{n} point', '{n} points', points[key])} · {labels[key]}"
                     for key in most)

    def count(
        self, entries: Sequence[Entry], options: Sequence[Option], settings: Mapping[str, Any]
    ) -> PriorityResult:
        votes = read_votes(entries, lambda payload: self.payload(self.kept(payload), options))
        totals: Counter[str] = Counter()
        by_hand = 0
        for vote in votes:
            for key, number in vote.content.items():
                totals[key] += number * vote.count
                by_hand += number * vote.count if vote.hands else 0
        # As many hands as it takes for so many points, and at least those seen at once.
        hands = max(-(-by_hand // self.budget(settings)), fewest_hands(votes, _named))
        levels = levels_by_score([o.id for o in options], {o.id: totals[o.id] for o in options})
        return PriorityResult(
            ranked(levels, options, totals, tellers(votes, _named)),
            count_people(votes) + hands, totals.total(),
        )

    def draw(self, canvas: Canvas, result: PriorityResult, context: Context) -> None:
        """The options in the order of the ranking; before any vote without places."""
        rows = [
            Row(
                option.label, option.total, canvas.tr.count(option.total),
                note=tie_note(option, canvas.tr),
                lead=str(option.rank) if result.spent else "", key=option.id,
            )
            for option in result.ranking
        ]
        chart(canvas, rows, canvas.area, dots=self.dotted)

    def sentence(self, result: PriorityResult, tr: Translator) -> str:
        return tr.joined(
            f"{option.rank}. {named_number(tr, option.label, option.total)}"
            for option in result.ranking
        )

    def blocks(
        self, result: PriorityResult, context: Context, tr: Translator, measure: Measure
    ) -> list[Block]:
        header, rows = self.table(result, context, tr)
        return [DataTable(
            tuple(header),
            tuple((str(rank), name, *map(tr.count, counts)) for rank, name, *counts in rows),
            numeric=frozenset({0, 2, 3}),
        )]

    def table(self, result: PriorityResult, context: Context, tr: Translator) -> Rows:
        header = [tr("Rang"), tr("Option"), tr("Points"), tr("Personnes")]
        return header, [[o.rank, o.label, o.total, o.voters] for o in result.ranking]

    def cell(self, result: PriorityResult, option_id: str, tr: Translator) -> str:
        return tr.count(next(o.total for o in result.ranking if o.id == option_id))

    def got(self, result: PriorityResult, option: Ranked, context: Context, tr: Translator) -> str:
        return tr(N_("{answers} de {people}"),
                  answers=tr.plural("{n} point", "{n} points", option.total),
                  people=tr.plural("{n} personne", "{n} personnes", option.voters))

    def given(self, result: PriorityResult, tr: Translator) -> str:
        return tr.plural("{n} point donné.", "{n} points donnés.", result.spent)


class Dots(Points):
    """A few dots, drawn one by one while they can be counted."""

    name = "dots"
    key = "dots"
    label = N_("Points à coller, comme des gommettes")
    usual = 3
    dotted = True

    def hands(self, options: Sequence[Option]) -> tuple[HandVote, ...]:
        """A hand is one dot, since people may raise it for several options."""
        return tuple(HandVote(o.label, {self.key: {o.id: 1}}) for o in options)


def tie_note(option: Ranked, tr: Translator) -> str:
    """What is said of an option that shares its place; nothing of those that got nothing.

    In brackets: after a figure, "5 ex æquo" would be five that share a place.
    """
    return f"({tr('ex æquo')})" if option.tied and option.total else ""


def _named(points: Mapping[str, int]) -> list[str]:
    return list(points)
