"""Yes, no or neutral on each option, ranked by yes less no."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from facilitator.activities.canvas import Canvas
from facilitator.activities.common import named_number
from facilitator.activities.context import Context, Entry, HandVote
from facilitator.activities.priority.lines import Line, draw_lines
from facilitator.activities.priority.method import Rows, VoteMethod
from facilitator.activities.priority.result import (
    PriorityResult,
    count_people,
    fewest_hands,
    ranked,
    read_votes,
    tellers,
)
from facilitator.blocks import Block, DataTable, Paragraph, plain
from facilitator.drawing.measure import Measure
from facilitator.fields import Option
from facilitator.i18n import N_, Translator
from facilitator.ranking.opinions import Opinion, OpinionCount, by_balance, count_opinions
from facilitator.vote_fields import RatingField, Scale

SAID = (
    Option(Opinion.YES.value, N_("Oui")),
    Option(Opinion.NEUTRAL.value, N_("Neutre")),
    Option(Opinion.NO.value, N_("Non")),
)
_SCALE = "opinion"
_COLORS = ("leaf", "line", "clay")
_HEADS = ("leaf", "ink-soft", "clay")
_EMPTY = OpinionCount(0, 0, 0, 0)


class Opinions(VoteMethod):
    """An opinion on each option; any may be left out."""

    name = "opinion"
    key = "opinions"
    label = N_("Oui, non ou neutre sur chaque option")

    def field(self, context: Context) -> RatingField:
        return RatingField(
            name=self.key, label=N_("Votre avis sur chaque option"), options=context.options,
            scales=(Scale(_SCALE, "", SAID),), required=True,
        )

    def payload(self, value: Any, options: Sequence[Option]) -> dict[str, str]:
        if not isinstance(value, Mapping):
            return {}
        found = {}
        for option in options:
            said = value.get(option.id)
            if isinstance(said, Mapping):
                said = said.get(_SCALE)
            if isinstance(said, str) and said in {one.value for one in Opinion}:
                found[option.id] = said
        return found

    def value(self, kept: Any) -> dict[str, dict[str, str]]:
        given = kept if isinstance(kept, Mapping) else {}
        return {key: {_SCALE: said} for key, said in given.items() if isinstance(said, str)}

    def words(self, kept: Any, options: Sequence[Option], tr: Translator) -> str:
        given = self.payload(kept, options)
        labels = {option.id: option.label for option in options}
        names = {one.id: tr(one.label) for one in SAID}
        return " · ".join(
            tr(N_("{label} : {value}"), label=labels[key], value=names[said].lower())
            for key, said in given.items()
        )

    def line(self, kept: Any, options: Sequence[Option], tr: Translator) -> tuple[str, ...]:
        labels = {option.id: option.label for option in options}
        names = {one.id: tr(one.label) for one in SAID}
        return tuple(f"{names[said]} · {labels[key]}"
                     for key, said in self.payload(kept, options).items())

    def count(
        self, entries: Sequence[Entry], options: Sequence[Option], settings: Mapping[str, Any]
    ) -> PriorityResult:
        votes = read_votes(entries, lambda payload: self.payload(self.kept(payload), options))
        answers = (
            {key: Opinion(said) for key, said in vote.content.items()}
            for vote in votes
            for _ in range(vote.count)
        )
        counts = count_opinions(answers, [option.id for option in options])
        voters = count_people(votes) + fewest_hands(votes, list)
        totals = {key: count.balance for key, count in counts.items()}
        said = tellers(votes, list)
        return PriorityResult(
            ranked(by_balance(counts), options, totals, said), voters, said.total(), counts
        )

    def hands(self, options: Sequence[Option]) -> tuple[HandVote, ...]:
        """Hands are asked for yes, neutral and no, option by option."""
        return tuple(
            HandVote(o.label, {self.key: {o.id: {_SCALE: said.id}}}, said.label)
            for o in options for said in SAID
        )

    def draw(self, canvas: Canvas, result: PriorityResult, context: Context) -> None:
        """A bar per option in three parts, with the three numbers."""
        heads = tuple(
            (canvas.tr(one.label), color) for one, color in zip(SAID, _HEADS, strict=True)
        )
        most = max(result.voters, *(option.voters for option in result.ranking), 1)
        lines = []
        for option in result.ranking:
            count = _of(result, option.id)
            numbers = (count.yes, count.neutral, count.no)
            lines.append(Line(
                option.label, tuple(map(str, numbers)),
                lead=str(option.rank) if result.spent else "",
                bar=tuple(
                    (number / most, color)
                    for number, color in zip(numbers, _COLORS, strict=True)
                ),
                key=option.id,
            ))
        draw_lines(canvas, heads, lines, canvas.area)

    def sentence(self, result: PriorityResult, tr: Translator) -> str:
        return tr.joined(
            f"{option.rank}. " + tr(N_("{label} : {value}"), label=option.label,
                                    value=self.cell(result, option.id, tr))
            for option in result.ranking
        )

    def blocks(
        self, result: PriorityResult, context: Context, tr: Translator, measure: Measure
    ) -> list[Block]:
        header, rows = self.table(result, context, tr)
        return [
            Paragraph(plain(tr("Le classement suit les oui moins les non.")), soft=True),
            DataTable(
                tuple(header), tuple(tuple(map(str, row)) for row in rows),
                numeric=frozenset({0, 2, 3, 4, 5, 6}),
            ),
        ]

    def table(self, result: PriorityResult, context: Context, tr: Translator) -> Rows:
        header = [tr("Rang"), tr("Option"), *(tr(one.label) for one in SAID), tr("Sans avis"),
                  tr("Oui moins non")]
        rows: list[list[Any]] = []
        for option in result.ranking:
            count = _of(result, option.id)
            silent = max(0, result.voters - option.voters)
            rows.append([option.rank, option.label, count.yes, count.neutral, count.no, silent,
                         count.balance])
        return header, rows

    def cell(self, result: PriorityResult, option_id: str, tr: Translator) -> str:
        count = _of(result, option_id)
        return ", ".join((
            tr.plural("{n} oui", "{n} oui", count.yes), tr.plural("{n} non", "{n} non", count.no),
            named_number(tr, tr("neutre"), count.neutral),
        ))


def _of(result: PriorityResult, option_id: str) -> OpinionCount:
    detail = result.detail
    found = detail.get(option_id) if isinstance(detail, Mapping) else None
    return found if isinstance(found, OpinionCount) else _EMPTY
