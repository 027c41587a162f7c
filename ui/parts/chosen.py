"""How the rows that are painted by hand show that they are chosen, and which one has the focus."""

from __future__ import annotations

from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from ui.look import Look

_BAR = 3
_EITHER = QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_HasFocus


class ChosenGround:
    """The ground of a chosen row, and the bar at the left of the one in focus."""

    def __init__(self, look: Look) -> None:
        # Colours are made once: a row is painted thousands of times.
        self._ground, self._bar = look.color("leaf-soft"), look.color("leaf")

    def paint(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        """Paint what ``option`` says of a row; to be called before its words are."""
        state = option.state & _EITHER
        if not state:
            return
        place = option.rect
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(place, self._ground)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.fillRect(place.left(), place.top(), _BAR, place.height(), self._bar)
