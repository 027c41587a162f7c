"""Everything that decides what the room sees at one moment, as plain data."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from facilitator.i18n import Translator, french
from facilitator.scene import Scene
from facilitator.workshop.stage import Corner, Stage
from facilitator.workshop.wifi import Wifi
from ui.projector.photo import Photo

WIDTH = 1600.0
"""Width of the projected page in points, whatever the screen."""


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

        return cls(url.split("://", 1)[-1].rstrip("/"), qr_rows(url))

    def through(self, wifi: Wifi) -> Entrance:
        """The same with this network to join first."""
        if wifi == self.wifi:
            return self
        from facilitator.drawing.qr import qr_rows

        return replace(self, wifi=wifi, wifi_modules=qr_rows(wifi.payload) if wifi.name else ())


@dataclass(frozen=True)
class Sight:
    """What the room is to see. ``picture`` is the result drawn for its place, if it is shown.

    ``answered`` is None where nothing is asked; ``height`` is that of the page. With ``photo`` the
    page is left free for a photo under its prompt.
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
    photo: bool = False
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
    """What is on the projector: a scene, a photo on it, or nothing but black.

    ``answered`` says how many answers the scene was made of, for whoever measures how long they
    took; two that look the same are the same.
    """

    scene: Scene
    black: bool = False
    photo: Photo | None = None
    answered: int | None = field(default=None, compare=False)
