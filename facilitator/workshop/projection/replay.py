"""How a result grew: the answers taken in again, in the order of their time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from facilitator.activities.context import Context, Entry, Frame
from facilitator.activities.kind import AnyKind
from facilitator.drawing.measure import Measure
from facilitator.scene import Scene

BEATS = 40
"""A replay has so many pictures at most; the last is the result as it is."""

REPLAY = "@replay"
"""``Frame.detail`` of these pictures: with the memory of the whole result as ``previous``, a kind
whose picture stays still draws each part where it will end up."""


class Replay:
    """Counts a step's answers again, one portion a beat."""

    def __init__(self, kind: AnyKind, entries: tuple[Entry, ...], context: Context) -> None:
        shown = [entry for entry in entries if not entry.hidden]
        self._entries = sorted(shown, key=lambda entry: entry.created_at)
        self._counter = kind.counter()
        self._context = context
        self._taken = 0

    @property
    def beats(self) -> int:
        """How many pictures there are."""
        return min(BEATS, len(self._entries))

    def result(self, beat: int) -> Any:
        """The result after so many beats; beats only go forward."""
        share = min(1.0, beat / self.beats) if self.beats else 1.0
        upto = round(share * len(self._entries))
        for entry in self._entries[self._taken:upto]:
            self._counter.put(entry)
        self._taken = max(self._taken, upto)
        return self._counter.result(self._context)


def replayed(
    kind: AnyKind, entries: tuple[Entry, ...], context: Context, frame: Frame, measure: Measure
) -> Iterator[Scene]:
    """Every picture of a replay on this frame, each part where it will end up; the last is the
    result as it is. Nothing where nobody has answered."""
    whole = Replay(kind, entries, context)
    memory = kind.arrange(whole.result(whole.beats), context, frame, measure)
    placed = replace(frame, detail=REPLAY, previous=memory)
    replay = Replay(kind, entries, context)
    for beat in range(1, replay.beats + 1):
        yield kind.picture(replay.result(beat), context, placed, measure)
