"""Who moves with whom, who does not move, and whether everybody can be seated at all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from facilitator.grouping.model import Demand, DemandError
from facilitator.i18n import N_


@dataclass(frozen=True)
class Layout:
    """Units that move as one (a lone person is a unit of one), and where units are fixed.

    ``fixed[round]`` maps the number of a unit to its group.
    """

    units: tuple[tuple[int, ...], ...]
    fixed: tuple[dict[int, int], ...]


def lay_out(demand: Demand) -> Layout:
    """Check a demand and return its units.

    Raises:
        DemandError: people named twice or unknown, too many or too few places, blocks larger
            than any group or not fitting side by side, fixed places that contradict each other.
    """
    _check_numbers(demand)
    index = {person.id: i for i, person in enumerate(demand.people)}
    if len(index) != len(demand.people):
        twice = Counter(person.id for person in demand.people).most_common(1)[0][0]
        raise DemandError(N_("« {person} » figure deux fois parmi les personnes."), person=twice)
    _check_apart(demand)
    units = _units(demand, index)
    unit_of = {person: u for u, unit in enumerate(units) for person in unit}
    fixed: list[dict[int, int]] = [{} for _ in range(demand.rounds)]
    for place in demand.placed:
        known = place.person in index and 0 <= place.round < demand.rounds
        if not known or not 0 <= place.group < len(demand.groups):
            raise DemandError(
                N_("La place réservée à « {person} » n’existe pas."),
                person=demand.called(place.person),
            )
        unit = unit_of[index[place.person]]
        if fixed[place.round].setdefault(unit, place.group) != place.group:
            raise DemandError(
                N_("« {person} » ne peut être dans deux groupes à la fois, ni loin des siens."),
                person=demand.called(place.person),
            )
    layout = Layout(units, tuple(fixed))
    for round_ in range(demand.rounds):
        seats(layout, round_, [(slot.low, slot.high) for slot in demand.groups])
    return layout


def _check_numbers(demand: Demand) -> None:
    if not demand.people:
        raise DemandError(N_("Il n’y a personne à répartir."))
    if not demand.groups or demand.rounds < 1:
        raise DemandError(N_("Il faut au moins un groupe et un tour."))
    if any(slot.low < 0 or slot.high < max(1, slot.low) for slot in demand.groups):
        raise DemandError(N_("La taille d’un groupe va d’un minimum à un maximum."))
    people, high = len(demand.people), sum(slot.high for slot in demand.groups)
    low = sum(slot.low for slot in demand.groups)
    if people > high:
        raise DemandError(
            N_("{people} personnes pour {places} places : il en manque {missing}."),
            people=people,
            places=high,
            missing=people - high,
        )
    if people < low:
        raise DemandError(
            N_("{people} personnes ne remplissent pas des groupes qui en demandent {places}."),
            people=people,
            places=low,
        )


def _check_apart(demand: Demand) -> None:
    """Refuse a pair that is to be together and apart at once."""
    for pair in sorted(map(sorted, apart_pairs(demand) & kept_pairs(demand))):
        raise DemandError(
            N_("« {one} » et « {other} » ne peuvent être à la fois ensemble et à part."),
            one=demand.called(pair[0]), other=demand.called(pair[1]),
        )


def _units(demand: Demand, index: dict[str, int]) -> tuple[tuple[int, ...], ...]:
    for name in (name for block in demand.together for name in block):
        if name not in index:
            raise DemandError(
                N_("« {person} », à garder avec d’autres, n’est pas là."),
                person=demand.called(name),
            )
    joined = join(demand.together)
    seen: set[str] = set()
    units = []
    for person in demand.people:
        if person.id not in seen:
            unit = joined.get(person.id, (person.id,))
            seen.update(unit)
            units.append(tuple(sorted(index[name] for name in unit)))
    return tuple(units)


def join(blocks: Iterable[tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """Return for each person the whole block they belong to; overlapping blocks are one."""
    whole: dict[str, tuple[str, ...]] = {}
    for block in blocks:
        merged = tuple(dict.fromkeys(i for name in block for i in whole.get(name, (name,))))
        whole.update(dict.fromkeys(merged, merged))
    return whole


def kept_pairs(demand: Demand) -> frozenset[frozenset[str]]:
    """Return the pairs that are in one group on purpose."""
    return frozenset(
        frozenset(pair)
        for block in set(join(demand.together).values())
        for pair in combinations(block, 2)
    )


def apart_pairs(demand: Demand) -> frozenset[frozenset[str]]:
    """Return the pairs that are not to be in one group."""
    return frozenset(
        frozenset(pair) for block in demand.apart for pair in combinations(set(block), 2)
    )


def seats(layout: Layout, round_: int, bounds: Sequence[tuple[int, int]]) -> list[int]:
    """Return one way to seat the units of a round: the group of each.

    Exhaustive over the blocks (remembering the fillings that failed), so a refusal is a proof.

    Raises:
        DemandError: there is no way.
    """
    fixed = layout.fixed[round_]
    room = [high for _, high in bounds]
    for unit, group in fixed.items():
        room[group] -= len(layout.units[unit])
    if any(left < 0 for left in room):
        raise DemandError(
            N_("Plus de personnes ont une place réservée dans le groupe {group} qu’il n’en prend."),
            group=next(g for g, left in enumerate(room) if left < 0) + 1,
        )
    free = [u for u in range(len(layout.units)) if u not in fixed]
    blocks = sorted(
        (u for u in free if len(layout.units[u]) > 1), key=lambda u: -len(layout.units[u])
    )
    singles = [u for u in free if len(layout.units[u]) == 1]
    seating = _Seating(layout, tuple(bounds), room, dict(fixed), len(singles))
    if not seating.seat_blocks(blocks):
        if not blocks:
            raise DemandError(
                N_("Avec ces places réservées, on ne peut pas remplir tous les groupes.")
            )
        raise DemandError(
            N_(
                "Les personnes à garder ensemble (jusqu’à {biggest}) ne tiennent pas dans les"
                " groupes demandés."
            ),
            biggest=len(layout.units[blocks[0]]),
        )
    seating.seat_singles(singles)
    return [seating.seated[u] for u in range(len(layout.units))]


@dataclass
class _Seating:
    """A search for places: ``room`` left in each group, and the units ``seated`` so far."""

    layout: Layout
    bounds: tuple[tuple[int, int], ...]
    room: list[int]
    seated: dict[int, int]
    singles: int
    failed: set[tuple[int, tuple[tuple[int, int, int], ...]]] = field(default_factory=set)

    def lacking(self, group: int) -> int:
        """People still needed to reach a group's minimum."""
        low, high = self.bounds[group]
        return max(0, low - (high - self.room[group]))

    def seat_blocks(self, blocks: list[int]) -> bool:
        """Seat the blocks so that lone people can fill the rest; tell whether it worked."""
        everywhere = range(len(self.room))
        if not blocks:
            return sum(map(self.lacking, everywhere)) <= self.singles
        kinds = [(left, *bound) for left, bound in zip(self.room, self.bounds, strict=True)]
        state = (len(blocks), tuple(sorted(kinds)))
        if state in self.failed:
            return False
        size, tried = len(self.layout.units[blocks[0]]), set()
        for group in sorted(everywhere, key=lambda g: -self.room[g]):
            if self.room[group] < size or kinds[group] in tried:
                continue
            tried.add(kinds[group])
            self.room[group] -= size
            self.seated[blocks[0]] = group
            if self.seat_blocks(blocks[1:]):
                return True
            self.room[group] += size
            del self.seated[blocks[0]]
        self.failed.add(state)
        return False

    def seat_singles(self, singles: list[int]) -> None:
        """Seat lone people where a minimum is not reached, then where most room is left."""
        for unit in singles:
            group = max(range(len(self.room)), key=lambda g: (self.lacking(g), self.room[g], -g))
            self.seated[unit] = group
            self.room[group] -= 1
