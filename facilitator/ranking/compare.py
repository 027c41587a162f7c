"""Several rules side by side, and a plain word on whether the winner depends on the rule."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from facilitator.i18n import N_, Message
from facilitator.ranking.ballots import Ballots, Levels, levels_by_score
from facilitator.ranking.rules import (
    Matrix,
    borda,
    condorcet_winner,
    copeland,
    first_preferences,
    pairwise,
    schulze,
)


class Rule(Enum):
    """The rules shown side by side."""

    FIRST = "first"
    BORDA = "borda"
    DUELS = "duels"
    SCHULZE = "schulze"


RULE_NAMES: Mapping[Rule, str] = {
    Rule.FIRST: N_("Premières places"),
    Rule.BORDA: N_("Borda"),
    Rule.DUELS: N_("Duels gagnés moins duels perdus"),
    Rule.SCHULZE: N_("Schulze"),
}


@dataclass(frozen=True)
class RuleResult:
    """One rule's ranking; ``scores`` is empty for a rule that ranks without points."""

    rule: Rule
    ranking: Levels
    scores: Mapping[str, Fraction]

    @property
    def winners(self) -> tuple[str, ...]:
        """All options in first place."""
        return self.ranking[0] if self.ranking else ()


@dataclass(frozen=True)
class RuleComparison:
    """The same ballots counted by each rule.

    ``condorcet`` wins every duel, ``None`` if nobody does; ``cycle`` tells that this is because
    preferences go round in circles, not because of an equal duel.
    """

    ballots: int
    blank: int
    results: tuple[RuleResult, ...]
    matrix: Matrix
    condorcet: str | None
    cycle: bool

    @property
    def depends_on_rule(self) -> bool:
        """Tell whether two rules name different winners (a tie differs from a single winner)."""
        return len({frozenset(result.winners) for result in self.results}) > 1

    @property
    def undecided(self) -> bool:
        """Tell whether no ballot prefers anything to anything."""
        return self.ballots == self.blank


def compare_rules(ballots: Ballots) -> RuleComparison:
    """Count ``ballots`` by first preferences, Borda, duels (Copeland) and Schulze."""
    matrix = pairwise(ballots)
    firsts, points = first_preferences(ballots), borda(ballots)
    duels = copeland(matrix)
    ranking = schulze(matrix)
    winner = condorcet_winner(matrix)
    results = (
        RuleResult(Rule.FIRST, levels_by_score(ballots.options, firsts), firsts),
        RuleResult(Rule.BORDA, levels_by_score(ballots.options, points), points),
        RuleResult(
            Rule.DUELS,
            levels_by_score(ballots.options, duels),
            {option: Fraction(value) for option, value in duels.items()},
        ),
        RuleResult(Rule.SCHULZE, ranking, {}),
    )
    return RuleComparison(
        ballots=ballots.total,
        blank=ballots.blank,
        results=results,
        matrix=matrix,
        condorcet=winner,
        cycle=bool(matrix) and all(_is_beaten(option, matrix) for option in matrix),
    )


def _is_beaten(option: str, matrix: Matrix) -> bool:
    return any(matrix[other][option] > votes for other, votes in matrix[option].items())


def say(comparison: RuleComparison, names: Mapping[str, str]) -> tuple[Message, ...]:
    """Put a comparison into sentences; ``names`` gives the words shown for each option."""
    said: list[Message] = []
    if comparison.undecided:
        said.append(Message(N_("Aucun bulletin n’exprime de préférence.")))
    elif comparison.depends_on_rule:
        said.append(Message(N_("L’option en tête dépend de la règle de calcul.")))
        said.extend(_lead(result, names) for result in comparison.results)
    else:
        said.append(_shared_lead(comparison.results[0].winners, names))
    if not comparison.undecided and len(comparison.matrix) > 1:
        said.append(_duels(comparison, names))
    if comparison.blank:
        said.append(
            Message(
                N_("{n} bulletin blanc."),
                {},
                plural=N_("{n} bulletins blancs."),
                count=comparison.blank,
            )
        )
    return tuple(said)


def _quoted(options: tuple[str, ...], names: Mapping[str, str]) -> Message:
    """Options in a row, each between the quotation marks of the language that says it."""
    said = [Message(N_("« {words} »"), {"words": names.get(option, option)}) for option in options]
    first, *rest = said
    if not rest:
        return first
    for one in rest[:-1]:
        first = Message(N_("{first}, {last}"), {"first": first, "last": one})
    return Message(N_("{first} et {last}"), {"first": first, "last": rest[-1]})


def _lead(result: RuleResult, names: Mapping[str, str]) -> Message:
    values = {"rule": Message(RULE_NAMES[result.rule]), "options": _quoted(result.winners, names)}
    if len(result.winners) == 1:
        return Message(N_("{rule} : {options} en tête."), values)
    return Message(N_("{rule} : {options} à égalité en tête."), values)


def _shared_lead(winners: tuple[str, ...], names: Mapping[str, str]) -> Message:
    values = {"options": _quoted(winners, names)}
    if len(winners) == 1:
        return Message(N_("Quelle que soit la règle de calcul, {options} arrive en tête."), values)
    return Message(
        N_("Quelle que soit la règle de calcul, {options} arrivent en tête à égalité."), values
    )


def _duels(comparison: RuleComparison, names: Mapping[str, str]) -> Message:
    if comparison.condorcet is not None:
        return Message(
            N_("{options} est préférée à chacune des autres prise une à une."),
            {"options": _quoted((comparison.condorcet,), names)},
        )
    if comparison.cycle:
        return Message(
            N_("Chaque option est battue par une autre : les préférences tournent en rond.")
        )
    return Message(N_("Aucune option n’est préférée à toutes les autres prises une à une."))
