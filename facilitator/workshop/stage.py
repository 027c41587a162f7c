"""What the room is looking at, kept in the file so that an interrupted workshop goes on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from enum import Enum
from typing import Any


class Corner(Enum):
    """How the projector shows the way in."""

    NONE = "none"
    SMALL = "small"
    LARGE = "large"


@dataclass(frozen=True, slots=True)
class Timer:
    """A countdown. ``length`` and ``spent`` in seconds; ``since`` is when it last started."""

    length: float = 0
    spent: float = 0
    since: float | None = None

    def elapsed(self, now: float) -> float:
        """Seconds spent up to ``now``."""
        return self.spent + (max(0.0, now - self.since) if self.since is not None else 0.0)

    def left(self, now: float) -> float:
        """Seconds left at ``now``; below zero when the time is over."""
        return self.length - self.elapsed(now)


@dataclass(frozen=True, slots=True)
class Stage:
    """The current step and what the projector does besides it.

    ``detail`` is the part of the result shown large (a term, a cell); ``view`` the way the result
    is drawn ("" is the kind's own picture, "list" its list).
    """

    step_id: str = ""
    black: bool = False
    frozen: bool = False
    message: str = ""
    corner: str = Corner.SMALL.value
    detail: str = ""
    view: str = ""
    timer: Timer = Timer()

    def as_json(self) -> dict[str, Any]:
        """The stage as the file keeps it."""
        return asdict(self)

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> Stage:
        """Read a stage, leaving out what this version does not know."""
        known = {field.name for field in fields(cls)} - {"timer"}
        timer = value.get("timer") or {}
        names = {field.name for field in fields(Timer)}
        return cls(
            **{key: item for key, item in value.items() if key in known},
            timer=Timer(**{key: item for key, item in timer.items() if key in names}),
        )
