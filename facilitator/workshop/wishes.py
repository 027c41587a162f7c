"""What is asked of groups, and what people like best among their questions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any

from facilitator.ranking.opinions import Opinion

YES = Opinion.YES.value
WISH = "groups"
"""The key of a step's decisions under which the wish is kept, for late arrivals and verdicts."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What the facilitator asks of the groups of a step.

    The number of ``groups``, or else their ``size``, or else the groups that are there already.
    ``apart`` and ``mix`` name profile fields: people with the same value are kept apart, or
    spread. ``together`` holds participants' ids. ``choices`` is the key of the step whose votes
    say which question people want. With ``keep`` those who are in a group already stay there.
    """

    groups: int | None = None
    size: int | None = None
    apart: str = ""
    mix: tuple[str, ...] = ()
    together: tuple[tuple[str, ...], ...] = ()
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
        kept["together"] = tuple(tuple(block) for block in kept.get("together") or ())
        return cls(**kept)


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
