"""What a canvas draws."""

from __future__ import annotations

from dataclasses import dataclass, field

from facilitator.scene import Scene
from ui.projector.photo import Photo


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
