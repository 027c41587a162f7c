"""Everything that decides what the room sees at one moment, as plain data. No Qt in here."""

from __future__ import annotations

from dataclasses import dataclass, field

from facilitator.i18n import Translator, french
from facilitator.scene import Scene
from facilitator.workshop.stage import Corner, Stage

WIDTH = 1600.0
"""Width of the projected page in points, whatever the screen."""


@dataclass(frozen=True)
class Entrance:
    """The way in: the address as people may type it, and the modules of its QR code."""

    address: str = ""
    modules: tuple[str, ...] = ()


    @classmethod
    def of(cls, url: str) -> Entrance:
        """The way in through ``url``; nothing where there is none."""
        if not url:
            return cls()
        from facilitator.drawing.qr import qr_rows

        return cls(url.split("://", 1)[-1].rstrip("/"), qr_rows(url))


@dataclass(frozen=True)
class Sight:
    """What the room is to see. ``picture`` is the result drawn for its place, if it is shown.

    ``answered`` is None where nothing is asked; ``height`` is that of the page.
    """

    stage: Stage
    prompt: str = ""
    open: bool = False
    closed: bool = False
    shown: bool = False
    collects: bool = True
    answered: int | None = None
    joined: int = 0
    picture: Scene | None = None
    entrance: Entrance = field(default_factory=Entrance)
    tr: Translator = field(default_factory=french)
    height: float = 900.0

    @property
    def corner(self) -> Corner:
        """How the way in is shown; an unknown wish counts as small."""
        known = {corner.value: corner for corner in Corner}
        found = known.get(self.stage.corner, Corner.SMALL)
        return found if self.entrance.modules else Corner.NONE


@dataclass(frozen=True)
class Projection:
    """What is on the projector: a scene, or nothing but black."""

    scene: Scene
    black: bool = False
