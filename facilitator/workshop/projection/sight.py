"""Everything that decides what the room sees at one moment, as plain data."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from facilitator.i18n import Translator, french
from facilitator.scene import Scene
from facilitator.workshop.stage import Corner, Stage, Timer
from facilitator.workshop.wifi import Wifi

WIDTH = 1600.0
"""Width of the projected page in points, whatever the screen."""

PHOTO = "photo:"
"""``Stage.detail`` of a photo is this with its id."""


@dataclass(frozen=True)
class Entrance:
    """The way in: the address as people may type it, and the modules of its QR code.

    ``wifi`` is the network to join first, with the modules of its own code in ``wifi_modules``.
    """

    address: str = ""
    modules: tuple[str, ...] = ()
    wifi: Wifi = field(default_factory=Wifi)
    wifi_modules: tuple[str, ...] = ()

    @classmethod
    def of(cls, url: str) -> Entrance:
        """The way in through ``url``; nothing where there is none."""
        if not url:
            return cls()
        from facilitator.drawing.qr import qr_rows

        return cls(typed(url), qr_rows(url))

    def through(self, wifi: Wifi) -> Entrance:
        """The same with this network to join first."""
        if wifi == self.wifi:
            return self
        from facilitator.drawing.qr import qr_rows

        return replace(self, wifi=wifi, wifi_modules=qr_rows(wifi.payload) if wifi.name else ())


def typed(url: str) -> str:
    """An address as people type it."""
    return url.split("://", 1)[-1].rstrip("/")


@dataclass(frozen=True)
class Sight:
    """What the room is to see. ``picture`` is the result drawn for its place, if it is shown.

    ``answered`` is None where nothing is asked; ``height`` is that of the page. With ``photo``, a
    photo's id, the page is left free for it under its prompt.
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
    photo: str = ""
    entrance: Entrance = field(default_factory=Entrance)
    tr: Translator = field(default_factory=french)
    height: float = 900.0

    @property
    def corner(self) -> Corner:
        """How the way in is shown; an unknown wish counts as small."""
        known = {corner.value: corner for corner in Corner}
        found = known.get(self.stage.corner, Corner.SMALL)
        return found if self.entrance.modules else Corner.NONE


@dataclass(frozen=True, slots=True)
class PhotoPlace:
    """A photo on the page: its id, and where it may stand, in the page's points."""

    id: str
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Shown:
    """What is projected: a scene, a photo on it, or nothing but black.

    ``answered`` says how many answers the scene was made of; ``again`` in how many seconds the
    picture changes by itself (a replay), None where it does not; ``timer`` is the countdown in
    the scene. Two that look the same are the same.
    """

    scene: Scene
    black: bool = False
    photo: PhotoPlace | None = None
    answered: int | None = field(default=None, compare=False)
    again: float | None = field(default=None, compare=False)
    timer: Timer | None = field(default=None, compare=False)
