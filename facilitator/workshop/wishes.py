"""What is asked of groups, and what people like best among their questions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from itertools import combinations
from typing import Any

from facilitator.ranking.opinions import Opinion

YES = Opinion.YES.value
WISH = "groups"
"""The key of a step's decisions under which the wish is kept, for late arrivals and verdicts."""
MET = "met"
"""The key of a step's decisions under which pairs who met at earlier workshops are kept."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What the facilitator asks of the groups of a step.

    The number of ``groups``, or else their ``size``, or else the groups that are there already.
    ``apart`` and ``mix`` name profile fields: people with the same value are kept apart, or
    spread. ``together`` holds participants' ids who stay in one group, ``parted`` ids of whom no
    two share one. ``choices`` is the key of the step whose votes
    say which question people want. With ``keep`` those who are in a group already stay there.
    """

    groups: int | None = None
    size: int | None = None
    apart: str = ""
    mix: tuple[str, ...] = ()
    together: tuple[tuple[str, ...], ...] = ()
    parted: tuple[tuple[str, ...], ...] = ()
    choices: str = ""
    avoid_earlier: bool = True
    keep: bool = True
    seed: int = 1

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> Wish:
        """Read a wish from a step's decisions, leaving out what this version does not know."""
        known = {field.name for field in fields(cls)}
        kept = {key: item for key, item in value.items() if key in known}
        kept["mix"] = tuple(kept.get("mix") or ())
        for name in ("together", "parted"):
            kept[name] = tuple(tuple(block) for block in kept.get(name) or ())
        return cls(**kept)

    def with_together(self, people: Sequence[str]) -> Wish:
        """Return the wish with people kept together, or no longer where they are already.

        Who is tied to one of them comes along; pairs among them are no longer kept apart.
        """
        chosen, kept = set(people), [b for b in self.together if not set(people) & set(b)]
        if any(chosen <= set(block) for block in self.together):
            return replace(self, together=tuple(kept))
        joined = dict.fromkeys((*people, *(
            one for block in self.together if chosen & set(block) for one in block)))
        pairs = _pairs(self.parted)
        apart = tuple(pair for pair in pairs if not set(pair) <= set(joined))
        parted = self.parted if len(apart) == len(pairs) else apart
        return replace(self, together=(*kept, tuple(joined)), parted=parted)

    def with_parted(self, people: Sequence[str]) -> Wish:
        """Return the wish with no two of these people in one group, or no longer if so already.

        Blocks kept together in which there are two of them are given up.
        """
        chosen, pairs = set(people), _pairs(self.parted)
        asked = {frozenset(pair) for pair in combinations(people, 2)}
        if asked <= {frozenset(pair) for pair in pairs}:
            return replace(self, parted=tuple(p for p in pairs if frozenset(p) not in asked))
        kept = tuple(block for block in self.together if len(chosen & set(block)) < 2)
        return replace(self, parted=(*self.parted, tuple(people)), together=kept)


def _pairs(blocks: Iterable[Sequence[str]]) -> tuple[tuple[str, str], ...]:
    return tuple(dict.fromkeys(pair for block in blocks for pair in combinations(block, 2)))


def liked(payload: Mapping[str, Any]) -> tuple[str, ...]:
    """The option ids of one answer, the best liked first, equals in the order given.

    Understood are points (``{"x": {id: 3, …}}``, zero and less left out), opinions
    (``{"x": {id: "yes"}}``, the others left out), places on two axes (``{"x": {id: [4, 2]}}``, by
    their product, as the map ranks them), choices (``{"x": [id, …]}``) and rankings with ties
    (``{"x": [[id, id], [id]]}``).
    """
    found: list[str] = []
    for value in payload.values():
        if isinstance(value, Mapping):
            weights = {key: _weight(said) for key, said in value.items()}
            found += sorted((key for key in weights if weights[key] > 0),
                            key=lambda key: -weights[key])
        elif isinstance(value, list | tuple):
            found += _listed(value)
    return tuple(dict.fromkeys(found))


def _weight(said: Any) -> float:
    """How much one likes an option, 0 for not at all or where it cannot be told."""
    if said == YES:
        return 1
    if isinstance(said, list | tuple):
        both = len(said) == 2 and all(type(place) is int and place > 0 for place in said)
        return int(said[0] * said[1]) if both else 0
    counts = isinstance(said, int | float) and not isinstance(said, bool) and said > 0
    return said if counts else 0


def _listed(value: Iterable[Any]) -> Iterable[str]:
    for item in value:
        if isinstance(item, str):
            yield item
        elif isinstance(item, list | tuple):
            yield from (one for one in item if isinstance(one, str))
