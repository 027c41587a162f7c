"""A kind's live count and its count of everything at once agree, whatever comes and goes."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitator.activities.context import Context, Entry, Example
from facilitator.activities.kind import AnyKind
from facilitator.activities.registry import discover
from tests.activities.kind_support import answered, context_of

every_answered_example = pytest.mark.parametrize(
    ("kind", "example"),
    [
        pytest.param(kind, example, id=f"{kind.name}-{number}")
        for kind in discover().values()
        for number, example in enumerate(kind.examples())
        if kind.collects
    ],
)


@every_answered_example
def test_the_live_count_agrees_with_counting_all(kind: AnyKind, example: Example) -> None:
    context = context_of(kind, example)
    pool = answered(kind, context, example.answers).entries
    move = st.tuples(st.booleans(), st.sampled_from(range(len(pool))), st.sampled_from(pool))

    @settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(st.lists(move, max_size=24))
    def check(moves: list[Any]) -> None:
        _agree(kind, context, pool, moves)

    check()


def _agree(
    kind: AnyKind, context: Context, pool: tuple[Entry, ...], moves: list[Any]
) -> None:
    """A corrected answer may keep its place in the order of answers or count as the newest."""
    counter = kind.counter()
    placed: dict[str, Entry] = {}
    moved: dict[str, Entry] = {}
    for put, place, other in moves:
        known = pool[place]
        if put:
            entry = replace(known, payload=other.payload)
            counter.put(entry)
            placed[entry.id] = entry
            if moved.get(entry.id) != entry:
                moved.pop(entry.id, None)
            moved[entry.id] = entry
        else:
            counter.drop(known.id)
            placed.pop(known.id, None)
            moved.pop(known.id, None)
        assert counter.result(context) in (
            kind.tally(replace(context, entries=tuple(placed.values()))),
            kind.tally(replace(context, entries=tuple(moved.values()))),
        )
    counter.drop("nobody's")
