"""Scenes as one animated picture, for those who were not there: each is shown for a while."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO

from facilitator.drawing.measure import Measure
from facilitator.drawing.png import to_png
from facilitator.scene import Scene
from facilitator.theme import Theme

COLORS = 64
"""Enough for text in six colours with smooth edges, and a third of the bytes of 256."""


def to_gif(
    scenes: Iterable[Scene], theme: Theme, *, seconds: float, last: float = 4.0,
    width: int = 960, measure: Measure | None = None,
) -> bytes:
    """Return ``scenes``, all of one size, as an animated GIF ``width`` pixels wide.

    Each is shown for ``seconds``, the last for ``last`` before it begins again. Raises
    ``ValueError`` where there is none.
    """
    from PIL import Image

    pictures = [
        Image.open(BytesIO(to_png(scene, theme, scale=width / scene.width, ground="paper",
                                  measure=measure))).convert("RGB")
        for scene in scenes
    ]
    if not pictures:
        raise ValueError("no pictures")
    colors = pictures[-1].quantize(COLORS)  # the last has every word, and so every colour
    frames = [one.quantize(palette=colors, dither=Image.Dither.NONE) for one in pictures]
    times = [round(seconds * 1000)] * (len(frames) - 1) + [round(last * 1000)]
    made = BytesIO()
    frames[0].save(made, "GIF", save_all=True, append_images=frames[1:], duration=times, loop=0,
                   optimize=False)
    return made.getvalue()
