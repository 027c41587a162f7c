"""The composer: a demand in, groups out, with what they are worth in words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from facilitator.grouping.evaluate import Score, score
from facilitator.grouping.model import Composition, Demand
from facilitator.grouping.problem import to_composition, to_problem
from facilitator.grouping.solve import solve, start
from facilitator.grouping.verdict import Evaluation, evaluate


class Effort(Enum):
    """How long to look: steps of annealing, and steps of search for a repeat-free schedule."""

    QUICK = (16_000, 12_000)
    THOROUGH = (400_000, 1_200_000)


@dataclass(frozen=True)
class Composed:
    """A composition with its score and its verdict."""

    composition: Composition
    evaluation: Evaluation


def compose(demand: Demand, effort: Effort = Effort.QUICK) -> Composed:
    """Make groups: everybody once a round, sizes, blocks and fixed places respected.

    Within that, costs are made small (see ``Weights``). The same demand, seed and effort give
    the same groups.

    Raises:
        DemandError: the demand contradicts itself or cannot be met; the sentence says why.
    """
    problem = to_problem(demand)
    steps, search_steps = effort.value
    first = score(to_composition(start(problem), demand), demand)
    schedule = solve(problem, steps, search_steps, demand.seed, _least_cost(first, demand))
    composition = to_composition(schedule, demand)
    return Composed(composition, evaluate(composition, demand))


def _least_cost(counted: Score, demand: Demand) -> float:
    """Return a cost that no composition can go below, so that the search may stop there."""
    weights = demand.weights
    least = weights.repeat * counted.least_repeats
    if demand.separate_organisations:
        least += weights.organisation * counted.least_same_organisation
    least += weights.apart * counted.least_unparted
    least += weights.no_choice * counted.least_without_choice
    return least + weights.same_value * sum(counted.least_same_value.values())
