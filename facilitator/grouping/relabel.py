"""Who takes which seat of a schedule that stands: meetings stay as rare, costs of pairs fall."""

from __future__ import annotations

from math import exp
from random import Random

from facilitator.grouping.problem import Problem, Schedule


def relabel(
    problem: Problem, schedule: Schedule, steps: int, rng: Random, heat: tuple[float, float]
) -> Schedule:
    """Permute the people of ``schedule`` so that pair and place costs are low.

    Two seats swap their people in all rounds at once, so whoever met nobody twice still does
    not. For demands where nobody is fixed or kept together.
    """
    size, pair, place = problem.size, problem.pair, problem.place
    partners: list[list[int]] = [[] for _ in range(size)]
    groups_of: list[list[int]] = [[] for _ in range(size)]
    for groups in schedule:
        for g, group in enumerate(groups):
            for seat in group:
                groups_of[seat].append(g)
                partners[seat].extend(other for other in group if other != seat)
    who = list(range(size))
    rng.shuffle(who)
    cost, best, kept = 0.0, 0.0, list(who)
    random, (hot, cold) = rng.random, heat
    fall, temperature = (cold / hot) ** (1 / max(1, steps)), hot
    for _ in range(steps):
        temperature *= fall
        s, t = int(random() * size), int(random() * size)
        if s == t:
            continue
        row_s, row_t = pair[who[s]], pair[who[t]]
        change = 0.0
        for u in partners[s]:
            if u != t:
                other = who[u]
                change += row_t[other] - row_s[other]
        for u in partners[t]:
            if u != s:
                other = who[u]
                change += row_s[other] - row_t[other]
        if place is not None:
            place_s, place_t = place[who[s]], place[who[t]]
            change += sum(place_t[g] - place_s[g] for g in groups_of[s])
            change += sum(place_s[g] - place_t[g] for g in groups_of[t])
        if change <= 0 or random() < exp(-change / temperature):
            who[s], who[t] = who[t], who[s]
            cost += change
            if cost < best - 1e-9:
                best, kept = cost, list(who)
    return [[[kept[seat] for seat in group] for group in groups] for groups in schedule]
