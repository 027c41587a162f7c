"""What no composition can do better, by counting alone: only this is called unavoidable.

Every bound here holds for all compositions with the given group sizes. It may be lower than what
is reachable; then nothing is said.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from facilitator.grouping.blocks import kept_pairs
from facilitator.grouping.model import Composition, Demand, Person
from facilitator.grouping.problem import choice_rank


def fewest_pairs(members: int, capacities: Sequence[int]) -> int:
    """Return the fewest pairs among ``members`` people spread over groups (pigeonhole).

    Spreading them evenly is best, as a group of k holds k·(k-1)/2 pairs, a convex count.
    """
    filled = [0] * len(capacities)
    for _ in range(min(members, sum(capacities))):
        open_groups = [g for g, most in enumerate(capacities) if filled[g] < most]
        filled[min(open_groups, key=lambda g: filled[g])] += 1
    return sum(n * (n - 1) // 2 for n in filled)


@dataclass(frozen=True)
class Setting:
    """Who is there in each round, the most that each group takes, and the pairs kept together."""

    demand: Demand
    kept: tuple[tuple[str, ...], ...]
    present: tuple[tuple[Person, ...], ...]
    capacities: tuple[tuple[int, ...], ...]

    @classmethod
    def of(cls, composition: Composition, demand: Demand) -> Setting:
        """Read a setting off a composition, whose groups may be larger than was asked."""
        present, capacities = [], []
        for groups in composition.rounds:
            there = {i for group in groups for i in group}
            present.append(tuple(p for p in demand.people if p.id in there))
            highs = [slot.high for slot in demand.groups]
            highs += [0] * (len(groups) - len(highs))
            sizes = [len(group) for group in groups] + [0] * (len(highs) - len(groups))
            capacities.append(tuple(map(max, highs, sizes)))
        kept = tuple(tuple(sorted(pair)) for pair in kept_pairs(demand))
        return cls(demand, kept, tuple(present), tuple(capacities))

    def same_value_pairs(self, value_of: Callable[[Person], str]) -> int:
        """Return the fewest pairs with one value, those kept together on purpose left out.

        An empty value is nobody's value.
        """
        fewest = 0
        for row, capacities in zip(self.present, self.capacities, strict=True):
            values = {person.id: value_of(person) for person in row}
            fewest += sum(
                fewest_pairs(members, capacities)
                for value, members in Counter(values.values()).items()
                if value
            )
            fewest -= sum(
                bool(values.get(a)) and values.get(a) == values.get(b) for a, b in self.kept
            )
        return max(0, fewest)

    def crowded_organisation(self) -> tuple[str, int, int] | None:
        """Return the organisation most in excess of the groups: name, members, groups."""
        crowded = [
            (members - len(capacities), name, members, len(capacities))
            for row, capacities in zip(self.present, self.capacities, strict=True)
            for name, members in Counter(p.organisation for p in row).items()
            if name and members > len(capacities)
        ]
        return max(crowded)[1:] if crowded else None

    def repeats(self) -> int:
        """Return the fewest repeated meetings, pairs kept together on purpose left out.

        Two counts: more meetings than pairs; and a group with more people than there are groups
        in another round. The second adds up over rounds: a pair that meets k times does so in at
        most k - 1 pairs of rounds that follow one another.
        """
        people = len({p.id for row in self.present for p in row})
        sizes = [
            _even(len(row), capacities)
            for row, capacities in zip(self.present, self.capacities, strict=True)
        ]
        meetings = sum(n * (n - 1) // 2 for row in sizes for n in row)
        by_pairs = meetings - people * (people - 1) // 2 - len(self.kept) * (len(sizes) - 1)
        if len({frozenset(p.id for p in row) for row in self.present}) > 1:
            return max(0, by_pairs)
        by_crowding = sum(
            max(0, sum(fewest_pairs(n, self.capacities[r + 1]) for n in row) - len(self.kept))
            for r, row in enumerate(sizes[:-1])
        )
        return max(0, by_pairs, by_crowding)

    def without_choice(self) -> int:
        """Return the fewest people who get neither choice, added up over rounds (matching)."""
        return sum(map(self._without_choice, range(len(self.present))))

    def _without_choice(self, round_: int) -> int:
        places: Counter[str] = Counter()
        for slot, most in zip(self.demand.groups, self.capacities[round_], strict=False):
            places[slot.topic] += most
        wishing = [p for p in self.present[round_] if p.choices]
        wishes = [[t for t in places if (choice_rank(p, t) or 0) < 2] for p in wishing]
        seated: dict[str, list[int]] = {topic: [] for topic in places}

        def seat(person: int, seen: set[str]) -> bool:
            for topic in wishes[person]:
                if topic in seen:
                    continue
                seen.add(topic)
                if len(seated[topic]) < places[topic]:
                    seated[topic].append(person)
                    return True
                for place, other in enumerate(seated[topic]):
                    if seat(other, seen):
                        seated[topic][place] = person
                        return True
            return False

        return sum(not seat(person, set()) for person in range(len(wishing)))


def _even(people: int, capacities: Sequence[int]) -> list[int]:
    """Return the sizes that make for the fewest meetings: as equal as capacities allow."""
    sizes = [0] * len(capacities)
    for _ in range(min(people, sum(capacities))):
        open_groups = [g for g, most in enumerate(capacities) if sizes[g] < most]
        sizes[min(open_groups, key=lambda g: sizes[g])] += 1
    return sizes
