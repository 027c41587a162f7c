"""The bundled typeface, for windows and for scenes."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtGui import QFont, QFontDatabase

import resources

if TYPE_CHECKING:  # the first window has no scenes
    from facilitator.scene import Weight

FAMILY = "Inter"
BASE = 100
"""Pixel size at which scene texts are set; the painter scales them to theirs."""
_WINDOW = ("Regular", "SemiBold")
_SCENES = ("Bold", "Italic", "BoldItalic")


@lru_cache(maxsize=1)
def load_window_fonts() -> None:
    """Make the weights that windows use known to Qt, once.

    Asking Qt whether it knows them would have it look at every font of the system.
    """
    _load(_WINDOW)


@lru_cache(maxsize=1)
def load_fonts() -> None:
    """Make the whole bundled family known to Qt, once; scenes need all of it."""
    load_window_fonts()
    _load(_SCENES)


@lru_cache(maxsize=8)
def scene_font(weight: Weight) -> QFont:
    """The font for texts of scenes.

    Kerning, hinting and shaping that is only cosmetic are off, so that widths are those of
    :class:`facilitator.drawing.measure.Measure`.
    """
    from facilitator.scene import Weight

    load_fonts()
    bold = {Weight.SEMIBOLD: QFont.Weight.DemiBold, Weight.BOLD: QFont.Weight.Bold,
            Weight.BOLD_ITALIC: QFont.Weight.Bold}
    font = QFont(FAMILY)
    font.setPixelSize(BASE)
    font.setWeight(bold.get(weight, QFont.Weight.Normal))
    font.setItalic(weight in (Weight.ITALIC, Weight.BOLD_ITALIC))
    font.setKerning(False)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setStyleStrategy(QFont.StyleStrategy.PreferNoShaping)
    return font


def _load(weights: tuple[str, ...]) -> None:
    for weight in weights:
        QFontDatabase.addApplicationFont(str(resources.path("fonts", f"Inter-{weight}.ttf")))
