"""Options put in order, counted by several rules side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from facilitator.activities.canvas import Box, Canvas
from facilitator.activities.context import Context, Entry, HandVote
from facilitator.activities.priority.lines import Line, draw_lines
from facilitator.activities.priority.method import Rows, VoteMethod
from facilitator.activities.priority.result import (
    PriorityResult,
    Ranked,
    count_people,
    ranked,
    read_votes,
    tellers,
)
from facilitator.blocks import Block, DataTable, ItemList, Paragraph, plain
from facilitator.drawing.measure import Measure
from facilitator.fields import Option
from facilitator.i18n import N_, Translator
from facilitator.ranking.ballots import Ballots, competition_ranks
from facilitator.ranking.compare import Rule, RuleComparison, compare_rules, say
from facilitator.scene import Weight
from facilitator.text.prose import Prose
from facilitator.vote_fields import RankField

HEADS: Mapping[Rule, str] = {
    Rule.SCHULZE: N_("Schulze"),
    Rule.DUELS: N_("Duels"),
    Rule.BORDA: N_("Borda"),
    Rule.FIRST: N_("1ʳᵉˢ places"),
}
"""The rules in the order shown; places follow the first."""
MOST_DUELS = 12
"""More options than this make a matrix too wide for a page; the spreadsheet has it all."""

Levels = list[list[str]]


class Ranking(VoteMethod):
    """Rank by dragging: ties and blanks allowed.

    The order shown is Schulze's, a Condorcet method: who wins every duel is first. A vote is kept
    as levels of option ids, best first; what is not ranked is below and tied.
    """

    name = "rank"
    key = "ranking"
    label = N_("Classement")

    def field(self, context: Context) -> RankField:
        return RankField(
            name=self.key, label=N_("Votre classement"), options=context.options, required=True
        )

    def payload(self, value: Any, options: Sequence[Option]) -> Levels:
        levels: dict[int, list[str]] = {}
        if isinstance(value, Mapping):
            for option in options:
                place = value.get(option.id)
                if type(place) is int:
                    levels.setdefault(place, []).append(option.id)
            return [levels[place] for place in sorted(levels)]
        left = {option.id: number for number, option in enumerate(options)}
        found: Levels = []
        for level in value if isinstance(value, list | tuple) else ():
            listed = level if isinstance(level, list | tuple) else ()
            places = {key: left.pop(key) for key in listed if isinstance(key, str) and key in left}
            if places:
                found.append(sorted(places, key=places.__getitem__))
        return found

    def value(self, kept: Any) -> dict[str, int]:
        given = kept if isinstance(kept, list | tuple) else ()
        return {
            key: place
            for place, level in enumerate(given, 1) if isinstance(level, list | tuple)
            for key in level if isinstance(key, str)
        }

    def words(self, kept: Any, options: Sequence[Option], tr: Translator) -> str:
        return " · ".join(self.line(kept, options, tr))

    def line(self, kept: Any, options: Sequence[Option], tr: Translator) -> tuple[str, ...]:
        labels = {option.id: option.label for option in options}
        return tuple(
            f"{place}. " + " = ".join(labels[key] for key in level)
            for place, level in enumerate(self.payload(kept, options), 1)
        )

    def count(
        self, entries: Sequence[Entry], options: Sequence[Option], settings: Mapping[str, Any]
    ) -> PriorityResult:
        votes = read_votes(entries, lambda payload: self.payload(self.kept(payload), options))
        keys = [option.id for option in options]
        found = compare_rules(
            Ballots.weighted(keys, ((vote.content, vote.count) for vote in votes))
        )
        by_rule = {result.rule: result for result in found.results}
        duels = {key: int(by_rule[Rule.DUELS].scores[key]) for key in keys}
        said = tellers(votes, _named)
        # Hands raised for a whole ranking are so many people.
        voters = count_people(votes) + sum(vote.count for vote in votes if vote.hands)
        return PriorityResult(
            ranked(by_rule[Rule.SCHULZE].ranking, options, duels, said), voters, said.total(), found
        )

    def hands(self, options: Sequence[Option]) -> tuple[HandVote, ...]:
        """A hand is a ballot with that option first and nothing else."""
        return tuple(HandVote(o.label, {self.key: {o.id: 1}}, N_("En premier")) for o in options)

    def draw(self, canvas: Canvas, result: PriorityResult, context: Context) -> None:
        """Each option with its place by each rule, and whether the winner depends on the rule."""
        box = canvas.area
        said = self.headline(result, canvas.tr) if result.spent else ""
        if said:
            size = canvas.small * (1.25 if canvas.frame.back_row else 1.0)
            tall = canvas.text(said, box, size, weight=Weight.SEMIBOLD, color="leaf", max_lines=3)
            box = box.below(box.y + tall + size * 0.6)
        places = places_by_rule(result)
        heads = [(canvas.tr(head), "ink-soft") for head in HEADS.values()]
        lines = [
            Line(
                option.label,
                tuple(str(places[rule][option.id]) for rule in HEADS) if result.spent else (),
                lead=str(option.rank) if result.spent else "",
                strong=frozenset(
                    number for number, rule in enumerate(HEADS) if places[rule][option.id] == 1
                ),
                key=option.id,
            )
            for option in result.ranking
        ]
        draw_lines(canvas, heads if result.spent else (), lines,
                   Box(box.x, box.y, box.width, box.height))

    def headline(self, result: PriorityResult, tr: Translator) -> str:
        """Whether the first place depends on the rule, in one sentence."""
        names = {option.id: option.label for option in result.ranking}
        return tr(say(_of(result), names)[0])

    def lead(self, result: PriorityResult, prose: Prose) -> str:
        names = {option.id: option.label for option in result.ranking}
        return " ".join(prose.tr(message) for message in say(_of(result), names))

    def sentence(self, result: PriorityResult, tr: Translator) -> str:
        places = tr.joined(f"{option.rank}. {option.label}" for option in result.ranking)
        return f"{self.headline(result, tr)} {places}"

    def blocks(
        self, result: PriorityResult, context: Context, tr: Translator, measure: Measure
    ) -> list[Block]:
        found = _of(result)
        names = {option.id: option.label for option in result.ranking}
        sentences = tuple(plain(tr(message)) for message in say(found, names))
        order = [option.id for option in result.ranking]
        places = places_by_rule(result)
        scores = {one.rule: one.scores for one in found.results}
        rows = tuple(
            (f"{number}. {names[key]}",
             *(_place(places[rule][key], scores[rule].get(key), tr) for rule in HEADS))
            for number, key in enumerate(order, 1)
        )
        blocks: list[Block] = [
            ItemList(sentences),
            DataTable(
                (tr("Option"), *(tr(head) for head in HEADS.values())), rows,
                caption=tr("La place selon chaque règle, et les points qu’elle donne."),
                numeric=frozenset(range(1, len(HEADS) + 1)), row_headers=True,
            ),
        ]
        if len(order) > MOST_DUELS:
            blocks.append(Paragraph(plain(tr(
                "Les duels deux à deux sont dans le tableur : il y en a trop pour une page."
            )), soft=True))
            return blocks
        duels = tuple(
            (f"{number}. {names[a]}", *("" if a == b else str(found.matrix[a][b]) for b in order))
            for number, a in enumerate(order, 1)
        )
        blocks.append(DataTable(
            (tr("Préférée à…"), *(str(number) for number in range(1, len(order) + 1))), duels,
            caption=tr("Combien préfèrent l’option de la ligne à celle de la colonne."),
            numeric=frozenset(range(1, len(order) + 1)), row_headers=True,
        ))
        return blocks

    def table(self, result: PriorityResult, context: Context, tr: Translator) -> Rows:
        found = _of(result)
        places = places_by_rule(result)
        scores = {one.rule: one.scores for one in found.results}
        order = [option.id for option in result.ranking]
        header = [
            tr("Rang"), tr("Option"), tr("Personnes"), *(tr(head) for head in HEADS.values()),
            tr("Points de Borda"), tr("Points de premières places"),
            *(tr("Préférée à : {option}", option=option.label) for option in result.ranking),
        ]
        rows = [
            [option.rank, option.label, option.voters,
             *(places[rule][option.id] for rule in HEADS),
             float(scores[Rule.BORDA][option.id]), float(scores[Rule.FIRST][option.id]),
             *(None if other == option.id else found.matrix[option.id][other] for other in order)]
            for option in result.ranking
        ]
        return header, rows

    def got(self, result: PriorityResult, option: Ranked, context: Context, tr: Translator) -> str:
        return tr.plural("{n} personne", "{n} personnes", option.voters)

    def cell(self, result: PriorityResult, option_id: str, tr: Translator) -> str:
        return str(next(option.rank for option in result.ranking if option.id == option_id))


def places_by_rule(result: PriorityResult) -> dict[Rule, dict[str, int]]:
    """Each option's place by each rule, ties as ties."""
    return {one.rule: competition_ranks(one.ranking) for one in _of(result).results}


def _place(place: int, score: Any, tr: Translator) -> str:
    if score is None:
        return str(place)
    return f"{place} ({tr.number(float(score))})"


def _of(result: PriorityResult) -> RuleComparison:
    if not isinstance(result.detail, RuleComparison):
        raise TypeError(result.detail)
    return result.detail


def _named(levels: Levels) -> list[str]:
    return [key for level in levels for key in level]
