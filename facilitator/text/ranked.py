"""Keys kept in order of a changing rank, without sorting them all again at each change."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterator

Rank = tuple[int, tuple[int, int]]


class Ranked:
    """Keys in ascending order of rank, then of key. A change costs a binary search."""

    def __init__(self) -> None:
        self._order: list[tuple[Rank, str]] = []
        self._ranks: dict[str, Rank] = {}

    def __iter__(self) -> Iterator[str]:
        return (key for _, key in self._order)

    def put(self, key: str, rank: Rank | None) -> None:
        """Give ``key`` a rank, in the place of the one it had; None takes it out."""
        old = self._ranks.pop(key, None)
        if old is not None:
            del self._order[bisect_left(self._order, (old, key))]
        if rank is not None:
            self._ranks[key] = rank
            insort(self._order, (rank, key))
