"""A few facts in a line, parted by dots; where a line is too short they go on in the next one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QSizePolicy

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

_DOT = " · "
_PLAIN_TEXT, _WRAPPED = 0, 0x1000  # Qt's TextFormat.PlainText and TextFlag.TextWordWrap: see basic


class Facts(QLabel):
    """``lines`` of facts; a dot stands between two of a line only, never at the end of one."""

    def __init__(self, lines: Sequence[Sequence[str]]) -> None:
        super().__init__(_joined(lines))
        self._facts = tuple(tuple(line) for line in lines)
        self.setProperty("textFormat", _PLAIN_TEXT)
        self.setProperty("role", "soft")
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def heightForWidth(self, width: int) -> int:
        return self.fontMetrics().boundingRect(
            0, 0, width, 1 << 16, _WRAPPED, self._broken(width)).height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        text = self._broken(self.width())
        if text != self.text():
            self.setText(text)

    def _broken(self, width: int) -> str:
        """The facts in as many lines as they need, as text."""
        far = self.fontMetrics().horizontalAdvance
        lines: list[list[str]] = []
        for facts in self._facts:
            lines.append([])
            for fact in facts:
                if lines[-1] and far(_DOT.join((*lines[-1], fact))) > width:
                    lines.append([])
                lines[-1].append(fact)
        return _joined(lines)


def _joined(lines: Sequence[Sequence[str]]) -> str:
    return "\n".join(_DOT.join(line) for line in lines)
