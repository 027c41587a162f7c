"""The bundled typeface, for windows and for scenes."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtGui import QFont, QFontDatabase

import resources
from facilitator.scene import Weight

FAMILY = "Inter"
BASE = 100
"""Pixel size at which scene texts are set; the painter scales them to theirs."""

_NUMBERS = {
    Weight.REGULAR: QFont.Weight.Normal,
    Weight.SEMIBOLD: QFont.Weight.DemiBold,
    Weight.BOLD: QFont.Weight.Bold,
    Weight.ITALIC: QFont.Weight.Normal,
    Weight.BOLD_ITALIC: QFont.Weight.Bold,
}


def load_fonts() -> None:
    """Make the bundled family known to Qt; harmless when done again."""
    if FAMILY in QFontDatabase.families():
        return
    for weight in Weight:
        QFontDatabase.addApplicationFont(str(resources.path("fonts", f"Inter-{weight.value}.ttf")))


@lru_cache(maxsize=8)
def scene_font(weight: Weight) -> QFont:
    """The font for texts of scenes.

    Kerning, hinting and shaping that is only cosmetic are off, so that widths are those of
    :class:`facilitator.drawing.measure.Measure`.
    """
    font = QFont(FAMILY)
    font.setPixelSize(BASE)
    font.setWeight(_NUMBERS[weight])
    font.setItalic(weight in (Weight.ITALIC, Weight.BOLD_ITALIC))
    font.setKerning(False)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setStyleStrategy(QFont.StyleStrategy.PreferNoShaping)
    return font
