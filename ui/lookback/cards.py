"""The steps that can be looked back at, as the cards of the preparation."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QListWidget

from ui.look import Look
from ui.parts.fade import Fade
from ui.prepare.step_list import CardDelegate

CARD_EDGE = 7
"""Pixels that the list keeps around its cards; what stands above is level with these."""


class Cards(QListWidget):
    """A list of cards that fades where it goes on below."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._delegate = CardDelegate(look)
        self.setItemDelegate(self._delegate)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._fade = Fade(self, look.color("surface"), round(28 * look.scale))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fade.stand()
