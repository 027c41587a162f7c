"""What is asked of groups, and what people like best among their questions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any

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

    Understood are points (``{"x": {id: 3, …}}``, zero and less left out), choices
    (``{"x": [id, …]}``) and rankings with ties (``{"x": [[id, id], [id]]}``). Numbers mean "more
    is better"; words, as in yes and no, say nothing about an order and are passed over.
    """
    found: list[str] = []
    for value in payload.values():
        if isinstance(value, Mapping):
            points = {key: n for key, n in value.items() if _counts(n)}
            found += sorted(points, key=lambda key: -points[key])
        elif isinstance(value, list | tuple):
            found += _listed(value)
    return tuple(dict.fromkeys(found))


def _counts(number: Any) -> bool:
    return isinstance(number, int | float) and not isinstance(number, bool) and number > 0


def _listed(value: Iterable[Any]) -> Iterable[str]:
    for item in value:
        if isinstance(item, str):
            yield item
        elif isinstance(item, list | tuple):
            yield from (one for one in item if isinstance(one, str))
