"""Print what the group composer reaches, and how fast: ``python -m bench.bench_groups``.

Everyday requests and a small set of schedules are built in. With the reference data beside the
project (``../shared/data/groups``) it adds all maximally diverse groupings with known optima and
all published schedules without a repeat, up to the number of people given (default 30):
``python -m bench.bench_groups 40``. The floor, in the same run, is the best of 2,000 random
draws.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path
from random import Random
from time import perf_counter, process_time

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from facilitator.grouping.anneal import total_cost
from facilitator.grouping.compose import Effort, compose
from facilitator.grouping.model import (
    Composition,
    Demand,
    Person,
    balanced,
    exact_slots,
    question_slots,
)
from facilitator.grouping.problem import Problem, free_problem
from facilitator.grouping.solve import solve
from facilitator.grouping.verdict import evaluate

DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "groups"
SMALL_SET = [((2, 2, 2), 5), ((3, 2, 2, 2), 4), ((3,) * 4, 4), ((4,) * 4, 5), ((4,) * 6, 7)]
DRAWS = 2000
QUESTIONS = ("mobilité", "accueil", "énergie", "jeunesse", "numérique")


def crowd(people: int, seed: int) -> tuple[Person, ...]:
    """Return made-up people: a few large organisations, many small, two fields, two choices."""
    rng = Random(seed)
    return tuple(
        Person(
            f"p{i}",
            f"org {int(12 * rng.random() ** 1.7)}",
            {"âge": rng.choice("abc"), "métier": rng.choice("uvwxy")},
            tuple(rng.sample(QUESTIONS, 2)),
        )
        for i in range(people)
    )


def everyday() -> Iterator[tuple[str, Demand]]:
    """Yield requests for 40 people as a facilitator makes them."""
    people, eights = crowd(40, 3), exact_slots(balanced(40, groups=8))
    both = ("âge", "métier")
    yield "8 groups of 5, organisations apart, 2 fields mixed", Demand(people, eights, mix=both)
    yield "the same over 3 rounds", Demand(people, eights, 3, mix=both)
    kept = (("p1", "p2"), ("p5", "p6", "p7"))
    yield "the same, 5 people kept together", Demand(people, eights, 3, mix=both, together=kept)
    slots = question_slots(40, QUESTIONS, 9)
    yield "5 questions with 2 choices each", Demand(people, slots, mix=("âge",))
    trios = exact_slots(balanced(40, size=3))
    first = compose(Demand(people, trios, 2)).composition
    yield "13 trios after 2 earlier rounds", Demand(people, trios, met=first.meetings())


def drawn(demand: Demand) -> float:
    """Return the best cost of random draws, the floor."""
    rng = Random(1)
    sizes = balanced(len(demand.people), groups=len(demand.groups))
    names = [person.id for person in demand.people]
    best = float("inf")
    for _ in range(DRAWS):
        rounds = []
        for _ in range(demand.rounds):
            rng.shuffle(names)
            ends = [sum(sizes[: g + 1]) for g in range(len(sizes))]
            rounds.append(tuple(tuple(names[e - n : e]) for n, e in zip(sizes, ends, strict=True)))
        best = min(best, evaluate(Composition(tuple(rounds)), demand).score.cost)
    return best


def bench_everyday() -> None:
    """Print time (on the wall and of the processor), cost and floor of everyday requests."""
    print(f"Everyday requests, 40 people (cost: lower is better; floor: best of {DRAWS} draws)")
    for label, demand in everyday():
        walls, works = [], []
        for _ in range(7):
            begin, work = perf_counter(), process_time()
            composed = compose(demand)
            walls.append(1000 * (perf_counter() - begin))
            works.append(1000 * (process_time() - work))
        cost = composed.evaluation.score.cost
        print(f"  {sorted(walls)[3]:5.0f} ms median, {max(walls):5.0f} worst; processor "
              f"{sorted(works)[3]:5.0f}, {max(works):5.0f}  cost {cost:5.0f}  "
              f"floor {drawn(demand):5.0f}  {label}")


def repeats(sizes: Sequence[int], rounds: int, seed: int = 1) -> tuple[int, float]:
    """Return the repeated meetings of a composition and the processor's seconds it took."""
    people = tuple(Person(f"p{i}") for i in range(sum(sizes)))
    begin = process_time()
    composed = compose(Demand(people, exact_slots(sizes), rounds, seed=seed), Effort.THOROUGH)
    took = process_time() - begin
    pairs = [
        frozenset(pair)
        for groups in composed.composition.rounds
        for group in groups
        for pair in combinations(group, 2)
    ]
    return len(pairs) - len(set(pairs)), took


def bench_schedules(rows: list[tuple[tuple[int, ...], int]]) -> None:
    """Print how many rows come out without a repeat, and the time of each."""
    good, slowest = 0, 0.0
    for sizes, rounds in rows:
        extra, took = repeats(sizes, rounds)
        good += not extra
        slowest = max(slowest, took)
        shape = ",".join(map(str, sizes))
        said = "no repeat" if not extra else f"{extra} repeats"
        print(f"  {sum(sizes):3} people  {shape:36} {rounds:2} rounds  {took:6.2f} s  {said}")
    print(f"  {good} of {len(rows)} without a repeat, slowest {slowest:.2f} s of processor")


def published(most: int) -> list[tuple[tuple[int, ...], int]]:
    """Return the published rows (group sizes, rounds) of up to ``most`` people."""
    rows = []
    for line in (DATA / "best_rounds.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        people, sizes, rounds, _ = line.split("\t")
        if int(people) <= most:
            rows.append((tuple(map(int, sizes.split(","))), int(rounds)))
    return rows


def read_mdgp(path: Path) -> Problem:
    """Return a maximally diverse grouping as a problem: distances are negative costs."""
    head, *lines = path.read_text(encoding="utf-8").strip().splitlines()
    size, groups, _, *numbers = head.split()
    limits = list(map(int, numbers))
    pair = [[0.0] * int(size) for _ in range(int(size))]
    for line in lines:
        i, j, distance = line.split()
        pair[int(i)][int(j)] = pair[int(j)][int(i)] = -float(distance)
    return free_problem(pair, [(limits[2 * g], limits[2 * g + 1]) for g in range(int(groups))])


def bench_mdgp() -> None:
    """Print how many optima are reached, and the time of the slowest."""
    folder = DATA / "mdgp"
    lines = (folder / "optima.tsv").read_text(encoding="utf-8").splitlines()[1:]
    reached, slowest = 0, 0.0
    for line in lines:
        name, optimum = line.split("\t")[0], float(line.split("\t")[4])
        problem = read_mdgp(folder / f"{name}.txt")
        begin = process_time()
        value = -total_cost(problem, solve(problem, Effort.QUICK.value[0], 0, seed=1))
        slowest = max(slowest, process_time() - begin)
        reached += abs(value - optimum) < 0.002  # the optima are rounded to three decimals
    print(f"  {reached} of {len(lines)} optima, slowest {slowest:.2f} s of processor")


def main() -> None:
    """Run everything there is data for."""
    most = int(sys.argv[1]) if len(sys.argv) > 1 else 30
    bench_everyday()
    print("Schedules without a repeat, built in")
    bench_schedules(SMALL_SET)
    if not DATA.is_dir():
        print("The reference data (../shared/data/groups) is not here: the rest is left out.")
        return
    print("Maximally diverse grouping")
    bench_mdgp()
    print(f"Published schedules without a repeat, up to {most} people")
    bench_schedules(published(most))


if __name__ == "__main__":
    main()
