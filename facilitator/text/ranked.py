"""Keys kept in order of a changing rank, without sorting them all again at each change."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import Generic, TypeVar

Rank = tuple[int, tuple[int, int]]
V = TypeVar("V")


class Ranked(Generic[V]):
    """Values under keys, in ascending order of rank, then of key. A change costs a search."""

    def __init__(self) -> None:
        self._order: list[tuple[Rank, str]] = []
        self._values: list[V] = []
        self._ranks: dict[str, Rank] = {}

    def __iter__(self) -> Iterator[str]:
        return (key for _, key in self._order)

    def values(self) -> tuple[V, ...]:
        """The values in order; one copy of memory, however many there are."""
        return tuple(self._values)

    def put(self, key: str, rank: Rank, value: V) -> None:
        """Give ``key`` a rank and a value, in the place of those it had."""
        if self._ranks.get(key) == rank:
            self._values[bisect_left(self._order, (rank, key))] = value
            return
        self.drop(key)
        self._ranks[key] = rank
        at = bisect_left(self._order, (rank, key))
        self._order.insert(at, (rank, key))
        self._values.insert(at, value)

    def drop(self, key: str) -> None:
        """Take ``key`` out, if it is there."""
        old = self._ranks.pop(key, None)
        if old is not None:
            at = bisect_left(self._order, (old, key))
            del self._order[at], self._values[at]
